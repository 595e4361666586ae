/** Base forms that no rule gives: `data/lexicon/en/lemmas.yaml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';

const forms = z.record(z.string(), z.string().min(1));
const schema = z.strictObject({
  pronouns: forms,
  auxiliaries: forms,
  verbs: forms,
  nouns: forms,
  others: forms,
});

export type LemmaWords = { readonly [K in keyof z.infer<typeof schema>]: ReadonlyMap<string, string> };

let loaded: LemmaWords | null = null;

/**
 * Reads the list, once for each process.
 * @throws DataError when the file does not hold what its schema asks for
 */
export function loadLemmaWords(): LemmaWords {
  if (loaded) return loaded;
  const data = loadYaml(join(DATA_DIR, 'lexicon/en/lemmas.yaml'), schema);
  loaded = {
    pronouns: new Map(Object.entries(data.pronouns)),
    auxiliaries: new Map(Object.entries(data.auxiliaries)),
    verbs: new Map(Object.entries(data.verbs)),
    nouns: new Map(Object.entries(data.nouns)),
    others: new Map(Object.entries(data.others)),
  };
  return loaded;
}
