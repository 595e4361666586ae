import { describe, expect, it } from 'vitest';
import { loadNumberLexicon } from '../../src/reference/lexicon/numbers.ts';
import { readCardinal, readOrdinal, readQuantity } from '../../src/text/numbers.ts';
import { splitPieces } from '../../src/text/pieces.ts';

const lexicon = loadNumberLexicon();
const pieces = (text: string) => splitPieces(text, 0, text.length);

const CARDINALS: readonly (readonly [string, number])[] = [
  ['12', 12],
  ['45,000', 45000],
  ['1.5 million', 1500000],
  ['twenty-five', 25],
  ['two hundred and six', 206],
  ['three hundred thousand', 300000],
  ['one million two hundred thousand', 1200000],
  ['a dozen', 12],
  ['half a dozen', 6],
  ['two dozen', 24],
  ['half a million', 500000],
  ['a couple', 2],
];

describe('cardinals', () => {
  it.each(CARDINALS)('%s', (text, value) => {
    const words = pieces(text);
    expect(readCardinal(words, 0, lexicon)).toEqual({ value, end: words.length });
  });

  it.each([['a man'], ['people'], ['and five'], ['the score']])('none in "%s"', (text) => {
    expect(readCardinal(pieces(text), 0, lexicon)).toBeNull();
  });

  it.each([...lexicon.cardinals])('the word %s', (word, value) => {
    expect(readCardinal(pieces(word), 0, lexicon)?.value).toBe(value);
  });

  it('stops where a second number begins', () => {
    expect(readCardinal(pieces('six and five'), 0, lexicon)).toEqual({ value: 6, end: 1 });
  });
});

describe('ordinals', () => {
  it.each([
    ['3rd', 3],
    ['twenty-first', 21],
    ['24th', 24],
  ])('%s', (text, value) => {
    expect(readOrdinal(pieces(text), 0, lexicon)?.value).toBe(value);
  });

  it.each([...lexicon.ordinals])('the word %s', (word, value) => {
    expect(readOrdinal(pieces(word), 0, lexicon)?.value).toBe(value);
  });
});

/** The contract's rule on bounds, one row each. */
const BOUNDS: readonly (readonly [string, number | null, number | null, string])[] = [
  ['12', 12, 12, 'exact'],
  ['more than 12', 13, null, 'at-least'],
  ['at least 12', 12, null, 'at-least'],
  ['no fewer than 12', 12, null, 'at-least'],
  ['12 or more', 12, null, 'at-least'],
  ['12+', 12, null, 'at-least'],
  ['up to 50', 0, 50, 'at-most'],
  ['fewer than 50', 0, 49, 'at-most'],
  ['about 50', 50, 50, 'about'],
  ['nearly 50', 50, 50, 'about'],
  ['some 50', 50, 50, 'about'],
  ['45 to 50', 45, 50, 'range'],
  ['between 45,000 and 50,000', 45000, 50000, 'range'],
  ['45-50', 45, 50, 'range'],
  ['several', 3, null, 'indefinite'],
  ['a few', 3, null, 'indefinite'],
  ['dozens', 24, null, 'indefinite'],
  ['scores', 40, null, 'indefinite'],
  ['hundreds', 200, null, 'indefinite'],
  ['thousands', 2000, null, 'indefinite'],
  ['tens of thousands', 20000, null, 'indefinite'],
  ['at least several hundred', 300, null, 'indefinite'],
  ['many', null, null, 'indefinite'],
];

describe('quantities', () => {
  it.each(BOUNDS)('%s', (text, low, high, qualifier) => {
    expect(readQuantity(pieces(text), 0, lexicon)).toMatchObject({ low, high, qualifier });
  });

  it.each(lexicon.indefinite.map((entry) => [entry.words.join(' '), entry.low] as const))(
    'the words %s',
    (text, low) => {
      expect(readQuantity(pieces(text), 0, lexicon)).toMatchObject({
        low,
        high: null,
        qualifier: 'indefinite',
      });
    },
  );

  it.each(lexicon.qualifiers.map((entry) => [entry.words.join(' '), entry.bound] as const))(
    'the words %s',
    (text, bound) => {
      expect(readQuantity(pieces(`${text} 12`), 0, lexicon)?.qualifier).toBe(bound);
    },
  );
});

describe('pieces', () => {
  it('keeps offsets, and splits what dates are made of', () => {
    const text = 'On 2018-06-24 at 5pm, Feb. 3.5%';
    const found = pieces(text);
    expect(found.map((piece) => text.slice(piece.start, piece.end))).toEqual([
      'On',
      '2018',
      '-',
      '06',
      '-',
      '24',
      'at',
      '5',
      'pm',
      ',',
      'Feb',
      '.',
      '3.5',
      '%',
    ]);
  });
});
