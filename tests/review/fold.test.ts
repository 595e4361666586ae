import { describe, expect, it } from 'vitest';
import type { CodedDocument } from '../../src/contract/coded-document.ts';
import type { Review } from '../../src/contract/review.ts';
import { findEditFault, pinValue, unpinValue } from '../../src/review/edits.ts';
import { isSameEvidence, keyEvents, quoteEvidence } from '../../src/review/evidence.ts';
import { foldReviews } from '../../src/review/fold.ts';
import { wadiSuranDocument as coded, wadiSuranText as text } from '../fixtures/wadi-suran.ts';

const claimOf = (id: string, document: CodedDocument = coded) => {
  const claim = document.claims.find((one) => one.id === id);
  if (!claim) throw new Error(`the fixture has no claim ${id}`);
  return claim;
};
const KEY = claimOf('C1').key;

let count = 0;
function decide(rest: Partial<Review>): Review {
  const targetKey = rest.targetKey ?? KEY;
  const claim = coded.claims.find((one) => one.key === targetKey);
  return {
    id: `r${++count}`,
    documentHash: 'a'.repeat(64),
    target: 'claim',
    targetKey,
    evidence: claim ? quoteEvidence(coded, text, claim) : 'words that were there once',
    action: 'accept',
    field: null,
    value: null,
    previous: null,
    undoes: null,
    reviewer: 'Ana',
    note: '',
    createdAt: '2026-01-01T00:00:00.000Z',
    ...rest,
  };
}

const fold = (reviews: readonly Review[], document: CodedDocument = coded) =>
  foldReviews(document, text, reviews);
const verdictOf = (reviews: readonly Review[]) =>
  fold(reviews).claims.find((one) => one.key === KEY)?.decision.verdict;

describe('verdicts', () => {
  const undo = (of: Review) => decide({ action: 'undo', undoes: of.id });
  const accept = decide({});
  const reject = decide({ action: 'reject' });
  const unsure = decide({ action: 'unsure' });
  const undoReject = undo(reject);
  it.each<[string, Review[], string | null]>([
    ['nobody has decided', [], null],
    ['one decision', [accept], 'accept'],
    // the last word counts
    ['a change of mind', [accept, reject], 'reject'],
    ['unsure is an answer', [accept, unsure], 'unsure'],
    // taking back brings back what held before
    ['taken back', [accept, reject, undoReject], 'accept'],
    ['all taken back', [reject, undoReject], null],
    // an undo can be undone
    ['taken back, and that taken back', [accept, reject, undoReject, undo(undoReject)], 'reject'],
    ['an undo of an unknown decision', [accept, decide({ action: 'undo', undoes: 'nothing' })], 'accept'],
    // taking back an earlier one leaves the later
    ['an earlier one taken back', [accept, reject, undo(accept)], 'reject'],
    ['a decision on another claim', [decide({ targetKey: claimOf('C2').key, action: 'reject' })], null],
    ['a decision on the event with this lead claim', [decide({ target: 'event', action: 'reject' })], null],
  ])('%s', (_, reviews, verdict) => {
    expect(verdictOf(reviews)).toBe(verdict);
    expect(fold(reviews).orphans).toEqual([]);
  });

  it('of an event follow from its claims only when all of them are rejected', () => {
    const reject = (id: string) => decide({ targetKey: claimOf(id).key, action: 'reject' });
    const eventOf = (reviews: Review[]) => fold(reviews).events.find((one) => one.event.id === 'E2');
    expect(eventOf([reject('C5'), reject('C6')])?.verdict).toBeNull();
    const all = [reject('C5'), reject('C6'), reject('C7')];
    expect(eventOf(all)?.verdict).toBe('reject');
    expect(eventOf(all)?.decision.verdict).toBeNull();
    // a person's own word on the event stands over what follows from its claims
    const accept = decide({ target: 'event', targetKey: claimOf('C5').key });
    expect(eventOf([...all, accept])?.verdict).toBe('accept');
  });
});

