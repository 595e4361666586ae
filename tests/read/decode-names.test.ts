import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeNames, type TagChain } from '../../src/read/decode-names.ts';

const TAGS = ['O', 'B-PER', 'I-PER', 'B-LOC'];
const free: TagChain = { tags: TAGS, turns: TAGS.map(() => TAGS.map(() => 0)), first: TAGS.map(() => 0) };

/** Scores that say these tags outright. */
function saying(...tags: string[]): Float32Array {
  return Float32Array.from(tags.flatMap((tag) => TAGS.map((each) => (each === tag ? 5 : 0))));
}

describe('decodeNames', () => {
  it('joins the tags of one name and keeps neighbours apart', () => {
    const tags = ['B-PER', 'I-PER', 'O', 'B-LOC', 'B-LOC', 'I-PER'];
    expect(decodeNames(saying(...tags), 0, 6, free)).toEqual([
      { first: 0, end: 2, tag: 'PER' },
      { first: 3, end: 4, tag: 'LOC' },
      { first: 4, end: 5, tag: 'LOC' },
      { first: 5, end: 6, tag: 'PER' },
    ]);
  });

  it('starts where it is told', () => {
    const scores = Float32Array.from([...saying('O'), ...saying('B-LOC', 'O')]);
    expect(decodeNames(scores, TAGS.length, 2, free)).toEqual([{ first: 0, end: 1, tag: 'LOC' }]);
  });

  it('takes the best chain, not the best tag of each word', () => {
    const turns = TAGS.map((from) => TAGS.map((to) => (from === 'B-PER' && to === 'O' ? -10 : 0)));
    const scores = Float32Array.from([0, 1, 0, 0, 1, 0, 0.5, 0]);
    expect(decodeNames(scores, 0, 2, { ...free, turns })).toEqual([{ first: 0, end: 2, tag: 'PER' }]);
  });

  it('scores as high as any chain that can be tried', () => {
    const numbers = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 36, maxLength: 36 });
    fc.assert(
      fc.property(numbers, (values) => {
        const scores = Float32Array.from(values.slice(0, 16));
        const turns = TAGS.map((_, from) => values.slice(16 + from * 4, 20 + from * 4));
        const first = values.slice(32);
        const value = (chain: readonly number[]): number =>
          chain.reduce(
            (sum, tag, word) =>
              sum +
              (scores[word * 4 + tag] ?? 0) +
              (word === 0 ? (first[tag] ?? 0) : (turns[chain[word - 1] ?? 0]?.[tag] ?? 0)),
            0,
          );
        let best = Number.NEGATIVE_INFINITY;
        let names = '';
        for (let code = 0; code < 256; code++) {
          const chain = [0, 2, 4, 6].map((shift) => (code >> shift) & 3);
          if (value(chain) <= best) continue;
          best = value(chain);
          names = JSON.stringify(decodeNames(saying(...chain.map((tag) => TAGS[tag] ?? 'O')), 0, 4, free));
        }
        const found = decodeNames(scores, 0, 4, { tags: TAGS, turns, first });
        // Several chains may be equally good; then any of their readings is right.
        const ties = [...Array(256).keys()]
          .map((code) => [0, 2, 4, 6].map((shift) => (code >> shift) & 3))
          .filter((chain) => value(chain) === best);
        if (ties.length === 1) expect(JSON.stringify(found)).toBe(names);
      }),
      { numRuns: 60 },
    );
  });
});
