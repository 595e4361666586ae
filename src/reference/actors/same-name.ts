/**
 * Whether two names may be of one actor: by the registry where it knows them, else by their spelling. Spelling allows for
 * transliteration, other scripts, articles, titles, word order and acronyms; it knows nothing of the world.
 */
import { foldName, nameKey, wordKey } from '../../text/name-key.ts';
import type { ActorRegistry, NameTarget } from '../actors.ts';
import { foldWord, type IndexedName, isAcronym, splitName } from './name-index.ts';

/**
 * @param a a name as a text has it
 * @param b another
 * @returns true when both can name one actor. Two names of the registry must have a bearer in common; of two that it does
 *   not know, or of which it knows one, the spelling decides
 */
export function sameActorName(a: string, b: string, registry: ActorRegistry): boolean {
  const [left, right] = [bearersOf(a, registry), bearersOf(b, registry)];
  if (left.size > 0 && right.size > 0) return [...left].some((id) => right.has(id));
  if (sameSpelling(a, b)) return true;
  // One is known, under other spellings too: the other may be a spelling of any of them.
  const [known, name] = left.size > 0 ? [left, b] : [right, a];
  return [...known].some((id) => {
    const actor = registry.actors.get(id);
    const names = actor ? [actor.name, ...actor.aliases.map((alias) => alias.name)] : [];
    return names.some((each) => !isAcronym(each) && sameSpelling(each, name));
  });
}

/** The actors that bear a name, spelt just so or as another transliteration. */
function bearersOf(name: string, registry: ActorRegistry): ReadonlySet<string> {
  for (const text of [name, stripName(name)]) {
    const words = splitName(text).map(({ fold }) => fold);
    const exact = find(registry.index.exact.get(words[0] ?? ''), words, text);
    if (exact.size > 0) return exact;
    const keys = words.map(wordKey);
    const spelt = (registry.index.loose.get(keys[0] ?? '') ?? []).filter(
      ({ words: own, name: listed }) => own.join(' ') === keys.join(' ') && sameSpelling(listed, text),
    );
    const loose = spelt.flatMap(({ target }) => (target.kind === 'actor' ? [target.actor.id] : []));
    if (loose.length > 0) return new Set(loose);
  }
  return new Set();
}

/** @param text the name as given: an acronym must stand in capitals, and 'JeM' just so */
function find(
  listed: readonly IndexedName<NameTarget>[] | undefined,
  words: readonly string[],
  text: string,
): Set<string> {
  const written = splitName(text).map((part) => part.text);
  const found = new Set<string>();
  for (const { words: own, cases, texts, target } of listed ?? []) {
    if (own.length !== words.length || !own.every((word, at) => word === words[at])) continue;
    const fits = cases.every((each, at) => {
      if (each === 'acronym') return isAcronym(written[at] ?? '');
      return each !== 'exact' || written[at] === texts[at];
    });
    if (fits && target.kind === 'actor') found.add(target.actor.id);
  }
  return found;
}

/** Titles and ranks before a person's name, and general nouns behind an organisation's: they belong to no name. */
const TITLE =
  /^(?:(?:the|mr|mrs|ms|dr|prof|sir|gen|lt|col|maj|capt|sgt|brig|adm|field marshal|general|lieutenant|colonel|major|captain|brigadier|admiral|president|prime minister|sheikh|shaykh|mullah|maulana|commander|king|emir|ayatollah|hajji|haji|comrade)\.?\s+)+/i;
const TAIL =
  /\s+(?:group|movement|organi[sz]ation|militants?|rebels?|fighters?|militia|insurgents?|terrorists?|faction|outfit|gang)$/i;

function stripName(name: string): string {
  const bare = stripTitle(name).replace(TAIL, '');
  return bare.length >= 3 ? bare : stripTitle(name);
}

