/** What the rules for attributions ask of a document: its tokens with quotations, times and syntax at hand. */
import type { Span, Stance, TimeExpression } from '../../contract/coded-document.ts';
import type { AttributionLexicon } from '../../reference/lexicon/attribution.ts';
import { loadReaderWords } from '../../reference/lexicon/reader.ts';
import type { NounPhrase, ReadDocument, Token, VerbGroup } from '../../text/document.ts';
import { figuresOfSpeech } from '../../text/figures-of-speech.ts';
import { type Syntax, syntaxOf } from '../../text/syntax.ts';
import { findQuotations, firstTokenFrom, type Quotation } from './quotations.ts';

export interface Reading {
  readonly doc: ReadDocument;
  readonly tokens: readonly Token[];
  readonly syntax: Syntax;
  readonly lexicon: AttributionLexicon;
  readonly quotations: readonly Quotation[];
  /** The quotation that covers a token, its marks included. */
  quotationAt(token: number): Quotation | null;
  /** Whether a time expression covers a token. */
  isTime(token: number): boolean;
  norm(token: number): string;
  /** Whether words of force at a token are only a manner of speaking: 'attacked her record'. */
  inFigures(token: number): boolean;
  /** Who speaks by a verb that has been read, by the verb's index: cues behind it may share the speaker. */
  readonly spoken: Map<number, Source>;
}

/** A source in the text. */
export interface Source {
  readonly span: Span;
  /** Null when no noun phrase stands for it. */
  readonly phrase: NounPhrase | null;
  readonly firstToken: number;
}

/** An attribution before it has an id, entities, a time and its place in the nesting. */
export interface Draft {
  readonly source: Span | null;
  /** The noun phrase that names the source; null when it is hidden. */
  readonly speaker: NounPhrase | null;
  readonly cue: Span | null;
  /** Token of the cue's head; the first token of the content in free direct speech. */
  readonly at: number;
  readonly content: readonly Span[];
  readonly stance: Stance;
  readonly direct: boolean;
  readonly pattern: string;
  readonly verb: VerbGroup | null;
  /** The cue token of the draft that passes this one on ('X reported, citing Y'), where it stands outside its content. */
  readonly within?: number;
}

const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|yesterday|tomorrow|tonight|january|february|march|april|june|july|august|september|october|november|december|(?:jan|feb|aug|sept|oct|nov|dec)\.?|morning|afternoon|evening|night|week|month|year|day|hours?|minutes?|days|weeks|months|years)$/;

const SURNAME = /^(?:Day|Weeks?|Night|Winter|Summer|Month|Hours?|Year|Years)$/;

export function makeReading(
  doc: ReadDocument,
  times: readonly TimeExpression[],
  lexicon: AttributionLexicon,
): Reading {
  const { tokens } = doc;
  const quotations = findQuotations(doc);
  const quoted = new Int32Array(tokens.length).fill(-1);
  quotations.forEach((each, index) => {
    quoted.fill(index, each.firstToken, each.endToken);
  });
  const timed = new Uint8Array(tokens.length);
  for (const time of times) {
    if (time.type === 'DURATION' && time.begin === null) continue;
    timed.fill(1, firstTokenFrom(tokens, time.start), firstTokenFrom(tokens, time.end));
  }
  // Somebody may be called Day or Weeks.
  const named = (at: number): boolean => tokens[at]?.upos === 'PROPN' && SURNAME.test(tokens[at]?.text ?? '');
  const isTime = (at: number): boolean =>
    timed[at] === 1 || (CALENDAR.test(tokens[at]?.norm ?? '') && !named(at));
  const { inFigures } = figuresOfSpeech(doc);
  return {
    doc,
    tokens,
    syntax: syntaxOf(doc),
    lexicon,
    quotations,
    quotationAt: (at) => quotations[quoted[at] ?? -1] ?? null,
    isTime,
    norm: (at) => tokens[at]?.norm ?? '',
    inFigures: (at) => inFigures({ sentence: tokens[at]?.sentence ?? -1, start: at, end: at + 1 }),
    spoken: new Map(),
  };
}

