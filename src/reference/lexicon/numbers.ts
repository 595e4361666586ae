/** The words for numbers and quantities, from `data/lexicon/en/numbers.yaml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';

const words = z.array(z.string().min(1)).min(1);
const bound = z.enum(['at-least', 'at-most', 'about', 'exact']);
const qualifierList = z.array(z.strictObject({ words, bound, shift: z.number().int() }));

const schema = z.strictObject({
  cardinals: z.record(z.string(), z.number()),
  scales: z.record(z.string(), z.number()),
  ordinals: z.record(z.string(), z.number()),
  ordinalSuffixes: words,
  collectives: z.record(z.string(), z.number()),
  indefinite: z.array(z.strictObject({ words, low: z.number().nullable() })),
  qualifiers: qualifierList,
  afterQualifiers: qualifierList,
});

export type NumberQualifier = Readonly<z.infer<typeof qualifierList>[number]>;

interface Indefinite {
  readonly words: readonly string[];
  readonly low: number | null;
}

/** Number words by form; lists of phrases are in order of falling length, so that the first that fits is the longest. */
export interface NumberLexicon {
  readonly cardinals: ReadonlyMap<string, number>;
  readonly scales: ReadonlyMap<string, number>;
  readonly ordinals: ReadonlyMap<string, number>;
  readonly ordinalSuffixes: ReadonlySet<string>;
  readonly collectives: ReadonlyMap<string, number>;
  readonly indefinite: readonly Indefinite[];
  readonly qualifiers: readonly NumberQualifier[];
  /** The same phrases by their first word. */
  readonly indefiniteFrom: ReadonlyMap<string, readonly Indefinite[]>;
  readonly qualifiersFrom: ReadonlyMap<string, readonly NumberQualifier[]>;
  readonly afterQualifiers: readonly NumberQualifier[];
}

/**
 * Loads the number words.
 * @param file path of the data file; the project's own by default
 * @throws DataError naming file and line when the file does not hold what it must
 */
export function loadNumberLexicon(file = join(DATA_DIR, 'lexicon/en/numbers.yaml')): NumberLexicon {
  const data = loadYaml(file, schema);
  const longestFirst = <T extends { words: string[] }>(list: T[]) =>
    list.toSorted((a, b) => b.words.length - a.words.length);
  const indefinite = longestFirst(data.indefinite);
  const qualifiers = longestFirst(data.qualifiers);
  return {
    cardinals: new Map(Object.entries(data.cardinals)),
    scales: new Map(Object.entries(data.scales)),
    ordinals: new Map(Object.entries(data.ordinals)),
    ordinalSuffixes: new Set(data.ordinalSuffixes),
    collectives: new Map(Object.entries(data.collectives)),
    indefinite,
    qualifiers,
    indefiniteFrom: Map.groupBy(indefinite, (entry) => entry.words[0] ?? ''),
    qualifiersFrom: Map.groupBy(qualifiers, (entry) => entry.words[0] ?? ''),
    afterQualifiers: longestFirst(data.afterQualifiers),
  };
}
