/**
 * The coding contract `onrecord/1`: what `onrecord code` prints for one document. These schemas are the single
 * source of its types, of the validation in tests and of the API's description. Every span is half-open, in UTF-16
 * code units, into the text exactly as it was given.
 */
import { z } from 'zod';

type DeepReadonly<T> = T extends (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

export const SCHEMA_ID = 'onrecord/1';

const offset = z.number().int().nonnegative();
/** `quote` stands beside every span with `--quotes`. */
const spanShape = { start: offset, end: offset, quote: z.string().optional() };
const id = z.string().min(1);
const count = z.number().nonnegative().nullable();
/** An ISO 8601 date, or a prefix of one ('2018', '2018-06'). */
const datePrefix = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const spanSchema = z.strictObject(spanShape);
export type Span = DeepReadonly<z.infer<typeof spanSchema>>;
export type Id = string;

/** How a value of a claim is known: said of it, taken over from the context, from the publication date, or not. */
export const BASES = ['stated', 'inherited', 'publication', 'unknown'] as const;
const basis = z.enum(BASES);
export type Basis = (typeof BASES)[number];

export const SECTION_KINDS = ['headline', 'byline', 'body', 'caption', 'boilerplate', 'comments'] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

const tokenSchema = z.strictObject({
  ...spanShape,
  lemma: z.string(),
  upos: z.string(),
  head: z.number().int().min(-1),
  deprel: z.string(),
});

/** ACLED's `inter` wording. */
export const ACTOR_CATEGORIES = [
  'State forces',
  'Rebel group',
  'Political militia',
  'Identity militia',
  'Rioters',
  'Protesters',
  'Civilians',
  'External/Other forces',
] as const;
const category = z.enum(ACTOR_CATEGORIES).nullable();
export type ActorCategory = (typeof ACTOR_CATEGORIES)[number];

export const ENTITY_TYPES = [
  'actor',
  'person',
  'place',
  'facility',
  'weapon',
  'vehicle',
  'nationality',
  'media',
  'document',
  'other',
] as const;

const entitySchema = z.strictObject({
  id,
  ...spanShape,
  type: z.enum(ENTITY_TYPES),
  form: z.enum(['name', 'nominal', 'pronoun']),
  name: z.string().min(1),
  chain: id,
  actorId: z.string().nullable(),
  category,
});
export type Entity = DeepReadonly<z.infer<typeof entitySchema>>;

const timeSchema = z.strictObject({
  id,
  ...spanShape,
  type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
  value: z.string().min(1),
  begin: isoDate.nullable(),
  until: isoDate.nullable(),
  anchor: z.string().nullable(),
  basis: z.enum(['stated', 'implied']),
});
export type TimeExpression = DeepReadonly<z.infer<typeof timeSchema>>;

const placeShape = {
  id,
  name: z.string().min(1),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  radiusKm: z.number().positive().nullable(),
  country: z.string().length(3).nullable(),
  admin1: z.string().nullable(),
  admin2: z.string().nullable(),
  featureCode: z.string().min(1),
};
const placeSchema = z.strictObject(placeShape);
export type Place = DeepReadonly<z.infer<typeof placeSchema>>;

const placeMentionSchema = z.strictObject({
  id,
  ...spanShape,
  resolution: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('resolved'),
      place: placeSchema,
      score: z.number().min(0).max(1),
      reasons: z.array(z.string()),
    }),
    z.strictObject({ status: z.literal('ambiguous'), candidates: z.array(placeSchema) }),
    z.strictObject({ status: z.literal('unresolved'), reason: z.string() }),
  ]),
  role: z.enum(['location', 'metonym', 'demonym', 'part-of-name']),
  relation: z
    .strictObject({
      kind: z.enum(['near', 'offset', 'between', 'along', 'around', 'inside']),
      km: z.number().nonnegative().nullable(),
      bearing: z.number().min(0).lt(360).nullable(),
      of: z.array(id),
    })
    .nullable(),
});
export type PlaceMention = DeepReadonly<z.infer<typeof placeMentionSchema>>;

