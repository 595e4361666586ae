/** How well known a place is, before anything is known of the text that names it. */
import type { GazetteerPlace } from './types.ts';

export type Ranked = Pick<GazetteerPlace, 'level' | 'featureCode' | 'population' | 'supplement'>;

/** Orders of magnitude of population that each kind of place counts for, at the least. */
const FLOOR: Readonly<Record<GazetteerPlace['level'], number>> = {
  continent: 8.4,
  country: 8.3,
  admin1: 5.6,
  admin2: 3.6,
  region: 5.8,
  settlement: 0,
  site: 4.6,
};
/**
 * The same for sites and natural features that an imported table lists, with every hill and well of a country: what our
 * own data name, somebody chose.
 */
const LISTED_FLOOR = 2.2;
const SEATS: Readonly<Record<string, number>> = { PPLC: 1, PPLA: 0.6, PPLA2: 0.25, PPLA3: 0.1, PPLX: -0.8 };

/** What importance is made of, in orders of magnitude of population. */
export interface ImportanceParts {
  /** What its inhabitants count for; a site or region has none. */
  readonly population: number;
  /** What a seat of government adds, or a quarter of a town takes away. */
  readonly seat: number;
  /** What our own data add: somebody wrote it down because reports speak of it. */
  readonly chosen: number;
  /** What its kind counts for at the least. */
  readonly kind: number;
}

export function importanceParts(place: Ranked): ImportanceParts {
  const people = Math.log10(place.population + 30);
  const listed = (place.level === 'site' || place.level === 'region') && !place.supplement;
  return {
    // An area holds the people of all its towns, and is yet less often meant than its chief town.
    population:
      place.level === 'settlement'
        ? people
        : place.level === 'admin1' || place.level === 'admin2'
          ? people * 0.75
          : 0,
    seat: SEATS[place.featureCode] ?? 0,
    chosen: place.supplement ? 1.2 : 0,
    kind: listed ? LISTED_FLOOR : FLOOR[place.level],
  };
}

/**
 * @returns 0 … 1: the order of magnitude of its population, raised for seats of government and for what our own data name
 */
export function rankImportance(place: Ranked): number {
  const { population, seat, chosen, kind } = importanceParts(place);
  return Math.min(1, Math.max(kind, population + seat + chosen) / 8.5);
}
