/** A place as an import writes it down. */
import { z } from 'zod';
import { levelOf } from '../levels.ts';
import type { PlaceLevel } from '../types.ts';

/** Where the rows of a table come from. Later kinds know the places of earlier ones, and own places win over all. */
export const IMPORT_KINDS = ['geonames', 'pcodes', 'names', 'own'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
export const importKind = z.enum(IMPORT_KINDS);

export interface ImportedPlace {
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly radiusKm: number;
  readonly population: number;
  readonly feature: string;
  readonly level: PlaceLevel;
  /** ISO 3166-1 alpha-3; null for none. */
  readonly country: string | null;
  readonly admin1: AreaRef | null;
  readonly admin2: AreaRef | null;
  /** Its own code, for areas: 'SY.06', or a P-code. */
  readonly code: string;
  /** The place that it is, where the gazetteer has that already. */
  readonly same: PlaceRef | null;
  /** V, S or M of our own tables; '' elsewhere. */
  readonly source: string;
  readonly alternates: readonly string[];
}

/** A first- or second-level area by its code and name. */
export interface AreaRef {
  readonly code: string;
  readonly name: string;
}

/** A place by its id, and the name under which it is found. */
export interface PlaceRef {
  readonly id: string;
  readonly name: string;
}

/** Kilometres around its point that a place of a kind may reach, where its source says nothing. */
const REACH: Readonly<Record<string, number>> = {
  ADM1: 80,
  ADM2: 25,
  ADM3: 12,
  ADM4: 6,
  ADM5: 4,
  STM: 50,
  RGN: 50,
  DSRT: 100,
  MTS: 30,
  PLN: 30,
  VAL: 15,
  WAD: 20,
  MT: 5,
  RSV: 5,
  LK: 10,
  ISL: 10,
};

/** @param population of a town; some 5,000 people live on a square kilometre, and points are out by two kilometres */
export function reachOf(feature: string, population: number): number {
  const level = levelOf(feature);
  if (level === 'settlement')
    return Math.round(Math.max(2, Math.sqrt(population / (5000 * Math.PI))) * 10) / 10;
  return REACH[feature] ?? (level === 'admin2' ? 15 : level === 'region' ? 20 : 2);
}
