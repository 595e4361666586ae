/**
 * Makes what `train.py` reads: numbers for every word of the training and dev texts, with their gold.
 *
 *   node train/prepare.ts text    WORK   sentences for the word vectors, from the corpora and the training texts
 *   node train/prepare.ts numbers WORK   the sets, once fasttext has made WORK/vectors.vec
 *   node train/prepare.ts parity  WORK   parity.txt as numbers
 *   node train/prepare.ts ranges  WORK   how large the numbers in the network of WORK/taps get, for 8 bits
 *   node train/prepare.ts silver  WORK   sentences of the corpora with what the model in WORK/model says of them
 *
 * Sources: ONRECORD_BENCH (../shared/bench) and ONRECORD_CORPUS (../shared/corpus); see train/README.md.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { isHeldOut } from '../bench/held-out.ts';
import {
  COLUMNS,
  Featurizer,
  featureNorm,
  GRAMS,
  hashText,
  TABLES,
  VectorRows,
} from '../src/read/features.ts';
import { ReaderModel } from '../src/read/reader-model.ts';
import { splitSentences } from '../src/read/split-sentences.ts';
import { tokenize } from '../src/read/tokenize.ts';

const ROOT = join(import.meta.dirname, '..');
const BENCH = process.env.ONRECORD_BENCH ?? resolve(ROOT, '../shared/bench');
const CORPUS = process.env.ONRECORD_CORPUS ?? resolve(ROOT, '../shared/corpus');
/** Benchmarks whose terms let them train weights; of each, only the documents outside the held-out tenth. */
const TRAINABLE = ['ner-worldwide', 'ner-re3d', 'attribution-polnear', 'event-location', 'roles-wikievents'];
const CORPORA = ['open.txt.xz', 'unclear.txt.xz'];
/** The rarest words have poor vectors: so many of the most frequent are kept. */
const VECTORS = 70_000;
/** UD subtypes that tell who does what to whom; all others are cut off. */
const SUBTYPES = new Set([
  'nsubj:pass',
  'aux:pass',
  'obl:agent',
  'nmod:poss',
  'acl:relcl',
  'csubj:pass',
  'obl:unmarked',
]);
const NAME_CLASSES: Readonly<Record<string, string>> = {
  Person: 'PER',
  Organization: 'ORG',
  Location: 'LOC',
  Facility: 'FAC',
  NORP: 'NORP',
  Misc: 'MISC',
  Product: 'MISC',
};

interface Sentence {
  readonly forms: string[];
  /** Whether white space stands before each word, and behind the last. */
  readonly spaces: boolean[];
  readonly upos?: string[];
  readonly heads?: number[];
  readonly labels?: string[];
  readonly names?: string[];
  /** Which part of the source it comes from. */
  readonly group: string;
}

interface Named {
  readonly id: string;
  readonly text: string;
  readonly gold: {
    readonly entities: readonly { start: number; end: number; type: string; nested?: boolean }[];
  };
}

function* readLines(path: string): Generator<unknown> {
  for (const line of readFileSync(path, 'utf8').split('\n')) if (line.trim() !== '') yield JSON.parse(line);
}

/** The trees of a CoNLL-U file. */
function readTrees(path: string): Sentence[] {
  const sentences: Sentence[] = [];
  let group = '';
  for (const block of readFileSync(path, 'utf8').split(/\n\n+/u)) {
    const sentence = {
      forms: [] as string[],
      spaces: [true],
      upos: [] as string[],
      heads: [] as number[],
      labels: [] as string[],
    };
    let joinedUntil = 0;
    let joinedSpace = true;
    for (const line of block.split('\n')) {
      const document = /^# newdoc id = (.*)$/u.exec(line)?.[1];
      if (document)
        group = document.startsWith('GUM_')
          ? (document.split('_')[1] ?? 'gum')
          : (document.split(/[-_]/u)[0] ?? 'ewt');
      if (line === '' || line.startsWith('#')) continue;
      const [id = '', form = '', , upos = '', , , head = '', label = '', , misc = ''] = line.split('\t');
      if (id.includes('.')) continue;
      const space = !misc.includes('SpaceAfter=No');
      const range = /^\d+-(\d+)$/u.exec(id);
      if (range) {
        joinedUntil = Number(range[1]);
        joinedSpace = space;
        continue;
      }
      sentence.forms.push(form);
      sentence.upos.push(upos);
      sentence.heads.push(Number(head) - 1);
      sentence.labels.push(SUBTYPES.has(label) ? label : (label.split(':')[0] ?? label));
      sentence.spaces.push(
        Number(id) < joinedUntil ? false : Number(id) === joinedUntil ? joinedSpace : space,
      );
    }
    if (sentence.forms.length > 0) sentences.push({ ...sentence, group });
  }
  return sentences;
}

