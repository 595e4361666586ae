/** A column of strings. */
import { Growing } from './growing.ts';
import type { Column } from './table.ts';

const ENCODER = new TextEncoder();

/** Strings, one after the other in UTF-8, with the offset of each. */
export class TextColumn {
  readonly #bytes = new Growing(Uint8Array);
  readonly #offsets = new Growing(Uint32Array);

  constructor() {
    this.#offsets.push(0);
  }

  add(text: string): void {
    this.#bytes.append(ENCODER.encode(text));
    this.#offsets.push(this.#bytes.length);
  }

  columns(name: string): [string, Column][] {
    return [
      [name, this.#bytes.take()],
      [`${name}Offset`, this.#offsets.take()],
    ];
  }
}
