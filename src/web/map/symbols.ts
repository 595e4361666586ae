/** What an event looks like on the map: shape by kind, size by toll, ring by precision. Pure. */
import type { Event } from '../../contract/coded-document.ts';
import type { EventRow } from '../../contract/record.ts';
import { nameType } from '../reading/outline-lists.ts';

export const SHAPES = ['circle', 'diamond', 'square', 'triangle', 'hexagon', 'cross'] as const;
export type Shape = (typeof SHAPES)[number];

/** Outlines in a box of 24 × 24. */
export const SHAPE_PATHS: Readonly<Record<Shape, string>> = {
  circle: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z',
  diamond: 'M12 1.5L22.5 12L12 22.5L1.5 12z',
  square: 'M4 4H20V20H4z',
  triangle: 'M12 2.5L22.5 20.5H1.5z',
  hexagon: 'M6.8 3H17.2L22.4 12L17.2 21H6.8L1.6 12z',
  cross: 'M8.5 2H15.5V8.5H22V15.5H15.5V22H8.5V15.5H2V8.5H8.5z',
};

export const SHAPE_WORDS: Readonly<Record<Shape, string>> = {
  circle: 'explosion, strike, shelling',
  diamond: 'battle',
  square: 'violence against civilians',
  triangle: 'protest or riot',
  hexagon: 'strategic development',
  cross: 'harm or other',
};

const BY_ACLED: Readonly<Record<string, Shape>> = {
  'Explosions/Remote violence': 'circle',
  Battles: 'diamond',
  'Violence against civilians': 'square',
  Protests: 'triangle',
  Riots: 'triangle',
  'Strategic developments': 'hexagon',
};

export function chooseShape(event: Pick<Event, 'acled'>): Shape {
  return (event.acled ? BY_ACLED[event.acled.eventType] : undefined) ?? 'cross';
}

/** The people killed that a symbol's size stands for: the best, else the lowest stated; null: not given. */
export function readToll(event: Pick<Event, 'figures'>): number | null {
  const toll = event.figures.killed ?? event.figures.casualties;
  return toll ? (toll.best ?? toll.low) : null;
}

export const SMALLEST = 16;
const LARGEST = 46;

/** Width of a symbol in CSS pixels: its area grows with the toll, from a floor that an unknown toll also has. */
export function chooseSize(toll: number | null): number {
  return Math.min(LARGEST, Math.round(Math.sqrt(SMALLEST ** 2 + 22 * (toll ?? 0))));
}

const AREA_CODES =
  /^(ADM|PCL|RGN|AREA|CONT|TERR|PRSH|ZN|LTER|MTS|PLAT|UPLD|STRT|DSRT|VAL|ISL|PEN|SEA|OCN|BAY|GULF|WAD)/;

/** Whether a place is an area: its coordinates are only its middle, and must never be drawn as a point. */
export function isArea(place: NonNullable<Event['place']>): boolean {
  return AREA_CODES.test(place.featureCode) || place.ucdpPrecision >= 3;
}

/** What an area's radius is taken for where the gazetteer gives none, in km; drawn with a broken line. */
const ASSUMED_RADIUS: readonly (readonly [RegExp, number])[] = [
  [/^PCL/, 250],
  [/^ADM1/, 60],
  [/^ADM/, 25],
];

export function readRadius(
  place: NonNullable<Event['place']>,
): { readonly km: number; readonly assumed: boolean } | null {
  if (place.radiusKm !== null) return { km: place.radiusKm, assumed: false };
  if (!isArea(place)) return null;
  const assumed = ASSUMED_RADIUS.find(([code]) => code.test(place.featureCode))?.[1] ?? 40;
  return { km: assumed, assumed: true };
}

const EARTH_KM = 6371.0088;
const toRadians = (degrees: number) => (degrees * Math.PI) / 180;
const toDegrees = (radians: number) => (radians * 180) / Math.PI;

