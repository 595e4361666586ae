/** Cuts a paragraph into words, after the conventions of the English treebanks of Universal Dependencies. */
import type { Span } from '../contract/coded-document.ts';
import { loadTokenWords, type TokenWords } from '../reference/lexicon/tokens.ts';

const APOSTROPHE = String.raw`['’ʼ‘\x60´]`;
/** In this order: the first that fits at a place is the token there. */
const WHOLE = [
  // web and mail addresses, handles, hashtags
  String.raw`(?:https?:\/\/|HTTPS?:\/\/|www\.|WWW\.)[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]]`,
  String.raw`[\p{L}\p{N}_.+%-]{1,64}@[\p{L}\p{N}-]{1,64}(?:\.[\p{L}\p{N}-]{1,64})+`,
  String.raw`[@#]\p{L}[\p{L}\p{N}_]*`,
  String.raw`[\p{L}\p{N}-]{1,64}(?:\.[\p{L}\p{N}-]{1,64}){0,4}\.(?:com|org|net|edu|gov|info|co\.uk|html?|pdf|docx?|xlsx?|jpe?g|txt|COM|ORG|NET|EDU|GOV|INFO|HTML?|PDF|DOCX?|XLSX?|JPE?G|TXT)(?![\p{L}\p{N}])`,
  // telephone numbers, dates in figures, numbers with their separators and endings
  String.raw`\d{1,4}(?:-\d{2,4}){1,3}-\d{2,4}(?![\d-])|\d{3}-\d{4}(?![\d-])|\d{1,2}-\d{1,2}-\d{2,4}(?![\d-])`,
  String.raw`[+]?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|${APOSTROPHE}s)?(?![\p{L}\p{N}])`,
  String.raw`\.\d+(?![\p{L}\p{N}])`,
  String.raw`\d+(?:[.,:/]\d+)*(?=(?:am|pm|AM|PM|km|kg|mm|cm|m|k|K|mph|ft|bn|mn|yrs?|hrs?|min|sec|lbs?|oz|GB|MB)(?![\p{L}\p{N}]))`,
  // U.S., e.g., U.S.A
  String.raw`\p{L}(?:\.\p{L})+\.?(?![\p{L}\p{N}])`,
  // P&L, AT&T
  String.raw`\p{Lu}{1,3}&\p{Lu}{1,3}(?![\p{L}\p{N}])`,
  // words, with the apostrophes inside them
  String.raw`[\p{L}\p{M}\p{N}_]+(?:${APOSTROPHE}[\p{L}\p{M}\p{N}_]+)*`,
  // faces, runs of one mark
  String.raw`[:;=]-?[()DPp](?![\p{L}\p{N}])|\^_\^|\.{2,}|…+|[!?]+(?:[.!?]*[!?])?|-{2,}|={2,}|\*+|_{2,}|~{2,}|<{2,}|>{2,}|\+{2,}|'{2}|\x60{2}`,
  '.',
].join('|');
const TOKEN = new RegExp(`\\s+|${WHOLE}`, 'suy');
const CLITIC = new RegExp(`^(.*[\\p{L}\\p{N}])(${APOSTROPHE}(?:s|re|ve|ll|d|m))$`, 'iu');
const NOT = new RegExp(`^(.+)(n${APOSTROPHE}t)$`, 'iu');
const BARE_CLITIC = new RegExp(`${APOSTROPHE}(?:s|re|ve|ll)(?![\\p{L}\\p{N}])`, 'iuy');
const LETTER = /^[\p{L}\p{M}]/u;
const UPPER = /^\p{Lu}/u;

/**
 * Cuts text into tokens.
 * @param text one paragraph
 * @returns half-open spans in UTF-16 code units into `text`, in order, without white space; words of a contraction
 *   share its letters ('do', 'n't')
 */
export function tokenize(text: string, words: TokenWords = loadTokenWords()): Span[] {
  const spans: Span[] = [];
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    // A lone surrogate fits no alternative of a unicode pattern but '.', which takes it; this is for safety only.
    const found = match?.[0] ?? text.charAt(at);
    const end = at + found.length;
    if (/^\s/u.test(found)) {
      at = end;
      continue;
    }
    at = pushToken(spans, text, at, end, words);
  }
  return spans;
}

/** Adds the token, or its parts, and says where the next begins. */
function pushToken(spans: Span[], text: string, start: number, end: number, words: TokenWords): number {
  const found = text.slice(start, end);
  if (isApostrophe(found) && spans.at(-1)?.end === start) {
    BARE_CLITIC.lastIndex = start;
    const clitic = BARE_CLITIC.exec(text);
    if (clitic) {
      spans.push({ start, end: start + clitic[0].length });
      return start + clitic[0].length;
    }
  }
  if (!LETTER.test(found)) {
    spans.push({ start, end });
    return end;
  }
  const special = words.dotted.find((each) => text.startsWith(each, start));
  if (special) {
    spans.push({ start, end: start + special.length });
    return start + special.length;
  }
  if (text.charAt(end) === '.' && keepsStop(text, found, end, words)) {
    spans.push({ start, end: end + 1 });
    return end + 1;
  }
  if (text.charAt(end) === '-' && words.hyphenPrefixes.has(found.toLowerCase())) {
    TOKEN.lastIndex = end + 1;
    const rest = TOKEN.exec(text)?.[0] ?? '';
    if (/^[\p{L}\p{N}]{2}/u.test(rest)) return pushWord(spans, text, start, end + 1 + rest.length, words);
  }
  return pushWord(spans, text, start, end, words);
}

function pushWord(spans: Span[], text: string, start: number, end: number, words: TokenWords): number {
  const found = text.slice(start, end);
  const cut = cutContraction(found, words);
  if (cut > 0) spans.push({ start, end: start + cut }, { start: start + cut, end });
  else spans.push({ start, end });
  return end;
}

/** Length of the first of two words that are written as one, or 0. */
function cutContraction(found: string, words: TokenWords): number {
  const whole = words.contractions.get(found.toLowerCase());
  if (whole !== undefined) return whole;
  if (!/['’ʼ‘`´]/u.test(found)) return 0;
  const negated = NOT.exec(found);
  if (negated?.[1]) return negated[1].length;
  const clitic = CLITIC.exec(found);
  if (!clitic?.[1] || !clitic[2]) return 0;
  const verb = /[dm]$/iu.test(clitic[2]);
  return verb && !words.pronouns.has(clitic[1].toLowerCase()) ? 0 : clitic[1].length;
}

/** Whether the full stop after a word belongs to it: 'Lt.', 'No. 5', the initial in 'J. Bello'. */
function keepsStop(text: string, found: string, end: number, words: TokenWords): boolean {
  if (text.charAt(end + 1) === '.') return false;
  if (found.length === 1 && UPPER.test(found))
    return /^\.\s?\p{Lu}/u.test(text.slice(end, end + 3)) && found !== 'I';
  const kind = words.abbreviations.get(found);
  if (kind === 'beforeNumber') return /^\.\s?\d/u.test(text.slice(end, end + 3));
  return kind !== undefined;
}

function isApostrophe(found: string): boolean {
  return found.length === 1 && /['’ʼ‘`´]/u.test(found);
}
