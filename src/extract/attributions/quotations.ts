/** Quotation marks: which stretches of a paragraph they enclose, and whether these are speech, fragments or names. */
import type { ReadDocument, Token } from '../../text/document.ts';

export interface Quotation {
  /** From the opening to behind the closing mark, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Half-open token range, marks included. */
  readonly firstToken: number;
  readonly endToken: number;
  readonly paragraph: number;
  /** 'name': a quoted name; 'fragment': words taken into the reporter's own sentence; 'speech': sentences of their own. */
  readonly kind: 'speech' | 'fragment' | 'name';
  /** False when the paragraph ends inside it: the next paragraph goes on with the same speech. */
  readonly closed: boolean;
}

const OPENING = /[“«„]|``/;
const CLOSING = /[”»]/;
const MARK = /[“”«»„"]|``|''|[‘’]/g;
const NAME_PARTICLES = new Set(['of', 'the', 'and', 'for', 'in', 'al', 'de', 'to', 'a', 'on', 'el']);
/** A speech has at least this many words, or a verb of its own. */
const LONG = 9;

/** All quotations of the coded paragraphs, in text order. Nested marks of another kind belong to the outer quotation. */
export function findQuotations(doc: ReadDocument): readonly Quotation[] {
  const coded = new Set(doc.sentences.filter((s) => s.coded).map((s) => s.paragraph));
  const found: Quotation[] = [];
  const finite = new Set<number>();
  for (const v of doc.verbs) if (v.form === 'finite') finite.add(v.head);
  for (const paragraph of doc.paragraphs) {
    if (!coded.has(paragraph.index)) continue;
    for (const raw of pairMarks(doc.text, paragraph.start, paragraph.end)) {
      const firstToken = firstTokenFrom(doc.tokens, raw.start);
      const endToken = firstTokenFrom(doc.tokens, raw.end);
      if (endToken <= firstToken) continue;
      const inner = doc.tokens.slice(firstToken, endToken).filter((t) => t.upos !== 'PUNCT');
      if (inner.length === 0) continue;
      const kind = kindOf(inner, doc.tokens.slice(firstToken, endToken), finite);
      found.push({ ...raw, firstToken, endToken, paragraph: paragraph.index, kind });
    }
  }
  return found;
}

function kindOf(
  words: readonly Token[],
  all: readonly Token[],
  finite: ReadonlySet<number>,
): Quotation['kind'] {
  const capital = (t: Token): boolean => /^[\p{Lu}\d]/u.test(t.text);
  const endsSentence = all.some((t, i) => /^[.?!,…]$/.test(t.text) && i >= all.length - 2);
  const verb = words.some((t) => finite.has(t.index));
  const named = words.every((t) => capital(t) || NAME_PARTICLES.has(t.norm) || /^['-]/.test(t.norm));
  if (named && words.length <= 7 && (!verb || words.length > 1) && words.some(capital)) {
    const strong = all.some((t) => /^[.?!]$/.test(t.text));
    if (!strong && words.length > (endsSentence ? 1 : 0)) return 'name';
  }
  if (words.length >= LONG || (verb && words.length >= 3) || (endsSentence && words.length >= 2))
    return 'speech';
  return /[?!]/.test(all.at(-2)?.text ?? '') ? 'speech' : 'fragment';
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
}

function pairMarks(text: string, from: number, to: number): Stretch[] {
  const found: Stretch[] = [];
  let open = -1;
  let by = '';
  for (const match of text.slice(from, to).matchAll(MARK)) {
    const mark = match[0];
    const at = from + match.index;
    const after = at + mark.length;
    const spacedBefore = at === from || /[\s([—–-]/.test(text[at - 1] ?? ' ');
    const spacedAfter = after >= to || /[\s.,;:!?)\]—–-]/.test(text[after] ?? ' ');
    if (open < 0) {
      const opens =
        OPENING.test(mark) ||
        ((mark === '"' || mark === "''") && !spacedAfter) ||
        (mark === '‘' && spacedBefore);
      if (opens) {
        open = at;
        by = mark;
      }
      continue;
    }
    if (closes(mark, by, spacedAfter) || (mark === '"' && by === '"')) {
      found.push({ start: open, end: after, closed: true });
      open = -1;
    } else if (OPENING.test(mark) && mark === by) {
      // Not closed before: a new quotation begins.
      found.push({ start: open, end: at, closed: true });
      open = at;
    }
  }
  if (open >= 0 && by !== '‘') found.push({ start: open, end: trimEnd(text, open, to), closed: false });
  return found.filter((each) => each.end > each.start);
}

function closes(mark: string, by: string, spacedAfter: boolean): boolean {
  if (by === '‘') return mark === '’' && spacedAfter;
  if (by === '``' || by === "''") return mark === "''" || mark === '"';
  if (by === '"') return mark === '"' || mark === '”';
  return CLOSING.test(mark) || mark === '"';
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}

/** Index of the first token that begins at an offset or behind it. */
export function firstTokenFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
