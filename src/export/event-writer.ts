/** Events one after the other in any of the formats. */
import { writeCsvHeader, writeCsvRow } from './csv.ts';
import type { ExportRow } from './export-row.ts';
import { GEOJSON_HEAD, writeFeature, writeGeojsonTail } from './geojson.ts';
import { writeEventLine } from './jsonl.ts';

export const EVENT_FORMATS = ['csv', 'geojson', 'jsonl'] as const;
export type EventFormat = (typeof EVENT_FORMATS)[number];

export interface EventWriter {
  readonly head: string;
  readonly write: (row: ExportRow) => string;
  readonly end: () => string;
}

const WRITERS: Record<EventFormat, () => EventWriter> = {
  csv: () => ({ head: writeCsvHeader(), write: writeCsvRow, end: () => '' }),
  geojson: createGeojsonWriter,
  jsonl: () => ({ head: '', write: writeEventLine, end: () => '' }),
};

/** A writer for one file: it counts what it has written. */
export function createEventWriter(format: EventFormat): EventWriter {
  return WRITERS[format]();
}

function createGeojsonWriter(): EventWriter {
  let events = 0;
  let placeless = 0;
  return {
    head: GEOJSON_HEAD,
    write: (row) => {
      if (!row.place) placeless++;
      const comma = events++ === 0 ? '' : ',\n';
      return comma + writeFeature(row);
    },
    end: () => writeGeojsonTail(events, placeless),
  };
}
