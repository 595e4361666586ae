/**
 * Keys under which the spellings of one name meet: 'Daraa', 'Dar‘ā', 'Deraa'; "Hay'at Tahrir al-Sham", 'Hayat Tahrir
 * al Sham'. A key is for looking up candidates; equal keys do not prove equal names, context decides.
 */

import { readLetter } from './letters.ts';

/** Apostrophes, primes, ayn and hamza as they are written in transliterations. */
const APOSTROPHES = /['’‘`´ʼʻʿʾʹʽ′ˈ]/g;

/** The Arabic article as it is written apart or with a hyphen, before any letter, or before a letter it takes on. */
const ARTICLES = new Set(['al', 'el', 'ul']);
const ASSIMILATED = new Set([
  'ad',
  'adh',
  'an',
  'ar',
  'as',
  'ash',
  'at',
  'ath',
  'az',
  'ed',
  'en',
  'er',
  'es',
  'esh',
  'et',
  'ez',
]);

/**
 * Folds a name for exact matching: lower case, no diacritics, no apostrophes, other scripts in Latin letters, one space
 * wherever something else stood. Articles and vowels stay.
 */
export function foldName(text: string): string {
  const simple = /^[a-z]+$/.test(text);
  return simple
    ? text
    : foldText(text)
        .replace(/[^a-z0-9]+/g, ' ')
        .trim();
}

function foldText(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(APOSTROPHES, '');
  if (/^[\p{ASCII}]*$/u.test(plain)) return plain;
  let out = '';
  for (const char of /[\u0600-\u06ff]/.test(plain) ? prepareArabic(plain) : plain) out += readLetter(char);
  return out;
}

/**
 * What Arabic letters mean by their place: the article is joined to its word, and a hyphen sets it off, as in
 * transliterations; waw and ya are consonants at the beginning, and a final ha is a feminine ending.
 */
function prepareArabic(text: string): string {
  return text
    .replace(/(?<!\p{L})ال(?!له)(?=\p{L}{2})/gu, 'al-')
    .replace(/(?<!\p{L})و(?=\p{L})/gu, 'w')
    .replace(/(?<!\p{L})[يی](?=\p{L})/gu, 'y')
    .replace(/(?<=\p{L}{2})ه(?!\p{L})/gu, 'ة');
}

/**
 * The key of a name over its transliterations: as `foldName`, without the article al-/el-, every run of vowels (y and w
 * inside a word with them) made one `a`, a final h dropped, doubled letters single, and the usual digraphs made one
 * letter (kh = h, gh = g, sh = ch = sch, th = t, dh = d, q = c = k, ph = f, dj = j). Words stay apart, by one space.
 * A name in Arabic script has no short vowels: compare it by `skeletonKey`.
 * @returns '' when nothing but articles or signs is in the text
 */
export function nameKey(text: string): string {
  return nameWords(text).map(wordKey).join(' ');
}

/** The folded words of a name without its articles; with them where there is nothing else. */
export function nameWords(text: string): readonly string[] {
  if (/^[A-Za-z]+$/.test(text)) return [text.toLowerCase()];
  const folded = foldText(text);
  const words: readonly string[] = folded.match(/[a-z0-9]+/g) ?? [];
  if (words.length < 2) return words;
  const joints = folded.match(/[^a-z0-9]+/g) ?? [];
  const offset = /^[a-z0-9]/.test(folded) ? 0 : 1;
  const kept = words.filter((word, index) => !isArticle(word, words[index + 1], joints[index + offset]));
  return kept.length > 0 ? kept : words;
}

/** True when the word is the article of the one that follows: 'al Sham', 'ash-Shaykh', but not 'as' in 'as Sham fell'. */
function isArticle(word: string, next: string | undefined, joint: string | undefined): boolean {
  if (next === undefined) return false;
  if (ARTICLES.has(word)) return true;
  return joint === '-' && ASSIMILATED.has(word) && next.startsWith(word.slice(1));
}

/** `nameKey` of one folded word: letters a–z and digits only. */
export function wordKey(word: string): string {
  const letters = word
    .replace(/sch|tsh|tch|sh|ch/g, 'x')
    .replace(/dzh|dj/g, 'j')
    .replace(/kh/g, 'h')
    .replace(/gh/g, 'g')
    .replace(/th/g, 't')
    .replace(/dh/g, 'd')
    .replace(/zh/g, 'j')
    .replace(/ph/g, 'f')
    .replace(/[qc]/g, 'k')
    .replace(/(?<=.)[yw]/g, 'a')
    .replace(/[aeiou]+/g, 'a')
    .replace(/(.)\1+/g, '$1');
  return letters.length > 2 ? letters.replace(/ah$/, 'a') : letters;
}

/**
 * The consonants of a `nameKey`, for meeting names written without vowels (Arabic, Hebrew): 'درعا' and 'Daraa' are both
 * 'dr'. Short skeletons are shared by many names.
 */
export function skeletonKey(text: string): string {
  return nameKey(text)
    .split(' ')
    .map((word) => word.replace(/a/g, '').replace(/(.)\1+/g, '$1') || 'a')
    .join(' ');
}
