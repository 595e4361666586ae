/**
 * Speed, start-up and memory of reading (text to tokens, tree and names), beside what else reads English in npm, in the
 * same run and on the same texts. Every measurement has a process of its own.
 *
 *   npm run bench:reading [-- --documents 30] [--rounds 5] [--starts 5] [--reader NAME]
 */
import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatTable } from './format-table.ts';
import type { Measured, Round, Task } from './reading/measure-reading.ts';
import { READER_NAMES, READERS, type ReaderName } from './reading/readers.ts';
import { countWords, readTextSets, type TextSet } from './reading/texts.ts';
import { findMedian } from './statistics.ts';

const FOLDER = join(import.meta.dirname, 'reading');
const THREADS = [1, 2];
const COUNTS = ['sentences', 'tokens', 'arcs', 'names'] as const;

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '5' },
    starts: { type: 'string', default: '5' },
    reader: { type: 'string' },
  },
});
const documents = readNumber('documents');
const rounds = readNumber('rounds');
const starts = readNumber('starts');
const readers = chooseReaders();

console.log(`${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}); ${showLoad()} before`);
for (const set of readTextSets(rounds + 1, documents)) reportSpeed(set);
reportStarts();
reportDelivers();
console.log(`\n${showLoad()} after`);

/** Of the last minute, five and fifteen. On a quiet machine it is near 0 before, and near 1.5 after. */
function showLoad(): string {
  return `load average ${loadavg()
    .map((each) => each.toFixed(2))
    .join(', ')}`;
}

function fail(message: string): never {
  console.error(`bench: ${message}`);
  process.exit(2);
}

function readNumber(option: 'documents' | 'rounds' | 'starts'): number {
  const number = Number(values[option]);
  return Number.isInteger(number) && number > 0
    ? number
    : fail(`--${option} takes a whole number above 0, not "${values[option]}"`);
}

function chooseReaders(): readonly ReaderName[] {
  if (values.reader === undefined) return READER_NAMES;
  const chosen = READER_NAMES.find((name) => name === values.reader);
  return chosen ? [chosen] : fail(`unknown reader "${values.reader}"; there are ${READER_NAMES.join(', ')}`);
}

/** Runs a script of `bench/reading/` in a process of its own, and gives what it printed. */
function runScript(script: string, args: readonly string[], input = ''): string {
  const run = spawnSync(process.execPath, [join(FOLDER, script), ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 24,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (run.status !== 0) fail(`${script} ${args.join(' ')} ended with status ${run.status ?? run.signal}`);
  return run.stdout;
}

function reportSpeed({ title, rounds: texts }: TextSet): void {
  const words = texts.slice(1).map(countWords);
  const size = `${texts[0]?.length ?? 0} texts, ${Math.round(findMedian(words))} words`;
  console.log(`\n${title}: ${rounds} rounds of ${size}; medians (least to most)`);
  const head = 'reader,threads,words/s,,tokens/s,gain,cores,others,MB,peak MB'.split(',');
  const speeds: string[][] = [];
  const counts: string[][] = [];
  for (const reader of readers) {
    let alone = Number.NaN;
    for (const threads of THREADS) {
      const task: Task = { reader, threads, rounds: texts };
      const measured = JSON.parse(runScript('measure-reading.ts', [], JSON.stringify(task))) as Measured;
      const perSecond = measured.rounds.map((round, index) => (words[index] ?? 0) / round.seconds);
      const speed = findMedian(perSecond);
      const medianOf = (pick: (round: Round) => number) => findMedian(measured.rounds.map(pick));
      if (threads === 1) {
        alone = speed;
        counts.push([reader, ...COUNTS.map((key) => String(sumOf(measured.rounds, key)))]);
      }
      speeds.push([
        reader,
        String(threads),
        speed.toFixed(0),
        `(${Math.min(...perSecond).toFixed(0)} to ${Math.max(...perSecond).toFixed(0)})`,
        medianOf((round) => round.tokens / round.seconds).toFixed(0),
        (speed / alone).toFixed(2),
        medianOf((round) => round.cores).toFixed(2),
        medianOf((round) => round.others).toFixed(2),
        String(measured.memory),
        String(measured.peakMemory ?? 'unknown'),
      ]);
    }
  }
  console.log(formatTable([head, ...speeds]));
  console.log(`\ngiven out over all rounds\n${formatTable([['reader', ...COUNTS], ...counts])}`);
}

function sumOf(all: readonly Round[], key: (typeof COUNTS)[number]): number {
  return all.reduce((sum, round) => sum + round[key], 0);
}

/** The first start is left out: it fills the caches of the disk and of compiled code. */
function reportStarts(): void {
  const rows = readers.map((reader) => {
    const seconds = Array.from({ length: starts + 1 }, () => {
      const from = performance.timeOrigin + performance.now();
      return (Number(runScript('read-first-sentence.ts', [reader])) - from) / 1000;
    }).slice(1);
    const range = `(${Math.min(...seconds).toFixed(2)} to ${Math.max(...seconds).toFixed(2)})`;
    return [reader, findMedian(seconds).toFixed(2), range];
  });
  console.log(`\nstart of a process to its first sentence: ${starts} times; median`);
  console.log(formatTable([['reader', 'seconds', ''], ...rows]));
}

function reportDelivers(): void {
  const keys = ['tokens', 'tags', 'lemmas', 'tree', 'names', 'offsets'] as const;
  const rows = readers.map((reader) => [reader, ...keys.map((key) => READERS[reader].delivers[key])]);
  console.log(`\nwhat each delivers\n${formatTable([['reader', ...keys], ...rows])}`);
}
