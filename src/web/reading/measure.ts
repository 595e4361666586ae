/** Where words stand on the page. Text runs carry `data-start`; each holds one text node. */
import type { Span } from '../../contract/coded-document.ts';

export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A run of words on the page: where it begins in the text, and its text node. */
export interface PlacedRun {
  readonly start: number;
  readonly node: Text;
}

/** The runs below `root` in text order; list them once for many measurements. */
export function listRuns(root: Element): readonly PlacedRun[] {
  return [...root.querySelectorAll<HTMLElement>('[data-start]')].flatMap((element) => {
    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    return node instanceof Text ? [{ start: Number(element.dataset.start), node }] : [];
  });
}

/** Line boxes of a span, in px from the top left of `origin`; none where its words are folded away. */
export function measureSpan(runs: readonly PlacedRun[], origin: DOMRect, span: Span): readonly Box[] {
  const boxes: Box[] = [];
  for (const { start, node } of runs) {
    if (start >= span.end) break;
    if (start + node.length <= span.start) continue;
    const range = document.createRange();
    range.setStart(node, Math.max(0, span.start - start));
    range.setEnd(node, Math.min(node.length, span.end - start));
    for (const rect of range.getClientRects()) {
      if (rect.width === 0) continue;
      boxes.push({
        top: rect.top - origin.top,
        bottom: rect.bottom - origin.top,
        left: rect.left - origin.left,
        right: rect.right - origin.left,
      });
    }
  }
  return boxes;
}

/** The smallest box around several; null for none. */
export function joinBoxes(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  return {
    top: Math.min(...boxes.map((box) => box.top)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
    left: Math.min(...boxes.map((box) => box.left)),
    right: Math.max(...boxes.map((box) => box.right)),
  };
}
