/** Where words of force are only a manner of speaking, by what stands around them and what the document is about. */
import { loadFigurativeWords } from '../reference/lexicon/figurative.ts';
import type { ReadDocument } from './document.ts';

export interface Signs {
  readonly force: ReadonlySet<string>;
  readonly fields: ReadonlySet<string>;
  readonly manner: boolean;
}

/** Half-open token range in one sentence. */
export interface Spot {
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
}

export interface FiguresOfSpeech {
  /** Whether words of force at a spot are a figure of speech. */
  inFigures(spot: Spot): boolean;
  /** What the rest of the sentence tells, where nothing of force stands in it or in the next to it; else null. */
  calmAround(spot: Spot): Signs | null;
}

/**
 * Tests for one document; what they read off the document is read once. Words are taken as they stand where anything of
 * force stands in their sentence or the next to it, and where nothing tells of politics, sport or trade.
 */
export function figuresOfSpeech(doc: ReadDocument): FiguresOfSpeech {
  const words = loadFigurativeWords();
  const bySentence = new Map<number, Signs>();
  let document: Signs | null = null;

  const signsIn = (from: number, to: number, skip: readonly [number, number] = [-1, -1]): Signs => {
    const force = new Set<string>();
    const fields = new Set<string>();
    let manner = false;
    for (let at = from; at < to; at++) {
      if (at >= skip[0] && at < skip[1]) continue;
      const { lemma = '', norm = '' } = doc.tokens[at] ?? {};
      if (words.force.has(lemma) || words.force.has(norm)) force.add(lemma);
      if (words.fields.has(lemma)) fields.add(lemma);
      else if (words.fields.has(norm)) fields.add(norm);
      manner ||= words.manner.has(lemma) || words.manner.has(norm);
    }
    return { force, fields, manner };
  };
  const signsOf = (sentence: number): Signs | null => {
    const known = bySentence.get(sentence);
    const span = doc.sentences[sentence];
    if (known || !span) return known ?? null;
    const signs = signsIn(span.firstToken, span.endToken);
    bySentence.set(sentence, signs);
    return signs;
  };

  /** Whether one field's words outweigh those of force by two to one. */
  const isAbout = (signs: Signs): boolean => {
    const counts = new Map<string, number>();
    for (const lemma of signs.fields) {
      const field = words.fields.get(lemma) ?? '';
      counts.set(field, (counts.get(field) ?? 0) + 1);
    }
    return [...counts].some(
      ([field, count]) => count >= (words.enough.get(field) ?? Infinity) && count > 2 * signs.force.size,
    );
  };
  const calmAround = ({ sentence, start, end }: Spot): Signs | null => {
    const span = doc.sentences[sentence];
    if (!span) return null;
    const own = signsIn(span.firstToken, span.endToken, [start, end]);
    if (own.force.size > 0) return null;
    return [sentence - 1, sentence + 1].some((next) => (signsOf(next)?.force.size ?? 0) > 0) ? null : own;
  };
  const inFigures = (spot: Spot): boolean => {
    const own = calmAround(spot);
    if (!own) return false;
    document ??= signsIn(0, doc.tokens.length);
    return isAbout(document) || (own.manner && own.fields.size > 0);
  };
  return { inFigures, calmAround };
}
