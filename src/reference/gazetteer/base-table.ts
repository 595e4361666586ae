/** Reads places and names out of the prepared table; decodes a place only when it is asked for. */
import { distanceKm } from './geometry.ts';
import type { Ranked } from './importance.ts';
import type { EntryVisitor, Layer } from './layer.ts';
import { LEVELS } from './levels.ts';
import { hasFirmVowels } from './orthography.ts';
import { SortedEntries } from './sorted-entries.ts';
import { type Column, readTable, type Table } from './table.ts';
import type { GazetteerPlace } from './types.ts';

export interface CountryMeta {
  readonly iso2: string;
  readonly iso3: string;
  readonly demonyms: readonly string[];
}

const CACHED_PLACES = 8_000;

export class BaseTable implements Layer {
  readonly version: string;
  readonly size: number;
  readonly countries: readonly CountryMeta[];
  readonly demonyms: readonly { readonly word: string; readonly id: string }[];
  readonly #features: readonly string[];
  readonly #firm: readonly boolean[];
  readonly #iso2: ReadonlyMap<string, string>;
  readonly #columns: Table['columns'];
  readonly #text: Buffer;
  readonly #textOffset: Column;
  readonly #strict: SortedEntries;
  readonly #sounds: SortedEntries;
  readonly #places = new Map<number, GazetteerPlace>();

  constructor(file: string) {
    const table = readTable(file);
    const meta = table.meta as {
      version: string;
      features: string[];
      countries: CountryMeta[];
      demonyms: { word: string; id: string }[];
    };
    this.version = meta.version;
    this.countries = meta.countries;
    this.demonyms = meta.demonyms;
    this.#features = meta.features;
    this.#iso2 = new Map(meta.countries.map(({ iso2, iso3 }) => [iso3, iso2]));
    this.#firm = meta.countries.map(({ iso2 }) => hasFirmVowels(iso2));
    this.#columns = table.columns;
    const text = this.#column('text');
    this.#text = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    this.#textOffset = this.#column('textOffset');
    this.size = this.#textOffset.length - 1;
    this.#strict = new SortedEntries(this.#column('strictHash'), this.#column('strictEntry'));
    this.#sounds = new SortedEntries(
      this.#column('soundHash'),
      this.#column('soundEntry'),
      this.#column('soundVowels'),
    );
  }

  eachStrict(_key: string, hash: number, visit: EntryVisitor): void {
    this.#strict.each(hash, visit);
  }

  eachSound(_key: string, hash: number, visit: EntryVisitor): void {
    this.#sounds.each(hash, visit);
  }

  hasStrict(_key: string, hash: number): boolean {
    return this.#strict.has(hash);
  }

  ranked(index: number): Ranked {
    return {
      level: this.level(index),
      featureCode: this.#features[this.#value('feature', index)] ?? 'PPL',
      population: this.#value('population', index),
      supplement: this.supplement(index),
    };
  }

  level(index: number): GazetteerPlace['level'] {
    return LEVELS[this.#value('level', index)] ?? 'site';
  }

  /** Whether the names of its country have one spelling. */
  firm(index: number): boolean {
    return this.#firm[this.#value('country', index)] ?? false;
  }

  supplement(index: number): boolean {
    return this.#value('supplement', index) === 1;
  }

  /** Numbers of every place of one level. */
  indexesOf(level: GazetteerPlace['level']): readonly number[] {
    const wanted = LEVELS.indexOf(level);
    const found: number[] = [];
    this.#column('level').forEach((each, index) => {
      if (each === wanted) found.push(index);
    });
    return found;
  }

  /** ISO2 of an ISO3 code; null for one that is no country's. */
  iso2(iso3: string | null): string | null {
    return (iso3 !== null && this.#iso2.get(iso3)) || null;
  }

  idOf(index: number): string {
    const text = this.#textAt(index);
    return text.slice(0, text.indexOf('\t'));
  }

  /** Number of the settlement nearest to a point; null when there is none within some kilometres. */
  nearestTown(lat: number, lon: number, withinKm: number): number | null {
    const lats = this.#column('lat');
    const lons = this.#column('lon');
    const levels = this.#column('level');
    const town = LEVELS.indexOf('settlement');
    const reach = withinKm / 111;
    let nearest: number | null = null;
    let nearestKm = withinKm;
    for (let index = 0; index < this.size; index++) {
      const apart = (lats[index] ?? 0) - lat;
      if (apart > reach || apart < -reach || levels[index] !== town) continue;
      const km = distanceKm(lat, lon, lats[index] ?? 0, lons[index] ?? 0);
      if (km > nearestKm) continue;
      nearest = index;
      nearestKm = km;
    }
    return nearest;
  }

  codeOf(index: number): string {
    return this.#textAt(index).split('\t')[2] ?? '';
  }

  place(index: number): GazetteerPlace {
    const cached = this.#places.get(index);
    if (cached) return cached;
    const [id = '', name = '', code = '', admin1 = '', admin2 = ''] = this.#textAt(index).split('\t');
    const level = this.level(index);
    const area1 = this.#value('admin1', index);
    const area2 = this.#value('admin2', index);
    const country = this.countries[this.#value('country', index)];
    const { featureCode, population, supplement } = this.ranked(index);
    const nameOf = (area: number): string | null =>
      area > 0 ? (this.#textAt(area - 1).split('\t')[1] ?? null) : null;
    const place: GazetteerPlace = {
      index,
      id,
      name,
      lat: this.#value('lat', index),
      lon: this.#value('lon', index),
      radiusKm: Math.round(this.#value('radius', index) * 10) / 10,
      country: country?.iso3 ?? null,
      admin1: level === 'admin1' ? name : (nameOf(area1) ?? (supplement && admin1 !== '' ? admin1 : null)),
      admin2: level === 'admin2' ? name : (nameOf(area2) ?? (supplement && admin2 !== '' ? admin2 : null)),
      featureCode,
      level,
      population,
      admin1Code: level === 'admin1' ? code : area1 > 0 ? this.codeOf(area1 - 1) : null,
      admin2Code: level === 'admin2' ? code : area2 > 0 ? this.codeOf(area2 - 1) : null,
      supplement,
    };
    if (this.#places.size >= CACHED_PLACES) this.#places.clear();
    this.#places.set(index, place);
    return place;
  }

  #textAt(index: number): string {
    return this.#text.toString('utf8', this.#textOffset[index] ?? 0, this.#textOffset[index + 1] ?? 0);
  }

  #value(column: string, index: number): number {
    return this.#column(column)[index] ?? 0;
  }

  #column(name: string): Column {
    const column = this.#columns.get(name);
    if (!column) throw new Error(`prepared gazetteer lacks "${name}": run "npm run setup"`);
    return column;
  }
}
