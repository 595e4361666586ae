import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTree } from '../../src/read/decode-tree.ts';

/** All trees of a few words with one root, by trying every choice of heads. */
function bestByTrying(score: number[][], words: number): number {
  let best = Number.NEGATIVE_INFINITY;
  const heads = new Array<number>(words).fill(0);
  const place = (word: number): void => {
    if (word === words) {
      if (isTree(heads)) best = Math.max(best, total(score, heads));
      return;
    }
    for (let head = 0; head <= words; head++) {
      heads[word] = head;
      place(word + 1);
    }
  };
  place(0);
  return best;
}

function isTree(heads: ArrayLike<number>): boolean {
  if (Array.from(heads).filter((head) => head === 0).length !== 1) return false;
  return Array.from(heads).every((_, word) => {
    let at = word + 1;
    for (let step = 0; step <= heads.length && at !== 0; step++) at = heads[at - 1] ?? 0;
    return at === 0;
  });
}

function total(score: number[][], heads: ArrayLike<number>): number {
  return Array.from(heads).reduce((sum, head, word) => sum + (score[word]?.[head] ?? 0), 0);
}

const matrix = (words: number) =>
  fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: words + 1, maxLength: words + 1 }), {
    minLength: words,
    maxLength: words,
  });

describe('decodeTree', () => {
  it('finds the best tree with one root, as trying all of them does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }).chain(matrix), (score) => {
        const heads = decodeTree((word, head) => score[word]?.[head] ?? 0, score.length);
        expect(isTree(heads)).toBe(true);
        expect(total(score, heads)).toBe(bestByTrying(score, score.length));
      }),
      { numRuns: 400 },
    );
  });

  it('gives a tree for long sentences too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 60 }).chain(matrix), (score) => {
        expect(isTree(decodeTree((word, head) => score[word]?.[head] ?? 0, score.length))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('gives no heads for no words', () => {
    expect(decodeTree(() => 0, 0)).toHaveLength(0);
  });
});
