/** Joins the tokens of a paragraph into sentences. */
import type { Span } from '../contract/coded-document.ts';
import { loadTokenWords, type TokenWords } from '../reference/lexicon/tokens.ts';

const STOP = /^(?:[.?!]+|\.{2,}|…+)$/u;
const CLOSER = /^(?:["”’'»)\]]|'')$/u;
const OPENER = /^(?:["“‘'«([]|``)$/u;
const FACE = /^(?:[:;=]-?[()DPp]|\^_\^)$/u;
/** Tokens of one sentence; longer ones are cut at the next comma, so that no sentence is without bound. */
const LONGEST = 250;

/**
 * Splits tokens into sentences.
 * @param text the paragraph
 * @param tokens its tokens, as `tokenize` gives them
 * @returns half-open ranges into `tokens` that cover them all, in order
 */
export function splitSentences(
  text: string,
  tokens: readonly Span[],
  words: TokenWords = loadTokenWords(),
): [number, number][] {
  const sentences: [number, number][] = [];
  let first = 0;
  for (let index = 0; index < tokens.length; index++) {
    const end = sentenceEnd(text, tokens, first, index, words) ?? forcedEnd(text, tokens, first, index);
    if (end === null) continue;
    sentences.push([first, end]);
    first = end;
    index = end - 1;
  }
  if (first < tokens.length) sentences.push([first, tokens.length]);
  return sentences;
}

/** The end of the sentence that this token closes, with what belongs to it behind the stop, or null. */
function sentenceEnd(
  text: string,
  tokens: readonly Span[],
  first: number,
  index: number,
  words: TokenWords,
): number | null {
  const token = textAt(text, tokens, index);
  const stop = STOP.test(token);
  if (!stop && !token.endsWith('.')) return null;
  // '2. Findings': the number of a heading is no sentence.
  if (stop && index === first + 1 && /^\d+$/u.test(textAt(text, tokens, first))) return null;
  const end = trailingEnd(text, tokens, index);
  if (end >= tokens.length) return end;
  let next = end;
  while (next < tokens.length - 1 && OPENER.test(textAt(text, tokens, next))) next++;
  const following = textAt(text, tokens, next);
  if (touches(tokens, end) && !isMissingSpace(text, tokens, index, end, following)) return null;
  if (/^[,;:)\]–—-]/u.test(following)) return null;
  if (!stop) return endsAtAbbreviation(token, following, words) ? end : null;
  if (/^\p{Ll}/u.test(following)) return endsBeforeSmall(text, tokens, index, end) ? end : null;
  if (/^(?:\.{2,}|…+)$/u.test(token) && !/^\p{Lu}/u.test(following)) return null;
  if (/^[?!]/u.test(token) && end > index + 1 && isSpoken(text, tokens, end, words)) return null;
  return end;
}

/** Behind the stop: closing marks that touch it, further stops, faces, and the numbers of notes ('[12]'). */
function trailingEnd(text: string, tokens: readonly Span[], index: number): number {
  let end = index + 1;
  while (end < tokens.length) {
    const token = textAt(text, tokens, end);
    const closes = CLOSER.test(token) && touches(tokens, end);
    if (closes || STOP.test(token) || FACE.test(token)) end++;
    else if (isNote(text, tokens, end)) end += 3;
    else break;
  }
  return end;
}

function isNote(text: string, tokens: readonly Span[], at: number): boolean {
  if (textAt(text, tokens, at) !== '[' || textAt(text, tokens, at + 2) !== ']') return false;
  return /^(?:\d+|\p{Ll})$/u.test(textAt(text, tokens, at + 1));
}

/** 'It fell.Then it burned': a full stop without its space, between words of running text. */
function isMissingSpace(
  text: string,
  tokens: readonly Span[],
  index: number,
  end: number,
  following: string,
): boolean {
  if (end > index + 1) return /^\p{Lu}/u.test(following);
  return /^\p{Ll}{2,}$/u.test(textAt(text, tokens, index - 1)) && /^\p{Lu}\p{Ll}/u.test(following);
}

/** Text without capitals: a stop behind a word of three letters or more ends its sentence, unless quotation goes on. */
function endsBeforeSmall(text: string, tokens: readonly Span[], index: number, end: number): boolean {
  if (end > index + 1 && CLOSER.test(textAt(text, tokens, end - 1))) return false;
  const token = textAt(text, tokens, index);
  if (/^(?:\.{2,}|…+)$/u.test(token)) return false;
  return (
    token !== '.' || /^[\p{L}\p{N}'’]{3,}$|^['’]\p{L}+$|^[)\]"”]$/u.test(textAt(text, tokens, index - 1))
  );
}

function endsAtAbbreviation(token: string, following: string, words: TokenWords): boolean {
  if (words.abbreviations.get(token.slice(0, -1)) === 'title') return false;
  if (/^\p{L}\.$/u.test(token)) return false;
  return words.sentenceStarters.has(following.toLowerCase()) && /^\p{Lu}/u.test(following);
}

/** '“Why?” Amina asked': a verb of speaking soon after the quotation, before any other stop. */
function isSpoken(text: string, tokens: readonly Span[], from: number, words: TokenWords): boolean {
  for (let index = from; index < Math.min(tokens.length, from + 5); index++) {
    const token = textAt(text, tokens, index);
    if (words.speechVerbs.has(token)) return true;
    if (STOP.test(token)) return false;
  }
  return false;
}

function forcedEnd(text: string, tokens: readonly Span[], first: number, index: number): number | null {
  const length = index + 1 - first;
  if (length < LONGEST) return null;
  return length >= LONGEST + 50 || /^[,;:]$/u.test(textAt(text, tokens, index)) ? index + 1 : null;
}

function touches(tokens: readonly Span[], index: number): boolean {
  return tokens[index]?.start === tokens[index - 1]?.end;
}

function textAt(text: string, tokens: readonly Span[], index: number): string {
  const token = tokens[index];
  return token ? text.slice(token.start, token.end) : '';
}
