/** Runs a benchmark's own scorer, over all documents of a run or over some of them. */
import { spawnSync } from 'node:child_process';
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { BENCH_FOLDER } from './bench-folder.ts';

/** Benchmarks whose scorer is `score_events.py`; the others have `score.py`. */
const EVENT_BENCHMARKS: ReadonlySet<string> = new Set([
  'coding-insecurity',
  'type-case21',
  'detect-india-police',
  'templates-muc4',
  'roles-wikievents',
  'regression-petrarch',
]);

/** A run's files: gold and output, one JSON object a line. */
export interface Files {
  readonly gold: string;
  readonly output: string;
}

export interface Scores {
  /** What the scorer prints for people. */
  readonly table: string;
  /** Its last line. */
  readonly figures: Readonly<Record<string, unknown>>;
}

/**
 * Scores an output against its gold.
 * @throws Error when the scorer fails, or when its last line is not one JSON object
 */
export function score(benchmark: string, files: Files): Scores {
  const scorer = join(BENCH_FOLDER, EVENT_BENCHMARKS.has(benchmark) ? 'score_events.py' : 'score.py');
  const run = spawnSync('python3', [scorer, benchmark, files.gold, files.output], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`${scorer} ended with status ${run.status ?? run.signal}`);
  const lines = run.stdout.trimEnd().split('\n');
  const figures = JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;
  return { table: lines.slice(0, -1).join('\n').trimEnd(), figures };
}

/**
 * Copies gold and output of some documents into files of their own, named after `part` beside the whole ones.
 * @param keeps says by its id whether a document is one of them
 */
export async function selectDocuments(
  files: Files,
  part: string,
  keeps: (id: string) => boolean,
): Promise<Files> {
  const selected = { gold: nameAfter(files.gold, part), output: nameAfter(files.output, part) };
  await copyLines(files.gold, selected.gold, keeps);
  await copyLines(files.output, selected.output, keeps);
  return selected;
}

function nameAfter(path: string, part: string): string {
  return path.replace(/\.jsonl$/, `.${part}.jsonl`);
}

/** Lines without an id (the answer to a line that could not be read) belong to no document and are left out. */
async function copyLines(from: string, to: string, keeps: (id: string) => boolean): Promise<void> {
  const kept: string[] = [];
  for await (const line of createInterface({ input: createReadStream(from) })) {
    if (line.trim() === '') continue;
    const { id } = JSON.parse(line) as { id?: unknown };
    if (typeof id === 'string' && keeps(id)) kept.push(`${line}\n`);
  }
  writeFileSync(to, kept.join(''));
}