describe('edits', () => {
  const edit = (field: string, value: unknown, rest: Partial<Review> = {}) =>
    decide({ action: 'edit', field, value: value as Review['value'], ...rest });

  it('stand over the machine, which is still told', () => {
    const status = edit('status', 'denied', { previous: 'occurred', note: 'read again', reviewer: 'Ben' });
    const [claim] = fold([status]).claims;
    expect(claim?.claim.status).toBe('denied');
    expect(claim?.machine.status).toBe('occurred');
    expect(claim?.decision.edits).toEqual([
      {
        field: 'status',
        value: 'denied',
        machine: 'occurred',
        machineChanged: false,
        reviewId: status.id,
        reviewer: 'Ben',
        createdAt: status.createdAt,
        note: 'read again',
      },
    ]);
    expect(claim?.decision.verdict).toBeNull();
  });

  it('stand over a machine that has changed its mind, and say so', () => {
    const status = edit('status', 'denied', { previous: 'planned' });
    const [claim] = fold([status]).claims;
    expect(claim?.claim.status).toBe('denied');
    expect(claim?.decision.edits[0]?.machineChanged).toBe(true);
  });

  it('are each taken back by themselves', () => {
    const first = edit('status', 'denied');
    const second = edit('status', 'planned');
    const other = edit('background', true);
    const undo = decide({ action: 'undo', undoes: second.id });
    const [claim] = fold([first, second, other, undo]).claims;
    expect(claim?.claim).toMatchObject({ status: 'denied', background: true });
    expect(claim?.decision.edits.map((one) => one.field)).toEqual(['status', 'background']);
    expect(claim?.decision.undone).toEqual([second.id]);
  });

  it('set and take away one figure of an event', () => {
    const figure = (kind: string, value: unknown) => edit(`figures.${kind}`, value, { target: 'event' });
    const toll = { low: 7, best: 7, high: 7 };
    const [event] = fold([figure('killed', toll), figure('injured', null), figure('missing', toll)]).events;
    expect(event?.event.figures).toEqual({ killed: toll, missing: toll });
    expect(event?.machine.figures).toMatchObject({ killed: { low: 9 }, injured: { low: 20 } });
  });

  it('of a reference keep the words, not the id', () => {
    const pinned = pinValue(coded, text, 'place', 'P2') as { quote: string };
    const mention = coded.places.find((one) => one.id === 'P2');
    expect(pinned.quote).toBe(text.slice(mention?.start, mention?.end));
    expect(unpinValue(coded, text, 'place', pinned)).toBe('P2');
    for (const field of ['figures', 'attributions', 'otherPlaces']) {
      const list = { figures: coded.figures, attributions: coded.attributions, otherPlaces: coded.places }[
        field
      ];
      const ids = list?.map((one) => one.id);
      expect(unpinValue(coded, text, field, pinValue(coded, text, field, ids))).toEqual(ids);
    }
    expect(pinValue(coded, text, 'place', null)).toBeNull();
    expect(pinValue(coded, text, 'place', 'P99')).toBeUndefined();
    expect(pinValue(coded, text, 'figures', ['F1', 'F99'])).toBeUndefined();
  });

  it('whose words mean nothing to the coding any more are orphaned, and the machine stands', () => {
    const place = edit('place', pinValue(coded, text, 'place', 'P2'));
    const without = { ...coded, places: coded.places.filter((one) => one.id !== 'P2') };
    const { claims, orphans } = fold([place], without);
    expect(claims[0]?.claim.place).toBe(claims[0]?.machine.place);
    expect(orphans).toEqual([{ review: place, reason: 'value-gone' }]);
  });

  it.each([
    ['claim', 'status', 'denied', null],
    ['claim', 'status', 'perhaps', '"status" cannot be "perhaps"'],
    ['claim', 'place', null, null],
    ['claim', 'harms', ['displacement'], null],
    ['claim', 'harms', 'displacement', '"harms" cannot be'],
    // what ties a claim to its words is not for editing
    ['claim', 'trigger', { start: 0, end: 1 }, 'no field "trigger"'],
    ['claim', 'key', 'x', 'no field "key"'],
    ['claim', 'figures.killed', null, 'no field "figures.killed"'],
    ['event', 'figures.killed', { low: 1, best: 1, high: null }, null],
    ['event', 'figures.killed', null, null],
    ['event', 'figures.killed', { low: -1, best: 1, high: 1 }, '"figures.killed" cannot be'],
    ['event', 'figures.eaten', null, 'no field "figures.eaten"'],
    ['event', 'date', null, null],
    ['event', 'date', { start: '15 June' }, '"date" cannot be'],
    ['event', 'claims', [], 'no field "claims"'],
    ['event', '__proto__', null, 'no field'],
  ] as const)('of a %s: %s = %j', (target, field, value, fault) => {
    const found = findEditFault(target, field, value);
    if (fault === null) expect(found).toBeNull();
    else expect(found).toContain(fault);
  });
});

