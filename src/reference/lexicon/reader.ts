/** Words that the queries to the dependency tree need to know: `data/lexicon/en/reader.yaml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';

const words = z.array(z.string().min(1)).min(1);
const schema = z.strictObject({
  invariantParticiples: words,
  future: words,
  modals: words,
  negations: words,
  objectControl: words,
  subjectControl: words,
  intransitive: words,
  needsObject: words,
  withPreposition: words,
  timeNouns: words,
  measures: words,
  measureAdverbs: words,
  headlineVerbs: words,
});

export type ReaderWords = { readonly [K in keyof z.infer<typeof schema>]: ReadonlySet<string> };

let loaded: ReaderWords | null = null;

/**
 * Reads the reader's word lists, once for each process.
 * @throws DataError when the file does not hold what its schema asks for
 */
export function loadReaderWords(): ReaderWords {
  if (loaded) return loaded;
  const data = loadYaml(join(DATA_DIR, 'lexicon/en/reader.yaml'), schema);
  loaded = {
    invariantParticiples: new Set(data.invariantParticiples),
    future: new Set(data.future),
    modals: new Set(data.modals),
    negations: new Set(data.negations),
    objectControl: new Set(data.objectControl),
    subjectControl: new Set(data.subjectControl),
    intransitive: new Set(data.intransitive),
    needsObject: new Set(data.needsObject),
    withPreposition: new Set(data.withPreposition),
    timeNouns: new Set(data.timeNouns),
    measures: new Set(data.measures),
    measureAdverbs: new Set(data.measureAdverbs),
    headlineVerbs: new Set(data.headlineVerbs),
  };
  return loaded;
}
