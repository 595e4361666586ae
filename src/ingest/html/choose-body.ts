/** Which blocks of a page are the article: Readability finds the place, the markup and the links decide each block. */
import { Readability } from '@mozilla/readability';
import type { SectionKind } from '../../contract/coded-document.ts';
import type { Frame, PageBlock, PageBlocks } from './page-blocks.ts';

const MARK = 'data-onrecord-frame';
/** A block with more links than this is a list of other pages, unless it is long. */
const MOSTLY_LINKS = 0.6;
const LONG_BLOCK = 300;
/** A standfirst between headline and article has at least this many characters. */
const SHORTEST_STANDFIRST = 40;

/**
 * Gives every block its kind. Nothing is dropped: what is not the article becomes boilerplate.
 * @param document the parsed page; Readability takes it apart, so it must not be used afterwards
 * @param useReadability false for pages whose nesting had to be flattened
 * @returns one kind for each block, in the same order
 */
export function chooseBody(
  document: Document,
  page: PageBlocks,
  useReadability: boolean,
): readonly SectionKind[] {
  const { blocks, frames } = page;
  const last = listLastFrames(frames);
  const article =
    (useReadability ? findArticle(document, page, last) : null) ?? findArticleByMarkup(page, last);
  const inArticle = blocks.map(({ frame }) => frame >= article && frame <= (last[article] ?? article));
  const first = inArticle.indexOf(true);
  const final = inArticle.lastIndexOf(true);
  const headline = blocks.findIndex((block) => block.kind === 'headline');
  const start = headline >= 0 && headline < first ? headline : first;
  return blocks.map((block, index) => {
    if (block.kind === 'comments' || block.kind === 'boilerplate' || block.kind === 'headline')
      return block.kind;
    const near = index >= start && index <= final;
    if (block.kind !== null) return near ? block.kind : 'boilerplate';
    if (block.linked > MOSTLY_LINKS && block.text.length < LONG_BLOCK) return 'boilerplate';
    if (inArticle[index]) return 'body';
    const standfirst = index > start && index < first && block.text.length >= SHORTEST_STANDFIRST;
    return standfirst ? 'body' : 'boilerplate';
  });
}

/**
 * Frames are numbered in document order, so the descendants of a frame are the numbers up to its last one.
 * @returns for each frame, the number of its last descendant
 */
function listLastFrames(frames: readonly Frame[]): readonly number[] {
  const last = frames.map((_, index) => index);
  for (let index = frames.length - 1; index > 0; index--) {
    const parent = frames[index]?.parent ?? -1;
    if (parent >= 0) last[parent] = Math.max(last[parent] ?? 0, last[index] ?? 0);
  }
  return last;
}

/** The innermost element that holds nine tenths of what Readability takes for the article; null if it finds none. */
function findArticle(document: Document, page: PageBlocks, last: readonly number[]): number | null {
  page.frames.forEach((frame, index) => {
    frame.element.setAttribute(MARK, String(index));
  });
  const kept = new Set<number>();
  try {
    const options = {
      serializer: (node: Node) => node as Element,
      charThreshold: 200,
      maxElemsToParse: 100_000,
    };
    const found = new Readability<Element>(document, options).parse();
    for (const element of found?.content?.querySelectorAll(`[${MARK}]`) ?? [])
      kept.add(Number(element.getAttribute(MARK)));
  } catch {
    // Readability gives up on a few odd pages; the markup alone then decides.
    return null;
  }
  const chars = countChars(page, last, (block) => kept.has(block.frame) && isRunning(block));
  return (chars[0] ?? 0) < 200 ? null : findInnermost(page, chars);
}

/** Without Readability: the `article` or `main` that holds most of the running text, else the whole page. */
function findArticleByMarkup(page: PageBlocks, last: readonly number[]): number {
  const chars = countChars(page, last, isRunning);
  const marked = page.frames.findIndex((frame) => /^(ARTICLE|MAIN)$/i.test(frame.element.nodeName));
  return marked >= 0 && (chars[marked] ?? 0) > (chars[0] ?? 0) * 0.5 ? marked : 0;
}

/** Length of the text of the chosen blocks in each frame and all that it holds. */
function countChars(
  page: PageBlocks,
  last: readonly number[],
  choose: (block: PageBlock) => boolean,
): number[] {
  const own = page.frames.map(() => 0);
  for (const block of page.blocks)
    if (choose(block)) own[block.frame] = (own[block.frame] ?? 0) + block.text.length;
  const before = [0];
  for (const count of own) before.push((before.at(-1) ?? 0) + count);
  return own.map((_, frame) => (before[(last[frame] ?? frame) + 1] ?? 0) - (before[frame] ?? 0));
}

function findInnermost(page: PageBlocks, chars: readonly number[]): number {
  const enough = (chars[0] ?? 0) * 0.9;
  // Parents come before their children: the last frame that holds enough is the innermost one.
  return page.frames.reduce((found, _, frame) => ((chars[frame] ?? 0) >= enough ? frame : found), 0);
}

function isRunning(block: PageBlock): boolean {
  return block.kind === null && block.linked <= MOSTLY_LINKS;
}
