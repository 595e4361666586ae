import { describe, expect, it } from 'vitest';
import { countWords, dealRounds } from '../../bench/reading/texts.ts';

const count = (n: number) => Array.from({ length: n }, (_, index) => index);

describe('rounds of texts', () => {
  it.each([
    // exactly enough: each item once, every round from start to end of the list
    [count(6), 2, 3, '0 2 4, 1 3 5'],
    // more than needed: evenly from the whole list, not its beginning
    [count(12), 2, 3, '0 4 8, 2 6 10'],
    // fewer than asked for: all rounds are shorter, and equally long
    [count(7), 3, 4, '0 3, 1 4, 2 5'],
  ])('%j in %i rounds of %i', (items, rounds, size, expected) => {
    const dealt = dealRounds(items, rounds, size);
    expect(dealt.map((round) => round.join(' ')).join(', ')).toBe(expected);
  });

  it('never gives a text twice', () => {
    const dealt = dealRounds(count(874), 6, 30).flat();
    expect(dealt).toHaveLength(180);
    expect(new Set(dealt).size).toBe(180);
    expect(Math.max(...dealt)).toBeGreaterThan(860);
  });

  it('refuses a list that has not one text for each round', () => {
    expect(() => dealRounds(['a', 'b'], 3, 10)).toThrow('2 texts are too few for 3 rounds');
  });

  it.each([
    [['Two were killed.', ' near\nOstren '], 5],
    [['', ' \n'], 0],
  ])('counts words between white space: %j', (texts, words) => {
    expect(countWords(texts)).toBe(words);
  });
});
