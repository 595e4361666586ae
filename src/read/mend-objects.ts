/** Gives back the object that words of measure hid: 'killed at least twenty pilgrims', 'detained up to fifty people'. */
import { loadReaderWords } from '../reference/lexicon/reader.ts';
import { normToken } from '../text/norm.ts';
import type { ReadWords } from './reader-model.ts';

/** The longest expression of measure, in words. */
const LONGEST = 4;
/** What may stand between verb and measure: 'shot dead', 'rounded up', 'reportedly'. */
const BESIDE = /^(?:compound|compound:prt|advmod|xcomp)$/;

interface Measured {
  readonly noun: number;
  readonly number: number;
  /** The first word of the measure. */
  readonly from: number;
}

/**
 * A counted noun right behind an active verb that has no object, told apart from it by words of measure only, is its
 * object where it was read as an adjunct; the words of measure belong to the number. Universal Dependencies, `obj`,
 * `nummod` and `advmod`.
 * @param forms the words of the sentence
 * @returns the same reading where there is nothing to mend
 */
export function mendObjects(read: ReadWords, forms: readonly string[]): ReadWords {
  const norms = forms.map(normToken);
  const found = read.labels.flatMap((label, noun) => {
    const measured = label === 'obl' ? measuredObject(read, norms, noun) : null;
    return measured ? [measured] : [];
  });
  if (found.length === 0) return read;
  const heads = Int32Array.from(read.heads);
  const labels = [...read.labels];
  for (const { noun, number, from } of found) {
    labels[noun] = 'obj';
    for (let at = from; at < number; at++) {
      if (heads[at] !== noun && heads[at] !== heads[noun]) continue;
      heads[at] = number;
      labels[at] = 'advmod';
    }
  }
  return { ...read, heads, labels };
}

function measuredObject(read: ReadWords, norms: readonly string[], noun: number): Measured | null {
  const { upos, heads, labels } = read;
  const verb = heads[noun] ?? -1;
  if (verb < 0 || verb > noun || upos[verb] !== 'VERB') return null;
  if (labels.some((label, at) => heads[at] === verb && /^(?:obj|aux:pass|nsubj:pass)$/.test(label)))
    return null;
  const number = numberOf(read, norms, noun);
  if (number === null || number <= verb) return null;
  const article = upos[number - 1] === 'DET' ? number - 1 : number;
  const from = measureBefore(read, norms, article, verb, noun === number);
  if (from === null) return null;
  for (let at = verb + 1; at < from; at++)
    if (heads[at] !== verb || !BESIDE.test(labels[at] ?? '')) return null;
  return { noun, number, from };
}

/** The number that counts a noun, or the word itself where it is a number: 'killed at least [20]'. */
function numberOf({ upos, heads, labels }: ReadWords, norms: readonly string[], noun: number): number | null {
  if (upos[noun] === 'NUM') return noun;
  if (upos[noun] !== 'NOUN' || loadReaderWords().timeNouns.has(norms[noun] ?? '')) return null;
  const number = labels.findIndex((label, at) => heads[at] === noun && label === 'nummod' && at < noun);
  return number < 0 ? null : number;
}

/**
 * The first word of the measure that ends before a token; null where other words stand there.
 * @param alone the number counts no noun: 'around nine' and 'between eight and nine' may be hours
 */
function measureBefore(
  read: ReadWords,
  norms: readonly string[],
  end: number,
  verb: number,
  alone: boolean,
): number | null {
  const { measures, measureAdverbs } = loadReaderWords();
  for (let from = Math.max(verb + 1, end - LONGEST); from < end; from++) {
    const words = norms.slice(from, end).join(' ');
    if (measures.has(words) && !(alone && words === 'between')) return from;
  }
  const before = end - 1;
  const adverb = read.upos[before] === 'ADV' && measureAdverbs.has(norms[before] ?? '');
  return before > verb && adverb && !alone ? before : null;
}
