/** The cues of attributions: `data/lexicon/en/attribution.yaml`, whose head explains frames and examples. */
import { join } from 'node:path';
import { z } from 'zod';
import { STANCES, type Stance } from '../../contract/coded-document.ts';
import { type LinearModel, loadLinearModel } from '../linear-model.ts';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';

export const VERB_FRAMES = [
  'clause',
  'that',
  'quote',
  'quoted',
  'wh',
  'to',
  'object',
  'predicate',
  'object-to',
  'prep',
  'link',
  'passive',
  'raising',
] as const;
export type VerbFrame = (typeof VERB_FRAMES)[number];

const word = z.string().min(1);
const words = z.array(word).min(1);
const entry = {
  id: word,
  stance: z.enum(STANCES),
  examples: z.array(word).min(1),
  not: z.array(word),
};
const verb = z.strictObject({
  ...entry,
  lemmas: words,
  frames: z.array(z.enum(VERB_FRAMES)).min(1),
  addressee: z.boolean().default(false),
  prepositions: words.optional(),
  links: words.optional(),
  particles: words.optional(),
  without: words.optional(),
});
const noun = z.strictObject({
  ...entry,
  lemmas: words,
  takes: words,
  nominalTo: z.boolean().default(false),
  indefinite: z.boolean().default(false),
  without: words.optional(),
});
const several = z.strictObject({ ...entry, words });
const impersonal = z.strictObject({ ...entry, lemmas: words, passive: z.boolean() });
const schema = z.strictObject({
  verbs: z.array(verb),
  nouns: z.array(noun),
  issuing: words,
  documents: words,
  channels: z.strictObject({ prepositions: words, nouns: words, outletWords: words }),
  measures: words,
  deeds: words,
  counterpoints: words,
  phrases: z.array(several),
  hidden: z.strictObject({
    adverbs: z.array(several),
    adjectives: z.array(several),
    impersonal: z.array(impersonal),
  }),
});

export interface Cue {
  readonly id: string;
  readonly stance: Stance;
  readonly examples: readonly string[];
  readonly not: readonly string[];
}
export interface VerbCue extends Cue {
  readonly lemmas: readonly string[];
  readonly frames: ReadonlySet<VerbFrame>;
  readonly addressee: boolean;
  readonly prepositions: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  /** Lemmas of objects that make it another verb: 'claimed nine lives'. */
  readonly without: ReadonlySet<string>;
}
export interface NounCue extends Cue {
  readonly lemmas: readonly string[];
  readonly takes: ReadonlySet<string>;
  /** 'to' may be followed by a noun ('a call to arms'), not only by an infinitive. */
  readonly nominalTo: boolean;
  /** Not with 'the' before 'of': 'the report of the committee' is a paper. */
  readonly indefinite: boolean;
  /** Words that may not begin the content. */
  readonly without: ReadonlySet<string>;
}
export interface PhraseCue extends Cue {
  readonly words: readonly string[];
}
export interface ImpersonalCue extends Cue {
  readonly lemmas: readonly string[];
  readonly passive: boolean;
}

export interface AttributionLexicon {
  /** By lemma; an entry stands under each of its lemmas, in file order. */
  readonly verbs: ReadonlyMap<string, readonly VerbCue[]>;
  readonly nouns: ReadonlyMap<string, readonly NounCue[]>;
  readonly impersonal: ReadonlyMap<string, readonly ImpersonalCue[]>;
  /** By word. */
  readonly adverbs: ReadonlyMap<string, readonly PhraseCue[]>;
  readonly adjectives: ReadonlyMap<string, readonly PhraseCue[]>;
  readonly phrases: readonly PhraseCue[];
  /** Lemmas of nouns that something is done according to, and that say nothing. */
  readonly measures: ReadonlySet<string>;
  /** Lemmas of verbs and nouns that act in reports of war: cues by the model only where sentences or a quotation follow. */
  readonly deeds: ReadonlySet<string>;
  /** Words and marks that set one speaker against another. */
  readonly counterpoints: ReadonlySet<string>;
  /** Lemmas of verbs whose subject speaks through their object: 'issued a statement'. */
  readonly issuing: ReadonlySet<string>;
  /** Lemmas of texts and recordings that speak for whoever issued them. */
  readonly documents: ReadonlySet<string>;
  /** Which words head a cue, and where content ends: `train/README.md`. */
  readonly cueModel: LinearModel;
  readonly endModel: LinearModel;
  readonly channelPrepositions: ReadonlySet<string>;
  readonly channelNouns: ReadonlySet<string>;
  readonly outletWords: ReadonlySet<string>;
}

let loaded: AttributionLexicon | null = null;

/**
 * Reads the cues, once for each process.
 * @throws DataError when the file does not hold what its schema asks for
 */
export function loadAttributionLexicon(): AttributionLexicon {
  if (loaded) return loaded;
  const data = loadYaml(join(DATA_DIR, 'lexicon/en/attribution.yaml'), schema);
  const verbs = data.verbs.map(
    (each): VerbCue => ({
      ...each,
      frames: new Set(each.frames),
      prepositions: new Set(each.prepositions),
      links: new Set(each.links),
      particles: new Set(each.particles),
      without: new Set(each.without),
    }),
  );
  loaded = {
    verbs: groupBy(verbs, (each) => each.lemmas),
    nouns: groupBy(
      data.nouns.map(
        (each): NounCue => ({ ...each, takes: new Set(each.takes), without: new Set(each.without) }),
      ),
      (each) => each.lemmas,
    ),
    impersonal: groupBy(data.hidden.impersonal, (each) => each.lemmas),
    adverbs: groupBy(data.hidden.adverbs, (each) => each.words),
    adjectives: groupBy(data.hidden.adjectives, (each) => each.words),
    phrases: data.phrases,
    measures: new Set(data.measures),
    deeds: new Set(data.deeds),
    counterpoints: new Set(data.counterpoints),
    cueModel: loadLinearModel(join(DATA_DIR, 'models/attribution-cues.bin')),
    endModel: loadLinearModel(join(DATA_DIR, 'models/attribution-ends.bin')),
    issuing: new Set(data.issuing),
    documents: new Set(data.documents),
    channelPrepositions: new Set(data.channels.prepositions),
    channelNouns: new Set(data.channels.nouns),
    outletWords: new Set(data.channels.outletWords),
  };
  return loaded;
}

function groupBy<T>(entries: readonly T[], keysOf: (entry: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of entries) {
    for (const key of new Set(keysOf(each))) {
      const group = groups.get(key);
      if (group) group.push(each);
      else groups.set(key, [each]);
    }
  }
  return groups;
}
