/** The words of a document's coded sentences, in the shape that names are matched in. */
import { isAcronym, SKIPPED_WORDS } from '../../reference/actors/name-index.ts';
import type { ReadDocument, Token } from '../../text/document.ts';
import { foldName, wordKey } from '../../text/name-key.ts';

export interface Word {
  /** Place in the list. */
  readonly index: number;
  readonly token: Token;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly norm: string;
  /** Letters and digits only; '' for signs. */
  readonly fold: string;
  readonly key: string;
  readonly capital: boolean;
  readonly acronym: boolean;
  /** Without small letters and digits. */
  readonly upper: boolean;
  /** An article or possessive that is passed over when names are compared. */
  readonly skipped: boolean;
  readonly sentence: number;
  /** No white space stands before it. */
  readonly glued: boolean;
  readonly first: boolean;
}

/** @returns the words in text order; a token with inner hyphens gives one word for each part */
export function listWords(doc: ReadDocument): Word[] {
  const words: Word[] = [];
  let end = -1;
  for (const token of doc.tokens) {
    const sentence = doc.sentences[token.sentence];
    if (!sentence?.coded) continue;
    for (const { text, start } of splitToken(token)) {
      const form = formOf(text);
      const index = words.length;
      words.push({
        index,
        token,
        start,
        end: start + text.length,
        text,
        norm: text === token.text ? token.norm : text.toLowerCase(),
        ...form,
        sentence: token.sentence,
        glued: start === end,
        first: words[index - 1]?.sentence !== token.sentence,
      });
      end = start + text.length;
    }
  }
  return words;
}

type Form = Pick<Word, 'fold' | 'key' | 'capital' | 'acronym' | 'upper' | 'skipped'>;

/** What depends on nothing but the letters; kept, because texts repeat their words. */
const forms = new Map<string, Form>();
const KEPT = 10_000;

function formOf(text: string): Form {
  const known = forms.get(text);
  if (known) return known;
  const fold = foldName(text).replaceAll(' ', '');
  const form = {
    fold,
    key: fold === '' ? '' : wordKey(fold),
    capital: /^[^\p{L}\d]*(?:\p{Lu}|[^\p{Lu}\p{Ll}\P{L}])/u.test(text),
    acronym: isAcronym(text),
    upper: text === text.toUpperCase() && !/\d/.test(text),
    skipped: SKIPPED_WORDS.has(fold),
  };
  if (forms.size >= KEPT) forms.clear();
  forms.set(text, form);
  return form;
}

function splitToken(token: Token): { text: string; start: number }[] {
  if (!/[\p{L}\d]-[\p{L}\d]/u.test(token.text)) return [{ text: token.text, start: token.start }];
  return [...token.text.matchAll(/-|[^-]+/g)].map((part) => ({
    text: part[0],
    start: token.start + part.index,
  }));
}

const JOINING = new Set(['-', '‐', '‑', '–', '’', "'"]);

/** A hyphen or apostrophe that joins two words. */
export function isJoint(word: Word): boolean {
  return word.fold === '' && JOINING.has(word.text);
}
