/**
 * The sound of a name: its consonants, under which candidates are filed, and its vowels, by which they are told apart.
 * Transliterations of one name agree on consonants and waver on vowels: 'Daraa', 'Deraa' and 'درعا', 'Kafr Nabl' and
 * 'Kafar Nabel'. Vowels that waver cost nothing (a and e, o and u), others something, and what a pair may cost grows
 * with the number of its consonants: 'Mosul' is not 'Masil', and 'Hama' is not 'Homa'.
 */
import { foldName, nameWords } from '../../text/name-key.ts';
import { hasFirmVowels, respell } from './orthography.ts';

export interface Sound {
  /** Consonants of all words in one, the article left out: 'drzr' of 'Deir ez-Zor'. */
  readonly key: string;
  /** What stands before the first consonant and after each: four bits a place, the first eight places. */
  readonly vowels: number;
}

/** What may stand between two consonants. */
const NONE = 0;
const I = 1;
const E = 2;
const A = 3;
const O = 4;
const U = 5;
/** 'ai', 'ei': a diphthong in one spelling, an e or i in the next. */
const EI = 6;
/** Several vowels that make no usual diphthong, 'iya'. */
const SOME = 7;
/** Not written, in a script that leaves short vowels out. */
const UNWRITTEN = 8;

const RUNS: Readonly<Record<string, number>> = {
  a: A,
  e: E,
  i: I,
  o: O,
  u: U,
  y: I,
  w: U,
  ai: EI,
  ay: EI,
  ei: EI,
  ey: EI,
  ayi: EI,
  eyi: EI,
  ae: EI,
  ie: EI,
  ea: EI,
  au: O,
  aw: O,
  ao: O,
  ow: O,
  oa: O,
  ou: U,
  uw: U,
  wu: U,
  iy: I,
  yi: I,
  ii: I,
};
/** What two vowels cost that stand for each other. Short vowels of Arabic, Persian and Berber waver between e and a or i. */
const COSTS: Readonly<Record<number, readonly number[]>> = {
  //     –    I    E    A    O    U    EI   some
  [I]: [0.5, 0, 0, 0.5, 1, 1, 0, 0.25],
  [E]: [0.5, 0, 0, 0, 1, 1, 0, 0.25],
  [A]: [0.5, 0.5, 0, 0, 0.5, 1, 0.5, 0.25],
  [O]: [0.5, 1, 1, 0.5, 0, 0, 1, 0.25],
  [U]: [0.5, 1, 1, 1, 0, 0, 1, 0.25],
  [EI]: [0.5, 0, 0, 0.5, 1, 1, 0, 0.25],
  [SOME]: [0.5, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0],
};
/** A vowel at either end of a name is heard: 'Busra' is not 'Busr', nor 'Pokrovsk' 'Pokrovske'. */
const END_COST = 2;
/** What another vowel costs where a name has one spelling; o and u, e and i waver in speech. */
const FIRM_COST = 1;
const FIRM_NEAR_COST = 0.5;
/** What a pair may cost by its number of consonants. */
const LIMITS = [0, 0, 0, 0.5, 1, 1, 1.5];
const FIRM_LIMITS = [0, 0, 0, 0, 0.5, 0.5, 1];
const PLACES = 8;
const UNVOWELLED = /[\u0590-\u06ff]/;

/** An assimilated article written apart before its letter: 'Dayr az Zawr', 'Khan ash Shaykh'. */
const APART = /\b([ae](?:[dnrstz]|sh|th|dh)) (?=\p{L})/giu;

/**
 * The sounds that a name may have: one, and another where the spelling of its country reads letters differently.
 * @param country ISO2, where the place lies; null when nothing is known, as of a name in a text
 * @returns empty when fewer than two consonants are left to tell names apart, and for names with digits
 */
export function soundsOf(name: string, country: string | null): readonly Sound[] {
  const words = wordsOf(name);
  // 'El Adde' has nothing but its article to be told by.
  const first = soundOf(words, name) ?? soundOf(foldName(name).split(' '), name);
  const found: Sound[] = first ? [first] : [];
  for (const reading of respell(name, words, country)) {
    const sound = soundOf(reading, name);
    if (sound && !found.some((each) => each.key === sound.key && each.vowels === sound.vowels))
      found.push(sound);
  }
  return found;
}

function wordsOf(name: string): readonly string[] {
  if (!name.includes(' ')) return nameWords(name);
  const plain = isPlain(name) ? name : name.normalize('NFKD').replace(/\p{M}/gu, '');
  const joined = plain.replace(APART, (found, article: string, offset: number) => {
    const next = plain.slice(offset + found.length).toLowerCase();
    return next.startsWith(article.slice(1).toLowerCase()) ? `${article}-` : found;
  });
  return nameWords(joined);
}

function isPlain(name: string): boolean {
  return /^[A-Za-z ]+$/.test(name);
}

/**
 * What it costs to take one name for the other.
 * @param consonants how many the key has that both share
 * @param firm whether the place lies where names have one spelling
 * @returns null when it costs more than spellings of one name do
 */
