/** What in a text speaks for a country, and how: as where something is, as whose people or party, or as whose force acts. */
import type { Entity, PlaceMention } from '../../contract/coded-document.ts';
import type { EventContext } from './view.ts';

/**
 * located: something is in it. named: a place or people of it. party: a group whose home it is. force: a state's forces, who act abroad
 * too. part: only in a longer name, and no country's own. away: people who are by their name not at home.
 */
export type VoiceKind = 'located' | 'named' | 'party' | 'force' | 'part' | 'away';

export interface Voice {
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  readonly kind: VoiceKind;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  /** Under what a party or force stands in the list of deployments: an actor's id, a state's code; null for the other kinds. */
  readonly doer: string | null;
  /** Police, ministries and the like, who act where their state rules. */
  readonly civil: boolean;
}

const LOCATIVE = /^(?:in|at|near|inside|outside|within|across|around|on|throughout|of|along)$/;
/** People, and those they work for, who are by their name not at home. */
const AWAY =
  /^(?:refugee|migrant|asylum|immigrant|emigrant|expatriate|exile|ambassador|embassy|consulate|tourist|peacekeeper|contractor)s?$/;
/** What has a home where it acts; a medium, a person or an aid organisation of the world acts anywhere. */
const AT_HOME = new Set([
  'armed-group',
  'militia',
  'coalition',
  'political-party',
  'criminal-group',
  'government',
  'ngo',
  'red-cross',
]);

/** Organs that act where their state rules. */
const CIVIL = new Set(['government', 'ministry', 'police', 'intelligence']);

/** Worked out once for a document, however many events ask. */
const listed = new WeakMap<EventContext, readonly Voice[]>();

/** All voices of the coded text, in text order. */
export function listVoices(context: EventContext): readonly Voice[] {
  const known = listed.get(context);
  if (known) return known;
  const voices = findVoices(context);
  listed.set(context, voices);
  return voices;
}

function findVoices(context: EventContext): readonly Voice[] {
  const ofPlaces = context.places.flatMap((mention): Voice[] => {
    const place = mention.resolution.status === 'resolved' ? mention.resolution.place : null;
    const paragraph = paragraphOf(context, mention);
    if (!place?.country || paragraph === null) return [];
    const kind = kindOf(context, mention, place.featureCode);
    const { country } = place;
    const doer = kind === 'force' ? country : null;
    const civil = kind === 'force' && isCivil(context, mention);
    return [{ country, kind, paragraph, start: mention.start, end: mention.end, doer, civil }];
  });
  const ofParties = context.entities.flatMap((entity): Voice[] => {
    const paragraph = paragraphOf(context, entity);
    const home = paragraph === null ? null : homeOf(context, entity);
    // 'Karsan forces' has spoken as a nationality.
    if (home === null || paragraph === null || ofPlaces.some((v) => overlaps(v, entity))) return [];
    return [{ ...home, paragraph, start: entity.start, end: entity.end }];
  });
  return [...ofPlaces, ...ofParties].sort((a, b) => a.start - b.start);
}

function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

function paragraphOf(context: EventContext, span: { start: number; end: number }): number | null {
  const token = context.doc.tokens[context.tokensOf(span).start];
  const sentence = context.doc.sentences[token?.sentence ?? -1];
  return sentence?.coded ? sentence.paragraph : null;
}

/** The home of a party of the registry. */
function homeOf(
  context: EventContext,
  entity: Entity,
): Pick<Voice, 'country' | 'kind' | 'doer' | 'civil'> | null {
  if (entity.actorId === null || entity.type !== 'actor') return null;
  const home = context.countries.homeOf(entity.actorId);
  if (home === null) return null;
  const { country, kind } = home;
  if (isForce(entity)) return { country, kind: 'force', doer: country, civil: CIVIL.has(kind) };
  return AT_HOME.has(kind) ? { country, kind: 'party', doer: entity.actorId, civil: false } : null;
}

function isForce({ category }: Entity): boolean {
  return category === 'State forces' || category === 'External/Other forces';
}

const CIVIL_NOUN =
  /^(?:police|policem[ae]n|prosecutor|court|judge|authorit(?:y|ies)|government|official|ministry|minister|parliament|customs|prison)s?$/;

/** 'Karsan police', 'Karsan prosecutors': the organ that a nationality stands for. */
function isCivil(context: EventContext, mention: PlaceMention): boolean {
  const { start, end } = mention;
  const after = context.tokensOf(mention).end;
  if (context.doc.tokens.slice(after, after + 2).some((t) => CIVIL_NOUN.test(t.norm))) return true;
  return context.entities.some(
    (e) =>
      e.start <= start &&
      end <= e.end &&
      e.actorId !== null &&
      CIVIL.has(context.countries.homeOf(e.actorId)?.kind ?? ''),
  );
}

function kindOf(context: EventContext, mention: PlaceMention, featureCode: string): VoiceKind {
  const { start, end, role } = mention;
  if (role !== 'location' && isAbroad(context, mention)) return 'away';
  const body = context.entities.some((e) => isForce(e) && e.start <= start && end <= e.end);
  // 'Veldanian airstrikes', 'Karsan and Veldanian forces': a nationality that acts, or that names who does.
  const acts = context.claims.some((c) =>
    c.actors.some(
      (r) => r.start <= start && end <= r.end && context.entity(r.entity)?.category !== 'Civilians',
    ),
  );
  if (body || acts) return 'force';
  // 'Unity Brigade', 'Federal Polytechnic': some area is called like a word of the name.
  if (role === 'part-of-name' && !featureCode.startsWith('PCL')) return 'part';
  if (role !== 'location') return 'named';
  return LOCATIVE.test(prepositionBefore(context, mention)) ? 'located' : 'named';
}

/** 'a Veldanian refugee', 'the Veldanian ambassador': their country is where they are not. */
function isAbroad({ doc, tokensOf }: EventContext, mention: PlaceMention): boolean {
  const { end } = tokensOf(mention);
  return doc.tokens.slice(end, end + 2).some((t) => AWAY.test(t.norm));
}

/** The preposition that a mention stands under: 'in' for 'in the northern Red Valley', and for its whole chain; '' for none. */
export function prepositionBefore({ doc, tokensOf }: EventContext, mention: PlaceMention): string {
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
