/** The keys under which names of places are filed, and the hash that stands for them in the prepared file. */
import { foldName } from '../../text/name-key.ts';

/** Letters and single spaces, which folding leaves as they are but for case. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/;

/**
 * The strict key: spelling without case, diacritics, apostrophes and signs. A name in a script that is not read letter by
 * letter, as Burmese, is its own key. '' for signs and nothing else.
 */
export function strictKey(name: string): string {
  // Most names are plain letters: the general way is several times slower, and a million names are filed.
  if (PLAIN.test(name)) return name.toLowerCase();
  const folded = foldName(name);
  return folded === '' && /\p{L}/u.test(name) ? name.normalize('NFC').trim() : folded;
}

/** A 53-bit hash of a key (two rounds of FNV-1a with different seeds); a chance meeting in a million names is one in 10^9. */
export function hashKey(key: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b1;
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
    high ^= high >>> 13;
  }
  low ^= low >>> 15;
  low = Math.imul(low, 0x2c1b3c6d);
  low ^= low >>> 12;
  return (high & 0x1fffff) * 4294967296 + (low >>> 0);
}
