/** Date and place of an event, with the precision that ACLED and UCDP give them. */
import type { Event, Place, PlaceMention } from '../../contract/coded-document.ts';
import type { ClaimView } from './view.ts';

type EventDate = NonNullable<Event['date']>;
type EventPlace = NonNullable<Event['place']>;

const DAY = 86_400_000;

/** Stated before inherited, a day before a span: the best-dated claim dates the event. Null where none is dated. */
export function dateEvent(views: readonly ClaimView[]): EventDate | null {
  const dated = views.filter((v) => v.time !== null && (v.time.begin !== null || v.time.until !== null));
  const rank = (v: ClaimView): number =>
    (v.claim.timeBasis === 'stated' ? 0 : 1) + (v.claim.timeRelation === 'on' ? 0 : 2);
  const best = [...dated].sort(
    (a, b) => rank(a) - rank(b) || lengthOf(a) - lengthOf(b) || a.index - b.index,
  )[0];
  if (!best?.time) return null;
  const { begin, until } = best.time;
  // 'shortly after noon on Friday' is Friday.
  const clock = best.time.type === 'TIME' && begin !== null && begin === until;
  const relation = clock ? 'on' : best.claim.timeRelation;
  const start =
    relation === 'until' || relation === 'before' ? null : relation === 'after' ? (until ?? begin) : begin;
  const end =
    relation === 'since' || relation === 'after' ? null : relation === 'before' ? (begin ?? until) : until;
  if (start === null && end === null) return null;
  const days = start !== null && end !== null ? (Date.parse(end) - Date.parse(start)) / DAY + 1 : null;
  return {
    start,
    end,
    acledPrecision: days === null ? null : acledTime(days),
    ucdpPrecision: days === null ? null : ucdpTime(days),
    basis: best.claim.timeBasis,
  };
}

function lengthOf(view: ClaimView): number {
  const { begin, until } = view.time ?? { begin: null, until: null };
  return begin !== null && until !== null ? Date.parse(until) - Date.parse(begin) : Number.MAX_SAFE_INTEGER;
}

/** ACLED: 1 the day, 2 within a week, 3 within a month; vaguer is not coded. */
function acledTime(days: number): 1 | 2 | 3 | null {
  return days <= 1 ? 1 : days <= 7 ? 2 : days <= 31 ? 3 : null;
}

/** UCDP: 1 the day, 2 within 2–6 days, 3 a week, 4 up to a month, 5 up to a year. */
function ucdpTime(days: number): 1 | 2 | 3 | 4 | 5 | null {
  return days <= 1 ? 1 : days <= 6 ? 2 : days <= 7 ? 3 : days <= 31 ? 4 : days <= 366 ? 5 : null;
}

/** The most exactly placed claim places the event; null where no place was resolved. */
export function placeEvent(views: readonly ClaimView[]): EventPlace | null {
  const placed = views.filter((v) => v.place !== null);
  const rank = (v: ClaimView): number =>
    (v.claim.placeBasis === 'stated' ? 0 : 10) + (v.place ? ucdpPlace(v.place, v.placeMention) : 9);
  const best = [...placed].sort((a, b) => rank(a) - rank(b) || a.index - b.index)[0];
  if (!best?.place) return null;
  return {
    ...best.place,
    acledPrecision: acledPlace(best.place, best.placeMention),
    ucdpPrecision: ucdpPlace(best.place, best.placeMention),
    basis: best.claim.placeBasis,
  };
}

const COUNTRY = /^PCL/;
const WATER = /^(?:SEA|OCN|GULF|STRT|BAY|SD)$/;
const FUZZY =
  /^(?:RGN|VAL|VALS|MTS|MT|PLAT|DSRT|RD|RDA|STM|STMI|CNL|BDR|FRM|PEN|ISLS|HLLS|PLN|FRST|LK|CST|AREA)/;

/** ACLED: 1 a town, 2 a small part of a region or near a town, 3 a larger region; a country is not placed. */
export function acledPlace(place: Place, mention: PlaceMention | null): 1 | 2 | 3 | null {
  if (COUNTRY.test(place.featureCode) || WATER.test(place.featureCode)) return null;
  if (isNear(mention) || isSmall(place)) return 2;
  if (place.featureCode === 'ADM1' || FUZZY.test(place.featureCode)) return 3;
  if (/^ADM/.test(place.featureCode)) return 2;
  return isOffset(mention) ? 2 : 1;
}

/** 'near Merwan', '15 km east of Merwan': measured from a point, whatever area it makes. */
function isNear(mention: PlaceMention | null): boolean {
  return mention?.relation?.kind === 'near' || mention?.relation?.kind === 'offset';
}

/** UCDP: 1 exact, 2 near a known point, 3 second-order division, 4 first-order, 5 fuzzy, 6 country, 7 waters. */
export function ucdpPlace(place: Place, mention: PlaceMention | null): EventPlace['ucdpPrecision'] {
  if (COUNTRY.test(place.featureCode)) return 6;
  if (WATER.test(place.featureCode)) return 7;
  if (isNear(mention) || isSmall(place)) return 2;
  if (FUZZY.test(place.featureCode)) return 5;
  if (place.featureCode === 'ADM1') return 4;
  if (/^ADM2/.test(place.featureCode)) return 3;
  if (/^ADM/.test(place.featureCode)) return 2;
  return isOffset(mention) ? 2 : 1;
}

/** 'Zolpat camp, Merwan': somewhere within a place whose size is known, UCDP's "within about 25 km of a known point". */
function isSmall(place: Place): boolean {
  return place.featureCode === 'AREA' && place.radiusKm !== null && place.radiusKm <= 25;
}

function isOffset(mention: PlaceMention | null): boolean {
  return mention?.relation != null && mention.relation.kind !== 'inside';
}
