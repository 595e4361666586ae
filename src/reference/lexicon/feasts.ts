/** Names of feasts and of the months of other calendars, from `data/lexicon/en/feasts.yaml`. */
import { join } from 'node:path';
import { z } from 'zod';
import type { FeastDate, OtherCalendar } from '../../text/drafts/times.ts';
import { splitPieces } from '../../text/pieces.ts';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';

const words = z.array(z.string().min(1)).min(1);
const month = z.number().int().min(1).max(13);
const day = z.number().int().min(1).max(31);
const days = z.number().int().min(1).default(1);

const date = z.union([
  z.strictObject({
    calendar: z.enum(['islamic', 'persian', 'hebrew', 'chinese', 'gregorian']),
    month,
    day: day.optional(),
    days,
  }),
  z.strictObject({
    calendar: z.literal('gregorian'),
    month,
    weekday: z.number().int().min(1).max(7),
    nth: z.number().int().min(1).max(5),
  }),
  z.strictObject({ calendar: z.enum(['easter', 'orthodox-easter']), offset: z.number().int(), days }),
]) satisfies z.ZodType<FeastDate>;

const schema = z.strictObject({
  feasts: z.array(
    z.strictObject({
      names: words,
      dates: z.array(date).min(1),
      example: z.string().min(1),
      value: z.string().min(1),
    }),
  ),
  partWords: z.strictObject({ first: words, last: words, eve: words, month: words, passed: words }),
  months: z.strictObject({
    islamic: z.record(z.string(), month),
    persian: z.record(z.string(), month),
  }),
  eras: words,
});

type PartKey = keyof z.infer<typeof schema>['partWords'];

export interface FeastName {
  readonly words: readonly string[];
  readonly dates: readonly FeastDate[];
}

export interface OtherMonth {
  readonly words: readonly string[];
  readonly calendar: OtherCalendar;
  readonly month: number;
}

export interface FeastLexicon {
  /** By first word, longest first. */
  readonly feasts: ReadonlyMap<string, readonly FeastName[]>;
  readonly months: ReadonlyMap<string, readonly OtherMonth[]>;
  readonly partWords: Readonly<Record<PartKey, ReadonlySet<string>>>;
  readonly eras: ReadonlySet<string>;
  /** First words of what may stand before a name. */
  readonly openers: ReadonlyMap<string, true>;
  /** A sentence for each feast, and what it says in a document of 2021-06-15. */
  readonly examples: readonly { readonly example: string; readonly value: string }[];
}

/**
 * @param file path of the data file; the project's own by default
 * @throws DataError naming file and line when the file does not hold what it must
 */
export function loadFeastLexicon(file = join(DATA_DIR, 'lexicon/en/feasts.yaml')): FeastLexicon {
  const data = loadYaml(file, schema);
  const { first, last, eve, month: months, passed } = data.partWords;
  return {
    feasts: byFirstWord(
      data.feasts.flatMap(({ names, dates }) => names.map((name) => ({ words: splitName(name), dates }))),
    ),
    months: byFirstWord(
      (['islamic', 'persian'] as const).flatMap((calendar) =>
        Object.entries(data.months[calendar]).map(([name, number]) => ({
          words: splitName(name),
          calendar,
          month: number,
        })),
      ),
    ),
    partWords: {
      first: new Set(first),
      last: new Set(last),
      eve: new Set(eve),
      month: new Set(months),
      passed: new Set(passed),
    },
    eras: new Set(data.eras),
    openers: new Map([...first, ...last, ...eve, ...months, ...passed].map((word) => [word, true])),
    examples: data.feasts.map(({ example, value }) => ({ example, value })),
  };
}

/** As the text is split: 'Eid al-Fitr' is eid, al, -, fitr. */
function splitName(name: string): string[] {
  return splitPieces(name, 0, name.length).map((piece) => piece.norm);
}

function byFirstWord<T extends { readonly words: readonly string[] }>(
  entries: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const entry of entries.toSorted((a, b) => b.words.length - a.words.length)) {
    const first = entry.words[0] ?? '';
    map.set(first, [...(map.get(first) ?? []), entry]);
  }
  return map;
}
