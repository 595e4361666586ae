/**
 * Readings kept between runs of a benchmark. The reader takes two thirds of a document's time and seldom changes; who
 * works on a later stage need not wait for it. A change of the reader, its model or its words begins a new file.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, globSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { formatCoded, type PrintOptions } from '../src/cli/code/write-coded.ts';
import { parseDocumentLine } from '../src/ingest/json-lines.ts';
import { codeReading, loadKnowledge } from '../src/pipeline.ts';
import { readDocument } from '../src/read/read-document.ts';
import type { ReadDocument } from '../src/text/document.ts';

const ROOT = join(import.meta.dirname, '..');
/** All that a reading depends on. */
const SOURCES = [
  'src/read/**/*.ts',
  'src/text/{document,norm,sections}.ts',
  'src/text/tree/*.ts',
  'data/models/reader.*',
  'data/lexicon/en/{lemmas,page-parts,reader,sections,tokens}.yaml',
];
const MAX_CHARS = 1_000_000;

export interface KeptRun extends PrintOptions {
  /** Of the benchmark. */
  readonly name: string;
  /** Where readings are kept. */
  readonly folder: string;
  /** JSON Lines of documents. */
  readonly input: string;
  /** Where the coded documents go, a line each. */
  readonly output: string;
}

/**
 * Codes each line of the input, in order, in this process.
 * @throws Error when a line is not a document
 */
export async function codeWithKeptReadings(run: KeptRun): Promise<void> {
  const lines = readFileSync(run.input, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const key = createHash('sha256').update(hashSources()).update(lines.join('\n')).digest('hex').slice(0, 16);
  const kept = join(run.folder, `${run.name}-${key}.jsonl`);
  if (!existsSync(kept)) await keepReadings(run.folder, kept, lines);
  const knowledge = loadKnowledge();
  const output = await open(run.output, 'w');
  for await (const line of createInterface({ input: createReadStream(kept), crlfDelay: Infinity })) {
    const doc = JSON.parse(line) as ReadDocument;
    const coded = codeReading(doc, knowledge, { tokens: run.tokens });
    await output.write(`${formatCoded(coded, doc.text, run)}\n`);
  }
  await output.close();
}

/** Writes beside and renames, so that a run that was interrupted leaves nothing half. */
async function keepReadings(folder: string, kept: string, lines: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const partial = `${kept}.${process.pid}`;
  const file = await open(partial, 'w');
  for (const [index, line] of lines.entries()) {
    const result = parseDocumentLine(Buffer.from(line), index + 1, { maxChars: MAX_CHARS, posts: false });
    if (!('document' in result)) throw new Error(`line ${index + 1}: ${result.error.message}`);
    await file.write(`${JSON.stringify(readDocument(result.document))}\n`);
  }
  await file.close();
  renameSync(partial, kept);
}

function hashSources(): string {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).sort()) {
    hash.update(path).update(readFileSync(join(ROOT, path)));
  }
  return hash.digest('hex');
}
