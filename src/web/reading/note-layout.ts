/** Where the claims in the margin and the brackets of attributions stand. Plain geometry in CSS pixels. */

export interface NoteBox {
  readonly id: string;
  /** Where it would like to stand: beside its sentence. */
  readonly wanted: number;
  readonly height: number;
}

/**
 * Tops of notes that never overlap: each at its wanted place or below the one before it, in the order given.
 * @returns tops by id, and the bottom of the last note
 */
export function stackNotes(
  boxes: readonly NoteBox[],
  gap: number,
): { readonly tops: ReadonlyMap<string, number>; readonly bottom: number } {
  const tops = new Map<string, number>();
  let free = 0;
  for (const box of boxes) {
    const top = Math.max(box.wanted, free);
    tops.set(box.id, top);
    free = top + box.height + gap;
  }
  return { tops, bottom: Math.max(0, free - gap) };
}

export interface Extent {
  readonly id: string;
  readonly top: number;
  readonly bottom: number;
  readonly parent: string | null;
}

/**
 * Lanes for brackets in the left margin: 0 is outermost; a nested attribution stands at least one lane nearer to the
 * text than its parent, and no two brackets share a lane on the same lines.
 */
export function assignLanes(extents: readonly Extent[]): ReadonlyMap<string, number> {
  const lanes = new Map<string, number>();
  const placed: (Extent & { readonly lane: number })[] = [];
  const depth = (item: Extent): number => {
    const parent = extents.find((other) => other.id === item.parent);
    return parent && parent !== item ? depth(parent) + 1 : 0;
  };
  const order = extents
    .map((item) => ({ item, depth: depth(item) }))
    .sort((a, b) => a.depth - b.depth || a.item.top - b.item.top);
  for (const { item } of order) {
    let lane = item.parent === null ? 0 : (lanes.get(item.parent) ?? -1) + 1;
    while (placed.some((other) => other.lane === lane && other.top < item.bottom && other.bottom > item.top))
      lane += 1;
    lanes.set(item.id, lane);
    placed.push({ ...item, lane });
  }
  return lanes;
}
