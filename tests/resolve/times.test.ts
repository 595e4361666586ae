import { describe, expect, it } from 'vitest';
import { extractTimes } from '../../src/extract/times.ts';
import { loadTimeLexicon } from '../../src/reference/lexicon/times.ts';
import { resolveTimes } from '../../src/resolve/times.ts';
import { readText } from '../support/read-text.ts';

const lexicon = loadTimeLexicon();

/** 'span = TYPE value [begin, until] from anchor implied', as far as each part is there. */
function showTimes(text: string, publishedAt: string | null): string[] {
  const doc = readText(text, publishedAt);
  return resolveTimes(doc, extractTimes(doc, lexicon), lexicon).times.map((time) => {
    const interval = time.begin === null ? '' : ` [${time.begin}, ${time.until}]`;
    const anchor = time.anchor === null ? '' : ` from ${time.anchor}`;
    const basis = time.basis === 'implied' ? ' implied' : '';
    return `${text.slice(time.start, time.end)} = ${time.type} ${time.value}${interval}${anchor}${basis}`;
  });
}

const CASES: readonly (readonly [publishedAt: string | null, text: string, times: readonly string[]])[] = [
  // a day and month take the year from the document's date
  [
    '2021-03-14',
    'Shells fell on June 24.',
    ['June 24 = DATE 2020-06-24 [2020-06-24, 2020-06-24] from document implied'],
  ],
  // what is still to come, by its tense
  [
    '2021-03-14',
    'The talks open on June 24 and will last a week.',
    ['June 24 = DATE 2021-06-24 [2021-06-24, 2021-06-24] from document implied', 'a week = DURATION P1W'],
  ],
  // full dates stand by themselves
  [
    '2021-03-14',
    'Jets struck on 24 June 2018 and on Feb. 2017.',
    [
      '24 June 2018 = DATE 2018-06-24 [2018-06-24, 2018-06-24]',
      'Feb. 2017 = DATE 2017-02 [2017-02-01, 2017-02-28]',
    ],
  ],
  // ISO dates; a bare year behind 'in'
  [
    '2021-03-14',
    'The report of 2018-06-24 was amended in 2019.',
    ['2018-06-24 = DATE 2018-06-24 [2018-06-24, 2018-06-24]', '2019 = DATE 2019 [2019-01-01, 2019-12-31]'],
  ],
  // the document's own order of day and month
  [
    '2021-03-14',
    'The bridge fell on 24/06/2018 and the port on 05/06/2018.',
    [
      '24/06/2018 = DATE 2018-06-24 [2018-06-24, 2018-06-24]',
      '05/06/2018 = DATE 2018-06-05 [2018-06-05, 2018-06-05]',
    ],
  ],
  // an order that nothing decides leaves the year
  ['2021-03-14', 'The port fell on 05/06/2018.', ['05/06/2018 = DATE 2018 [2018-01-01, 2018-12-31]']],
  // one interval, without 'between'
  [
    '2021-03-14',
    'Fighting went on between 3 and 5 May 2019.',
    ['3 and 5 May 2019 = DATE 2019-05-03/2019-05-05 [2019-05-03, 2019-05-05]'],
  ],
  // a range over a month's end
  [
    '2021-03-14',
    'It resumed from 28 May to 3 June 2019.',
    ['28 May to 3 June 2019 = DATE 2019-05-28/2019-06-03 [2019-05-28, 2019-06-03]'],
  ],
  // a range with a dash
  [
    '2021-03-14',
    'The raids of 23–25 June 2019 killed nobody.',
    ['23–25 June 2019 = DATE 2019-06-23/2019-06-25 [2019-06-23, 2019-06-25]'],
  ],
  // the weekday counts from the document, 'a day earlier' from the weekday
  [
    '2021-03-14',
    'The Front said on Friday that jets had struck a day earlier.',
    [
      'Friday = DATE 2021-03-12 [2021-03-12, 2021-03-12] from document',
      'a day earlier = DATE 2021-03-11 [2021-03-11, 2021-03-11] from T1',
    ],
  ],
  // a calendar year
  [
    '2021-03-14',
    'The group broke away last year.',
    ['last year = DATE 2020 [2020-01-01, 2020-12-31] from document'],
  ],
  // a stretch that ends now
  [
    '2021-03-14',
    'Prices rose over the last year.',
    ['the last year = DURATION P1Y [2020-03-14, 2021-03-14] from document'],
  ],
  // a length of time with no place in the calendar
  ['2021-03-14', 'Shelling has gone on for more than a week.', ['more than a week = DURATION P1W']],
  // the story's own dates are anchors
  [
    '2021-03-14',
    'On 12 May 2019 the Front seized Merwan. The following day it lost it. That same day talks began.',
    [
      '12 May 2019 = DATE 2019-05-12 [2019-05-12, 2019-05-12]',
      'The following day = DATE 2019-05-13 [2019-05-13, 2019-05-13] from T1',
      'That same day = DATE 2019-05-13 [2019-05-13, 2019-05-13] from T2',
    ],
  ],
  // a flashback gives its year to what follows
  [
    '2021-03-14',
    'In 2015 the Front split. On 12 May it seized the port.',
    [
      '2015 = DATE 2015 [2015-01-01, 2015-12-31]',
      '12 May = DATE 2015-05-12 [2015-05-12, 2015-05-12] from T1 implied',
    ],
  ],
  // without a story the document is the anchor
  [
    '2021-03-14',
    'Two days later the bridge reopened.',
    ['Two days later = DATE 2021-03-16 [2021-03-16, 2021-03-16] from document'],
  ],
  // an event with its own date beside it
  [
    '2021-03-14',
    "Two days after Friday's raid the bridge reopened.",
    [
      'Two days = DURATION P2D [2021-03-14, 2021-03-14] from T2 implied',
      'Friday = DATE 2021-03-12 [2021-03-12, 2021-03-12] from document',
    ],
  ],
  // an event that the text has told of, by its noun or its verb
  [
    '2021-03-14',
    'Rebels attacked the port on 3 May 2019. A truce was signed the next year. Ten days after the attack it reopened.',
    [
      '3 May 2019 = DATE 2019-05-03 [2019-05-03, 2019-05-03]',
      'the next year = DATE 2020 [2020-01-01, 2020-12-31] from T1',
      'Ten days = DURATION P10D [2019-05-13, 2019-05-13] from T1 implied',
    ],
  ],
  // before it
  [
    '2021-03-14',
    'The blast killed six on 3 May 2019. Two days before the blast the guards had left.',
    [
      '3 May 2019 = DATE 2019-05-03 [2019-05-03, 2019-05-03]',
      'Two days = DURATION P2D [2019-05-01, 2019-05-01] from T1 implied',
    ],
  ],
  // two whole dates are two times; the first reaches to the second
  [
    '2021-03-14',
    'The siege lasted from 3 May 2019 to 9 June 2020.',
    [
      '3 May 2019 = DATE 2019-05-03 [2019-05-03, 2020-06-09]',
      '9 June 2020 = DATE 2020-06-09 [2020-06-09, 2020-06-09]',
    ],
  ],
  // a date before a noun says which one is meant, whatever the tense
  [
    '2021-03-14',
    'The Front is trying to revive the October agreement.',
    ['October = DATE 2020-10 [2020-10-01, 2020-10-31] from document implied'],
  ],
  // a plan that was overtaken lies back
  [
    '2021-03-14',
    'The truce had been due to expire on Friday.',
    ['Friday = DATE 2021-03-12 [2021-03-12, 2021-03-12] from document'],
  ],
  // a bare year in passing gives its year to nothing
  [
    '2021-03-14',
    'The group has grown since 2015. In September it seized the port.',
    [
      '2015 = DATE 2015 [2015-01-01, 2015-12-31]',
      'September = DATE 2020-09 [2020-09-01, 2020-09-30] from document implied',
    ],
  ],
  // an event of which no day is known: only the length is a time
  ['2021-03-14', 'Two weeks after the attack the bridge reopened.', ['Two weeks = DURATION P2W']],
  // a part of the day belongs to the date
  [
    '2021-03-14',
    'The camp was hit yesterday evening.',
    ['yesterday evening = TIME 2021-03-13TEV [2021-03-13, 2021-03-13] from document'],
  ],
  // clock times; a time of day takes the story's day
  [
    '2021-03-14',
    'At 3 a.m. on Monday jets struck, and at dawn soldiers came.',
    [
      '3 a.m. on Monday = TIME 2021-03-08T03:00 [2021-03-08, 2021-03-08] from document',
      'dawn = TIME 2021-03-08TMO [2021-03-08, 2021-03-08] from T1',
    ],
  ],
  // parts of months and years narrow the interval
  [
    '2021-03-14',
    'The army withdrew in early March and again in mid-2018.',
    [
      'early March = DATE 2021-03 [2021-03-01, 2021-03-10] from document implied',
      'mid-2018 = DATE 2018 [2018-05-02, 2018-09-01]',
    ],
  ],
  // decades and seasons
  [
    '2021-03-14',
    'The truce of the late 1990s ended in the summer of 2018.',
    [
      'the late 1990s = DATE 199 [1990-01-01, 1999-12-31]',
      'the summer of 2018 = DATE 2018-SU [2018-06-01, 2018-08-31]',
    ],
  ],
  // quarters
  [
    '2021-03-14',
    'Trade fell in the third quarter of 2020.',
    ['the third quarter of 2020 = DATE 2020-Q3 [2020-07-01, 2020-09-30]'],
  ],
  // sets
  [
    '2021-03-14',
    'They protest every Friday and meet daily.',
    ['every Friday = SET XXXX-WXX-5', 'daily = SET P1D'],
  ],
  // references off the calendar
  [
    '2021-03-14',
    'The Front now denies it; it recently split.',
    ['now = DATE PRESENT_REF', 'recently = DATE PAST_REF'],
  ],
  // ahead by their words
  [
    '2021-03-14',
    'The army has set a deadline of 20 March, and a council meets next Tuesday.',
    [
      '20 March = DATE 2021-03-20 [2021-03-20, 2021-03-20] from document implied',
      'next Tuesday = DATE 2021-03-16 [2021-03-16, 2021-03-16] from document',
    ],
  ],
  // counted back from the document
  [
    '2021-03-14',
    'The siege was lifted last month, three years ago and two weeks ago.',
    [
      'last month = DATE 2021-02 [2021-02-01, 2021-02-28] from document',
      'three years ago = DATE 2018 [2018-01-01, 2018-12-31] from document',
      'two weeks ago = DATE 2021-W08 [2021-02-22, 2021-02-28] from document',
    ],
  ],
  // ISO weeks
  [
    '2021-03-14',
    'Aid arrived this week and last week.',
    [
      'this week = DATE 2021-W10 [2021-03-08, 2021-03-14] from document',
      'last week = DATE 2021-W09 [2021-03-01, 2021-03-07] from document',
    ],
  ],
  // tomorrow; 'earlier' stays inside the year
  [
    '2021-03-14',
    'Schools reopen tomorrow; clinics opened earlier this year.',
    [
      'tomorrow = DATE 2021-03-15 [2021-03-15, 2021-03-15] from document',
      'earlier this year = DATE 2021 [2021-01-01, 2021-03-14] from document',
    ],
  ],
  // a stretch that ends on the document's day
  [
    '2021-03-14',
    'Over the past three days 2,000 people fled.',
    ['the past three days = DURATION P3D [2021-03-11, 2021-03-14] from document'],
  ],
  // weekday and date agree
  [
    '2021-03-14',
    'The convoy waited until Friday, March 12.',
    ['Friday, March 12 = DATE 2021-03-12 [2021-03-12, 2021-03-12] from document implied'],
  ],
  // months that are words, with company
  [
    '2021-03-14',
    'In May and March the river rises.',
    [
      'May = DATE 2021-05 [2021-05-01, 2021-05-31] from document implied',
      'March = DATE 2021-03 [2021-03-01, 2021-03-31] from document implied',
    ],
  ],
  // without any date the year stays open
  [null, 'Shells fell on June 24 and on Friday.', ['June 24 = DATE XXXX-06-24', 'Friday = DATE XXXX-WXX-5']],
  // the story's year serves where the document has none
  [
    null,
    'Clashes began on 3 May 2019. On 9 May a truce was signed.',
    [
      '3 May 2019 = DATE 2019-05-03 [2019-05-03, 2019-05-03]',
      '9 May = DATE 2019-05-09 [2019-05-09, 2019-05-09] from T1 implied',
    ],
  ],
  // an inferred year dates what has none
  [
    null,
    'On June 3 the Front called for a truce. It lost Merwan last year. In Feb. 2019, it had seized the town.',
    [
      'June 3 = DATE 2020-06-03 [2020-06-03, 2020-06-03] from document implied',
      'last year = DATE 2019 [2019-01-01, 2019-12-31] from document',
      'Feb. 2019 = DATE 2019-02 [2019-02-01, 2019-02-28]',
    ],
  ],
];

describe('times on the calendar', () => {
  it.each(CASES)('%s: %s', (publishedAt, text, expected) => {
    expect(showTimes(text, publishedAt)).toEqual(expected);
  });
});
