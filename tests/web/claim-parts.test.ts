import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/contract/coded-document.ts';
import { type ClaimPart, describeClaim, listParts } from '../../src/web/reading/claim-parts.ts';
import { wadiSuranDocument as coded, wadiSuranText as text } from '../fixtures/wadi-suran.ts';

const claimOf = (id: string): Claim => {
  const claim = coded.claims.find((item) => item.id === id);
  if (!claim) throw new Error(`the fixture has no claim ${id}`);
  return claim;
};
const write = (claim: Claim) => {
  const { sentence, tail } = describeClaim(claim, coded, text);
  const words = sentence.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
  return `${words} · ${tail.map((part) => part.text).join(' · ')}`;
};

describe('a claim as a sentence', () => {
  it.each([
    // Source, actor, thing, means, place, day; bounds and a range; the status is a word.
    [
      'C1',
      'Red Valley Front says that Army helicopters struck a clinic with rockets in Wadi Suran on 15 June 2023 · air/drone strike · ≥ 9 killed · 20–25 injured · occurred',
    ],
    // A denial keeps the source's own stance.
    [
      'C2',
      'Ministry of Defence denies that any aircraft struck in Suran District on 15 June 2023 · air/drone strike · no toll given · denied',
    ],
    // 'No clinic was struck', said in direct speech, is a denial too: never 'says that our forces struck no clinic'.
    [
      'C3',
      'Its spokesman denies that our forces struck any clinic in Suran District on 15 June 2023 · air/drone strike · no toll given · denied',
    ],
    // Attributions nest, outermost first; a sub-group is not an addition.
    [
      'C4',
      'Residents say that Red Valley Front says that two nurses were struck in Wadi Suran on 15 June 2023 · air/drone strike · 2 killed (nurse) · occurred',
    ],
    // Without a source it is the document's own voice; it is still going on.
    [
      'C5',
      'The bridge is being fought over in Jisr Amad over 16–18 June 2023 · armed clash · no toll given · ongoing',
    ],
    // A pronoun stands where its owner has just been named.
    [
      'C6',
      'Mountain Brigades say that they took the bridge in Jisr Amad on 16 June 2023 · non-state actor overtakes territory · no toll given · occurred',
    ],
    // Families are not people: the unit is said.
    [
      'C8',
      'Karsan Red Crescent says that about 3,400 families were displaced since 12 June 2023 · displacement · about 3,400 families displaced · occurred',
    ],
    // A place named by its nearness keeps the text's own words.
    [
      'C9',
      'Karsan Red Crescent says that its convoy was blocked near Beit Nasur by 18 June 2023 · coercion (restrict) · no toll given · occurred',
    ],
    // What is only called for is an infinitive, never a past.
    [
      'C11',
      'Red Valley Front calls for all factions to block the road to Port Halim in Port Halim · coercion (restrict) · no toll given · called for',
    ],
    // Nobody is named to whom it was done.
    ['C12', 'Veldania threatened by 18 June 2023 · threat (violence) · no toll given · occurred'],
  ])('%s', (id, expected) => {
    expect(write(claimOf(id))).toBe(expected);
  });

  it('says so where nobody is named at all', () => {
    const bare = { ...claimOf('C5'), objects: [], place: null, time: null };
    expect(write(bare)).toBe('An armed clash · armed clash · no toll given · ongoing');
  });

  it('says in the text’s own words what is on no calendar, and that a number is not given', () => {
    const times = coded.times.map((time) =>
      time.id === 'T5' ? { ...time, begin: null, until: null } : time,
    );
    const figures = coded.figures.map((figure) => (figure.id === 'F1' ? { ...figure, low: null } : figure));
    const { sentence, tail } = describeClaim(
      { ...claimOf('C5'), figures: ['F1'] },
      { ...coded, times, figures },
      text,
    );
    expect((sentence.at(-1) as ClaimPart).text).toBe('third day');
    expect(sentence.at(-2)).toBe(' for ');
    expect(tail.map((part) => part.text)).toContain('killed, number not given');
  });

  it('says that a hidden source is unnamed', () => {
    const attributions = [
      { ...coded.attributions[0], source: null, sourceEntities: [] },
    ] as typeof coded.attributions;
    const { sentence } = describeClaim(claimOf('C1'), { ...coded, attributions }, text);
    expect((sentence[0] as ClaimPart).text).toBe('An unnamed source');
  });
});

describe('the parts of a claim', () => {
  const parts = listParts(describeClaim(claimOf('C3'), coded, text));
  it('know how they are known', () => {
    expect(parts.filter((part) => part.basis === 'inherited').map((part) => part.label)).toEqual([
      'place',
      'time',
    ]);
  });
  it('know the exact words that they rest on', () => {
    const words = Object.fromEntries(
      parts.map((part) => [part.key, part.spans.map((span) => text.slice(span.start, span.end)).join('|')]),
    );
    expect(words).toMatchObject({
      'C3.source.0': 'its spokesman',
      'C3.stance.0': 'said',
      'C3.actor.0': 'our forces',
      'C3.object.0': 'No clinic',
      'C3.place': 'Suran District',
      'C3.time': 'that day',
      'C3.trigger': 'struck',
    });
  });
  it('have keys of their own', () => {
    const keys = coded.claims.flatMap((claim) =>
      listParts(describeClaim(claim, coded, text)).map((part) => part.key),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});
