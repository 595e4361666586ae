/** Imports a table of places into a folder of places: all of it, or nothing. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { openGazetteer } from '../../gazetteer.ts';
import { DATA_DIR, DataError } from '../../load-yaml.ts';
import { keysVersion, writeImport } from '../imports-folder.ts';
import { LayerWriter } from '../layer-writer.ts';
import { loadCountries } from '../supplement.ts';
import { isAlternateRow, parseAlternateRow } from './alternate-names.ts';
import { isDumpRow, isWanted, parseDumpRow, placeOfRow } from './geonames-dump.ts';
import { IMPORT_KINDS, type ImportKind } from './imported-place.ts';
import { KnownPlaces } from './known-places.ts';
import { findOwnColumns, placeOfRecord } from './own-csv.ts';
import { findPcodeColumns, isTagRow } from './pcode-columns.ts';
import { PcodeTable } from './pcodes.ts';
import { findDelimiter, readCsv } from './read-csv.ts';
import { readLines } from './read-lines.ts';

export interface ImportOptions {
  /** The folder of places, such as `places` of a workspace. */
  readonly dir: string;
  /** What the import is called; default the file's name. */
  readonly name?: string | undefined;
  /** Also sites and natural features that reports seldom name. */
  readonly allFeatures?: boolean;
  /** ISO date of today. */
  readonly date: string;
  /** Called for each row that was read. */
  readonly onRow?: () => void;
  /** Asked now and then; true ends the import with nothing changed. */
  readonly stopped?: () => boolean;
  readonly cacheDir?: string;
}

export interface ImportReport {
  readonly name: string;
  readonly kind: ImportKind;
  /** Rows read, and of those what is not taken over: other kinds of features, codes, unknown places. */
  readonly rows: number;
  readonly left: number;
  /** Rows that became places, and how many of those the gazetteer had. */
  readonly places: number;
  readonly known: number;
}

/** The user ended the import. */
export class ImportStopped extends Error {
  override readonly name = 'ImportStopped';
  constructor() {
    super('stopped; nothing was imported');
  }
}

/** More rows than memory is meant to hold; a country has at most some two million. */
const MAX_ROWS = 5_000_000;

/**
 * Reads a file of any supported format and files its places.
 * @throws DataError naming file and line for a bad row or an unknown format; ImportStopped
 */
export async function importPlaces(file: string, options: ImportOptions): Promise<ImportReport> {
  const kind = detectKind(file);
  const name = `${kind}-${slug(options.name ?? basename(file, extname(file)))}`;
  const gazetteer = openGazetteer({
    extra: existsSync(options.dir) ? [options.dir] : [],
    imports: (other) => isBefore(other, name),
    ...(options.cacheDir === undefined ? {} : { cacheDir: options.cacheDir }),
  });
  const known = new KnownPlaces(gazetteer, loadCountries(join(DATA_DIR, 'places/countries.tsv')));
  const work = new ImportWork(file, known, options);
  await work.run(kind);
  const sha256 = (await hashFile(file)).slice(0, 16);
  const meta = { name, kind, file: basename(file), sha256, date: options.date };
  if (work.writer.size === 0)
    throw new DataError(file, 1, 'no row of this file could be taken over; the gazetteer is as it was');
  writeImport(options.dir, name, work.writer.finish(meta, keysVersion()));
  return { name, kind, rows: work.rows, left: work.left, places: work.writer.size, known: work.known };
}

/** Imports that another may build on: of an earlier kind, or of its own kind and earlier in the alphabet. */
function isBefore(other: string, name: string): boolean {
  const [a, b] = [orderOf(other), orderOf(name)];
  return a < b || (a === b && other < name);
}

function orderOf(name: string): number {
  return IMPORT_KINDS.findIndex((kind) => name.startsWith(`${kind}-`));
}

function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-|-$/g, '').slice(0, 60) || 'places';
}

/**
 * Tells the format by the first rows.
 * @throws DataError that says what would be right
 */
export function detectKind(file: string): ImportKind {
  const head: string[] = [];
  for (const { text } of readLines(file)) {
    head.push(text);
    if (head.length === 3) break;
  }
  const first = head[0] ?? '';
  if (isDumpRow(first)) return 'geonames';
  if (isAlternateRow(first)) return 'names';
  if (/^[A-Z]{2}\.[A-Z0-9]+(?:\.[^\t]+)?\t/.test(first))
    throw new DataError(
      file,
      1,
      'names of admin codes; the gazetteer has these already, and the dump of a country brings their points',
    );
  const rows = head.map((line) =>
    line.split(findDelimiter(first)).map((cell) => cell.trim().replace(/^"|"$/g, '')),
  );
  if (rows.some(isTagRow) || findPcodeColumns(rows[0] ?? [])) return 'pcodes';
  if (findOwnColumns(rows[0] ?? [])) return 'own';
  throw new DataError(
    file,
    1,
    'no table of places: a GeoNames dump (19 columns between tabs), alternate names of GeoNames, a P-code table ' +
      '(HXL tags such as #adm2+code, or heads such as ADM2_PCODE), or CSV with the heads name, lat and lon would be right',
  );
}

