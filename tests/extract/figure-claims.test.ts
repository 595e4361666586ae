import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/contract/coded-document.ts';
import { codeText } from '../support/code-text.ts';

/** 'figure: trigger of its claim, in PLACE, on TIME, by SOURCES', as far as each is stated. */
function showOwners(text: string): string[] {
  const { coded, quote } = codeText(text, '2021-03-20');
  const sources = (claim: Claim): string[] =>
    claim.attributions.flatMap((id) => {
      const voice = coded.attributions.find((one) => one.id === id);
      return voice?.source ? [quote(voice.source)] : [];
    });
  return coded.figures.map((figure) => {
    const claim = coded.claims.find((one) => one.figures.includes(figure.id));
    if (!claim) return `${quote(figure)}: none`;
    const place = coded.places.find((one) => one.id === claim.place && claim.placeBasis === 'stated');
    const time = coded.times.find((one) => one.id === claim.time && claim.timeBasis === 'stated');
    return [
      `${quote(figure)}: ${quote(claim.trigger)}`,
      place ? `in ${quote(place)}` : '',
      time ? `on ${quote(time)}` : '',
      sources(claim).length > 0 ? `by ${sources(claim).join(', ')}` : '',
    ]
      .filter(Boolean)
      .join(', ');
  });
}

/** Sentences in which the nearest claim, place, day or speaker is another one's. */
const OWNERS: readonly (readonly [text: string, owners: readonly string[]])[] = [
  // a clause with a place and a day of its own is not of the shelling that stands nearer
  [
    'The army shelled Merwan on Monday, and 12 people were killed in Tel Amar on Sunday.',
    ['12 people: killed, in Tel Amar, on Sunday'],
  ],
  // the toll's own verb, whose cause stands behind, and not the arrest before
  [
    'Police arrested two clerks after 14 people had been killed in a bombing.',
    ['two clerks: arrested', '14 people: killed'],
  ],
  // the relative clause keeps its dead from the clash that it interrupts
  ['Rebels who had killed nine guards at the port clashed with soldiers in Ostren.', ['nine guards: killed']],
  // the noun of the strike is the subject, the fire stands nearer
  [
    'The strike that hit the depot as soldiers opened fire killed six porters.',
    ['six porters: strike that hit'],
  ],
  // two sources, two figures, two claims
  [
    'The army said nine rebels had been killed; the Front said four fighters had died.',
    ['nine rebels: killed, by The army', 'four fighters: died, by the Front'],
  ],
  // one verb, the other source
  [
    'The Red Valley Front said 40 people had been killed, but the defence ministry said 11 had been killed.',
    ['40 people: killed, by The Red Valley Front', '11: killed, by the defence ministry'],
  ],
  // what is left behind is of the raid that it is told with
  ['Militiamen raided Merwan and left 12 people without water.', ['12 people: left']],
  // by 'when': the clause that tells the cause
  [
    'Thirty people were displaced, and five were wounded, when jets bombed the camp.',
    ['Thirty people: displaced', 'five: wounded'],
  ],
  // the damage is of the blast, the arrest of the police
  [
    'Police detained a driver near the market, where a blast had damaged 12 shops.',
    ['a driver: detained', '12 shops: damaged'],
  ],
];

describe('whose figure it is', () => {
  it.each(OWNERS)('%s', (text, expected) => {
    expect(showOwners(text)).toEqual(expected);
  });
});

describe('tolls that no event is told for', () => {
  it.each([
    // somebody did it, though nobody says who
    ['Two nurses were injured.', 1],
    ['A teacher was found dead in Ostren.', 1],
    ['Two aid workers were wounded during a robbery.', 1],
    // people die of other things
    ['Two nurses died.', 0],
    // the accident of the sentence before
    ['A bus crashed near Merwan. Three people were injured.', 0],
    // the accident of its own clause, though a war is near
    ['Soldiers shelled Merwan. Three people were killed when a bus crashed near Ostren.', 0],
    // which ones are meant, not what happened to them
    ['Helicopters took 17 wounded patients to Port Halim.', 0],
  ])('%s', (text, figures) => {
    expect(codeText(text, '2021-03-20').coded.figures).toHaveLength(figures);
  });
});
