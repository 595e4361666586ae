/** The best dependency tree for the scores of all arcs: one root, no cycle (Chu and Liu 1965, Edmonds 1967). */

/** Taken from every arc from the root, so that the best tree has as few of them as it can: one. */
const ROOT_PRICE = 1e6;

/**
 * Finds the tree of one sentence with the highest sum of scores among those with exactly one root.
 * @param score `score(i, j)`: how well head j fits word i, where j = 0 is the root and j > 0 the word j - 1
 * @param words how many words the sentence has
 * @returns for each word its head: 0 for the root, else the number of the word + 1
 */
export function decodeTree(score: (word: number, head: number) => number, words: number): Int32Array {
  const heads = new Int32Array(words);
  let roots = 0;
  for (let word = 0; word < words; word++) {
    let best = -1;
    for (let head = 0; head <= words; head++) {
      if (head !== word + 1 && (best < 0 || score(word, head) > score(word, best))) best = head;
    }
    heads[word] = best;
    if (best === 0) roots++;
  }
  // Nearly always the best heads are a tree already.
  if (roots === 1 && isAcyclic(heads)) return heads;
  return spanningTree(score, words);
}

function isAcyclic(heads: Int32Array): boolean {
  const state = new Uint8Array(heads.length + 1);
  state[0] = 2;
  for (let word = 1; word <= heads.length; word++) {
    let at = word;
    while (state[at] === 0) {
      state[at] = 1;
      at = heads[at - 1] ?? 0;
    }
    if (state[at] === 1) return false;
    for (let back = word; state[back] === 1; back = heads[back - 1] ?? 0) state[back] = 2;
  }
  return true;
}

function spanningTree(score: (word: number, head: number) => number, words: number): Int32Array {
  const size = words + 1;
  const weights = new Float64Array(size * size).fill(Number.NEGATIVE_INFINITY);
  for (let word = 1; word < size; word++) {
    for (let head = 0; head < size; head++) {
      if (head === word) continue;
      weights[head * size + word] = score(word - 1, head) - (head === 0 ? ROOT_PRICE : 0);
    }
  }
  return arborescence(weights, size).slice(1);
}

/**
 * The heaviest arborescence out of node 0.
 * @param weights [head, dependent]
 * @returns for each node its head; node 0 has itself
 */
function arborescence(weights: Float64Array, size: number): Int32Array {
  const heads = new Int32Array(size);
  for (let node = 1; node < size; node++) {
    let best = 0;
    for (let head = 0; head < size; head++) {
      if (head !== node && (weights[head * size + node] ?? 0) > (weights[best * size + node] ?? 0))
        best = head;
    }
    heads[node] = best;
  }
  const cycle = findCycle(heads);
  if (!cycle) return heads;
  return expand(weights, size, heads, cycle);
}

function findCycle(heads: Int32Array): number[] | null {
  const seen = new Int32Array(heads.length);
  for (let start = 1; start < heads.length; start++) {
    let at = start;
    while (at !== 0 && seen[at] === 0) {
      seen[at] = start;
      at = heads[at] ?? 0;
    }
    if (at === 0 || seen[at] !== start) continue;
    const cycle = [at];
    for (let next = heads[at] ?? 0; next !== at; next = heads[next] ?? 0) cycle.push(next);
    return cycle;
  }
  return null;
}

/** Takes the cycle as one node, solves the smaller problem, and breaks the cycle where the solution enters it. */
function expand(
  weights: Float64Array,
  size: number,
  heads: Int32Array,
  cycle: readonly number[],
): Int32Array {
  const inCycle = new Uint8Array(size);
  for (const node of cycle) inCycle[node] = 1;
  const outside: number[] = [];
  for (let node = 0; node < size; node++) if (inCycle[node] === 0) outside.push(node);
  const small = outside.length + 1;
  const joined = small - 1;
  const weigh = (head: number, node: number) => weights[head * size + node] ?? Number.NEGATIVE_INFINITY;
  const reduced = new Float64Array(small * small).fill(Number.NEGATIVE_INFINITY);
  const enters = new Int32Array(small);
  const leaves = new Int32Array(small);
  for (const [a, node] of outside.entries()) {
    for (const [b, other] of outside.entries()) if (a !== b) reduced[a * small + b] = weigh(node, other);
    let into = Number.NEGATIVE_INFINITY;
    let out = Number.NEGATIVE_INFINITY;
    for (const member of cycle) {
      const gain = weigh(node, member) - weigh(heads[member] ?? 0, member);
      if (gain > into || enters[a] === 0) {
        into = gain;
        enters[a] = member;
      }
      if (weigh(member, node) > out || leaves[a] === 0) {
        out = weigh(member, node);
        leaves[a] = member;
      }
    }
    reduced[a * small + joined] = into;
    if (node !== 0) reduced[joined * small + a] = out;
  }
  const solved = arborescence(reduced, small);
  const result = Int32Array.from(heads);
  for (const [b, node] of outside.entries()) {
    if (node === 0) continue;
    const head = solved[b] ?? 0;
    result[node] = head === joined ? (leaves[b] ?? 0) : (outside[head] ?? 0);
  }
  const from = solved[joined] ?? 0;
  result[enters[from] ?? 0] = outside[from] ?? 0;
  return result;
}
