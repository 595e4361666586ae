/** What the steps of claim extraction share: the document, its parts, and look-ups between them. */
import type {
  Attribution,
  Entity,
  Figure,
  PlaceMention,
  PublishedAt,
  Span,
  TimeExpression,
} from '../../contract/coded-document.ts';
import { loadStatusWords, type StatusWords } from '../../reference/lexicon/status.ts';
import type { Ontology } from '../../reference/ontology.ts';
import type { Patterns } from '../../reference/patterns.ts';
import type { NounPhrase, ReadDocument } from '../../text/document.ts';
import { type Syntax, syntaxOf } from '../../text/syntax.ts';
import { type WordStream, wordsOf } from '../../text/words.ts';

/** What the other extractors and resolvers found. */
export interface ClaimParts {
  readonly entities: readonly Entity[];
  readonly times: readonly TimeExpression[];
  readonly places: readonly PlaceMention[];
  readonly figures: readonly Figure[];
  readonly attributions: readonly Attribution[];
  /** The document's own day, where the caller knows it: what history is told apart from the news by. */
  readonly publishedAt?: PublishedAt;
}

export interface ClaimContext extends ClaimParts {
  readonly doc: ReadDocument;
  readonly patterns: Patterns;
  readonly ontology: Ontology;
  readonly words: StatusWords;
  readonly syntax: Syntax;
  readonly stream: WordStream;
  /** Entities that cover a token, the longest first. */
  entitiesAt(token: number): readonly Entity[];
  placesAt(token: number): readonly PlaceMention[];
  /** Attributions whose content covers a token. */
  attributionsAt(token: number): readonly Attribution[];
  /** The time expressions of a sentence, in text order. */
  timesIn(sentence: number): readonly TimeExpression[];
  /** Half-open token range of a span; empty where it covers no token. */
  tokensOf(span: Span): { readonly start: number; readonly end: number };
  /** The span from one token up to, not including, another. */
  spanOf(start: number, end: number): Span;
  /** Classes of what a phrase names ('state', 'civilian', 'facility'); cached. */
  readonly classCache: Map<number, ReadonlySet<string>>;
  readonly phraseByHead: ReadonlyMap<number, NounPhrase>;
}

/** Gathers the shared look-ups of one document. */
export function createContext(
  doc: ReadDocument,
  parts: ClaimParts,
  patterns: Patterns,
  ontology: Ontology,
): ClaimContext {
  const tokensOf = (span: Span) => tokenRange(doc, span);
  const entities = indexSpans(doc, parts.entities, tokensOf);
  const places = indexSpans(doc, parts.places, tokensOf);
  const contents = parts.attributions.flatMap((a) =>
    a.content.map(({ start, end }) => ({ start, end, attribution: a })),
  );
  const said = indexSpans(doc, contents, tokensOf);
  const times = new Map<number, TimeExpression[]>();
  for (const time of parts.times) {
    const sentence = doc.tokens[tokensOf(time).start]?.sentence ?? -1;
    times.set(sentence, [...(times.get(sentence) ?? []), time]);
  }
  return {
    doc,
    ...parts,
    patterns,
    ontology,
    words: loadStatusWords(),
    syntax: syntaxOf(doc),
    stream: wordsOf(doc),
    entitiesAt: (token) => entities.get(token) ?? [],
    placesAt: (token) => places.get(token) ?? [],
    attributionsAt: (token) => [...new Set((said.get(token) ?? []).map((c) => c.attribution))],
    timesIn: (sentence) => times.get(sentence) ?? [],
    tokensOf,
    spanOf: (start, end) => ({
      start: doc.tokens[start]?.start ?? 0,
      end: doc.tokens[end - 1]?.end ?? 0,
    }),
    classCache: new Map(),
    phraseByHead: new Map(doc.phrases.map((p) => [p.head, p])),
  };
}

function tokenRange(doc: ReadDocument, span: Span): { start: number; end: number } {
  const { tokens } = doc;
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < tokens.length && (tokens[end]?.start ?? 0) < span.end) end++;
  return { start: low, end };
}

function indexSpans<T extends Span>(
  doc: ReadDocument,
  items: readonly T[],
  tokensOf: (span: Span) => { start: number; end: number },
): ReadonlyMap<number, readonly T[]> {
  const index = new Map<number, T[]>();
  for (const item of items) {
    const range = tokensOf(item);
    for (let t = range.start; t < range.end && t < doc.tokens.length; t++) {
      const list = index.get(t) ?? [];
      list.push(item);
      index.set(t, list);
    }
  }
  for (const list of index.values())
    list.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  return index;
}
