/**
 * The country of an event that the text places nowhere more exactly. Nothing is guessed: what the text names must point to one country,
 * and the event gets that country as a whole, `inherited`, at the precision of a country. docs/decisions.md gives the rule and its reasons.
 */
import type { Event } from '../../contract/coded-document.ts';
import { listVoices, type Voice, type VoiceKind } from './country-signs.ts';
import { tellsOneIncident } from './nest.ts';
import type { ClaimView, EventContext } from './view.ts';
import { acledPlace, dateEvent, ucdpPlace } from './when-where.ts';

/**
 * @param views the claims that the event is told by, none of which has a resolved place
 * @returns the country as a place; null where the text names none, or more than one
 */
export function placeInCountry(context: EventContext, views: readonly ClaimView[]): Event['place'] {
  const iso = countryOf(context, listVoices(context), views);
  if (iso === null) return null;
  const country = context.countries.countryOf(iso);
  if (!country) return null;
  const { id, name, lat, lon, radiusKm, admin1, admin2, featureCode } = country;
  return {
    ...{ id, name, lat, lon, radiusKm, country: iso, admin1, admin2, featureCode },
    acledPrecision: acledPlace(country, null),
    ucdpPrecision: ucdpPlace(country, null),
    basis: 'inherited',
  };
}

function countryOf(
  context: EventContext,
  voices: readonly Voice[],
  views: readonly ClaimView[],
): string | null {
  const whole = tellsOneIncident(context);
  if (!whole && views.some((v) => v.entry === null)) {
    const said = of(voices, 'located', 'named', 'force');
    return said.every((v) => v.kind === 'force') ? null : only(said);
  }
  const own = new Set(views.map((v) => v.paragraph));
  const near = voices.filter((v) => own.has(v.paragraph));
  const month = dateEvent(views)?.start?.slice(0, 7) ?? null;
  const located = only(of(near, 'located'));
  if (located !== null) return located;
  const custodian = arrestedBy(context, near, views, month);
  if (custodian !== null) return custodian;
  // 'Veldanian troops killed Karsans', 'Karsan or Veldanian rockets': of two, who is known to fight in the other's country is not at home.
  const hosts = near.filter((v) => near.some((force) => isGuestOf(context, force, v, month)));
  const host = only(hosts.filter((v) => !hosts.some((other) => isGuestOf(context, v, other, month))));
  const rest = near.filter((v) => v.country !== host && !/^(?:part|away)$/.test(v.kind));
  if (host !== null && rest.every((v) => hosts.some((h) => isGuest(context, v.country, h, near, month))))
    return host;
  // 'Five Karsans were arrested by Veldanian troops': people are mostly at home, and states' forces act abroad too.
  const named = of(near, 'named');
  if (named.length > 0) return only(named) ?? sharedWith(named, of(near, 'party', 'force'));
  const doers = of(near, 'party', 'force');
  if (doers.length === 0) return only(of(near, 'part'));
  // Who is known to fight abroad at all may be abroad here.
  return doers.every((v) => isDeployed(context, v, month)) ? null : only(doers);
}

function of(voices: readonly Voice[], ...kinds: readonly VoiceKind[]): readonly Voice[] {
  return voices.filter((v) => kinds.includes(v.kind));
}

function only(voices: readonly Voice[]): string | null {
  const found = new Set(voices.map((v) => v.country));
  const [first] = found;
  return found.size === 1 ? (first ?? null) : null;
}

/** 'Two Karsans and a Veldanian were held by the Red Valley Front': of the peoples named, the one that a doer shares. */
function sharedWith(named: readonly Voice[], doers: readonly Voice[]): string | null {
  return only(named.filter((v) => doers.some((d) => d.country === v.country)));
}

/** A state's own organs take people into custody where they rule: at home, unless they are known to be where those are from, or abroad at all. */
function arrestedBy(
  context: EventContext,
  near: readonly Voice[],
  views: readonly ClaimView[],
  month: string | null,
): string | null {
  if (!views.every(({ claim }) => claim.eventType === 'COERCE' && claim.mode === 'arrest')) return null;
  const roles = views.flatMap(({ claim }) => claim.actors);
  const organs = of(near, 'force').filter((v) => roles.some((r) => r.start < v.end && v.start < r.end));
  const organ = organs.some((v) => !v.civil && isDeployed(context, v, month)) ? null : only(organs);
  const others = near.filter((v) => v.country !== organ && v.kind !== 'part');
  if (organ === null || others.some((v) => isGuestOf(context, organs[0] as Voice, v, month))) return null;
  return organ;
}

/** Whether some force of a country is known to have been in that of another voice. */
function isGuest(
  context: EventContext,
  iso: string,
  host: Voice,
  near: readonly Voice[],
  month: string | null,
): boolean {
  return near.some((v) => v.country === iso && isGuestOf(context, v, host, month));
}

function isGuestOf(context: EventContext, doer: Voice, other: Voice, month: string | null): boolean {
  return context.ontology.deployments.some(
    (row) => row.of === doer.doer && row.in === other.country && holdsIn(row, month),
  );
}

/** Whether a doer may as well be abroad: known to fight there, and no organ of its state that rules at home, nor in a war at home. */
function isDeployed(context: EventContext, doer: Voice, month: string | null): boolean {
  const { deployments, warsAtHome } = context.ontology;
  if (doer.civil || warsAtHome.some((row) => row.in === doer.doer && holdsIn(row, month))) return false;
  return deployments.some((row) => row.of === doer.doer && holdsIn(row, month));
}

/** An event without a date may be of any time. */
function holdsIn(row: { from: string; until: string | null }, month: string | null): boolean {
  return month === null || (row.from <= month && (row.until === null || month <= row.until));
}
