/** Cues that are no verbs of speaking: 'according to X', 'reportedly', 'alleged', 'it emerged that', nouns and labels. */
import type { Span } from '../../contract/coded-document.ts';
import type { NounCue, PhraseCue } from '../../reference/lexicon/attribution.ts';
import { contentFrom } from './content.ts';
import {
  type Draft,
  extentOf,
  isQuoteMark,
  type Reading,
  type Source,
  sentenceBounds,
  spanOf,
} from './reading.ts';
import { sourceOf, speakerOfNoun } from './sources.ts';

type Rule = (r: Reading, at: number) => Draft | null;

/** What a single token may open, tried in this order. */
export const TOKEN_RULES: readonly Rule[] = [readPhrase, readAdverb, readAdjective, readNoun];

const HIDDEN = { source: null, speaker: null, direct: false, verb: null } as const;

/** 'According to X, …', '…, according to X', '…, according to X, …'. */
function readPhrase(r: Reading, at: number): Draft | null {
  const phrase = r.lexicon.phrases.find((each) => each.words.every((word, i) => r.norm(at + i) === word));
  if (!phrase) return null;
  const behind = at + phrase.words.length;
  const { first, end } = sentenceBounds(r, at);
  const named = r.syntax.phraseAt(isQuoteMark(r, behind) ? behind + 1 : behind);
  if (!named || named.firstToken > behind + 1) return null;
  // 'according to need', and not 'according to the schedule of the ministry'.
  const bare = named.firstToken === named.head;
  if (bare && r.lexicon.measures.has(r.tokens[named.head]?.lemma ?? '')) return null;
  const owned = r.doc.phrases[named.index + 1];
  const source = sourceOf(r, owned?.possessor === named.index ? owned : named);
  if (!source) return null;
  const close = commaAfter(r, source.span.end, named.endToken, end);
  if (phrase.words.length === 1) return passedOn(r, at, phrase, source);
  const opening = r.tokens
    .slice(first, at)
    .every((t) => t.upos === 'PUNCT' || t.upos === 'ADV' || t.upos === 'CCONJ');
  const left = opening ? null : spanOf(r, leftEdge(r, first, at), at);
  const right =
    close !== null && close + 1 < end
      ? contentFrom(r, { from: close + 1, verb: null, width: 'clause' })
      : null;
  const content = [left, opening || (right && startsClausePart(r, close)) ? right : null].filter(
    (s): s is Span => s !== null,
  );
  if (content.length === 0) return null;
  const cueStart = r.tokens[at];
  const cueEnd = r.tokens[behind - 1];
  if (!cueStart || !cueEnd) return null;
  return {
    source: source.span,
    speaker: source.phrase,
    cue: { start: cueStart.start, end: cueEnd.end },
    at,
    content,
    stance: phrase.stance,
    direct: content.every((span) => /^[“"«]|^''/.test(r.doc.text.slice(span.start, span.start + 2))),
    pattern: `${phrase.id}/phrase`,
    verb: null,
  };
}

/** ', citing X': X's words are those of the cue that passes them on; they are filled in when that cue is known. */
function passedOn(r: Reading, at: number, cue: PhraseCue, source: Source): Draft | null {
  const token = r.tokens[at];
  if (!token || r.syntax.verbAt(at)?.form !== 'gerund') return null;
  return {
    source: source.span,
    speaker: source.phrase,
    cue: { start: token.start, end: token.end },
    at,
    content: [],
    stance: cue.stance,
    direct: false,
    pattern: `${cue.id}/phrase`,
    verb: null,
  };
}

/** What stands left of a closing phrase begins with its sentence, or behind a semicolon. */
function leftEdge(r: Reading, first: number, at: number): number {
  for (let i = at - 1; i >= first; i--) if (r.norm(i) === ';') return i + 1;
  return first;
}

function commaAfter(r: Reading, offset: number, from: number, end: number): number | null {
  let quoted = false;
  for (let at = from; at < end; at++) {
    if ((r.tokens[at]?.start ?? 0) < offset) continue;
    if (isQuoteMark(r, at)) quoted = true;
    if (r.norm(at) === ',' || r.norm(at) === ':') return at;
    if (r.syntax.verbAt(at)?.form === 'finite' && !quoted) return null;
  }
  return null;
}

/** Behind the comma the clause goes on, rather than an aside about the source. */
function startsClausePart(r: Reading, comma: number | null): boolean {
  if (comma === null) return false;
  const next = r.tokens[comma + 1];
  if (!next || /^(?:who|which|whose|a|an)$/.test(next.norm)) return false;
  const verb = r.syntax.verbAt(comma + 1);
  return verb !== null ? verb.form === 'finite' : /^(?:CCONJ|ADP|SCONJ|ADJ)$/.test(next.upos);
}

/** 'The strike reportedly destroyed a clinic', 'reportedly destroying a clinic'. */
function readAdverb(r: Reading, at: number): Draft | null {
  const cue = r.lexicon.adverbs.get(r.norm(at))?.[0];
  const token = r.tokens[at];
  if (!cue || !token) return null;
  const { end } = sentenceBounds(r, at);
  const right = contentFrom(r, { from: at + 1, verb: null, width: 'narrow' });
  if (!right || at + 1 >= end) return null;
  const verb = r.syntax.verbAt(at) ?? r.syntax.verbAt(at + 1);
  const content: Span[] = [];
  if (verb?.form === 'finite') {
    const subject = sourceOf(r, r.syntax.subjectOf(verb));
    if (subject && subject.span.end <= token.start)
      content.push({ start: subject.span.start, end: endBefore(r, at) });
  }
  content.push(right);
  return {
    ...HIDDEN,
    cue: { start: token.start, end: token.end },
    at,
    content,
    stance: cue.stance,
    pattern: `${cue.id}/adverb`,
  };
}

function endBefore(r: Reading, at: number): number {
  let i = at - 1;
  while (r.norm(i) === ',') i--;
  return r.tokens[i]?.end ?? 0;
}

/** 'alleged massacre in Beit Nasur': the phrase behind the word, with what is attached to it. */
function readAdjective(r: Reading, at: number): Draft | null {
  const cue = r.lexicon.adjectives.get(r.norm(at))?.[0];
  const token = r.tokens[at];
  if (!cue || !token) return null;
  const auxiliary = r.syntax.verbAt(at - 1) ?? r.syntax.verbAt(at);
  const infinitive = r.syntax.verbAt(at + 1);
  if (auxiliary?.form === 'finite' && infinitive?.form === 'infinitive') {
    // 'is alleged to have carried weapons', where the tagger sees an adjective
    const subject = sourceOf(r, r.syntax.subjectOf(auxiliary));
    const said = contentFrom(r, { from: at + 1, verb: null, width: 'narrow' });
    if (!subject || !said) return null;
    const cueSpan = { start: auxiliary.start, end: token.end };
    return {
      ...HIDDEN,
      cue: cueSpan,
      at,
      content: [subject.span, said],
      stance: cue.stance,
      pattern: `${cue.id}/passive`,
    };
  }
  const phrase = r.syntax.phraseAt(at) ?? r.syntax.phraseAt(at + 1);
  if (!phrase || phrase.head <= at || phrase.firstToken > at + 1) return null;
  if (r.syntax.verbAt(at)?.form === 'finite') return null;
  const close = extentOf(r, phrase, sentenceBounds(r, at).end, /^(?:of|in|at|by|against|on|for)$/);
  const content = spanOf(r, at + 1, close);
  return (
    content && {
      ...HIDDEN,
      cue: { start: token.start, end: token.end },
      at,
      content: [content],
      stance: cue.stance,
      pattern: `${cue.id}/adjective`,
    }
  );
}

/** 'the claim that …', 'reports of …', 'issued a call to …'. */
function readNoun(r: Reading, at: number): Draft | null {
  const token = r.tokens[at];
  // A noun at the head of a sentence may pass for a name.
  const opens = token?.upos === 'PROPN' && at === sentenceBounds(r, at).first;
  if (!token || !(token.upos === 'NOUN' || opens)) return null;
  const cues = r.lexicon.nouns.get(opens ? token.norm.replace(/s$/, '') : token.lemma);
  return cues ? readNounAs(r, at, cues) : null;
}

/** The attribution that a noun makes by one of the given cues, or null. */
export function readNounAs(r: Reading, at: number, cues: readonly NounCue[]): Draft | null {
  const token = r.tokens[at];
  if (!token) return null;
  const next = r.norm(at + 1);
  const infinitive = next === 'to' && r.syntax.verbAt(at + 1)?.form === 'infinitive';
  const owned = /^(?:of|by|from)$/.test(next) ? readOwned(r, at, cues) : null;
  if (owned) return owned;
  const cue = cues.find((each) => each.takes.has(next) && (next !== 'to' || infinitive || each.nominalTo));
  if (!cue || r.syntax.verbAt(at)) return null;
  if (next === 'of' && cue.indefinite && r.norm(r.syntax.phraseAt(at)?.firstToken ?? at) === 'the')
    return null;
  if (cue.without.has(r.norm(at + 2)) || isMeansOfCue(r, at)) return null;
  const phrase = r.syntax.phraseAt(at);
  if (phrase && phrase.head !== at) return null;
  const content =
    next === 'that' ? nounClause(r, at) : contentFrom(r, { from: at + 2, verb: null, width: 'narrow' });
  if (!content) return null;
  const source = speakerOfNoun(r, at);
  const last = next === 'that' ? token : r.tokens[at + 1];
  return {
    ...HIDDEN,
    source: source?.span ?? null,
    speaker: source?.phrase ?? null,
    cue: { start: token.start, end: last?.end ?? token.end },
    at,
    content: [limitToClause(r, at, content)],
    stance: cue.stance,
    pattern: `${cue.id}/${nounFrame(cue, next)}`,
  };
}

/** 'the claim of the ministry that …', 'a warning by the army that …': who is behind the preposition says it. */
function readOwned(r: Reading, at: number, cues: readonly NounCue[]): Draft | null {
  const owner = r.doc.phrases.find((p) => p.preposition === at + 1);
  const cue = cues.find((each) => each.takes.has('that'));
  const token = r.tokens[at];
  if (!owner || !cue || !token || r.norm(owner.endToken) !== 'that') return null;
  const source = sourceOf(r, owner);
  const content = contentFrom(r, { from: owner.endToken + 1, verb: null, width: 'clause' });
  if (!source || !content) return null;
  return {
    ...HIDDEN,
    source: source.span,
    speaker: source.phrase,
    cue: { start: token.start, end: token.end },
    at,
    content: [limitToClause(r, owner.endToken - 1, content)],
    stance: cue.stance,
    pattern: `${cue.id}/that`,
  };
}

/** 'said in a statement that': the noun is the means, and what follows belongs to the verb. */
function isMeansOfCue(r: Reading, at: number): boolean {
  const phrase = r.syntax.phraseAt(at);
  const preposition = phrase?.preposition ?? null;
  if (preposition === null || !r.lexicon.channelPrepositions.has(r.norm(preposition))) return false;
  const verb = r.doc.verbs.findLast(
    (each) => each.endToken <= preposition && each.sentence === phrase?.sentence,
  );
  const cues = r.lexicon.verbs.get(r.tokens[verb?.head ?? -1]?.lemma ?? '');
  return cues?.some((each) => each.frames.has('clause')) ?? false;
}

function nounFrame(cue: NounCue, next: string): string {
  return cue.takes.has(next) ? next : 'that';
}

/** 'that' opens a clause of its own, not a relative one ('the report that he carried was wet'). */
function nounClause(r: Reading, at: number): Span | null {
  const { end } = sentenceBounds(r, at);
  if (r.syntax.verbAt(at + 2) || r.isTime(at + 2) || r.isTime(at + 3)) return null;
  const clause = r.doc.verbs.find((v) => v.firstToken > at + 1 && v.firstToken < end);
  if (clause?.form !== 'finite') return null;
  const after = r.syntax.verbAt(clause.endToken);
  if (after?.form === 'finite') return null;
  return contentFrom(r, { from: at + 2, verb: null, width: 'clause' });
}

/** Where the noun is the subject of its sentence, its content ends before the sentence's own verb. */
function limitToClause(r: Reading, at: number, content: Span): Span {
  const { first, end } = sentenceBounds(r, at);
  const earlier = r.doc.verbs.some((v) => v.firstToken >= first && v.firstToken < at && v.form === 'finite');
  if (earlier) return content;
  const clause = r.norm(at + 1) === 'that';
  const finite = r.doc.verbs.filter((v) => v.form === 'finite' && v.firstToken > at && v.firstToken < end);
  const main = finite[clause ? 1 : 0];
  if (!main || main.start <= content.start || main.start >= content.end) return content;
  const opener = r.syntax.subordinatorOf(main);
  if (opener && opener.index > at + 1) return content;
  const before = r.tokens[main.firstToken - 1];
  const near = r.syntax.phraseAt(main.firstToken - 1);
  if (
    !before ||
    before.upos === 'CCONJ' ||
    (near?.preposition === null && clause && near.conjunctOf !== null)
  )
    return content;
  return (
    spanOf(
      r,
      r.tokens.findIndex((t) => t.start === content.start),
      main.firstToken,
    ) ?? content
  );
}

/** 'It emerged that', 'it is believed that': read before verbal cues, which would take 'it' for a speaker. */
export function readImpersonal(r: Reading, verbIndex: number): Draft | null {
  const verb = r.doc.verbs[verbIndex];
  if (!verb || r.norm(verb.firstToken - 1) !== 'it' || r.norm(verb.endToken) !== 'that') return null;
  const cue = r.lexicon.impersonal
    .get(r.tokens[verb.head]?.lemma ?? '')
    ?.find((each) => each.passive === (verb.voice === 'passive'));
  if (!cue) return null;
  const content = contentFrom(r, { from: verb.endToken + 1, verb, width: 'clause' });
  const stance = verb.negated ? 'doubts' : cue.stance;
  return (
    content && {
      ...HIDDEN,
      cue: { start: verb.start, end: verb.end },
      at: verb.head,
      content: [content],
      stance,
      pattern: `${cue.id}/that`,
      verb,
    }
  );
}

/** Labels that say what the text is, not who says it: 'URGENT:', 'Photo:'. */
const UNSPOKEN = new Set(
  'photo photos picture image video watch caption file map urgent breaking update updated note correction exclusive alert news analysis opinion live period date subject'.split(
    ' ',
  ),
);

/** A label at the head of a paragraph: 'Army: bridge retaken', 'Tal: “…”'. */
export function readLabel(r: Reading, firstToken: number): Draft | null {
  const { end } = sentenceBounds(r, firstToken);
  let colon = -1;
  for (let at = firstToken; at < Math.min(end, firstToken + 7); at++) {
    const token = r.tokens[at];
    if (token?.text === ':') {
      colon = at;
      break;
    }
    if (!token || !/^(?:PROPN|NOUN|ADJ|DET|ADP|NUM)$/.test(token.upos)) return null;
  }
  if (colon <= firstToken || colon + 2 >= end) return null;
  const phrase = r.syntax.phraseAt(firstToken);
  if (!phrase || r.tokens[phrase.head]?.upos !== 'PROPN' || r.isTime(phrase.head)) return null;
  if (UNSPOKEN.has(r.tokens[colon - 1]?.norm ?? '')) return null;
  const span = spanOf(r, firstToken, colon);
  const mark = r.tokens[colon];
  const speaks =
    r.quotationAt(colon + 1) !== null || r.doc.verbs.some((v) => v.firstToken > colon && v.firstToken < end);
  const content = contentFrom(r, { from: colon + 1, verb: null, width: 'clause' });
  if (!span || !mark || !content || !speaks) return null;
  return {
    source: span,
    speaker: phrase,
    cue: { start: mark.start, end: mark.end },
    at: colon,
    content: [content],
    stance: 'states',
    direct: r.quotationAt(colon + 1)?.firstToken === colon + 1,
    pattern: 'label/colon',
    verb: null,
  };
}