/** The half-open token range of a token's sentence. */
export function sentenceBounds(r: Reading, at: number): { readonly first: number; readonly end: number } {
  const sentence = r.doc.sentences[r.tokens[at]?.sentence ?? -1];
  return { first: sentence?.firstToken ?? 0, end: sentence?.endToken ?? 0 };
}

export function isQuoteMark(r: Reading, at: number): boolean {
  return /^(?:[“”«»„"]|''|``|[‘’'`])$/.test(r.tokens[at]?.text ?? '');
}

/** The span of a half-open token range; null when it holds nothing but punctuation other than quotation marks. */
export function spanOf(r: Reading, first: number, end: number): Span | null {
  let a = first;
  let b = end;
  const loose = (at: number): boolean =>
    r.tokens[at]?.upos === 'PUNCT' && !isQuoteMark(r, at) && !/^[([]$/.test(r.tokens[at]?.text ?? '');
  while (a < b && (loose(a) || r.tokens[a]?.upos === 'CCONJ')) a++;
  while (b > a && loose(b - 1) && !/^[)\]]$/.test(r.tokens[b - 1]?.text ?? '')) b--;
  const start = r.tokens[a]?.start;
  const stop = r.tokens[b - 1]?.end;
  if (a >= b || start === undefined || stop === undefined) return null;
  const words = r.tokens.slice(a, b).some((t) => t.upos !== 'PUNCT');
  return words ? { start, end: stop } : null;
}

const ADJUNCT_STOP = new Set(['that', 'of', 'whether', 'if', 'as', 'than', 'like', 'because']);

/**
 * Skips what may stand between a cue and its content: adverbs, times, and prepositional phrases ('on its channel',
 * 'to reporters', 'during a visit to the port').
 */
export function skipAdjuncts(r: Reading, from: number, end: number, keep?: ReadonlySet<string>): number {
  let at = from;
  while (at < end) {
    const token = r.tokens[at];
    if (!token) break;
    if (keep?.has(token.norm) && !r.isTime(at + 1) && !opensChannel(r, at)) break;
    if (token.upos === 'ADV' && !/^(?:how|why|where|when|whether|as|so)$/.test(token.norm)) {
      at++;
      continue;
    }
    const phrase = r.syntax.phraseAt(at);
    if (r.isTime(at) || (phrase && phrase.firstToken === at && r.isTime(phrase.head))) {
      const stop = phrase && phrase.firstToken <= at && r.isTime(phrase.head) ? phrase.endToken : at + 1;
      if (isSubjectOfFinite(r, phrase)) break;
      at = Math.max(stop, at + 1);
      continue;
    }
    if (token.upos === 'ADP' && !ADJUNCT_STOP.has(token.norm) && behindBound(r, at) === at) {
      const stop = endOfPreposition(r, at, end);
      if (stop === null) break;
      at = stop;
      continue;
    }
    break;
  }
  return at;
}

/** Behind 'at least' in 'at least 12', the measure of a number, which is no place or means; the token itself for all else. */
export function behindBound(r: Reading, at: number): number {
  const { measures, measureAdverbs } = loadReaderWords();
  for (let end = at + LONGEST_MEASURE; end > at; end--) {
    if (r.tokens[end]?.upos !== 'NUM') continue;
    const words = Array.from({ length: end - at }, (_, i) => r.norm(at + i)).join(' ');
    if (measures.has(words) || measureAdverbs.has(words)) return end;
  }
  return at;
}

/** In words: 'at the very least'. */
const LONGEST_MEASURE = 4;

/** 'wrote on his page': the means, not the matter. */
export function opensChannel(r: Reading, preposition: number): boolean {
  if (!r.lexicon.channelPrepositions.has(r.norm(preposition))) return false;
  const phrase = r.syntax.phraseAt(preposition + 1);
  return phrase !== null && r.lexicon.channelNouns.has(r.tokens[phrase.head]?.lemma ?? '');
}

/** End of the prepositional phrase that a token opens, with 'of' phrases, possessors and times; null if there is none. */
export function endOfPreposition(r: Reading, preposition: number, end: number): number | null {
  let at = preposition + 1;
  while (at < end && (r.tokens[at]?.upos === 'ADP' || r.tokens[at]?.upos === 'ADV')) at++;
  const phrase = r.syntax.phraseAt(at);
  if (!phrase || phrase.firstToken > at) return r.isTime(at) ? at + 1 : null;
  return extentOf(r, phrase, end, /^(?:of|for|'s|with|between|from|in|at)$/);
}

/** End of a phrase with what is owned, coordinated or attached to it by the given prepositions. */
export function extentOf(r: Reading, phrase: NounPhrase, end: number, attached: RegExp): number {
  let at = phrase.endToken;
  for (let hops = 0; hops < 12; hops++) {
    const norm = r.norm(at);
    if (/^['’]s?$/.test(norm)) {
      const owned = r.syntax.phraseAt(at + 1);
      if (owned) {
        at = owned.endToken;
        continue;
      }
    }
    if (attached.test(norm) && at < end) {
      const next = r.syntax.phraseAt(at + 1);
      if (next && next.firstToken === at + 1 && !r.isTime(next.head)) {
        at = next.endToken;
        continue;
      }
    }
    if (norm === 'and' || norm === 'or' || norm === ',') {
      const next = r.syntax.phraseAt(at + 1) ?? (norm === ',' ? r.syntax.phraseAt(at + 2) : null);
      if (next && next.conjunctOf !== null && next.endToken <= end && !isSubjectOfFinite(r, next)) {
        at = next.endToken;
        continue;
      }
    }
    break;
  }
  return Math.min(at, end);
}

/** Words that a subject and its verb cannot have between them. */
const NO_BRIDGE = new Set([
  'that',
  ':',
  ';',
  'as',
  'than',
  'after',
  'before',
  'since',
  'until',
  'while',
  'when',
  'if',
  'because',
]);

/** Whether a finite verb follows a phrase as its own: 'government jets had bombed'. */
export function isSubjectOfFinite(r: Reading, phrase: NounPhrase | null): boolean {
  if (!phrase) return false;
  let at = phrase.endToken;
  for (let steps = 0; steps < 40; steps++) {
    const verb = r.syntax.verbAt(at);
    if (verb) {
      if (verb.form === 'finite') return true;
      // a reduced relative between subject and verb: 'fighters backed by Veldania took'
      if (verb.form !== 'participle' && verb.form !== 'infinitive' && verb.form !== 'gerund') return false;
      at = verb.endToken;
      continue;
    }
    const token = r.tokens[at];
    if (!token || token.sentence !== phrase.sentence) return false;
    if (/^(?:who|which|whose)$/.test(token.norm)) return nextFiniteAfter(r, at) !== null;
    if (NO_BRIDGE.has(token.norm)) return false;
    const inner = r.syntax.phraseAt(at);
    if (inner) {
      if (
        inner.preposition === null &&
        inner.conjunctOf === null &&
        inner.possessor === null &&
        !r.isTime(inner.head)
      )
        return false;
      at = Math.max(inner.endToken, at + 1);
      continue;
    }
    if (isQuoteMark(r, at) || /^(?:ADP|ADV|CCONJ|PART|PUNCT|ADJ|DET|NUM)$/.test(token.upos)) {
      if (token.norm === ',' && r.syntax.phraseAt(at + 1)?.conjunctOf == null) return false;
      at++;
      continue;
    }
    return false;
  }
  return false;
}

function nextFiniteAfter(r: Reading, from: number): VerbGroup | null {
  const { end } = sentenceBounds(r, from);
  let seen: VerbGroup | null = null;
  for (let at = from; at < end; at++) {
    const verb = r.syntax.verbAt(at);
    if (verb?.form === 'finite') {
      if (seen) return verb;
      seen = verb;
    }
    if (verb) at = verb.endToken - 1;
  }
  return null;
}
