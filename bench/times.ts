/**
 * Finding and resolving times: ours beside chrono-node and compromise-dates, on the dev part of `time-tempeval3`, with its
 * scorer and 95 % bootstrap intervals; then the speed of our time stage alone.
 *
 *   npm run bench:times [-- --samples 2000] [--seed 1] [--limit N] [--rounds 5]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { extractTimes } from '../src/extract/times.ts';
import { readDocument } from '../src/read/read-document.ts';
import { loadTimeLexicon } from '../src/reference/lexicon/times.ts';
import { resolveTimes } from '../src/resolve/times.ts';
import type { InputDocument, ReadDocument } from '../src/text/document.ts';
import { BENCH_FOLDER } from './bench-folder.ts';
import { formatTable } from './format-table.ts';
import { score } from './score.ts';
import { findMedian } from './statistics.ts';
import { bootstrapInterval } from './times/bootstrap.ts';
import { MEASURES, type ScoredTime, scoreTallies, tallyTimes } from './times/score-times.ts';
import { makeFinders, type TimeFinder } from './times/systems.ts';

const NAME = 'time-tempeval3';

const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    limit: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
  },
});
const [samples, seed, limit, rounds] = [
  Number(values.samples),
  Number(values.seed),
  Number(values.limit),
  Number(values.rounds),
];

interface Row {
  readonly id: string;
  readonly text: string;
  readonly publishedAt: string;
  readonly gold: { readonly times: readonly ScoredTime[] };
}

const lines = readFileSync(join(BENCH_FOLDER, NAME, 'dev.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .slice(0, limit);
const rows = lines.map((line) => JSON.parse(line) as Row);
const inputs = rows.map(
  ({ id, text, publishedAt }): InputDocument => ({
    id,
    text,
    publishedAt,
    title: null,
    source: null,
    language: null,
    parts: null,
    warnings: [],
  }),
);

const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const gold = join(folder, 'gold.jsonl');
writeFileSync(gold, `${lines.join('\n')}\n`);

console.log(
  `${NAME}: ${rows.length} documents; 95 % intervals from ${samples} samples of them, seed ${seed}\n`,
);
const table = Object.entries(makeFinders()).map(([name, find]) => measure(name, find));
console.log(formatTable([['F1', ...MEASURES], ...table]));
console.log(`\n${measureSpeed()}`);

function measure(name: string, find: TimeFinder): string[] {
  let failed = 0;
  const found = inputs.map((input) => {
    try {
      return find(input);
    } catch (error) {
      if (name === 'OnRecord') throw error;
      failed++;
      return [];
    }
  });
  if (failed > 0) console.log(`${name} fails on ${failed} documents, which count as empty\n`);
  const tallies = rows.map((row, index) => tallyTimes(row.gold.times, found[index] ?? []));
  const figures = scoreTallies(tallies);
  checkAgainstScorer(name, found, figures);
  return [
    name,
    ...MEASURES.map((key) => {
      const { low, high } = bootstrapInterval(tallies, (some) => scoreTallies(some)[key], { samples, seed });
      return `${figures[key].toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`;
    }),
  ];
}

/** Ours are only the sums over documents; the figures are the scorer's, or the run fails. */
function checkAgainstScorer(
  name: string,
  found: readonly (readonly ScoredTime[])[],
  figures: Readonly<Record<string, number>>,
): void {
  const output = join(folder, 'out.jsonl');
  const answers = rows.map(({ id }, index) => JSON.stringify({ id, times: found[index] }));
  writeFileSync(output, `${answers.join('\n')}\n`);
  const scored = score(NAME, { gold, output }).figures;
  for (const key of MEASURES) {
    const theirs = Number(scored[`${key}_f1`]);
    if (Math.abs(theirs - (figures[key] ?? 0)) > 0.0002)
      throw new Error(`${name}: ${key} is ${figures[key]} by our sums and ${theirs} by the scorer`);
  }
}

/**
 * Processor time of the time stage, after reading: expressions found and resolved. The pieces of a sentence are kept
 * between stages, so each round has sentences of its own.
 */
function measureSpeed(): string {
  const lexicon = loadTimeLexicon();
  const read = inputs.map((input) => readDocument(input));
  const tokens = read.reduce((sum, doc) => sum + doc.tokens.length, 0);
  const speeds: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const docs = read.map(
      (doc): ReadDocument => ({ ...doc, sentences: doc.sentences.map((sentence) => ({ ...sentence })) }),
    );
    const before = process.cpuUsage();
    for (const doc of docs) resolveTimes(doc, extractTimes(doc, lexicon), lexicon);
    const { user, system } = process.cpuUsage(before);
    // The first round warms the program up.
    if (round > 0) speeds.push(tokens / ((user + system) / 1e6));
  }
  const [slowest, middle] = [Math.min(...speeds), findMedian(speeds)].map((each) => Math.round(each / 1000));
  return `time stage after reading: ${middle} thousand tokens a second of one core (median of ${rounds} rounds, slowest ${slowest}; ${tokens} tokens)`;
}
