/** Part of the gazetteer: the prepared table, a workspace's own places, or an imported table. */
import type { Ranked } from './importance.ts';
import type { GazetteerPlace } from './types.ts';

/** What a key leads to: a place's number within its layer, how the name belongs to it, and the vowels of a sound. */
export type EntryVisitor = (place: number, kind: number, vowels: number) => void;

export interface Layer {
  readonly size: number;
  /** @param hash of the key; layers that keep their keys as text use that */
  eachStrict(key: string, hash: number, visit: EntryVisitor): void;
  eachSound(key: string, hash: number, visit: EntryVisitor): void;
  hasStrict(key: string, hash: number): boolean;
  place(at: number): GazetteerPlace;
  /** What importance is worked out from, without the rest of the place. */
  ranked(at: number): Ranked;
  /** Whether the names of its country have one spelling. */
  firm(at: number): boolean;
}
