/** The words by which English speaks of places: `data/lexicon/en/places.yaml`, `place-stops.txt`, `place-persons.txt`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';

const words = z.array(z.string().min(1));
const schema = z.strictObject({
  kinds: z.strictObject({
    settlement: words,
    admin1: words,
    admin2: words,
    region: words,
    site: words,
    water: words,
  }),
  capitalKinds: words,
  nameHeads: words,
  peopleHeads: words,
  groupHeads: words,
  saints: words,
  saintHouses: words,
  saintSchools: words,
  makeHeads: words,
  streetHeads: words,
  campWords: words,
  bearings: z.record(z.string(), z.number().min(0).lt(360)),
  parts: words,
  lengths: z.record(z.string(), z.number().positive()),
  near: z.array(words),
  around: z.array(words),
  along: z.array(words),
  partNouns: words,
  bankNouns: words,
  aroundNouns: words,
  borderNouns: words,
  roadNouns: words,
  locators: words,
  localNouns: words,
  metonymVerbs: words,
  metonymObjects: words,
  metonymNouns: words,
  languages: words,
  languageNouns: words,
  metonymLinks: words,
  metonymHeads: words,
  metonymActs: words,
  titles: words,
  personVerbs: words,
  givenNames: words,
  transliterated: words,
  dateWords: words,
  abbreviations: z.record(z.string(), z.string().regex(/^[A-Z]{2}\.[A-Z0-9]+$/)),
  demonyms: z.array(z.strictObject({ words: words.min(1), place: z.string().min(1) })),
});

export type PlaceKind = keyof z.infer<typeof schema>['kinds'];

/** Word lists as sets of lower-cased words; phrases as lists of them. */
export interface PlaceWords {
  readonly kinds: ReadonlyMap<string, PlaceKind>;
  readonly capitalKinds: ReadonlySet<string>;
  readonly nameHeads: ReadonlySet<string>;
  /** After a name, or before 'of' and a name: the name of a people or a unit. */
  readonly peopleHeads: ReadonlySet<string>;
  /** The same where no gazetteer spells a place so. */
  readonly groupHeads: ReadonlySet<string>;
  /** What the names of saints begin with. */
  readonly saints: ReadonlySet<string>;
  /** Houses of worship that are named after saints. */
  readonly saintHouses: ReadonlySet<string>;
  /** Other houses that may be, or else after a town that is. */
  readonly saintSchools: ReadonlySet<string>;
  /** Weapons that have names of their own. */
  readonly makeHeads: ReadonlySet<string>;
  readonly streetHeads: ReadonlySet<string>;
  /** Whom a camp holds: no part of its name. */
  readonly campWords: ReadonlySet<string>;
  /** Degrees clockwise from north. */
  readonly bearings: ReadonlyMap<string, number>;
  readonly parts: ReadonlySet<string>;
  /** Kilometres in one unit. */
  readonly lengths: ReadonlyMap<string, number>;
  readonly near: readonly (readonly string[])[];
  readonly around: readonly (readonly string[])[];
  readonly along: readonly (readonly string[])[];
  readonly partNouns: ReadonlySet<string>;
  readonly bankNouns: ReadonlySet<string>;
  readonly aroundNouns: ReadonlySet<string>;
  readonly borderNouns: ReadonlySet<string>;
  readonly roadNouns: ReadonlySet<string>;
  readonly locators: ReadonlySet<string>;
  readonly localNouns: ReadonlySet<string>;
  readonly metonymVerbs: ReadonlySet<string>;
  readonly metonymObjects: ReadonlySet<string>;
  readonly metonymNouns: ReadonlySet<string>;
  /** Demonyms that are also what a language is called. */
  readonly languages: ReadonlySet<string>;
  readonly languageNouns: ReadonlySet<string>;
  readonly metonymLinks: ReadonlySet<string>;
  readonly metonymHeads: ReadonlySet<string>;
  /** The same after a country's short form. */
  readonly metonymActs: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly personVerbs: ReadonlySet<string>;
  readonly givenNames: ReadonlySet<string>;
  readonly dateWords: ReadonlySet<string>;
  /** Folded short form to first-level code: 'n d' to 'US.ND'. */
  readonly abbreviations: ReadonlyMap<string, string>;
  readonly demonyms: readonly { readonly words: readonly string[]; readonly place: string }[];
  /** Names of places that are everyday words: they need a sign that a place is meant. */
  readonly stops: ReadonlySet<string>;
  /** Family and given names: alone they need such a sign too. */
  readonly persons: ReadonlySet<string>;
  /** Countries, alpha-3, where names come in transliteration: only there does a name that sounds alike count. */
  readonly transliterated: ReadonlySet<string>;
}

/**
 * Reads the words for places.
 * @param dir the lexicon's folder
 * @throws DataError naming file and line
 */
export function loadPlaceWords(dir: string = join(DATA_DIR, 'lexicon', 'en')): PlaceWords {
  const raw = loadYaml(join(dir, 'places.yaml'), schema);
  const kinds = new Map<string, PlaceKind>();
  for (const [kind, list] of Object.entries(raw.kinds))
    for (const word of list) kinds.set(word, kind as PlaceKind);
  return {
    kinds,
    capitalKinds: new Set(raw.capitalKinds),
    nameHeads: new Set(raw.nameHeads),
    peopleHeads: new Set(raw.peopleHeads),
    groupHeads: new Set(raw.groupHeads),
    saints: new Set(raw.saints),
    saintHouses: new Set(raw.saintHouses),
    saintSchools: new Set(raw.saintSchools),
    makeHeads: new Set(raw.makeHeads),
    streetHeads: new Set(raw.streetHeads),
    campWords: new Set(raw.campWords),
    bearings: new Map(Object.entries(raw.bearings)),
    parts: new Set(raw.parts),
    lengths: new Map(Object.entries(raw.lengths)),
    near: longestFirst(raw.near),
    around: longestFirst(raw.around),
    along: longestFirst(raw.along),
    partNouns: new Set(raw.partNouns),
    bankNouns: new Set(raw.bankNouns),
    aroundNouns: new Set(raw.aroundNouns),
    borderNouns: new Set(raw.borderNouns),
    roadNouns: new Set(raw.roadNouns),
    locators: new Set(raw.locators),
    localNouns: new Set(raw.localNouns),
    metonymVerbs: new Set(raw.metonymVerbs),
    metonymObjects: new Set(raw.metonymObjects),
    metonymNouns: new Set(raw.metonymNouns),
    languages: new Set(raw.languages),
    languageNouns: new Set(raw.languageNouns),
    metonymLinks: new Set(raw.metonymLinks),
    metonymHeads: new Set(raw.metonymHeads),
    metonymActs: new Set(raw.metonymActs),
    titles: new Set(raw.titles),
    personVerbs: new Set(raw.personVerbs),
    givenNames: new Set(raw.givenNames),
    dateWords: new Set(raw.dateWords),
    abbreviations: new Map(Object.entries(raw.abbreviations)),
    demonyms: raw.demonyms,
    stops: new Set(readWordList(join(dir, 'place-stops.txt'))),
    persons: new Set(readWordList(join(dir, 'place-persons.txt'))),
    transliterated: new Set(raw.transliterated),
  };
}

function longestFirst(phrases: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...phrases].sort((a, b) => b.length - a.length);
}

function readWordList(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => !line.startsWith('#')).flatMap((line) => line.split(/\s+/).filter(Boolean));
}
