/** Joins the claims of one document into events, and says of each what its claims together say. */
import type { Claim, Event } from '../contract/coded-document.ts';
import type { Ontology } from '../reference/ontology.ts';
import type { ReadDocument } from '../text/document.ts';
import { placeInCountry } from './events/country.ts';
import { joinClaims } from './events/join-claims.ts';
import { placeInNest } from './events/nest.ts';
import { gradeEvent, listFacilities, listParties, listSources, listWeapons } from './events/parties.ts';
import { countTolls } from './events/tolls.ts';
import {
  type ClaimView,
  type CountryFacts,
  createEventContext,
  type EventContext,
  type EventParts,
} from './events/view.ts';
import { dateEvent, placeEvent } from './events/when-where.ts';

/**
 * Resolves the events of a document.
 * @param doc a read document
 * @param parts all that was found, the claims included
 * @param ontology codes, weapon and facility words
 * @param countries give the country that an event lies in when no more is said
 * @returns events, the most salient first, ids E1, E2 … in that order; every claim is in exactly one
 */
export function resolveEvents(
  doc: ReadDocument,
  parts: EventParts,
  ontology: Ontology,
  countries: CountryFacts,
): Event[] {
  const context = createEventContext(doc, parts, ontology, countries);
  const events = joinClaims(context).map((views) => describeEvent(context, views));
  return events
    .sort((a, b) => b.salience - a.salience || a.position - b.position)
    .map(({ position: _position, ...event }, index) => ({ ...event, id: `E${index + 1}` }));
}

function describeEvent(
  context: EventContext,
  views: readonly ClaimView[],
): Event & { readonly position: number } {
  const told = views.filter((v) => !v.verbal);
  // An act of saying codes the event only where what it says is no claim.
  const core = told.length > 0 ? told : views;
  const status = strongestStatus(context, core);
  const standing = core.filter((v) => v.claim.status === status || v.asserted);
  const lead = leadClaim(context, standing.length > 0 ? standing : core);
  const said = standing.length > 0 ? standing : core;
  const place = placeEvent(said) ?? placeInNest(context, said) ?? placeInCountry(context, said);
  const actors = listParties(context, said, (v) => v.claim.actors, place?.country ?? null);
  const background = core.every((v) => v.claim.background);
  return {
    id: '',
    claims: views.map((v) => v.claim.id),
    salience: salienceOf(context, views, lead, background, status),
    position: Math.min(...views.map((v) => v.index)),
    eventType: lead.eventType,
    mode: lead.mode,
    acled: lead.acled,
    harms: [...new Set(said.flatMap((v) => v.claim.harms))],
    status,
    background,
    date: dateEvent(said),
    place,
    actors,
    recipients: listParties(context, said, (v) => v.claim.recipients),
    weapons: listWeapons(context, said),
    facilities: listFacilities(context, said),
    figures: countTolls(said.filter((v) => v.claim.status !== 'denied')),
    sources: listSources(
      context,
      views.filter((v) => !v.verbal || told.length === 0),
    ),
    grade: gradeEvent(context, views),
  };
}

function strongestStatus(context: EventContext, views: readonly ClaimView[]): Claim['status'] {
  const rank = (status: Claim['status']): number => context.ontology.statuses.get(status)?.rank ?? 99;
  return views.map((v) => v.claim.status).reduce((best, each) => (rank(each) < rank(best) ? each : best));
}

/** Of tactics used at once the higher in ACLED's hierarchy is coded; a general telling gives way to a specific one. */
function leadClaim(context: EventContext, views: readonly ClaimView[]): Claim {
  const rank = (v: ClaimView): number => {
    // What was destroyed or who was arrested in a battle does not make it looting or an arrest.
    const outcome = v.claim.acled?.eventType === 'Strategic developments';
    const general = outcome ? 80 : v.toll || v.claim.mode === null ? 50 : 0;
    return v.claim.acled
      ? general + (context.ontology.acledTypes.get(v.claim.acled.subEventType)?.rank ?? 30)
      : 100;
  };
  const [first] = [...views].sort((a, b) => rank(a) - rank(b) || a.index - b.index);
  if (!first) throw new Error('an event without claims');
  return first.claim;
}

/** What is only said to come, wished or feared: words, whatever they are of. */
const WORDS_ONLY: ReadonlySet<Claim['status']> = new Set([
  'planned',
  'threatened',
  'called-for',
  'hypothetical',
]);

/**
 * News before background, then material before verbal, then headline or first sentence, then the number of claims. A call
 * for an attack is as verbal as a call for talks.
 */
function salienceOf(
  context: EventContext,
  views: readonly ClaimView[],
  lead: Claim,
  background: boolean,
  status: Claim['status'],
): number {
  const quad = lead.eventType === null ? 4 : (context.ontology.ploverTypes.get(lead.eventType)?.quad ?? 1);
  const deed = quad === 2 || quad === 4 || lead.acled !== null || lead.harms.length > 0;
  const material = deed && !WORDS_ONLY.has(status);
  const opening = context.doc.sentences.find((s) => s.coded && s.kind === 'body')?.index;
  const early = views.some(
    (v) => v.sentence === opening || context.doc.sentences[v.sentence]?.kind === 'headline',
  );
  return (background ? 0 : 1000) + (material ? 500 : 0) + (early ? 250 : 0) + Math.min(views.length, 99);
}