/** 'Gen. Tomas Verel' and 'Verel, Tomas' as 'Tomas Verel'. */
function stripTitle(name: string): string {
  const turned = name.replace(/^([^,]+),\s+([^,]+)$/, '$2 $1').trim();
  const bare = turned.replace(TITLE, '');
  return bare.length >= 3 ? bare : turned;
}

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/organisation/g, 'organization'],
  [/defense/g, 'defence'],
  [/programme/g, 'program'],
  [/centre/g, 'center'],
  [/labour/g, 'labor'],
  [/stabilisation/g, 'stabilization'],
  [/\bgovt\b/g, 'government'],
  [/\bintl\b/g, 'international'],
  [/\bdept\b/g, 'department'],
  // 'Abdulaziz' as 'Abd al-Aziz', 'Noureddin' as 'Nour al-Din', 'Yevgeny' as 'Evgeny', 'Alexandr' as 'Aleksandr'.
  [/\babd[aeu](?:l|r(?=r)|s(?=s))(?=[a-z]{4})/g, 'abd '],
  [/\b([a-z]{3,})(?:udd?|edd)[ie]+n\b/g, '$1 din'],
  [/\bye(?=[dgklv][a-z]{2})/g, 'e'],
  [/x/g, 'ks'],
  [/ & /g, ' and '],
];

/** Whether two names are one name in two spellings: same words, in any order where 'of' or 'for' turns them. */
export function sameSpelling(a: string, b: string): boolean {
  if (isAcronym(a.trim()) || isAcronym(b.trim()))
    return foldWord(a) === foldWord(b) || isAcronymOf(a, b) || isAcronymOf(b, a);
  // With the general noun behind a group's name and without; with its possessives run on and taken off.
  return formsOf(a).some((left) => formsOf(b).some((right) => sameForm(left, right)));
}

function formsOf(name: string): readonly ReadForm[] {
  const texts = new Set([stripTitle(name), stripName(name)]);
  for (const text of [...texts]) texts.add(text.replace(/['’]s\b|(?<=s)['’](?!\p{L})/gu, ''));
  return [...texts].map(readName);
}

function sameForm(left: ReadForm, right: ReadForm): boolean {
  if (left.words.length === 0 || right.words.length === 0) return false;
  if (left.folded === right.folded) return true;
  if (left.digits !== right.digits) return false;
  if (left.unvowelled !== right.unvowelled)
    return left.unvowelled ? fitsLetters(left, right) : fitsLetters(right, left);
  if (left.words.length === right.words.length) {
    if (left.words.every((word, at) => sameWord(word, right.words[at] ?? ''))) return true;
    if ((left.turns || right.turns) && sameWords(left.words, right.words)) return true;
  }
  return (
    sameWord(left.words.join(''), right.words.join('')) ||
    sameWord(left.folded.replaceAll(' ', ''), right.folded.replaceAll(' ', ''))
  );
}

interface ReadForm {
  readonly folded: string;
  /** Folded words without articles, titles and joining words. */
  readonly words: readonly string[];
  readonly digits: string;
  /** Written in a script without short vowels. */
  readonly unvowelled: boolean;
  /** Its words may be turned round: 'Army of Islam', or a person's name. */
  readonly turns: boolean;
}

const JOINING = new Set([
  'of',
  'for',
  'the',
  'and',
  'in',
  'de',
  'la',
  'du',
  'des',
  's',
  'e',
  'i',
  'wa',
  'wal',
]);
const ARTICLE = /^(?:al|el|ul|a[dnrstz]|ash|adh|ath|e[dnrstz]|esh|u[dnrstz]|ush)$/;

function readName(name: string): ReadForm {
  let text = foldName(name);
  for (const [from, to] of SPELLINGS) text = text.replace(from, to);
  const parts = text.split(' ').filter((word) => word !== '');
  const kept = parts.filter(
    (word, at) => !JOINING.has(word) && !(ARTICLE.test(word) && at < parts.length - 1),
  );
  return {
    folded: text,
    words: kept.length > 0 ? kept : parts,
    digits: text.replace(/\D+/g, ' ').trim(),
    unvowelled: /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(name),
    turns: /^(?:\S+ )+(?:of|for) /i.test(name) || !/\b(?:front|army|party|council|forces?)\b/i.test(name),
  };
}

