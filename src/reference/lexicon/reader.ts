/** Words that settle what the tagger leaves open: `data/lexicon/en/reader.yaml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';

const words = z.array(z.string().min(1)).min(1);
const schema = z.strictObject({
  nounOrVerb: words,
  verbBefore: z.record(z.string(), words),
  invariantParticiples: words,
  nameParticles: words,
  clauseTaking: words,
  future: words,
  modals: words,
  negations: words,
  compoundHeads: words,
});

type Lists = Exclude<keyof z.infer<typeof schema>, 'verbBefore'>;
export type ReaderWords = { readonly [K in Lists]: ReadonlySet<string> } & {
  readonly verbBefore: ReadonlyMap<string, ReadonlySet<string>>;
};

let loaded: ReaderWords | null = null;

/**
 * Reads the reader's word lists, once for each process.
 * @throws DataError when the file does not hold what its schema asks for
 */
export function loadReaderWords(): ReaderWords {
  if (loaded) return loaded;
  const data = loadYaml(join(DATA_DIR, 'lexicon/en/reader.yaml'), schema);
  loaded = {
    nounOrVerb: new Set(data.nounOrVerb),
    verbBefore: new Map(Object.entries(data.verbBefore).map(([word, after]) => [word, new Set(after)])),
    invariantParticiples: new Set(data.invariantParticiples),
    nameParticles: new Set(data.nameParticles),
    clauseTaking: new Set(data.clauseTaking),
    future: new Set(data.future),
    modals: new Set(data.modals),
    negations: new Set(data.negations),
    compoundHeads: new Set(data.compoundHeads),
  };
  return loaded;
}
