/** Entries of an index in order of their hash. */
import type { EntryVisitor } from './layer.ts';
import type { Column } from './table.ts';

export class SortedEntries {
  readonly #hashes: Column;
  readonly #entries: Column;
  readonly #vowels: Column | null;

  constructor(hashes: Column, entries: Column, vowels: Column | null = null) {
    this.#hashes = hashes;
    this.#entries = entries;
    this.#vowels = vowels;
  }

  has(hash: number): boolean {
    return this.#hashes[this.#firstAt(hash)] === hash;
  }

  each(hash: number, visit: EntryVisitor): void {
    for (let at = this.#firstAt(hash); this.#hashes[at] === hash; at++) {
      const entry = this.#entries[at] ?? 0;
      visit(entry >>> 2, entry & 3, this.#vowels?.[at] ?? 0);
    }
  }

  #firstAt(hash: number): number {
    let low = 0;
    let high = this.#hashes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#hashes[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
