import { describe, expect, it } from 'vitest';
import { extractTimes } from '../../src/extract/times.ts';
import { loadTimeLexicon } from '../../src/reference/lexicon/times.ts';
import { formatDay } from '../../src/resolve/times/calendar.ts';
import { listFeastDays } from '../../src/resolve/times/feasts.ts';
import { resolveTimes } from '../../src/resolve/times.ts';
import { readText } from '../support/read-text.ts';

const lexicon = loadTimeLexicon();

function valuesOf(text: string, publishedAt: string | null = '2021-06-15'): string[] {
  const doc = readText(text, publishedAt);
  const { times } = resolveTimes(doc, extractTimes(doc, lexicon), lexicon);
  return times.map((time) => `${text.slice(time.start, time.end)} = ${time.value}`);
}

describe('every feast of the lexicon', () => {
  it.each(lexicon.feasts.examples.map(({ example, value }) => [example, value]))('%s', (example, value) => {
    expect(valuesOf(example).map((one) => one.split(' = ')[1])).toEqual([value]);
  });

  it('is found by each of its names', () => {
    for (const { words } of [...lexicon.feasts.feasts.values()].flat()) {
      const name = words
        .map((word) =>
          /^(?:al|el|ul|un|s)$/.test(word) ? word : word.slice(0, 1).toUpperCase() + word.slice(1),
        )
        .join(' ')
        .replace(/ ?(['-]) ?/g, '$1');
      expect([name, valuesOf(`Soldiers shot at the crowd on ${name}.`).length]).toEqual([name, 1]);
    }
  });
});

/** Days that a calendar of that year shows. */
const ALMANAC: readonly (readonly [name: string, year: number, days: string])[] = [
  ['Ramadan', 2019, '2019-05-06/2019-06-03'],
  ['Ramadan', 2023, '2023-03-23/2023-04-20'],
  // two in one year
  ['Ramadan', 2030, '2030-01-05/2030-02-03 2030-12-26/2031-01-23'],
  ['Ashura', 2022, '2022-08-08/2022-08-08'],
  ['Nowruz', 2020, '2020-03-20/2020-03-20'],
  ['Nowruz', 2023, '2023-03-21/2023-03-21'],
  ['Easter', 2019, '2019-04-21/2019-04-21'],
  ['Easter', 2024, '2024-03-31/2024-03-31'],
  ['Orthodox Easter', 2019, '2019-04-28/2019-04-28'],
  ['Orthodox Easter', 2024, '2024-05-05/2024-05-05'],
  ['Passover', 2023, '2023-04-06/2023-04-12'],
  ['Yom Kippur', 2023, '2023-09-25/2023-09-25'],
  // a leap year has two Adars; the second counts
  ['Purim', 2024, '2024-03-24/2024-03-24'],
  // begins in December and ends in January
  ['Hanukkah', 2024, '2024-12-26/2025-01-02'],
  ['Lunar New Year', 2024, '2024-02-10/2024-02-10'],
  ['Thanksgiving', 2023, '2023-11-23/2023-11-23'],
];

describe('the almanac', () => {
  it.each(ALMANAC)('%s %i', (name, year, days) => {
    const words = name.toLowerCase().split(' ');
    const feast = lexicon.feasts.feasts
      .get(words[0] ?? '')
      ?.find((one) => one.words.join(' ') === words.join(' '));
    const found = feast?.dates.flatMap((date) => listFeastDays(date, year)) ?? [];
    expect(found.map(({ begin, until }) => `${formatDay(begin)}/${formatDay(until)}`).join(' ')).toBe(days);
  });
});

const IN_TEXT: readonly (readonly [text: string, times: readonly string[]])[] = [
  // parts of a feast, in days and weeks, from either end
  ['Talks began on the first day of Ramadan.', ['the first day of Ramadan = 2021-04-13']],
  ['Raids grew in the last week of Ramadan.', ['the last week of Ramadan = 2021-05-06/2021-05-12']],
  ['Raids grew in the last ten days of Ramadan.', ['the last ten days of Ramadan = 2021-05-03/2021-05-12']],
  ['A bomb went off on the second day of Eid al-Fitr.', ['the second day of Eid al-Fitr = 2021-05-14']],
  ['Shots were fired on the eve of Ramadan.', ['the eve of Ramadan = 2021-04-12']],
  ['It was quiet at the end of Ramadan.', ['the end of Ramadan = 2021-05-03/2021-05-12']],
  // titles say nothing more
  ['Aid came in during the holy month of Ramadan.', ['the holy month of Ramadan = 2021-04-13/2021-05-12']],
  [
    'A truce was kept for the Muslim holiday of Eid al-Adha.',
    ['the Muslim holiday of Eid al-Adha = 2020-07-31/2020-08-03'],
  ],
  // years, named and pointed at
  ['The siege began in Ramadan 2016.', ['Ramadan 2016 = 2016-06-06/2016-07-05']],
  ['The church was bombed last Easter.', ['last Easter = 2021-04-04']],
  ['The guns will fall silent for Eid.', ['Eid = 2021-07-20/2021-07-23']],
  // the story's year
  [
    'In 2016 the front moved south. During Ramadan it lost the port.',
    ['2016 = 2016', 'Ramadan = 2016-06-06/2016-07-05'],
  ],
  // dates of other calendars
  ["The decree of 15 Sha'ban 1442 was withdrawn.", ["15 Sha'ban 1442 = 2021-03-28"]],
  ['The order is dated 1 Ramadan 1442 AH.', ['1 Ramadan 1442 AH = 2021-04-13']],
  ['The ruling of 3 Farvardin 1400 stands.', ['3 Farvardin 1400 = 2021-03-23']],
  // wars, agreements, people and islands that bear a feast's name
  ['The Good Friday Agreement ended it.', []],
  ['The Yom Kippur War began there.', []],
  ['Ships left Easter Island.', []],
  ['Hassan Ramadan was freed.', []],
];

describe('feasts in a text of 15 June 2021', () => {
  it.each(IN_TEXT)('%s', (text, times) => {
    expect(valuesOf(text)).toEqual(times);
  });

  it('names no day where the year is not known', () => {
    expect(valuesOf('They fled on Christmas Eve and came back for Eid.', null)).toEqual([
      'Christmas Eve = XXXX-12-24',
      'Eid = XXXX',
    ]);
  });
});