/** The sentences of running text, as the reader will cut them. */
function* cut(
  text: string,
): Generator<{ start: number; ends: number[]; starts: number[]; forms: string[]; spaces: boolean[] }> {
  const lines = /[^\r\n]+/gu;
  for (let line = lines.exec(text); line; line = lines.exec(text)) {
    const paragraph = line[0];
    const tokens = tokenize(paragraph);
    for (const [first, end] of splitSentences(paragraph, tokens)) {
      const own = tokens.slice(first, end);
      const starts = own.map((token) => token.start + line.index);
      const ends = own.map((token) => token.end + line.index);
      yield {
        start: starts[0] ?? 0,
        starts,
        ends,
        forms: own.map((token) => paragraph.slice(token.start, token.end)),
        spaces: [true, ...own.map((token) => /^(?:\s|$)/u.test(paragraph.slice(token.end, token.end + 1)))],
      };
    }
  }
}

/** Sentences with their names as B-, I- and O tags; a name that the tokens cut through covers the tokens it touches. */
function readNames(document: Named): Sentence[] {
  const names = document.gold.entities.filter((entity) => !entity.nested && NAME_CLASSES[entity.type]);
  const sentences: Sentence[] = [];
  for (const sentence of cut(document.text)) {
    const tags = sentence.forms.map(() => 'O');
    for (const name of names) {
      let first = true;
      for (let index = 0; index < tags.length; index++) {
        if ((sentence.starts[index] ?? 0) >= name.end || (sentence.ends[index] ?? 0) <= name.start) continue;
        tags[index] = `${first ? 'B' : 'I'}-${NAME_CLASSES[name.type]}`;
        first = false;
      }
    }
    sentences.push({
      forms: sentence.forms,
      spaces: sentence.spaces,
      names: tags,
      group: document.id.split('_')[0] ?? '',
    });
  }
  return sentences;
}

function unpack(file: string): AsyncIterable<string> {
  const path = join(CORPUS, file);
  if (!existsSync(path)) throw new Error(`${path} is not there; see train/README.md for where it comes from`);
  const { stdout } = spawn('xz', ['-dc', path], { stdio: ['ignore', 'pipe', 'inherit'] });
  return createInterface({ input: stdout });
}

async function writeText(work: string): Promise<void> {
  const out = createWriteStream(join(work, 'text.txt'));
  let words = 0;
  const putWords = async (forms: readonly string[]): Promise<void> => {
    words += forms.length;
    if (!out.write(`${forms.map(featureNorm).join(' ')}\n`)) await once(out, 'drain');
  };
  const put = async (text: string): Promise<void> => {
    for (const sentence of cut(text)) await putWords(sentence.forms);
  };
  for (const name of TRAINABLE) {
    for (const row of readLines(join(BENCH, name, 'dev.jsonl'))) {
      const document = row as Named;
      if (!isHeldOut(document.id)) await put(document.text);
    }
  }
  for (const tree of readTrees(join(BENCH, 'grammar-ud/train.conllu'))) await putWords(tree.forms);
  for (const file of CORPORA) {
    for await (const line of unpack(file)) await put(line);
    console.log(`${file}: ${words.toLocaleString('en')} words so far`);
  }
  out.end();
  await once(out, 'finish');
}

/** The casings that a sentence may meet: as written, small, capital, headline. */
const VARIANTS = [
  (form: string) => form,
  (form: string) => form.toLowerCase(),
  (form: string) => form.toUpperCase(),
  (form: string) => (form.length > 3 ? form.charAt(0).toUpperCase() + form.slice(1) : form),
];

