/** What stands to the right of an active cue: a clause, a quotation, an infinitive, a phrase; and by which frame. */
import type { Span } from '../../contract/coded-document.ts';
import type { VerbCue, VerbFrame } from '../../reference/lexicon/attribution.ts';
import type { NounPhrase, VerbGroup } from '../../text/document.ts';
import { contentFrom, skipAdverbs } from './content.ts';
import type { Quotation } from './quotations.ts';
import {
  behindBound,
  extentOf,
  isQuoteMark,
  isSubjectOfFinite,
  opensChannel,
  type Reading,
  sentenceBounds,
  skipAdjuncts,
} from './reading.ts';

export interface Complement {
  readonly cue: VerbCue;
  readonly frame: VerbFrame;
  /** Behind the last token of the cue: its particle or preposition belongs to it. */
  readonly cueEnd: number;
  readonly content: readonly Span[];
  readonly direct: boolean;
}

const SILENT = /^[,.;:–—-]$/;
const WH = /^(?:whether|how|what|why|who|where|which)$/;

/** The complement that one of the cues allows, or null. */
export function findComplement(r: Reading, verb: VerbGroup, cues: readonly VerbCue[]): Complement | null {
  const { end } = sentenceBounds(r, verb.head);
  const near = skipAdverbs(r, verb.endToken);
  const particle = particleAt(r, cues, near);
  const start = particle ? particle.end : verb.endToken;
  const usable = particle ? [particle.cue] : cues.filter((cue) => cue.particles.size === 0);
  const prepositions = new Set(usable.flatMap((cue) => [...cue.prepositions]));
  const at = skipAdjuncts(r, start, end, prepositions);
  const found = complementAt(r, { verb, cues: usable, at, end, cueEnd: particle?.end ?? verb.endToken });
  if (found) return found;
  const beyond = skipAside(r, at, end);
  return beyond === null
    ? null
    : complementAt(r, { verb, cues: usable, at: beyond, end, cueEnd: verb.endToken });
}

interface Place {
  readonly verb: VerbGroup;
  readonly cues: readonly VerbCue[];
  readonly at: number;
  readonly end: number;
  readonly cueEnd: number;
}

function complementAt(r: Reading, place: Place): Complement | null {
  const { verb, cues, at, end, cueEnd } = place;
  if (at > end) return null;
  const has = (...frames: VerbFrame[]): [VerbCue, VerbFrame] | null => {
    for (const frame of frames) {
      const cue = cues.find((each) => each.frames.has(frame));
      if (cue) return [cue, frame];
    }
    return null;
  };
  const make = (
    match: [VerbCue, VerbFrame] | null,
    from: number,
    width: 'clause' | 'narrow',
    until: number = cueEnd,
  ): Complement | null => {
    const content = match && contentFrom(r, { from, verb, width });
    return (
      match && content && { cue: match[0], frame: match[1], cueEnd: until, content: [content], direct: false }
    );
  };
  const norm = r.norm(at);
  const speech = speechAt(r, at, end);
  if (speech) {
    const match = has('clause', 'quote', 'that', 'wh', 'object');
    const loose = speech.kind === 'fragment' && !has('clause', 'quote');
    if (match && !loose) return quoted(r, match, speech, cueEnd, verb);
  }
  if (norm === ':' && at < end) return make(has('clause', 'quote', 'that'), at + 1, 'clause');
  const inner = isQuoteMark(r, at) ? at + 1 : at;
  const word = r.norm(inner);
  if (word === 'that' && finiteFollows(r, inner + 1, end)) {
    const match = has('clause', 'that');
    // 'I think that's the way': the word is the subject of the clause.
    const pronoun = r.syntax.verbAt(inner + 1)?.form === 'finite';
    if (match) return make(match, pronoun ? inner : inner + 1, 'clause');
  }
  const asks = cues.find((cue) => cue.frames.has('wh'));
  if (asks && (WH.test(word) || (word === 'if' && asks.stance !== 'states'))) {
    return make([asks, 'wh'], at, 'clause');
  }
  const next = r.syntax.verbAt(inner);
  if (next?.form === 'infinitive' && next.firstToken === inner) return make(has('to'), at, 'narrow');
  if (next?.form === 'gerund' && next.firstToken === inner && at === verb.endToken) {
    return make(has('object'), at, 'narrow');
  }
  const preposition =
    behindBound(r, inner) === inner ? cues.find((cue) => cue.prepositions.has(word)) : undefined;
  if (preposition && r.tokens[inner + 1]?.upos !== 'PUNCT' && !opensChannel(r, inner)) {
    return make([preposition, 'prep'], inner + 1, 'narrow', inner + 1);
  }
  const counted = behindBound(r, inner);
  const phrase = r.syntax.phraseAt(counted);
  // 'Front says at least 12 dead', 'Army says ready to talk': headlines leave out the verb of what is said.
  if (r.doc.sentences[verb.sentence]?.kind === 'headline' && at < end && !SILENT.test(r.norm(at))) {
    const match = has('clause');
    if (match && !match[0].addressee && !match[0].frames.has('object')) return make(match, at, 'clause');
  }
  if (!phrase || phrase.firstToken > counted) return null;
  return afterPhrase(r, place, phrase, make, has);
}

