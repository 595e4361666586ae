/** Joins the tokens of a paragraph back into running text. */

/** Marks that cling to what stands before them. */
const CLOSING = /^(?:[,;:!?%)\]}”’»…]|\.+|['’](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)|n['’]t|N['’]T)$/u;
/** Marks that cling to what follows. */
const OPENING = /^[([{“‘«$£€¥#@]$/u;
const WORD = /[\p{L}\p{N}]$/u;
const WORD_START = /^[\p{L}\p{N}]/u;
/** Words that seldom begin the second half of a compound: before them a hyphen is a dash. */
const SENTENCE_WORDS = new Set(
  'The A An It He She They We I You This That These Those There In On At As But And If When While After His Her Its'.split(
    ' ',
  ),
);

export interface Joined {
  readonly text: string;
  /** Half-open spans in UTF-16 code units into `text`, one a token: each has exactly the token's characters. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Joins tokens with the spaces that English typography wants. Where the tokens alone cannot tell (a hyphen in a compound
 * or as a dash, a straight quotation mark that opens or closes) the more frequent reading is taken.
 * @param tokens the tokens of one paragraph, none empty and none with white space in it
 */
export function joinTokens(tokens: readonly string[]): Joined {
  const spans: { start: number; end: number }[] = [];
  const open = new Set<string>();
  let text = '';
  let glued = true;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const sides = sidesOf(token, tokens[index - 1], next, open);
    if (!glued && !sides.left) text += ' ';
    spans.push({ start: text.length, end: text.length + token.length });
    text += token;
    glued = sides.right;
  }
  return { text, spans };
}

/** Whether a token clings to what stands before it and behind it. */
function sidesOf(
  token: string,
  before: string | undefined,
  next: string | undefined,
  open: Set<string>,
): { left: boolean; right: boolean } {
  if (token === '"' || token === "'") return quoteSides(token, before, next, open);
  if (token === '.' && before === '.') return { left: true, right: false };
  if (token === '.' && next === '.') return { left: false, right: false };
  if (token === '-' || token === '‑') {
    const joins = before !== undefined && next !== undefined && WORD.test(before) && WORD_START.test(next);
    const both = joins && !SENTENCE_WORDS.has(next);
    return { left: both, right: both };
  }
  if (token === '–') {
    const both = /\d$/u.test(before ?? '') && /^\d/u.test(next ?? '');
    return { left: both, right: both };
  }
  if (token === '/') return { left: true, right: true };
  if (/^[$£€¥]$/u.test(token))
    return { left: /^\p{Lu}{1,3}$/u.test(before ?? ''), right: /^\d/u.test(next ?? '') };
  return { left: CLOSING.test(token), right: OPENING.test(token) };
}

function quoteSides(
  token: string,
  before: string | undefined,
  next: string | undefined,
  open: Set<string>,
): { left: boolean; right: boolean } {
  if (open.delete(token)) return { left: true, right: false };
  // The mark of a plural owner ('the rebels ' camp') opens nothing.
  if (token === "'" && /[sS]$/u.test(before ?? '') && WORD_START.test(next ?? ''))
    return { left: true, right: false };
  if (next === undefined) return { left: true, right: false };
  open.add(token);
  return { left: false, right: true };
}
