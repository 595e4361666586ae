/** A worker thread with a reader of its own: says when it is ready, then answers each text with what came out of it. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Counts, READERS, type ReaderName } from './readers.ts';

export type WorkerReply = 'ready' | Counts;

const port = parentPort;
if (!port) throw new Error('read-worker runs as a worker thread only');
const read = await READERS[workerData as ReaderName].load();
/** One text at a time, in the order they came, for a reader that gives its answer later, too. */
let last: Promise<void> = Promise.resolve();
port.on('message', (text: string) => {
  last = last.then(async () => {
    const counts = await read(text);
    if (counts.tokens === 0) throw new Error(`no tokens in the text that begins "${text.slice(0, 60)}"`);
    port.postMessage(counts satisfies WorkerReply);
  });
});
port.postMessage('ready' satisfies WorkerReply);
