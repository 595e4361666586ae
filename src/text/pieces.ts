/**
 * Splits a stretch of text into the smallest pieces that dates and numbers are made of ('third-quarter' is three,
 * '2018-06-24' five, '5pm' two), whatever the tokenizer made of them. Offsets are into the whole text.
 */
import type { ReadDocument, Sentence } from './document.ts';

export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Lower-cased; typographic apostrophes and hyphens made plain. */
  readonly norm: string;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** White space, or the beginning of the stretch, stands before it. */
  readonly spaced: boolean;
  /** The value of digits ('45,000' 45000, '3.5' 3.5); null for anything else. */
  readonly value: number | null;
}

const PIECE =
  /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)+|\d+|[ap]\.\s?m\.?(?![\p{L}])|\p{L}[\p{L}\p{M}]*|[^\s]/giu;
const APOSTROPHES = /[‘’ʼ`´]/g;
const DASHES = /[‐‑‒−]/g;

const known = new WeakMap<Sentence, readonly Piece[]>();

/** The pieces of a sentence; made once for each. */
export function piecesOf(doc: ReadDocument, sentence: Sentence): readonly Piece[] {
  const pieces = known.get(sentence) ?? splitPieces(doc.text, sentence.start, sentence.end);
  known.set(sentence, pieces);
  return pieces;
}

/**
 * @param text the document's text
 * @param start first UTF-16 unit of the stretch
 * @param end the unit behind its last
 * @returns its pieces, in order
 */
export function splitPieces(text: string, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  const stretch = text.slice(start, end);
  let last = -1;
  for (const match of stretch.matchAll(PIECE)) {
    const raw = match[0];
    const code = raw.charCodeAt(0);
    const digits = code >= 48 && code <= 57;
    const norm = digits ? raw : raw.toLowerCase().replace(APOSTROPHES, "'").replace(DASHES, '-');
    const at = match.index;
    pieces.push({
      start: start + at,
      end: start + at + raw.length,
      norm,
      capital: !digits && raw[0] !== norm[0] && norm[0] === (raw[0] ?? '').toLowerCase(),
      spaced: at !== last,
      value: digits && !/\.\d+\./.test(raw) ? Number(raw.replaceAll(',', '')) : null,
    });
    last = at + raw.length;
  }
  return pieces;
}
