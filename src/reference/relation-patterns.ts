/** What texts say about two parties: `data/patterns/en/relations.yaml`, whose head explains slots and examples. */
import { join } from 'node:path';
import { z } from 'zod';
import { RELATION_KINDS, type Relation } from '../contract/coded-document.ts';
import { DATA_DIR, loadYaml } from './load-yaml.ts';

const word = z.string().min(1);
const words = z.array(word).min(1);
const entry = {
  id: word,
  kind: z.enum(RELATION_KINDS),
  examples: z.array(word).min(1),
  not: z.array(word),
};
const slots = z.strictObject({ from: word, to: word });
const verb = z.strictObject({
  ...entry,
  lemmas: words,
  voice: z.enum(['active', 'passive', 'any']).default('active'),
  particles: z.array(word).default([]),
  object: words.optional(),
  groups: z.boolean().default(false),
  persons: z.boolean().default(false),
  reciprocal: z.boolean().default(false),
  aims: z.boolean().default(false),
  slots,
});
const noun = z.strictObject({
  ...entry,
  lemmas: words,
  prepositions: words,
  groups: z.boolean().default(false),
  persons: z.boolean().default(false),
  self: z.enum(['named', 'phrase']).default('named'),
  number: z.enum(['one', 'many', 'any']).default('any'),
  slots: z.strictObject({ from: z.enum(['self', 'other']), to: z.enum(['self', 'other']) }),
});
const deverbal = z.strictObject({
  ...entry,
  lemmas: words,
  prepositions: words,
  ownerIs: z.enum(['from', 'to']),
  groups: z.boolean().default(false),
  light: z.array(word).default([]),
});
const between = z.strictObject({ ...entry, lemmas: words });
const adjunct = z.strictObject({ ...entry, words });
const office = z.strictObject({ ...entry, lemmas: words });
const event = z.strictObject({ ...entry, eventTypes: words });
const link = z.strictObject({ ...entry, words });
const compound = z.strictObject({ ...entry, words, side: z.enum(['before', 'after']) });
const schema = z.strictObject({
  standing: words,
  carrying: words,
  supporting: words,
  rank: words,
  verbs: z.array(verb),
  nouns: z.array(noun),
  deverbal: z.array(deverbal),
  between: z.array(between),
  adjuncts: z.array(adjunct),
  offices: z.array(office),
  events: z.array(event),
  links: z.array(link),
  compounds: z.array(compound),
});

export interface RelationPattern {
  readonly id: string;
  readonly kind: Relation['kind'];
  readonly examples: readonly string[];
  readonly not: readonly string[];
}
export interface VerbPattern extends RelationPattern {
  readonly voice: 'active' | 'passive' | 'any';
  /** Words that may stand between the verb and its next slot. */
  readonly particles: ReadonlySet<string>;
  /** Lemmas one of which the verb must have for its object: 'pledged allegiance'. Null: none is asked for. */
  readonly object: ReadonlySet<string> | null;
  /** Both parties must be organisations. */
  readonly groups: boolean;
  /** The leader must be a person. */
  readonly persons: boolean;
  /** 'X and Y merged': two coordinated subjects fill both slots. */
  readonly reciprocal: boolean;
  /** An aim is enough: who wants to defeat somebody is opposed to them. */
  readonly aims: boolean;
  readonly from: Slot;
  readonly to: Slot;
}
export interface Slot {
  readonly roles: ReadonlySet<'subject' | 'object' | 'agent'>;
  readonly prepositions: ReadonlySet<string>;
}
export interface NounPattern extends RelationPattern {
  readonly prepositions: ReadonlySet<string>;
  readonly groups: boolean;
  readonly persons: boolean;
  /** 'phrase': the noun's own phrase is the party ('fighters from X'); 'named': a name beside it is ('X, a wing of Y'). */
  readonly self: 'named' | 'phrase';
  /** 'one': the bearer of the role ('the leader'); 'many': one of several ('a leader', 'a senior commander'). */
  readonly number: 'one' | 'many' | 'any';
  /** Whether the one called so is the relation's `from`. */
  readonly selfIsFrom: boolean;
}
export interface DeverbalPattern extends RelationPattern {
  readonly prepositions: ReadonlySet<string>;
  readonly ownerIs: 'from' | 'to';
  readonly groups: boolean;
  /** Verbs whose subject owns the noun that is their object: 'launched a campaign against Y'. */
  readonly light: ReadonlySet<string>;
}
/** 'clashes between X and Y'. */
export interface BetweenPattern extends RelationPattern {
  readonly lemmas: readonly string[];
}
/** 'X attacked alongside Y': the subject of the clause and who stands behind the words. */
export interface AdjunctPattern extends RelationPattern {
  readonly phrases: readonly (readonly string[])[];
}
/** 'Omar Tal, the governor of Karsa': an office told beside the name of who holds it. */
export interface OfficePattern extends RelationPattern {
  readonly lemmas: ReadonlySet<string>;
}
/** Who does what a claim of one of these types tells, to whom. */
export interface EventPattern extends RelationPattern {
  readonly eventTypes: ReadonlySet<string>;
}
export interface LinkPattern extends RelationPattern {
  /** Each phrase as its words; '*' is any one word. */
  readonly phrases: readonly (readonly string[])[];
}
export interface CompoundPattern extends RelationPattern {
  readonly words: ReadonlySet<string>;
  readonly side: 'before' | 'after';
}

