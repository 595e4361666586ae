/** A dependency tree as lines of text: one word a line in text order, each joined to its head on the left. */

interface Knot {
  readonly word: number;
  /** Rows from its first to its last dependent, itself included. */
  readonly from: number;
  readonly to: number;
  readonly level: number;
}

/**
 * Draws the lines that join words to their heads.
 * @param heads for each word the index of its head, -1 for a root
 * @returns one line for each word, all of one width, to be set before the words
 */
export function drawTree(heads: readonly number[]): string[] {
  const knots = placeKnots(heads);
  const levelOf = new Map(knots.map((knot) => [knot.word, knot.level]));
  const deepest = Math.max(0, ...knots.map((knot) => knot.level));
  const width = 2 * deepest + 3;
  const grid = heads.map((head) => {
    // From the head's column on, a line runs to the word.
    const after = columnOf(levelOf.get(head) ?? -1);
    return Array.from({ length: width }, (_, column): string => (column > after ? '─' : ' '));
  });
  for (const knot of knots) {
    const column = columnOf(knot.level);
    for (let row = knot.from; row <= knot.to; row++) {
      const cells = grid[row];
      if (cells) cells[column] = joinAt(knot, row, heads);
    }
  }
  return grid.map((cells) => cells.join(''));
}

/** Column of a level's joints; one before the first, where roots begin, for level -1. */
function columnOf(level: number): number {
  return 2 * level + 1;
}

/** Every word with dependents, on a level of its own where crossing arcs would put two on the same cells. */
function placeKnots(heads: readonly number[]): Knot[] {
  const dependents: number[][] = heads.map(() => []);
  for (const [word, head] of heads.entries()) dependents[head]?.push(word);
  const knots: Knot[] = [];
  let words = heads.flatMap((head, word) => (head < 0 ? [{ word, above: -1 }] : []));
  while (words.length > 0) {
    const next: typeof words = [];
    for (const { word, above } of words) {
      const own = dependents[word] ?? [];
      if (own.length === 0) continue;
      const from = Math.min(word, ...own);
      const to = Math.max(word, ...own);
      let level = above + 1;
      while (knots.some((knot) => knot.level === level && knot.from <= to && from <= knot.to)) level++;
      knots.push({ word, from, to, level });
      next.push(...own.map((each) => ({ word: each, above: level })));
    }
    words = next;
  }
  return knots;
}

function joinAt({ word, from, to }: Knot, row: number, heads: readonly number[]): string {
  if (row === word) return row === from ? '┬' : row === to ? '┴' : '┼';
  // A line of another head passes behind.
  if (heads[row] !== word) return '│';
  return row === from ? '╭' : row === to ? '╰' : '├';
}
