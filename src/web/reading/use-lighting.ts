/** Lights words and claim parts together: hover or focus one, and the other shows; and of a source, all that it says. */
import { type FocusEvent, type MouseEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import { listRuns } from './measure.ts';
import type { SaidSpans } from './said-spans.ts';
import { rangeOf } from './text-ranges.ts';

/** The name that styles know what is said by: `::highlight(said)`. */
const SAID = 'said';

/** Ids under a target: a part's key, or the marks and parts that cover a run of words. */
function idsAt(target: EventTarget | null): readonly string[] | null {
  if (!(target instanceof Element)) return null;
  const part = target.closest<HTMLElement>('[data-part]');
  if (part?.dataset.part) return part.dataset.part.split(' ');
  const words = target.closest<HTMLElement>('[data-ids]');
  const ids = words?.dataset.ids?.split(' ').filter(Boolean) ?? [];
  return ids.length > 0 ? ids : null;
}

function paint(root: Element, ids: readonly string[]): void {
  const lit = new Set<Element>();
  for (const id of ids) {
    const name = CSS.escape(id);
    for (const element of root.querySelectorAll(
      `[data-ids~="${name}"], [data-part~="${name}"], [data-bracket="${name}"]`,
    )) {
      lit.add(element);
    }
  }
  for (const element of root.querySelectorAll('[data-lit]'))
    if (!lit.has(element)) element.removeAttribute('data-lit');
  for (const element of lit) element.setAttribute('data-lit', '');
}

/** Washes the content of the attributions among the ids; words that are lit for themselves keep their own colour. */
function paintSaid(root: Element, ids: readonly string[], said: SaidSpans): void {
  // Browsers without it show the brackets, cues and sources only.
  if (!('highlights' in CSS)) return;
  const spans = [...new Set(ids.flatMap((id) => said.contents.get(id) ?? []))];
  const article = spans.length > 0 ? root.querySelector('article') : null;
  const runs = article ? listRuns(article) : [];
  const ranges = spans.flatMap((span) => rangeOf(runs, span) ?? []);
  if (ranges.length > 0) CSS.highlights.set(SAID, new Highlight(...ranges));
  else CSS.highlights.delete(SAID);
}

/**
 * @param said what each source says
 * @param resting what is lit while nothing is hovered or focused
 * @returns handlers for the element that holds text and claims
 */
export function useLighting(
  root: RefObject<HTMLElement | null>,
  said: SaidSpans,
  resting: readonly string[],
) {
  const focused = useRef<readonly string[] | null>(null);
  const hovered = useRef<readonly string[] | null>(null);
  const rest = useRef(resting);
  rest.current = resting;
  const show = useCallback(() => {
    if (!root.current) return;
    const pointed = hovered.current ?? focused.current ?? rest.current;
    const ids = [...new Set(pointed.flatMap((id) => [id, ...(said.sayings.get(id) ?? [])]))];
    paint(root.current, ids);
    paintSaid(root.current, ids, said);
  }, [root, said]);
  const key = resting.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: repaints when what rests lit changes
  useEffect(show, [show, key]);
  useEffect(() => () => void ('highlights' in CSS && CSS.highlights.delete(SAID)), []);
  return {
    onMouseOver: (event: MouseEvent) => {
      hovered.current = idsAt(event.target);
      show();
    },
    onMouseLeave: () => {
      hovered.current = null;
      show();
    },
    onFocus: (event: FocusEvent) => {
      focused.current = idsAt(event.target);
      show();
    },
    onBlur: () => {
      focused.current = null;
      show();
    },
  };
}
