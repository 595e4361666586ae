import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractActors } from '../../src/extract/actors.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { ACTORS_DIR, loadActors } from '../../src/reference/actors.ts';
import { loadActorLexicon } from '../../src/reference/lexicon/actor-words.ts';

const registry = loadActors([ACTORS_DIR, join(import.meta.dirname, '../../examples/actors')]);
const lexicon = loadActorLexicon();

function mentions(text: string) {
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
  return extractActors(readDocument(input), registry, lexicon).map((mention) => ({
    text: text.slice(mention.start, mention.end),
    headText: text.slice(mention.head.start, mention.head.end),
    ...mention,
  }));
}

describe('extractActors', () => {
  it.each([
    // names of the registry, without their article
    ['The Red Valley Front said so.', 'Red Valley Front', 'actor', 'name', 'red-valley-front', 'Rebel group'],
    [
      'Fighters of the Sons of Suran left.',
      'Sons of Suran',
      'actor',
      'name',
      'sons-of-suran',
      'Identity militia',
    ],
    // other transliterations, other scripts
    [
      'Hay’et Tahrir al Shaam held Karsa City.',
      'Hay’et Tahrir al Shaam',
      'actor',
      'name',
      'hayat-tahrir-al-sham',
      'Rebel group',
    ],
    ['Al-Shabab attacked a base.', 'Al-Shabab', 'actor', 'name', 'al-shabaab', 'Rebel group'],
    // acronyms stand in capitals
    ['RVF fighters left Merwan.', 'RVF fighters', 'actor', 'nominal', 'red-valley-front', 'Rebel group'],
    // state bodies
    [
      'In Karsa, the Karsan army shelled Merwan.',
      'the Karsan army',
      'actor',
      'nominal',
      'xks-army',
      'State forces',
    ],
    [
      "In Karsa, Veldania's defence ministry denied it.",
      "Veldania's defence ministry",
      'actor',
      'nominal',
      'xvd-defence-ministry',
      'External/Other forces',
    ],
    // a nationality and a noun; abroad, state forces are external
    [
      'Veldanian warplanes struck Merwan in Karsa on Friday, in Karsa.',
      'Veldanian warplanes',
      'actor',
      'nominal',
      'xvd-air-force',
      'External/Other forces',
    ],
    [
      'The Karsan police in Karsa fired tear gas.',
      'The Karsan police',
      'actor',
      'nominal',
      'xks-police',
      'State forces',
    ],
    ['KARSA CITY – Government jets bombed it.', 'Government jets', 'actor', 'nominal', null, 'State forces'], // a dash is no hyphen
    [
      'The Sons of Suran militia left.',
      'The Sons of Suran militia',
      'actor',
      'nominal',
      'sons-of-suran',
      'Identity militia',
    ],
    // modifiers say whose a noun is
    ['Government jets bombed Merwan.', 'Government jets', 'actor', 'nominal', null, 'State forces'],
    ['Rebel fighters took Merwan.', 'Rebel fighters', 'actor', 'nominal', null, 'Rebel group'],
    ['The defence ministry denied it.', 'The defence ministry', 'actor', 'nominal', null, 'State forces'],
    ['Unidentified gunmen shot him.', 'Unidentified gunmen', 'actor', 'nominal', null, 'Political militia'],
    ['Armed men stopped the bus.', 'Armed men', 'actor', 'nominal', null, 'Political militia'],
    ['Protesters gathered in Merwan.', 'Protesters', 'actor', 'nominal', null, 'Protesters'],
    ['It called on all factions to fight.', 'all factions', 'actor', 'nominal', null, null],
    // persons
    ['The strike killed four children.', 'four children', 'person', 'nominal', null, 'Civilians'],
    ['Residents fled.', 'Residents', 'person', 'nominal', null, 'Civilians'],
    ['Two health workers were wounded.', 'Two health workers', 'person', 'nominal', null, 'Civilians'],
    ['Gen. Tomas Verel denied it.', 'Tomas Verel', 'person', 'name', null, 'State forces'],
    ['A spokesman, Karim Dastan, denied it.', 'Karim Dastan', 'person', 'name', null, null],
    ['President Yusef Karami spoke.', 'Yusef Karami', 'person', 'name', 'yusef-karami', 'State forces'],
    // media, facilities, weapons, vehicles, documents
    ['Northern Wire reported it.', 'Northern Wire', 'media', 'name', 'northern-wire', null],
    ['It spoke to the Merwan Herald on Friday.', 'Merwan Herald', 'media', 'name', null, null],
    ['A shell hit the hospital in Tel Amar.', 'the hospital', 'facility', 'nominal', null, null],
    ['It destroyed a health center.', 'a health center', 'facility', 'nominal', null, null],
    ['They fled to the Tel Amar Hospital.', 'Tel Amar Hospital', 'facility', 'name', null, null],
    ['A car bomb went off.', 'A car bomb', 'weapon', 'nominal', null, null],
    ['He carried an AK-47 that day.', 'an AK-47', 'weapon', 'nominal', null, null],
    ['The ambulance burned.', 'The ambulance', 'vehicle', 'nominal', null, null],
    ['The Front issued a statement.', 'a statement', 'document', 'nominal', null, null],
    // names by their shape
    ['The Suran Liberation Army said so.', 'Suran Liberation Army', 'actor', 'name', null, 'Rebel group'],
    [
      'The Ministry of Public Works closed it.',
      'Ministry of Public Works',
      'actor',
      'name',
      null,
      'State forces',
    ],
    // a name that a party gives itself, and one with its translation behind it
    ['A group calls itself “Keepers of the Pass” there.', 'Keepers of the Pass', 'actor', 'name', null, null],
    [
      'The “Keepers of the Pass” (Hurras al-Mamarr) denied it.',
      'Keepers of the Pass',
      'actor',
      'name',
      null,
      null,
    ],
    ['The “Knights of Halim” group denied it.', 'Knights of Halim', 'actor', 'name', null, null],
    // a country that acts is its government
    ['Veldania said it had sent troops.', 'Veldania', 'actor', 'name', 'xvd-government', 'State forces'],
  ])('%s', (text, span, type, form, actorId, category) => {
    expect(mentions(text)).toContainEqual(
      expect.objectContaining({ text: span, type, form, actorId, category }),
    );
  });

  it('reads two nationalities before one noun as two actors with one head', () => {
    const found = mentions('In Karsa, Karsan and Veldanian warplanes have been pounding Merwan.');
    expect(found).toContainEqual(
      expect.objectContaining({
        text: 'Karsan',
        headText: 'warplanes',
        type: 'actor',
        actorId: 'xks-air-force',
      }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({
        text: 'Veldanian warplanes',
        headText: 'warplanes',
        actorId: 'xvd-air-force',
      }),
    );
    expect(found).toContainEqual(expect.objectContaining({ text: 'Karsan', type: 'nationality' }));
  });

  it('keeps the short form that a document introduces', () => {
    const found = mentions(
      'The Coastal Freedom Movement (CFM) denied it. CFM fighters left. On Friday CFM returned.',
    );
    expect(found.filter((mention) => mention.text === 'CFM').map((mention) => mention.name)).toEqual([
      'Coastal Freedom Movement',
      'Coastal Freedom Movement',
      'Coastal Freedom Movement',
    ]);
  });

  it('gives the wielder before a weapon', () => {
    expect(mentions('In Karsa, Veldanian airstrikes hit Merwan, Karsa.')).toContainEqual(
      expect.objectContaining({ text: 'Veldanian', type: 'actor', actorId: 'xvd-air-force' }),
    );
  });

  it('leaves a shared name without an id until one bearer is left, unless one of them is meant where nothing else speaks', () => {
    const id = (text: string) =>
      mentions(text).find((mention) => /(?:Taliban|Army)$/.test(mention.text))?.actorId;
    expect(id('The National Liberation Army attacked a post.') ?? null).toBeNull();
    expect(id('The Taliban attacked a post in Kandahar, Afghanistan.')).toBe('afghan-taliban');
    expect(id('In Pakistan, the Taliban attacked a post of the Pakistani army.')).toBe('ttp');
    expect(id('The Taliban attacked a post.')).toBe('afghan-taliban');
  });

  it('marks nothing in comments', () => {
    const text =
      'The army shelled Merwan.\n\n2 Comments\n\nThe Red Valley Front are murderers, says the army.';
    expect(mentions(text).every((mention) => mention.end < text.indexOf('Comments'))).toBe(true);
  });
});
