/** Claims with what they refer to looked up, as the steps of joining need them. */
import type {
  Attribution,
  Claim,
  Entity,
  Figure,
  Id,
  Place,
  PlaceMention,
  PublishedAt,
  Role,
  TimeExpression,
} from '../../contract/coded-document.ts';
import type { GazetteerPlace } from '../../reference/gazetteer/types.ts';
import type { Ontology } from '../../reference/ontology.ts';
import type { ReadDocument } from '../../text/document.ts';
import { type Entry, findEntries } from '../../text/entries.ts';
import { syntaxOf } from '../../text/syntax.ts';
import { type WordStream, wordsOf } from '../../text/words.ts';

export interface EventParts {
  readonly entities: readonly Entity[];
  readonly times: readonly TimeExpression[];
  readonly places: readonly PlaceMention[];
  readonly figures: readonly Figure[];
  readonly attributions: readonly Attribution[];
  readonly claims: readonly Claim[];
  readonly publishedAt?: PublishedAt;
}

export interface ClaimView {
  readonly claim: Claim;
  readonly index: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly asserted: boolean;
  /** REQUEST, ACCUSE …: an act of saying, beside what it says. */
  readonly verbal: boolean;
  /** Counts or names victims without saying what was done to them beyond that. */
  readonly toll: boolean;
  /** 'the attack', 'this offensive': points back to an event told before. */
  readonly anaphoric: boolean;
  /** 'the building', 'the facility': what was hit is named only by its sort, as told before. */
  readonly pointsAtTarget: boolean;
  /** The paragraph of the monitor's entry that tells it; null outside of entries. */
  readonly entry: number | null;
  readonly place: Place | null;
  readonly placeMention: PlaceMention | null;
  readonly time: TimeExpression | null;
  readonly figures: readonly Figure[];
  readonly attributions: readonly Attribution[];
  /** Chains of the actors and of the recipients. */
  readonly actors: ReadonlySet<Id>;
  readonly recipients: ReadonlySet<Id>;
  /** What a text hardly tells twice of one victim, but as the same happening; null where it may well be another. */
  readonly fate: 'hurt' | 'abducted' | null;
  /** Who suffered, as far as it says which ones: named persons by chain, groups by their words ('the village elders'). */
  readonly victims: ReadonlySet<string>;
  /** Head nouns of the sufferers that are pointed at: 'the priests'. */
  readonly pointedAt: ReadonlySet<string>;
  /** All nouns and adjectives that say who suffered. */
  readonly victimWords: ReadonlySet<string>;
  /** 'They were killed': the sufferers are only pronouns. */
  readonly byPronoun: boolean;
  /** Tells of deaths. */
  readonly lethal: boolean;
  /** Damage: what another deed led to, where both are told together. */
  readonly outcome: boolean;
  /** Head nouns of the actors, and of all parties. */
  readonly doerHeads: ReadonlySet<string>;
  readonly partyHeads: ReadonlySet<string>;
  /** Head nouns of recipients and objects. */
  readonly targets: ReadonlySet<string>;
}

/** What is known of countries and of who is at home in them. */
export interface CountryFacts {
  /** The country of an ISO 3166-1 alpha-3 code; null when unknown. */
  countryOf(iso3: string): GazetteerPlace | null;
  /** The home of an actor of the registry, and what kind of actor it is; null for one without a home. */
  homeOf(actorId: string): { readonly country: string; readonly kind: string } | null;
}

export interface EventContext extends EventParts {
  readonly countries: CountryFacts;
  readonly doc: ReadDocument;
  readonly ontology: Ontology;
  readonly stream: WordStream;
  readonly views: readonly ClaimView[];
  entity(id: Id | null): Entity | null;
  /** Half-open token range of a span. */
  tokensOf(span: { readonly start: number; readonly end: number }): {
    readonly start: number;
    readonly end: number;
  };
}

const LETHAL = /^(?:kill|death|execute|figure-killed)$/;
const TOLLS = /^(?:kill|death|injure|execute|figure-|displacement$)/;
/** Nouns for a target that has been named before. */
const SORTS = new Set(['building', 'facility', 'site', 'compound', 'premises', 'structure']);
const POINTING = new Set(['the', 'this', 'that', 'these', 'those', 'its', 'their']);

