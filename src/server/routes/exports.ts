/** `/api/export`: the events as a file, with people's decisions applied, streamed document by document. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { createEventWriter, EVENT_FORMATS, type EventFormat } from '../../export/event-writer.ts';
import { listExportRows } from '../../export/export-row.ts';
import type { Store } from '../../store/store.ts';
import type { Routes } from '../server.ts';

const CONTENT_TYPES: Readonly<Record<EventFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
};

async function* writeEvents(
  store: Store,
  format: EventFormat,
  includeRejected: boolean,
): AsyncGenerator<string> {
  const writer = createEventWriter(format);
  yield writer.head;
  for (const id of await store.listDocumentIds()) {
    const stored = await store.getDocument(id);
    // It may have been erased since.
    if (!stored) continue;
    for (const row of listExportRows(stored, { includeRejected })) yield writer.write(row);
  }
  yield writer.end();
}

export const routeExports: Routes = (app, { store }) => {
  app.get(
    '/export',
    {
      schema: {
        summary: 'All events as a file; what people rejected is left out unless it is asked for',
        querystring: z.strictObject({
          format: z.enum(EVENT_FORMATS),
          includeRejected: z.stringbool().optional(),
        }),
      },
    },
    (request, reply) => {
      const { format, includeRejected } = request.query;
      return reply
        .type(CONTENT_TYPES[format])
        .header('content-disposition', `attachment; filename="onrecord-events.${format}"`)
        .send(Readable.from(writeEvents(store, format, includeRejected ?? false), { objectMode: false }));
    },
  );
};
