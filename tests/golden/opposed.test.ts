/** Opposed claims side by side, through the whole pipeline: whose word is contradicted, by whom and how. Texts of our own. */
import { describe, expect, it } from 'vitest';
import { listVoices } from '../../src/web/reading/voices.ts';
import { codeText } from '../support/code-text.ts';

type Row = readonly [text: string, expected: Readonly<Record<string, readonly string[]>>];

const ROWS: readonly Row[] = [
  // the ministry answers for the state's jets
  [
    'The Red Valley Front said government jets had bombed the hospital in Tel Amar. The defence ministry denied that its aircraft had bombed it.',
    { 'Red Valley Front': ['Karsan defence ministry denies it'], 'Karsan defence ministry': [] },
  ],
  // two tolls that cannot both be right
  [
    'The Red Valley Front said twelve civilians had been killed in the shelling of Merwan. The Karsan army said four people had been killed.',
    {
      'Red Valley Front': ['Karsan army says 4 killed'],
      'Karsan army': ['Red Valley Front says 12 killed'],
    },
  ],
  // two perpetrators: who is blamed for a deed did it by that word; soldiers are no rebels
  [
    'The Karsan army blamed the Mountain Brigades for the killing of nine villagers in Beit Nasur. Residents said soldiers had killed the villagers.',
    { 'Karsan army': ['Residents names soldiers'], Residents: ['Karsan army names Mountain Brigades'] },
  ],
  // one relation, asserted and denied
  [
    'The Karsan defence ministry says the Red Valley Front belongs to the Mountain Brigades. The Front denies that it is part of the Brigades.',
    {
      'Karsan defence ministry': [
        'Red Valley Front denies that Red Valley Front is part of Mountain Brigades',
      ],
      'Red Valley Front': [],
    },
  ],
  // two speakers without a name
  [
    'A doctor said nine people had been killed in Merwan. A police officer denied that anybody had been killed.',
    { doctor: ['police officer denies it'], 'police officer': [] },
  ],
  // who keeps out of a deed denies it, in whatever words
  [
    'Gunmen killed three guards in Merwan on Monday, the police said. The Red Valley Front said it had nothing to do with the attack.',
    { 'Karsan police': ['Red Valley Front denies it'], 'Red Valley Front': [] },
  ],
  [
    'The ministry accused the Front of the murder of nine guards. The Front said it had no part in it.',
    { ministry: ['Front denies it'], Front: [] },
  ],
  // nobody is contradicted by one who had no part in a meeting, or by another deed
  ['The mayor said the road was shut. The army said it had no part in the talks.', { mayor: [], army: [] }],
  [
    'The Red Valley Front said nine men had been killed in Merwan. The army said four soldiers had been killed in Tel Amar.',
    { 'Red Valley Front': [] },
  ],
];

describe('who says otherwise', () => {
  it.each(ROWS)('%s', (text, expected) => {
    const { coded } = codeText(text, '2021-03-20');
    const voices = listVoices(coded, text);
    const found = Object.fromEntries(
      Object.keys(expected).map((name) => [
        name,
        (voices.find((voice) => voice.name === name)?.sayings ?? []).flatMap((saying) =>
          saying.contradictions.map(({ by, how }) => `${by} ${how}`),
        ),
      ]),
    );
    expect(found).toEqual(expected);
  });
});
