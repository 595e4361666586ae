/** Short forms of first-level areas: 'Fargo, N.D.', 'D-S.C.', 'a Neb. jail', 'W.Va.'. */
import type { Sentence } from '../../text/document.ts';
import { foldName } from '../../text/name-key.ts';
import { type Found, isAdjacent, isAllCaps, isCapital, makeFound, type Scan } from './scan.ts';

/** Initials with their dots mean nothing else: 'S.C.', 'W.Va.'; 'Ind.' and 'La.' may. */
const DOTTED = /^\p{Lu}\p{Ll}?\.\s?\p{Lu}\p{Ll}{0,2}\.?$/u;
/** Before a number or after one, 'B.C.' is an era. */
const ERA = new Set(['b c']);

/**
 * The area whose short form begins at a token; null where what stands there is none, or may be a word.
 * @param previous the mention before it in the sentence
 */
export function abbreviationAt(
  scan: Scan,
  at: number,
  sentence: Sentence,
  previous: Found | undefined,
): Found | null {
  const token = scan.tokens[at];
  if (!token || !isCapital(token)) return null;
  for (const end of [at + 2, at + 1]) {
    const place = end <= sentence.endToken ? areaOf(scan, at, end) : null;
    if (!place || !isMeant(scan, at, end, sentence, previous)) continue;
    return makeFound(at, end, place.name, [{ place, match: 'alternate' }], 'abbreviation');
  }
  return null;
}

/** OCHA's codes for areas and places: a country's letters, then two digits for each level. */
const P_CODE = /^\p{Lu}{2,3}\d{2,12}$/u;

/** A P-code ('SY1202') that the gazetteer has, or that the text calls one; null for anything else. */
export function codeAt(scan: Scan, at: number, sentence: Sentence): Found | null {
  const code = scan.tokens[at]?.text ?? '';
  if (!P_CODE.test(code)) return null;
  const hits = scan.gazetteer.hasName(code) ? scan.gazetteer.lookupPlace(code) : [];
  const before = textOf(scan, Math.max(sentence.firstToken, at - 4), at);
  if (hits.length === 0 && !/\bp-?codes?\W*$/i.test(before)) return null;
  return makeFound(at, at + 1, code, hits, 'p-code');
}

function areaOf(scan: Scan, at: number, end: number) {
  if (end - at > 1 && (!isAdjacent(scan, at) || !/^\p{Lu}\.?$/u.test(scan.tokens[at]?.text ?? '')))
    return null;
  const code = scan.words.abbreviations.get(foldName(textOf(scan, at, end)));
  return code ? scan.gazetteer.admin1Of(code) : null;
}

function isMeant(
  scan: Scan,
  at: number,
  end: number,
  sentence: Sentence,
  previous: Found | undefined,
): boolean {
  const before = scan.tokens[at - 1];
  const text = textOf(scan, at, end);
  const next = scan.tokens[end];
  const dot = /\.$/.test(text) || (next?.text === '.' && next.start === scan.tokens[end - 1]?.end);
  const written = dot || isAllCaps(text) || next === undefined || next.upos === 'PUNCT';
  // 'Fargo, N.D.', 'Walker County (Ga.)'
  const opens = before?.text === ',' || before?.text === '(';
  if (opens && previous?.end === at - 1) return written;
  // 'D-S.C.', 'R-Neb.'
  const party = /^[-–]$/.test(before?.text ?? '') && /^\p{Lu}$/u.test(scan.tokens[at - 2]?.text ?? '');
  if (party && at - 2 >= sentence.firstToken) return written;
  if (!dot) return false;
  if (DOTTED.test(text)) return !ERA.has(foldName(text)) || !isEra(scan, at, end);
  // 'a Neb. jail': only where the reader takes it for a place.
  return scan.readAt.get(at)?.kind === 'place' && scan.readAt.get(at)?.first === at;
}

function isEra(scan: Scan, at: number, end: number): boolean {
  return /^\d/.test(scan.tokens[at - 1]?.text ?? '') || /^\d/.test(scan.tokens[end]?.text ?? '');
}

function textOf(scan: Scan, at: number, end: number): string {
  return scan.doc.text.slice(scan.tokens[at]?.start ?? 0, scan.tokens[end - 1]?.end ?? 0);
}
