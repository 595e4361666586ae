/** What cuts running English into words and sentences: `data/lexicon/en/tokens.yaml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';

const words = z.array(z.string().min(1)).min(1);
const schema = z.strictObject({
  abbreviations: z.strictObject({ title: words, other: words, beforeNumber: words, alsoWords: words }),
  dotted: words,
  hyphenPrefixes: words,
  contractions: z.record(z.string(), z.number().int().positive()),
  pronouns: words,
  sentenceStarters: words,
  speechVerbs: words,
});

export interface TokenWords {
  /** By the abbreviation without its full stop; in capitals, and in small letters where that is no other word. */
  readonly abbreviations: ReadonlyMap<string, 'title' | 'other' | 'beforeNumber'>;
  readonly dotted: readonly string[];
  /** Lower-cased. */
  readonly hyphenPrefixes: ReadonlySet<string>;
  /** Lower-cased word → length of its first part. */
  readonly contractions: ReadonlyMap<string, number>;
  readonly pronouns: ReadonlySet<string>;
  /** Lower-cased. */
  readonly sentenceStarters: ReadonlySet<string>;
  readonly speechVerbs: ReadonlySet<string>;
}

let loaded: TokenWords | null = null;

/**
 * Reads the lists, once for each process.
 * @throws DataError when the file does not hold what its schema asks for
 */
export function loadTokenWords(): TokenWords {
  if (loaded) return loaded;
  const data = loadYaml(join(DATA_DIR, 'lexicon/en/tokens.yaml'), schema);
  const abbreviations = new Map<string, 'title' | 'other' | 'beforeNumber'>();
  for (const kind of ['beforeNumber', 'other', 'title'] as const) {
    for (const word of data.abbreviations[kind]) {
      abbreviations.set(word, kind);
      abbreviations.set(word.toUpperCase(), kind);
      if (!data.abbreviations.alsoWords.includes(word)) abbreviations.set(word.toLowerCase(), kind);
    }
  }
  loaded = {
    abbreviations,
    dotted: data.dotted,
    hyphenPrefixes: new Set(data.hyphenPrefixes),
    contractions: new Map(Object.entries(data.contractions)),
    pronouns: new Set(data.pronouns),
    sentenceStarters: new Set(data.sentenceStarters.map((word) => word.toLowerCase())),
    speechVerbs: new Set(data.speechVerbs),
  };
  return loaded;
}