export function soundCost(a: number, b: number, consonants: number, firm: boolean): number | null {
  if (a === b) return 0;
  const limit = (firm ? FIRM_LIMITS : LIMITS)[Math.min(consonants, LIMITS.length - 1)] ?? 0;
  let cost = 0;
  for (let place = 0; place <= consonants && place < PLACES; place++) {
    const left = (a >>> (place * 4)) & 15;
    const right = (b >>> (place * 4)) & 15;
    if (left === right || left === UNWRITTEN || right === UNWRITTEN) continue;
    if (left === NONE || right === NONE) cost += place === 0 || place === consonants ? END_COST : 0.5;
    else cost += firm ? firmCost(left, right) : (COSTS[left]?.[right] ?? 1);
    if (cost > limit) return null;
  }
  return cost;
}

function firmCost(left: number, right: number): number {
  const near = COSTS[left]?.[right] === 0 && left !== A && right !== A;
  return near ? FIRM_NEAR_COST : FIRM_COST;
}

/** True when two names may be spellings of one: in Latin, Arabic, Hebrew, Cyrillic or Ethiopic script. */
export function soundAlike(left: string, right: string, country: string | null = null): boolean {
  const firm = hasFirmVowels(country);
  const others = soundsOf(right, country);
  return soundsOf(left, country).some((a) =>
    others.some((b) => a.key === b.key && soundCost(a.vowels, b.vowels, a.key.length, firm) !== null),
  );
}

/** @param name as it was written, for its script */
function soundOf(words: readonly string[], name: string): Sound | null {
  const unvowelled = UNVOWELLED.test(name);
  let key = '';
  let run = '';
  const vowels: number[] = [];
  const close = (last: boolean): void => {
    vowels.push(unvowelled && run === '' && !last ? UNWRITTEN : classOf(run, unvowelled && key === ''));
    run = '';
  };
  for (let at = 0; at < words.length; at++) {
    const word = wordAt(words, at);
    for (let i = 0; i < word.length; ) {
      const [sound, length] = soundAt(word, i, unvowelled);
      i += length;
      if (sound === '') continue;
      if (isVowel(sound)) {
        run += sound;
        continue;
      }
      for (const consonant of sound) {
        // Doubled letters count once.
        if (run === '' && key.endsWith(consonant)) continue;
        close(false);
        key += consonant;
      }
    }
  }
  if (key.length < 2 || /\d/.test(key)) return null;
  close(!/[\u0639\u062d\u05e2\u05d4]$/.test(name));
  let packed = 0;
  for (let place = 0; place < PLACES; place++) packed |= (vowels[place] ?? NONE) << (place * 4);
  return { key, vowels: packed >>> 0 };
}

/** A feminine ending before another word: 'Khirbat Ghazalah' is also 'Khirbet' and 'Khirba Ghazala'. */
function wordAt(words: readonly string[], at: number): string {
  const word = words[at] ?? '';
  return at < words.length - 1 && word.length > 4 && /[ae]t$/.test(word) ? word.slice(0, -1) : word;
}

function isVowel(letter: string): boolean {
  return letter.length === 1 && 'aeiouyw'.includes(letter) && letter === letter.toLowerCase();
}

function classOf(run: string, initial: boolean): number {
  if (run === '') return NONE;
  const known = RUNS[run.replace(/(.)\1+/g, repeated)];
  // An alef at the beginning carries any vowel.
  return initial ? SOME : (known ?? SOME);
}

function repeated(_: string, letter: string): string {
  return letter === 'e' ? 'i' : letter === 'o' ? 'u' : letter;
}

/** Sound and length of the letters at a place: vowels as they are, consonants of one sound under one letter. */
function soundAt(word: string, at: number, unvowelled: boolean): readonly [string, number] {
  const letter = word[at] ?? '';
  const next = word[at + 1] ?? '';
  const third = word[at + 2] ?? '';
  switch (letter) {
    case 'w':
    case 'y':
      // A consonant at the beginning only; capitals keep it apart from the vowel.
      return [at === 0 && (unvowelled || /[aeiouy]/.test(next)) ? letter.toUpperCase() : letter, 1];
    case 'o':
      return at === 0 && next === 'u' && third !== '' && 'aei'.includes(third) ? ['W', 2] : ['o', 1];
    case 'h':
      return at === word.length - 1 && word.length > 2 && at > 0 ? ['', 1] : ['h', 1];
    case 's':
      if (next === 'c' && third === 'h') return ['x', 3];
      // 'Mashhad' and 'Mashad'.
      return next === 'h' ? ['x', third === 'h' ? 3 : 2] : ['s', 1];
    case 't':
      if ((next === 's' || next === 'c') && third === 'h') return ['x', 3];
      return next === 'h' ? ['t', 2] : ['t', 1];
    case 'c':
      if (next === 'h') return ['x', 2];
      return ['k', next === 'k' ? 2 : 1];
    case 'd':
      if (next === 'z' && third === 'h') return ['j', 3];
      if (next === 'j') return ['j', 2];
      return ['d', next === 'h' ? 2 : 1];
    case 'k':
      return next === 'h' ? ['h', 2] : ['k', 1];
    case 'g':
      return ['g', next === 'h' ? 2 : 1];
    case 'z':
      return next === 'h' ? ['j', 2] : ['z', 1];
    case 'p':
      return next === 'h' ? ['f', 2] : ['p', 1];
    case 'q':
      return ['k', 1];
    case 'x':
      return at === 0 ? ['x', 1] : ['ks', 1];
    default:
      return [letter, 1];
  }
}
