/**
 * The gazetteer: names of places in the spellings that reports use, and where they are. Towns and areas come from GeoNames
 * (CC BY 4.0) by way of two packages, countries and what those lack from `data/places/`.
 */

import { BaseTable } from './gazetteer/base-table.ts';
import { oneEditAway } from './gazetteer/edits.ts';
import { distanceKm } from './gazetteer/geometry.ts';
import { rankImportance } from './gazetteer/importance.ts';
import { listImportFiles, openImports } from './gazetteer/imports-folder.ts';
import { strictKey } from './gazetteer/keys.ts';
import { LayerStack } from './gazetteer/layer-stack.ts';
import { NAME_KINDS, scriptOf } from './gazetteer/name-index.ts';
import { Overlay } from './gazetteer/overlay.ts';
import { CACHE_DIR, prepareGazetteer } from './gazetteer/prepare.ts';
import { soundCost, soundsOf } from './gazetteer/sound-key.ts';
import type {
  Demonym,
  Gazetteer,
  GazetteerHit,
  GazetteerPlace,
  LookupOptions,
  NameMatch,
} from './gazetteer/types.ts';
import { loadPlaceWords } from './lexicon/places.ts';

export interface GazetteerOptions {
  /** Further folders of places, in the format of `data/places/`: those of a workspace. */
  readonly extra?: readonly string[];
  /** Which imported tables of these folders to open, by their names. Default all. */
  readonly imports?: (name: string) => boolean;
  /** Where the prepared file is kept. Default `.cache/gazetteer` of the project. */
  readonly cacheDir?: string;
}

const MATCHES: readonly NameMatch[] = ['name', 'alternate', 'similar', 'similar-alternate', 'fuzzy'];
const DEFAULT_LIMIT = 60;
const CACHED_LOOKUPS = 4_000;

let prepared: { readonly file: string; readonly base: BaseTable } | null = null;

/**
 * Opens the gazetteer. Where the prepared file is missing or out of date it is built first, which takes some seconds and
 * is said on standard error.
 * @throws DataError naming file and line on bad data; Error when the packages are not installed
 */
export function openGazetteer(options: GazetteerOptions = {}): Gazetteer {
  const { file } = prepareGazetteer(options.cacheDir ?? CACHE_DIR, () =>
    process.stderr.write('preparing the gazetteer (some seconds, once)\n'),
  );
  // Read-only, and the same for every workspace: opened once in a process.
  if (prepared?.file !== file) prepared = { file, base: new BaseTable(file) };
  const { base } = prepared;
  const folders = options.extra ?? [];
  const overlay = new Overlay(folders, base);
  const files = listImportFiles(folders, options.imports);
  const imports = openImports(files, base, base.size + overlay.size);
  return new OpenGazetteer(new LayerStack(base, overlay, imports));
}

interface Found {
  readonly index: number;
  /** Into MATCHES. */
  readonly match: number;
  /** What its vowels cost, for a sound-alike. */
  readonly cost: number;
}

/** How much importance a sound-alike loses by what its vowels cost. */
const COST_WEIGHT = 0.12;

class OpenGazetteer implements Gazetteer {
  readonly words = loadPlaceWords();
  readonly version: string;
  readonly size: number;
  readonly #layers: LayerStack;
  readonly #lookups = new Map<string, readonly GazetteerHit[]>();
  readonly #demonyms = new Map<string, GazetteerPlace[]>();
  readonly #countries = new Map<string, GazetteerPlace>();
  readonly #admin1 = new Map<string, GazetteerPlace>();
  #capitals: ReadonlyMap<string, GazetteerPlace> | null = null;

  constructor(layers: LayerStack) {
    const { base, overlay } = layers;
    this.#layers = layers;
    this.version = [base.version, ...layers.imports.map(({ meta }) => meta.sha256.slice(0, 8))].join('+');
    this.size = layers.size;
    for (const index of base.indexesOf('country')) {
      const place = base.place(index);
      if (place.country && place.featureCode === 'PCLI') this.#countries.set(place.country, place);
    }
    for (const index of base.indexesOf('admin1')) this.#admin1.set(base.codeOf(index), base.place(index));
    for (const place of overlay.places) {
      if (place.level === 'country' && place.country) this.#countries.set(place.country, place);
      if (place.level === 'admin1' && place.admin1Code) this.#admin1.set(place.admin1Code, place);
    }
    this.#fileDemonyms();
  }

