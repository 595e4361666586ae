/** Reads our own place data: `data/places/` and the `places/` folder of a workspace. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DataError, loadYaml } from '../load-yaml.ts';

const mark = z.enum(['V', 'S', 'M']);
const name = z.string().min(1);
const lat = z.number().min(-90).max(90);
const lon = z.number().min(-180).max(180);
const placeSchema = z.strictObject({
  /** Lower-case, unique; 'eastern-ghouta' becomes 'onrecord:eastern-ghouta'. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  name,
  lat,
  lon,
  /** How far from the point the place reaches. */
  radiusKm: z.number().positive(),
  /** GeoNames feature code. */
  feature: z.string().regex(/^[A-Z0-9]{2,6}$/),
  /** ISO 3166-1 alpha-3; null for what lies in several countries or is disputed. */
  country: z.string().length(3).nullable(),
  admin1: z.string().nullable().default(null),
  admin2: z.string().nullable().default(null),
  population: z.number().int().nonnegative().default(0),
  aliases: z.array(name).default([]),
  demonyms: z.array(name).default([]),
  provenance: mark.optional(),
  note: z.string().optional(),
});
/** Further names, or a better point, for something that the packages have: 'geonames:170905', or 'SY.06' for an area. */
const amendSchema = z.strictObject({
  place: z.string().regex(/^(geonames:\d+|[A-Z]{2}\.[A-Z0-9]+)$/),
  names: z.array(name).default([]),
  lat: lat.optional(),
  lon: lon.optional(),
  radiusKm: z.number().positive().optional(),
});
const fileSchema = z.strictObject({
  provenance: mark,
  source: z.string().min(1),
  places: z.array(placeSchema).default([]),
  amend: z.array(amendSchema).default([]),
});

export type SupplementPlace = z.infer<typeof placeSchema>;
export type Amendment = z.infer<typeof amendSchema>;
export interface Supplement {
  readonly places: readonly SupplementPlace[];
  readonly amendments: readonly Amendment[];
}

/**
 * Reads every `*.yaml` of a folder, in order of their names.
 * @throws DataError naming file and line on a bad value, or on an id that is used twice
 */
export function loadSupplement(dir: string): Supplement {
  const places: SupplementPlace[] = [];
  const amendments: Amendment[] = [];
  const seen = new Set<string>();
  const files = readdirSync(dir).filter((file) => file.endsWith('.yaml'));
  for (const file of files.sort()) {
    const path = join(dir, file);
    const data = loadYaml(path, fileSchema);
    for (const place of data.places) {
      if (seen.has(place.id)) throw new DataError(path, 1, `place "${place.id}" is there twice`);
      seen.add(place.id);
    }
    places.push(...data.places);
    amendments.push(...data.amend);
  }
  return { places, amendments };
}

export interface CountryRow {
  readonly iso2: string;
  readonly iso3: string;
  readonly geonameId: string;
  readonly lat: number;
  readonly lon: number;
  readonly areaKm2: number;
  readonly name: string;
  readonly demonyms: readonly string[];
  readonly aliases: readonly string[];
}

/**
 * Reads `countries.tsv`.
 * @throws DataError naming file and line
 */
export function loadCountries(file: string): readonly CountryRow[] {
  const rows: CountryRow[] = [];
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (line === '' || line.startsWith('#') || line.startsWith('iso2\t')) return;
      const [
        iso2 = '',
        iso3 = '',
        geonameId = '',
        latText,
        lonText,
        area,
        label = '',
        demonyms = '',
        aliases = '',
      ] = line.split('\t');
      const row = {
        iso2,
        iso3,
        geonameId,
        lat: Number(latText),
        lon: Number(lonText),
        areaKm2: Number(area),
        name: label,
        demonyms: split(demonyms),
        aliases: split(aliases),
      };
      if (!/^[A-Z]{2}$/.test(iso2) || !/^[A-Z]{3}$/.test(iso3) || !/^\d+$/.test(geonameId) || label === '')
        throw new DataError(file, index + 1, `not a country: ${line.slice(0, 60)}`);
      if (!(Math.abs(row.lat) <= 90 && Math.abs(row.lon) <= 180 && row.areaKm2 >= 0))
        throw new DataError(file, index + 1, `bad number in the row of ${label}`);
      rows.push(row);
    });
  return rows;
}

function split(list: string): string[] {
  return list.split(';').filter((each) => each !== '');
}