export const FIGURE_KINDS = [
  'killed',
  'injured',
  'casualties',
  'missing',
  'kidnapped',
  'detained',
  'displaced',
  'returned',
  'affected',
  'facilities-damaged',
  'facilities-destroyed',
  'other',
] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

const figureSchema = z.strictObject({
  id,
  ...spanShape,
  kind: z.enum(FIGURE_KINDS),
  low: count,
  high: count,
  qualifier: z.enum(['exact', 'at-least', 'at-most', 'about', 'range', 'indefinite']),
  unit: z.string(),
  population: z.array(z.string()),
  partOf: z.string().nullable(),
  basis: z.enum(['new', 'cumulative', 'unclear']),
  evidence: z.array(spanSchema),
});
export type Figure = DeepReadonly<z.infer<typeof figureSchema>>;

export const STANCES = [
  'states',
  'claims',
  'denies',
  'doubts',
  'calls-for',
  'threatens',
  'promises',
  'asks',
  'believes',
] as const;
export type Stance = (typeof STANCES)[number];

const attributionSchema = z.strictObject({
  id,
  source: spanSchema.nullable(),
  sourceEntities: z.array(id),
  channel: spanSchema.nullable(),
  cue: spanSchema.nullable(),
  content: z.array(spanSchema),
  stance: z.enum(STANCES),
  direct: z.boolean(),
  time: z.string().nullable(),
  timeBasis: basis,
  parent: z.string().nullable(),
  pattern: z.string().min(1),
});
export type Attribution = DeepReadonly<z.infer<typeof attributionSchema>>;

/** In the order of strength that an event takes its own status by. */
export const STATUSES = [
  'occurred',
  'ongoing',
  'planned',
  'threatened',
  'called-for',
  'hypothetical',
  'denied',
  'negated',
] as const;
const status = z.enum(STATUSES);
export type Status = (typeof STATUSES)[number];

export const HARMS = [
  'displacement',
  'attack-on-health',
  'attack-on-education',
  'attack-on-aid',
  'attack-on-worship',
  'attack-on-media',
  'obstruction',
  'service-lost',
] as const;
const harms = z.array(z.enum(HARMS));
export type Harm = (typeof HARMS)[number];

const acled = z.strictObject({ eventType: z.string(), subEventType: z.string() }).nullable();
export type AcledType = DeepReadonly<NonNullable<z.infer<typeof acled>>>;

const roleSchema = z.strictObject({ ...spanShape, entity: z.string().nullable(), head: spanSchema });
export type Role = DeepReadonly<z.infer<typeof roleSchema>>;

const claimSchema = z.strictObject({
  id,
  key: z.string().min(1),
  trigger: spanSchema,
  eventType: z.string().nullable(),
  mode: z.string().nullable(),
  contexts: z.array(z.string()),
  acled,
  harms,
  status,
  background: z.boolean(),
  actors: z.array(roleSchema),
  recipients: z.array(roleSchema),
  instruments: z.array(roleSchema),
  objects: z.array(roleSchema),
  place: z.string().nullable(),
  placeBasis: basis,
  otherPlaces: z.array(id),
  time: z.string().nullable(),
  timeBasis: basis,
  timeRelation: z.enum(['on', 'since', 'until', 'before', 'after', 'for']).nullable(),
  figures: z.array(id),
  attributions: z.array(id),
  about: z.array(id),
  pattern: z.string().min(1),
  evidence: z.array(spanSchema).min(1),
});
export type Claim = DeepReadonly<z.infer<typeof claimSchema>>;

export const RELATION_KINDS = [
  'alias-of',
  'formerly',
  'part-of',
  'led-by',
  'affiliated-with',
  'allied-with',
  'opposed-to',
  'split-from',
  'merged-into',
  'designated-by',
] as const;

const relationSchema = z.strictObject({
  id,
  kind: z.enum(RELATION_KINDS),
  from: id,
  to: id,
  polarity: z.enum(['asserted', 'denied', 'doubted']),
  time: z.string().nullable(),
  attributions: z.array(id),
  pattern: z.string().min(1),
  evidence: z.array(spanSchema),
});
export type Relation = DeepReadonly<z.infer<typeof relationSchema>>;

