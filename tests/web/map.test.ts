import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/contract/coded-document.ts';
import type { EventRow } from '../../src/contract/record.ts';
import { toPoints, toRings } from '../../src/web/map/features.ts';
import {
  chooseShape,
  chooseSize,
  drawRing,
  findBounds,
  isArea,
  listSymbols,
  SMALLEST,
} from '../../src/web/map/symbols.ts';
import { wadiSuranDocument as coded } from '../fixtures/wadi-suran.ts';

const rowOf = (event: Event, id = event.id): EventRow => ({
  id: `d/${id}`,
  key: id,
  documentId: 'd',
  documentTitle: null,
  documentSource: null,
  publishedAt: null,
  event,
  quote: '',
  claimKeys: [],
  verdict: null,
  edited: [],
});
const symbols = listSymbols(coded.events.map((event) => rowOf(event)));
const of = (id: string) => symbols.find((symbol) => symbol.id === `d/${id}`);

describe('symbols', () => {
  it('are drawn for events with a place only', () => {
    expect(symbols.map((symbol) => symbol.id).sort()).toEqual(['d/E1', 'd/E2', 'd/E3', 'd/E4']);
  });
  it('say the kind by shape and contest by a split', () => {
    expect([of('E1')?.shape, of('E2')?.shape, of('E3')?.shape]).toEqual(['circle', 'diamond', 'cross']);
    expect([of('E1')?.split, of('E4')?.split]).toEqual([true, false]);
  });
  it('say the toll by area, from a floor that the unknown has too', () => {
    expect(chooseSize(null)).toBe(SMALLEST);
    expect(chooseSize(0)).toBe(SMALLEST);
    expect(chooseSize(12)).toBeGreaterThan(chooseSize(3));
    expect(chooseSize(1_000_000)).toBeLessThan(60);
  });
  it('stand at a place, but never on the middle of an area', () => {
    expect(of('E1')?.at).toEqual([-11.9, -31.42]);
    const area = of('E3');
    expect(area?.area).toBe(true);
    expect(area?.at).not.toEqual([area?.place.lon, area?.place.lat]);
    // It stands on the north of the ring.
    expect((area?.at[1] ?? 0) - (area?.place.lat ?? 0)).toBeCloseTo(32 / 111.19, 2);
  });
  it('never hide one another where events share a place', () => {
    const first = coded.events[0];
    if (!first) throw new Error('the fixture has no events');
    const rows = Array.from({ length: 9 }, (_, index) => rowOf(first, String(index)));
    const spots = listSymbols(rows).map((symbol) => symbol.shift);
    for (const [index, [x, y]] of spots.entries()) {
      for (const [otherX, otherY] of spots.slice(index + 1)) {
        expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThanOrEqual(SMALLEST);
      }
    }
  });
  it('fall back to a cross for what ACLED has no type for', () => {
    expect(chooseShape({ acled: null })).toBe('cross');
  });
});

describe('areas', () => {
  const place = coded.events[0]?.place;
  if (!place) throw new Error('the fixture has no place');
  it.each([
    ['PPL', 1, false],
    ['ADM1', 4, true],
    ['PCLI', 6, true],
    // A town named only as the middle of something wide.
    ['PPL', 4, true],
    ['HSP', 1, false],
  ] as const)('%s at precision %i', (featureCode, ucdpPrecision, expected) => {
    expect(isArea({ ...place, featureCode, ucdpPrecision })).toBe(expected);
  });
});

describe('rings', () => {
  const toRadians = (degrees: number) => (degrees * Math.PI) / 180;
  const measureKm = (a: readonly [number, number], b: readonly [number, number]) => {
    const [lon1, lat1, lon2, lat2] = [...a, ...b].map(toRadians) as [number, number, number, number];
    const h =
      Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin((lon2 - lon1) / 2) ** 2;
    return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
  };
  // Far from the equator a circle in degrees would be an ellipse on the ground.
  it.each([0, -31.5, 60, 80])('are true in distance at latitude %i', (lat) => {
    for (const point of drawRing(lat, 20, 50)) expect(measureKm([20, lat], point)).toBeCloseTo(50, 3);
  });
  it('are closed', () => {
    const ring = drawRing(10, 10, 5);
    expect(ring[0]).toEqual(ring.at(-1));
  });
  it('become features with what the map filters by', () => {
    expect(toRings(symbols).features.filter((feature) => feature.properties?.area)).toHaveLength(1);
    expect(toPoints(symbols).features.map((feature) => feature.properties?.icon)).toContain('circle-split');
  });
  it('are inside the bounds that the map opens on', () => {
    const [west, south, east, north] = findBounds(symbols) ?? [0, 0, 0, 0];
    expect(south).toBeLessThan(-31.7);
    expect(north).toBeGreaterThan(-30.9);
    expect(east - west).toBeGreaterThan(0.6);
    expect(findBounds([])).toBeNull();
  });
  it('open on most events, not on one far off', () => {
    const first = coded.events[0];
    if (!first?.place) throw new Error('the fixture has no place');
    const near = Array.from({ length: 19 }, (_, index) => rowOf(first, String(index)));
    const far = rowOf({ ...first, place: { ...first.place, lat: 45, lon: 9 } }, 'far');
    const bounds = findBounds(listSymbols([...near, far])) ?? [0, 0, 0, 0];
    expect(bounds[3]).toBeLessThan(-31);
  });
});
