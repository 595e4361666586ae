/** The keys under which names of places are filed, and the hash that stands for them in the prepared file. */
import { foldName, nameKey } from '../../text/name-key.ts';

/** An assimilated article written apart before its letter: 'Dayr az Zawr', 'Khan ash Shaykh'. */
const APART = /\b([ae](?:[dnrstz]|sh|th|dh)) (?=\p{L})/giu;

/** Letters and single spaces, which folding leaves as they are but for case. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/;

/** The strict key: spelling without case, diacritics, apostrophes and signs. '' for a name in another script. */
export function strictKey(name: string): string {
  // Most names are plain letters: the general way is several times slower, and a million names are filed.
  return PLAIN.test(name) ? name.toLowerCase() : foldName(name);
}

/** The loose key, over transliterations; '' when too little is left to tell names apart. */
export function looseKey(name: string): string {
  const plain = PLAIN.test(name) ? name : name.normalize('NFKD').replace(/\p{M}/gu, '');
  const joined = plain.includes(' ') ? plain.replace(APART, joinArticle) : plain;
  const key = nameKey(joined);
  return key.replace(/[^a-z]/g, '').length < 3 ? '' : key;
}

function joinArticle(found: string, article: string, offset: number, whole: string): string {
  const next = whole.slice(offset + found.length).toLowerCase();
  return next.startsWith(article.slice(1).toLowerCase()) ? `${article}-` : found;
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
