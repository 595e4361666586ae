/** The words for times, from `data/lexicon/en/times.yaml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';
import { loadNumberLexicon, type NumberLexicon } from './numbers.ts';

const words = z.array(z.string().min(1)).min(1);
const month = z.number().int().min(1).max(12);
const weekday = z.number().int().min(1).max(7);
const unit = z.enum(['S', 'MIN', 'H', 'D', 'N', 'W', 'FN', 'WE', 'M', 'Q', 'Y', 'DE', 'CE', 'ML']);
const season = z.enum(['SP', 'SU', 'FA', 'WI']);
const dayPart = z.enum(['MO', 'AF', 'EV', 'NI', 'DT']);

const schema = z.strictObject({
  months: z.record(z.string(), month),
  ambiguousMonths: words,
  weekdays: z.record(z.string(), weekday),
  ambiguousWeekdays: words,
  units: z.record(z.string(), unit),
  seasons: z.record(z.string(), season),
  dayParts: z.record(z.string(), dayPart),
  clockWords: z.record(z.string(), z.string()),
  timeZones: words,
  days: z.record(z.string(), z.number().int()),
  references: z.array(
    z.strictObject({
      value: z.string(),
      words,
      from: z.number().int().optional(),
      closed: z.boolean().optional(),
    }),
  ),
  referenceNotBefore: words,
  sets: z.record(z.string(), z.string()),
  each: words,
  pastWords: words,
  nextWords: words,
  thisWords: words,
  sameWords: words,
  followingWords: words,
  beforeWords: words,
  afterWords: words,
  approximators: z.array(words),
  early: words,
  mid: words,
  late: words,
  holidays: z.array(
    z.strictObject({
      words,
      month,
      day: z.number().int().optional(),
      weekday: weekday.optional(),
      nth: z.number().int().optional(),
    }),
  ),
  nameHeads: words,
  nameLeads: words,
  countedNouns: words,
  yearLeads: words,
  numberLeads: words,
  futureLeads: words,
  aheadLeads: words,
  planVerbs: words,
  publicationCues: words,
  comparisonLeads: words,
});

type Data = z.infer<typeof schema>;

type SetKey =
  | 'ambiguousMonths'
  | 'ambiguousWeekdays'
  | 'timeZones'
  | 'referenceNotBefore'
  | 'each'
  | 'pastWords'
  | 'nextWords'
  | 'thisWords'
  | 'sameWords'
  | 'followingWords'
  | 'beforeWords'
  | 'afterWords'
  | 'early'
  | 'mid'
  | 'late'
  | 'nameHeads'
  | 'nameLeads'
  | 'countedNouns'
  | 'yearLeads'
  | 'numberLeads'
  | 'futureLeads'
  | 'aheadLeads'
  | 'planVerbs'
  | 'publicationCues'
  | 'comparisonLeads';
type MapKey = 'months' | 'weekdays' | 'units' | 'seasons' | 'dayParts' | 'clockWords' | 'days' | 'sets';

export type TimeLexicon = { readonly [K in SetKey]: ReadonlySet<string> } & {
  readonly [K in MapKey]: ReadonlyMap<string, Data[K][string]>;
} & {
  /** By first word, longest first. */
  readonly references: ReadonlyMap<string, readonly Data['references'][number][]>;
  readonly holidays: ReadonlyMap<string, readonly Data['holidays'][number][]>;
  readonly approximators: readonly (readonly string[])[];
  readonly numbers: NumberLexicon;
};

/**
 * Loads the time words, and the number words that they are counted with.
 * @param file path of the data file; the project's own by default
 * @throws DataError naming file and line when the file does not hold what it must
 */
export function loadTimeLexicon(file = join(DATA_DIR, 'lexicon/en/times.yaml')): TimeLexicon {
  const data = loadYaml(file, schema);
  const set = (key: SetKey): ReadonlySet<string> => new Set(data[key]);
  const map = <T>(record: Record<string, T>): ReadonlyMap<string, T> => new Map(Object.entries(record));
  return {
    ambiguousMonths: set('ambiguousMonths'),
    ambiguousWeekdays: set('ambiguousWeekdays'),
    timeZones: set('timeZones'),
    referenceNotBefore: set('referenceNotBefore'),
    each: set('each'),
    pastWords: set('pastWords'),
    nextWords: set('nextWords'),
    thisWords: set('thisWords'),
    sameWords: set('sameWords'),
    followingWords: set('followingWords'),
    beforeWords: set('beforeWords'),
    afterWords: set('afterWords'),
    early: set('early'),
    mid: set('mid'),
    late: set('late'),
    nameHeads: set('nameHeads'),
    nameLeads: set('nameLeads'),
    countedNouns: set('countedNouns'),
    yearLeads: set('yearLeads'),
    numberLeads: set('numberLeads'),
    futureLeads: set('futureLeads'),
    aheadLeads: set('aheadLeads'),
    planVerbs: set('planVerbs'),
    publicationCues: set('publicationCues'),
    comparisonLeads: set('comparisonLeads'),
    months: map(data.months),
    weekdays: map(data.weekdays),
    units: map(data.units),
    seasons: map(data.seasons),
    dayParts: map(data.dayParts),
    clockWords: map(data.clockWords),
    days: map(data.days),
    sets: map(data.sets),
    references: byFirstWord(data.references),
    holidays: byFirstWord(data.holidays),
    approximators: data.approximators.toSorted((a, b) => b.length - a.length),
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
