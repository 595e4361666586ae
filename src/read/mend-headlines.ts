/** Gives headlines their verb back: 'Car bomb kills 12 in market', where the reader has nothing but nouns. */
import { loadReaderWords } from '../reference/lexicon/reader.ts';
import { normToken } from '../text/norm.ts';
import { lemmatize } from './lemmatize.ts';
import type { ReadWords } from './reader-model.ts';

/** Nouns that are plural as they are. */
const PLURAL = /(?:[^s]s|^police|^people|men|children)$/iu;

/**
 * In a line without a full stop, the word behind the nouns that open it is a verb where it agrees with them, headlines use
 * it as one (`headlineVerbs`), and what it would do something to follows. The noun before it becomes its subject, the noun
 * or number behind it its object.
 * @param forms the words of the sentence
 * @returns the same reading where there is nothing to mend
 */
export function mendHeadlines(read: ReadWords, forms: readonly string[]): ReadWords {
  if (/^[.?!]$/.test(forms.at(-1) ?? '')) return read;
  const verb = findVerb(read, forms);
  const object = verb < 0 ? -1 : objectOf(read, verb);
  return object < 0 ? read : makeVerb(read, verb, object);
}

function findVerb({ upos, labels }: ReadWords, forms: readonly string[]): number {
  for (const [word, tag] of upos.entries()) {
    if (word > 0 && tag === 'NOUN' && /^(?:NOUN|PROPN)$/.test(upos[word - 1] ?? '')) {
      const norm = normToken(forms[word] ?? '');
      const lemma = lemmatize(norm, 'VERB');
      const agrees = PLURAL.test(forms[word - 1] ?? '')
        ? norm === lemma
        : norm !== lemma && norm.endsWith('s');
      const known = loadReaderWords().headlineVerbs.has(lemma);
      if (known && agrees && /^(?:root|compound)$/.test(labels[word] ?? '')) return word;
    }
    if (!/^(?:NOUN|PROPN|ADJ|NUM|DET)$/.test(tag)) return -1;
  }
  return -1;
}

/** The noun that the verb was read as a part of, or the noun or number right behind it. */
function objectOf({ upos, heads, labels }: ReadWords, verb: number): number {
  const head = heads[verb] ?? -1;
  if (labels[verb] === 'compound') {
    const between = upos.slice(verb + 1, head).every((tag) => /^(?:NOUN|PROPN|ADJ|NUM|DET)$/.test(tag));
    return head > verb && between ? head : -1;
  }
  const behind = labels.findIndex(
    (label, at) => at > verb && heads[at] === verb && /^(?:obj|flat|nummod)$/.test(label),
  );
  return behind === verb + 1 || labels[behind] === 'obj' ? behind : -1;
}

function makeVerb(read: ReadWords, verb: number, object: number): ReadWords {
  const heads = Int32Array.from(read.heads);
  const labels = [...read.labels];
  const upos = [...read.upos];
  const subject = verb - 1;
  upos[verb] = 'VERB';
  if (labels[verb] === 'compound') {
    heads[verb] = heads[object] ?? -1;
    // '…, Front says': what was read as the object of the saying is what is said.
    labels[verb] = heads[verb] === -1 ? 'root' : 'ccomp';
  }
  for (let word = 0; word < verb; word++) {
    const head = heads[word] ?? -1;
    if (word !== subject && (head < 0 || head >= verb)) heads[word] = subject;
  }
  // 'Militants attack post, kill five': who attacks kills.
  for (const [word, label] of labels.entries()) {
    const alone = !labels.some((each, at) => heads[at] === word && each.startsWith('nsubj'));
    if (label === 'parataxis' && heads[word] === verb && upos[word] === 'VERB' && alone)
      labels[word] = 'conj';
  }
  heads[subject] = verb;
  labels[subject] = 'nsubj';
  heads[object] = verb;
  labels[object] = 'obj';
  return { ...read, upos, heads, labels };
}
