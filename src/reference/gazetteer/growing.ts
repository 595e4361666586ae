/** A typed array that grows as it is filled: a number takes its own bytes and nothing more. */

type Numbers = Float64Array | Float32Array | Uint32Array | Uint16Array | Uint8Array;

export class Growing<T extends Numbers> {
  readonly #make: new (
    length: number,
  ) => T;
  #array: T;
  #length = 0;

  constructor(make: new (length: number) => T) {
    this.#make = make;
    this.#array = new make(1024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#array.length) this.#reserve(this.#length + 1);
    this.#array[this.#length++] = value;
  }

  /** Appends all of another array. */
  append(values: T): void {
    this.#reserve(this.#length + values.length);
    this.#array.set(values, this.#length);
    this.#length += values.length;
  }

  /** What was filled in, as a view; not to be filled further. */
  take(): T {
    return this.#array.subarray(0, this.#length) as T;
  }

  #reserve(length: number): void {
    if (length <= this.#array.length) return;
    const wider = new this.#make(Math.max(length, Math.ceil(this.#array.length * 1.6)));
    wider.set(this.take());
    this.#array = wider;
  }
}
