import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeCase } from '../../bench/casing.ts';

describe('a copy in another case', () => {
  it.each([
    // plain text, accents and other scripts with two cases
    ['Rebels shelled Tel Amar', 'upper', 'REBELS SHELLED TEL AMAR'],
    ['Élodie met Юрий in OSTREN', 'lower', 'élodie met юрий in ostren'],
    ['the Karsa–Veldania road (R. 12)', 'upper', 'THE KARSA–VELDANIA ROAD (R. 12)'],
    // letters whose other case is longer stay: SS, FFI, i with a dot
    ['Straße', 'upper', 'STRAßE'],
    ['ﬃ', 'upper', 'ﬃ'],
    ['İzmar', 'lower', 'İzmar'],
    // a final sigma is a letter like any other
    ['ΟΔΟΣ', 'lower', 'οδοσ'],
    // letters beyond U+FFFF are two units in both cases
    ['𐐀𐐨', 'lower', '𐐨𐐨'],
    // scripts without case, digits and signs
    ['تل عمار 12 ⅷ ⓐ', 'upper', 'تل عمار 12 ⅷ ⓐ'],
  ] as const)('%s, %s', (text, casing, expected) => {
    expect(changeCase(text, casing)).toBe(expected);
  });

  it('keeps every offset: each part changes as it would alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.constantFrom('upper', 'lower'),
        (parts, casing) => {
          const whole = changeCase(parts.join(''), casing);
          let at = 0;
          for (const part of parts) {
            expect(whole.slice(at, at + part.length)).toBe(changeCase(part, casing));
            at += part.length;
          }
          expect(whole).toHaveLength(at);
        },
      ),
    );
  });
});
