/** An imported table: its places and names, behind the numbers of the layers before it. */
import { z } from 'zod';
import { importKind, type PlaceRef } from './import/imported-place.ts';
import type { Ranked } from './importance.ts';
import type { EntryVisitor, Layer } from './layer.ts';
import { LEVELS } from './levels.ts';
import { hasFirmVowels } from './orthography.ts';
import { SortedEntries } from './sorted-entries.ts';
import type { Column, Table } from './table.ts';
import type { GazetteerPlace } from './types.ts';

export const layerMeta = z.object({
  name: z.string(),
  kind: importKind,
  file: z.string(),
  sha256: z.string(),
  date: z.string(),
});
const metaSchema = z.object({
  layer: layerMeta,
  keys: z.string(),
  features: z.array(z.string()),
  countries: z.array(z.string()),
});

type ImportedMeta = z.infer<typeof layerMeta>;

export class ImportedLayer implements Layer {
  readonly meta: ImportedMeta;
  /** The version of the code that made its keys. */
  readonly keys: string;
  readonly size: number;
  /** The number of its first place in the whole gazetteer. */
  readonly offset: number;
  readonly #columns: Table['columns'];
  readonly #features: readonly string[];
  readonly #countries: readonly string[];
  readonly #firm: readonly boolean[];
  readonly #strict: SortedEntries;
  readonly #sounds: SortedEntries;
  readonly #places = new Map<number, GazetteerPlace>();

  /**
   * @param iso2 the two-letter code of a three-letter one
   * @throws Error when the table is no import, or one of another format
   */
  constructor(table: Table, offset: number, iso2: (iso3: string) => string | null) {
    const meta = metaSchema.parse(table.meta);
    this.meta = meta.layer;
    this.keys = meta.keys;
    this.offset = offset;
    this.#columns = table.columns;
    this.#features = meta.features;
    this.#countries = meta.countries;
    this.#firm = meta.countries.map((iso3) => hasFirmVowels(iso2(iso3)));
    this.size = this.#column('lat').length;
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

  ranked(at: number): Ranked {
    return {
      level: LEVELS[this.#value('level', at)] ?? 'site',
      featureCode: this.#features[this.#value('feature', at)] ?? 'PPL',
      population: this.#value('population', at),
      supplement: this.meta.kind === 'own',
    };
  }

  firm(at: number): boolean {
    return this.#firm[this.#value('country', at)] ?? false;
  }

  place(at: number): GazetteerPlace {
    const known = this.#places.get(at);
    if (known) return known;
    const [id = '', name = '', code = '', code1 = '', name1 = '', code2 = '', name2 = ''] = this.#texts(at);
    const { level, featureCode, population, supplement } = this.ranked(at);
    const own = (text: string): string | null => (text === '' ? null : text);
    const place: GazetteerPlace = {
      index: this.offset + at,
      id,
      name,
      lat: this.#value('lat', at),
      lon: this.#value('lon', at),
      radiusKm: Math.round(this.#value('radius', at) * 10) / 10,
      country: own(this.#countries[this.#value('country', at)] ?? ''),
      admin1: level === 'admin1' ? name : own(name1),
      admin2: featureCode === 'ADM2' ? name : own(name2),
      featureCode,
      level,
      population,
      admin1Code: level === 'admin1' ? own(code) : own(code1),
      admin2Code: featureCode === 'ADM2' ? own(code) : own(code2),
      supplement,
    };
    if (this.#places.size >= 8_000) this.#places.clear();
    this.#places.set(at, place);
    return place;
  }

  /** The place of another layer that this one is; null for a place of its own. */
  sameAs(at: number): PlaceRef | null {
    const [id = '', name = ''] = this.#texts(at).slice(7, 9);
    return id === '' ? null : { id, name };
  }

  /** Own code of an area; '' for any other place. */
  codeOf(at: number): string {
    return this.#texts(at)[2] ?? '';
  }

  /** V, S or M of our own tables; null elsewhere. */
  sourceOf(at: number): string | null {
    return this.#texts(at)[9] || null;
  }

  /** Every name with the row that it belongs to, in the order in which they were filed. */
  *names(): Generator<readonly [row: number, name: string]> {
    const rows = this.#column('nameRow');
    for (let at = 0; at < rows.length; at++) yield [rows[at] ?? 0, this.#textAt('name', at)];
  }

  #texts(at: number): string[] {
    return this.#textAt('text', at).split('\t');
  }

  #textAt(name: string, at: number): string {
    const bytes = this.#column(name);
    const offsets = this.#column(`${name}Offset`);
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return buffer.toString('utf8', offsets[at] ?? 0, offsets[at + 1] ?? 0);
  }

  #value(column: string, at: number): number {
    return this.#column(column)[at] ?? 0;
  }

  #column(name: string): Column {
    const column = this.#columns.get(name);
    if (!column) throw new Error(`it lacks the column "${name}"`);
    return column;
  }
}