  lookupPlace(name: string, options: LookupOptions = {}): readonly GazetteerHit[] {
    const limit = options.limit ?? DEFAULT_LIMIT;
    const cacheKey = `${options.similar ? 1 : 0}${options.fuzzy ? 1 : 0}${limit}${name}`;
    const known = this.#lookups.get(cacheKey);
    if (known) return known;
    let found = this.#find(name, options.similar ?? false);
    if (found.size === 0 && options.fuzzy) found = this.#findFuzzy(name);
    const hits = this.#rank(found).slice(0, limit);
    if (this.#lookups.size >= CACHED_LOOKUPS) this.#lookups.clear();
    this.#lookups.set(cacheKey, hits);
    return hits;
  }

  hasName(name: string): boolean {
    const key = strictKey(name);
    return key !== '' && this.#layers.hasStrict(key);
  }

  lookupDemonym(word: string): Demonym | null {
    const places = this.#demonyms.get(word.toLowerCase());
    return places ? { word, places } : null;
  }

  placeOf(id: string): GazetteerPlace | null {
    const index = this.#layers.indexOf(id);
    return index === null ? null : this.#layers.place(index);
  }

  iso3(iso2: string): string | null {
    return this.#layers.base.countries.find((each) => each.iso2 === iso2)?.iso3 ?? null;
  }

  countryOf(iso3: string): GazetteerPlace | null {
    return this.#countries.get(iso3) ?? null;
  }

  capitalOf(iso3: string): GazetteerPlace | null {
    this.#capitals ??= this.#findCapitals();
    return this.#capitals.get(iso3) ?? null;
  }

  admin1Of(code: string): GazetteerPlace | null {
    return this.#admin1.get(code) ?? null;
  }

  nearestTown(lat: number, lon: number, withinKm: number): GazetteerPlace | null {
    const { base, overlay } = this.#layers;
    const index = base.nearestTown(lat, lon, withinKm);
    const far = (place: GazetteerPlace): number => distanceKm(lat, lon, place.lat, place.lon);
    let nearest = index === null ? null : base.place(index);
    for (const place of overlay.places)
      if (place.level === 'settlement' && far(place) <= (nearest ? far(nearest) : withinKm)) nearest = place;
    return nearest;
  }

  /** Exact spellings; sound-alikes too when nothing is spelled so or they are asked for. */
  #find(name: string, similar: boolean): Map<number, Found> {
    const found = new Map<number, Found>();
    const latin = scriptOf(name) === 'latin';
    const note = (index: number, kind: number, cost: number | null): void => {
      // A foreign-script name that happens to read like an English word is no match for that word.
      if (latin && kind === NAME_KINDS.otherScript) return;
      const match = (kind === NAME_KINDS.name ? 0 : 1) + (cost === null ? 0 : 2);
      const before = found.get(index);
      if (!before || before.match > match || (before.match === match && before.cost > (cost ?? 0)))
        found.set(index, { index, match, cost: cost ?? 0 });
    };
    const key = strictKey(name);
    if (key === '') return found;
    this.#layers.eachStrict(key, (place, kind) => note(place, kind, null));
    if (found.size > 0 && !similar) return found;
    for (const sound of soundsOf(name, null)) {
      this.#layers.eachSound(sound.key, (place, kind, vowels, firm) => {
        const cost = soundCost(sound.vowels, vowels, sound.key.length, firm);
        if (cost !== null) note(place, kind, cost);
      });
    }
    return found;
  }

  /** Names a letter away: slow, for a person who looks a name up. */
  #findFuzzy(name: string): Map<number, Found> {
    const found = new Map<number, Found>();
    for (const key of oneEditAway(strictKey(name))) {
      this.#layers.eachStrict(key, (index, kind) => {
        if (kind !== NAME_KINDS.otherScript) found.set(index, { index, match: MATCHES.length - 1, cost: 0 });
      });
    }
    return found;
  }

  #rank(found: ReadonlyMap<number, Found>): GazetteerHit[] {
    const scored = [...found.values()].map((each) => ({
      ...each,
      // A name of its own before a name that it is also known by.
      importance:
        rankImportance(this.#layers.ranked(each.index)) -
        (each.match % 2) * (each.match > 1 ? 0.16 : 0.08) -
        each.cost * COST_WEIGHT,
    }));
    scored.sort(
      (a, b) =>
        Math.floor(a.match / 2) - Math.floor(b.match / 2) || b.importance - a.importance || a.index - b.index,
    );
    return scored.map(({ index, match }) => ({
      place: this.#layers.place(index),
      match: MATCHES[match] ?? 'similar',
    }));
  }

  #findCapitals(): ReadonlyMap<string, GazetteerPlace> {
    const { base, overlay } = this.#layers;
    const capitals = new Map<string, GazetteerPlace>();
    for (let index = 0; index < base.size; index++) {
      if (base.ranked(index).featureCode !== 'PPLC') continue;
      const place = base.place(index);
      if (place.country) capitals.set(place.country, place);
    }
    for (const place of overlay.places)
      if (place.featureCode === 'PPLC' && place.country) capitals.set(place.country, place);
    return capitals;
  }

  #fileDemonyms(): void {
    for (const { iso3, demonyms } of this.#layers.base.countries) {
      const country = this.#countries.get(iso3);
      if (country) for (const word of demonyms) this.#addDemonym(word, country);
    }
    const byId = new Map(this.#layers.base.demonyms.map(({ word, id }) => [word, id]));
    for (const [word, id] of byId) {
      const hit = this.#supplementById(id);
      if (hit) this.#addDemonym(word, hit);
    }
    for (const { word, place } of this.#layers.overlay.demonyms) this.#addDemonym(word, place);
    for (const { words, place } of this.words.demonyms) {
      const best = this.lookupPlace(place)[0];
      if (!best) throw new Error(`places.yaml: demonym "${words[0]}" is of an unknown place "${place}"`);
      for (const word of words) this.#addDemonym(word, best.place);
    }
  }

  #supplementById(id: string): GazetteerPlace | null {
    const { base } = this.#layers;
    for (let index = base.size - 1; index >= 0 && base.supplement(index); index--) {
      if (base.idOf(index) === id) return base.place(index);
    }
    return null;
  }

  #addDemonym(word: string, place: GazetteerPlace): void {
    const plain = word.toLowerCase();
    // 'Syrians', but neither 'Chineses' nor 'Britishs'.
    const forms = /(?:[sxz]|sh|ese|ch)$/.test(plain) ? [plain] : [plain, `${plain}s`];
    for (const form of forms) {
      const list = this.#demonyms.get(form);
      if (!list) this.#demonyms.set(form, [place]);
      else if (!list.includes(place)) list.push(place);
    }
  }
}

export type { Gazetteer } from './gazetteer/types.ts';