/** Looks everything up once. */
export function createEventContext(
  doc: ReadDocument,
  parts: EventParts,
  ontology: Ontology,
  countries: CountryFacts,
): EventContext {
  const entities = new Map(parts.entities.map((e) => [e.id, e]));
  const starts = doc.tokens.map((t) => t.start);
  const tokensOf = (span: { start: number; end: number }) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((doc.tokens[middle]?.end ?? 0) <= span.start) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < starts.length && (starts[end] ?? 0) < span.end) end++;
    return { start: low, end };
  };
  const shell = {
    ...parts,
    countries,
    doc,
    ontology,
    stream: wordsOf(doc),
    entity: (id: Id | null) => (id === null ? null : (entities.get(id) ?? null)),
    tokensOf,
  };
  const context: EventContext = { ...shell, views: [] };
  const lookup: Lookup = {
    places: new Map(parts.places.map((p) => [p.id, p])),
    times: new Map(parts.times.map((t) => [t.id, t])),
    figures: new Map(parts.figures.map((f) => [f.id, f])),
    attributions: new Map(parts.attributions.map((a) => [a.id, a])),
    entries: findEntries(doc, parts.times),
  };
  return { ...shell, views: parts.claims.map((claim, index) => viewClaim(context, lookup, claim, index)) };
}

interface Lookup {
  readonly places: ReadonlyMap<Id, PlaceMention>;
  readonly times: ReadonlyMap<Id, TimeExpression>;
  readonly figures: ReadonlyMap<Id, Figure>;
  readonly attributions: ReadonlyMap<Id, Attribution>;
  readonly entries: ReadonlyMap<number, Entry>;
}

function viewClaim(context: EventContext, lookup: Lookup, claim: Claim, index: number): ClaimView {
  const { doc } = context;
  const at = context.tokensOf(claim.trigger);
  const token = doc.tokens[at.start];
  const mention = lookup.places.get(claim.place ?? '') ?? null;
  const paragraph = doc.sentences[token?.sentence ?? 0]?.paragraph ?? 0;
  // 'launched the attack': the phrase of the event noun, on whichever side of its verb.
  const syntax = syntaxOf(doc);
  const phrase = syntax.phraseAt(at.start) ?? syntax.phraseAt(at.end - 1);
  const opener = phrase ? doc.tokens[phrase.firstToken]?.norm : undefined;
  const verbal = isVerbal(context.ontology, claim);
  return {
    claim,
    index,
    sentence: token?.sentence ?? 0,
    paragraph,
    entry: lookup.entries.has(paragraph) ? paragraph : null,
    asserted: claim.status === 'occurred' || claim.status === 'ongoing',
    verbal,
    // Damage with no doer and no day of its own is the outcome of what was told before.
    toll:
      TOLLS.test(claim.pattern) ||
      (claim.pattern === 'destroy' && claim.actors.length === 0 && claim.timeBasis !== 'stated'),
    anaphoric: phrase !== null && opener !== undefined && (POINTING.has(opener) || phrase.possessor !== null),
    pointsAtTarget: claim.objects.some((role) => {
      const range = context.tokensOf(role);
      return (
        POINTING.has(doc.tokens[range.start]?.norm ?? '') &&
        range.end - range.start === 2 &&
        SORTS.has(headOf(context, role))
      );
    }),
    place: mention?.resolution.status === 'resolved' ? mention.resolution.place : null,
    placeMention: mention,
    time: lookup.times.get(claim.time ?? '') ?? null,
    figures: claim.figures.flatMap((id) => lookup.figures.get(id) ?? []),
    attributions: claim.attributions.flatMap((id) => lookup.attributions.get(id) ?? []),
    actors: chainsOf(context, claim.actors),
    recipients: chainsOf(context, claim.recipients),
    fate: fateOf(claim),
    victims: victimsOf(context, claim),
    pointedAt: pointedAt(context, claim),
    victimWords: victimWords(context, claim),
    byPronoun: claim.recipients.length > 0 && claim.recipients.every((r) => isPronoun(context, r)),
    lethal: LETHAL.test(claim.pattern),
    outcome: claim.eventType === 'ASSAULT' && claim.mode === 'destroy',
    doerHeads: headsOf(context, claim.actors),
    partyHeads: headsOf(context, [...claim.actors, ...claim.recipients]),
    targets: new Set([...claim.objects, ...claim.recipients].map((r) => headOf(context, r))),
  };
}

