/** Scores the candidates of one mention. Every part of a score comes with the reason that a person can read. */
import { distanceKm } from '../../reference/gazetteer/geometry.ts';
import { rankImportance } from '../../reference/gazetteer/importance.ts';
import type { Gazetteer, GazetteerHit, GazetteerPlace } from '../../reference/gazetteer/types.ts';
import type { PlaceCue, PlaceDraft } from '../../text/drafts/places.ts';
import type { NameGroup, PlaceContext } from './context.ts';

export interface Candidate {
  readonly hit: GazetteerHit;
  /** 0 … 1, three decimals at the end only. */
  readonly score: number;
  readonly reasons: readonly string[];
  /** What the score is the sum of; a part that counts nothing is left out. */
  readonly parts: Readonly<Partial<Record<ScorePart, number>>>;
}

/** What a part is worth at most stands in WEIGHT. */
export type ScorePart = keyof typeof WEIGHT;

/** Weights of a score's parts; they add up to 1 where everything speaks for a candidate. */
const WEIGHT = {
  importance: 0.3,
  spelling: 0.14,
  country: 0.2,
  area: 0.14,
  distance: 0.16,
  qualifier: 0.4,
  /** Taken from a town that has the name of a country, where nothing but the country's people speaks for it. */
  namesake: 0.15,
  /** Taken from a district without its generic word ('Hennepin'). */
  bareDistrict: 0.08,
  cue: 0.1,
};
const SPELLING: Readonly<Record<GazetteerHit['match'], number>> = {
  name: 1,
  alternate: 0.7,
  similar: 0.35,
  'similar-alternate': 0.1,
  fuzzy: 0,
};
const MATCH_WORDS: Readonly<Record<Exclude<GazetteerHit['match'], 'name'>, string>> = {
  alternate: 'another name of',
  similar: 'sounds like',
  'similar-alternate': 'sounds like',
  fuzzy: 'a letter away from',
};
/** Kilometres at which another place of the document counts for a third. */
const NEIGHBOUR_KM = 60;
/** Beyond this difference of latitude they count for nothing. */
const FAR_DEGREES = 3;

/** Another name of the document, and how far each of its places is trusted to be the one that is meant: 0 … 1. */
export interface Neighbour {
  readonly group: NameGroup;
  readonly places: readonly { readonly place: GazetteerPlace; readonly trust: number }[];
}

export interface ScoreInput {
  readonly draft: PlaceDraft;
  readonly group: NameGroup;
  readonly context: PlaceContext;
  readonly gazetteer: Gazetteer;
  /** What the places that it is said to lie in were resolved to; null for one that was not. */
  readonly within: readonly (GazetteerPlace | null)[];
  /** Places that the text puts it beside, and how far. */
  readonly beside: readonly { readonly place: GazetteerPlace; readonly km: number | null }[];
  /** What the text says lies in it: the candidates of those places. */
  readonly contents: readonly (readonly GazetteerHit[])[];
  /** What the other names of the document may mean. */
  readonly others: readonly Neighbour[];
}

/** Candidates of a mention, best first; ties in the order of the gazetteer. */
export function scoreCandidates(input: ScoreInput): readonly Candidate[] {
  const scored = input.draft.hits.map((hit) => scoreHit(hit, input));
  return scored.sort((a, b) => b.score - a.score || a.hit.place.index - b.hit.place.index);
}

