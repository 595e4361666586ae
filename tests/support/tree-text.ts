/** Trees written by hand, for tests of what is asked of them. */
import type { Token, Upos } from '../../src/text/document.ts';

/**
 * Reads one tree: a line for each word with form, lemma, part of speech, head (1 for the first word, 0 for the root) and
 * relation.
 */
export function readTree(text: string): Token[] {
  let start = 0;
  return text
    .trim()
    .split('\n')
    .map((line, index) => {
      const [form = '', lemma = '', upos = 'X', head = '0', deprel = 'dep'] = line.trim().split(/\s+/);
      const token: Token = {
        index,
        text: form,
        norm: form.toLowerCase(),
        lemma,
        upos: upos as Upos,
        head: Number(head) - 1,
        deprel,
        sentence: 0,
        start,
        end: start + form.length,
      };
      start += form.length + 1;
      return token;
    });
}