const partySchema = z.strictObject({
  name: z.string().min(1),
  actorId: z.string().nullable(),
  category,
  alleged: z.boolean(),
});
export type Party = DeepReadonly<z.infer<typeof partySchema>>;

export const WEAPONS = [
  'firearms',
  'aerial bomb',
  'drone',
  'missile',
  'shelling',
  'rocket',
  'mortar',
  'grenade',
  'landmine',
  'ied',
  'vehicle bomb',
  'suicide bomb',
  'unspecified explosive',
  'arson',
  'knife',
  'chemical',
  'cyber',
  'other',
  'none',
] as const;
export type Weapon = (typeof WEAPONS)[number];

export const GRADES = ['single-source', 'corroborated', 'contested', 'confirmed', 'denied'] as const;
export type Grade = (typeof GRADES)[number];

const acledPrecision = z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable();
const toll = z.strictObject({ low: count, best: count, high: count });
export type Toll = DeepReadonly<z.infer<typeof toll>>;

const eventSchema = z.strictObject({
  id,
  claims: z.array(id).min(1),
  salience: z.number(),
  eventType: z.string().nullable(),
  mode: z.string().nullable(),
  acled,
  harms,
  status,
  background: z.boolean(),
  date: z
    .strictObject({
      start: isoDate.nullable(),
      end: isoDate.nullable(),
      acledPrecision,
      ucdpPrecision: z
        .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
        .nullable(),
      basis,
    })
    .nullable(),
  place: z
    .strictObject({
      ...placeShape,
      acledPrecision,
      ucdpPrecision: z.union([
        z.literal(1),
        z.literal(2),
        z.literal(3),
        z.literal(4),
        z.literal(5),
        z.literal(6),
        z.literal(7),
      ]),
      basis,
    })
    .nullable(),
  actors: z.array(partySchema),
  recipients: z.array(partySchema),
  weapons: z.array(z.enum(WEAPONS)),
  facilities: z.array(z.string()),
  figures: z.partialRecord(z.enum(FIGURE_KINDS), toll),
  sources: z.array(z.string()),
  grade: z.enum(GRADES),
});
export type Event = DeepReadonly<z.infer<typeof eventSchema>>;

const publishedAtSchema = z.strictObject({
  value: datePrefix.nullable(),
  basis: z.enum(['given', 'stated', 'inferred', 'unknown']),
  evidence: z.array(spanSchema),
});
export type PublishedAt = DeepReadonly<z.infer<typeof publishedAtSchema>>;

const sectionSchema = z.strictObject({ ...spanShape, kind: z.enum(SECTION_KINDS) });
export type Section = DeepReadonly<z.infer<typeof sectionSchema>>;

export const codedDocumentSchema = z.strictObject({
  schema: z.literal(SCHEMA_ID),
  id: z.string(),
  text: z.string().optional(),
  language: z.string().min(2),
  publishedAt: publishedAtSchema,
  sections: z.array(sectionSchema),
  sentences: z.array(spanSchema),
  tokens: z.array(tokenSchema).optional(),
  entities: z.array(entitySchema),
  times: z.array(timeSchema),
  places: z.array(placeMentionSchema),
  figures: z.array(figureSchema),
  attributions: z.array(attributionSchema),
  claims: z.array(claimSchema),
  relations: z.array(relationSchema),
  events: z.array(eventSchema),
  warnings: z.array(z.string()),
});
export type CodedDocument = DeepReadonly<z.infer<typeof codedDocumentSchema>>;

export const INPUT_ERROR_CODES = [
  'invalid-json',
  'not-an-object',
  'no-text',
  'too-large',
  'invalid-utf8',
  'internal',
] as const;
export type InputErrorCode = (typeof INPUT_ERROR_CODES)[number];

/** What stands in the output in place of a line that could not be coded. `line` counts from 1. */
export const errorLineSchema = z.strictObject({
  id: z.string().nullable(),
  line: z.number().int().positive(),
  error: z.strictObject({ code: z.enum(INPUT_ERROR_CODES), message: z.string() }),
});
export type ErrorLine = DeepReadonly<z.infer<typeof errorLineSchema>>;
