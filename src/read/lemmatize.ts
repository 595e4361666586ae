/** The base form of a word, by its part of speech: WordNet's rules and exceptions, and our own list before them. */
import lemmatizer from 'wink-lemmatizer';
import { type LemmaWords, loadLemmaWords } from '../reference/lexicon/lemmas.ts';
import type { Upos } from '../text/document.ts';

const known = new Map<string, string>();
/** Words come back again and again; the memory starts anew when it is full. */
const LIMIT = 50_000;

/**
 * Gives the base form of a word.
 * @param norm as `normToken` makes it
 * @returns lower-cased: 'shelled' VERB → 'shell', 'gunmen' NOUN → 'gunman', 'them' PRON → 'they'; names and all that is
 *   not known stay as they are
 */
export function lemmatize(norm: string, upos: Upos): string {
  const key = `${upos} ${norm}`;
  let lemma = known.get(key);
  if (lemma === undefined) {
    lemma = findLemma(norm, upos, loadLemmaWords());
    if (known.size >= LIMIT) known.clear();
    known.set(key, lemma);
  }
  return lemma;
}

function findLemma(norm: string, upos: Upos, words: LemmaWords): string {
  if (upos === 'AUX') return words.auxiliaries.get(norm) ?? norm;
  if (upos === 'PRON' || upos === 'DET') return words.pronouns.get(norm) ?? words.others.get(norm) ?? norm;
  if (!/^\p{L}[\p{L}'-]*$/u.test(norm)) return words.others.get(norm) ?? norm;
  if (upos === 'VERB') return words.verbs.get(norm) ?? baseVerb(norm);
  if (upos === 'NOUN') return words.nouns.get(norm) ?? singular(norm);
  if (upos === 'ADJ') return lemmatizer.adjective(norm);
  return words.others.get(norm) ?? norm;
}

/** 'hoped' is of 'hope', since 'hop' would double its letter; WordNet's rules give the shorter word. */
function baseVerb(norm: string): string {
  const found = lemmatizer.verb(norm);
  const undoubled = norm === `${found}ed` || norm === `${found}ing`;
  if (!undoubled || !/^[^aeiou]*[aeiou][^aeiouwxy]$/u.test(found)) return found;
  return lemmatizer.verb(`${found}es`) === `${found}e` ? `${found}e` : found;
}

/** Compounds and new words are not in WordNet: they follow the rule. */
function singular(norm: string): string {
  const found = lemmatizer.noun(norm);
  if (found !== norm) return found;
  if (/.{2}ies$/u.test(norm)) return `${norm.slice(0, -3)}y`;
  if (/.{2}men$/u.test(norm)) return `${norm.slice(0, -2)}an`;
  // WordNet knows the regular words; one that it left alone and that looks like a plural is unknown to it.
  return /[^suiy]s$/u.test(norm) && norm.length > 4 && !isKnownSingular(norm) ? norm.slice(0, -1) : norm;
}

/** Whether the rules take the word's plural back to it, as they do only for words that they know. */
function isKnownSingular(norm: string): boolean {
  return lemmatizer.noun(`${norm}es`) === norm;
}
