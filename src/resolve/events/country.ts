/**
 * The country of an event that the text places nowhere more exactly. Nothing is guessed: the text must name one country
 * only, by a place, a people or a party, and the event gets that country as a whole, `inherited`, at the precision of a
 * country. docs/decisions.md gives the rule and its reasons.
 */
import type { Event, PlaceMention } from '../../contract/coded-document.ts';
import type { ClaimView, EventContext } from './view.ts';
import { acledPlace, ucdpPlace } from './when-where.ts';

/** How a mention speaks for its country: as where something is, as whose force acts, or otherwise. */
type Kind = 'located' | 'force' | 'named';

interface Voice {
  readonly country: string;
  readonly kind: Kind;
  readonly paragraph: number;
}

const LOCATIVE = /^(?:in|at|near|inside|outside|within|across|around|on|throughout|of|along)$/;

/**
 * @param views the claims that the event is told by, none of which has a resolved place
 * @returns the country as a place; null where the text names none, or more than one
 */
export function placeInCountry(context: EventContext, views: readonly ClaimView[]): Event['place'] {
  const voices = listVoices(context);
  const iso = countryOf(context, voices, views);
  if (iso === null) return null;
  const country = context.gazetteer.countryOf(iso);
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
  // A monitor's entry and a text of one paragraph tell of one incident: where anything in it lies, the incident does.
  const whole = new Set(context.doc.sentences.filter((s) => s.coded).map((s) => s.paragraph)).size === 1;
  const own = new Set(views.map((v) => v.paragraph));
  const near = voices.filter((v) => own.has(v.paragraph));
  if (!whole && views.some((v) => v.entry === null)) {
    return voices.every((v) => v.kind === 'force') ? null : only(voices);
  }
  const located = only(near.filter((v) => v.kind === 'located'));
  if (located !== null) return located;
  // 'Five Karsans were arrested by Veldanian troops': people are mostly at home, and states' forces act abroad too.
  const others = near.filter((v) => v.kind !== 'force');
  if (others.length > 0) return only(others);
  // A place that is named and that we don't know may be abroad.
  return views.some((v) => v.placeMention !== null) ? null : only(near);
}

function only(voices: readonly Voice[]): string | null {
  const found = new Set(voices.map((v) => v.country));
  const [first] = found;
  return found.size === 1 ? (first ?? null) : null;
}

function listVoices(context: EventContext): readonly Voice[] {
  return context.places.flatMap((mention): Voice[] => {
    const country = mention.resolution.status === 'resolved' ? mention.resolution.place.country : null;
    if (country === null) return [];
    const token = context.doc.tokens[context.tokensOf(mention).start];
    const sentence = context.doc.sentences[token?.sentence ?? -1];
    if (!sentence?.coded || isAbroad(context, mention)) return [];
    return [{ country, kind: kindOf(context, mention), paragraph: sentence.paragraph }];
  });
}

/** People who are by their name not at home. */
const AWAY =
  /^(?:refugee|migrant|asylum|immigrant|emigrant|expatriate|exile|ambassador|embassy|consulate|tourist)s?$/;

/** 'a Veldanian refugee', 'the Veldanian ambassador': their country is where they are not. */
function isAbroad({ doc, tokensOf }: EventContext, mention: PlaceMention): boolean {
  const { end } = tokensOf(mention);
  return mention.role !== 'location' && doc.tokens.slice(end, end + 2).some((t) => AWAY.test(t.norm));
}

function kindOf(context: EventContext, mention: PlaceMention): Kind {
  const { start, end } = mention;
  const body = context.entities.some(
    (e) =>
      (e.category === 'State forces' || e.category === 'External/Other forces') &&
      e.start <= start &&
      end <= e.end,
  );
  // 'Veldanian airstrikes', 'Karsan and Veldanian forces': a nationality that acts, or that names who does.
  const acts = context.claims.some((c) =>
    c.actors.some(
      (r) => r.start <= start && end <= r.end && context.entity(r.entity)?.category !== 'Civilians',
    ),
  );
  if (body || acts) return 'force';
  if (mention.role !== 'location') return 'named';
  return LOCATIVE.test(prepositionBefore(context, mention)) ? 'located' : 'named';
}

/** The preposition that the mention stands under: 'in' for 'in the northern Red Valley', and for its whole chain. */
function prepositionBefore({ doc, tokensOf }: EventContext, mention: PlaceMention): string {
  const { start } = tokensOf(mention);
  const first = doc.sentences[doc.tokens[start]?.sentence ?? -1]?.firstToken ?? start;
  for (let at = start - 1; at >= first && start - at < 10; at--) {
    const token = doc.tokens[at];
    if (!token) break;
    if (token.upos === 'ADP') return token.norm;
    if (!/^(?:DET|ADJ|PROPN|NOUN|NUM)$/.test(token.upos) && token.text !== ',') break;
  }
  return '';
}
