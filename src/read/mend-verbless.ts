/** Gives a sentence without any verb back the verb that was read as a participle. */
import { loadReaderWords } from '../reference/lexicon/reader.ts';
import { normToken } from '../text/norm.ts';
import { lemmatize } from './lemmatize.ts';
import type { ReadWords } from './reader-model.ts';

const NO_CLAUSE = new Set(['amod', 'acl', 'case', 'fixed', 'compound']);

/**
 * A sentence that has no verb gets back the one that was read as a modifier: of the noun behind it ('Police [fired] tear
 * gas') or of the noun before it ('The Front [called] on all factions to fight.').
 * @param forms the words of the sentence
 * @returns the same reading where there is nothing to mend
 */
export function mendVerbless(read: ReadWords, forms: readonly string[]): ReadWords {
  if (read.upos.includes('AUX')) return read;
  const verb = findVerbBehind(read, forms);
  return verb < 0 ? mendVerbBefore(read, forms) : makeVerbOfParticiple(read, verb);
}

/** The participle behind the noun that is the root becomes the root, and the noun its subject. */
function makeVerbOfParticiple(read: ReadWords, verb: number): ReadWords {
  const heads = Int32Array.from(read.heads);
  const labels = [...read.labels];
  const subject = heads.indexOf(-1);
  for (let word = verb + 1; word < heads.length; word++) if (heads[word] === subject) heads[word] = verb;
  heads[subject] = verb;
  labels[subject] = 'nsubj';
  heads[verb] = -1;
  labels[verb] = 'root';
  return { ...read, heads, labels };
}

/** A past tense right behind the root's phrase that a full stop and an object, or the verb's own preposition, show. */
function findVerbBehind({ upos, heads, labels }: ReadWords, forms: readonly string[]): number {
  const root = heads.indexOf(-1);
  if (forms.at(-1) !== '.' || !/^(?:NOUN|PROPN)$/.test(upos[root] ?? '')) return -1;
  const infinitive = (word: number) => /^to$/iu.test(forms[word - 1] ?? '');
  const other = upos.some(
    (tag, word) => tag === 'VERB' && !NO_CLAUSE.has(labels[word] ?? '') && !infinitive(word),
  );
  if (other) return -1;
  return heads.findIndex((head, word) => {
    if (head !== root || word < root || upos[word] !== 'VERB' || labels[word] !== 'acl') return false;
    const form = forms[word] ?? '';
    if (/ing$/iu.test(form) || labels.some((label, at) => label === 'mark' && heads[at] === word))
      return false;
    if (labels.some((label, at) => label === 'obj' && heads[at] === word)) return true;
    const lemma = lemmatize(normToken(form), 'VERB');
    return (
      loadReaderWords().withPreposition.has(lemma) &&
      /^(?:of|on|for|against|about|to)$/iu.test(forms[word + 1] ?? '')
    );
  });
}

/**
 * 'Police [fired] tear gas': a past tense between two nouns that was read as a modifier of the second, in a sentence that
 * has no verb otherwise. The verb becomes the root, the noun before it its subject and the noun behind it its object.
 */
function mendVerbBefore(read: ReadWords, forms: readonly string[]): ReadWords {
  const verb = findVerb(read, forms);
  if (verb < 0) return read;
  const heads = Int32Array.from(read.heads);
  const labels = [...read.labels];
  const object = heads[verb] ?? -1;
  const root = heads.indexOf(-1);
  const subject = root < verb ? root : verb - 1;
  const attach = (word: number, head: number, label: string) => {
    heads[word] = head;
    labels[word] = label;
  };
  // What stood before the verb in the object's phrase belongs to the subject, or to the name behind its preposition.
  const preposition = labels.findIndex(
    (label, word) => label === 'case' && heads[word] === object && word < verb,
  );
  const inner = subject < preposition && preposition < verb - 1 ? verb - 1 : -1;
  for (let word = 0; word < verb; word++) {
    if (heads[word] !== object || word === subject || word === inner) continue;
    attach(word, inner >= 0 && word >= preposition ? inner : subject, labels[word] ?? 'dep');
  }
  if (inner >= 0) attach(inner, subject, 'nmod');
  if (root !== object && root !== subject) attach(root, verb, 'parataxis');
  attach(subject, verb, 'nsubj');
  attach(object, verb, 'obj');
  attach(verb, -1, 'root');
  return { ...read, heads, labels };
}

/** The one past tense that may be the verb, -1 where the sentence has another or none. */
function findVerb({ upos, heads, labels }: ReadWords, forms: readonly string[]): number {
  let found = -1;
  for (const [word, tag] of upos.entries()) {
    if (tag !== 'VERB') continue;
    if (!NO_CLAUSE.has(labels[word] ?? '')) return -1;
    const head = heads[word] ?? -1;
    const past = !/ing$/i.test(forms[word] ?? '') && labels[word] === 'amod' && head > word;
    const before = upos[word - 1] ?? '';
    const named =
      /^(?:NOUN|PROPN)$/.test(before) || (before === 'ADJ' && /^\p{Lu}/u.test(forms[word - 1] ?? ''));
    if (past && named && found < 0 && /^(?:NOUN|PROPN)$/.test(upos[head] ?? '')) found = word;
  }
  return found;
}
