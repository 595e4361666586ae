/** Our own table of places: a CSV file with a head. docs/places.md lists the columns. */
import { z } from 'zod';
import { DataError } from '../../load-yaml.ts';
import { strictKey } from '../keys.ts';
import { levelOf } from '../levels.ts';
import { parsePoint } from './geonames-dump.ts';
import { type AreaRef, type ImportedPlace, reachOf } from './imported-place.ts';
import type { KnownPlaces } from './known-places.ts';
import type { CsvRecord } from './read-csv.ts';

/** Columns by what they may be called, written small and without signs. */
const COLUMNS = {
  id: ['id'],
  name: ['name', 'placename'],
  alternates: ['alternatenames', 'alternates', 'aliases', 'othernames'],
  lat: ['lat', 'latitude', 'y'],
  lon: ['lon', 'long', 'lng', 'longitude', 'x'],
  country: ['country', 'countrycode', 'iso3', 'iso2'],
  feature: ['featurecode', 'feature', 'type'],
  radius: ['radiuskm', 'radius'],
  admin1: ['admin1', 'province', 'governorate'],
  admin2: ['admin2', 'district'],
  population: ['population'],
  source: ['source', 'sourcemark'],
} as const;
export type OwnColumn = keyof typeof COLUMNS;
const featureCode = z.string().regex(/^[A-Z][A-Z0-9]{1,5}$/);

/** @returns where each column stands; null when this is no table of places */
export function findOwnColumns(head: readonly string[]): ReadonlyMap<OwnColumn, number> | null {
  const names = head.map((cell) => cell.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const found = new Map<OwnColumn, number>();
  for (const [column, allowed] of Object.entries(COLUMNS) as [OwnColumn, readonly string[]][]) {
    const at = names.findIndex((name) => allowed.includes(name));
    if (at >= 0) found.set(column, at);
  }
  return found.has('name') && found.has('lat') && found.has('lon') ? found : null;
}

/**
 * Makes a place of a record. With the id of a place that is known it takes that one's stead.
 * @throws DataError naming file and line, and what would be right
 */
export function placeOfRecord(
  file: string,
  record: CsvRecord,
  columns: ReadonlyMap<OwnColumn, number>,
  known: KnownPlaces,
): ImportedPlace {
  const { line, cells } = record;
  const cell = (column: OwnColumn): string => cells[columns.get(column) ?? -1] ?? '';
  const refuse = (problem: string): never => {
    throw new DataError(file, line, problem);
  };
  const name = cell('name').replace(/\s+/g, ' ');
  if (name === '') refuse('the name is empty');
  const point = parsePoint(file, line, cell('lat'), cell('lon'));
  const feature = cell('feature') === '' ? 'PPL' : cell('feature').toUpperCase();
  if (!featureCode.safeParse(feature).success)
    refuse(`feature code "${cell('feature')}"; a GeoNames code such as PPL, ADM2 or AIRB would be right`);
  const country = cell('country') === '' ? null : known.country(cell('country'));
  if (country === null && cell('country') !== '')
    refuse(`country "${cell('country')}"; an ISO 3166 code such as SYR, or a country's name, would be right`);
  const population = numberIn(cell('population')) ?? refuse('the population is no number');
  const radius =
    cell('radius') === '' ? reachOf(feature, population) : Number(cell('radius').replace(',', '.'));
  if (!(radius > 0 && radius < 10_000))
    refuse(`radius "${cell('radius')}"; kilometres above 0 would be right`);
  const source = cell('source').toUpperCase();
  if (!/^[VSM]?$/.test(source))
    refuse(`source mark "${cell('source')}"; V (own file), S (a third party's) or M (memory) would be right`);
  const id = cell('id');
  if (id !== '' && !/^[\w:.-]{1,80}$/.test(id))
    refuse(`id "${id.slice(0, 30)}"; letters, digits, and : . - _ would be right`);
  const same = id === '' ? null : known.byId(id);
  return {
    id:
      id === ''
        ? `own:${strictKey(name).replace(/[^a-z0-9]+/g, '-')}@${point.lat},${point.lon}`
        : withSpace(id),
    name,
    ...point,
    radiusKm: radius,
    population,
    feature,
    level: levelOf(feature),
    country,
    admin1: areaOf(cell('admin1'), country, known),
    admin2: cell('admin2') === '' ? null : { code: '', name: cell('admin2') },
    code: '',
    same: same && { id: same.id, name: same.name },
    source,
    alternates: cell('alternates')
      .split(/[|;]/)
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  };
}

/** @returns null for what is no number of people; 0 for an empty cell */
function numberIn(text: string): number | null {
  const value = Number(text.replace(/[\s,]/g, ''));
  return Number.isFinite(value) && value >= 0 && value < 2 ** 32 ? Math.round(value) : null;
}

/** An id of the table's own is set apart from those of other gazetteers. */
function withSpace(id: string): string {
  return id.includes(':') ? id : `own:${id}`;
}

/** An area by its GeoNames code or by its name. */
function areaOf(text: string, country: string | null, known: KnownPlaces): AreaRef | null {
  if (text === '') return null;
  const place =
    known.area(text) ?? known.named(text, country).find((each) => each.level === 'admin1') ?? null;
  return { code: place?.admin1Code ?? '', name: place?.name ?? text };
}
