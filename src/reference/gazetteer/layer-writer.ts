/**
 * Writes an imported table: the same columns and keys as the prepared gazetteer, filled row by row, so that memory holds
 * numbers and text but no objects. The names are kept as well, so that a table whose keys are made in an older way is
 * filed anew without its source.
 */
import { Growing } from './growing.ts';
import type { ImportedPlace, ImportKind } from './import/imported-place.ts';
import { LEVELS } from './levels.ts';
import { NAME_KINDS, NameIndex, scriptOf } from './name-index.ts';
import type { Column, Table } from './table.ts';
import { TextColumn } from './text-column.ts';

/** What is kept of an import beside its places. */
export interface LayerMeta {
  readonly name: string;
  readonly kind: ImportKind;
  /** Base name of the file that it came from, and the first sixteen hex digits of its SHA-256. */
  readonly file: string;
  readonly sha256: string;
  /** ISO date on which it was imported. */
  readonly date: string;
}

export class LayerWriter {
  readonly #lat = new Growing(Float64Array);
  readonly #lon = new Growing(Float64Array);
  readonly #radius = new Growing(Float32Array);
  readonly #population = new Growing(Uint32Array);
  readonly #feature = new Growing(Uint16Array);
  readonly #level = new Growing(Uint8Array);
  readonly #country = new Growing(Uint16Array);
  readonly #text = new TextColumn();
  readonly #names = new TextColumn();
  readonly #nameRow = new Growing(Uint32Array);
  readonly #features = new Numbered();
  readonly #countries = new Numbered();
  readonly #iso2: (iso3: string | null) => string;
  readonly #index = new NameIndex();

  /** @param iso2 the two-letter code of a three-letter one, '' where there is none */
  constructor(iso2: (iso3: string | null) => string) {
    this.#iso2 = iso2;
    this.#countries.of('');
  }

  get size(): number {
    return this.#lat.length;
  }

  /** @returns the number of its row */
  add(place: ImportedPlace): number {
    const row = this.size;
    this.#lat.push(place.lat);
    this.#lon.push(place.lon);
    this.#radius.push(place.radiusKm);
    this.#population.push(place.population);
    this.#feature.push(this.#features.of(place.feature));
    this.#level.push(LEVELS.indexOf(place.level));
    this.#country.push(this.#countries.of(place.country ?? ''));
    const { admin1, admin2, same } = place;
    const texts = [place.id, place.name, place.code, admin1?.code, admin1?.name, admin2?.code, admin2?.name];
    this.#text.add([...texts, same?.id, same?.name, place.source].map((text) => text ?? '').join('\t'));
    const names = [place.name, ...place.alternates];
    this.addNames(row, names, place.country, place.level);
    return row;
  }

  /** Files further names of a row; the first name that a row gets is its own, the others are alternates. */
  addNames(row: number, names: readonly string[], country: string | null, level: string, own = true): void {
    const usable = names.filter((name) => scriptOf(name) !== null);
    for (const name of usable) {
      this.#nameRow.push(row);
      this.#names.add(name);
    }
    const [first, ...rest] = usable;
    if (first === undefined) return;
    const named = { name: first, alternates: rest, level, country: this.#iso2(country) };
    this.#index.add(row, named, own ? NAME_KINDS.name : NAME_KINDS.alternate);
  }

  /** @param keys the version of the code that made the keys */
  finish(meta: LayerMeta, keys: string): Table {
    return {
      meta: { layer: meta, keys, features: this.#features.all, countries: this.#countries.all },
      columns: new Map<string, Column>([
        ['lat', this.#lat.take()],
        ['lon', this.#lon.take()],
        ['radius', this.#radius.take()],
        ['population', this.#population.take()],
        ['feature', this.#feature.take()],
        ['level', this.#level.take()],
        ['country', this.#country.take()],
        ['nameRow', this.#nameRow.take()],
        ...this.#text.columns('text'),
        ...this.#names.columns('name'),
        ...this.#index.columns(),
      ]),
    };
  }
}

/** Words with the number of their first use. */
class Numbered {
  readonly #numbers = new Map<string, number>();

  of(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(word, number);
    return number;
  }

  get all(): string[] {
    return [...this.#numbers.keys()];
  }
}
