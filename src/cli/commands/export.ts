/** `onrecord export`: the record for other programs. */

import { once } from 'node:events';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { StoredDocument } from '../../contract/record.ts';
import type { EventFormat } from '../../export/event-writer.ts';
import type { ExportOptions as RowOptions } from '../../export/export-row.ts';
import type { Store } from '../../store/store.ts';
import { CommandError, EXIT_USAGE } from '../errors.ts';
import { WORKSPACE_FLAG, WORKSPACE_HELP, type WorkspaceOption, withStore } from '../open-workspace.ts';
import { requireWord } from '../suggest.ts';

const FORMATS = ['csv', 'geojson', 'jsonl'] as const satisfies readonly EventFormat[];

interface ExportCommandOptions extends WorkspaceOption {
  readonly format: string;
  readonly of: 'events' | 'documents';
  readonly output?: string;
  readonly includeRejected?: boolean;
  readonly coarsen?: number;
}

const HELP = `
csv      one row for each event: codes, dates, place and its precision, tolls, sources, quotes, decision
geojson  the same as features; an event without a place has null geometry
jsonl    the same as JSON, with each claim whole; --of documents: whole documents in the contract "onrecord/1"

What people decided counts: their values stand in place of the machine's, and what they rejected is left out. The
columns are described in docs/exports.md.

Examples:
  onrecord export --format csv > events.csv
  onrecord export --format geojson --output events.geojson
  onrecord export --format csv --coarsen 10 --output shared.csv     positions to 10 km, no names, no quotes`;

export function registerExport(program: Command): void {
  program
    .command('export')
    .summary('write events as CSV, GeoJSON or JSON Lines')
    .description('Writes the events of the record, with the claims and sources that each rests on.')
    .requiredOption('--format <format>', FORMATS.join(', '))
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .option('--output <file>', 'the file to write; without it, standard output')
    .addOption(
      new Option('--of <what>', 'what to write; documents only as jsonl')
        .choices(['events', 'documents'])
        .default('events'),
    )
    .option('--include-rejected', 'also what people rejected, marked as such')
    .option('--coarsen <km>', 'round positions to so many kilometres; leave out names and quotes', parseKm)
    .addHelpText('after', HELP)
    .action(exportRecord);
}

function parseKm(value: string): number {
  const km = Number(value);
  if (!(km > 0 && km <= 1000)) throw new InvalidArgumentError('Give kilometres, above 0 and up to 1000.');
  return km;
}

async function exportRecord(options: ExportCommandOptions): Promise<void> {
  const format = requireWord('format', options.format, FORMATS);
  if (options.of === 'documents' && format !== 'jsonl') {
    throw new CommandError('documents are written as jsonl only', EXIT_USAGE);
  }
  if (options.of === 'documents' && options.coarsen !== undefined) {
    throw new CommandError(
      '--coarsen cannot be used with documents: their text says what it would hide',
      EXIT_USAGE,
    );
  }
  const rows: RowOptions = {
    includeRejected: options.includeRejected ?? false,
    ...(options.coarsen === undefined ? {} : { coarsenKm: options.coarsen }),
  };
  await withStore(options, async (store) => {
    const chunks =
      options.of === 'documents' ? writeDocuments(store, rows) : writeEvents(store, format, rows);
    if (options.output === undefined) await writeChunks(chunks, process.stdout);
    else await writeFile(chunks, options.output);
  });
}

/** Documents one after the other, oldest first: never more than one in memory. */
async function* readDocuments(store: Store): AsyncGenerator<StoredDocument> {
  for (const id of await store.listDocumentIds()) {
    // It may have been erased since.
    const document = await store.getDocument(id);
    if (document) yield document;
  }
}

async function* writeDocuments(store: Store, options: RowOptions): AsyncGenerator<string> {
  const { writeDocumentLine } = await import('../../export/jsonl.ts');
  for await (const document of readDocuments(store)) yield writeDocumentLine(document, options);
}

async function* writeEvents(store: Store, format: EventFormat, options: RowOptions): AsyncGenerator<string> {
  const { listExportRows } = await import('../../export/export-row.ts');
  const { createEventWriter } = await import('../../export/event-writer.ts');
  const writer = createEventWriter(format);
  yield writer.head;
  for await (const document of readDocuments(store)) {
    for (const row of listExportRows(document, options)) yield writer.write(row);
  }
  yield writer.end();
}

async function writeChunks(chunks: AsyncIterable<string>, stream: Writable): Promise<void> {
  for await (const chunk of chunks) if (!stream.write(chunk)) await once(stream, 'drain');
}

/** The file appears under its name only when it is whole. */
async function writeFile(chunks: AsyncIterable<string>, file: string): Promise<void> {
  const part = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  const stream = createWriteStream(part);
  try {
    await once(stream, 'open');
    await writeChunks(chunks, stream);
    stream.end();
    await once(stream, 'close');
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(`${file} cannot be written: ${reason}`);
  }
}
