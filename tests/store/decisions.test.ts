import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { NewReview } from '../../src/contract/review.ts';
import { reviewSchema } from '../../src/contract/review.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { makeDocument, VERSIONS } from './make-document.ts';
import { makeWorkspace } from './processes.ts';

const NEWER = { ...VERSIONS, code: '1.1.0' };

async function openWithReport() {
  const dir = makeWorkspace();
  let tick = 0;
  const store = await openStore(dir, { now: () => new Date(Date.UTC(2026, 0, 1, 0, 0, tick++)) });
  onTestFinished(() => store.close());
  const report = makeDocument('a');
  const { hash } = await store.addDocument(report);
  const key = (claim: string) => `${hash.slice(0, 6)}-wadi-suran-${claim}`;
  const decide = (rest: Pick<NewReview, 'target' | 'targetKey' | 'action'> & Partial<NewReview>) =>
    store.appendReview({ document: hash, reviewer: 'Ana', ...rest });
  return { dir, store, report, hash, key, decide };
}

describe('decisions', () => {
  it('are kept whole, and show in lists at once', async () => {
    const { store, hash, key, decide } = await openWithReport();
    const target = { target: 'event', targetKey: key('c1') } as const;
    const { review } = await decide({ ...target, action: 'reject', note: 'the same as another' });
    expect(reviewSchema.parse(review)).toEqual(review);
    expect(review).toMatchObject({ documentHash: hash, reviewer: 'Ana', note: 'the same as another' });
    expect(review.evidence).toMatch(/^Army helicopters .* Red Valley Media\.$/);
    expect((await store.listEvents({ verdict: 'reject' })).rows.map((row) => row.key)).toEqual([key('c1')]);
    expect((await store.listDocuments()).rows[0]?.decided).toBe(1);
    await decide({ ...target, action: 'undo' });
    expect((await store.listEvents({ verdict: 'reject' })).total).toBe(0);
    expect((await store.listReviews()).rows.map((row) => row.review.action)).toEqual(['undo', 'reject']);
  });

  it("put a person's value where lists filter by it", async () => {
    const { store, key, decide } = await openWithReport();
    const target = { target: 'event', targetKey: key('c1'), action: 'edit' } as const;
    await decide({ ...target, field: 'status', value: 'hypothetical' });
    await decide({ ...target, field: 'figures.killed', value: { low: 11, best: 11, high: 11 } });
    const { rows } = await store.listEvents({ status: 'hypothetical' });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.event.figures.killed).toEqual({ low: 11, best: 11, high: 11 });
    expect(rows[0]?.edited).toEqual(['status', 'figures.killed']);
    const reviewed = (await store.getDocument(rows[0]?.documentId ?? ''))?.reviewed.events[0];
    expect(reviewed?.machine).toMatchObject({ status: 'occurred', figures: { killed: { low: 9 } } });
  });

  it.each<[string, Partial<NewReview>, string]>([
    ['an unknown claim', { targetKey: 'nothing', action: 'accept' }, 'no claim with the key "nothing"'],
    ['an unknown document', { document: 'ffffffff', action: 'accept' }, 'no document "ffffffff"'],
    ['an unknown field', { action: 'edit', field: 'trigger', value: {} }, 'no field "trigger"'],
    [
      'a value out of the list',
      { action: 'edit', field: 'status', value: 'maybe' },
      '"status" cannot be "maybe"',
    ],
    ['an id that is not there', { action: 'edit', field: 'place', value: 'P99' }, 'no such id'],
    ['an undo of nothing', { action: 'undo' }, 'nothing to take back'],
    ['an undo of something else', { action: 'undo', undoes: 'x' }, 'the decision "x"'],
  ])('are refused for %s, and nothing is kept', async (_, review, message) => {
    const { store, key, decide } = await openWithReport();
    const wanted = { target: 'claim', targetKey: key('c1'), action: 'accept', ...review } as const;
    await expect(decide(wanted)).rejects.toThrow(message);
    expect((await store.listReviews()).total).toBe(0);
  });

  it.each(['update reviews set reviewer = ?', 'delete from reviews where reviewer <> ?'])(
    'cannot be changed in the database itself: %s',
    async (statement) => {
      const { dir, key, decide, store } = await openWithReport();
      await decide({ target: 'claim', targetKey: key('c1'), action: 'accept' });
      const database = new DatabaseSync(join(dir, 'onrecord.sqlite'));
      expect(() => database.prepare(statement).run('Eve')).toThrow('append-only');
      database.close();
      expect((await store.listReviews()).rows[0]?.review.reviewer).toBe('Ana');
    },
  );
});

