/** Fixed expressions over the words of a document: 'car bomb', 'sit-in', 'step on a mine', by form or by lemma. */
import type { ReadDocument, Token } from './document.ts';

/** One word as expressions see it. A hyphenated token is several words, a hyphen between tokens is none. */
interface Word {
  readonly forms: readonly string[];
  readonly token: number;
}

export interface WordStream {
  readonly words: readonly Word[];
  /** Index of the first word of each token. */
  readonly firstWord: Int32Array;
}

/** An expression and what it stands for. */
export interface Expression<T> {
  readonly parts: readonly string[];
  readonly value: T;
}

export interface ExpressionMatch<T> {
  readonly value: T;
  /** Half-open token range. */
  readonly start: number;
  readonly end: number;
}

export type ExpressionIndex<T> = ReadonlyMap<string, readonly Expression<T>[]>;

const HYPHEN = /[-‐‑–]/;
const streams = new WeakMap<ReadDocument, WordStream>();

/** Splits an expression as the text is split: at spaces and hyphens, in small letters. */
export function splitExpression(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s\-‐‑]+/)
    .filter((part) => part !== '');
}

/** Groups expressions by their first word, the longest first. */
export function indexExpressions<T>(entries: Iterable<readonly [string, T]>): ExpressionIndex<T> {
  const index = new Map<string, Expression<T>[]>();
  for (const [text, value] of entries) {
    const parts = splitExpression(text);
    const first = parts[0];
    if (first === undefined) continue;
    const list = index.get(first) ?? [];
    list.push({ parts, value });
    index.set(first, list);
  }
  for (const list of index.values()) list.sort((a, b) => b.parts.length - a.parts.length);
  return index;
}

/** The words of a document; made once for each. */
export function wordsOf(doc: ReadDocument): WordStream {
  const known = streams.get(doc);
  if (known) return known;
  const words: Word[] = [];
  const firstWord = new Int32Array(doc.tokens.length);
  for (const token of doc.tokens) {
    firstWord[token.index] = words.length;
    if (HYPHEN.test(token.norm)) {
      for (const part of splitExpression(token.norm))
        words.push({ forms: formsOf(part), token: token.index });
    } else {
      words.push({ forms: tokenForms(token), token: token.index });
    }
  }
  const made = { words, firstWord };
  streams.set(doc, made);
  return made;
}

/**
 * The longest expressions that begin at a token.
 * @param end token index that no match may pass
 */
export function matchesAt<T>(
  stream: WordStream,
  index: ExpressionIndex<T>,
  token: number,
  end: number,
): readonly ExpressionMatch<T>[] {
  const found: ExpressionMatch<T>[] = [];
  const at = stream.firstWord[token] ?? 0;
  const first = stream.words[at];
  if (first?.token !== token) return found;
  for (const form of first.forms) {
    for (const expression of index.get(form) ?? []) {
      const last = matchParts(stream, expression.parts, at, end);
      if (last === null || found.some((f) => f.value === expression.value && f.end === last + 1)) continue;
      found.push({ value: expression.value, start: token, end: last + 1 });
    }
  }
  return found;
}

/** All that occur in a token range. */
export function matchesIn<T>(
  stream: WordStream,
  index: ExpressionIndex<T>,
  start: number,
  end: number,
): readonly ExpressionMatch<T>[] {
  const found: ExpressionMatch<T>[] = [];
  for (let token = start; token < end; token++) found.push(...matchesAt(stream, index, token, end));
  return found;
}

/** Whether a word of the stream has a form. */
export function hasForm(word: Word | undefined, form: string): boolean {
  return word?.forms.includes(form) ?? false;
}

function matchParts(stream: WordStream, parts: readonly string[], at: number, end: number): number | null {
  let last = -1;
  for (let i = 0; i < parts.length; i++) {
    const word = stream.words[at + i];
    if (!word || word.token >= end || !hasForm(word, parts[i] ?? '')) return null;
    last = word.token;
  }
  return last;
}

function tokenForms(token: Token): readonly string[] {
  const forms = formsOf(token.norm);
  return forms.includes(token.lemma) ? forms : [...forms, token.lemma];
}

/** The form, and its singular where it looks like a plural: the tagger's lemma of rare nouns is the form itself. */
function formsOf(norm: string): readonly string[] {
  if (norm.length < 4 || !norm.endsWith('s') || norm.endsWith('ss')) return [norm];
  if (norm.endsWith('ies')) return [norm, `${norm.slice(0, -3)}y`];
  if (/(?:ches|shes|xes|sses)$/.test(norm)) return [norm, norm.slice(0, -2)];
  return [norm, norm.slice(0, -1)];
}
