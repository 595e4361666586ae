/**
 * A process of its own for one reader, one number of threads and one set of texts: reads them round by round. Takes a
 * `Task` from standard input and writes a `Measured` to standard output, as JSON.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Counts, ReaderName } from './readers.ts';
import { readAll, startThread } from './reading-thread.ts';

/** At least so long does the first round go on. */
const WARM_UP_MS = 1000;

export interface Task {
  readonly reader: ReaderName;
  readonly threads: number;
  /** The first round is for warming up. */
  readonly rounds: readonly (readonly string[])[];
}

export interface Round extends Counts {
  readonly seconds: number;
  /** Cores kept busy by this process, and by everything else on the machine. */
  readonly cores: number;
  readonly others: number;
}

export interface Measured {
  /** Without the one for warming up. */
  readonly rounds: readonly Round[];
  /** Resident memory at the end, and at most, in MB; null where there is no /proc. */
  readonly memory: number;
  readonly peakMemory: number | null;
}

/** Seconds of processor time so far: of this process with all its threads, and of the whole machine. */
function readClocks(): { readonly wall: number; readonly own: number; readonly machine: number } {
  const own = process.cpuUsage();
  const busy = cpus().map(({ times }) => times.user + times.nice + times.sys + times.irq);
  return {
    wall: performance.now() / 1e3,
    own: (own.user + own.system) / 1e6,
    machine: busy.reduce((sum, each) => sum + each, 0) / 1e3,
  };
}

/** In MB, from the kernel. */
function readPeakMemory(): number | null {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
    return found ? Math.round((Number(found[1]) * 1024) / 1e6) : null;
  } catch {
    return null;
  }
}

const task = JSON.parse(readFileSync(0, 'utf8')) as Task;
const threads = await Promise.all(Array.from({ length: task.threads }, () => startThread(task.reader)));
const [warmUp = [], ...measuredRounds] = task.rounds;
const warmFrom = performance.now();
do await readAll(threads, warmUp);
while (performance.now() - warmFrom < WARM_UP_MS);
const rounds: Round[] = [];
for (const texts of measuredRounds) {
  const before = readClocks();
  const counts = await readAll(threads, texts);
  const after = readClocks();
  const seconds = after.wall - before.wall;
  const own = after.own - before.own;
  const others = Math.max(0, after.machine - before.machine - own);
  rounds.push({ ...counts, seconds, cores: own / seconds, others: others / seconds });
}
const measured: Measured = {
  rounds,
  memory: Math.round(process.memoryUsage.rss() / 1e6),
  peakMemory: readPeakMemory(),
};
process.stdout.write(JSON.stringify(measured));
await Promise.all(threads.map((thread) => thread.stop()));
