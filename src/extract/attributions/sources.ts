/** Who speaks: the phrase before or behind a cue, and the owner of a statement that speaks for somebody. */
import type { Span } from '../../contract/coded-document.ts';
import type { NounPhrase, VerbGroup } from '../../text/document.ts';
import { extentOf, type Reading, sentenceBounds } from './reading.ts';

export interface Source {
  readonly span: Span;
  readonly phrase: NounPhrase;
}

const ATTACHED = /^(?:of|for|from|at|with)$/;
const NEVER = /^(?:there|here|that|which|who|what|this)$/;

/** The source that a phrase names: with its conjuncts, its owner and what is attached to it. */
export function sourceOf(r: Reading, phrase: NounPhrase | null, before?: number): Source | null {
  if (!phrase || r.isTime(phrase.head) || NEVER.test(r.norm(phrase.head))) return null;
  const conjuncts = r.syntax
    .conjunctsOf(phrase)
    .filter((each) => each.firstToken >= phrase.firstToken || each.preposition === phrase.preposition)
    .filter((each) => before === undefined || each.endToken <= before);
  const first = conjuncts[0] ?? phrase;
  const last = conjuncts.at(-1) ?? phrase;
  const owner = first.possessor === null ? null : r.doc.phrases[first.possessor];
  const start = owner ?? first;
  const end = extentOf(r, last, before ?? sentenceBounds(r, last.head).end, ATTACHED);
  const from = r.tokens[start.firstToken];
  const to = r.tokens[Math.max(end, last.endToken) - 1];
  if (!from || !to) return null;
  return { span: { start: from.start, end: to.end }, phrase };
}

/** The subject of an active cue, from its own side of a quotation mark; null when there is none. */
export function subjectOf(r: Reading, verb: VerbGroup): Source | null {
  const subject = r.syntax.subjectOf(verb);
  if (!subject || !sameSide(r, verb.head, subject.head)) return null;
  const speaker = ownerOfDocument(r, subject, verb) ?? subject;
  const before = subject.endToken <= verb.firstToken ? verb.firstToken : undefined;
  return sourceOf(r, speaker, before);
}

/** Both outside every quotation of speech, or both inside the same. */
export function sameSide(r: Reading, a: number, b: number): boolean {
  const speech = (at: number) => {
    const q = r.quotationAt(at);
    return q?.kind === 'speech' ? q : null;
  };
  return speech(a) === speech(b) || speech(b) === null;
}

/**
 * 'HTS issued a statement noting that': a participle on the product of an issuing verb speaks for the issuer; so does
 * 'its statement', where the issuer owns it. A document that stands alone ('the report says') is itself the source.
 */
function ownerOfDocument(r: Reading, subject: NounPhrase, verb: VerbGroup): NounPhrase | null {
  if (!r.lexicon.documents.has(r.tokens[subject.head]?.lemma ?? '')) return null;
  if (verb.form === 'finite') return null;
  const issuer = r.doc.verbs[verb.index - 1];
  if (!issuer || issuer.sentence !== verb.sentence || issuer.endToken > subject.firstToken) return null;
  if (!r.lexicon.issuing.has(r.tokens[issuer.head]?.lemma ?? '')) return null;
  return issuer.voice === 'passive' ? r.syntax.agentOf(issuer) : r.syntax.subjectOf(issuer);
}

/** The one who speaks through a noun: its owner, the subject of the verb that issues it, or a phrase with 'by' or 'from'. */
export function speakerOfNoun(r: Reading, at: number): Source | null {
  const phrase = r.syntax.phraseAt(at);
  if (!phrase) return null;
  if (phrase.possessor !== null)
    return sourceOf(r, r.doc.phrases[phrase.possessor] ?? null, phrase.firstToken);
  const opener = r.tokens[phrase.firstToken];
  if (opener && /^(?:its|their|his|her|my|our|your)$/.test(opener.norm)) {
    return { span: { start: opener.start, end: opener.end }, phrase };
  }
  const by = r.syntax
    .prepositionsOfNoun(at)
    .find((each) => each.preposition === 'by' || each.preposition === 'from');
  if (by) return sourceOf(r, by.phrase);
  const verb = r.doc.verbs.findLast(
    (each) => each.sentence === phrase.sentence && each.endToken <= phrase.firstToken,
  );
  if (!verb || !r.lexicon.issuing.has(r.tokens[verb.head]?.lemma ?? '')) return null;
  if (verb.voice === 'passive' || r.tokens[verb.head]?.lemma === 'receive') return null;
  const between = r.tokens.slice(verb.endToken, phrase.firstToken);
  if (between.some((each) => each.upos === 'PUNCT' || each.upos === 'SCONJ')) return null;
  return subjectOf(r, verb);
}
