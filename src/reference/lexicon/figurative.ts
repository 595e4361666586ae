/** Words that tell violence from manners of speaking: `data/lexicon/en/figurative.yaml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';

const words = z.array(z.string().min(1)).min(1);
const schema = z.strictObject({
  provenance: z.enum(['V', 'S', 'M']),
  frames: words,
  literal: words,
  force: words,
  manner: words,
  opponents: words,
  verbal: words,
  fields: z.record(z.string(), z.strictObject({ enough: z.int().positive(), words })),
  examples: words,
  counterexamples: words,
});

export interface FigurativeWords {
  /** Ids of the frames whose triggers are used so. */
  readonly frames: ReadonlySet<string>;
  /** Lemmas of triggers that nobody uses so. */
  readonly literal: ReadonlySet<string>;
  /** Lemmas: signs of force. */
  readonly force: ReadonlySet<string>;
  /** Lemmas: what words alone attack, and with what. */
  readonly manner: ReadonlySet<string>;
  /** Lemmas: who is attacked with words. */
  readonly opponents: ReadonlySet<string>;
  /** Ids of the frames that so attack them. */
  readonly verbal: ReadonlySet<string>;
  /** Lemmas of politics, sport, trade and shows, and the name of their field. */
  readonly fields: ReadonlyMap<string, string>;
  /** By field: how many different words of it make a document be about it. */
  readonly enough: ReadonlyMap<string, number>;
  readonly examples: readonly string[];
  readonly counterexamples: readonly string[];
}

let loaded: FigurativeWords | null = null;

/**
 * Reads the lists, once for each process.
 * @throws DataError when the file does not hold what its schema asks for
 */
export function loadFigurativeWords(): FigurativeWords {
  if (loaded) return loaded;
  const data = loadYaml(join(DATA_DIR, 'lexicon/en/figurative.yaml'), schema);
  loaded = {
    frames: new Set(data.frames),
    literal: new Set(data.literal),
    force: new Set(data.force),
    manner: new Set(data.manner),
    opponents: new Set(data.opponents),
    verbal: new Set(data.verbal),
    fields: new Map(
      Object.entries(data.fields).flatMap(([field, { words }]) =>
        words.map((word) => [word, field] as const),
      ),
    ),
    enough: new Map(Object.entries(data.fields).map(([field, { enough }]) => [field, enough])),
    examples: data.examples,
    counterexamples: data.counterexamples,
  };
  return loaded;
}
