import { describe, expect, it } from 'vitest';
import { extractTimes } from '../../src/extract/times.ts';
import { loadTimeLexicon } from '../../src/reference/lexicon/times.ts';
import { resolveTimes } from '../../src/resolve/times.ts';
import { readText } from '../support/read-text.ts';

const lexicon = loadTimeLexicon();

function datePublished(text: string, given: string | null) {
  const doc = readText(text, given);
  const { publishedAt } = resolveTimes(doc, extractTimes(doc, lexicon), lexicon);
  return { ...publishedAt, evidence: publishedAt.evidence.map((span) => text.slice(span.start, span.end)) };
}

type Row = readonly [
  text: string,
  given: string | null,
  value: string | null,
  basis: string,
  evidence: readonly string[],
];

const ROWS: readonly Row[] = [
  // what is given decides, whatever the text says
  ['KARSA, 14 March 2021 (Northern Wire) – Jets struck.', '2021-03-15T08:00:00Z', '2021-03-15', 'given', []],
  // a dateline with place, date and agency
  [
    'KARSA CITY, 14 March 2021 (Northern Wire) – The Front said jets had struck.',
    null,
    '2021-03-14',
    'stated',
    ['14 March 2021'],
  ],
  [
    'PORT HALIM, March 14, 2021 — The Front said jets had struck.',
    null,
    '2021-03-14',
    'stated',
    ['March 14, 2021'],
  ],
  // a byline
  [
    'Published: 14 March 2021\n\nThe Front said jets had struck.',
    null,
    '2021-03-14',
    'stated',
    ['14 March 2021'],
  ],
  // a dateline without a year, and a year that the text gives away
  [
    'KARSA CITY, March 14 (Northern Wire) – The Front broke away last year. In May 2020, it had lost Merwan.',
    null,
    '2021-03-14',
    'inferred',
    ['March 14', 'last year', 'May 2020'],
  ],
  // a relative year that the next sentence restates
  [
    'It lost Merwan last year. In Feb. 2019, it seized the port.',
    null,
    '2020',
    'inferred',
    ['last year', 'Feb. 2019'],
  ],
  // side by side
  [
    'It lost Merwan three years ago, in 2017, and split.',
    null,
    '2020',
    'inferred',
    ['three years ago', '2017'],
  ],
  ['This year (2021) the Front has split.', null, '2021', 'inferred', ['This year', '2021']],
  // the very day
  [
    'Yesterday, 13 March 2021, the Front split.',
    null,
    '2021-03-14',
    'inferred',
    ['Yesterday', '13 March 2021'],
  ],
  // 'now', so long after an explicit date
  [
    'In Feb. 2017 it seized Merwan. Now, more than a year later, it calls for a truce.',
    null,
    '2018',
    'inferred',
    ['Feb. 2017', 'more than a year later'],
  ],
  // a weekday that agrees with its date in one year only after the latest one told
  [
    'The truce of 2017 failed. Jets struck on Friday, June 22.',
    null,
    '2018',
    'inferred',
    ['2017', 'Friday, June 22'],
  ],
  // a comparison restates nothing
  ['More fled last year than in 2015.', null, null, 'unknown', []],
  // a date of an event alone says nothing of the day of writing
  ['On 12 May 2019 the Front seized Merwan.', null, null, 'unknown', []],
  // two readings that contradict each other decide nothing
  ['It split last year, in 2017, and lost Merwan two years ago, in 2015.', null, null, 'unknown', []],
  // nothing at all
  ['Jets struck on Friday and on June 24.', null, null, 'unknown', []],
];

describe('the day of publication', () => {
  it.each(ROWS)('%s', (text, given, value, basis, evidence) => {
    expect(datePublished(text, given)).toEqual({ value, basis, evidence });
  });
});
