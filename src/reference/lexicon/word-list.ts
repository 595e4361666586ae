/** Lists of nouns in data files: 'militiaman/militiamen' gives both forms, 'rebel' its regular plural too. */
import { normToken } from '../../text/norm.ts';

export interface NounForm {
  /** As token norms, joined by one space; hyphens stand between spaces, as the tokenizer sets them. */
  readonly words: readonly string[];
  readonly singular: string;
  readonly plural: boolean;
}

/** @returns the forms of one entry; a form that is the same in both numbers is given once, as singular */
export function formsOf(entry: string): NounForm[] {
  const [singular = entry, irregular] = entry.split('/');
  const plural = irregular ?? pluralOf(singular);
  const key = normToken(singular);
  const forms: NounForm[] = [{ words: splitWords(singular), singular: key, plural: false }];
  if (plural !== singular) forms.push({ words: splitWords(plural), singular: key, plural: true });
  return forms;
}

/** Words as they are compared: lower-case, hyphens and spaces alike between them, the possessive 's with its word. */
export function splitWords(text: string): string[] {
  return normToken(text)
    .split(/[\s-]+/)
    .filter((word) => word !== '');
}

function pluralOf(noun: string): string {
  if (/(?:s|x|sh|ch)$/i.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

/** Entries by their first word, longest first: the shape in which a text is matched against a lexicon. */
export type PhraseTable<T> = ReadonlyMap<
  string,
  readonly { readonly words: readonly string[]; readonly value: T }[]
>;

export function buildPhraseTable<T>(entries: Iterable<readonly [readonly string[], T]>): PhraseTable<T> {
  const table = new Map<string, { words: readonly string[]; value: T }[]>();
  for (const [words, value] of entries) {
    const first = words[0];
    if (first === undefined) continue;
    const list = table.get(first);
    if (list) list.push({ words, value });
    else table.set(first, [{ words, value }]);
  }
  for (const list of table.values()) list.sort((left, right) => right.words.length - left.words.length);
  return table;
}
