/** Headlines in the present, as they are read: subject, verb and object of the first verb. */
import { describe, expect, it } from 'vitest';
import { syntaxOf } from '../../src/text/syntax.ts';
import { readText } from '../support/read-text.ts';

function read(text: string) {
  const doc = readText(text);
  const syntax = syntaxOf(doc);
  const words = (phrase: { start: number; end: number } | null): string =>
    phrase ? text.slice(phrase.start, phrase.end) : '-';
  return doc.verbs.map((verb) =>
    [words(syntax.subjectOf(verb)), words(verb), words(syntax.objectOf(verb))].join(' | '),
  );
}

describe('a headline in the present', () => {
  it.each([
    // the verb was read as part of the noun behind it, or as the noun that a number follows
    ['Air strike hits hospital in Tel Amar', ['Air strike | hits | hospital']],
    ['Army shells village near Ostren', ['Army | shells | village']],
    ['Car bomb kills 12 in Karsa market', ['Car bomb | kills | 12']],
    ['Police arrest 40 after rally', ['Police | arrest | 40']],
    // what is said, before who says it
    ['Air strike hits hospital, Front says', ['Air strike | hits | hospital', 'Front | says | -']],
    // a second verb has the same subject
    ['Militants attack army post, kill five', ['Militants | attack | army post', 'Militants | kill | five']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    // nouns without an object behind them, or that do not agree
    'Peace talks report',
    'Army attack on villages',
    'Death toll in air strike',
    // a sentence is no headline
    'Government fire services.',
  ])('%s has none', (text) => {
    expect(read(text)).toEqual([]);
  });
});
