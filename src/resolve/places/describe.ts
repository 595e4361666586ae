/** Where a place lies that the text only describes: '15 km east of Raqqa', 'between A and B', 'near A'. */
import type { Place } from '../../contract/coded-document.ts';
import { distanceKm, midpoint, pointAt } from '../../reference/gazetteer/geometry.ts';
import type { DraftRelation } from '../../text/drafts/places.ts';

/** How far 'near' reaches beyond the place itself: UCDP's "within about 25 km of a known point". */
const NEAR_KM = 25;
/** A direction named by eight winds is out by up to this many degrees; half of that on average. */
const WIND_SPREAD = Math.sin((22.5 * Math.PI) / 180);
/** The north of a place is taken to lie half way to its edge, and to reach a little farther than that. */
const PART_SHIFT = 0.5;
const PART_REACH = 0.6;
/** A road to a place, or a shore by it, may be met this far from it. */
const LINE_KM = 25;

/**
 * @param anchors what the places that it is described by were resolved to
 * @returns the place with an honest radius, or the reason why there is no point
 */
export function locateDescribed(
  relation: Omit<DraftRelation, 'of'>,
  anchors: readonly Place[],
  label: string,
): Place | string {
  const [first, second] = anchors;
  if (!first) return 'described by a place that is not resolved';
  if (relation.kind !== 'inside' && anchors.some(isWide))
    return `a line or area by ${anchors.map((each) => each.name).join(' and ')}, without a point`;
  const reach = first.radiusKm ?? 2;
  const same = { lat: first.lat, lon: first.lon };
  switch (relation.kind) {
    case 'offset': {
      if (relation.km === null) return place(same, reach + NEAR_KM, relation, anchors, label);
      if (relation.bearing === null) return place(same, relation.km + reach, relation, anchors, label);
      const point = pointAt(first.lat, first.lon, relation.km, relation.bearing);
      return place(point, Math.max(2, relation.km * WIND_SPREAD + reach / 2), relation, anchors, label);
    }
    case 'along':
      if (!second) return place(same, reach + LINE_KM, relation, anchors, label);
      return place(...span(first, second, 2), relation, anchors, label);
    case 'between':
      if (!second) return 'described by two places of which one is not resolved';
      return place(...span(first, second, 2), relation, anchors, label);
    case 'near':
      if (second) return place(...span(first, second, NEAR_KM), relation, anchors, label);
      return place(same, reach + NEAR_KM, relation, anchors, label);
    case 'around':
      return place(same, Math.max(reach * 1.5, reach + 10), relation, anchors, label);
    case 'inside': {
      if (relation.bearing === null) return place(same, reach, relation, anchors, label);
      const point = pointAt(first.lat, first.lon, reach * PART_SHIFT, relation.bearing);
      return place(point, Math.max(2, reach * PART_REACH), relation, anchors, label);
    }
  }
}

/** Countries and larger: being near one gives no point. */
function isWide(place: Place): boolean {
  return (place.radiusKm ?? 0) > 150 || place.featureCode.startsWith('PCL');
}

function span(a: Place, b: Place, margin: number): [{ lat: number; lon: number }, number] {
  return [midpoint(a.lat, a.lon, b.lat, b.lon), distanceKm(a.lat, a.lon, b.lat, b.lon) / 2 + margin];
}

function place(
  point: { readonly lat: number; readonly lon: number },
  radiusKm: number,
  relation: Omit<DraftRelation, 'of'>,
  anchors: readonly Place[],
  label: string,
): Place {
  const first = anchors[0];
  const same = <K extends 'country' | 'admin1' | 'admin2'>(key: K): Place[K] | null =>
    first && anchors.every((each) => each[key] === first[key]) ? first[key] : null;
  const measure = [
    relation.km === null ? '' : `${relation.km}km`,
    relation.bearing === null ? '' : `${relation.bearing}deg`,
  ];
  const parts = [relation.kind, ...measure.filter((each) => each !== ''), ...anchors.map((each) => each.id)];
  return {
    id: `onrecord:${parts.join('/')}`,
    name: label,
    lat: Number(point.lat.toFixed(4)),
    lon: Number(point.lon.toFixed(4)),
    radiusKm: Number(radiusKm.toFixed(1)),
    country: same('country'),
    admin1: relation.kind === 'inside' || radiusKm <= NEAR_KM + 10 ? same('admin1') : null,
    admin2: relation.kind === 'inside' ? same('admin2') : null,
    featureCode: 'AREA',
  };
}
