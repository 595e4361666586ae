import { describe, expect, it } from 'vitest';
import { readCountInWords, readFigureInWords } from '../../src/contract/figure-reading.ts';
import { pluralize, writeCount, writeDay } from '../../src/contract/plain-words.ts';
import { codeText } from '../support/code-text.ts';

function readAll(text: string): string[] {
  const { coded } = codeText(text, '2021-03-20');
  return coded.figures.map((figure) => readFigureInWords(coded, figure, text));
}

const READINGS: readonly (readonly [text: string, readings: readonly string[]])[] = [
  // a bound, a part, a place, a day, a source, and who denies it
  [
    'Government jets bombed the hospital in Tel Amar on Thursday, killing at least 12 people, among them four children, the Red Valley Front said. The defence ministry denied it.',
    [
      'at least 12 people killed, four of them children, in Tel Amar on 18 March, says the Red Valley Front, denied by the defence ministry',
      'four children killed, counted among at least 12 people killed, in Tel Amar on 18 March, says the Red Valley Front, denied by the defence ministry',
    ],
  ],
  // killed or injured; a part without a number; since
  [
    'At least 13 people have been killed or injured in Merwan since 3 March, including children.',
    [
      'at least 13 people killed or injured, children among them, in Merwan since 3 March',
      'children among at least 13 people killed or injured in Merwan since 3 March',
    ],
  ],
  // who makes up the six
  ['A family of six was killed in Tel Amar.', ['six members of one family killed in Tel Amar']],
  // none
  ['Nobody was killed in the rocket attack.', ['nobody killed']],
  ['No houses were destroyed in the strike.', ['no houses destroyed']],
  // an indefinite word keeps the text's own
  [
    'Dozens of civilians were killed in the shelling of Port Halim.',
    ['at least 24 civilians killed (“Dozens of civilians”) in Port Halim'],
  ],
  // another unit
  ['Some 300 families fled Ain Tarfa.', ['about 300 families displaced in Ain Tarfa']],
  // an upper bound that is only possible, by whose word
  [
    'Up to 70 fighters may have been killed in the strikes on Qasr Hadid, according to the army.',
    ['up to 70 fighters killed in Qasr Hadid, as a possibility, says the army'],
  ],
  // a range
  ['Between 12 and 15 miners were executed by the Sons of Suran.', ['12 to 15 miners killed']],
  // most of them
  [
    'Eight farmers were murdered, most of them women.',
    ['eight farmers killed, women among them', 'women among eight farmers killed'],
  ],
  // a place with its own preposition, another year, a source that nobody names
  [
    'Two policemen were reportedly abducted near Merwan on 4 March 2019.',
    ['two policemen kidnapped near Merwan on 4 March 2019, reportedly'],
  ],
  // no number
  ['An unknown number of homes were destroyed by the mob.', ['an unknown number of homes destroyed']],
  // a running total
  ['The death toll from the bombing climbed to 58.', ['58 killed, in total']],
  // a part that is only a number
  [
    'Nine passengers, three of them critically, were injured in the attack on the bus.',
    [
      'nine passengers injured, three of them told apart',
      'three injured, counted among nine passengers injured',
    ],
  ],
  // who said that who had said
  [
    'Northern Wire reported that the mayor had said 30 people were detained.',
    ['30 people detained, says the mayor, according to Northern Wire'],
  ],
  // a month
  ['A doctor was abducted in February.', ['one doctor kidnapped in February']],
  // a year, and a source that keeps a distance
  [
    'Thirty people were killed in 2019 in Karsa City, the group claims.',
    ['30 people killed in Karsa City in 2019, claims the group'],
  ],
  // several speakers, in small letters
  ['Residents say 40 people were detained.', ['40 people detained, say residents']],
  // the new ones, and the total that they make
  [
    'Two more bodies were found in Ain Tarfa, bringing the total to 41, the mayor said.',
    ['two killed in Ain Tarfa, says the mayor', '41 killed, in total, in Ain Tarfa, says the mayor'],
  ],
  // denied, not said
  ['The army denied that 30 soldiers had been killed.', ['30 soldiers killed, which is denied by the army']],
  // two kinds of damage
  [
    'The shelling damaged 12 houses in Merwan and destroyed a school.',
    ['12 houses damaged in Merwan', 'one school destroyed in Merwan'],
  ],
  // parts that make up the whole
  [
    'Fifteen people were kidnapped: nine women and six men.',
    [
      '15 people kidnapped, nine of them women, six of them men',
      'nine women kidnapped, counted among 15 people kidnapped',
      'six men kidnapped, counted among 15 people kidnapped',
    ],
  ],
  // a large number
  ['An estimated 22,000 people were displaced by the offensive.', ['about 22,000 people displaced']],
  // 'more than' counts from one more; abbreviations keep their capitals
  ['More than 100 IDPs were injured near Merwan.', ['at least 101 IDPs injured near Merwan']],
  // one of them, with its article
  [
    'Seven miners were abducted near Merwan, among them an engineer.',
    [
      'seven miners kidnapped, one of them an engineer, near Merwan',
      'one engineer kidnapped, counted among seven miners kidnapped, near Merwan',
    ],
  ],
  // people affected
  ['The siege has cut off 12,000 people from food.', ['12,000 people affected']],
  // without a noun
  ['12 killed in strike on market', ['12 killed']],
];

describe('a figure in words', () => {
  it.each(READINGS)('%s', (text, expected) => {
    expect(readAll(text)).toEqual(expected);
  });

  it('leaves place, time and voice to those who say them elsewhere', () => {
    const text = 'The mayor said six people had been killed in Merwan on Friday, two of them nurses.';
    const { coded } = codeText(text, '2021-03-20');
    expect(coded.figures.map((figure) => readCountInWords(coded, figure, text))).toEqual([
      'six people killed, two of them nurses',
      'two nurses killed, counted among six people killed',
    ]);
  });
});

describe('plain words', () => {
  it.each([
    ['person', 'people'],
    ['woman', 'women'],
    ['fisherman', 'fishermen'],
    ['human', 'humans'],
    ['grandchild', 'grandchildren'],
    ['family', 'families'],
    ['boy', 'boys'],
    ['church', 'churches'],
    ['aid worker', 'aid workers'],
    ['police', 'police'],
    ['staff', 'staff'],
    ['man or child', 'men or children'],
    ['member of one family', 'members of one family'],
  ])('%s: %s', (one, many) => {
    expect(pluralize(one)).toBe(many);
  });

  it.each([
    [1, 'one'],
    [9, 'nine'],
    [10, '10'],
    [45000, '45,000'],
  ])('%d: %s', (count, words) => {
    expect(writeCount(count)).toBe(words);
  });

  it.each([
    ['2021-03-11', '2021', '11 March'],
    ['2019-03-11', '2021', '11 March 2019'],
    ['2021-03', null, 'March 2021'],
    ['2021', '2021', '2021'],
  ] as const)('%s, told in %s: %s', (day, year, words) => {
    expect(writeDay(day, year)).toBe(words);
  });
});