type Make = (
  match: [VerbCue, VerbFrame] | null,
  from: number,
  width: 'clause' | 'narrow',
) => Complement | null;
type Has = (...frames: VerbFrame[]) => [VerbCue, VerbFrame] | null;

/** A noun phrase follows: the subject of a clause, the one spoken to, or the object. */
function afterPhrase(r: Reading, place: Place, phrase: NounPhrase, make: Make, has: Has): Complement | null {
  const { cues, at, end, verb } = place;
  const determiner = r.norm(phrase.firstToken) === 'that';
  if (isSubjectOfFinite(r, phrase)) {
    const match = has('clause', ...(determiner ? (['that'] as const) : []));
    if (match) return make(match, determiner ? at + 1 : at, 'clause');
  }
  const behind = extentOf(r, phrase, end, /^(?:of|for|from|in|at|with)$/);
  const named = has('predicate');
  if (named && predicateFollows(r, behind, end)) return make(named, at, 'narrow');
  const addressee = cues.filter((cue) => cue.addressee);
  if (addressee.length > 0 || has('object-to')) {
    const close = extentOf(r, phrase, end, /^of$/);
    const after = skipAdjuncts(r, close, end);
    const spoken =
      addressee.length > 0 && complementAt(r, { ...place, cues: clauseOnly(addressee), at: after });
    if (spoken) return spoken;
    const beyond = r.norm(after) === ',' ? speechAt(r, after, end) : null;
    if (beyond && addressee[0]) return quoted(r, [addressee[0], 'clause'], beyond, place.cueEnd, verb);
  }
  const to = has('object-to');
  if (to && infinitiveFollows(r, phrase.endToken, end)) return make(to, at, 'narrow');
  const link = cues.find((cue) => cue.frames.has('link') && linkFollows(r, cue, phrase.endToken, end));
  if (link) return make([link, 'link'], at, 'narrow');
  const object = has('object');
  if (!object || object[0].without.has(r.tokens[phrase.head]?.lemma ?? '') || r.isTime(phrase.head))
    return null;
  return behind > phrase.firstToken ? make(object, at, 'narrow') : null;
}

/** After the one spoken to, only what is said can follow. */
function clauseOnly(cues: readonly VerbCue[]): VerbCue[] {
  return cues.map((cue) => ({
    ...cue,
    addressee: false,
    frames: new Set(
      [...cue.frames].filter((f) => f === 'clause' || f === 'that' || f === 'wh' || f === 'quote'),
    ),
    prepositions: new Set<string>(),
  }));
}