class ImportWork {
  readonly writer: LayerWriter;
  rows = 0;
  left = 0;
  known = 0;
  readonly #file: string;
  readonly #known: KnownPlaces;
  readonly #options: ImportOptions;

  constructor(file: string, known: KnownPlaces, options: ImportOptions) {
    this.#file = file;
    this.#known = known;
    this.#options = options;
    this.writer = new LayerWriter((iso3) => known.iso2(iso3));
  }

  async run(kind: ImportKind): Promise<void> {
    switch (kind) {
      case 'geonames':
        return this.#readDump();
      case 'names':
        return this.#readNames();
      case 'pcodes':
        return this.#readPcodes();
      case 'own':
        return this.#readOwn();
    }
  }

  async #readDump(): Promise<void> {
    const areaNames = new Map<string, string>();
    for (const line of readLines(this.#file)) {
      if (!line.text.includes('\tADM')) continue;
      const row = parseDumpRow(this.#file, line);
      if (row.feature === 'ADM1') areaNames.set(row.admin1, row.name);
      if (row.feature === 'ADM2') areaNames.set(row.admin2, row.name);
    }
    for (const line of readLines(this.#file)) {
      await this.#step(line.number);
      if (line.text === '') continue;
      const row = parseDumpRow(this.#file, line);
      if (isWanted(row, this.#options.allFeatures ?? false))
        this.#add(placeOfRow(row, this.#known, areaNames));
      else this.left++;
    }
  }

  async #readNames(): Promise<void> {
    const rowOf = new Map<string, number>();
    for (const line of readLines(this.#file)) {
      await this.#step(line.number);
      if (line.text === '') continue;
      const alternate = parseAlternateRow(this.#file, line);
      const place = alternate && this.#known.byId(`geonames:${alternate.geonameId}`);
      if (!alternate || !place) {
        this.left++;
        continue;
      }
      const row = rowOf.get(place.id);
      if (row !== undefined) {
        this.writer.addNames(row, [alternate.name], place.country, place.level);
        continue;
      }
      const { featureCode, admin1Code, admin2Code, level } = place;
      const code = level === 'admin1' ? admin1Code : featureCode === 'ADM2' ? admin2Code : null;
      const added = this.#add({
        ...place,
        radiusKm: place.radiusKm ?? 2,
        feature: featureCode,
        ...this.#known.areasOf(place),
        code: code ?? '',
        same: { id: place.id, name: place.name },
        source: '',
        alternates: [alternate.name],
      });
      rowOf.set(place.id, added);
    }
  }

  async #readPcodes(): Promise<void> {
    let table: PcodeTable | null = null;
    let head: readonly string[] | null = null;
    for (const record of this.#readRecords()) {
      if (isTagRow(record.cells) || head === null) {
        const columns = findPcodeColumns(record.cells);
        head = record.cells;
        if (columns) table = new PcodeTable(this.#file, columns, this.#known);
        continue;
      }
      await this.#step(record.line);
      // A head in words stands above its tags.
      if (!table && this.rows > 3) break;
      table?.add(record);
    }
    if (!table) throw new DataError(this.#file, 1, 'no level has both a column of P-codes and one of names');
    const left = (): void => {
      this.left++;
    };
    for (const place of table.places(left)) this.#add(place);
  }

  async #readOwn(): Promise<void> {
    let columns: ReturnType<typeof findOwnColumns> = null;
    const ids = new Map<string, number>();
    for (const record of this.#readRecords()) {
      if (!columns) {
        columns = findOwnColumns(record.cells);
        if (!columns)
          throw new DataError(this.#file, record.line, 'the heads name, lat and lon would be right');
        continue;
      }
      await this.#step(record.line);
      const place = placeOfRecord(this.#file, record, columns, this.#known);
      const earlier = ids.get(place.id);
      if (earlier !== undefined)
        throw new DataError(this.#file, record.line, `the id "${place.id}" is also that of line ${earlier}`);
      ids.set(place.id, record.line);
      this.#add(place);
    }
  }

  #readRecords(): ReturnType<typeof readCsv> {
    const first = readLines(this.#file).next().value;
    return readCsv(this.#file, readLines(this.#file), findDelimiter(first?.text ?? ''));
  }

  #add(place: Parameters<LayerWriter['add']>[0]): number {
    if (this.writer.size >= MAX_ROWS)
      throw new DataError(this.#file, 1, 'more than five million places; import the countries that you need');
    if (place.same) this.known++;
    return this.writer.add(place);
  }

  /** Counts a row; gives way now and then, so that an interrupt is heard. */
  async #step(line: number): Promise<void> {
    this.rows++;
    this.#options.onRow?.();
    if (line % 2000 !== 0) return;
    await new Promise((resolve) => setImmediate(resolve));
    if (this.#options.stopped?.()) throw new ImportStopped();
  }
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const block of createReadStream(file)) hash.update(block as Buffer);
  return hash.digest('hex');
}
