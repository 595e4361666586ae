/** The words for tolls, from `data/lexicon/en/figures.yaml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { FIGURE_KINDS, type FigureKind } from '../../contract/coded-document.ts';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';
import { loadNumberLexicon, type NumberLexicon } from './numbers.ts';

const words = z.array(z.string().min(1)).min(1);
const kind = z.enum(FIGURE_KINDS);
const byKind = z.partialRecord(kind, words);
const kindOf = z.record(z.string(), kind);

const schema = z.strictObject({
  objectVerbs: byKind,
  harmVerbs: words,
  harmNot: words,
  injuryVerbs: words,
  injuryNouns: words,
  irregular: z.record(z.string(), z.string()),
  lifeVerbs: words,
  evacuatedOtherwise: words,
  fatally: words,
  mishaps: words,
  bareMishaps: words,
  mishapVerbs: words,
  violentCauses: words,
  otherGoals: byKind,
  unmoved: byKind,
  proportions: words,
  unfinished: words,
  foreseeing: words,
  subjectVerbs: byKind,
  verbPhrases: z.array(z.strictObject({ verb: words, words, kind })),
  states: kindOf,
  participles: kindOf,
  tollNouns: kindOf,
  eventNouns: kindOf,
  totals: z.record(z.string(), kind.nullable()),
  totalVerbs: words,
  cumulativeWords: words,
  totalWords: words,
  newWords: words,
  partLeads: words,
  nobody: words,
  negators: words,
  persons: words,
  groups: z.record(z.string(), z.string()),
  notPersons: words,
  facilities: words,
  emptyHeads: words,
  measures: words,
});

export interface VerbPhrase {
  readonly words: readonly string[];
  readonly kind: FigureKind;
}

export interface FigureLexicon {
  /** Verb lemma to what becomes of its object. */
  readonly objectVerbs: ReadonlyMap<string, FigureKind>;
  /** Verbs of bodily harm: injured, unless killed is said of the same person. */
  readonly harmVerbs: ReadonlyMap<string, FigureKind>;
  readonly fatally: ReadonlySet<string>;
  readonly harmNot: ReadonlySet<string>;
  /** Causes of harm that are no violence, nouns and verbs; and those that prevail over them. */
  readonly mishaps: ReadonlySet<string>;
  /** Lemmas that are a mishap only where nothing stands before them. */
  readonly bareMishaps: ReadonlySet<string>;
  readonly mishapVerbs: ReadonlySet<string>;
  readonly violentCauses: ReadonlySet<string>;
  /** Where who goes is not displaced or returned ('fled the scene', 'returned to work'), by kind. */
  readonly otherGoals: ReadonlyMap<FigureKind, ReadonlySet<string>>;
  /** Who is never counted as displaced or returned, by kind. */
  readonly unmoved: ReadonlyMap<FigureKind, ReadonlySet<string>>;
  /** 'most', 'half': of the number behind 'of', only a part is meant, and no number says how many. */
  readonly proportions: ReadonlySet<string>;
  /** Before an event noun: it did not come about. */
  readonly unfinished: ReadonlySet<string>;
  /** Verbs of what may come: their tolls are not told. */
  readonly foreseeing: ReadonlySet<string>;
  readonly injuryVerbs: ReadonlySet<string>;
  readonly injuryNouns: ReadonlySet<string>;
  /** Irregular verb forms to their lemma. */
  readonly irregular: ReadonlyMap<string, string>;
  readonly lifeVerbs: ReadonlySet<string>;
  readonly evacuatedOtherwise: ReadonlySet<string>;
  /** Verb lemma to what becomes of its subject. */
  readonly subjectVerbs: ReadonlyMap<string, FigureKind>;
  /** Verb lemma to the words behind it that make it one, longest first. */
  readonly verbPhrases: ReadonlyMap<string, readonly VerbPhrase[]>;
  readonly states: ReadonlyMap<string, FigureKind>;
  readonly participles: ReadonlyMap<string, FigureKind>;
  readonly tollNouns: ReadonlyMap<string, FigureKind>;
  readonly eventNouns: ReadonlyMap<string, FigureKind>;
  /** Nouns of a running total; null where only the context says of what. */
  readonly totals: ReadonlyMap<string, FigureKind | null>;
  readonly totalVerbs: ReadonlySet<string>;
  /** Adverbs of a running total ('so far'), word by word. */
  readonly cumulative: readonly (readonly string[])[];
  /** Words right before a group that make it a running total ('a total of'). */
  readonly totalWords: ReadonlySet<string>;
  readonly newWords: ReadonlySet<string>;
  readonly partLeads: readonly string[];
  readonly nobody: ReadonlySet<string>;
  readonly negators: ReadonlySet<string>;
  readonly persons: ReadonlySet<string>;
  /** Nouns that count people together, to the unit they are counted in. */
  readonly groups: ReadonlyMap<string, string>;
  readonly notPersons: ReadonlySet<string>;
  readonly facilities: ReadonlySet<string>;
  readonly emptyHeads: ReadonlySet<string>;
  readonly measures: ReadonlySet<string>;
  readonly numbers: NumberLexicon;
}

