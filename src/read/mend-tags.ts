/** Gives a verb that was tagged as a noun its tag back, where the tree has it for a verb. */
import type { ReadWords } from './reader-model.ts';

const CLAUSE = /^(?:root|conj|ccomp|advcl|parataxis|acl:relcl)$/;

/**
 * A noun with a subject before it and an object behind it is a verb: 'police [shot] dead three protesters'. Universal
 * Dependencies gives no noun an `obj`.
 * @returns the same reading where there is nothing to mend
 */
export function mendTags(read: ReadWords): ReadWords {
  const { upos, heads, labels } = read;
  const isVerb = (word: number): boolean => {
    if (upos[word] !== 'NOUN' || !CLAUSE.test(labels[word] ?? '')) return false;
    const has = (side: -1 | 1, ...names: string[]): boolean =>
      labels.some(
        (label, at) => heads[at] === word && Math.sign(at - word) === side && names.includes(label),
      );
    return has(-1, 'nsubj') && has(1, 'obj') && !has(-1, 'det', 'nmod:poss', 'amod', 'case', 'cop');
  };
  if (!upos.some((_, word) => isVerb(word))) return read;
  return { ...read, upos: upos.map((tag, word) => (isVerb(word) ? 'VERB' : tag)) };
}

/** 'shot [dead] three men': no adjective stands before the number or article of its noun; it is what the verb brought about. */
export function mendResults(read: ReadWords): ReadWords {
  const { upos, labels } = read;
  const isResult = (word: number): boolean =>
    upos[word] === 'ADJ' &&
    labels[word] === 'amod' &&
    upos[word - 1] === 'VERB' &&
    /^(?:NUM|DET)$/.test(upos[word + 1] ?? '');
  if (!upos.some((_, word) => isResult(word))) return read;
  return {
    ...read,
    heads: read.heads.map((head, word) => (isResult(word) ? word - 1 : head)),
    labels: labels.map((label, word) => (isResult(word) ? 'xcomp' : label)),
  };
}
