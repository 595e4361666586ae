/**
 * Runs a reading benchmark of `../shared/bench` against its dev part: input without gold, `onrecord code --jsonl`, then
 * the benchmark's own scorer.
 *
 *   npm run bench -- NAME [--limit N] [--keep DIR]
 */
import { spawn, spawnSync } from 'node:child_process';
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

const ROOT = join(import.meta.dirname, '..');
const BENCH = process.env.ONRECORD_BENCH ?? resolve(ROOT, '../shared/bench');
/** What `inputs.py` lets through; everything else in a line is gold. */
const INPUT_KEYS = ['id', 'text', 'title', 'publishedAt', 'source', 'language'];
/** Benchmarks whose scorer is `score_events.py`; the others have `score.py`. */
const EVENT_BENCHMARKS = new Set([
  'coding-insecurity',
  'type-case21',
  'detect-india-police',
  'templates-muc4',
  'roles-wikievents',
  'regression-petrarch',
]);
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
  options: { limit: { type: 'string' }, keep: { type: 'string' } },
});
if (!existsSync(BENCH)) fail(`${BENCH} is not there; set ONRECORD_BENCH to the folder of the benchmarks`);
const names = readdirSync(BENCH, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const name = positionals[0] ?? fail(`name a benchmark: ${names.join(', ')}`);
if (!names.includes(name)) fail(`unknown benchmark "${name}"; there are ${names.join(', ')}`);
if (NOT_YET[name]) fail(`${name} cannot be run: ${NOT_YET[name]}`);

const dir = values.keep ? resolve(values.keep) : mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
mkdirSync(dir, { recursive: true });
const gold = join(dir, `${name}.gold.jsonl`);
const input = join(dir, `${name}.in.jsonl`);
const output = join(dir, `${name}.out.jsonl`);

const lines = readFileSync(join(BENCH, name, 'dev.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '');
const used = lines.slice(0, values.limit ? Number(values.limit) : lines.length);
writeFileSync(gold, `${used.join('\n')}\n`);
const stripped = used.map((line) => {
  const row = JSON.parse(line) as Record<string, unknown>;
  return JSON.stringify(
    Object.fromEntries(INPUT_KEYS.flatMap((key) => (row[key] == null ? [] : [[key, row[key]]]))),
  );
});
writeFileSync(input, `${stripped.join('\n')}\n`);

const from = performance.now();
const args = [
  join(ROOT, 'bin/onrecord.mjs'),
  'code',
  '--jsonl',
  ...(name === 'grammar-ud' ? ['--tokens'] : []),
];
const coder = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
const ended = new Promise<number | null>((done) => coder.on('close', done));
await Promise.all([
  pipeline(createReadStream(input), coder.stdin),
  pipeline(coder.stdout, createWriteStream(output)),
]);
const status = await ended;
const took = (performance.now() - from) / 1000;
console.log(`${name}: ${used.length} documents in ${took.toFixed(1)} s, exit status ${status}`);

const scorer = join(BENCH, EVENT_BENCHMARKS.has(name) ? 'score_events.py' : 'score.py');
const scored = spawnSync('python3', [scorer, name, gold, output], { stdio: 'inherit' });
if (!values.keep) rmSync(dir, { recursive: true });
process.exitCode = status === 0 ? (scored.status ?? 1) : 1;