export interface RelationPatterns {
  /** Nouns that stand for whose they are: 'the Front's positions', 'army targets'. */
  readonly standing: ReadonlySet<string>;
  /** Verbs that carry an infinitive on as a fact: 'continues to support'. */
  readonly carrying: ReadonlySet<string>;
  /** Verbs whose subject shares the aim of whom it helps: 'supports the army in its fight against Y'. */
  readonly supporting: ReadonlySet<string>;
  /** Adjectives that make the bearer of a role one of several: 'a senior commander'. */
  readonly rank: ReadonlySet<string>;
  readonly verbs: ReadonlyMap<string, readonly VerbPattern[]>;
  readonly nouns: ReadonlyMap<string, readonly NounPattern[]>;
  readonly deverbal: ReadonlyMap<string, readonly DeverbalPattern[]>;
  readonly between: ReadonlyMap<string, readonly BetweenPattern[]>;
  /** By the first word of each of their phrases. */
  readonly adjuncts: ReadonlyMap<string, readonly AdjunctPattern[]>;
  readonly links: ReadonlyMap<string, readonly LinkPattern[]>;
  readonly offices: readonly OfficePattern[];
  readonly events: readonly EventPattern[];
  readonly compounds: readonly CompoundPattern[];
}

let loaded: RelationPatterns | null = null;

/**
 * Reads the patterns, once for each process.
 * @throws DataError when the file does not hold what its schema asks for
 */
export function loadRelationPatterns(): RelationPatterns {
  if (loaded) return loaded;
  const data = loadYaml(join(DATA_DIR, 'patterns/en/relations.yaml'), schema);
  loaded = {
    verbs: groupByLemma(
      data.verbs.map(({ lemmas, slots: { from, to }, particles, object, ...rest }) => ({
        lemmas,
        pattern: {
          ...rest,
          particles: new Set(particles),
          object: object ? new Set(object) : null,
          from: readSlot(from),
          to: readSlot(to),
        } satisfies VerbPattern,
      })),
    ),
    nouns: groupByLemma(
      data.nouns.map(({ lemmas, slots: { from }, prepositions, ...rest }) => ({
        lemmas,
        pattern: {
          ...rest,
          prepositions: new Set(prepositions),
          selfIsFrom: from === 'self',
        } satisfies NounPattern,
      })),
    ),
    deverbal: groupByLemma(
      data.deverbal.map(({ lemmas, prepositions, light, ...rest }) => ({
        lemmas,
        pattern: {
          ...rest,
          prepositions: new Set(prepositions),
          light: new Set(light),
        } satisfies DeverbalPattern,
      })),
    ),
    between: groupByLemma(data.between.map((pattern) => ({ lemmas: pattern.lemmas, pattern }))),
    adjuncts: byFirstWord(data.adjuncts),
    links: byFirstWord(data.links),
    offices: data.offices.map(({ lemmas, ...rest }) => ({ ...rest, lemmas: new Set(lemmas) })),
    events: data.events.map(({ eventTypes, ...rest }) => ({ ...rest, eventTypes: new Set(eventTypes) })),
    standing: new Set(data.standing),
    carrying: new Set(data.carrying),
    supporting: new Set(data.supporting),
    rank: new Set(data.rank),
    compounds: data.compounds.map(({ words: list, ...rest }) => ({ ...rest, words: new Set(list) })),
  };
  return loaded;
}

/** The phrases of each entry, the longest first: 'formerly known as' before 'formerly'. */
function byFirstWord<P extends RelationPattern & { readonly words: readonly string[] }>(
  entries: readonly P[],
): Map<string, (Omit<P, 'words'> & { readonly phrases: readonly (readonly string[])[] })[]> {
  return groupByLemma(
    entries.map(({ words: list, ...rest }) => {
      const phrases = list
        .map((phrase) => phrase.toLowerCase().split(' '))
        .sort((a, b) => b.length - a.length);
      return { lemmas: phrases.map((phrase) => phrase[0] ?? ''), pattern: { ...rest, phrases } };
    }),
  );
}

function readSlot(text: string): Slot {
  const parts = text.split('|');
  const isRole = (part: string): part is 'subject' | 'object' | 'agent' =>
    part === 'subject' || part === 'object' || part === 'agent';
  return {
    roles: new Set(parts.filter(isRole)),
    prepositions: new Set(parts.filter((part) => !isRole(part))),
  };
}

function groupByLemma<P>(
  entries: readonly { readonly lemmas: readonly string[]; readonly pattern: P }[],
): Map<string, P[]> {
  const groups = new Map<string, P[]>();
  for (const { lemmas, pattern } of entries) {
    for (const lemma of new Set(lemmas)) {
      const group = groups.get(lemma);
      if (group) group.push(pattern);
      else groups.set(lemma, [pattern]);
    }
  }
  return groups;
}
