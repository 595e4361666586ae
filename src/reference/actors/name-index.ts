/** Names by their words: exact spelling first, then the key that transliterations share. */
import { foldName, wordKey } from '../../text/name-key.ts';

/** 'exact': capitals in the middle ('LeT', 'JeM'), where any other spelling would be a common word. */
export type WordCase = 'acronym' | 'exact' | 'capital' | 'any';

export interface IndexedName<T> {
  readonly target: T;
  /** The name as written in the data. */
  readonly name: string;
  readonly ambiguous: boolean;
  readonly needs: readonly string[];
  /** For each word of the key: must the text write it in capitals throughout, begin with one, or neither? */
  readonly cases: readonly WordCase[];
  /** The words as written, for those that must stand exactly so. */
  readonly texts: readonly string[];
  readonly words: readonly string[];
}

export interface NameIndex<T> {
  /** By first word: the names that begin with it, longest first. */
  readonly exact: ReadonlyMap<string, readonly IndexedName<T>[]>;
  readonly loose: ReadonlyMap<string, readonly IndexedName<T>[]>;
}

/** Words that are dropped from names and text alike before they are compared. */
export const SKIPPED_WORDS: ReadonlySet<string> = new Set(['al', 'el', 'the', 's', 'ul']);

/** Names share their words: 'army' and 'ministry' stand in hundreds. */
function memoize<V>(compute: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const value = known.get(text) ?? compute(text);
    known.set(text, value);
    return value;
  };
}

/** The words of a name, folded, without articles; '' words (signs) left out. */
export function splitName(name: string, fold = foldWord): { text: string; fold: string }[] {
  const words = name
    .split(/[\s\-‐‑–/_]+/u)
    .map((text) => text.replace(/['’]s?$/u, ''))
    .map((text) => ({ text, fold: fold(text) }))
    .filter((each) => each.fold !== '');
  const kept = words.filter((each) => !SKIPPED_WORDS.has(each.fold));
  return kept.length > 0 ? kept : words;
}

/** One word without anything but letters and digits: 'U.S.' is 'us', "Qa'ida" 'qaida'. */
export function foldWord(text: string): string {
  return foldName(text).replaceAll(' ', '');
}

/** True for 'HTS', 'M23', 'ISIS'; short all-capital words are read as they stand. */
export function isAcronym(text: string): boolean {
  return /^(?=(?:.*\p{Lu}){2})[\p{Lu}\d.&]+s?$/u.test(text) && text.replaceAll('.', '').length <= 8;
}

export function buildNameIndex<T>(
  names: Iterable<{
    target: T;
    name: string;
    ambiguous: boolean;
    needs: readonly string[];
    transliterated: boolean;
  }>,
): NameIndex<T> {
  const keyOf = memoize(wordKey);
  const fold = memoize(foldWord);
  const exact = new Map<string, IndexedName<T>[]>();
  const loose = new Map<string, IndexedName<T>[]>();
  for (const { target, name, ambiguous, needs, transliterated } of names) {
    const parts = splitName(name, fold);
    const texts = parts.map(({ text }) => text);
    const cases = texts.map((text): WordCase => {
      if (isAcronym(text)) return 'acronym';
      if (/^\p{Lu}+\p{Ll}+\p{Lu}+$/u.test(text)) return 'exact';
      return /^\P{L}*(?:\p{Lu}|[^\p{Lu}\p{Ll}\P{L}])/u.test(text) ? 'capital' : 'any';
    });
    const words = parts.map(({ fold }) => fold);
    add(exact, { target, name, ambiguous, needs, cases, texts, words });
    if (!transliterated) continue;
    const keys = words.map(keyOf);
    if (!cases.includes('acronym') && !cases.includes('exact') && isDistinct(keys)) {
      add(loose, { target, name, ambiguous, needs, cases, texts, words: keys });
    }
  }
  for (const list of [...exact.values(), ...loose.values()]) {
    list.sort((left, right) => right.words.length - left.words.length);
  }
  return { exact, loose };
}

/** A key with too few consonants, or of one short word, would meet names that have nothing in common with it. */
function isDistinct(keys: readonly string[]): boolean {
  const consonants = keys.join('').replace(/[a\d]/g, '').length;
  return consonants >= (keys.length === 1 ? 4 : 5);
}

function add<T>(map: Map<string, IndexedName<T>[]>, name: IndexedName<T>): void {
  const first = name.words[0];
  if (first === undefined) return;
  const list = map.get(first);
  if (list) list.push(name);
  else map.set(first, [name]);
}
