/** What all parts of the place extractor look at: tokens, their case, and what actors were found over them. */
import type { Span } from '../../contract/coded-document.ts';
import type { Gazetteer, GazetteerHit } from '../../reference/gazetteer/types.ts';
import type { PlaceWords } from '../../reference/lexicon/places.ts';
import type { NameKind, ReadDocument, Sentence, Token } from '../../text/document.ts';
import type { ActorMention } from '../../text/drafts/actors.ts';
import type { DraftRelation, PlaceCue, PlaceDraft } from '../../text/drafts/places.ts';
import { settleNames } from '../../text/names.ts';

/** A mention while its surroundings are still being read. Token range half-open; `of` and `within` are other mentions. */
export interface Found {
  first: number;
  end: number;
  name: string | null;
  hits: readonly GazetteerHit[];
  cue: PlaceCue | null;
  role: PlaceDraft['role'];
  pattern: string;
  within: Found[];
  relation: (Omit<DraftRelation, 'of'> & { of: Found[] }) | null;
  /** A person's name or everyday word with no sign here that a place is meant: kept if the document has one elsewhere. */
  weak: boolean;
  /** Where it begins and ends, where that is inside a token. */
  span?: Span;
}

export interface Scan {
  readonly doc: ReadDocument;
  readonly tokens: readonly Token[];
  readonly words: PlaceWords;
  readonly gazetteer: Gazetteer;
  /** The actor mention of form 'name' over each token, the longest where they nest. */
  readonly nameAt: ReadonlyMap<number, TokenMention>;
  /** The name of the reader over each token, of the kind that the actor extractor settled on. */
  readonly readAt: ReadonlyMap<number, Read>;
  /** Words seen as a person's family or only name in this document, lower-cased. */
  readonly personNames: Set<string>;
}

export interface Read {
  readonly first: number;
  readonly end: number;
  readonly kind: NameKind;
}

const KINDS: Readonly<Partial<Record<ActorMention['type'], NameKind>>> = {
  person: 'person',
  actor: 'actor',
  media: 'actor',
  place: 'place',
  facility: 'facility',
  nationality: 'nationality',
};

/** 'northern Karsa', 'Merwan district': what stands in small letters around a place's name says more of it, and is no part. */
function trimPlace(doc: ReadDocument, read: Read, words: PlaceWords): Read {
  let { first, end } = read;
  let opening = first;
  while (opening + 1 < end && !isCapital(doc.tokens[opening])) {
    const { norm } = doc.tokens[opening] as Token;
    if (!words.bearings.has(norm) && !words.parts.has(norm) && !/^[-‐]$/.test(norm)) break;
    opening++;
  }
  if (isCapital(doc.tokens[opening])) first = opening;
  while (end - 1 > first && words.dateWords.has(doc.tokens[end - 1]?.norm ?? '')) end--;
  const last = doc.tokens[end - 1];
  if (
    end - 1 > first &&
    !isCapital(last) &&
    words.kinds.has(last?.norm ?? '') &&
    isCapital(doc.tokens[end - 2])
  )
    end--;
  return { ...read, first, end };
}

export interface TokenMention {
  readonly mention: ActorMention;
  readonly first: number;
  readonly end: number;
}

