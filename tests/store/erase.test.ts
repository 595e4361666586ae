import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { makeDocument } from './make-document.ts';
import { makeWorkspace, startChild } from './processes.ts';

const WHY = { reason: 'asked by a witness', erasedBy: 'Ana' };
const SECRET = 'Zubaydeh Qarasani';

/** Names of the workspace's files that hold any of the words, in any case. */
function findInFiles(dir: string, words: readonly (string | Buffer)[]): string[] {
  const found = new Set<string>();
  for (const name of readdirSync(dir)) {
    const bytes = readFileSync(join(dir, name));
    const folded = bytes.toString('latin1').toLowerCase();
    for (const word of words) {
      const hit = typeof word === 'string' ? folded.includes(word.toLowerCase()) : bytes.includes(word);
      if (hit) found.add(`${name}: ${typeof word === 'string' ? word : 'packed coding'}`);
    }
  }
  return [...found];
}

/** A stretch out of the middle of a document's packed coding, short enough to lie within one page of the file. */
function readPackedCoding(dir: string, hash: string): Buffer {
  const database = new DatabaseSync(join(dir, 'onrecord.sqlite'), { readOnly: true });
  try {
    const row = database.prepare('select coded from documents where hash = ?').get(hash);
    return Buffer.from(row?.coded as Uint8Array).subarray(200, 240);
  } finally {
    database.close();
  }
}

describe('erasing a document', () => {
  it('leaves none of its words in any file, and keeps hash, reason and who decided what', async () => {
    const dir = makeWorkspace();
    const store = await openStore(dir);
    onTestFinished(() => store.close());
    // Enough others that pages split and rows move about before and after.
    for (let i = 0; i < 30; i++) await store.addDocument(makeDocument(`other ${i}`));
    const report = makeDocument(SECRET);
    const { hash } = await store.addDocument(report);
    for (let i = 30; i < 60; i++) await store.addDocument(makeDocument(`other ${i}`));
    const [event] = (await store.getDocument(hash))?.reviewed.events ?? [];
    await store.appendReview({
      document: hash,
      target: 'event',
      targetKey: event?.key ?? '',
      action: 'edit',
      field: 'sources',
      value: ['Umm Zubaydeh'],
      reviewer: 'Ana',
      note: 'Zubaydeh told me herself',
    });
    // The words are there, so that looking for them can fail; so is the coding, whose words are packed.
    const words = [SECRET, 'zubaydeh', 'qarasani', readPackedCoding(dir, hash)];
    expect(findInFiles(dir, words.slice(-1))).not.toEqual([]);
    expect(findInFiles(dir, words)).not.toEqual([]);

    const result = await store.eraseDocument(hash.slice(0, 12), WHY);
    expect(result).toMatchObject({ purged: true, erasure: { documentHash: hash, ...WHY, liftedAt: null } });
    expect(findInFiles(dir, words)).toEqual([]);

    expect(await store.getDocument(hash)).toBeNull();
    expect(await store.readBytes(hash)).toBeNull();
    expect((await store.listDocuments({ text: 'zubaydeh' })).total).toBe(0);
    expect((await store.listDocuments({ text: 'helicopters' })).total).toBe(60);
    expect(await store.counts()).toMatchObject({ documents: 60, reviews: 1, orphans: 1, erasures: 1 });
    const [kept] = (await store.listReviews()).rows;
    expect(kept).toMatchObject({
      documentId: null,
      orphaned: 'erased',
      review: { documentHash: hash, action: 'edit', field: 'sources', reviewer: 'Ana' },
    });
    expect(kept?.review).toMatchObject({ evidence: '', value: null, previous: null, note: '' });
    expect(await store.checkIntegrity()).toEqual([]);
  });

  it('refuses the same bytes afterwards, with the reason, unless they are meant', async () => {
    const store = await openStore(makeWorkspace());
    onTestFinished(() => store.close());
    const report = makeDocument('a');
    const { hash } = await store.addDocument(report);
    const [event] = (await store.getDocument(hash))?.reviewed.events ?? [];
    const target = { document: hash, target: 'event', targetKey: event?.key ?? '' } as const;
    await store.appendReview({ ...target, action: 'reject', reviewer: 'Ana' });
    await store.eraseDocument(hash, WHY);
    expect(await store.addDocument(report)).toMatchObject({ kind: 'erased', erasure: WHY });
    expect(await store.lookUp(hash)).toMatchObject({ kind: 'erased' });

    expect(await store.addDocument(report, { again: true })).toMatchObject({ kind: 'added', hash });
    expect((await store.listErasures())[0]?.liftedAt).not.toBeNull();
    // Its words are gone, so the old decision cannot be attached; it is still there.
    expect((await store.listReviews({ orphaned: true })).rows[0]?.orphaned).toBe('erased');
    expect((await store.listEvents({ verdict: 'reject' })).total).toBe(0);
    // And decisions are protected again.
    await store.appendReview({ ...target, action: 'accept', reviewer: 'Ben' });
    expect((await store.getDocument(hash))?.reviewed.events[0]?.verdict).toBe('accept');
    // It can be erased once more.
    expect((await store.eraseDocument(hash, WHY))?.purged).toBe(true);
    expect(await store.listErasures()).toHaveLength(2);
  });

  it('works while another process reads', { timeout: 60_000 }, async () => {
    const dir = makeWorkspace();
    const store = await openStore(dir);
    onTestFinished(() => store.close());
    for (let i = 0; i < 5; i++) await store.addDocument(makeDocument(`other ${i}`));
    const { hash } = await store.addDocument(makeDocument(SECRET));
    const reader = startChild('read', dir);
    onTestFinished(() => void reader.child.kill('SIGKILL'));
    await reader.waitFor('round 3');
    const result = await store.eraseDocument(hash, WHY);
    expect(result?.purged).toBe(true);
    expect(findInFiles(dir, [SECRET, 'zubaydeh'])).toEqual([]);
    reader.child.kill('SIGKILL');
    await reader.ended;
    expect(reader.errors()).toBe('');
  });

  it('says that there is no such document', async () => {
    const store = await openStore(makeWorkspace());
    onTestFinished(() => store.close());
    expect(await store.eraseDocument('ffffffffffff', WHY)).toBeNull();
    expect(await store.listErasures()).toEqual([]);
  });
});