function sameWords(left: readonly string[], right: readonly string[]): boolean {
  const rest = [...right];
  for (const word of left) {
    const at = rest.findIndex((other) => sameWord(word, other));
    if (at < 0) return false;
    rest.splice(at, 1);
  }
  return true;
}

/** Two words are one when they share a key and their vowels can be of one; 'Houthi' and 'Hutu' share a key only. */
function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length < 3 || b.length < 3) return false;
  const [left, right] = [keyOf(a), keyOf(b)];
  if (left !== right || consonants(left).length < 2) return false;
  // 'Mali' and 'Malawi': between vowels a w is a consonant.
  if (/[aeiou]w[aeiou]/.test(a) !== /[aeiou]w[aeiou]/.test(b)) return false;
  return agree(firstVowel(a), firstVowel(b)) && agree(lastVowel(a), lastVowel(b));
}

const keyOf = (word: string): string => nameKey(word).replaceAll(' ', '');
const consonants = (key: string): string => key.replace(/[a\d]/g, '');

type Vowel = 'a' | 'front' | 'back' | null;
const agree = (left: Vowel, right: Vowel): boolean => left === null || right === null || left === right;

/** The first vowel, which transliterations change least ('Hassan', 'Hussein'); null for e and for diphthongs, which vary. */
function firstVowel(word: string): Vowel {
  const run = /[aeiouy]+/.exec(word.replace(/^y/, ''))?.[0] ?? '';
  if (run === '' || run.includes('e') || /[ao][iy]/.test(run)) return null;
  return /[ou]/.test(run) ? 'back' : /[iy]/.test(run) ? 'front' : 'a';
}

/** The closing vowel by its place in the mouth; 'a' and 'e' are written for each other and for none. */
function lastVowel(word: string): Vowel {
  const bare = word.replace(/s$/, '');
  if (/(?:i|y|ee)$/.test(bare)) return 'front';
  return /(?:o|u|w)$/.test(bare) ? 'back' : null;
}

/**
 * Whether a name in Latin or Cyrillic letters fits one that has consonants and long vowels only: 'حماس' is 'Hamas' and not
 * 'Homs', since its alif stands for a vowel.
 */
function fitsLetters(bare: ReadForm, full: ReadForm): boolean {
  const letters = bare.words.map(keyOf).join('').replace(/a+/g, 'a');
  if (consonants(letters).length < 3) return false;
  let pattern = '';
  for (let at = 0; at < letters.length; at += 1) {
    const last = at === letters.length - 1;
    if (letters[at] === 'a') pattern += last ? '(?:at?)?' : 'at?';
    else pattern += `${once(letters[at] ?? '', last)}${letters[at + 1] === 'a' ? '' : 'a?'}`;
  }
  return new RegExp(`^a?${pattern}$`).test(full.words.map(keyOf).join('').replace(/a+/g, 'a'));
}

/** A letter written once may be said twice, with a vowel between ('معمر', 'Muammar'); a closing h may be silent. */
function once(letter: string, last: boolean): string {
  return last && letter === 'h' ? 'h?' : `${letter}(?:a${letter})?`;
}

/** 'SLM' of 'Suran Liberation Movement': the initials of its words, joining words in small letters counted or not. */
function isAcronymOf(short: string, long: string): boolean {
  if (!isAcronym(short.trim()) || isAcronym(long.trim())) return false;
  const letters = short.replace(/[^\p{L}\d]/gu, '').toLowerCase();
  const words = long.split(/[\s\-–/]+/u).filter((word) => /[\p{L}\d]/u.test(word));
  const initial = (word: string): string => foldWord(word)[0] ?? '';
  const capitals = words.filter((word) => /^["“‘']?[\p{Lu}\d]/u.test(word) && !/^al$/i.test(word));
  return letters.length >= 2 && [words, capitals].some((list) => list.map(initial).join('') === letters);
}

/** A key that all spellings of a name share; equal keys are candidates, `sameActorName` decides. */
export function spellingKey(name: string): string {
  return readName(name)
    .words.map((word) => consonants(nameKey(word).replaceAll(' ', '')))
    .sort()
    .join('');
}
