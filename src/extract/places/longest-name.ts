/** The longest run of capitalised words, with small words inside, that is a name of the gazetteer. */
import type { GazetteerHit } from '../../reference/gazetteer/types.ts';
import type { Sentence } from '../../text/document.ts';
import { type Found, isAdjacent, isAllCaps, isCapital, makeFound, type Scan } from './scan.ts';

const MAX_TOKENS = 8;
/** Small words inside names: 'Deir ez-Zor', 'Rio de Janeiro', 'Isle of Man', 'Bosnia and Herzegovina'. */
const INNER = new Set([
  'of',
  'the',
  'and',
  'de',
  'da',
  'do',
  'dos',
  'das',
  'del',
  'della',
  'di',
  'la',
  'le',
  'les',
  'los',
  'las',
  'du',
  'des',
  'al',
  'el',
  'ul',
  'ad',
  'an',
  'ar',
  'as',
  'ash',
  'at',
  'ath',
  'az',
  'ed',
  'er',
  'es',
  'esh',
  'et',
  'ez',
  'en',
  'e',
  'i',
  'on',
  'upon',
  'sur',
  'sous',
  'am',
  'der',
  'den',
  'in',
  'bin',
  'ibn',
  'umm',
  'abu',
  'bu',
  'banu',
  'bani',
  'beni',
  'na',
  'pod',
  'nad',
  '-',
  "'",
  '&',
  'd',
  'l',
]);
/** The longest name of the gazetteer that begins at a token; null when none does. */
export function longestName(scan: Scan, first: number, sentence: Sentence, titleCase: boolean): Found | null {
  const limit = runEnd(scan, first, sentence);
  for (let end = limit; end > first; end--) {
    const last = scan.tokens[end - 1];
    const head = scan.tokens[first];
    if (end === first + 1 && opensLonger(scan, first)) continue;
    if (!last || !head || !(isCapital(last) || (end === first + 1 && isCapital(head)))) continue;
    const name = scan.doc.text.slice(head.start, last.end);
    if (!scan.gazetteer.hasName(name)) continue;
    const hits = scan.gazetteer.lookupPlace(name);
    if (!hits.some(isSpelled) || !fitsCase(name, hits, titleCase)) continue;
    return makeFound(first, end, name, hits, 'name');
  }
  return null;
}

/** What is a name in another script only ('His' in Arabic letters) is met by others' sounds alone. */
export function isSpelled({ match }: GazetteerHit): boolean {
  return !match.startsWith('similar');
}

/** 'Al-Suran' and 'Al bu Suran' do not begin with Ål in Norway: a small word of names goes on with what stands after it. */
function opensLonger(scan: Scan, at: number): boolean {
  const next = scan.tokens[at + 1];
  if (!INNER.has(scan.tokens[at]?.norm ?? '') || !next || !isAdjacent(scan, at)) return false;
  return next.text === '-' || isCapital(next) || INNER.has(next.norm);
}

/** Small words that join two names to one ('de', 'bu', '-'), and not two places as 'in' and 'of' do. */
export function joinsNames(word: string): boolean {
  return INNER.has(word) && !/^(?:of|in|on|the|and|&|')$/.test(word);
}

/** Past the last token that could belong to one name with the first. */
export function runEnd(scan: Scan, first: number, sentence: Sentence): number {
  let end = first + 1;
  for (let at = first + 1; at < Math.min(sentence.endToken, first + MAX_TOKENS); at++) {
    const token = scan.tokens[at];
    if (!token || !isAdjacent(scan, at - 1)) break;
    if (isCapital(token)) end = at + 1;
    else if (!INNER.has(token.norm)) break;
  }
  return end;
}

/** Abbreviations are places only where the gazetteer means them to be ('US', 'DRC'), not where a village reads the same. */
function fitsCase(name: string, hits: readonly GazetteerHit[], titleCase: boolean): boolean {
  const letters = name.replace(/[^\p{L}]/gu, '');
  const known = hits.some(({ place }) => place.level === 'country' || place.supplement);
  if (isAllCaps(name) && letters.length <= 5 && !name.includes(' ')) return known;
  // 'Us' and 'Uk' are words or slips, 'US' and 'U.S.' the countries.
  if (letters.length <= 2 && known && hits[0]?.place.level === 'country') return false;
  return letters.length > 1 && !(titleCase && letters.length <= 2);
}