/** A circle in true distance on the sphere, as a closed ring of [lon, lat]. */
export function drawRing(lat: number, lon: number, radiusKm: number, steps = 72): [number, number][] {
  const angle = radiusKm / EARTH_KM;
  const phi = toRadians(lat);
  const ring: [number, number][] = [];
  for (let step = 0; step <= steps; step += 1) {
    const bearing = (2 * Math.PI * (step % steps)) / steps;
    const other = Math.asin(
      Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing),
    );
    const turn = Math.atan2(
      Math.sin(bearing) * Math.sin(angle) * Math.cos(phi),
      Math.cos(angle) - Math.sin(phi) * Math.sin(other),
    );
    ring.push([lon + toDegrees(turn), toDegrees(other)]);
  }
  return ring;
}

export interface MapSymbol {
  readonly id: string;
  readonly row: EventRow;
  readonly place: NonNullable<Event['place']>;
  readonly name: string;
  readonly shape: Shape;
  readonly size: number;
  readonly split: boolean;
  readonly area: boolean;
  readonly radius: { readonly km: number; readonly assumed: boolean } | null;
  /** Where the symbol stands: at the place, or for an area on the north of its ring, which is no place at all. */
  readonly at: readonly [number, number];
  /** Pixels aside and down, so that events at one place stand around it and none is hidden. */
  readonly shift: readonly [number, number];
}

const GAP = 2;

/** Places for so many symbols around one point, the first in the middle, then in rings of 6, 12, 18 …; in px. */
export function packAround(count: number, width: number): readonly (readonly [number, number])[] {
  const spots: [number, number][] = [[0, 0]];
  for (let ring = 1; spots.length < count; ring += 1) {
    for (let at = 0; at < 6 * ring && spots.length < count; at += 1) {
      const angle = (2 * Math.PI * at) / (6 * ring) - Math.PI / 2;
      spots.push([ring * width * Math.cos(angle), ring * width * Math.sin(angle)]);
    }
  }
  return spots.slice(0, count);
}

/** Symbols of the events that have a place, largest first so that small ones stay in sight. */
export function listSymbols(rows: readonly EventRow[]): readonly MapSymbol[] {
  const found = rows.flatMap((row): Omit<MapSymbol, 'shift'>[] => {
    const { event } = row;
    if (!event.place) return [];
    const area = isArea(event.place);
    const radius = readRadius(event.place);
    const { lat, lon } = event.place;
    const north = area && radius ? drawRing(lat, lon, radius.km, 4)[0] : undefined;
    return [
      {
        id: row.id,
        row,
        place: event.place,
        name: nameType(event),
        shape: chooseShape(event),
        size: chooseSize(readToll(event)),
        split: event.grade === 'contested',
        area,
        radius,
        at: north ?? [lon, lat],
      },
    ];
  });
  const groups = Map.groupBy(found, (item) => item.at.join());
  const shifts = new Map<string, readonly [number, number]>();
  for (const group of groups.values()) {
    const bySize = group.toSorted((a, b) => b.size - a.size);
    const spots = packAround(group.length, (bySize[0]?.size ?? 0) + GAP);
    for (const [index, item] of bySize.entries()) shifts.set(item.id, spots[index] ?? [0, 0]);
  }
  return found
    .map((item) => ({ ...item, shift: shifts.get(item.id) ?? [0, 0] }))
    .sort((a, b) => b.size - a.size || a.id.localeCompare(b.id));
}

/** So many of the events must be in sight when the map opens; a few far off must not make the rest a speck. */
const CORE = 0.9;

/** West, south, east, north around the rings and symbols of most events; null for none. */
export function findBounds(symbols: readonly MapSymbol[]): [number, number, number, number] | null {
  const lat = median(symbols.map(({ place }) => place.lat));
  const lon = median(symbols.map(({ place }) => place.lon));
  const byDistance = symbols.toSorted(
    (a, b) =>
      Math.hypot(a.place.lat - lat, a.place.lon - lon) - Math.hypot(b.place.lat - lat, b.place.lon - lon),
  );
  const points = byDistance
    .slice(0, Math.ceil(symbols.length * CORE))
    .flatMap(({ place, radius }) =>
      radius ? drawRing(place.lat, place.lon, radius.km, 8) : [[place.lon, place.lat] as const],
    );
  if (points.length === 0) return null;
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