export function openScan(doc: ReadDocument, mentions: readonly ActorMention[], gazetteer: Gazetteer): Scan {
  const nameAt = new Map<number, TokenMention>();
  const personNames = new Set<string>();
  const readAt = new Map<number, Read>();
  const note = (read: Read): void => {
    const { first, end, kind } = read.kind === 'place' ? trimPlace(doc, read, gazetteer.words) : read;
    for (let at = first; at < end; at++) readAt.set(at, { first, end, kind });
  };
  for (const { firstToken: first, endToken: end, kind } of settleNames(doc)) {
    note({ first, end, kind });
    const last = doc.tokens[end - 1];
    if (kind === 'person' && last && end - first > 1) personNames.add(last.norm);
  }
  for (const mention of mentions) {
    if (mention.form !== 'name') continue;
    const whole = tokensOf(doc, mention.start, mention.end);
    if (!whole) continue;
    const read = readAt.get(whole.first);
    if (read?.first === whole.first && read.end === whole.end)
      note({ ...read, kind: KINDS[mention.type] ?? 'other' });
    // 'Fargo Mayor Dennis Walaker': what stands before the title is not the person's name.
    const title = mention.type === 'person' ? titleIn(doc, whole, gazetteer.words) : whole.first;
    const range = { first: title, end: whole.end };
    for (let at = range.first; at < range.end; at++) {
      const before = nameAt.get(at);
      if (!before || before.end - before.first < range.end - range.first)
        nameAt.set(at, { mention, ...range });
    }
    const last = doc.tokens[range.end - 1];
    if (mention.type === 'person' && last && range.end - range.first > 1) personNames.add(last.norm);
  }
  return { doc, tokens: doc.tokens, words: gazetteer.words, gazetteer, nameAt, readAt, personNames };
}

/** The first title inside a mention, or its beginning. */
function titleIn(doc: ReadDocument, range: { first: number; end: number }, words: PlaceWords): number {
  for (let at = range.first + 1; at < range.end - 1; at++)
    if (words.titles.has((doc.tokens[at]?.norm ?? '').replace(/\.$/, ''))) return at;
  return range.first;
}

/** Tokens that lie wholly in a span; null when there are none. */
function tokensOf(doc: ReadDocument, start: number, end: number): { first: number; end: number } | null {
  const low = firstToken(doc, (token) => token.start >= start);
  let last = low;
  while (last < doc.tokens.length && (doc.tokens[last]?.end ?? 0) <= end) last++;
  return last > low ? { first: low, end: last } : null;
}

/** Tokens that share any character with a span; null when there are none. */
export function tokensOver(
  doc: ReadDocument,
  start: number,
  end: number,
): { first: number; end: number } | null {
  const low = firstToken(doc, (token) => token.end > start);
  let last = low;
  while (last < doc.tokens.length && (doc.tokens[last]?.start ?? 0) < end) last++;
  return last > low ? { first: low, end: last } : null;
}

/** The first token of which something holds that holds of all after it too. */
function firstToken(doc: ReadDocument, holds: (token: Token) => boolean): number {
  let low = 0;
  let high = doc.tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const token = doc.tokens[middle];
    if (token && !holds(token)) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function isCapital(token: Token | undefined): boolean {
  return token !== undefined && /^\p{P}?\p{Lu}/u.test(token.text);
}

/** A word of capitals only, such as an abbreviation. */
export function isAllCaps(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** True when two neighbouring tokens have at most a space between them. */
export function isAdjacent(scan: Scan, left: number): boolean {
  const a = scan.tokens[left];
  const b = scan.tokens[left + 1];
  return a !== undefined && b !== undefined && b.start - a.end <= 1 && scan.doc.text[a.end] !== '\n';
}

/** Lower-cased form of a token, '' beyond the ends of its sentence. */
export function normAt(scan: Scan, at: number, sentence: Sentence): string {
  return at >= sentence.firstToken && at < sentence.endToken ? (scan.tokens[at]?.norm ?? '') : '';
}

/** True when most words of a sentence have a capital, as in headlines: capitals then tell nothing. */
export function isTitleCase(scan: Scan, sentence: Sentence): boolean {
  let capital = 0;
  let small = 0;
  for (let at = sentence.firstToken + 1; at < sentence.endToken; at++) {
    const token = scan.tokens[at];
    if (!token || !/^\p{L}{3}/u.test(token.text)) continue;
    if (isCapital(token)) capital++;
    else small++;
  }
  return capital >= 3 && small * 3 <= capital;
}

/** A mention as it is first met: a location, with nothing said of it yet. */
export function makeFound(
  first: number,
  end: number,
  name: string | null,
  hits: readonly GazetteerHit[],
  pattern: string,
): Found {
  return {
    first,
    end,
    name,
    hits,
    cue: null,
    role: 'location',
    pattern,
    within: [],
    relation: null,
    weak: false,
  };
}
