/** All layers of a gazetteer behind one row of numbers, with places that two layers have counted once. */
import type { BaseTable } from './base-table.ts';
import type { PlaceRef } from './import/imported-place.ts';
import type { Ranked } from './importance.ts';
import type { ImportedLayer } from './imported-layer.ts';
import { hashKey, strictKey } from './keys.ts';
import type { EntryVisitor, Layer } from './layer.ts';
import type { Overlay } from './overlay.ts';
import type { GazetteerPlace } from './types.ts';

export class LayerStack {
  readonly base: BaseTable;
  readonly overlay: Overlay;
  readonly imports: readonly ImportedLayer[];
  readonly size: number;
  readonly #layers: readonly { readonly layer: Layer; readonly offset: number }[];
  /** Places that a team's own table puts elsewhere or names otherwise. */
  readonly #replaced = new Map<number, number>();
  readonly #canonical = new Map<number, number>();
  #byId: Map<string, number> | null = null;

  /** @param imports in the order of their offsets, the first behind base and overlay */
  constructor(base: BaseTable, overlay: Overlay, imports: readonly ImportedLayer[]) {
    this.base = base;
    this.overlay = overlay;
    this.imports = imports;
    this.#layers = [
      { layer: base, offset: 0 },
      { layer: overlay, offset: base.size },
      ...imports.map((layer) => ({ layer, offset: layer.offset })),
    ];
    this.size = this.#layers.reduce((sum, { layer }) => sum + layer.size, 0);
    for (const layer of imports.filter(({ meta }) => meta.kind === 'own')) {
      for (let at = 0; at < layer.size; at++) {
        const target = this.#find(layer.sameAs(at), layer);
        if (target !== null) this.#replaced.set(target, layer.offset + at);
      }
    }
  }

  eachStrict(key: string, visit: EntryVisitor): void {
    const hash = hashKey(key);
    for (const { layer, offset } of this.#layers)
      layer.eachStrict(key, hash, (at, kind, vowels) => visit(this.#settle(at + offset), kind, vowels));
  }

  /** @param visit also learns whether names are spelled in one way where the place lies */
  eachSound(key: string, visit: (place: number, kind: number, vowels: number, firm: boolean) => void): void {
    const hash = hashKey(key);
    for (const { layer, offset } of this.#layers)
      layer.eachSound(key, hash, (at, kind, vowels) =>
        visit(this.#settle(at + offset), kind, vowels, layer.firm(at)),
      );
  }

  hasStrict(key: string): boolean {
    const hash = hashKey(key);
    return this.#layers.some(({ layer }) => layer.hasStrict(key, hash));
  }

  place(index: number): GazetteerPlace {
    const { layer, offset } = this.#layerOf(index);
    return layer.place(index - offset);
  }

  ranked(index: number): Ranked {
    const { layer, offset } = this.#layerOf(index);
    return layer.ranked(index - offset);
  }

  /** The number of a place by its id. The first call takes a moment: all ids are read. */
  indexOf(id: string): number | null {
    if (!this.#byId) {
      this.#byId = new Map();
      for (let index = this.size - 1; index >= 0; index--) this.#byId.set(this.#idOf(index), index);
    }
    const found = this.#byId.get(id);
    return found === undefined ? null : this.#settle(found);
  }

  #idOf(index: number): string {
    return index < this.base.size ? this.base.idOf(index) : this.place(index).id;
  }

  #layerOf(index: number): { readonly layer: Layer; readonly offset: number } {
    for (let at = this.#layers.length - 1; at >= 0; at--) {
      const found = this.#layers[at];
      if (found && index >= found.offset) return found;
    }
    throw new RangeError(`there is no place ${index}`);
  }

  /** The number under which a place is answered with. */
  #settle(index: number): number {
    if (this.imports.length === 0) return index;
    let settled = this.#canonical.get(index);
    if (settled === undefined) {
      const { layer, offset } = this.#layerOf(index);
      const imported = this.imports.find((each) => each === layer);
      const first =
        imported && imported.meta.kind !== 'own'
          ? (this.#find(imported.sameAs(index - offset), imported) ?? index)
          : index;
      settled = this.#replaced.get(first) ?? first;
      if (this.#canonical.size > 100_000) this.#canonical.clear();
      this.#canonical.set(index, settled);
    }
    return settled;
  }

  /** Finds what a row refers to in the layers before its own. */
  #find(ref: PlaceRef | null, before: ImportedLayer): number | null {
    if (ref === null) return null;
    const key = strictKey(ref.name);
    const hash = hashKey(key);
    for (const { layer, offset } of this.#layers) {
      if (layer === before) return null;
      let found: number | null = null;
      layer.eachStrict(key, hash, (at) => {
        if (found === null && this.#idOf(at + offset) === ref.id) found = at + offset;
      });
      if (found !== null) return found;
    }
    return null;
  }
}
