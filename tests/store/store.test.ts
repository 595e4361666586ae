import { describe, expect, it, onTestFinished } from 'vitest';
import { codedDocumentSchema } from '../../src/contract/coded-document.ts';
import type { ClaimQuery, DocumentQuery, EventQuery } from '../../src/contract/record.ts';
import { hashBytes } from '../../src/store/hash.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { makeDocument, VERSIONS } from './make-document.ts';
import { makeWorkspace } from './processes.ts';

const NOW = new Date('2026-01-02T03:04:05.000Z');

async function openTestStore(dir = makeWorkspace()): Promise<Store> {
  const store = await openStore(dir, { now: () => NOW });
  onTestFinished(() => store.close());
  return store;
}

describe('adding documents', () => {
  it('works with a fixture that the contract allows', () => {
    expect(() => codedDocumentSchema.parse(makeDocument('a').coded)).not.toThrow();
  });

  it('keeps the bytes, the text and the coding exactly', async () => {
    const store = await openTestStore();
    const document = makeDocument('a');
    const added = await store.addDocument(document);
    expect(added.kind).toBe('added');
    expect(added.hash).toMatch(/^[0-9a-f]{64}$/);
    const stored = await store.getDocument(added.hash.slice(0, 12));
    expect(stored?.text).toBe(document.input.text);
    const { text: _, ...coded } = document.coded;
    expect(stored?.coded).toEqual(coded);
    expect(stored?.row).toMatchObject({
      id: added.hash.slice(0, 12),
      title: 'Report a',
      source: 'Northern Wire',
      publishedAt: '2023-06-18',
      publishedBasis: 'stated',
      addedAt: NOW.toISOString(),
      versions: VERSIONS,
      claims: 12,
      events: 6,
      decided: 0,
    });
    expect(Buffer.from((await store.readBytes(added.hash)) ?? [])).toEqual(document.bytes);
  });

  it('changes nothing when the same bytes come again, and says so', async () => {
    const store = await openTestStore();
    const first = await store.addDocument(makeDocument('a'));
    const again = await store.addDocument({ ...makeDocument('a'), fileName: 'renamed.txt' });
    expect(again).toEqual({ ...first, kind: 'known' });
    expect((await store.listDocuments()).rows[0]?.fileName).toBe('a.txt');
    expect(await store.counts()).toMatchObject({ documents: 1, claims: 12, events: 6 });
  });

  it.each([
    ['a NUL character', 'before\0after'],
    ['an unpaired surrogate', 'before\ud800after'],
    ['two writing directions and a byte-order mark', '\ufeffabc الله ‏אבג'],
    ['line ends of every kind', 'a\r\nb\rc\u2028d'],
  ])('keeps a text with %s as it was', async (_, mark) => {
    const store = await openTestStore();
    const document = makeDocument(mark);
    const { hash } = await store.addDocument(document);
    expect((await store.getDocument(hash))?.text).toBe(document.input.text);
    expect(await store.checkIntegrity()).toEqual([]);
  });

  it('refuses a coding of another text than the document', async () => {
    const store = await openTestStore();
    const document = makeDocument('a');
    const wrong = { ...document, coded: { ...document.coded, text: 'something else' } };
    await expect(store.addDocument(wrong)).rejects.toThrow('another text');
    expect(await store.counts()).toMatchObject({ documents: 0, claims: 0 });
  });
});

describe('finding by id', () => {
  it('reads documents, claims, events and keys', async () => {
    const store = await openTestStore();
    const { hash } = await store.addDocument(makeDocument('a'));
    const documentId = hash.slice(0, 12);
    const key = `${hash.slice(0, 6)}-wadi-suran-c1`;
    const claim = { kind: 'claim', documentId, id: 'C1', key };
    expect(await store.resolveId(documentId)).toEqual({ kind: 'document', documentId });
    expect(await store.resolveId(hash.slice(0, 5).toUpperCase())).toEqual({ kind: 'document', documentId });
    expect(await store.resolveId(`${documentId}/C1`)).toEqual(claim);
    expect(await store.resolveId(`${documentId}/E1`)).toEqual({ ...claim, kind: 'event', id: 'E1' });
    expect(await store.resolveId(key)).toEqual(claim);
  });

  it.each(['', 'zzzz', '0000', '../etc', '%', `${'0'.repeat(12)}/C1`])(
    'finds nothing by "%s"',
    async (id) => {
      const store = await openTestStore();
      await store.addDocument(makeDocument('a'));
      expect(await store.resolveId(id)).toBeNull();
      expect(await store.getDocument(id)).toBeNull();
    },
  );

  it('says that a beginning is shared by several documents', async () => {
    const store = await openTestStore();
    // 300 hashes over 65,536 beginnings of four digits: two of them share one, and which is always the same.
    const seen = new Map<string, string>();
    let pair: [string, string] | null = null;
    for (let i = 0; !pair && i < 2000; i++) {
      const start = hashBytes(makeDocument(`m${i}`).bytes).slice(0, 4);
      const other = seen.get(start);
      if (other) pair = [other, `m${i}`];
      seen.set(start, `m${i}`);
    }
    const hashes: string[] = [];
    for (const mark of pair ?? []) hashes.push((await store.addDocument(makeDocument(mark))).hash);
    expect(hashes).toHaveLength(2);
    await expect(store.getDocument(hashes[0]?.slice(0, 4) ?? '')).rejects.toThrow('several documents');
    expect((await store.getDocument(hashes[1] ?? ''))?.row.hash).toBe(hashes[1]);
  });
});

