/**
 * Throughput and memory of `onrecord code --jsonl` over articles: documents a second, and the resident memory of the
 * process as it goes, which must stay flat.
 *
 *   npm run bench:speed [-- --documents 2000] [--words 500] [--threads 2]
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { makeArticles } from './make-articles.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '2000' },
    words: { type: 'string', default: '500' },
    threads: { type: 'string', default: '2' },
  },
});
const total = Number(values.documents);
const words = Number(values.words);
const program = join(import.meta.dirname, '../bin/onrecord.mjs');

const from = performance.now();
const coder = spawn(process.execPath, [program, 'code', '--jsonl', '--threads', values.threads], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const ended = new Promise<number | null>((done) => coder.on('close', done));

/** Resident memory in MB, from the kernel; null where there is no /proc. */
function readMemory(field: 'VmRSS' | 'VmHWM'): number | null {
  try {
    const found = new RegExp(`${field}:\\s+(\\d+) kB`).exec(
      readFileSync(`/proc/${coder.pid}/status`, 'utf8'),
    );
    return found ? Math.round(Number(found[1]) / 1000) : null;
  } catch {
    return null;
  }
}

let done = 0;
let first = 0;
let claims = 0;
let peak: number | null = null;
const samples: string[] = [];
const step = Math.max(1, Math.floor(total / 10));
const reading = (async () => {
  for await (const line of createInterface({ input: coder.stdout })) {
    if (done++ === 0) first = performance.now();
    claims += (JSON.parse(line) as { claims?: readonly unknown[] }).claims?.length ?? 0;
    peak = readMemory('VmHWM') ?? peak;
    if (done % step === 0) samples.push(`${done}: ${readMemory('VmRSS') ?? '?'} MB`);
  }
})();
await pipeline(
  Readable.from(makeArticles(total, words), { objectMode: true }).map((line: string) => `${line}\n`),
  coder.stdin,
);
await reading;
const status = await ended;
const seconds = (performance.now() - from) / 1000;
const steady = (performance.now() - first) / 1000;

console.log(`${done} of ${total} documents of about ${words} words, ${claims} claims, exit status ${status}`);
console.log(`${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${values.threads} threads`);
console.log(`first output after ${((first - from) / 1000).toFixed(2)} s`);
console.log(
  `${(done / seconds).toFixed(1)} documents/s in all, ${((done - 1) / steady).toFixed(1)} after the first`,
);
console.log(`peak resident memory ${peak ?? 'unknown'} MB; on the way ${samples.join(', ')}`);
process.exitCode = status === 0 && done === total ? 0 : 1;
