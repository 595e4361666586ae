/** Gives a sentence without any verb back the verb that was read as a participle before its object. */
import type { ReadWords } from './reader-model.ts';

const NO_CLAUSE = new Set(['amod', 'acl', 'case', 'fixed', 'compound']);

/**
 * 'Police [fired] tear gas': a past tense between two nouns that was read as a modifier of the second, in a sentence that
 * has no verb otherwise. The verb becomes the root, the noun before it its subject and the noun behind it its object.
 * @param forms the words of the sentence
 * @returns the same reading where there is nothing to mend
 */
export function mendVerbless(read: ReadWords, forms: readonly string[]): ReadWords {
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
  // What stood before the verb in the object's phrase belongs to the subject.
  for (let word = 0; word < verb; word++)
    if (heads[word] === object && word !== subject) attach(word, subject, labels[word] ?? 'dep');
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
    if (tag === 'AUX') return -1;
    if (tag !== 'VERB') continue;
    if (!NO_CLAUSE.has(labels[word] ?? '')) return -1;
    const head = heads[word] ?? -1;
    const past = !/ing$/i.test(forms[word] ?? '') && labels[word] === 'amod' && head > word;
    const named = upos[word - 1] === 'NOUN' || upos[word - 1] === 'PROPN';
    if (past && named && found < 0 && /^(?:NOUN|PROPN)$/.test(upos[head] ?? '')) found = word;
  }
  return found;
}