describe('lists', () => {
  it.each<[string, DocumentQuery, number]>([
    ['all', {}, 3],
    // every word must occur
    ['words', { text: 'helicopters clinic' }, 3],
    ['words, one of them nowhere', { text: 'helicopters zeppelin' }, 0],
    // words in quotation marks stand together
    ['a phrase', { text: '"clinic in wadi suran"' }, 3],
    ['a phrase in another order', { text: '"suran wadi"' }, 0],
    ['a beginning', { text: 'helicop*' }, 3],
    ['a part that is no beginning marked as such', { text: 'helicop' }, 0],
    ['a title', { text: 'second' }, 1],
    // no accents, other scripts
    ['Arabic', { text: 'الوادي' }, 3],
    // the query language of the engine is not the user's to break
    ['operators', { text: 'AND OR NOT (' }, 0],
    ['quotes', { text: '"""' }, 0],
    ['a column filter', { text: 'title:report' }, 0],
    ['nothing but marks', { text: '*' }, 0],
    ['source', { source: 'Northern Wire' }, 3],
    ['language', { language: 'ar' }, 0],
    // the reports are of 2023-06-18
    ['from the day', { from: '2023-06-18' }, 3],
    ['from the day after', { from: '2023-06-19' }, 0],
    ['until the month', { until: '2023-06' }, 3],
    ['until the month before', { until: '2023-05' }, 0],
    ['from the year', { from: '2023' }, 3],
  ])('of documents by %s', async (_, query, total) => {
    const store = await openWithThree();
    const page = await store.listDocuments(query);
    expect(page.total).toBe(total);
    expect(page.rows).toHaveLength(total);
  });

  it('shows the words found', async () => {
    const store = await openWithThree();
    const page = await store.listDocuments({ text: 'helicopters', limit: 1 });
    expect(page.rows[0]?.snippet).toContain('‹helicopters›');
    expect((await store.listDocuments({ limit: 1 })).rows[0]?.snippet).toBeNull();
  });

  // Each report has six events and twelve claims, all the same: every count is of one report.
  it.each<[string, EventQuery, number]>([
    ['all', {}, 6],
    ['status', { status: 'called-for' }, 1],
    ['grade', { grade: 'contested' }, 2],
    ['type', { eventType: 'ASSAULT' }, 2],
    ['a harm', { harm: 'attack-on-health' }, 1],
    // 'attack-on-aid' stands second in its list
    ['a second harm', { harm: 'attack-on-aid' }, 1],
    ['part of a place, any case', { place: 'wadi' }, 1],
    ['part of a party', { actor: 'BRIGADES' }, 1],
    ['a source', { source: 'ministry' }, 1],
    // wild cards of the engine are letters to the user
    ['a wild card', { source: '%' }, 0],
    ['another wild card', { actor: 'k_rsan' }, 0],
    // the strike of 15 June; the fighting of 16 to 18 June overlaps neither end of the 15th
    ['a day', { from: '2023-06-15', until: '2023-06-15' }, 2],
    ['a range that only touches', { from: '2023-06-17', until: '2023-06-17' }, 2],
    ['a box', { bbox: [-11.95, -31.43, -11.85, -31.41] }, 1],
    // west of east: over the antimeridian, so everything but that box
    ['a box around the world', { bbox: [170, -90, -170, 90] }, 0],
    ['undecided', { verdict: 'none' }, 6],
    ['accepted', { verdict: 'accept' }, 0],
    ['background', { background: true }, 0],
    ['words of the document', { text: 'zeppelin' }, 0],
    ['a document that is not there', { document: 'ffffffffffff' }, 0],
  ])('of events by %s', async (_, query, perReport) => {
    const store = await openWithThree();
    expect((await store.listEvents(query)).total).toBe(perReport * 3);
    const [first] = (await store.listDocuments()).rows;
    if (query.document) return;
    expect((await store.listEvents({ ...query, document: first?.id ?? '' })).total).toBe(perReport);
  });

  it.each<[string, ClaimQuery, number]>([
    ['all', {}, 12],
    ['status', { status: 'denied' }, 3],
    ['a source', { source: 'front' }, 3],
    ['a place', { place: 'jisr' }, 3],
  ])('of claims by %s', async (_, query, perReport) => {
    const store = await openWithThree();
    const page = await store.listClaims(query);
    expect(page.total).toBe(perReport * 3);
    for (const row of page.rows) expect(row.quote).toContain(row.trigger);
  });

  it('pages through everything once, in a stable order', async () => {
    const store = await openWithThree();
    const whole = await store.listEvents({ limit: 100 });
    const ids: string[] = [];
    for (let offset = 0; offset < whole.total; offset += 5) {
      const page = await store.listEvents({ limit: 5, offset });
      ids.push(...page.rows.map((row) => row.id));
    }
    expect(ids).toEqual(whole.rows.map((row) => row.id));
    expect(new Set(ids).size).toBe(18);
  });
});

async function openWithThree(): Promise<Store> {
  const store = await openTestStore();
  for (const mark of ['first', 'second', 'third']) await store.addDocument(makeDocument(mark));
  return store;
}
