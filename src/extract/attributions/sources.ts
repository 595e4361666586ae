/** Who speaks: the phrase before or behind a cue, and the owner of a statement that speaks for somebody. */
import type { NounPhrase, VerbGroup } from '../../text/document.ts';
import { treeOf } from '../../text/tree.ts';
import { adjacentSubject, besideVerb, sameSide } from './beside-verb.ts';
import { extentOf, type Reading, type Source, sentenceBounds, spanOf } from './reading.ts';

const ATTACHED = /^(?:of|for|from|at|with)$/;
/** Before the verb that ends it, a name may have more: 'the envoy to Ostren said'. */
const ATTACHED_BEFORE = /^(?:of|for|from|at|with|to|in|on|near|inside)$/;
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
  const attached = before === undefined ? ATTACHED : ATTACHED_BEFORE;
  const end = wholeName(r, withExamples(r, extentOf(r, last, limit, attached), limit), before);
  const from = r.tokens[start.firstToken];
  const to = r.tokens[Math.max(end, last.endToken) - 1];
  if (!from || !to) return null;
  return { span: { start: from.start, end: to.end }, phrase, firstToken: start.firstToken };
}

/** Words of the name up to the verb that the phrase has left out: 'former neurosurgeon | Omar Tal responded'. */
function wholeName(r: Reading, from: number, before: number | undefined): number {
  if (before === undefined) return from;
  for (let at = from; at < before; at++) if (r.tokens[at]?.upos !== 'PROPN' || r.isTime(at)) return from;
  return before;
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
  const subject = besideVerb(r, verb) ?? findSubject(r, verb);
  if (subject && !sameSide(r, verb.head, subject.head)) return null;
  const speaker = subject && (ownerOfDocument(r, subject, verb) ?? subject);
  const before = speaker && speaker.endToken <= verb.firstToken ? verb.firstToken : undefined;
  return (
    sourceOf(r, speaker, before) ??
    adjacentSubject(r, verb) ??
    bareSubject(r, verb) ??
    relativePronoun(r, verb) ??
    subjectInTree(r, verb) ??
    mainSubject(r, verb)
  );
}

/** A subject that the tagger made no noun: 'Aides to the mayor say'. */
function subjectInTree(r: Reading, verb: VerbGroup): Source | null {
  if (verb.form !== 'finite') return null;
  const tree = treeOf(r.doc);
  const [head] = tree.subjectsOf(verb.head);
  if (head === undefined || head >= verb.firstToken || r.isTime(head) || NEVER.test(r.norm(head)))
    return null;
  const first = tree.rangeOf(head).start;
  const span = spanOf(r, first, Math.min(tree.rangeOf(head).end, verb.firstToken));
  return span && sameSide(r, verb.head, first) ? { span, phrase: null, firstToken: first } : null;
}

/** 'Americans who do not want war': the pronoun, where the tree does not tell whom it goes back to. */
function relativePronoun(r: Reading, verb: VerbGroup): Source | null {
  const opener = verb.form === 'finite' ? r.syntax.subordinatorOf(verb) : null;
  if (!opener || !/^(?:who|which)$/.test(opener.norm) || opener.index >= verb.firstToken) return null;
  return { span: { start: opener.start, end: opener.end }, phrase: null, firstToken: opener.index };
}

/** 'X opposes Y, supports Z and recalled W': a finite verb with nobody before it shares the subject of the main verb. */
function mainSubject(r: Reading, verb: VerbGroup): Source | null {
  if (verb.form !== 'finite') return null;
  const main = mainVerb(r, verb);
  if (!main || main.index >= verb.index || !sameSide(r, verb.head, main.head)) return null;
  return r.spoken.get(main.index) ?? sourceOf(r, r.syntax.subjectOf(main));
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
  return (
    coordinatedCue(r, verb) ?? earlierCue(r, verb) ?? (verb.form === 'gerund' ? mainVerb(r, verb) : null)
  );
}

/** The cue that the tree coordinates a cue with: 'X said the road was shut and accused Y' is X, whoever shut it. */
function coordinatedCue(r: Reading, verb: VerbGroup): VerbGroup | null {
  const token = r.tokens[verb.head];
  const other = token?.deprel === 'conj' ? r.syntax.verbAt(token.head) : null;
  if (!other || other.index >= verb.index || other.voice !== 'active' || other.form !== verb.form)
    return null;
  if (!agrees(r, other, verb)) return null;
  const speaks = r.lexicon.verbs.has(r.tokens[other.head]?.lemma ?? '');
  return speaks && sameSide(r, verb.head, other.head) && sameSide(r, other.head, verb.head) ? other : null;
}

function findSubject(r: Reading, verb: VerbGroup): NounPhrase | null {
  const before = wordBefore(r, verb.firstToken - 1);
  const sharing = sharedCue(r, verb);
  if (sharing) return findSubject(r, sharing);
  const quoted = r.norm(before) === 'as' ? quotedAs(r, verb) : null;
  if (quoted) return quoted;
  const accused = verb.form === 'gerund' && r.norm(before) === 'of' ? accusedOf(r, verb) : null;
  if (accused) return accused;
  // 'After reciting it, X said', 'Having announced that, X left'
  const opens = before < sentenceBounds(r, verb.head).first;
  if (verb.form === 'gerund' && (opens || /^(?:ADP|SCONJ)$/.test(r.tokens[before]?.upos ?? ''))) {
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

/** 'acquitted [a colonel] accused of ordering it': not the court. */
function accusedOf(r: Reading, verb: VerbGroup): NounPhrase | null {
  const above = r.syntax.verbAt(r.tokens[verb.head]?.head ?? -1);
  return above?.voice === 'passive' && above.form === 'participle' ? r.syntax.subjectOf(above) : null;
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
    const cues = r.lexicon.verbs.get(r.tokens[other.head]?.lemma ?? '') ?? [];
    const speaks = cues.some(({ frames }) => frames.has('clause') || frames.has('object-to'));
    const fits =
      verb.form === 'gerund'
        ? other.form === 'finite'
        : other.form === verb.form &&
          (other.tense === verb.tense || isPerfect(r, other)) &&
          agrees(r, other, verb);
    if (speaks && fits && other.voice === 'active') return other;
  }
  return null;
}

/** 'She says people may not like it, but insists': one person says both. */
function agrees(r: Reading, other: VerbGroup, verb: VerbGroup): boolean {
  if (verb.tense !== 'present' || other.tense !== 'present' || isPerfect(r, other)) return true;
  const singular = ({ firstToken }: VerbGroup): boolean => /s$/.test(r.norm(firstToken));
  return singular(other) === singular(verb);
}

/** 'He has called on them to leave and proposed …': the second is past by its form alone. */
function isPerfect(r: Reading, verb: VerbGroup): boolean {
  return (
    /^(?:has|have|had|’ve|'ve|’s|'s)$/.test(r.norm(verb.firstToken)) && verb.endToken - verb.firstToken > 1
  );
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
  return byMeansOf(r, phrase);
}

/** 'He stirred anger with an assertion that …': who does something with the words says them. */
function byMeansOf(r: Reading, phrase: NounPhrase): Source | null {
  if (phrase.preposition === null || !/^(?:with|in)$/.test(r.norm(phrase.preposition))) return null;
  if (/^(?:the|this|that|these|those)$/.test(r.norm(phrase.firstToken))) return null;
  const verb = r.syntax.governorOf(phrase.head);
  if (verb?.voice !== 'active' || verb.endToken > phrase.preposition) return null;
  return subjectOf(r, verb);
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