function writeSet(
  work: string,
  name: string,
  sentences: readonly Sentence[],
  featurizer: Featurizer,
  classes: Classes,
): void {
  const words = sentences.reduce((sum, each) => sum + each.forms.length, 0);
  const numbers = new Int32Array(words * COLUMNS * VARIANTS.length);
  const gold = new Int32Array(words * 4).fill(-1);
  const lengths: number[] = [];
  let at = 0;
  for (const sentence of sentences) {
    for (const [variant, recase] of VARIANTS.entries()) {
      featurizer.write(
        sentence.forms.map(recase),
        sentence.spaces,
        numbers,
        (variant * words + at) * COLUMNS,
      );
    }
    for (let index = 0; index < sentence.forms.length; index++) {
      const row = (at + index) * 4;
      if (sentence.upos) gold[row] = classes.number('upos', sentence.upos[index] ?? 'X');
      if (sentence.heads) gold[row + 1] = (sentence.heads[index] ?? -1) + 1;
      if (sentence.labels) gold[row + 2] = classes.number('labels', sentence.labels[index] ?? 'dep');
      if (sentence.names) gold[row + 3] = classes.number('names', sentence.names[index] ?? 'O');
    }
    lengths.push(sentence.forms.length);
    at += sentence.forms.length;
  }
  writeFileSync(join(work, `${name}.numbers`), numbers);
  writeFileSync(join(work, `${name}.gold`), gold);
  writeFileSync(
    join(work, `${name}.json`),
    JSON.stringify({ lengths, groups: sentences.map((each) => each.group) }),
  );
  console.log(`${name}: ${sentences.length} sentences, ${words} words`);
}

type ClassLists = Record<'upos' | 'labels' | 'names', string[]>;

class Classes {
  readonly lists: ClassLists;

  constructor(lists: ClassLists = { upos: [], labels: ['root'], names: ['O'] }) {
    this.lists = lists;
  }

  number(list: keyof ClassLists, value: string): number {
    const known = this.lists[list].indexOf(value);
    return known >= 0 ? known : this.lists[list].push(value) - 1;
  }
}

/** The most frequent words of the vector file, and their vectors. */
async function readVectors(work: string): Promise<VectorRows> {
  const hashes: number[] = [];
  const seen = new Set<number>();
  const values: number[] = [];
  let width = 0;
  let line = 0;
  for await (const row of createInterface({ input: createReadStream(join(work, 'vectors.vec')) })) {
    if (line++ === 0) {
      width = Number(row.split(' ')[1]);
      continue;
    }
    if (hashes.length >= VECTORS) break;
    const parts = row.trimEnd().split(' ');
    const hash = hashText(parts[0] ?? '', 0);
    if (parts.length !== width + 1 || parts[0] === '</s>' || seen.has(hash)) continue;
    seen.add(hash);
    hashes.push(hash);
    for (const part of parts.slice(1)) values.push(Number(part));
  }
  writeFileSync(join(work, 'vectors.f32'), Float32Array.from(values));
  writeFileSync(join(work, 'reader.words'), Uint32Array.from(hashes));
  console.log(`vectors: ${hashes.length} words of ${width} numbers`);
  return new VectorRows(hashes);
}

async function writeNumbers(work: string): Promise<void> {
  const featurizer = new Featurizer(await readVectors(work));
  const classes = new Classes();
  writeSet(work, 'grammar-train', readTrees(join(BENCH, 'grammar-ud/train.conllu')), featurizer, classes);
  writeSet(work, 'grammar-dev', readTrees(join(BENCH, 'grammar-ud/dev.conllu')), featurizer, classes);
  const documents = [...readLines(join(BENCH, 'ner-worldwide/dev.jsonl'))] as Named[];
  const train = documents.filter((each) => !isHeldOut(each.id));
  const held = documents.filter((each) => isHeldOut(each.id));
  writeSet(work, 'names-train', train.flatMap(readNames), featurizer, classes);
  writeSet(work, 'names-dev', held.flatMap(readNames), featurizer, classes);
  const shape = {
    columns: COLUMNS,
    grams: GRAMS,
    tables: TABLES,
    variants: VARIANTS.length,
    ...classes.lists,
  };
  writeFileSync(join(work, 'shape.json'), JSON.stringify(shape));
}

/** How many paragraphs of each corpus stand between two that are taken: the news more densely, being the only news prose. */
const SILVER_STEPS: Readonly<Record<string, number>> = { 'open.txt.xz': 90, 'unclear.txt.xz': 25 };

