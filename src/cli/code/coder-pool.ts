/**
 * Codes documents in this thread, and in further ones once there are many: each thread loads the knowledge for
 * itself, which pays only for more than a few documents.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { WorkerJob, WorkerReply } from './code-worker.ts';
import { type Coded, type CoderOptions, createCoder, type Job } from './coder.ts';
import { holdYoungGeneration } from './young-generation.ts';

/** So many documents are coded before further threads start. */
const DOCUMENTS_BEFORE_WORKERS = 12;
/** Jobs that wait in a worker, so that it is never idle while this thread is coding. */
const JOBS_AHEAD = 4;

/**
 * V8 lets the heap of a machine with much memory grow to several times what is in use; this much growth, in percent,
 * keeps two threads below 700 MB.
 */
const HEAP_GROWTH = 20;
/** A thread that needs more for one document dies, and this thread, which has no such limit, codes it. */
const WORKER_LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 };

interface Helper {
  readonly worker: Worker;
  ready: boolean;
  readonly jobs: Map<number, { readonly job: Job; readonly resolve: (coded: Coded) => void }>;
}

export class CoderPool {
  readonly #options: CoderOptions;
  readonly #threads: number;
  readonly #code: (job: Job) => Coded;
  readonly #helpers: Helper[] = [];
  #number = 0;

  /** @param threads how many threads code, this one included */
  constructor(options: CoderOptions, threads: number) {
    this.#options = options;
    this.#threads = threads;
    setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
    this.#code = createCoder(options);
  }

  /**
   * Codes one document, in a worker that has room or else in this thread.
   * @returns at once when a worker has it, else when it is coded; the promise inside settles when it is coded
   */
  async dispatch(job: Job): Promise<{ readonly coded: Promise<Coded> }> {
    this.#number++;
    if (this.#number === DOCUMENTS_BEFORE_WORKERS) await this.#startHelpers();
    const free = this.#helpers
      .filter((helper) => helper.ready && helper.jobs.size < JOBS_AHEAD)
      .sort((a, b) => a.jobs.size - b.jobs.size)[0];
    if (free) return { coded: this.#send(free, job) };
    const coded = this.#code(job);
    // Lets finished lines out and replies in before the next document.
    await nextTurn();
    return { coded: Promise.resolve(coded) };
  }

  async close(): Promise<void> {
    await Promise.all(this.#helpers.map(({ worker }) => worker.terminate()));
  }

  #send(helper: Helper, job: Job): Promise<Coded> {
    const number = this.#number;
    return new Promise((resolve) => {
      helper.jobs.set(number, { job, resolve });
      const message: WorkerJob = { ...job, number };
      helper.worker.postMessage(message);
    });
  }

  async #startHelpers(): Promise<void> {
    const begun: Promise<unknown>[] = [];
    for (let count = 1; count < this.#threads; count++) {
      const worker = new Worker(new URL('./code-worker.ts', import.meta.url), {
        workerData: this.#options,
        resourceLimits: WORKER_LIMITS,
      });
      const helper: Helper = { worker, ready: false, jobs: new Map() };
      begun.push(new Promise((done) => worker.once('online', done).once('exit', done)));
      worker.on('message', (reply: WorkerReply) => {
        if (reply.kind === 'ready') helper.ready = true;
        else {
          helper.jobs.get(reply.number)?.resolve(reply);
          helper.jobs.delete(reply.number);
        }
      });
      worker.on('error', () => this.#takeOver(helper));
      worker.on('exit', () => this.#takeOver(helper));
      this.#helpers.push(helper);
    }
    await Promise.all(begun);
    holdYoungGeneration();
  }

  /** A thread that died (out of memory, say) loses nothing: this one codes what it had. */
  #takeOver(helper: Helper): void {
    helper.ready = false;
    for (const [number, { job, resolve }] of helper.jobs) {
      helper.jobs.delete(number);
      resolve(this.#code(job));
    }
  }
}
