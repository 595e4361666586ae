/** Who speaks: the phrase before or behind a cue, and the owner of a statement that speaks for somebody. */
import type { NounPhrase, VerbGroup } from '../../text/document.ts';
import { extentOf, type Reading, type Source, sentenceBounds } from './reading.ts';

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
  const limit = before ?? sentenceBounds(r, last.head).end;
  const end = withExamples(r, extentOf(r, last, limit, ATTACHED), limit);
  const from = r.tokens[start.firstToken];
  const to = r.tokens[Math.max(end, last.endToken) - 1];
  if (!from || !to) return null;
  return { span: { start: from.start, end: to.end }, phrase, firstToken: start.firstToken };
}

/** 'rebel groups, including the Front and the Brigades, called on': those named as examples speak too. */
function withExamples(r: Reading, from: number, limit: number): number {
  const at = r.norm(from) === ',' ? from + 1 : from;
  const opens = r.norm(at) === 'including' || (r.norm(at) === 'such' && r.norm(at + 1) === 'as');
  if (!opens) return from;
  let end = at + 1;
  while (end < limit && !(r.syntax.verbAt(end)?.form === 'finite')) end++;
  while (end > at && r.norm(end - 1) === ',') end--;
  return end < limit || end > at + 1 ? end : from;
}

/** The subject of an active cue, from its own side of a quotation mark; null when there is none. */
export function subjectOf(r: Reading, verb: VerbGroup): Source | null {
  const sharing = sharedCue(r, verb);
  const shared = sharing && r.spoken.get(sharing.index);
  if (shared) return shared;
  const subject = findSubject(r, verb);
  if (subject && !sameSide(r, verb.head, subject.head)) return null;
  const speaker = subject && (ownerOfDocument(r, subject, verb) ?? subject);
  const before = speaker && speaker.endToken <= verb.firstToken ? verb.firstToken : undefined;
  return (
    sourceOf(r, speaker, before) ?? adjacentSubject(r, verb) ?? bareSubject(r, verb) ?? mainSubject(r, verb)
  );
}

/** 'X opposes Y, supports Z and recalled W': a finite verb with nobody before it shares the subject of the main verb. */
function mainSubject(r: Reading, verb: VerbGroup): Source | null {
  if (verb.form !== 'finite') return null;
  const main = mainVerb(r, verb);
  if (!main || main.index >= verb.index || !sameSide(r, verb.head, main.head)) return null;
  return r.spoken.get(main.index) ?? sourceOf(r, r.syntax.subjectOf(main));
}

/** The phrase right before the verb, where it seemed to be coordinated with what stands before: '… and a guard said'. */
function adjacentSubject(r: Reading, verb: VerbGroup): Source | null {
  if (verb.form !== 'finite') return null;
  let at = verb.firstToken - 1;
  while (r.tokens[at]?.upos === 'ADV') at--;
  const phrase = r.syntax.phraseAt(at);
  if (!phrase || phrase.endToken !== at + 1 || phrase.sentence !== verb.sentence) return null;
  if (r.tokens[phrase.firstToken - 1]?.upos === 'ADP' || !sameSide(r, verb.head, phrase.head)) return null;
  const from = r.tokens[phrase.firstToken];
  if (!from || r.isTime(phrase.head)) return null;
  return { span: { start: from.start, end: phrase.end }, phrase, firstToken: phrase.firstToken };
}

/** Verbs whose object does what the infinitive says, besides those of the lexicon that address somebody. */
const CAUSING = new Set([
  'allow',
  'force',
  'enable',
  'help',
  'cause',
  'get',
  'lead',
  'prompt',
  'let',
  'make',
  'compel',
  'expect',
]);

/**
 * Cues share their subject with other cues rather than with the verbs inside what these say: 'said the road was closed,
 * adding that …' is one speaker.
 */
function sharedCue(r: Reading, verb: VerbGroup): VerbGroup | null {
  const before = wordBefore(r, verb.firstToken - 1);
  const coordinated = r.tokens[before]?.upos === 'CCONJ';
  if (!coordinated && !(r.norm(before) === ',' && verb.form === 'gerund')) return null;
  return earlierCue(r, verb) ?? (verb.form === 'gerund' ? mainVerb(r, verb) : null);
}

function findSubject(r: Reading, verb: VerbGroup): NounPhrase | null {
  const before = wordBefore(r, verb.firstToken - 1);
  const sharing = sharedCue(r, verb);
  if (sharing) return findSubject(r, sharing);
  const quoted = r.norm(before) === 'as' ? quotedAs(r, verb) : null;
  if (quoted) return quoted;
  if (verb.form === 'gerund' && r.tokens[before]?.upos === 'ADP') {
    const main = mainVerb(r, verb);
    if (main) return r.syntax.subjectOf(main);
  }
  const previous = r.doc.verbs[verb.index - 1];
  if (
    verb.form === 'infinitive' &&
    previous &&
    previous.sentence === verb.sentence &&
    previous.voice === 'active'
  ) {
    const lemma = r.tokens[previous.head]?.lemma ?? '';
    const addresses = r.lexicon.verbs
      .get(lemma)
      ?.some((cue) => cue.frames.has('object-to') || cue.prepositions.has('on'));
    if (!addresses && !CAUSING.has(lemma)) return findSubject(r, previous);
  }
  return r.syntax.subjectOf(verb);
}

