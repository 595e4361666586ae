import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backupStore, restoreStore } from '../../src/store/backup.ts';
import { openStore } from '../../src/store/store.ts';
import { makeDocument } from './make-document.ts';
import { makeWorkspace, startChild } from './processes.ts';

const NOW = new Date('2026-01-02T03:04:05.678Z');

async function openWith(...marks: readonly string[]) {
  const dir = makeWorkspace();
  const store = await openStore(dir);
  onTestFinished(() => store.close());
  for (const mark of marks) await store.addDocument(makeDocument(mark));
  return { dir, store };
}

describe('backup and restore', () => {
  it('bring everything to another workspace, decisions and own folders included', async () => {
    const { dir, store } = await openWith('a', 'b');
    const [event] = (await store.listEvents({ limit: 1 })).rows;
    await store.appendReview({
      document: event?.documentId ?? '',
      target: 'event',
      targetKey: event?.key ?? '',
      action: 'accept',
      reviewer: 'Ana',
    });
    mkdirSync(join(dir, 'places/deep'), { recursive: true });
    writeFileSync(join(dir, 'places/deep/camps.yaml'), 'places: []\n');
    const file = join(makeWorkspace(), 'new folder', 'record.onrecord');
    const { bytes } = await backupStore(store, file);
    expect(bytes).toBeGreaterThan(10_000);
    expect(readdirSync(join(file, '..'))).toEqual(['record.onrecord']);

    const other = join(makeWorkspace(), 'other');
    expect(await restoreStore(other, file, { now: NOW })).toEqual({ kept: null, documents: 2 });
    const restored = await openStore(other);
    onTestFinished(() => restored.close());
    expect(await restored.counts()).toEqual(await store.counts());
    expect((await restored.listEvents({ verdict: 'accept' })).rows[0]?.key).toBe(event?.key);
    expect(await restored.checkIntegrity()).toEqual([]);
    expect(readFileSync(join(other, 'places/deep/camps.yaml'), 'utf8')).toBe('places: []\n');
    // It is a workspace like any other: it can be written to and searched.
    expect((await restored.addDocument(makeDocument('c'))).kind).toBe('added');
    expect((await restored.listDocuments({ text: 'helicopters' })).total).toBe(3);
    expect(readdirSync(other).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('copy a workspace that others are writing to', { timeout: 60_000 }, async () => {
    const { dir, store } = await openWith('a');
    const writer = startChild('operations', dir, 'w', '100');
    await writer.waitFor('{');
    const folder = makeWorkspace();
    for (let round = 0; round < 3; round++) {
      const file = join(folder, `copy-${round}`);
      await backupStore(store, file);
      const other = makeWorkspace();
      await restoreStore(other, file, { now: NOW });
      const restored = await openStore(other);
      const counts = await restored.counts();
      expect(counts.claims).toBe(counts.documents * 12);
      expect(await restored.checkIntegrity()).toEqual([]);
      await restored.close();
    }
    expect((await writer.ended).code, writer.errors()).toBe(0);
  });

  it('never write over a backup, or a workspace that is not empty, unasked', async () => {
    const { dir, store } = await openWith('a');
    const file = join(makeWorkspace(), 'record');
    await backupStore(store, file);
    await expect(backupStore(store, file)).rejects.toThrow('exists');
    await store.addDocument(makeDocument('b'));
    await backupStore(store, file, { replace: true });
    await store.addDocument(makeDocument('c'));
    await expect(restoreStore(dir, file, { now: NOW })).rejects.toThrow('is not empty (3 documents');
    expect((await store.counts()).documents).toBe(3);
  });

  it('keep what was there beside, and change it for everybody who has it open', async () => {
    const { dir, store } = await openWith('a');
    const file = join(makeWorkspace(), 'record');
    await backupStore(store, file);
    await store.addDocument(makeDocument('b'));
    const { kept } = await restoreStore(dir, file, { replace: true, now: NOW });
    expect(kept).toBe(join(dir, 'before-restore-2026-01-02T03-04-05.onrecord'));
    // This store was open all the time: it sees the restored record, and what it adds is not lost.
    expect((await store.listDocuments()).rows.map((row) => row.title)).toEqual(['Report a']);
    await store.addDocument(makeDocument('c'));
    const again = await openStore(dir);
    expect((await again.counts()).documents).toBe(2);
    await again.close();
    // What was kept is a backup itself.
    const other = makeWorkspace();
    expect((await restoreStore(other, kept ?? '', { now: NOW })).documents).toBe(2);
  });

  it.each<[string, (file: string) => void, string]>([
    ['a file that is not there', () => {}, 'there is no file'],
    [
      'a text',
      (file) => writeFileSync(file, 'not a database at all'.repeat(100)),
      'cannot be read as a backup',
    ],
    ['an empty file', (file) => writeFileSync(file, ''), 'is not a backup'],
    [
      "another program's database",
      (file) => {
        const database = new DatabaseSync(file);
        database.exec('create table t (x)');
        database.close();
      },
      'is not a backup',
    ],
  ])('refuse %s and change nothing', async (_, make, message) => {
    const { dir, store } = await openWith('a');
    const file = join(makeWorkspace(), 'file');
    make(file);
    await expect(restoreStore(dir, file, { replace: true, now: NOW })).rejects.toThrow(message);
    expect((await store.counts()).documents).toBe(1);
    expect(readdirSync(dir).filter((name) => name.startsWith('before'))).toEqual([]);
  });

  it('refuse a backup that is cut off, and one of a newer program', async () => {
    const { dir, store } = await openWith('a', 'b', 'c');
    const file = join(makeWorkspace(), 'record');
    await backupStore(store, file);
    const newer = `${file}-newer`;
    await backupStore(store, newer);
    const database = new DatabaseSync(newer);
    database.exec("insert into schema_versions values (99, 'later', '2030-01-01')");
    database.close();
    await expect(restoreStore(dir, newer, { replace: true, now: NOW })).rejects.toThrow('version 99');
    truncateSync(file, 50_000);
    await expect(restoreStore(dir, file, { replace: true, now: NOW })).rejects.toThrow(
      /damaged|cannot be read/,
    );
    expect((await store.counts()).documents).toBe(3);
  });

  it('save a workspace whose database is damaged', async () => {
    const { store } = await openWith('a');
    const file = join(makeWorkspace(), 'record');
    await backupStore(store, file);
    const dir = makeWorkspace();
    writeFileSync(join(dir, 'onrecord.sqlite'), 'rubbish'.repeat(1000));
    await expect(openStore(dir)).rejects.toThrow('restore a backup');
    const { kept, documents } = await restoreStore(dir, file, { replace: true, now: NOW });
    expect(documents).toBe(1);
    expect(existsSync(kept ?? '')).toBe(true);
    expect(readFileSync(kept ?? '', 'utf8')).toContain('rubbish');
  });
});