describe('a new coding', () => {
  it('attaches decisions again where the same claim rests on the same words', async () => {
    const { store, report, hash, key, decide } = await openWithReport();
    await decide({ target: 'claim', targetKey: key('c2'), action: 'accept' });
    await decide({
      target: 'event',
      targetKey: key('c1'),
      action: 'edit',
      field: 'grade',
      value: 'confirmed',
    });
    await decide({ target: 'claim', targetKey: key('c1'), action: 'edit', field: 'place', value: 'P2' });
    const place = (await store.getDocument(hash))?.coded.places.find((one) => one.id === 'P2');

    // The new coder numbers everything anew, and joins the claims of the first event in another order.
    const { coded } = report;
    const shift = (id: string) => `${id[0]}${Number(id.slice(1)) + 10}`;
    const recoded = {
      ...coded,
      places: coded.places.map((one) => ({ ...one, id: shift(one.id) })),
      claims: coded.claims.map((claim) => ({
        ...claim,
        id: shift(claim.id),
        place: claim.place && shift(claim.place),
        about: claim.about.map(shift),
      })),
      events: coded.events.map((event) => ({ ...event, claims: event.claims.map(shift).toReversed() })),
    };
    const reviewed = await store.replaceCoding(hash, {
      input: report.input,
      coded: recoded,
      versions: NEWER,
    });
    expect(reviewed?.orphans).toEqual([]);
    expect(reviewed?.claims.find((one) => one.key === key('c2'))?.decision.verdict).toBe('accept');
    expect(reviewed?.events[0]?.event.grade).toBe('confirmed');
    const edited = reviewed?.claims.find((one) => one.key === key('c1'))?.claim.place;
    expect(edited).toBe('P12');
    expect(recoded.places.find((one) => one.id === edited)?.start).toBe(place?.start);
    expect((await store.versions()).codings).toEqual([{ versions: NEWER, documents: 1 }]);
  });

  it('lists decisions that it has no place for, and attaches them when their claim is back', async () => {
    const { store, report, hash, key, decide } = await openWithReport();
    const { review } = await decide({ target: 'claim', targetKey: key('c12'), action: 'reject' });
    const { coded, input } = report;
    const without = {
      ...coded,
      claims: coded.claims.filter((claim) => claim.id !== 'C12'),
      events: coded.events.filter((event) => !event.claims.includes('C12')),
    };
    await store.replaceCoding(hash, { input, coded: without, versions: NEWER });
    const orphaned = await store.listReviews({ orphaned: true });
    expect(orphaned.rows.map((row) => [row.review.id, row.orphaned])).toEqual([[review.id, 'target-gone']]);
    expect(await store.counts()).toMatchObject({ reviews: 1, orphans: 1, claims: 11 });

    await store.replaceCoding(hash, { input, coded, versions: NEWER });
    expect(await store.counts()).toMatchObject({ reviews: 1, orphans: 0, claims: 12 });
    expect((await store.listClaims({ verdict: 'reject' })).rows.map((row) => row.key)).toEqual([key('c12')]);
  });

  it('does only what other versions have coded, and goes on after an interruption', async () => {
    const { store } = await openWithReport();
    for (const mark of ['b', 'c', 'd']) await store.addDocument(makeDocument(mark));
    expect(await store.countOutdated(VERSIONS)).toBe(0);
    expect(await store.findOutdated(VERSIONS, null)).toBeNull();
    const first = await store.findOutdated(NEWER, null);
    await recode(store, first?.hash ?? '');
    expect(await store.countOutdated(NEWER)).toBe(3);
    const done: string[] = [];
    for (;;) {
      const next = await store.findOutdated(NEWER, null);
      if (!next) break;
      done.push(next.hash);
      await recode(store, next.hash);
    }
    expect(done).toHaveLength(3);
    expect(done).not.toContain(first?.hash);
  });
});

async function recode(store: Store, hash: string): Promise<void> {
  const document = await store.getDocument(hash);
  const mark = document?.row.title?.replace('Report ', '') ?? '';
  const { input, coded } = makeDocument(mark);
  await store.replaceCoding(hash, { input, coded, versions: NEWER });
}
