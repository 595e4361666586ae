import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/read/split-sentences.ts';
import { tokenize } from '../../src/read/tokenize.ts';

/** Words with a space between them, ' || ' where a sentence ends. */
const CASES: readonly (readonly [text: string, words: string])[] = [
  ['Rebels shelled Tel Amar. Nobody was hurt.', 'Rebels shelled Tel Amar . || Nobody was hurt .'],
  ["They don't know; it can't be the army's.", "They do n't know ; it ca n't be the army 's ."],
  ['We didn’t see it, the rebels’ envoy says.', 'We did n’t see it , the rebels ’ envoy says .'],
  ["Sana'a, Dar'a and Shi'ite towns", "Sana'a , Dar'a and Shi'ite towns"],
  ["Ka'd's brother said he'd go", "Ka'd 's brother said he 'd go"],
  [
    'Lt. Col. Idris and Maj. Gen. Sabbagh met Dr. Noor.',
    'Lt. Col. Idris and Maj. Gen. Sabbagh met Dr. Noor .',
  ],
  ['the U.S.-backed forces', 'the U.S. - backed forces'],
  ['Troops left the U.S. The rest stayed.', 'Troops left the U.S. || The rest stayed .'],
  ['the U.S. Navy and U.N. staff', 'the U.S. Navy and U.N. staff'],
  ['Hay al-Sham and Deir ez-Sahl', 'Hay al - Sham and Deir ez - Sahl'],
  ['anti-government, pro-Karsa and mid-March', 'anti-government , pro-Karsa and mid-March'],
  ['a 12-year-old girl', 'a 12 - year - old girl'],
  ['at 5:30 a.m. on 14 March', 'at 5:30 a.m. on 14 March'],
  ['at 9am, 20km away', 'at 9 am , 20 km away'],
  ['about 1,200 people, 3.5 percent, 45% of them', 'about 1,200 people , 3.5 percent , 45 % of them'],
  ['$2.5 million (€2m)', '$ 2.5 million ( € 2 m )'],
  ['the 1st and 22nd brigades of the 1990s', 'the 1st and 22nd brigades of the 1990s'],
  ['“Leave!” Amina shouted. “Now.” They left.', '“ Leave ! ” Amina shouted . || “ Now . ” || They left .'],
  ['"Why us?" he asked.', '" Why us ? " he asked .'],
  ['The town (pop. 4,000) fell... Then it burned.', 'The town ( pop. 4,000 ) fell ... || Then it burned .'],
  ['Call 713-555-0199 or write to desk@example.org.', 'Call 713-555-0199 or write to desk@example.org .'],
  [
    'See https://example.org/a?b=1, then @karsa_watch #Ostren',
    'See https://example.org/a?b=1 , then @karsa_watch #Ostren',
  ],
  ['He cannot stay; they gonna leave', 'He can not stay ; they gon na leave'],
  ['fighting – heavy – went on—all night', 'fighting – heavy – went on — all night'],
  ['No. 5 brigade said no. Then it left.', 'No. 5 brigade said no . || Then it left .'],
  ['J. K. Bello of AT&T and P&L', 'J. K. Bello of AT&T and P&L'],
  ['What?!! Really...', 'What ?!! || Really ...'],
  ['and/or on 9/11', 'and / or on 9/11'],
];

function cut(text: string): string {
  const tokens = tokenize(text);
  return splitSentences(text, tokens)
    .map(([first, end]) =>
      tokens
        .slice(first, end)
        .map((token) => text.slice(token.start, token.end))
        .join(' '),
    )
    .join(' || ');
}

describe('tokenize and splitSentences', () => {
  it.each(CASES)('%s', (text, words) => {
    expect(cut(text)).toBe(words);
  });

  it('covers every letter once, in order, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 })),
        (text) => {
          const tokens = tokenize(text);
          let at = 0;
          for (const token of tokens) {
            expect(text.slice(at, token.start).trim()).toBe('');
            expect(token.end).toBeGreaterThan(token.start);
            at = token.end;
          }
          expect(text.slice(at).trim()).toBe('');
          const sentences = splitSentences(text, tokens);
          expect(sentences.flat()).toEqual(
            sentences.length === 0
              ? []
              : [0, ...sentences.slice(1).flatMap(([first]) => [first, first]), tokens.length],
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('bounds the length of a sentence', () => {
    const text = 'word , '.repeat(1000);
    for (const [first, end] of splitSentences(text, tokenize(text)))
      expect(end - first).toBeLessThanOrEqual(300);
  });

  it('takes time in proportion to the text, also without spaces', () => {
    const began = performance.now();
    tokenize('a-'.repeat(50_000));
    tokenize('a.'.repeat(50_000));
    tokenize("a'".repeat(50_000));
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
