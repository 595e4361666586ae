/** Verb groups out of tags and tree: auxiliaries and main verb, with voice, form, tense, modality and negation. */
import type { ReaderWords } from '../reference/lexicon/reader.ts';
import type { NounPhrase, Sentence, VerbGroup } from '../text/document.ts';
import type { Links } from '../text/tree/links.ts';
import {
  auxiliariesOf,
  hasTo,
  isBareParticiple,
  isModal,
  isPassive,
  isPastParticiple,
  markOf,
  modalOf,
  negationOf,
  sharesAuxiliaries,
} from '../text/tree/verb-forms.ts';

/**
 * Finds the verb groups of one sentence.
 * @param links the trees of the whole document
 * @param phrases the sentence's noun phrases; verbs inside them ('the surrounding countryside') are not groups
 * @param firstIndex index that the first group gets
 */
export function verbsOfTree(
  links: Links,
  sentence: Sentence,
  phrases: readonly NounPhrase[],
  words: ReaderWords,
  firstIndex: number,
): readonly VerbGroup[] {
  const covered = new Set<number>();
  for (const phrase of phrases) for (let at = phrase.firstToken; at < phrase.endToken; at++) covered.add(at);
  const groups: VerbGroup[] = [];
  let at = sentence.firstToken;
  while (at < sentence.endToken) {
    const range = covered.has(at) ? null : readRange(links, at, sentence.endToken, covered);
    if (range && !isStrayAuxiliary(links, range.head, covered))
      groups.push(describe(links, range, sentence.index, words, firstIndex + groups.length));
    at = range ? range.end : at + 1;
  }
  return groups;
}

interface Range {
  readonly first: number;
  readonly end: number;
  readonly head: number;
}

/** Auxiliaries, then adverbs, 'not', 'to' and an opening quotation mark, then the main verb, all side by side. */
function readRange(links: Links, first: number, end: number, covered: ReadonlySet<number>): Range | null {
  if (!opensGroup(links, first)) return null;
  let last = -1;
  for (let at = first; at < end && !covered.has(at); at++) {
    const upos = links.upos(at);
    if (upos === 'VERB') return { first, end: at + 1, head: at };
    if (upos === 'AUX') last = at;
    else if (!(upos === 'ADV' || upos === 'PART' || /^[“"‘]$/.test(links.tokens[at]?.text ?? ''))) break;
  }
  return last < 0 ? null : { first, end: last + 1, head: last };
}

function opensGroup(links: Links, token: number): boolean {
  const upos = links.upos(token);
  if (upos === 'AUX') return true;
  if (upos === 'VERB') return !links.is(token, 'case', 'fixed') || links.dependentsOf(token).length > 1;
  return (
    links.norm(token) === 'to' &&
    upos === 'PART' &&
    /^(?:VERB|AUX|ADV|PART)$/.test(links.upos(token + 1) ?? '')
  );
}

/** The auxiliary of a question or of 'has, they say, been taken', whose main verb has the group. */
function isStrayAuxiliary(links: Links, head: number, covered: ReadonlySet<number>): boolean {
  if (links.upos(head) !== 'AUX' || !links.is(head, 'aux', 'aux:pass')) return false;
  const main = links.headOf(head);
  return links.upos(main) === 'VERB' && !covered.has(main);
}

function describe(
  links: Links,
  range: Range,
  sentence: number,
  words: ReaderWords,
  index: number,
): VerbGroup {
  const { first, end, head } = range;
  const predicate = links.is(head, 'cop') ? links.headOf(head) : head;
  const group = Array.from({ length: end - first }, (_, i) => first + i);
  const auxiliaries = [
    ...new Set([
      ...auxiliariesOf(links, predicate).filter((each) => each < head),
      ...group.filter((each) => each !== head && links.upos(each) === 'AUX'),
    ]),
  ].sort((a, b) => a - b);
  const passive = isGroupPassive(links, head, auxiliaries, words);
  const to = group.some((each) => links.norm(each) === 'to' && links.upos(each) === 'PART');
  const form = formOf(links, head, { to, auxiliaries, passive }, words);
  const modal =
    auxiliaries.find((each) => isModal(links.norm(each), words)) ?? modalOf(links, predicate, words);
  return {
    index,
    firstToken: first,
    endToken: end,
    head,
    sentence,
    start: links.tokens[first]?.start ?? 0,
    end: links.tokens[end - 1]?.end ?? 0,
    voice: passive ? 'passive' : 'active',
    form,
    tense: form === 'finite' ? tenseOf(links, head, auxiliaries, modal, words) : 'none',
    negated:
      [...group, first - 1].some((each) => words.negations.has(links.norm(each))) ||
      negationOf(links, predicate, words) >= 0,
    modal: modal < 0 ? null : modalLemma(links, modal),
  };
}

function modalLemma(links: Links, modal: number): string {
  const norm = links.norm(modal);
  if (norm === 'wo' || norm === "'ll") return 'will';
  return norm === 'ca' ? 'can' : norm;
}

function isGroupPassive(
  links: Links,
  head: number,
  auxiliaries: readonly number[],
  words: ReaderWords,
): boolean {
  if (links.upos(head) !== 'VERB') return false;
  const last = auxiliaries.at(-1);
  if (last === undefined || (links.lemma(last) !== 'be' && links.lemma(last) !== 'get'))
    return last === undefined && isPassive(links, head, words);
  return isPastParticiple(links, head, words);
}

function formOf(
  links: Links,
  head: number,
  group: { readonly to: boolean; readonly auxiliaries: readonly number[]; readonly passive: boolean },
  words: ReaderWords,
): VerbGroup['form'] {
  if (group.to) return 'infinitive';
  if (group.auxiliaries.length > 0) return 'finite';
  const verb = links.upos(head) === 'VERB';
  if (verb && links.norm(head).endsWith('ing')) return 'gerund';
  const bare = links.norm(head) === links.lemma(head) && !words.invariantParticiples.has(links.norm(head));
  if (bare && (isBareComplement(links, head) || sharesTo(links, head))) return 'infinitive';
  if (!(verb && group.passive)) return 'finite';
  return isParticipleClause(links, head) ? 'participle' : 'finite';
}

/** 'helped them [seize] the town' */
function isBareComplement(links: Links, head: number): boolean {
  return links.is(head, 'xcomp') && links.dependentsOf(head, 'nsubj').length === 0;
}

/** 'to seize and [hold] the town' */
function sharesTo(links: Links, head: number): boolean {
  return sharesAuxiliaries(links, head) && hasTo(links, links.headOf(head));
}

/** A passive without auxiliary that is no main verb: 'launched by the army', 'as [expected]'. */
function isParticipleClause(links: Links, head: number): boolean {
  if (isBareParticiple(links, head)) return true;
  return (
    links.is(head, 'advcl') && markOf(links, head) >= 0 && links.dependentsOf(head, 'nsubj:pass').length === 0
  );
}

function tenseOf(
  links: Links,
  head: number,
  auxiliaries: readonly number[],
  modal: number,
  words: ReaderWords,
): VerbGroup['tense'] {
  if (modal >= 0 && words.future.has(links.norm(modal))) return 'future';
  const first = auxiliaries[0] ?? head;
  const norm = links.norm(first);
  if (/^(?:was|were|had|did)$/.test(norm)) return 'past';
  if (links.upos(first) === 'AUX') return 'present';
  if (norm.endsWith('s') && links.lemma(first) !== norm) return 'present';
  return links.lemma(first) !== norm || words.invariantParticiples.has(norm) ? 'past' : 'present';
}
