/** Spans of the text as ranges of the page: to be marked, and to be brought into view. */
import type { Span } from '../../contract/coded-document.ts';
import type { PlacedRun } from './measure.ts';

/** Left above words that are brought into view, in CSS pixels. */
const ABOVE = 40;

/** @param runs the runs of the text column (`listRuns`); null where none of them is in the span */
export function rangeOf(runs: readonly PlacedRun[], span: Span): Range | null {
  const inside = runs.filter(({ start, node }) => start < span.end && start + node.length > span.start);
  const first = inside[0];
  const last = inside.at(-1);
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, Math.max(0, span.start - first.start));
  range.setEnd(last.node, Math.min(last.node.length, span.end - last.start));
  return range;
}

/** Scrolls only when the words are not seen above the panel at the foot of the page. */
export function bringIntoView(range: Range, scroller: Element | null): void {
  const box = range.getBoundingClientRect();
  const panel = document.querySelector('[data-foot]');
  // Folded away, it has no box.
  if (!scroller || !panel || box.height === 0) return;
  const top = scroller.getBoundingClientRect().top;
  const bottom = Math.min(panel.getBoundingClientRect().top, window.innerHeight * 0.4);
  if (box.top < top || box.bottom > bottom) scroller.scrollTop += box.top - top - ABOVE;
}
