/** Where a text of one incident puts it as a whole: 'in Merwan town, Halim province' holds for what its other sentences tell. */
import type { Event, Place, PlaceMention } from '../../contract/coded-document.ts';
import { distanceKm } from '../../reference/gazetteer/geometry.ts';
import { prepositionBefore } from './country-signs.ts';
import type { ClaimView, EventContext } from './view.ts';
import { acledPlace, ucdpPlace } from './when-where.ts';

/** A monitor's entry and a text of one paragraph tell of one incident: where anything in it lies, the incident does. */
export function tellsOneIncident({ doc }: EventContext): boolean {
  return new Set(doc.sentences.filter((s) => s.coded).map((s) => s.paragraph)).size === 1;
}

/** Before a place from which or to which somebody goes, or which somebody only speaks of. */
const ELSEWHERE = /^(?:from|to|into|toward|towards|via|about|against|with|for|by|between)$/;
/** So far up the tree a clause is looked for. */
const DEEPEST = 12;
/** Larger than this, a place says no more than its country does. */
const WIDEST_KM = 400;

/**
 * @param views the claims that the event is told by, none of which has a resolved place
 * @returns the innermost place, where all that the text names as places hold each other; null where they do not, or none is more exact than a
 * country
 */
export function placeInNest(context: EventContext, views: readonly ClaimView[]): Event['place'] {
  if (!tellsOneIncident(context) && views.some((v) => v.entry === null)) return null;
  const own = new Set(views.map((v) => v.paragraph));
  const described = new Set(
    context.places.flatMap((m) => (m.relation?.kind !== 'inside' ? (m.relation?.of ?? []) : [])),
  );
  const resolved = context.places.flatMap((mention) => {
    const place = mention.resolution.status === 'resolved' ? mention.resolution.place : null;
    return place && isTold(context, mention, own) && !described.has(mention.id) ? [{ mention, place }] : [];
  });
  const meant = resolved.filter(({ mention }) => isMeant(context, mention));
  const nest = meant.length > 0 ? meant : resolved.filter(({ mention }) => isHouse(context, mention));
  const outer = new Set(nest.flatMap(({ mention }) => mention.relation?.of ?? []));
  const innermost = nest.filter(({ mention }) => !outer.has(mention.id));
  const inner = innermost.reduce<(typeof nest)[number] | null>(
    (best, each) => (best === null || extent(each.place) < extent(best.place) ? each : best),
    null,
  );
  if (!inner || /^(?:PCL|CONT)/.test(inner.place.featureCode) || extent(inner.place) > WIDEST_KM) return null;
  if (!nest.every(({ place }) => holds(place, inner.place))) return null;
  return {
    ...inner.place,
    acledPrecision: acledPlace(inner.place, inner.mention),
    ucdpPrecision: ucdpPlace(inner.place, inner.mention),
    basis: 'inherited',
  };
}

/** Whether one of the paragraphs that tell of the event has the mention. */
function isTold(context: EventContext, mention: PlaceMention, paragraphs: ReadonlySet<number>): boolean {
  const at = context.tokensOf(mention).start;
  const sentence = context.doc.sentences[context.doc.tokens[at]?.sentence ?? -1];
  return sentence?.coded === true && paragraphs.has(sentence.paragraph);
}

function isMeant(context: EventContext, mention: PlaceMention): boolean {
  if (mention.role !== 'location' || ELSEWHERE.test(prepositionBefore(context, mention))) return false;
  return !describesOther(context, context.tokensOf(mention).start);
}

const HOUSE =
  /^(?:universit(?:y|ies)|colleges?|schools?|academy|institute|polytechnic|hospital|clinic|prison|police|court|airport)$/;

/** 'Merwan University', 'the Merwan Regional Police Department': a house stands where its name says, where the text names no place. */
function isHouse(context: EventContext, mention: PlaceMention): boolean {
  const whole = context.entities.find(
    (e) => e.form === 'name' && e.start <= mention.start && mention.end < e.end,
  );
  if (mention.role !== 'part-of-name' || !whole) return false;
  const { end } = context.tokensOf(whole);
  return context.doc.tokens.slice(context.tokensOf(mention).end, end).some((t) => HOUSE.test(t.norm));
}

/** 'a nurse whose employer has an office in Merwan': what a clause about something else says where it is. */
function describesOther({ doc }: EventContext, from: number): boolean {
  for (let at = from, step = 0; step < DEEPEST; step++) {
    const token = doc.tokens[at];
    if (!token || token.head === at || token.deprel === 'root') return false;
    if (token.deprel === 'acl:relcl') return true;
    at = token.head;
  }
  return false;
}

function extent(place: Place): number {
  return place.radiusKm ?? 5;
}

/** By distance, and for countries and first-level areas by their names. */
function holds(outer: Place, inner: Place): boolean {
  if (outer.country !== null && inner.country !== null && outer.country !== inner.country) return false;
  if (outer.featureCode.startsWith('PCL')) return outer.country === inner.country;
  if (outer.featureCode === 'ADM1' && outer.admin1 !== null && inner.admin1 !== null)
    return outer.admin1 === inner.admin1;
  return distanceKm(outer.lat, outer.lon, inner.lat, inner.lon) <= extent(outer) * 1.2 + extent(inner) + 5;
}
