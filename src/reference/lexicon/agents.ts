/** Nouns for parties and persons: `data/lexicon/en/agents.yaml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { ACTOR_CATEGORIES, type ActorCategory } from '../../contract/coded-document.ts';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';
import { formsOf, splitWords } from './word-list.ts';

const word = z.string().min(1);
const schema = z.strictObject({
  mark: z.enum(['V', 'S', 'M']),
  nouns: z.array(
    z.strictObject({
      words: z.array(word).min(1),
      type: z.enum(['actor', 'person', 'media']),
      category: z.enum(ACTOR_CATEGORIES).optional(),
      body: word.optional(),
      short: z.boolean().default(false),
      generic: z.boolean().default(false),
      owned: z.boolean().default(false),
    }),
  ),
  modifiers: z.partialRecord(z.enum(ACTOR_CATEGORIES), z.array(word)),
  carriers: z.record(word, z.array(word)),
  acts: z.array(word),
  sport: z.array(word),
  stand_ins: z.strictObject({ any: z.array(word), armed: z.array(word), unarmed: z.array(word) }),
  unarmed_names: z.array(word),
  fixed: z.array(word),
});

/** What party a stand-in can mean: 'the group' any, 'the militant group' one that bears arms, 'the charity' one that does not. */
export type StandIn = 'any' | 'armed' | 'unarmed';

export interface AgentNoun {
  readonly type: 'actor' | 'person' | 'media';
  readonly category: ActorCategory | null;
  /** Body of a state that the noun names when a state is said or understood. */
  readonly body: string | null;
  /** May stand for the full name of a party told before. */
  readonly short: boolean;
  /** Its category yields to that of a modifier ('rebel fighters'), and is a guess without one. */
  readonly generic: boolean;
  /** A party only when its phrase says whose. */
  readonly owned: boolean;
  readonly singular: string;
  readonly plural: boolean;
}

export interface AgentLexicon {
  readonly nouns: readonly (readonly [readonly string[], AgentNoun])[];
  readonly modifiers: ReadonlyMap<string, ActorCategory>;
  /** Vehicles and arms that act for whom they belong to: words → state body. */
  readonly carriers: readonly (readonly [
    readonly string[],
    { body: string; singular: string; plural: boolean },
  ])[];
  /** What only armed parties do: 'raid', 'bombardment'. */
  readonly acts: readonly (readonly string[])[];
  /** Words of sport: an agent noun in capitals near one is a team. */
  readonly sport: ReadonlySet<string>;
  /** Nouns that with 'the' stand for a party told before, by the kind of party that they can mean. */
  readonly standIns: ReadonlyMap<string, StandIn>;
  /** Words of the names of organisations that bear no arms, lower-cased. */
  readonly unarmedNames: ReadonlySet<string>;
  readonly fixed: readonly (readonly string[])[];
}

/** @throws DataError when the file is not as described in its head */
export function loadAgents(file = join(DATA_DIR, 'lexicon/en/agents.yaml')): AgentLexicon {
  const data = loadYaml(file, schema);
  const modifiers = new Map<string, ActorCategory>();
  for (const category of ACTOR_CATEGORIES) {
    for (const each of data.modifiers[category] ?? []) modifiers.set(splitWords(each).join(' '), category);
  }
  return {
    nouns: data.nouns.flatMap(({ words, type, category, body, short, generic, owned }) =>
      words.flatMap(formsOf).map(({ words: form, singular, plural }) => {
        const noun = {
          type,
          category: category ?? null,
          body: body ?? null,
          short,
          generic,
          owned,
          singular,
          plural,
        };
        return [form, noun] as const;
      }),
    ),
    modifiers,
    carriers: Object.entries(data.carriers).flatMap(([body, words]) =>
      words
        .flatMap(formsOf)
        .map(({ words: form, singular, plural }) => [form, { body, singular, plural }] as const),
    ),
    acts: data.acts.flatMap(formsOf).map(({ words: form }) => form),
    sport: new Set(data.sport),
    standIns: new Map(
      (['any', 'armed', 'unarmed'] as const).flatMap((kind) =>
        data.stand_ins[kind].map((noun) => [noun, kind] as const),
      ),
    ),
    unarmedNames: new Set(data.unarmed_names),
    fixed: data.fixed.map(splitWords),
  };
}