/** Whether a claim is of an act of saying: PLOVER's verbal types, without ACLED type or harm. */
export function isVerbal(ontology: Ontology, claim: Claim): boolean {
  if (claim.eventType === null || claim.acled !== null) return false;
  const quad = ontology.ploverTypes.get(claim.eventType)?.quad;
  return quad === 1 || quad === 3;
}

function fateOf({ eventType, mode }: Claim): ClaimView['fate'] {
  if (mode === 'abduct') return 'abducted';
  return eventType === 'ASSAULT' && mode !== 'sexual' && mode !== 'torture' ? 'hurt' : null;
}

function victimsOf(context: EventContext, claim: Claim): ReadonlySet<string> {
  return new Set(
    [...claim.recipients, ...claim.objects].flatMap((role) => {
      const entity = context.entity(role.entity);
      const named = entity && (context.entity(entity.chain) ?? entity).form === 'name';
      if (entity?.type === 'person' && named) return entity.chain;
      return wordsOfGroup(context, role) ?? [];
    }),
  );
}

function pointedAt({ doc, ...context }: EventContext, claim: Claim): ReadonlySet<string> {
  return new Set(
    [...claim.recipients, ...claim.objects].flatMap((role) => {
      const opener = doc.tokens[context.tokensOf(role).start]?.norm ?? '';
      const head = doc.tokens[context.tokensOf(role.head).start];
      const noun = head?.upos === 'NOUN' || head?.upos === 'PROPN';
      return POINTING.has(opener) && noun ? head.lemma.toLowerCase() : [];
    }),
  );
}

function victimWords({ doc, tokensOf }: EventContext, claim: Claim): ReadonlySet<string> {
  const words = [...claim.recipients, ...claim.objects].flatMap((role) => {
    const { start, end } = tokensOf(role);
    return doc.tokens.slice(start, end).filter((t) => /^(?:NOUN|PROPN|ADJ)$/.test(t.upos));
  });
  return new Set(words.map((t) => t.lemma.toLowerCase()));
}

function isPronoun({ doc, tokensOf }: EventContext, role: Role): boolean {
  return doc.tokens[tokensOf(role.head).start]?.upos === 'PRON';
}

/** 'the village elders', 'six village elders': the words that say who they are; null where one word is all there is. */
function wordsOfGroup({ doc, tokensOf }: EventContext, role: Role): string | null {
  const range = tokensOf(role);
  const words = doc.tokens
    .slice(range.start, tokensOf(role.head).end)
    .filter((t) => t.upos === 'NOUN' || t.upos === 'PROPN' || t.upos === 'ADJ');
  const first = doc.tokens[range.start];
  const told = first !== undefined && (POINTING.has(first.norm) || first.upos === 'NUM');
  return told && words.length > 1 ? words.map((t) => t.lemma.toLowerCase()).join(' ') : null;
}

/** Chains of parties: 'two aircraft' is nobody that 'government jets' could differ from. */
function chainsOf(context: EventContext, roles: readonly Role[]): ReadonlySet<Id> {
  return new Set(
    roles.flatMap((r) => {
      const entity = context.entity(r.entity);
      return entity && entity.type !== 'vehicle' && entity.type !== 'weapon' ? entity.chain : [];
    }),
  );
}

/** 'Rebels' at the head of a sentence keeps its plural where the reader takes it for a name. */
function headsOf(context: EventContext, roles: readonly Role[]): ReadonlySet<string> {
  return new Set(roles.map((role) => headOf(context, role).toLowerCase().replace(/s$/, '')));
}

function headOf(context: EventContext, role: Role): string {
  const range = context.tokensOf(role.head);
  return context.doc.tokens[range.start]?.lemma ?? '';
}
