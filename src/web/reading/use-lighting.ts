/** Lights words and claim parts together: hover or focus one, and the other shows. */
import { type FocusEvent, type MouseEvent, type RefObject, useCallback, useEffect, useRef } from 'react';

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

/**
 * @param resting what is lit while nothing is hovered or focused
 * @returns handlers for the element that holds text and claims
 */
export function useLighting(root: RefObject<HTMLElement | null>, resting: readonly string[]) {
  const focused = useRef<readonly string[] | null>(null);
  const hovered = useRef<readonly string[] | null>(null);
  const rest = useRef(resting);
  rest.current = resting;
  const show = useCallback(() => {
    if (root.current) paint(root.current, hovered.current ?? focused.current ?? rest.current);
  }, [root]);
  const key = resting.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: repaints when what rests lit changes
  useEffect(show, [show, key]);
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
