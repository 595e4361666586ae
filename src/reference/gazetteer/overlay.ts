/** Places of a workspace, laid over the prepared table. Few, and kept in memory. */
import type { BaseTable } from './base-table.ts';
import { levelOf } from './build.ts';
import { strictKey } from './keys.ts';
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

export class Overlay {
  readonly places: readonly GazetteerPlace[];
  readonly demonyms: readonly { readonly word: string; readonly place: GazetteerPlace }[];
  readonly #strict = new Map<string, Entry[]>();
  readonly #sounds = new Map<string, Entry[]>();

  /** @throws DataError naming file and line */
  constructor(dirs: readonly string[], base: BaseTable) {
    const places: GazetteerPlace[] = [];
    const demonyms: { word: string; place: GazetteerPlace }[] = [];
    for (const raw of dirs.flatMap((dir) => loadSupplement(dir).places)) {
      const place = overlayPlace(raw, base.size + places.length);
      places.push(place);
      for (const word of raw.demonyms) demonyms.push({ word, place });
      const named = { name: raw.name, alternates: raw.aliases, level: place.level, country: '' };
      for (const [name, kind] of namesOf(named)) {
        file(this.#strict, strictKey(name), { place: place.index, kind, vowels: 0 });
        if (kind === NAME_KINDS.otherScript) continue;
        for (const { key, vowels } of soundsOf(name, null))
          file(this.#sounds, key, { place: place.index, kind, vowels });
      }
    }
    this.places = places;
    this.demonyms = demonyms;
  }

  strict(key: string): readonly Entry[] {
    return this.#strict.get(key) ?? [];
  }

  sounds(key: string): readonly Entry[] {
    return this.#sounds.get(key) ?? [];
  }
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