/** 'The agency quoted X as saying': the one quoted, and not the agency. */
function quotedAs(r: Reading, verb: VerbGroup): NounPhrase | null {
  const quoting = r.doc.verbs[verb.index - 1];
  if (verb.form !== 'gerund' || quoting?.sentence !== verb.sentence || quoting.voice !== 'active')
    return null;
  const cues = r.lexicon.verbs.get(r.tokens[quoting.head]?.lemma ?? '');
  return cues?.some((cue) => cue.frames.has('quoted')) ? r.syntax.objectOf(quoting) : null;
}

function wordBefore(r: Reading, from: number): number {
  let at = from;
  for (;;) {
    const token = r.tokens[at];
    const mark = token?.upos === 'PUNCT' && /^["“”'’]+$/.test(token.norm);
    const day = r.isTime(at) || (token?.upos === 'ADP' && r.isTime(at + 1));
    if (!token || !(token.upos === 'ADV' || mark || day)) return at;
    at--;
  }
}

/** The cue before, in the same sentence and on the same side of every quotation mark. */
function earlierCue(r: Reading, verb: VerbGroup): VerbGroup | null {
  for (let i = verb.index - 1; i >= 0; i--) {
    const other = r.doc.verbs[i];
    if (!other || other.sentence !== verb.sentence) return null;
    if (!sameSide(r, verb.head, other.head) || !sameSide(r, other.head, verb.head)) continue;
    const speaks = r.lexicon.verbs
      .get(r.tokens[other.head]?.lemma ?? '')
      ?.some((cue) => cue.frames.has('clause'));
    const fits =
      verb.form === 'gerund'
        ? other.form === 'finite'
        : other.form === verb.form && other.tense === verb.tense;
    if (speaks && fits && other.voice === 'active') return other;
  }
  return null;
}

/** The finite verb of the main clause: the nearest before that nothing subordinates, else the next one behind. */
function mainVerb(r: Reading, verb: VerbGroup): VerbGroup | null {
  for (let i = verb.index - 1; i >= 0; i--) {
    const other = r.doc.verbs[i];
    if (!other || other.sentence !== verb.sentence) break;
    if (other.form === 'finite' && r.syntax.subordinatorOf(other) === null) return other;
  }
  for (let i = verb.index + 1; i < r.doc.verbs.length; i++) {
    const other = r.doc.verbs[i];
    if (!other || other.sentence !== verb.sentence) break;
    if (other.form === 'finite' && r.syntax.subordinatorOf(other) === null) return other;
  }
  return null;
}

/** A subject that is no noun phrase: 'Most oppose', 'many argue', or a name that the tagger took for something else. */
function bareSubject(r: Reading, verb: VerbGroup): Source | null {
  if (verb.form !== 'finite') return null;
  let at = verb.firstToken - 1;
  while (r.tokens[at]?.upos === 'ADV' && !QUANTIFIER.test(r.norm(at))) at--;
  const token = r.tokens[at];
  if (!token || token.sentence !== verb.sentence) return null;
  const name = /^\p{Lu}\p{Ll}+/u.test(token.text) && /^(?:VERB|ADJ|X)$/.test(token.upos);
  if (!QUANTIFIER.test(token.norm) && !name) return null;
  return { span: { start: token.start, end: token.end }, phrase: null, firstToken: at };
}

const QUANTIFIER = /^(?:most|many|some|others|few|several|all|both|none|everyone|nobody)$/;

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
  const issuer = issuerOf(r, phrase);
  if (issuer) return issuer;
  const opener = r.tokens[phrase.firstToken];
  if (opener && /^(?:its|their|his|her|my|our|your)$/.test(opener.norm)) {
    return { span: { start: opener.start, end: opener.end }, phrase, firstToken: phrase.firstToken };
  }
  const by = r.syntax
    .prepositionsOfNoun(at)
    .find((each) => each.preposition === 'by' || each.preposition === 'from');
  if (by) return sourceOf(r, by.phrase);
  return null;
}

/** 'The Front renewed its pledge to …' */
function issuerOf(r: Reading, phrase: NounPhrase): Source | null {
  const verb = r.doc.verbs.findLast(
    (each) => each.sentence === phrase.sentence && each.endToken <= phrase.firstToken,
  );
  if (!verb || !r.lexicon.issuing.has(r.tokens[verb.head]?.lemma ?? '')) return null;
  if (verb.voice === 'passive' || r.tokens[verb.head]?.lemma === 'receive') return null;
  const between = r.tokens.slice(verb.endToken, phrase.firstToken);
  if (between.some((each) => each.upos === 'PUNCT' || each.upos === 'SCONJ')) return null;
  return subjectOf(r, verb);
}