describe('a decision finds its place', () => {
  it.each<[string, Partial<Review>, string | null]>([
    ['the same key and words', {}, null],
    [
      'white space apart',
      { evidence: quoteEvidence(coded, text, claimOf('C1')).replaceAll(' ', '\n  ') },
      null,
    ],
    // the sentence was split at another place
    ['a part of the sentence', { evidence: quoteEvidence(coded, text, claimOf('C1')).slice(0, 60) }, null],
    // key and words must both be the same
    ['the same key, other words', { evidence: 'Something else was said.' }, 'evidence-changed'],
    [
      'the same words, another key',
      { targetKey: 'gone', evidence: quoteEvidence(coded, text, claimOf('C1')) },
      'target-gone',
    ],
    // only an erasure leaves no words
    ['no words', { evidence: '' }, 'erased'],
  ])('%s', (_, rest, reason) => {
    for (const target of ['claim', 'event'] as const) {
      const review = decide({ ...rest, target, action: 'reject' });
      const { orphans, claims, events } = fold([review]);
      expect(orphans.map((one) => one.reason)).toEqual(reason ? [reason] : []);
      const found = target === 'claim' ? claims[0] : events[0];
      expect(found?.decision.verdict).toBe(reason ? null : 'reject');
    }
  });

  it('on an event follows its lead claim into another event', () => {
    const onSecond = decide({ target: 'event', targetKey: claimOf('C8').key, action: 'reject' });
    const merged = {
      ...coded,
      events: coded.events
        .filter((event) => event.id !== 'E3')
        .map((event) => (event.id === 'E1' ? { ...event, claims: [...event.claims, 'C8'] } : event)),
    };
    expect(fold([onSecond], merged).events[0]?.verdict).toBe('reject');
    // a decision on the event's own lead claim outweighs it, whichever came first
    const onFirst = decide({ target: 'event', action: 'accept' });
    const { events, orphans } = fold([onFirst, onSecond], merged);
    expect(events[0]?.verdict).toBe('accept');
    expect(events[0]?.decision.history).toHaveLength(2);
    expect(orphans).toEqual([]);
  });

  it('on an event whose claim is in no event is orphaned', () => {
    const review = decide({ target: 'event', targetKey: claimOf('C8').key });
    const without = { ...coded, events: coded.events.filter((event) => event.id !== 'E3') };
    expect(fold([review], without).orphans).toEqual([{ review, reason: 'target-gone' }]);
  });

  it('even where two events share their first claim', () => {
    const shared = {
      ...coded,
      events: coded.events.map((event) => (event.id === 'E2' ? { ...event, claims: ['C1', 'C6'] } : event)),
    };
    const keys = keyEvents(shared);
    expect(keys.slice(0, 2)).toEqual([KEY, claimOf('C6').key]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    ['a b', 'a  b', true],
    ['a b c', 'b c', true],
    ['a b', 'a c', false],
    ['', '', true],
    ['', 'a', false],
  ])('"%s" and "%s"', (a, b, same) => {
    expect(isSameEvidence(a, b)).toBe(same);
    expect(isSameEvidence(b, a)).toBe(same);
  });
});
