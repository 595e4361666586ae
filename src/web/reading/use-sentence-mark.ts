/** Marks a sentence in the text, and brings it into what is seen above the grammar panel. */
import { type RefObject, useLayoutEffect } from 'react';
import type { Span } from '../../contract/coded-document.ts';
import { listRuns } from './measure.ts';
import { bringIntoView, rangeOf } from './text-ranges.ts';

/** The name that styles know the mark by: `::highlight(sentence)`. */
const MARK = 'sentence';

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
