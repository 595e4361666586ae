import { describe, expect, it } from 'vitest';
import { loadFigurativeWords } from '../../src/reference/lexicon/figurative.ts';
import { loadPatterns } from '../../src/reference/patterns.ts';
import { codeText } from '../support/code-text.ts';

const words = loadFigurativeWords();
const violentClaims = (text: string) =>
  codeText(text).coded.claims.filter((claim) => claim.eventType === 'ASSAULT');

describe('violence in figures of speech', () => {
  it.each(words.examples)('none in: %s', (text) => {
    expect(violentClaims(text)).toEqual([]);
  });
  it.each(words.counterexamples)('taken at its word: %s', (text) => {
    expect(violentClaims(text)).not.toEqual([]);
  });

  // Each sentence alone could tell of force; what the document is about says that it does not.
  it.each([
    [
      'The candidates met in a debate on Monday. Voters heard new attacks on the frontrunner. The campaign ends in June, and the ballot follows.',
    ],
    [
      'The coach praised his team. Ostren attacked from the first minute, and the striker shot twice. The match ended in a draw, three days before the cup final.',
    ],
    [
      'The recession hurt millions of families. Investors fled the stock market, and companies lost a third of their revenue.',
    ],
  ])('by what the document is about: %s', (text) => {
    expect(violentClaims(text)).toEqual([]);
  });

  it('but not where such a document tells of force', () => {
    const text =
      'The candidates met in a debate on Monday. Voters left early: gunmen attacked the hall, and two guards were killed. The campaign ends in June.';
    expect(violentClaims(text).length).toBeGreaterThan(0);
  });

  it('nor where somebody is shot, whatever the report is about', () => {
    const text =
      'Omar Tal, 16, was shot on Sunday as he went to the stadium for the match of his team and its rivals.';
    expect(violentClaims(text).length).toBeGreaterThan(0);
  });

  it('nor where the word itself is used of nothing else', () => {
    const text =
      'Investors fled the stock market on Monday, and share prices fell. Veldania invaded Karsa on the same day.';
    expect(violentClaims(text).length).toBeGreaterThan(0);
  });

  it('names only frames that there are', () => {
    const frames = new Set(loadPatterns().frames.map((frame) => frame.id));
    expect([...words.frames].filter((id) => !frames.has(id))).toEqual([]);
  });
});
