/** `onrecord code` at work: reads, codes in one or more threads, and prints in input order with bounded memory. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { EXIT_FAILED, EXIT_OK } from '../errors.ts';
import type { Progress } from '../progress.ts';
import type { CoderOptions } from './coder.ts';
import { CoderPool } from './coder-pool.ts';
import type { CodeInput } from './read-inputs.ts';
import { formatJson } from './write-coded.ts';

export interface RunOptions {
  readonly coder: CoderOptions;
  readonly threads: number;
  /** ISO 8601 date for documents without one. */
  readonly published: string | null;
  readonly progress: Progress;
}

/** Documents that may be read ahead of the first one that is not printed yet. */
const READ_AHEAD = 32;

interface Slot {
  readonly where: string;
  readonly coded: Promise<{ readonly output: string | null; readonly failure: string | null }>;
}

/**
 * @param inputs documents and failures, in order
 * @param output where the lines go
 * @returns the exit status: 1 when any input failed
 */
export async function runCode(
  inputs: AsyncIterable<CodeInput>,
  output: Writable,
  options: RunOptions,
): Promise<number> {
  const pool = new CoderPool(options.coder, options.threads);
  const queue = new Queue<Slot>(READ_AHEAD);
  let status = EXIT_OK;
  const print = async (): Promise<void> => {
    for (let slot = await queue.take(); slot; slot = await queue.take()) {
      const coded = await slot.coded;
      if (coded.failure !== null) {
        status = EXIT_FAILED;
        options.progress.note(`onrecord: ${slot.where}: ${coded.failure}`);
      }
      options.progress.step();
      if (coded.output !== null && !output.write(`${coded.output}\n`)) await once(output, 'drain');
    }
  };
  try {
    await Promise.all([feed(inputs, pool, queue, options).finally(() => queue.end()), print()]);
  } finally {
    await pool.close();
  }
  return status;
}

async function feed(
  inputs: AsyncIterable<CodeInput>,
  pool: CoderPool,
  queue: Queue<Slot>,
  options: RunOptions,
): Promise<void> {
  for await (const each of inputs) {
    if (each.kind === 'failure') {
      const output = each.line && formatJson(each.line, options.coder.pretty);
      await queue.put({ where: each.where, coded: Promise.resolve({ output, failure: each.message }) });
      continue;
    }
    const { input, line } = each.job;
    const dated =
      input.publishedAt === null && options.published !== null
        ? { ...input, publishedAt: options.published }
        : input;
    const { coded } = await pool.dispatch({ input: dated, line });
    await queue.put({ where: each.where, coded });
  }
}

/** A queue between two loops: the writer waits while it is full, the reader while it is empty. */
class Queue<T> {
  readonly #items: T[] = [];
  readonly #limit: number;
  #ended = false;
  #wake: (() => void)[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  async put(item: T): Promise<void> {
    this.#items.push(item);
    this.#notify();
    while (this.#items.length >= this.#limit) await this.#change();
  }

  /** The next item; null when there will be none. */
  async take(): Promise<T | null> {
    while (this.#items.length === 0 && !this.#ended) await this.#change();
    const item = this.#items.shift() ?? null;
    this.#notify();
    return item;
  }

  end(): void {
    this.#ended = true;
    this.#notify();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve));
  }

  #notify(): void {
    const waiting = this.#wake;
    this.#wake = [];
    for (const wake of waiting) wake();
  }
}
