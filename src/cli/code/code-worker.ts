/** A worker thread that codes documents: says when it is ready, then answers each job by its number. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Coded, type CoderOptions, createCoder, type Job } from './coder.ts';

export interface WorkerJob extends Job {
  readonly number: number;
}

export type WorkerReply =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'coded'; readonly number: number } & Coded);

const port = parentPort;
if (!port) throw new Error('code-worker runs as a worker thread only');
const code = createCoder(workerData as CoderOptions);
port.on('message', (job: WorkerJob) => {
  const reply: WorkerReply = { kind: 'coded', number: job.number, ...code(job) };
  port.postMessage(reply);
});
const ready: WorkerReply = { kind: 'ready' };
port.postMessage(ready);
