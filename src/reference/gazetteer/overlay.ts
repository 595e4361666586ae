/** Places of a workspace, laid over the prepared table. Few, and kept in memory. */
import type { BaseTable } from './base-table.ts';
import type { Ranked } from './importance.ts';
import { strictKey } from './keys.ts';
import type { EntryVisitor, Layer } from './layer.ts';
import { levelOf } from './levels.ts';
import { NAME_KINDS, namesOf } from './name-index.ts';
import { soundsOf } from './sound-key.ts';
import { loadSupplement, type SupplementPlace } from './supplement.ts';
import type { GazetteerPlace } from './types.ts';

interface Entry {
  readonly place: number;
  readonly kind: number;
  /** Of a sound; 0 for a spelling. */
  readonly vowels: number;
}

export class Overlay implements Layer {
  readonly size: number;
  readonly places: readonly GazetteerPlace[];
  readonly demonyms: readonly { readonly word: string; readonly place: GazetteerPlace }[];
  readonly #strict = new Map<string, Entry[]>();
  readonly #sounds = new Map<string, Entry[]>();

  /** @throws DataError naming file and line */
  constructor(dirs: readonly string[], base: BaseTable) {
    const places: GazetteerPlace[] = [];
    const demonyms: { word: string; place: GazetteerPlace }[] = [];
    for (const raw of dirs.flatMap((dir) => loadSupplement(dir).places)) {
      const at = places.length;
      const place = overlayPlace(raw, base.size + at);
      places.push(place);
      for (const word of raw.demonyms) demonyms.push({ word, place });
      const named = { name: raw.name, alternates: raw.aliases, level: place.level, country: '' };
      for (const [name, kind] of namesOf(named)) {
        file(this.#strict, strictKey(name), { place: at, kind, vowels: 0 });
        if (kind === NAME_KINDS.otherScript) continue;
        for (const { key, vowels } of soundsOf(name, null))
          file(this.#sounds, key, { place: at, kind, vowels });
      }
    }
    this.places = places;
    this.size = places.length;
    this.demonyms = demonyms;
  }

  eachStrict(key: string, _hash: number, visit: EntryVisitor): void {
    visitAll(this.#strict.get(key), visit);
  }

  eachSound(key: string, _hash: number, visit: EntryVisitor): void {
    visitAll(this.#sounds.get(key), visit);
  }

  hasStrict(key: string): boolean {
    return this.#strict.has(key);
  }

  place(at: number): GazetteerPlace {
    const place = this.places[at];
    if (!place) throw new RangeError(`there is no place ${at}`);
    return place;
  }

  ranked(at: number): Ranked {
    return this.place(at);
  }

  firm(): boolean {
    return false;
  }
}

function visitAll(entries: readonly Entry[] | undefined, visit: EntryVisitor): void {
  for (const { place, kind, vowels } of entries ?? []) visit(place, kind, vowels);
}

function file(index: Map<string, Entry[]>, key: string, entry: Entry): void {
  if (key === '') return;
  const list = index.get(key);
  if (!list) index.set(key, [entry]);
  else if (!list.some((each) => each.place === entry.place && each.vowels === entry.vowels)) list.push(entry);
}

/** A workspace may hold countries that are in no standard; its first-level areas are known by their names. */
function overlayPlace(raw: SupplementPlace, index: number): GazetteerPlace {
  const level = levelOf(raw.feature);
  const code = (area: string | null): string | null =>
    raw.country && area ? `${raw.country}.${area}` : null;
  return {
    index,
    id: `onrecord:${raw.id}`,
    name: raw.name,
    lat: raw.lat,
    lon: raw.lon,
    radiusKm: raw.radiusKm,
    country: raw.country,
    admin1: level === 'admin1' ? raw.name : raw.admin1,
    admin2: level === 'admin2' ? raw.name : raw.admin2,
    featureCode: raw.feature,
    level,
    population: raw.population,
    admin1Code: level === 'admin1' ? code(raw.name) : code(raw.admin1),
    admin2Code: null,
    supplement: true,
  };
}
