/** Makes positions and names coarse enough to be given away where people may be at risk. */
import type { CodedDocument, Event } from '../contract/coded-document.ts';

type EventPlace = NonNullable<Event['place']>;

/** A place as it is exported; a coarsened one has lost the names that are finer than its grid. */
export type ExportPlace = Omit<EventPlace, 'name' | 'id' | 'featureCode'> & {
  readonly name: string | null;
  readonly id: string | null;
  readonly featureCode: string | null;
};

const KM_PER_DEGREE = 111.32;

/**
 * Rounds a position to the middle of a grid cell that is `km` wide and high, and leaves out every name that says
 * more than that. The radius grows to hold the whole cell. An area wider than the cell keeps its names.
 * @param km width of a cell in kilometres, above 0
 */
export function coarsenPlace(place: EventPlace, km: number): ExportPlace {
  const lat = roundTo(place.lat, km / KM_PER_DEGREE, 90);
  // Meridians draw together: the cell's width in degrees follows from the rounded latitude, so one row has one grid.
  const perDegree = KM_PER_DEGREE * Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const lon = roundTo(place.lon, km / perDegree, 180);
  const diagonal = Math.ceil((km * Math.SQRT2) / 2);
  const isWide = place.radiusKm !== null && place.radiusKm >= km;
  const { acledPrecision, ucdpPrecision, basis, country, admin1 } = place;
  return {
    id: isWide ? place.id : null,
    name: isWide ? place.name : null,
    featureCode: isWide ? place.featureCode : null,
    lat,
    lon,
    radiusKm: (place.radiusKm ?? 0) + diagonal,
    country,
    admin1,
    admin2: isWide ? place.admin2 : null,
    acledPrecision: isWide ? acledPrecision : acledPrecision && (Math.max(2, acledPrecision) as 2 | 3),
    ucdpPrecision: isWide
      ? ucdpPrecision
      : (Math.max(km > 25 ? 4 : 2, ucdpPrecision) as 2 | 3 | 4 | 5 | 6 | 7),
    basis,
  };
}

/** Every name in the document that stands for a human being. */
export function listPersonNames(coded: CodedDocument): ReadonlySet<string> {
  const persons = coded.entities.filter((entity) => entity.type === 'person' && entity.form === 'name');
  return new Set(persons.map((entity) => entity.name));
}

function roundTo(value: number, step: number, limit: number): number {
  const middle = (Math.floor(value / step) + 0.5) * step;
  return Number(Math.max(-limit, Math.min(limit, middle)).toFixed(4));
}
