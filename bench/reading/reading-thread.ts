/** Reading threads, as the main thread sees them. */
import { Worker } from 'node:worker_threads';
import type { WorkerReply } from './read-worker.ts';
import type { Counts, ReaderName } from './readers.ts';

/** Texts that wait in a thread, so that it is never idle while the next one is on its way. */
const TEXTS_AHEAD = 2;

export interface ReadingThread {
  /** Settles when the text is read; texts are read in the order given. */
  read(text: string): Promise<Counts>;
  stop(): Promise<unknown>;
}

/** Starts a thread and waits until its reader is loaded. A fault in it ends the process. */
export async function startThread(reader: ReaderName): Promise<ReadingThread> {
  // As `code` bounds its workers, for every reader alike.
  const resourceLimits = { maxYoungGenerationSizeMb: 24 };
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: reader,
    resourceLimits,
  });
  const waiting: ((counts: Counts) => void)[] = [];
  worker.on('error', (error) => {
    throw error;
  });
  await new Promise<void>((ready) => {
    worker.on('message', (reply: WorkerReply) => {
      if (reply === 'ready') ready();
      else waiting.shift()?.(reply);
    });
  });
  return {
    read: (text) =>
      new Promise((done) => {
        waiting.push(done);
        worker.postMessage(text);
      }),
    stop: () => worker.terminate(),
  };
}

/** Reads texts in all threads; whichever is free takes the next. */
export async function readAll(threads: readonly ReadingThread[], texts: readonly string[]): Promise<Counts> {
  const queue = texts.values();
  const counts: Counts[] = [];
  const take = async (thread: ReadingThread) => {
    for (const text of queue) counts.push(await thread.read(text));
  };
  await Promise.all(threads.flatMap((thread) => Array.from({ length: TEXTS_AHEAD }, () => take(thread))));
  const sum = (key: keyof Counts) => counts.reduce((all, each) => all + each[key], 0);
  return { sentences: sum('sentences'), tokens: sum('tokens'), arcs: sum('arcs'), names: sum('names') };
}
