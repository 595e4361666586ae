import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { makeWorkspace } from '../store/processes.ts';

const COMMAND = join(import.meta.dirname, '../../bin/onrecord.mjs');

/** Runs the real command; `killAfter` milliseconds after its first document is added, it is killed. */
async function add(dir: string, file: string, killAfter: number | null): Promise<string[]> {
  const child = spawn(process.execPath, [COMMAND, 'add', file, '--workspace', dir], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  let killing = false;
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    if (killAfter === null || killing || !out.includes('added ')) return;
    killing = true;
    void sleep(killAfter).then(() => child.kill('SIGKILL'));
  });
  await new Promise((resolve) => child.on('close', resolve));
  const lines = out.split('\n').slice(0, -1);
  return lines.flatMap((line) => /^added {2}([0-9a-f]{12,}) /.exec(line)?.[1] ?? []);
}

describe('killing onrecord add', () => {
  it('loses no document whose line was printed, and goes on', { timeout: 1_800_000 }, async () => {
    const dir = makeWorkspace();
    const file = join(makeWorkspace(), 'posts.jsonl');
    const posts = Array.from({ length: 3000 }, (_, index) =>
      JSON.stringify({
        text: `Shells hit the market of Tel Amar on Friday, killing at least ${index + 3} people, the Red Valley Front said.`,
        publishedAt: '2021-03-14',
      }),
    );
    writeFileSync(file, posts.join('\n'));
    const acknowledged = new Set<string>();
    for (let round = 0; round < 25; round++) {
      const added = await add(dir, file, Math.random() * 300);
      for (const id of added) {
        expect(acknowledged.has(id), `${id} was added twice`).toBe(false);
        acknowledged.add(id);
      }
      const store = await openStore(dir);
      expect(await store.checkIntegrity()).toEqual([]);
      for (const id of acknowledged) expect((await store.getDocument(id))?.row.id).toBe(id);
      await store.close();
    }
    await add(dir, file, null);
    const store = await openStore(dir);
    expect((await store.counts()).documents).toBe(3000);
    await store.close();
  });
});
