/** The best chain of name tags for the scores of a sentence (Viterbi 1967), and the names in it. */

/** What the model knows of chains: scores of one tag after another, and of the first. */
export interface TagChain {
  /** 'O', 'B-PER', 'I-PER' …: the order of the scores. */
  readonly tags: readonly string[];
  /** [from, to]. */
  readonly turns: readonly (readonly number[])[];
  readonly first: readonly number[];
}

export interface TaggedName {
  /** Half-open range of words in the sentence. */
  readonly first: number;
  readonly end: number;
  /** 'PER', 'ORG' … */
  readonly tag: string;
}

/**
 * Finds the names of one sentence.
 * @param scores [word, tag], from `at` on
 * @returns names in text order, none inside another
 */
export function decodeNames(scores: Float32Array, at: number, words: number, chain: TagChain): TaggedName[] {
  const size = chain.tags.length;
  let alpha = Float64Array.from(chain.first, (value, tag) => value + (scores[at + tag] ?? 0));
  const back = new Uint8Array(words * size);
  for (let word = 1; word < words; word++) {
    const next = new Float64Array(size);
    for (let tag = 0; tag < size; tag++) {
      let best = Number.NEGATIVE_INFINITY;
      let from = 0;
      for (let previous = 0; previous < size; previous++) {
        const value = (alpha[previous] ?? 0) + (chain.turns[previous]?.[tag] ?? 0);
        if (value > best) {
          best = value;
          from = previous;
        }
      }
      next[tag] = best + (scores[at + word * size + tag] ?? 0);
      back[word * size + tag] = from;
    }
    alpha = next;
  }
  const tags = new Uint8Array(words);
  let last = 0;
  for (let tag = 1; tag < size; tag++) if ((alpha[tag] ?? 0) > (alpha[last] ?? 0)) last = tag;
  for (let word = words - 1; word >= 0; word--) {
    tags[word] = last;
    last = back[word * size + last] ?? 0;
  }
  return collect(tags, chain.tags);
}

/** A run of B and I tags of one kind; an I that continues nothing begins a name. */
function collect(tags: Uint8Array, names: readonly string[]): TaggedName[] {
  const found: TaggedName[] = [];
  let open: { first: number; tag: string } | null = null;
  for (let word = 0; word <= tags.length; word++) {
    const name = names[tags[word] ?? 0] ?? 'O';
    const kind = name.slice(2);
    if (open && !(name.startsWith('I-') && kind === open.tag)) {
      found.push({ ...open, end: word });
      open = null;
    }
    if (!open && name !== 'O' && word < tags.length) open = { first: word, tag: kind };
  }
  return found;
}
