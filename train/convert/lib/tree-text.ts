/** The running text of a document of trees, and its words by their offsets, as `grammar-ud/dev.jsonl` holds them. */
import type { Sentence, TreeDocument, Word } from './conllu.ts';

/** A word of the running text; `head` is an index into all words of the document, -1 for a root. */
export interface TextToken {
  readonly start: number;
  readonly end: number;
  readonly upos: string;
  readonly head: number;
  readonly deprel: string;
}

/**
 * Joins the words of a document.
 * @returns the text, with an empty line between paragraphs and a space between sentences, and one token a word; offsets
 *   are half-open UTF-16 code units, and words of a contraction share its letters ('do', 'n't')
 */
export function joinTrees(document: TreeDocument): { text: string; tokens: TextToken[] } {
  const tokens: TextToken[] = [];
  let text = '';
  for (const sentence of document.sentences) {
    const newParagraph = sentence.comments.some((comment) => comment.startsWith('# newpar'));
    if (text !== '') text = `${text.trimEnd()}${newParagraph ? '\n\n' : ' '}`;
    const base = tokens.length;
    for (const { form, words, spaceAfter } of listWritten(sentence)) {
      let start = text.length;
      text += form;
      for (const [index, { form: own, upos, head, deprel }] of words.entries()) {
        // The last word takes the rest, so that the parts always cover what is written.
        const left = words.length - 1 - index;
        const end = left === 0 ? text.length : Math.min(start + own.length, text.length - left);
        tokens.push({ start, end, upos, head: head === 0 ? -1 : base + head - 1, deprel });
        start = end;
      }
      if (spaceAfter) text += ' ';
    }
  }
  return { text: text.trimEnd(), tokens };
}

/** What stands between two possible spaces: a word, or the words that are written as one. */
function* listWritten(sentence: Sentence): Generator<{ form: string; words: Word[]; spaceAfter: boolean }> {
  let number = 1;
  while (number <= sentence.words.length) {
    const range = sentence.ranges.find((each) => each.first === number);
    const words = sentence.words.slice(number - 1, range?.last ?? number);
    const written = range ?? words[0];
    if (!written) return;
    yield { form: written.form, words, spaceAfter: written.spaceAfter };
    number += words.length;
  }
}
