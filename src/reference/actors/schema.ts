/** What the files of `data/actors` hold: actors with their dated affiliations, and states with their bodies. */
import { z } from 'zod';
import { ACTOR_CATEGORIES } from '../../contract/coded-document.ts';

export const ACTOR_KINDS = [
  'government',
  'ministry',
  'state-forces',
  'police',
  'intelligence',
  'armed-group',
  'militia',
  'coalition',
  'political-party',
  'private-military-company',
  'criminal-group',
  'international-organisation',
  'un-body',
  'peace-operation',
  'ngo',
  'red-cross',
  'monitor',
  'media',
  'outlet',
  'person',
] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export const AFFILIATION_KINDS = [
  'part-of',
  'allied-with',
  'split-from',
  'formerly',
  'merged-into',
  'affiliated-with',
  'led-by',
  'designated-by',
] as const;

/** V: read in an official text or the actor's own file; S: read in a third party's notes; M: from memory. */
export const MARKS = ['V', 'S', 'M'] as const;

const word = z.string().min(1);
const year = z.number().int().min(1800).max(2100).nullable();
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const iso = z.string().regex(/^[A-Z]{3}$/);
const category = z.enum(ACTOR_CATEGORIES).nullable();

/**
 * A name that more than one actor, or a common word, shares is written out as an object. It resolves only where one
 * candidate is left: one whose country the document speaks of, and, when `needs` is given, one of whose words is there.
 */
const alias = z.union([
  word,
  z.strictObject({ name: word, ambiguous: z.literal(true), needs: z.array(word).default([]) }),
]);

const affiliation = z.strictObject({
  kind: z.enum(AFFILIATION_KINDS),
  to: id,
  from: year.default(null),
  until: year.default(null),
  contested: z.boolean().default(false),
});
export type Affiliation = Readonly<z.infer<typeof affiliation>>;

/** The years in which it plays another part than its `category`: a group that has come to govern, both years inclusive. */
const term = z.strictObject({ category, from: year.default(null), until: year.default(null) });
export type Term = Readonly<z.infer<typeof term>>;

const actor = z.strictObject({
  id,
  name: word,
  aliases: z.array(alias).default([]),
  kind: z.enum(ACTOR_KINDS),
  category: category.default(null),
  terms: z.array(term).default([]),
  country: iso.nullable().default(null),
  from: year.default(null),
  to: year.default(null),
  role: word.optional(),
  affiliations: z.array(affiliation).default([]),
  outlets: z.array(id).default([]),
  mark: z.enum(MARKS).optional(),
  source: word.optional(),
});
export type ActorRow = z.infer<typeof actor>;

const body = z.strictObject({
  name: word,
  kind: z.enum(ACTOR_KINDS),
  aliases: z.array(word),
  only: z.literal('own').optional(),
});
export type BodyRow = z.infer<typeof body>;

const country = z.strictObject({
  iso,
  name: word,
  adjectives: z.array(word).default([]),
  people: z.array(word).default([]),
  aliases: z.array(word).default([]),
  own: z.record(id, z.array(alias).min(1)).default({}),
});
export type CountryRow = z.infer<typeof country>;

/** One file. `mark` is that of every entry without one of its own; V and S need a `source`. */
export const actorFileSchema = z.strictObject({
  mark: z.enum(MARKS),
  source: word.optional(),
  bodies: z.record(id, body).default({}),
  countries: z.array(country).default([]),
  actors: z.array(actor).default([]),
});
