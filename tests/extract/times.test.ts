import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractTimes } from '../../src/extract/times.ts';
import { loadTimeLexicon } from '../../src/reference/lexicon/times.ts';
import { readText } from '../support/read-text.ts';
import { NOT_TIMES } from './negative-times.ts';

const lexicon = loadTimeLexicon();

function findTimes(text: string): string[] {
  return extractTimes(readText(text), lexicon).map((draft) => text.slice(draft.start, draft.end));
}

describe('what is no time', () => {
  const rows = Object.entries(NOT_TIMES).flatMap(([kind, texts]) =>
    texts.map((text) => [kind, text] as const),
  );
  it.each(rows)('%s: %s', (_, text) => {
    expect(findTimes(text)).toEqual([]);
  });

  it('leaves reader comments alone', () => {
    expect(findTimes('Jets struck.\n\n2 Comments\n\nThey struck in June 2018 too.')).toEqual([]);
  });
});

/** Spans: the preposition stays outside, parts of the expression inside. */
const SPANS: readonly (readonly [string, readonly string[]])[] = [
  ['The road has been closed since 23 June.', ['23 June']],
  ['It lasted from Monday until the end of May 2019.', ['Monday', 'the end of May 2019']],
  ['In the nineties and the 19th century it was a port.', ['the nineties', 'the 19th century']],
  ['Jets struck at 14:30 GMT on Friday.', ['14:30 GMT on Friday']],
  ['Jets struck at 1430 GMT.', ['1430 GMT']],
  ['They met on the 24th of June, 2018.', ['the 24th of June, 2018']],
  ['They met on Friday, June 22, and the day before.', ['Friday, June 22', 'the day before']],
  ['A two-day truce began the next morning.', ['two-day', 'the next morning']],
  ["Wednesday's raid and last year's truce were forgotten.", ['Wednesday', 'last year']],
  [
    'He said in nineteen ninety-six that it would last a couple of years.',
    ['nineteen ninety-six', 'a couple of years'],
  ],
  ['The Front split earlier this month.', ['earlier this month']],
  ['They met in March, April and May 2020.', ['March', 'April', 'May 2020']],
  ['At present, and of late, little is known.', ['present', 'of late']],
];

describe('spans of times', () => {
  it.each(SPANS)('%s', (text, expected) => {
    expect(findTimes(text)).toEqual(expected);
  });
});

/** Another language is another file of data: no word of this one may stand in the code that reads by it. */
describe('the code of the time stage', () => {
  const files = ['extract', 'resolve'].flatMap((stage) => {
    const folder = join(import.meta.dirname, '../../src', stage);
    return [`${folder}/times.ts`, ...globSync(`${folder}/times/*.ts`)];
  });

  it.each(files.map((file) => [basename(file), file]))(
    '%s compares no word of the text with a word',
    (_, file) => {
      const source = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      // norm(…) === 'of', lead === 'in', /^(?:until|by)$/.test(…): all are words of the lexicon
      expect(source.match(/norm\([^\n]*\) [!=]== '[a-z]{2,}'/g) ?? []).toEqual([]);
      expect(source.match(/\b(?:word|lead|next|opener|noun|lemma|text)\b [!=]== '[a-z]{2,}'/g) ?? []).toEqual(
        [],
      );
      expect(source.match(/\/[^/\n]*[(|^][a-z]{2,}[|)][^\n]*\/[a-z]*\.(?:test|exec)/g) ?? []).toEqual([]);
    },
  );
});

describe('the time words', () => {
  const words = [
    ...[...lexicon.months]
      .filter(([word]) => word !== 'may')
      .map(([word]) => `On 12 ${capital(word)} 2019 they met.`),
    ...[...lexicon.days.keys()].map((word) => `They meet ${word}.`),
    ...[...lexicon.weekdays.keys()]
      .filter((word) => word.length > 5)
      .map((word) => `They met on ${capital(word)}.`),
    ...[...lexicon.seasons.keys()].map((word) => `They met last ${word}.`),
    ...[...lexicon.sets.keys()].map((word) => `They meet ${word}.`),
    ...[...lexicon.units]
      .filter(([word, unit]) => word.endsWith('s') && unit !== 'WE')
      .map(([word]) => `They met for three ${word}.`),
    ...[...lexicon.references.values()].flat().map((entry) => entry.example),
  ];
  it.each(words.map((text) => [text]))('%s', (text) => {
    expect(findTimes(text)).toHaveLength(1);
  });
});

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