function quoted(
  r: Reading,
  [cue, frame]: [VerbCue, VerbFrame],
  speech: Quotation,
  cueEnd: number,
  verb: VerbGroup,
): Complement | null {
  const content: Span[] = [{ start: speech.start, end: speech.end }];
  const { end } = sentenceBounds(r, speech.endToken - 1);
  // A short quotation that the reporter's sentence goes on with: 'said “no comment” was his answer'.
  if (speech.kind === 'fragment' || (speech.endToken < end && continuesSentence(r, speech.endToken))) {
    const whole = contentFrom(r, { from: speech.firstToken, verb, width: 'clause' });
    if (whole && whole.end > speech.end) return { cue, frame, cueEnd, content: [whole], direct: false };
  }
  return { cue, frame, cueEnd, content, direct: true };
}

function continuesSentence(r: Reading, at: number): boolean {
  const token = r.tokens[at];
  return token !== undefined && /^(?:ADP|AUX|VERB|SCONJ|NOUN)$/.test(token.upos) && r.norm(at) !== 'as';
}

/** A quotation of speech that begins here, or behind a comma or colon. */
function speechAt(r: Reading, at: number, end: number): Quotation | null {
  let from = at;
  if (/^[,:–—]$/.test(r.tokens[from]?.text ?? '') || r.norm(from) === '--') from++;
  if (from > end) return null;
  const quotation = r.quotationAt(from);
  if (!quotation || quotation.firstToken !== from || quotation.kind === 'name') return null;
  return from === at || quotation.kind === 'speech' || r.norm(at) === ':' ? quotation : null;
}

/** ', citing its observers, that' or ', in a message on Friday, “…”': skips one chunk between commas. */
function skipAside(r: Reading, at: number, end: number): number | null {
  if (r.norm(at) !== ',') return null;
  for (let i = at + 1; i < Math.min(end, at + 16); i++) {
    if (r.norm(i) !== ',') continue;
    const next = i + 1;
    if (r.norm(next) === 'that' || speechAt(r, next, end)) return next;
  }
  return null;
}

/** 'called the raid a crime', 'deemed it illegal': a second phrase or an adjective about the object. */
function predicateFollows(r: Reading, from: number, end: number): boolean {
  if (from >= end) return false;
  const at = isQuoteMark(r, from) ? from + 1 : from;
  const phrase = r.syntax.phraseAt(at);
  if (phrase && phrase.firstToken === at && phrase.preposition === null && !r.isTime(phrase.head))
    return true;
  return at > from || r.tokens[at]?.upos === 'ADJ' || r.norm(at) === 'to';
}

function particleAt(r: Reading, cues: readonly VerbCue[], at: number): { cue: VerbCue; end: number } | null {
  for (const cue of cues) {
    if (cue.particles.size === 0) continue;
    if (cue.particles.has(r.norm(at))) return { cue, end: at + 1 };
    if (r.norm(at) === 'it' && cue.particles.has(r.norm(at + 1))) return { cue, end: at + 2 };
  }
  return null;
}

function finiteFollows(r: Reading, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const verb = r.syntax.verbAt(at);
    if (verb?.form === 'finite' || verb?.form === 'participle') return true;
    if (verb) at = verb.endToken - 1;
  }
  return false;
}

function infinitiveFollows(r: Reading, from: number, end: number): boolean {
  for (let at = from; at < Math.min(end, from + 14); at++) {
    const verb = r.syntax.verbAt(at);
    if (verb) return verb.form === 'infinitive';
    if (/^[;:]$/.test(r.norm(at))) return false;
  }
  return false;
}

function linkFollows(r: Reading, cue: VerbCue, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    if (cue.links.has(r.norm(at)) && !r.isTime(at + 1)) return true;
    const verb = r.syntax.verbAt(at);
    if (verb?.form === 'finite' || /^[;:,]$/.test(r.norm(at))) return false;
  }
  return false;
}