function scoreHit(hit: GazetteerHit, input: ScoreInput): Candidate {
  const { place } = hit;
  const { context, group } = input;
  const reasons: string[] = [];
  const parts: Partial<Record<ScorePart, number>> = {};
  let score = 0;
  const add = (part: ScorePart, share: number): void => {
    const worth = WEIGHT[part] * share;
    score += worth;
    if (worth !== 0) parts[part] = (parts[part] ?? 0) + worth;
  };
  add('importance', rankImportance(place));
  add('spelling', SPELLING[hit.match]);
  if (hit.match !== 'name') reasons.push(`${MATCH_WORDS[hit.match]} ${place.name}`);
  const country = context.support(place.country, group);
  add('country', country);
  if (country > 0.3) reasons.push(`the report speaks of ${countryName(place, input.gazetteer)}`);
  const area = place.level === 'country' ? country : context.support(place.admin1Code, group);
  add('area', area);
  if (area > 0.3 && place.level !== 'country' && place.admin1)
    reasons.push(`the report speaks of ${place.admin1}`);
  if (place.level === 'settlement' && input.within.length === 0 && area < 0.5 && namesCountry(input.draft))
    add('namesake', -1);
  if (place.level === 'admin2' && input.draft.cue === null && hit.match === 'alternate')
    add('bareDistrict', -1);
  const near = nearest(place, input.others);
  add('distance', near.weight);
  if (near.place && near.km < 2 * NEIGHBOUR_KM && near.weight > 0.1)
    reasons.push(`${Math.round(near.km)} km from ${near.place.name}`);
  for (const outer of input.within) {
    if (outer === null) continue;
    const inside = liesWithin(place, outer);
    add('qualifier', inside ? 1 : -1);
    if (inside) reasons.push(`said to be in ${outer.name}`);
  }
  for (const hits of input.contents) {
    if (!hits.some((inner) => inner.place.index !== place.index && liesWithin(inner.place, place))) continue;
    add('qualifier', 0.5);
    reasons.push('holds what is said to lie in it');
  }
  if (input.draft.role === 'metonym' && (place.featureCode === 'PPLC' || place.level === 'country')) {
    add('cue', 1);
    reasons.push('speaks or acts as a capital or country does');
  }
  for (const { place: anchor, km } of input.beside) {
    const apart = distanceKm(place.lat, place.lon, anchor.lat, anchor.lon);
    const fits = apart <= (km ?? 40) * 1.3 + 15 + (anchor.radiusKm ?? 0);
    add('qualifier', fits ? 0.5 : -0.5);
    if (fits) reasons.push(`said to lie by ${anchor.name}`);
  }
  const cue = cueFit(place, input.draft.cue);
  add('cue', cue);
  if (cue > 0 && input.draft.cue) reasons.push(`called ${CUE_WORDS[input.draft.cue]}`);
  return { hit, score, reasons, parts };
}

function namesCountry(draft: PlaceDraft): boolean {
  return draft.hits.some(({ place, match }) => place.level === 'country' && match === 'name');
}

function countryName(place: GazetteerPlace, gazetteer: Gazetteer): string {
  return place.country ? (gazetteer.countryOf(place.country)?.name ?? place.country) : 'it';
}

function nearest(
  place: GazetteerPlace,
  others: readonly Neighbour[],
): { weight: number; place: GazetteerPlace | null; km: number } {
  let apart = 1;
  let best: GazetteerPlace | null = null;
  let bestKm = Number.POSITIVE_INFINITY;
  for (const { places } of others) {
    let most = 0;
    for (const { place: other, trust } of places) {
      if (other.index === place.index || Math.abs(other.lat - place.lat) > FAR_DEGREES) continue;
      const km = distanceKm(place.lat, place.lon, other.lat, other.lon);
      most = Math.max(most, trust * Math.exp(-km / NEIGHBOUR_KM));
      if (km >= bestKm || trust < 0.5) continue;
      bestKm = km;
      best = other;
    }
    apart *= 1 - 0.6 * most;
  }
  return { weight: 1 - apart, place: best, km: bestKm };
}

/** True when one place lies in another, by the gazetteer's codes or else by distance. */
export function liesWithin(inner: GazetteerPlace, outer: GazetteerPlace): boolean {
  if (outer.level === 'country') return inner.country !== null && inner.country === outer.country;
  if (outer.level === 'admin1' && inner.admin1Code !== null && outer.admin1Code !== null)
    return inner.admin1Code === outer.admin1Code;
  if (outer.level === 'admin2' && inner.admin2Code !== null && outer.admin2Code !== null)
    return inner.admin2Code === outer.admin2Code;
  return distanceKm(inner.lat, inner.lon, outer.lat, outer.lon) <= (outer.radiusKm ?? 20) * 1.2 + 5;
}

const CUE_WORDS: Readonly<Record<PlaceCue, string>> = {
  settlement: 'a town',
  admin1: 'a province',
  admin2: 'a district',
  admin: 'an area',
  country: 'a country',
  region: 'a region',
  site: 'a site',
  water: 'a water',
};

/** How well what the text calls it fits what the gazetteer has: -1 … 1, 0 where the text says nothing. */
function cueFit(place: GazetteerPlace, cue: PlaceCue | null): number {
  if (cue === null || cue === 'admin' || cue === 'country') return 0;
  const fitting: Readonly<Record<PlaceCue, readonly GazetteerPlace['level'][]>> = {
    settlement: ['settlement'],
    admin1: ['admin1'],
    admin2: ['admin2'],
    admin: ['admin1', 'admin2'],
    country: ['country'],
    region: ['region', 'admin1'],
    site: ['site'],
    water: ['region'],
  };
  if (fitting[cue].includes(place.level)) return 1;
  // 'Donetsk region' and 'Sahiwal district' are used for either level, and a province's chief town gives it its name.
  const area = place.level === 'admin1' || place.level === 'admin2';
  return area && (cue === 'admin1' || cue === 'admin2' || cue === 'region') ? 0.5 : -1;
}
