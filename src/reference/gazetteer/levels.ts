/** What kind of thing a GeoNames feature code is. */
import type { PlaceLevel } from './types.ts';

export const LEVELS: readonly PlaceLevel[] = [
  'continent',
  'country',
  'admin1',
  'admin2',
  'region',
  'settlement',
  'site',
];

/** The level of a GeoNames feature code. */
export function levelOf(feature: string): PlaceLevel {
  if (feature === 'CONT') return 'continent';
  if (feature.startsWith('PCL') || feature === 'TERR') return 'country';
  if (feature === 'ADM1') return 'admin1';
  if (feature.startsWith('ADM')) return 'admin2';
  if (feature.startsWith('PPL')) return 'settlement';
  if (REGIONS.has(feature)) return 'region';
  return 'site';
}

const REGIONS = new Set([
  'RGN',
  'AREA',
  'VAL',
  'PLN',
  'PLAT',
  'UPLD',
  'MTS',
  'MT',
  'DSRT',
  'PEN',
  'ISL',
  'ISLS',
  'SEA',
  'GULF',
  'BAY',
  'STRT',
  'LK',
  'STM',
  'CST',
  'DLTA',
  'OCN',
  'FRST',
  'OAS',
]);
