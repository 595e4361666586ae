/** Marks a sentence in the text, and brings it into what is seen above the grammar panel. */
import { type RefObject, useLayoutEffect } from 'react';
import type { Span } from '../../contract/coded-document.ts';
import { listRuns, type PlacedRun } from './measure.ts';

/** The name that styles know the mark by: `::highlight(sentence)`. */
const MARK = 'sentence';
/** Left above a sentence that is brought into view, in CSS pixels. */
const ABOVE = 40;

/** @param span null takes the mark away */
export function useSentenceMark(sheet: RefObject<HTMLElement | null>, span: Span | null): void {
  const { start, end } = span ?? { start: -1, end: -1 };
  useLayoutEffect(() => {
    const article = sheet.current?.querySelector('article');
    const range = article && start >= 0 ? rangeOf(listRuns(article), { start, end }) : null;
    if (!range) return;
    // Browsers without it show the sentence in the panel only.
    if ('highlights' in CSS) CSS.highlights.set(MARK, new Highlight(range));
    bringIntoView(range, sheet.current?.closest('main') ?? null);
    return () => {
      if ('highlights' in CSS) CSS.highlights.delete(MARK);
    };
  }, [sheet, start, end]);
}

function rangeOf(runs: readonly PlacedRun[], span: Span): Range | null {
  const inside = runs.filter(({ start, node }) => start < span.end && start + node.length > span.start);
  const first = inside[0];
  const last = inside.at(-1);
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, Math.max(0, span.start - first.start));
  range.setEnd(last.node, Math.min(last.node.length, span.end - last.start));
  return range;
}

function bringIntoView(range: Range, scroller: Element | null): void {
  const box = range.getBoundingClientRect();
  const panel = document.querySelector('[data-grammar]');
  // Folded away, it has no box.
  if (!scroller || !panel || box.height === 0) return;
  const top = scroller.getBoundingClientRect().top;
  const bottom = Math.min(panel.getBoundingClientRect().top, window.innerHeight * 0.4);
  if (box.top < top || box.bottom > bottom) scroller.scrollTop += box.top - top - ABOVE;
}
