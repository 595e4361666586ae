/**
 * What the model sees of a word: numbers made from its letters. Training reads the numbers that this file made
 * (`train/prepare.ts`), so that training and reading cannot differ.
 */

/** Sizes of the tables that the numbers point into; row 0 of each stands for nothing. */
export const TABLES = {
  word: 24_576,
  prefix: 4_096,
  suffix2: 2_048,
  suffix3: 4_096,
  suffix4: 8_192,
  shape: 512,
  place: 64,
  gram: 16_384,
} as const;
/** At most so many letter groups of a word are looked at: the first half from its start, the second from its end. */
export const GRAMS = 10;
/** Columns: vector row, two hashes of the word, prefix, three suffixes, shape, place, letter groups. */
export const COLUMNS = 9 + GRAMS;
const PLACE_COLUMN = 8;

/**
 * The form by which words are known: lower-cased, digits as 0, typographic marks plain. Its length may differ from the
 * word's.
 */
export function featureNorm(form: string): string {
  return form
    .toLowerCase()
    .replace(/[’‘ʼ`´]/gu, "'")
    .replace(/[“”„«»]|''|``/gu, '"')
    .replace(/^(?:[–—―]|-{2,})$/u, '--')
    .replace(/[‐‑–]/gu, '-')
    .replace(/…/gu, '...')
    .replace(/\p{Nd}/gu, '0');
}

/** FNV-1a over UTF-16 code units, then the finaliser of MurmurHash3; unsigned 32 bits. */
export function hashText(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Words with a vector of their own: row by the hash of the word's norm. A word that shares its hash gets that vector. */
export class VectorRows {
  readonly #rows = new Map<number, number>();

  /** @param hashes in the order of the rows; the first belongs to row 1, since row 0 stands for all other words */
  constructor(hashes: Iterable<number>) {
    let row = 1;
    for (const hash of hashes) this.#rows.set(hash, row++);
  }

  rowOf(norm: string): number {
    return this.#rows.get(hashText(norm, 0)) ?? 0;
  }
}

/** The word's letters by kind, each run at most three long: 'Xxx', 'XX.X.', '00', 'xx'. */
function shapeOf(form: string): string {
  let shape = '';
  let run = 0;
  let last = '';
  for (const letter of form) {
    const kind = /\p{Lu}/u.test(letter)
      ? 'X'
      : /\p{L}/u.test(letter)
        ? 'x'
        : /\p{Nd}/u.test(letter)
          ? '0'
          : letter;
    run = kind === last ? run + 1 : 1;
    last = kind;
    if (run <= 3) shape += kind;
    if (shape.length >= 12) break;
  }
  return shape;
}

/**
 * The numbers of one word, without its place in the line.
 * @param form as it stands in the text
 * @returns `COLUMNS` numbers, each an index into its table; the place is left 0
 */
export function wordFeatures(form: string, rows: VectorRows): Int32Array {
  const norm = featureNorm(form);
  const out = new Int32Array(COLUMNS);
  const put = (column: number, text: string, seed: number, size: number) => {
    out[column] = 1 + (hashText(text, seed) % (size - 1));
  };
  out[0] = rows.rowOf(norm);
  put(1, norm, 1, TABLES.word);
  put(2, norm, 2, TABLES.word);
  put(3, norm.slice(0, 3), 3, TABLES.prefix);
  put(4, norm.slice(-2), 4, TABLES.suffix2);
  put(5, norm.slice(-3), 5, TABLES.suffix3);
  put(6, norm.slice(-4), 6, TABLES.suffix4);
  put(7, shapeOf(form), 7, TABLES.shape);
  const framed = `<${norm}>`;
  const count = Math.max(1, framed.length - 2);
  for (let slot = 0; slot < Math.min(GRAMS, count); slot++) {
    const at = count <= GRAMS || slot < GRAMS / 2 ? slot : count - GRAMS + slot;
    put(9 + slot, framed.slice(at, at + 3), 8, TABLES.gram);
  }
  return out;
}

/** How a word stands in its line: whether white space is before and behind it, and whether it opens the sentence. */
export function placeFeature(spaceBefore: boolean, spaceAfter: boolean, first: boolean): number {
  return 1 + (spaceBefore ? 1 : 0) + (spaceAfter ? 2 : 0) + (first ? 4 : 0);
}

/** Makes the numbers of whole sentences, and remembers those of the words it has met. */
export class Featurizer {
  readonly #rows: VectorRows;
  readonly #known = new Map<string, Int32Array>();
  readonly #limit: number;

  /** @param limit how many words are remembered; then the memory starts anew */
  constructor(rows: VectorRows, limit = 50_000) {
    this.#rows = rows;
    this.#limit = limit;
  }

  /**
   * Writes the numbers of one sentence.
   * @param forms its words
   * @param spaces for each word, whether white space stands before it; one more entry for behind the last
   * @param out filled from `at` on, `COLUMNS` numbers for each word
   */
  write(forms: readonly string[], spaces: readonly boolean[], out: Int32Array, at: number): void {
    for (let index = 0; index < forms.length; index++) {
      const form = forms[index] ?? '';
      let features = this.#known.get(form);
      if (!features) {
        features = wordFeatures(form, this.#rows);
        if (this.#known.size >= this.#limit) this.#known.clear();
        this.#known.set(form, features);
      }
      const offset = at + index * COLUMNS;
      out.set(features, offset);
      const before = spaces[index] === true;
      out[offset + PLACE_COLUMN] = placeFeature(before, spaces[index + 1] === true, index === 0);
    }
  }
}
