/** Files the names of places under their keys, and writes them down as sorted hashes. */
import { Growing } from './growing.ts';
import { hashKey, strictKey } from './keys.ts';
import { soundsOf } from './sound-key.ts';
import type { Column } from './table.ts';

/** How a name belongs to its place; kept in the low two bits of an entry. */
export const NAME_KINDS = { name: 0, alternate: 1, otherScript: 2 } as const;
type NameKind = (typeof NAME_KINDS)[keyof typeof NAME_KINDS];

/** Generic words that an area's name may be used without ('Daraa Governorate'). */
const GENERIC =
  /^(?:(?:province|governorate|state|region|republic|district|muhafazat|wilaya|wilayat|department|departamento|provincia|estado) (?:of |de |d'|del |do |da )?)|(?:[ -](?:province|governorate|oblast'?|krai|kray|republic|region|state|county|parish|district|prefecture|department|municipality|canton|voivodeship|division|raion|subdistrict))$/iu;

export interface NamedPlace {
  readonly name: string;
  readonly alternates: readonly string[];
  readonly level: string;
  /** ISO2, whose spelling its names may follow; '' for none. */
  readonly country: string;
}

/** Every name under which a place is filed, with how it belongs to it. */
export function namesOf(
  place: NamedPlace,
  first: NameKind = NAME_KINDS.name,
): readonly (readonly [string, NameKind])[] {
  const names: [string, NameKind][] = [[place.name, first]];
  if (place.level === 'admin1' || place.level === 'admin2') {
    const bare = place.name.replace(GENERIC, '').trim();
    const kind = place.level === 'admin1' ? NAME_KINDS.name : NAME_KINDS.alternate;
    if (bare !== '' && bare !== place.name) names.push([bare, kind]);
  }
  for (const name of place.alternates) {
    const script = scriptOf(name);
    if (script !== null)
      names.push([name, script === 'latin' ? NAME_KINDS.alternate : NAME_KINDS.otherScript]);
  }
  return names;
}

/** Cyrillic, Hebrew, Arabic, Burmese, Ethiopic. */
const OTHER_SCRIPTS = [
  [0x400, 0x530],
  [0x590, 0x600],
  [0x600, 0x700],
  [0x1000, 0x10a0],
  [0x1200, 0x1380],
] as const;

/** Latin, or another script that keys can be made of; null for the rest. */
export function scriptOf(name: string): 'latin' | 'other' | null {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code < 65) continue;
    if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) return 'latin';
    if (OTHER_SCRIPTS.some(([from, to]) => code >= from && code < to)) return 'other';
    if (code >= 0x2b0 && code < 0x370) continue;
    return code >= 0x2000 && code < 0x2070 ? 'latin' : null;
  }
  return null;
}

/** Collects entries and gives them as columns: `strict*` and `sound*`, each sorted by hash, then by place. */
export class NameIndex {
  readonly #strict = new EntryList();
  readonly #sound = new EntryList();

  /** @param first how `name` belongs to the place: its own, unless one is only added to what is filed already */
  add(index: number, place: NamedPlace, first: NameKind = NAME_KINDS.name): void {
    const done = new Set<string>();
    const doneSounds = new Set<string>();
    for (const [name, kind] of namesOf(place, first)) {
      const key = strictKey(name);
      if (key === '' || done.has(key)) continue;
      done.add(key);
      this.#strict.add(hashKey(key), index, kind, 0);
      if (kind === NAME_KINDS.otherScript) continue;
      for (const sound of soundsOf(name, place.country || null)) {
        const mark = `${sound.key}${sound.vowels}`;
        if (doneSounds.has(mark)) continue;
        doneSounds.add(mark);
        this.#sound.add(hashKey(sound.key), index, kind, sound.vowels);
      }
    }
  }

  columns(): [string, Column][] {
    return [...this.#strict.columns('strict', false), ...this.#sound.columns('sound', true)];
  }
}

class EntryList {
  readonly #hashes = new Growing(Float64Array);
  readonly #entries = new Growing(Uint32Array);
  readonly #vowels = new Growing(Uint32Array);

  add(hash: number, place: number, kind: NameKind, vowels: number): void {
    this.#hashes.push(hash);
    this.#entries.push(place * 4 + kind);
    this.#vowels.push(vowels);
  }

  columns(prefix: string, withVowels: boolean): [string, Column][] {
    const hashes = this.#hashes.take();
    // Sorting numbers natively is several times faster than by a comparison; each entry is then put where its hash went.
    const sorted = hashes.slice().sort();
    const placed = new Uint32Array(sorted.length);
    const entries = new Uint32Array(sorted.length);
    const vowels = new Uint32Array(withVowels ? sorted.length : 0);
    const [entriesIn, vowelsIn] = [this.#entries.take(), this.#vowels.take()];
    hashes.forEach((hash, at) => {
      const first = firstIndexOf(sorted, hash);
      const to = first + (placed[first] ?? 0);
      entries[to] = entriesIn[at] ?? 0;
      if (withVowels) vowels[to] = vowelsIn[at] ?? 0;
      placed[first] = (placed[first] ?? 0) + 1;
    });
    return [
      [`${prefix}Hash`, sorted],
      [`${prefix}Entry`, entries],
      ...(withVowels ? [[`${prefix}Vowels`, vowels] satisfies [string, Column]] : []),
    ];
  }
}

/** Where a number first stands in a sorted list. */
function firstIndexOf(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
