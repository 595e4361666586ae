/** How names look, and what stands before them: `data/lexicon/en/names.yaml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { ACTOR_CATEGORIES, type ActorCategory } from '../../contract/coded-document.ts';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';
import { splitWords } from './word-list.ts';

const words = z.array(z.string().min(1)).min(1);
const schema = z.strictObject({
  mark: z.enum(['V', 'S', 'M']),
  organisations: z.partialRecord(z.enum(['', ...ACTOR_CATEGORIES]), words),
  founders: words,
  media: words,
  facilities: words,
  places: words,
  others: words,
  titles: words,
  roles: words,
  role_categories: z.partialRecord(z.enum(ACTOR_CATEGORIES), words),
  he: words,
  she: words,
  given: words,
  particles: words,
  calendar: words,
  not_names: words,
});

export interface NameLexicon {
  /** Last words of organisations' names (lower-case, one or two words) → category, null where none is known. */
  readonly organisations: ReadonlyMap<string, ActorCategory | null>;
  readonly founders: ReadonlySet<string>;
  readonly media: ReadonlySet<string>;
  readonly facilities: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  /** Roles of persons, as words joined by one space → category, null where none is known. */
  readonly roles: ReadonlyMap<string, ActorCategory | null>;
  /** Titles, roles and nouns of persons → the pronoun that means them. */
  readonly gendered: ReadonlyMap<string, 'he' | 'she'>;
  readonly given: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  /** Months, days, time zones. */
  readonly calendar: ReadonlySet<string>;
  /** Capitalised words that are no names of parties, those of the calendar with them. */
  readonly notNames: ReadonlySet<string>;
}

/** @throws DataError when the file is not as described in its head */
export function loadNames(file = join(DATA_DIR, 'lexicon/en/names.yaml')): NameLexicon {
  const data = loadYaml(file, schema);
  const set = (list: readonly string[]) => new Set(list.map((each) => splitWords(each).join(' ')));
  const organisations = new Map<string, ActorCategory | null>();
  for (const key of ['', ...ACTOR_CATEGORIES] as const) {
    for (const each of data.organisations[key] ?? []) {
      organisations.set(splitWords(each).join(' '), key === '' ? null : key);
    }
  }
  const roles = new Map<string, ActorCategory | null>();
  for (const role of set(data.roles)) roles.set(role, null);
  for (const category of ACTOR_CATEGORIES) {
    for (const role of set(data.role_categories[category] ?? [])) roles.set(role, category);
  }
  return {
    organisations,
    founders: set(data.founders),
    media: set(data.media),
    facilities: set(data.facilities),
    places: set(data.places),
    others: set(data.others),
    titles: set(data.titles),
    roles,
    gendered: new Map([
      ...data.he.map((each) => [each, 'he'] as const),
      ...data.she.map((each) => [each, 'she'] as const),
    ]),
    given: set(data.given),
    particles: set(data.particles),
    calendar: set(data.calendar),
    notNames: set([...data.calendar, ...data.not_names]),
  };
}
