/** The trained reader: tags, tree and names of sentences. `data/models/` has its weights and its card. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DATA_DIR } from '../reference/load-yaml.ts';
import type { Upos } from '../text/document.ts';
import { decodeNames, type TagChain, type TaggedName } from './decode-names.ts';
import { decodeTree } from './decode-tree.ts';
import { COLUMNS, Featurizer, GRAMS, TABLES, VectorRows } from './features.ts';
import { openSession, type Session } from './onnx-session.ts';

const numbers = z.array(z.number());
const schema = z.object({
  upos: z.array(z.string()).min(1),
  labels: z.array(z.string()).min(1),
  names: z.array(z.string()).min(1),
  turns: z.array(numbers),
  first: numbers,
  columns: z.literal(COLUMNS),
  grams: z.literal(GRAMS),
  tables: z.strictObject(
    Object.fromEntries(Object.entries(TABLES).map(([name, size]) => [name, z.literal(size)])),
  ),
});

/** One sentence as it goes in. */
export interface WordForms {
  readonly forms: readonly string[];
  /** For each word whether white space stands before it, and one more for behind the last. */
  readonly spaces: readonly boolean[];
}

/** What the model says of one sentence. */
export interface ReadWords {
  readonly upos: readonly Upos[];
  /** For each word its head in the sentence, -1 for the root. Always a tree with one root. */
  readonly heads: Int32Array;
  readonly labels: readonly string[];
  readonly names: readonly TaggedName[];
}

/**
 * A batch holds at most so many words, padding counted: memory is bounded, and what one batch needs stays in the cache
 * (at 1,024 words it ran a sixth slower, with 100 MB more).
 */
const BATCH_WORDS = 256;

export class ReaderModel {
  readonly #session: Session;
  readonly #featurizer: Featurizer;
  readonly #upos: readonly Upos[];
  readonly #labels: readonly string[];
  readonly #chain: TagChain;

  /**
   * @param folder has reader.onnx, reader.words and reader.json, as `train/export.py` wrote them
   * @throws Error when a file is missing or was made for another version of the features
   */
  constructor(folder: string) {
    const about = readAbout(join(folder, 'reader.json'));
    for (const name of ['reader.onnx', 'reader.words']) {
      const path = join(folder, name);
      if (!existsSync(path)) throw new Error(`${path}: the file is not there; it comes with the project`);
    }
    const bytes = readFileSync(join(folder, 'reader.words'));
    const hashes = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
    this.#featurizer = new Featurizer(new VectorRows(hashes));
    this.#session = openSession(join(folder, 'reader.onnx'), 1);
    this.#upos = about.upos as Upos[];
    this.#labels = about.labels;
    this.#chain = { tags: about.names, turns: about.turns, first: about.first };
  }

  /** Reads sentences, in batches of like length; the answers are in the order of the sentences. */
  read(sentences: readonly WordForms[]): ReadWords[] {
    const order = sentences
      .map((_, index) => index)
      .sort((a, b) => (sentences[a]?.forms.length ?? 0) - (sentences[b]?.forms.length ?? 0) || a - b);
    const found = new Array<ReadWords>(sentences.length);
    let batch: number[] = [];
    for (const [at, index] of order.entries()) {
      batch.push(index);
      const next = sentences[order[at + 1] ?? -1]?.forms.length ?? Number.POSITIVE_INFINITY;
      if (next * (batch.length + 1) <= BATCH_WORDS) continue;
      this.#readBatch(sentences, batch, found);
      batch = [];
    }
    return found;
  }

  #readBatch(sentences: readonly WordForms[], batch: readonly number[], found: ReadWords[]): void {
    const width = Math.max(...batch.map((index) => sentences[index]?.forms.length ?? 0));
    if (width === 0) {
      for (const index of batch) found[index] = { upos: [], heads: new Int32Array(0), labels: [], names: [] };
      return;
    }
    const columns = new Int32Array(batch.length * width * COLUMNS);
    const mask = new Float32Array(batch.length * width);
    for (const [row, index] of batch.entries()) {
      const sentence = sentences[index];
      if (!sentence) continue;
      this.#featurizer.write(sentence.forms, sentence.spaces, columns, row * width * COLUMNS);
      mask.fill(1, row * width, row * width + sentence.forms.length);
    }
    const scores = this.#session.run(columns, mask, batch.length, width, COLUMNS);
    for (const [row, index] of batch.entries()) {
      const words = sentences[index]?.forms.length ?? 0;
      const arcsAt = row * width * (width + 1);
      const heads = decodeTree((word, head) => scores.arcs[arcsAt + word * (width + 1) + head] ?? 0, words);
      const upos: Upos[] = [];
      const labels: string[] = [];
      for (let word = 0; word < words; word++) {
        const head = heads[word] ?? 0;
        upos.push(this.#upos[scores.upos[row * width + word] ?? 0] ?? 'X');
        const label = head === 0 ? 0 : (scores.labels[arcsAt + word * (width + 1) + head] ?? 0);
        labels.push(this.#labels[label] ?? 'dep');
        heads[word] = head - 1;
      }
      const names = decodeNames(scores.names, row * width * this.#chain.tags.length, words, this.#chain);
      found[index] = { upos, heads, labels, names };
    }
  }
}

function readAbout(path: string): z.infer<typeof schema> {
  if (!existsSync(path)) throw new Error(`${path}: the file is not there; it comes with the project`);
  const read = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new Error(
    `${path}: ${issue?.path.join('.')}: ${issue?.message}; the model does not fit this version`,
  );
}

let loaded: ReaderModel | null = null;

/** Opens the model that comes with the project, once for each thread. */
export function loadReader(): ReaderModel {
  loaded ??= new ReaderModel(join(DATA_DIR, 'models'));
  return loaded;
}
