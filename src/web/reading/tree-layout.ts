/** Where the words and arcs of a dependency tree stand. Plain geometry in CSS pixels. */
import type { SentenceTree } from '../../contract/sentence-tree.ts';

/** How wide texts are drawn, and how much one pixel of the design is on the page. */
export interface Ruler {
  readonly word: (text: string) => number;
  readonly label: (text: string) => number;
  readonly unit: number;
}

export interface PlacedArc {
  readonly head: number;
  readonly dependent: number;
  readonly label: string;
  /** 1 is nearest to the words. */
  readonly level: number;
  /** Where it leaves its head and comes to its dependent. */
  readonly from: number;
  readonly to: number;
}

export interface PlacedName {
  readonly kind: SentenceTree['names'][number]['kind'];
  readonly left: number;
  readonly right: number;
}

export interface TreeLayout {
  readonly width: number;
  /** The highest level of an arc or of the root. */
  readonly levels: number;
  /** Where the line to the root begins: above all arcs over it or from it. */
  readonly rootLevel: number;
  /** Middle of each word. */
  readonly middles: readonly number[];
  readonly arcs: readonly PlacedArc[];
  readonly names: readonly PlacedName[];
}

const MARGIN = 16;
/** Between words. */
const GAP = 14;
/** Arcs leave a word beside the one that comes to it. */
const SIDE = 5;
/** On each side of an arc's label. */
const LABEL_MARGIN = 9;

/** Each word as near to the one before it as words, labels of arcs and labels of names allow. */
export function layoutTree(
  { tokens, names }: Pick<SentenceTree, 'tokens' | 'names'>,
  ruler: Ruler,
): TreeLayout {
  const { unit } = ruler;
  const arcs = tokens.flatMap(({ head, deprel }, dependent) =>
    head < 0
      ? []
      : [{ head, dependent, deprel, left: Math.min(head, dependent), right: Math.max(head, dependent) }],
  );
  const widths = tokens.map((token) => Math.max(ruler.word(token.text), ruler.label(token.upos)));
  for (const name of names) {
    if (name.endToken - name.firstToken > 1) continue;
    widths[name.firstToken] = Math.max(widths[name.firstToken] ?? 0, ruler.label(name.kind));
  }
  const middles: number[] = [];
  const half = (word: number) => (widths[word] ?? 0) / 2;
  for (const word of tokens.keys()) {
    let middle =
      word === 0
        ? MARGIN * unit + half(0)
        : (middles[word - 1] ?? 0) + half(word - 1) + GAP * unit + half(word);
    for (const arc of arcs) {
      if (arc.right !== word) continue;
      const room = ruler.label(arc.deprel) + 2 * (LABEL_MARGIN + SIDE) * unit;
      middle = Math.max(middle, (middles[arc.left] ?? 0) + room);
    }
    for (const name of names) {
      if (name.endToken - 1 !== word || name.firstToken === word) continue;
      const left = (middles[name.firstToken] ?? 0) - half(name.firstToken);
      middle = Math.max(middle, left + ruler.label(name.kind) - half(word));
    }
    middles.push(middle);
  }
  const levels = assignLevels(arcs);
  const root = tokens.findIndex((token) => token.head < 0);
  const atRoot = arcs.map((arc, index) => (arc.left <= root && root <= arc.right ? (levels[index] ?? 0) : 0));
  const rootLevel = 1 + Math.max(0, ...atRoot);
  const last = tokens.length - 1;
  return {
    width: last < 0 ? 0 : (middles[last] ?? 0) + half(last) + MARGIN * unit,
    levels: Math.max(rootLevel, ...levels),
    rootLevel,
    middles,
    arcs: arcs.map(({ head, dependent, deprel }, index) => ({
      head,
      dependent,
      label: deprel,
      level: levels[index] ?? 1,
      from: (middles[head] ?? 0) + (dependent > head ? SIDE : -SIDE) * unit,
      to: middles[dependent] ?? 0,
    })),
    names: names.map((name) => ({
      kind: name.kind,
      left: (middles[name.firstToken] ?? 0) - half(name.firstToken),
      right: (middles[name.endToken - 1] ?? 0) + half(name.endToken - 1),
    })),
  };
}

/**
 * Levels for arcs: one inside another stands lower, and no two over the same words share a level, crossing or not.
 * Arcs that only meet at a word may.
 * @param arcs each over the words from `left` to `right`
 * @returns a level for each, from 1
 */
export function assignLevels(arcs: readonly { readonly left: number; readonly right: number }[]): number[] {
  const levels = new Array<number>(arcs.length).fill(0);
  const order = arcs
    .map((arc, index) => ({ ...arc, index }))
    .sort((a, b) => a.right - a.left - (b.right - b.left) || a.left - b.left);
  for (const { left, right, index } of order) {
    const below = arcs.map((other, at) => (other.left < right && left < other.right ? (levels[at] ?? 0) : 0));
    levels[index] = 1 + Math.max(0, ...below);
  }
  return levels;
}