/**
 * Loads the toll words, and the number words that they are counted with.
 * @param file path of the data file; the project's own by default
 * @throws DataError naming file and line when the file does not hold what it must
 */
export function loadFigureLexicon(file = join(DATA_DIR, 'lexicon/en/figures.yaml')): FigureLexicon {
  const data = loadYaml(file, schema);
  const verbPhrases = new Map<string, VerbPhrase[]>();
  for (const entry of data.verbPhrases) {
    for (const verb of entry.verb) {
      const list = [...(verbPhrases.get(verb) ?? []), { words: entry.words, kind: entry.kind }];
      verbPhrases.set(
        verb,
        list.toSorted((a, b) => b.words.length - a.words.length),
      );
    }
  }
  return {
    objectVerbs: invert(data.objectVerbs),
    harmVerbs: new Map(data.harmVerbs.map((verb) => [verb, 'injured'])),
    fatally: new Set(data.fatally),
    mishaps: new Set(data.mishaps),
    bareMishaps: new Set(data.bareMishaps),
    mishapVerbs: new Set(data.mishapVerbs),
    violentCauses: new Set(data.violentCauses),
    otherGoals: toSets(data.otherGoals),
    unmoved: toSets(data.unmoved),
    proportions: new Set(data.proportions),
    unfinished: new Set(data.unfinished),
    foreseeing: new Set(data.foreseeing),
    harmNot: new Set(data.harmNot),
    injuryVerbs: new Set(data.injuryVerbs),
    injuryNouns: new Set(data.injuryNouns),
    irregular: new Map(Object.entries(data.irregular)),
    lifeVerbs: new Set(data.lifeVerbs),
    evacuatedOtherwise: new Set(data.evacuatedOtherwise),
    subjectVerbs: invert(data.subjectVerbs),
    verbPhrases,
    states: new Map(Object.entries(data.states)),
    participles: new Map(Object.entries(data.participles)),
    tollNouns: new Map(Object.entries(data.tollNouns)),
    eventNouns: new Map(Object.entries(data.eventNouns)),
    totals: new Map(Object.entries(data.totals)),
    totalVerbs: new Set(data.totalVerbs),
    cumulative: data.cumulativeWords.map((phrase) => phrase.split(' ')),
    totalWords: new Set(data.totalWords),
    newWords: new Set(data.newWords),
    partLeads: data.partLeads,
    nobody: new Set(data.nobody),
    negators: new Set(data.negators),
    persons: new Set(data.persons),
    groups: new Map(Object.entries(data.groups)),
    notPersons: new Set(data.notPersons),
    facilities: new Set(data.facilities),
    emptyHeads: new Set(data.emptyHeads),
    measures: new Set(data.measures),
    numbers: loadNumberLexicon(),
  };
}

function toSets(record: Partial<Record<FigureKind, string[]>>): ReadonlyMap<FigureKind, ReadonlySet<string>> {
  return new Map(Object.entries(record).map(([kind, list]) => [kind as FigureKind, new Set(list)]));
}

function invert(record: Partial<Record<FigureKind, string[]>>): ReadonlyMap<string, FigureKind> {
  const map = new Map<string, FigureKind>();
  for (const [key, list] of Object.entries(record)) for (const word of list) map.set(word, key as FigureKind);
  return map;
}
