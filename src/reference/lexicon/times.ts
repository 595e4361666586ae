/** The words for times, from `data/lexicon/en/times.yaml` and `feasts.yaml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';
import { type FeastLexicon, loadFeastLexicon } from './feasts.ts';
import { loadNumberLexicon, type NumberLexicon } from './numbers.ts';
import { PARTICLES, type Particle } from './time-particles.ts';

const words = z.array(z.string().min(1)).min(1);
const month = z.number().int().min(1).max(12);
const weekday = z.number().int().min(1).max(7);
const unit = z.enum(['S', 'MIN', 'H', 'D', 'N', 'W', 'FN', 'WE', 'M', 'Q', 'Y', 'DE', 'CE', 'ML']);
const season = z.enum(['SP', 'SU', 'FA', 'WI']);
const dayPart = z.enum(['MO', 'AF', 'EV', 'NI', 'DT']);
const phrase = z.strictObject({
  value: z.string(),
  words,
  from: z.number().int().optional(),
  closed: z.boolean().optional(),
  example: z.string().min(1),
});

/** Words without more. */
const SETS = {
  ambiguousMonths: words,
  ambiguousWeekdays: words,
  plurals: words,
  timeZones: words,
  referenceNotBefore: words,
  each: words,
  pastWords: words,
  nextWords: words,
  thisWords: words,
  sameWords: words,
  followingWords: words,
  beforeWords: words,
  afterWords: words,
  early: words,
  mid: words,
  late: words,
  nameHeads: words,
  nameLeads: words,
  countedNouns: words,
  monthLeads: words,
  yearLeads: words,
  numberLeads: words,
  futureLeads: words,
  aheadLeads: words,
  futureModals: words,
  perfectAuxiliaries: words,
  planVerbs: words,
  publicationCues: words,
  comparisonLeads: words,
};

/** Words with what each denotes. */
const MAPS = {
  directions: z.record(z.string(), z.enum(['last', 'this', 'next', 'same'])),
  portions: z.record(z.string(), z.enum(['early', 'mid', 'late'])),
  months: z.record(z.string(), month),
  weekdays: z.record(z.string(), weekday),
  weekdayPlurals: z.record(z.string(), weekday),
  units: z.record(z.string(), unit),
  decades: z.record(z.string(), z.number().int().min(0).max(9)),
  seasons: z.record(z.string(), season),
  dayParts: z.record(z.string(), dayPart),
  clockWords: z.record(z.string(), z.string()),
  days: z.record(z.string(), z.number().int()),
  sets: z.record(z.string(), z.string()),
};

const particles = Object.fromEntries(PARTICLES.map((key) => [key, words])) as Record<Particle, typeof words>;
const schema = z.strictObject({
  ...SETS,
  ...MAPS,
  particles: z.strictObject(particles),
  references: z.array(phrase),
  approximators: z.array(words),
});

type Data = z.infer<typeof schema>;
type SetKey = keyof typeof SETS;
type MapKey = keyof typeof MAPS;

export type { Particle } from './time-particles.ts';

type Maps = { readonly [K in MapKey]: ReadonlyMap<string, Data[K][string]> };

export type TimeLexicon = { readonly [K in SetKey]: ReadonlySet<string> } & Maps & {
    readonly particles: Readonly<Record<Particle, ReadonlySet<string>>>;
    /** By first word, longest first. */
    readonly references: ReadonlyMap<string, readonly Data['references'][number][]>;
    readonly approximators: readonly (readonly string[])[];
    readonly feasts: FeastLexicon;
    readonly numbers: NumberLexicon;
  };

/**
 * Loads the words for times and feasts, and the number words that they are counted with.
 * @param file path of the data file; the project's own by default
 * @throws DataError naming file and line when the file does not hold what it must
 */
export function loadTimeLexicon(file = join(DATA_DIR, 'lexicon/en/times.yaml')): TimeLexicon {
  const data = loadYaml(file, schema);
  const convert = <K extends string, T, R>(keys: readonly K[], values: Record<K, T>, make: (value: T) => R) =>
    Object.fromEntries(keys.map((key) => [key, make(values[key])])) as Record<K, R>;
  const toSet = (list: readonly string[]): ReadonlySet<string> => new Set(list);
  return {
    ...convert(Object.keys(SETS) as SetKey[], data, toSet),
    ...(Object.fromEntries(
      (Object.keys(MAPS) as MapKey[]).map((key) => [key, new Map(Object.entries(data[key]))]),
    ) as unknown as Maps),
    particles: convert(PARTICLES, data.particles, toSet),
    references: byFirstWord(data.references),
    approximators: data.approximators.toSorted((a, b) => b.length - a.length),
    feasts: loadFeastLexicon(),
    numbers: loadNumberLexicon(),
  };
}

function byFirstWord<T extends { words: string[] }>(
  entries: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const entry of entries) {
    const first = entry.words[0] ?? '';
    map.set(
      first,
      [...(map.get(first) ?? []), entry].toSorted((a, b) => b.words.length - a.words.length),
    );
  }
  return map;
}
