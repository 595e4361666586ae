import { describe, expect, it } from 'vitest';
import { codeText } from '../support/code-text.ts';

/** text, country and name of the place of the first event, its basis; what the row teaches stands above it */
const PLACED: [string, string, string | null, string | null][] = [
  // nothing is located, and one people is named
  ['March 2021: A Karsan nurse was shot by gunmen.', 'Karsa', 'XKS', 'inherited'],
  // the only located thing that the entry names, whatever it belongs to
  ['March 2021: Gunmen shot a nurse whose employer supplied clinics in Merwan.', 'Karsa', 'XKS', 'inherited'],
  // those who suffer are at home, the force that acts may be abroad
  ['March 2021: Four Karsans were killed by Veldanian soldiers.', 'Karsa', 'XKS', 'inherited'],
  // a force that is not known to fight abroad, though the place is not known either
  ['March 2021: In Zolpatabad camp, Veldanian soldiers shot a nurse.', 'Veldania', 'XVD', 'inherited'],
  // of two, the one in whose country the other's forces are known to have fought then
  ['March 2021: A nurse was shot by Syrian or Russian soldiers.', 'Syria', 'SYR', 'inherited'],
  [
    'March 2022: A nurse was shot when Ukrainian forces intercepted a Russian drone.',
    'Ukraine',
    'UKR',
    'inherited',
  ],
  // also where people are called by what they fled
  ['March 2021: A Palestinian refugee was shot by Israeli soldiers.', 'Palestine', 'PSE', 'inherited'],
  // of two peoples, the one at home where the group is that did it
  [
    'March 2023: An Afghan and an American nurse were shot by the Taliban.',
    'Afghanistan',
    'AFG',
    'inherited',
  ],
  // the home of a party or a national society, where no people and no place is named
  ['March 2023: A nurse was shot by Hayat Tahrir al-Sham.', 'Syria', 'SYR', 'inherited'],
  // a state takes into custody where it rules
  ['March 2023: A Belgian nurse was arrested by Iranian authorities.', 'Iran', 'IRN', 'inherited'],
  // what the entry names as its places holds for all that it tells, as exactly as they agree
  [
    'March 2021: The market of Tel Amar, Red Valley Province, is old. A nurse was shot.',
    'Tel Amar',
    'XKS',
    'inherited',
  ],
  // a house stands where its name says, where no place is named
  ['March 2021: The Merwan University was stormed. A nurse was shot.', 'Merwan', 'XKS', 'inherited'],
  // a force at home, where nothing speaks against it
  ['March 2021: A nurse was arrested by Karsan soldiers.', 'Karsa', 'XKS', 'inherited'],
];

/** What gives no country. */
const NOWHERE: [string, string][] = [
  ['March 2021: A nurse was shot by gunmen.', 'nothing is named'],
  [
    'March 1999: A nurse was shot by Syrian or Russian soldiers.',
    'two forces, before the one was where the other is',
  ],
  ['March 2021: A Veldanian refugee was shot by gunmen.', 'people who are by their name not at home'],
  ['March 2021: A nurse was shot by Karsan and Veldanian soldiers.', 'two forces'],
  ['March 2021: A Karsan nurse and a Veldanian nurse were shot by gunmen.', 'two peoples'],
  [
    'March 2021: In Zolpatabad camp, Israeli soldiers shot a nurse.',
    'a force that is known to fight abroad, and a place that we do not know',
  ],
  ['March 2021: A nurse was shot by the Unity Brigade.', 'an area that is called like a word of a name'],
  [
    'The minister spoke in Veldania on Monday.\n\nKarsans marched in the north.\n\nA nurse was shot by gunmen.',
    'an article that names two countries',
  ],
];

describe('an event without a resolved place of its own', () => {
  it.each(PLACED)('%s → %s', (text, name, country, basis) => {
    const { claim, eventOf } = codeText(text);
    const trigger = /shot|killed|arrested/.exec(text)?.[0] ?? '';
    expect(eventOf(claim(trigger)).place).toMatchObject({ name, country, basis });
  });

  it('has a country at the precision of a country', () => {
    const { coded } = codeText('March 2021: A Karsan nurse was shot by gunmen.');
    expect(coded.events[0]?.place).toMatchObject({
      acledPrecision: null,
      ucdpPrecision: 6,
      featureCode: 'PCLI',
    });
  });

  it.each([
    // somewhere in a town, and somewhere in a province
    [
      'March 2021: In Zolpat camp, Merwan town, gunmen shot a nurse.',
      { acledPrecision: 2, ucdpPrecision: 2 },
    ],
    [
      'March 2021: In Zolpat camp, Red Valley Province, gunmen shot a nurse.',
      { acledPrecision: 3, ucdpPrecision: 5 },
    ],
  ])('%s: %j', (text, expected) => {
    const { claim, eventOf } = codeText(text);
    expect(eventOf(claim('shot')).place).toMatchObject(expected);
  });

  it.each(NOWHERE)('%s → nowhere (%s)', (text) => {
    const { claim, eventOf } = codeText(text);
    expect(eventOf(claim('shot')).place).toBeNull();
  });
});
