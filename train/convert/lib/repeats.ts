/** Knows again what was kept before, so that standing phrases of yearly reports are learnt once. */
import { hash } from 'node:crypto';

/** Sentences of fewer words repeat by chance. */
const LONG_SENTENCE = 8;

export class Repeats {
  readonly #paragraphs = new Set<string>();
  readonly #sentences = new Set<string>();

  /**
   * Whether a paragraph was seen before: the same but for case, punctuation and digits, or with more than half of its
   * longer sentences.
   */
  has(paragraph: string): boolean {
    if (this.#paragraphs.has(keyOf(paragraph))) return true;
    const keys = sentenceKeys(paragraph);
    return keys.filter((key) => this.#sentences.has(key)).length * 2 > keys.length;
  }

  add(paragraph: string): void {
    this.#paragraphs.add(keyOf(paragraph));
    for (const key of sentenceKeys(paragraph)) this.#sentences.add(key);
  }
}

function sentenceKeys(paragraph: string): string[] {
  const sentences = paragraph.split(/(?<=[.!?]["'”’)\]]*)\s+(?=["'“‘([]*\p{Lu})/u);
  return sentences.filter((each) => each.split(' ').length >= LONG_SENTENCE).map(keyOf);
}

/** Short, because millions are kept: one wrong match in ten million paragraphs would need far fewer bits. */
function keyOf(text: string): string {
  const masked = text
    .toLowerCase()
    .replace(/\d/gu, '0')
    .replace(/[^\p{L}\d ]/gu, '')
    .replace(/ +/gu, ' ')
    .trim();
  return hash('sha256', masked, 'base64').slice(0, 14);
}
