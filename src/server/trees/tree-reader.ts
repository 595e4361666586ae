/** The thread that reads documents for their trees: started at the first question, ended when nobody has asked for long. */
import { Worker } from 'node:worker_threads';
import type { SentenceTree } from '../../contract/sentence-tree.ts';
import { Fault } from '../faults.ts';
import type { TreeJob, TreeReply } from './tree-worker.ts';

/** The model takes memory; so long after the last answer the thread ends, in milliseconds. */
const IDLE = 120_000;
const STATUS = { outdated: 409, 'unsupported-language': 422 } as const;

interface Waiting {
  readonly resolve: (tree: SentenceTree) => void;
  readonly reject: (error: Error) => void;
}

export class TreeReader {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #number = 0;

  /**
   * Reads the document again, unless it is the one that was read last, and gives one tree.
   * @throws Fault where the document has no trees, and why
   */
  read(job: Omit<TreeJob, 'number'>): Promise<SentenceTree> {
    const number = ++this.#number;
    if (this.#idle) clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      const message: TreeJob = { ...job, number };
      worker.postMessage(message);
    });
  }

  async close(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle);
    const worker = this.#worker;
    // Whoever asks while it ends gets a new one.
    this.#worker = null;
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./tree-worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (reply: TreeReply) => this.#answer(reply));
    worker.on('error', (error) => this.#end(worker, error));
    worker.on('exit', () => this.#end(worker, new Error('the thread that reads trees has ended')));
    return worker;
  }

  #answer(reply: TreeReply): void {
    const waiting = this.#waiting.get(reply.number);
    this.#waiting.delete(reply.number);
    if ('tree' in reply) waiting?.resolve(reply.tree);
    else if (reply.code === null) waiting?.reject(new Error(reply.message));
    else waiting?.reject(new Fault(STATUS[reply.code], reply.code, reply.message));
    if (this.#waiting.size > 0) return;
    this.#idle = setTimeout(() => void this.close(), IDLE);
    this.#idle.unref();
  }

  #end(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
