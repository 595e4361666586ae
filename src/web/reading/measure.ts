/** Where words stand on the page. Text runs carry `data-start`; each holds one text node. */
import type { Span } from '../../contract/coded-document.ts';

export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

function textNodeOf(element: Element): Text | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  return walker.nextNode() as Text | null;
}

/** Line boxes of a span, in px from the top left of `origin`; none where its words are folded away. */
export function measureSpan(root: Element, origin: DOMRect, span: Span): readonly Box[] {
  const boxes: Box[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('[data-start]')) {
    const start = Number(element.dataset.start);
    const node = textNodeOf(element);
    if (!node || start >= span.end || start + node.length <= span.start) continue;
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
