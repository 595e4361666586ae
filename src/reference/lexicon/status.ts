/** Words that say whether what a trigger names happened: `data/lexicon/en/status.yaml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { STATUSES, type Status } from '../../contract/coded-document.ts';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';

const words = z.array(z.string().min(1));
const byStatus = z.partialRecord(z.enum(STATUSES), words);
const schema = z.strictObject({
  provenance: z.enum(['V', 'S', 'M']),
  verbs: byStatus,
  infinitiveOnly: words,
  light: words,
  occur: words,
  continuing: words,
  nouns: byStatus,
  adjectives: byStatus,
  infinitiveAdjectives: byStatus,
  modals: byStatus,
  shunning: words,
  mass: words,
  anybody: words,
  apart: words,
  conditionals: words,
  ongoingAdverbs: words,
  gerundPrepositions: byStatus,
  containers: words,
  irregularForms: z.record(z.string(), z.string()),
  tellings: words,
  refuting: words,
  disclaimers: words,
  reacting: words,
  aboutNouns: words,
  ending: words,
  backgroundTimes: words,
});

export interface StatusWords {
  /** Verb lemma → the status that it gives to the infinitive, gerund or event noun that it governs. */
  readonly verbs: ReadonlyMap<string, Status>;
  /** Verbs whose event nouns took place all the same. */
  readonly infinitiveOnly: ReadonlySet<string>;
  readonly light: ReadonlySet<string>;
  readonly occur: ReadonlySet<string>;
  readonly continuing: ReadonlySet<string>;
  readonly nouns: ReadonlyMap<string, Status>;
  readonly adjectives: ReadonlyMap<string, Status>;
  readonly infinitiveAdjectives: ReadonlyMap<string, Status>;
  readonly modals: ReadonlyMap<string, Status>;
  /** Event nouns without a plural. */
  readonly mass: ReadonlySet<string>;
  /** Whoever suffers, and nobody in particular. */
  readonly anybody: ReadonlySet<string>;
  /** 'stay out of', 'keep away from': verbs, and the words one of which must follow. */
  readonly shunning: ReadonlySet<string>;
  readonly apart: ReadonlySet<string>;
  readonly conditionals: ReadonlySet<string>;
  readonly ongoingAdverbs: ReadonlySet<string>;
  readonly gerundPrepositions: ReadonlyMap<string, Status>;
  readonly containers: ReadonlySet<string>;
  readonly irregularForms: ReadonlyMap<string, string>;
  /** Nouns for what others say, and the words that call it untrue. */
  readonly tellings: ReadonlySet<string>;
  readonly refuting: ReadonlySet<string>;
  /** Phrases that keep a speaker out of a deed: 'no part in', 'not behind'. */
  readonly disclaimers: readonly string[];
  /** Verbs whose object took place, whatever the mood they stand in. */
  readonly reacting: ReadonlySet<string>;
  /** Verbs for the end of what goes on. */
  readonly ending: ReadonlySet<string>;
  /** Nouns that hold a definite event as one that took place. */
  readonly aboutNouns: ReadonlySet<string>;
  readonly backgroundTimes: ReadonlySet<string>;
}

let loaded: StatusWords | null = null;

/**
 * Reads the status words, once for each process.
 * @throws DataError when the file does not hold what its schema asks for
 */
export function loadStatusWords(): StatusWords {
  if (loaded) return loaded;
  const data = loadYaml(join(DATA_DIR, 'lexicon/en/status.yaml'), schema);
  loaded = {
    verbs: invert(data.verbs),
    infinitiveOnly: new Set(data.infinitiveOnly),
    light: new Set(data.light),
    occur: new Set(data.occur),
    continuing: new Set(data.continuing),
    nouns: invert(data.nouns),
    adjectives: invert(data.adjectives),
    infinitiveAdjectives: invert(data.infinitiveAdjectives),
    modals: invert(data.modals),
    mass: new Set(data.mass),
    anybody: new Set(data.anybody),
    shunning: new Set(data.shunning),
    apart: new Set(data.apart),
    conditionals: new Set(data.conditionals),
    ongoingAdverbs: new Set(data.ongoingAdverbs),
    gerundPrepositions: invert(data.gerundPrepositions),
    containers: new Set(data.containers),
    irregularForms: new Map(Object.entries(data.irregularForms)),
    tellings: new Set(data.tellings),
    refuting: new Set(data.refuting),
    disclaimers: data.disclaimers,
    reacting: new Set(data.reacting),
    aboutNouns: new Set(data.aboutNouns),
    ending: new Set(data.ending),
    backgroundTimes: new Set(data.backgroundTimes),
  };
  return loaded;
}

/** Word → status; a word listed twice keeps its first status. */
function invert(lists: z.infer<typeof byStatus>): ReadonlyMap<string, Status> {
  const found = new Map<string, Status>();
  for (const [status, list] of Object.entries(lists))
    for (const word of list ?? []) if (!found.has(word)) found.set(word, status as Status);
  return found;
}
