import { describe, expect, it } from 'vitest';
import { codeText } from '../support/code-text.ts';

/** What is told before, so that no row stands at the head of its text. */
const OPENING = 'The mayor of Merwan met the bishop on Monday. ';

/** a sentence that tells of a kind of event, and what it teaches */
const KINDS: [string, string][] = [
  ['Murders of priests go on in this country, she said.', 'a bare plural, and who suffers by kind'],
  ['The murder of priests is a shame, she said.', 'an article, and still no priest in particular'],
  [
    'She spoke of the bombings and the misery.',
    'a definite plural, and nothing told before that it could mean',
  ],
  ['They shell villages and burn houses.', 'the simple present of a whole sentence'],
  ['They kidnap anyone who does not pay.', 'whoever it is'],
];

/** a sentence, the trigger of a happening in it, and what it teaches */
const HAPPENINGS: [string, string, string][] = [
  ['She spoke of the murder of the priests.', 'murder', 'these priests'],
  ['She spoke of murders of priests in Tel Amar.', 'murders', 'a place of its own'],
  ['She spoke of the murder of six priests.', 'murder', 'a number'],
  ['Rebels attacked a convoy. She condemned the attacks.', 'attacks', 'it points back'],
  ['Rebels launched attacks on villages.', 'launched attacks', 'a verb tells that they took place'],
  ['The Front threatened attacks on villages.', 'attacks', 'a threat is a threat'],
  ['Two men fell to police bullets.', 'bullets', 'the bullets are a means'],
  ['Rebels are attacking villages.', 'attacking', 'it goes on now'],
];

describe('kinds of events', () => {
  it.each(KINDS)('%s (%s)', (text) => {
    const { coded } = codeText(OPENING + text, '2021-03-14');
    expect(coded.claims.filter((c) => c.eventType === 'ASSAULT')).toEqual([]);
  });

  it.each(HAPPENINGS)('%s %s (%s)', (text, trigger) => {
    expect(codeText(OPENING + text, '2021-03-14').claim(trigger).eventType).toBe('ASSAULT');
  });

  it('what a text opens with is what it tells of', () => {
    expect(
      codeText('The murder of priests goes on in this country, she said.').claim('murder'),
    ).toBeDefined();
  });
});
