/** Sentences as the reader read them, for the terminal: tree, word, part of speech, relation, names. */
import picocolors from 'picocolors';
import type { SentenceTree } from '../../contract/sentence-tree.ts';
import { cleanForTerminal, cutText, measureText } from '../terminal/text-width.ts';
import { drawTree } from './draw-tree.ts';
import type { RenderOptions } from './render-document.ts';

/** Headings are at most so long, however wide the terminal; the rows of all but very deep trees are shorter. */
const MEASURE = 80;
/** Addresses are longer than words. */
const LONGEST_WORD = 24;

/**
 * @param text of the document, which the trees' offsets count in
 * @param total how many sentences the document has
 */
export function renderTrees(
  trees: readonly SentenceTree[],
  text: string,
  total: number,
  { width, colour }: RenderOptions,
): string {
  const ink = picocolors.createColors(colour);
  const columns = Math.min(width, MEASURE);
  const shown = trees.map((tree) => {
    const words = cleanForTerminal(text.slice(tree.start, tree.end)).replace(/\s+/g, ' ');
    const head = cutText(`${tree.sentence} of ${total}  ${words}`, columns);
    return `${[ink.bold(head), '', ...listRows(tree, ink)].join('\n')}\n`;
  });
  return shown.join('\n');
}

function listRows(
  { tokens, names }: SentenceTree,
  ink: ReturnType<typeof picocolors.createColors>,
): string[] {
  const lines = drawTree(tokens.map((token) => token.head));
  const words = tokens.map((token) => cutText(cleanForTerminal(token.text), LONGEST_WORD));
  const widest = Math.max(0, ...words.map(measureText));
  const longest = Math.max(0, ...tokens.map((token) => token.deprel.length));
  return tokens.map((token, index) => {
    const word = words[index] ?? '';
    const gap = ' '.repeat(widest - measureText(word));
    const shown = token.head < 0 ? ink.bold(word) : word;
    const name = names.find((each) => each.firstToken <= index && index < each.endToken);
    const marked = name ? markName(index, name) : '';
    const grammar = `${token.upos.padEnd(5)}  ${token.deprel.padEnd(marked === '' ? 0 : longest)}`;
    return `${ink.dim(lines[index] ?? '')} ${shown}${gap}  ${grammar}${marked === '' ? '' : `  ${ink.blue(marked)}`}`;
  });
}

/** A bracket beside the words of a name, and what kind of name it is at the first. */
function markName(index: number, name: SentenceTree['names'][number]): string {
  if (index > name.firstToken) return index === name.endToken - 1 ? '╰' : '│';
  return `${name.endToken - name.firstToken === 1 ? '─' : '╭'} ${name.kind}`;
}
