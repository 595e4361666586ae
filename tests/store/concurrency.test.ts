import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { makeDocument } from './make-document.ts';
import { makeWorkspace, startChild } from './processes.ts';

describe('several processes', () => {
  it('make the workspace, add, decide and read at once', { timeout: 120_000 }, async () => {
    const dir = makeWorkspace();
    // None of them finds a workspace: all of them make it and migrate it.
    const writers = ['one', 'two'].map((seed) => startChild('operations', dir, seed, '80'));
    const reader = startChild('read', dir);
    onTestFinished(() => void reader.child.kill('SIGKILL'));
    for (const writer of writers) {
      const { code } = await writer.ended;
      expect(writer.errors()).toBe('');
      expect(code).toBe(0);
    }
    // A reader goes on reading with what the writers left.
    const rounds = reader.lines().length;
    await reader.waitFor(`round ${rounds + 3}`);
    reader.child.kill('SIGKILL');
    await reader.ended;
    expect(reader.errors()).toBe('');

    const store = await openStore(dir);
    onTestFinished(() => store.close());
    // Of 80 operations each: 64 adds, 14 decisions, 2 erasures of what was added.
    expect(await store.counts()).toMatchObject({ documents: 124, reviews: 28, erasures: 4 });
    expect(await store.checkIntegrity()).toEqual([]);
  });

  it('add the same document at once, and it is there once', { timeout: 60_000 }, async () => {
    const dir = makeWorkspace();
    const writers = [1, 2].map(() => startChild('operations', dir, 'same', '30'));
    for (const writer of writers) expect((await writer.ended).code, writer.errors()).toBe(0);
    const store = await openStore(dir);
    onTestFinished(() => store.close());
    expect(await store.counts()).toMatchObject({ documents: 24 });
    // Each add was acknowledged by one of them only.
    const added = writers.flatMap((writer) => writer.lines().filter((line) => line.includes('"add"')));
    expect(added).toHaveLength(24);
  });
});

describe('the exclusive lock', () => {
  it('keeps writers out, says who holds it, lets readers in, and dies with its holder', async () => {
    const dir = makeWorkspace();
    const store = await openStore(dir, { busyTimeoutMs: 200 });
    onTestFinished(() => store.close());
    await store.addDocument(makeDocument('before'));
    const holder = startChild('hold', dir);
    onTestFinished(() => void holder.child.kill('SIGKILL'));
    await holder.waitFor('held');

    await expect(store.addDocument(makeDocument('during'))).rejects.toThrow(
      new RegExp(`re-coding holds the workspace \\(process ${holder.child.pid} on .*, since 20.*\\)`),
    );
    await expect(store.runAlone('re-coding', async () => {})).rejects.toThrow('holds the workspace');
    expect((await store.listDocuments()).total).toBe(1);
    // Opening needs no lock where there is nothing to migrate.
    const second = await openStore(dir, { busyTimeoutMs: 200 });
    expect((await second.listDocuments()).total).toBe(1);
    await second.close();

    holder.child.kill('SIGKILL');
    await holder.ended;
    expect((await store.addDocument(makeDocument('after'))).kind).toBe('added');
    await store.runAlone('re-coding', async () => {
      // The holder itself writes as it must.
      expect((await store.addDocument(makeDocument('alone'))).kind).toBe('added');
    });
  });

  it('waits for writers that are at work, and then is alone', async () => {
    const dir = makeWorkspace();
    const store = await openStore(dir);
    const other = await openStore(dir);
    onTestFinished(() => store.close());
    onTestFinished(() => other.close());
    const order: string[] = [];
    const alone = store.runAlone('re-coding', async () => {
      order.push('alone begins');
      await new Promise((resolve) => setTimeout(resolve, 100));
      order.push('alone ends');
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await other.addDocument(makeDocument('a'));
    order.push('added');
    await alone;
    expect(order).toEqual(['alone begins', 'alone ends', 'added']);
  });
});
