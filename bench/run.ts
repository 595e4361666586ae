/**
 * Runs a reading benchmark of `../shared/bench` against its dev part: input without gold, `onrecord code --jsonl`, then
 * the benchmark's own scorer. Where the dev part may train weights, the documents held out from training are scored
 * apart, and only their figures end as a line to quote.
 *
 *   npm run bench -- NAME [--limit N] [--keep DIR] [--casing upper|lower] [--readings DIR]
 *   npm run bench -- grammar-ud --by genre
 */
import { spawn } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { BENCH_FOLDER } from './bench-folder.ts';
import { CASINGS, changeCase } from './casing.ts';
import { isHeldOut, mayTrain } from './held-out.ts';
import { codeWithKeptReadings } from './kept-readings.ts';
import { type Files, score, selectDocuments } from './score.ts';
import { formatGenres, scoreByGenre } from './score-by-genre.ts';

const PROGRAM = join(import.meta.dirname, '../bin/onrecord.mjs');
/** What `inputs.py` lets through; everything else in a line is gold. */
const INPUT_KEYS = ['id', 'text', 'title', 'publishedAt', 'source', 'language'];
/** Of these, what a casing changes. Gold keeps its text: it has offsets, and those stay valid. */
const CASED_KEYS = new Set(['text', 'title']);
/** Benchmarks that `code` alone does not answer. */
const NOT_YET: Readonly<Record<string, string>> = {
  'corefer-ecb': 'it reads the output of "onrecord corroborate", which does not exist yet',
  'sanctions-names': 'it is data only',
};

function fail(message: string): never {
  console.error(`bench: ${message}`);
  process.exit(2);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    limit: { type: 'string' },
    keep: { type: 'string' },
    by: { type: 'string' },
    casing: { type: 'string' },
    readings: { type: 'string' },
  },
});
if (!existsSync(BENCH_FOLDER))
  fail(`${BENCH_FOLDER} is not there; set ONRECORD_BENCH to the folder of the benchmarks`);
const names = readdirSync(BENCH_FOLDER, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const name = positionals[0] ?? fail(`name a benchmark: ${names.join(', ')}`);
if (!names.includes(name)) fail(`unknown benchmark "${name}"; there are ${names.join(', ')}`);
if (NOT_YET[name]) fail(`${name} cannot be run: ${NOT_YET[name]}`);
if (values.by !== undefined && (values.by !== 'genre' || name !== 'grammar-ud'))
  fail('--by takes "genre", and only for grammar-ud');
const casing = CASINGS.find((each) => each === values.casing);
if (values.casing !== undefined && !casing)
  fail(`unknown casing "${values.casing}"; there are ${CASINGS.join(', ')}`);
const limit = values.limit === undefined ? Infinity : Number(values.limit);
if (Number.isNaN(limit) || limit < 1) fail(`--limit takes a number of documents, not "${values.limit}"`);

const dir = values.keep ? resolve(values.keep) : mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
mkdirSync(dir, { recursive: true });
if (!values.keep) process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
const input = join(dir, `${name}.in.jsonl`);
const files: Files = { gold: join(dir, `${name}.gold.jsonl`), output: join(dir, `${name}.out.jsonl`) };

const lines = readFileSync(join(BENCH_FOLDER, name, 'dev.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .slice(0, limit);
const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown> & { readonly id: string });
writeFileSync(files.gold, `${lines.join('\n')}\n`);
writeFileSync(input, rows.map((row) => `${JSON.stringify(makeInput(row))}\n`).join(''));

function makeInput(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    INPUT_KEYS.flatMap((key) => {
      const value = row[key];
      if (value == null) return [];
      const cased = casing && CASED_KEYS.has(key) && typeof value === 'string';
      return [[key, cased ? changeCase(value, casing) : value]];
    }),
  );
}

const from = performance.now();
const status = values.readings ? await codeFromReadings(resolve(values.readings)) : await code();
const took = (performance.now() - from) / 1000;
const shown = casing ? ` in ${casing} case` : '';
console.log(`${name}${shown}: ${rows.length} documents in ${took.toFixed(1)} s, exit status ${status}\n`);

async function code(): Promise<number | null> {
  const args = [PROGRAM, 'code', '--jsonl', ...(name === 'grammar-ud' ? ['--tokens'] : [])];
  const coder = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((done) => coder.on('close', done));
  await Promise.all([
    pipeline(createReadStream(input), coder.stdin),
    pipeline(coder.stdout, createWriteStream(files.output)),
  ]);
  return ended;
}

/** Codes in this process, and reads only what the folder does not hold yet. */
async function codeFromReadings(folder: string): Promise<number> {
  const printed = { quotes: false, text: false, tokens: name === 'grammar-ud', pretty: false };
  await codeWithKeptReadings({ name, folder, input, output: files.output, ...printed });
  return 0;
}

if (mayTrain(name)) await reportHeldOut();
else await reportAll();
process.exitCode = status === 0 ? 0 : 1;

async function reportAll(): Promise<void> {
  const all = score(name, files);
  console.log(all.table);
  if (!values.by) return quote(all.figures);
  const genres = await scoreByGenre(files);
  console.log(`\n${formatGenres(genres)}`);
  quote({ ...all.figures, genres: Object.fromEntries(genres.map((each) => [each.label, each.figures])) });
}

/** Both tables, but a line of figures for the held-out documents only: the others may have been trained on. */
async function reportHeldOut(): Promise<void> {
  console.log('All documents, not to be quoted: a trained part may have seen nine in ten of them.');
  console.log(score(name, files).table);
  const held = rows.filter((row) => isHeldOut(row.id)).length;
  console.log(`\nHeld out from training, SHA-256(id) mod 10 = 0: ${held} of ${rows.length} documents.`);
  if (held === 0) return;
  const apart = score(name, await selectDocuments(files, 'held-out', isHeldOut));
  console.log(apart.table);
  quote({ ...apart.figures, part: 'held-out' });
}

/** The last line: one JSON object. */
function quote(figures: Readonly<Record<string, unknown>>): void {
  console.log(`\n${JSON.stringify(casing ? { ...figures, casing } : figures)}`);
}
