/** The paragraphs of a file as it is published: plain text, HTML or TEI. */
import { DOMParser, parseHTML } from 'linkedom';
import type { Line } from './source.ts';

/** Parts of a page that are no running text. */
const ASIDE = 'note, script, style, noscript, sup, nav, header, footer, aside, table, list, ul, ol';

/**
 * The documents of a file, each a list of paragraphs with their white space folded. Plain text is one document: an empty
 * line ends a paragraph, or, where there are no empty lines, each line is one. Of HTML and TEI the `p` elements are read,
 * without notes, lists and tables; `div type="document"`, as in volumes of diplomatic papers, is a document of its own.
 * @param lines the file's lines; the ending of its name says which form it has
 */
export function readParagraphs(lines: readonly Line[]): string[][] {
  const text = lines.map((line) => line.text).join('\n');
  const name = lines[0]?.file ?? '';
  if (/\.html?$/iu.test(name)) return readElements(parseHTML(text).document);
  if (/\.xml$/iu.test(name)) return readElements(new DOMParser().parseFromString(text, 'text/xml'));
  const trimmed = text.trim();
  return [fold(trimmed.split(/\n\s*\n/u.test(trimmed) ? /\n\s*\n/u : '\n'))];
}

function readElements(root: Pick<ParentNode, 'querySelectorAll'>): string[][] {
  for (const aside of root.querySelectorAll(ASIDE)) aside.remove();
  const divisions = [...root.querySelectorAll('div[type="document"]')];
  return (divisions.length > 0 ? divisions : [root]).map((each) =>
    fold([...each.querySelectorAll('p')].map((paragraph) => paragraph.textContent ?? '')),
  );
}

function fold(paragraphs: readonly string[]): string[] {
  return paragraphs.map((each) => each.replace(/\s+/gu, ' ').trim()).filter((each) => each !== '');
}
