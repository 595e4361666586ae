import { describe, expect, it } from 'vitest';
import { extractPlaces } from '../../src/extract/places.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { openGazetteer } from '../../src/reference/gazetteer.ts';

const gazetteer = openGazetteer();

function locations(text: string): string[] {
  const input = {
    id: 't',
    text,
    title: null,
    publishedAt: null,
    source: null,
    language: 'en',
    parts: null,
    warnings: [],
  };
  const drafts = extractPlaces(readDocument(input), [], gazetteer);
  return drafts.filter((each) => each.role === 'location').map((each) => text.slice(each.start, each.end));
}

describe('what is no place', () => {
  it.each([
    // Everyday words that are towns somewhere
    'Of the dead, three were soldiers.',
    'Nice work was done by all.',
    'Reading the report took hours.',
    'March brought more shelling.',
    'Mobile phones did not work.',
    'Police fired into the air.',
    'Hope is fading for the missing.',
    'Bar owners were fined.',
    'Many were wounded.',
    'Most had left by June.',
    'The Police said nothing.',
    'In August the talks failed.',
    'The Senate met, and Congress did not.',
    'Both sides broke the truce; Sunday was calm.',
    // Persons
    'Jordan Smith was arrested.',
    'Paris Hilton gave a party.',
    'Gen. Jackson took command.',
    'President Lincoln was shot.',
    'Michael Houston told the court so.',
    'Mr. London was late.',
    'Anderson said that he would appeal.',
    'The court heard Katherine Parsons. Parsons was calm.',
    'He wrote to lena.adar@karsa.example about it.',
    // Kinds of places by themselves, though some town is called so
    'They burned the Camp.',
    'County Commissioner Lena Adar spoke.',
    'The Highway was closed.',
    // Parties and buildings that share a town's name
    'Hamas fighters met the mediators.',
    'The White House said nothing.',
    'He is now a Democrat.',
    // Words that only look like names
    'They sang about the weather.',
    'IT staff and HR staff were sent home.',
    'Talks about AI and TV went on.',
    'Christian and Muslim leaders met.',
    'It was the Ramadan of that year.',
    '',
    '... !',
  ])('"%s"', (text) => expect(locations(text)).toEqual([]));
});

describe('what is no capital or country', () => {
  it.each([
    'Yemen taxed the capital gains.', // money
    'Yemen moved the capital of the firm.', // of something else
    'They fought for the country.', // nothing says where
    'A bomb fell in the capital.', // of no country that is spoken of
  ])('"%s"', (text) => expect(locations(text).filter((each) => each.startsWith('the '))).toEqual([]));
});

describe('what is one in spite of its word', () => {
  it.each([
    ['He was born in Nice, France.', ['Nice', 'France']], // a country after it
    ['A truck killed dozens in Nice.', ['Nice']], // said to be where something is
    ['The city of Reading was flooded.', ['Reading']], // called a city
    ['Fighters took Mobile, Ala., by night.', ['Mobile', 'Ala']],
    ['Two were shot in Jackson. Jackson police came.', ['Jackson', 'Jackson']], // named as a place once, it is one further on
    ['Snow fell in Georgia and Jordan.', ['Georgia', 'Jordan']], // countries stay countries
  ])('%s', (text, expected) => expect(locations(text)).toEqual(expected));
});

describe('what is a person in spite of one place-like turn', () => {
  it.each([
    // it is the kitchen that something is in
    "Maria opened the door. Inside Maria's kitchen there was bread. Maria laughed, and Maria told us that Maria's brother had left.",
  ])('"%s"', (text) => expect(locations(text)).toEqual([]));
});
