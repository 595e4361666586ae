/** Auxiliaries, voice, negation and modality of a clause, read from its tree. */
import type { ReaderWords } from '../../reference/lexicon/reader.ts';
import type { Links } from './links.ts';

/** 'bombed', 'taken', 'hit': a form that can follow 'was'. */
export function isPastParticiple(links: Links, token: number, words: ReaderWords): boolean {
  const norm = links.norm(token);
  if (norm.endsWith('ing')) return false;
  if (words.invariantParticiples.has(norm)) return true;
  return (links.lemma(token) !== norm && !norm.endsWith('s')) || norm.endsWith('ed');
}

/** The auxiliaries of a clause in text order: 'could', 'have', 'been'. The copula is none of them. */
export function auxiliariesOf(links: Links, predicate: number): readonly number[] {
  return links.dependentsOf(predicate, 'aux', 'aux:pass').filter((each) => links.upos(each) === 'AUX');
}

/** Whether 'to' opens the clause. */
export function hasTo(links: Links, predicate: number): boolean {
  return links
    .dependentsOf(predicate, 'mark')
    .some((each) => links.norm(each) === 'to' && links.upos(each) === 'PART');
}

/** The word that marks a clause as subordinate ('that', 'if', 'after', 'to'), -1 for none. */
export function markOf(links: Links, predicate: number): number {
  return links.dependentsOf(predicate, 'mark')[0] ?? -1;
}

/** Whether a predicate takes its auxiliaries from the one it is coordinated with: 'were killed and [injured]'. */
export function sharesAuxiliaries(links: Links, predicate: number): boolean {
  return (
    links.is(predicate, 'conj') &&
    links.dependentsOf(predicate, 'aux', 'aux:pass', 'cop', 'nsubj', 'csubj').length === 0 &&
    links.isPredicate(links.headOf(predicate))
  );
}

/** Whether what is a surface subject suffers: by an auxiliary, by a passive subject, or as a bare participle. */
export function isPassive(links: Links, predicate: number, words: ReaderWords): boolean {
  if (!isPastParticiple(links, predicate, words)) return false;
  const auxiliaries = auxiliariesOf(links, predicate);
  const last = auxiliaries.at(-1);
  if (last !== undefined) return links.is(last, 'aux:pass') || links.lemma(last) === 'be';
  if (links.dependentsOf(predicate, 'obj').length > 0) return false;
  if (links.dependentsOf(predicate, 'nsubj:pass', 'obl:agent').length > 0) return true;
  if (isBareParticiple(links, predicate) || lacksObject(links, predicate, words)) return true;
  // '7 were killed and 12 injured', even where the tree takes the 12 for those who act.
  const subjects = links.dependentsOf(predicate, 'nsubj');
  const numbers = subjects.every(
    (each) => links.upos(each) === 'NUM' || links.dependentsOf(each, 'nummod').length > 0,
  );
  if (!numbers || !links.is(predicate, 'conj') || links.dependentsOf(predicate, 'cop').length > 0)
    return false;
  return isPassive(links, links.headOf(predicate), words);
}

/** '[Soldiers] killed in blast': a headline's verb that cannot be without an object, and has none. */
function lacksObject(links: Links, predicate: number, words: ReaderWords): boolean {
  if (!words.needsObject.has(links.lemma(predicate)) || links.is(predicate, 'conj', 'acl:relcl'))
    return false;
  const next = links.tokens[predicate + 1];
  const ended = next === undefined || next.sentence !== links.tokens[predicate]?.sentence;
  return (
    (ended || /^(?:ADP|PUNCT|SCONJ)$/.test(next.upos)) &&
    links.dependentsOf(predicate, 'ccomp', 'iobj').length === 0
  );
}

/** A participle that stands for a clause: 'the offensive [launched] by the army', '[Founded] in 1990, the group …'. */
export function isBareParticiple(links: Links, predicate: number): boolean {
  if (links.dependentsOf(predicate, 'aux', 'aux:pass', 'nsubj', 'nsubj:pass', 'cop').length > 0) return false;
  if (isMissedMainVerb(links, predicate)) return false;
  if (links.is(predicate, 'acl', 'amod', 'xcomp')) return true;
  if (links.is(predicate, 'acl:relcl', 'advcl')) return markOf(links, predicate) < 0;
  return links.is(predicate, 'conj') && isBareParticiple(links, links.headOf(predicate));
}

/**
 * Whether what looks like a participle is the verb of its sentence: the noun that it hangs on has no verb otherwise and
 * something between commas before it ('the Front, which split, [called] …'), or is one subject too many ('“…”, the officer
 * [wrote]').
 */
export function isMissedMainVerb(links: Links, predicate: number): boolean {
  const noun = links.headOf(predicate);
  if (!links.is(predicate, 'acl') || links.norm(predicate + 1) === 'by') return false;
  if (links.isSecondSubject(noun)) return true;
  if (links.headOf(noun) >= 0 || links.norm(predicate - 1) !== ',') return false;
  for (let at = noun + 1; at < predicate - 1; at++) if (links.norm(at) === ',') return true;
  return false;
}

/** The word that negates a clause ('not', 'never'), -1 for none. With 'or' and 'nor' it holds for what follows too. */
export function negationOf(links: Links, predicate: number, words: ReaderWords): number {
  const own = links
    .dependentsOf(predicate, 'advmod', 'cc')
    .find((each) => words.negations.has(links.norm(each)));
  if (own !== undefined) return own;
  const alternative = links.dependentsOf(predicate, 'cc').some((each) => /^n?or$/.test(links.norm(each)));
  return alternative && sharesAuxiliaries(links, predicate)
    ? negationOf(links, links.headOf(predicate), words)
    : -1;
}

/** The modal auxiliary of a clause, -1 for none. */
export function modalOf(links: Links, predicate: number, words: ReaderWords): number {
  const own = auxiliariesOf(links, predicate).find((each) => isModal(links.norm(each), words));
  if (own !== undefined) return own;
  const bare = links.norm(predicate) === links.lemma(predicate);
  return bare && sharesAuxiliaries(links, predicate) ? modalOf(links, links.headOf(predicate), words) : -1;
}

export function isModal(norm: string, words: ReaderWords): boolean {
  return words.modals.has(norm) || words.future.has(norm);
}
