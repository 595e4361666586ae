/** Which sentence somebody is at. */
import type { Span } from '../../contract/coded-document.ts';

/** The number, from 1, of the sentence that holds a place in the text, or of the last one before it; null for none. */
export function sentenceAt(sentences: readonly Span[], offset: number): number | null {
  if (sentences.length === 0) return null;
  return Math.max(1, sentences.findLastIndex((sentence) => sentence.start <= offset) + 1);
}

/**
 * Where in the text somebody is: at the words in focus, else at those clicked or selected last.
 * @returns an offset in the document's text; null when that is nowhere in the text
 */
export function readPlace(article: Element): number | null {
  const focused = document.activeElement;
  if (focused && article.contains(focused)) return startOf(focused);
  const selection = window.getSelection();
  const node = selection?.anchorNode;
  if (!selection || !node || !article.contains(node)) return null;
  const start = startOf(node.parentElement);
  return start === null ? null : start + (node instanceof Text ? selection.anchorOffset : 0);
}

function startOf(element: Element | null): number | null {
  const run = element?.closest<HTMLElement>('[data-start]');
  return run ? Number(run.dataset.start) : null;
}