/** Self-training: the model's own reading of unseen text, to be learnt beside the gold. */
async function writeSilver(work: string): Promise<void> {
  const hashes = new Uint32Array(readFileSync(join(work, 'reader.words')).buffer.slice(0));
  const teacher = new ReaderModel(join(work, 'model'));
  const sentences: Sentence[] = [];
  for (const file of CORPORA) {
    let line = 0;
    for await (const paragraph of unpack(file)) {
      if (line++ % (SILVER_STEPS[file] ?? 50) !== 0) continue;
      const found = [...cut(paragraph)].filter(({ forms }) => forms.length >= 5 && forms.length <= 70);
      for (const [at, read] of teacher.read(found).entries()) {
        const { forms = [], spaces = [] } = found[at] ?? {};
        const names = forms.map(() => 'O');
        for (const name of read.names) {
          for (let word = name.first; word < name.end; word++) {
            names[word] = `${word === name.first ? 'B' : 'I'}-${name.tag}`;
          }
        }
        const { upos, labels } = read;
        sentences.push({
          forms,
          spaces,
          upos: [...upos],
          heads: [...read.heads],
          labels: [...labels],
          names,
          group: file,
        });
      }
    }
    console.log(`${file}: ${sentences.length.toLocaleString('en')} sentences so far`);
  }
  const lists = JSON.parse(readFileSync(join(work, 'shape.json'), 'utf8')) as ClassLists;
  writeSet(work, 'silver', sentences, new Featurizer(new VectorRows(hashes)), new Classes(lists));
}

/** Our own sentences, on which Python and TypeScript are held against each other. */
function writeParity(work: string): void {
  const hashes = new Uint32Array(readFileSync(join(work, 'reader.words')).buffer.slice(0));
  const text = readFileSync(join(import.meta.dirname, 'parity.txt'), 'utf8');
  const sentences = [...cut(text)].map(({ forms, spaces }) => ({ forms, spaces, group: 'parity' }));
  const lists = JSON.parse(readFileSync(join(work, 'shape.json'), 'utf8')) as ClassLists;
  writeSet(work, 'parity', sentences, new Featurizer(new VectorRows(hashes)), new Classes(lists));
}

/** So many sentences of each casing are run through the network to see how large its numbers get. */
const RANGE_SENTENCES = 200;

/** The lowest and highest number that flows into each product of WORK/taps/reader.onnx. */
async function writeRanges(work: string): Promise<void> {
  const session = await InferenceSession.create(join(work, 'taps/reader.onnx'));
  const taps = session.outputNames.filter((name) => !['upos', 'arcs', 'labels', 'names'].includes(name));
  const seen = new Map(taps.map((name) => [name, { lows: [] as number[], highs: [] as number[] }]));
  const ranges = new Map(taps.map((name) => [name, [0, 0] as [number, number]]));
  for (const set of ['grammar-train', 'names-train']) {
    const { lengths } = JSON.parse(readFileSync(join(work, `${set}.json`), 'utf8')) as { lengths: number[] };
    const bytes = readFileSync(join(work, `${set}.numbers`));
    const numbers = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
    const words = lengths.reduce((sum, length) => sum + length, 0);
    const every = Math.ceil(lengths.length / RANGE_SENTENCES);
    let at = 0;
    for (const [index, length] of lengths.entries()) {
      for (let variant = 0; index % every === 0 && variant < VARIANTS.length; variant++) {
        const from = (variant * words + at) * COLUMNS;
        const found = await session.run({
          numbers: new Tensor('int32', numbers.slice(from, from + length * COLUMNS), [1, length, COLUMNS]),
          mask: new Tensor('float32', new Float32Array(length).fill(1), [1, length]),
        });
        for (const name of taps) {
          let [low, high] = [0, 0];
          for (const value of (found[name] as Tensor).data as Float32Array) {
            low = Math.min(low, value);
            high = Math.max(high, value);
          }
          seen.get(name)?.lows.push(low);
          seen.get(name)?.highs.push(high);
        }
      }
      at += length;
    }
  }
  for (const [name, { lows, highs }] of seen) {
    // One sentence in a thousand may go beyond.
    const low = lows.toSorted((a, b) => a - b)[Math.floor(lows.length * 0.001)] ?? 0;
    const high = highs.toSorted((a, b) => b - a)[Math.floor(highs.length * 0.001)] ?? 0;
    ranges.set(name, [low, high]);
  }
  writeFileSync(join(work, 'ranges.json'), JSON.stringify(Object.fromEntries(ranges), null, 1));
}

const [step, work] = process.argv.slice(2);
if (step === 'text' && work) await writeText(work);
else if (step === 'numbers' && work) await writeNumbers(work);
else if (step === 'parity' && work) writeParity(work);
else if (step === 'ranges' && work) await writeRanges(work);
else if (step === 'silver' && work) await writeSilver(work);
else {
  console.error('usage: node train/prepare.ts text|numbers|parity|ranges|silver WORK');
  process.exitCode = 2;
}
