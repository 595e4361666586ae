/** Knows text that a benchmark measures on, so that it is not trained on. */
import { hash } from 'node:crypto';

/** Words of a run: so many words in a row are seldom shared by chance. */
const RUN = 12;
const MOST_SHARED = 0.3;
/** Benchmark texts with fewer runs are too short to be told by their share. */
const LEAST_RUNS = 20;
/** Longer texts are judged by their own share only: they may quote a whole short article. */
const LONG = 4_000;

export class Overlap {
  /** The texts that hold a run, by number. */
  readonly #holders = new Map<string, number[]>();
  readonly #sizes: number[] = [];

  /** @param texts what is measured on; texts under twelve words cannot be told again */
  constructor(texts: Iterable<string>) {
    for (const text of texts) {
      const runs = new Set(listRuns(text));
      const number = this.#sizes.push(runs.size) - 1;
      for (const run of runs) this.#holders.set(run, [...(this.#holders.get(run) ?? []), number]);
    }
  }

  /**
   * Whether more than 30 % of a text's runs of twelve words stand in the benchmarks; or, where it is under 4,000 runs
   * long, it holds more than 30 % of the runs of one benchmark text of 20 runs and more.
   */
  isShared(text: string): boolean {
    if (this.#holders.size === 0) return false;
    const runs = new Set(listRuns(text));
    const held = new Map<number, number>();
    let shared = 0;
    for (const run of runs) {
      const holders = this.#holders.get(run);
      if (!holders) continue;
      shared++;
      for (const number of holders) held.set(number, (held.get(number) ?? 0) + 1);
    }
    if (shared > MOST_SHARED * runs.size) return true;
    if (runs.size >= LONG) return false;
    return [...held].some(([number, count]) => {
      const size = this.#sizes[number] ?? 0;
      return size >= LEAST_RUNS && count > MOST_SHARED * size;
    });
  }
}

function* listRuns(text: string): Generator<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (let at = 0; at + RUN <= words.length; at++) {
    yield hash('sha256', words.slice(at, at + RUN).join(' '), 'base64').slice(0, 12);
  }
}
