import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawTree } from '../../src/cli/show/draw-tree.ts';

describe('a tree in the terminal', () => {
  it.each([
    // one word is its own sentence
    [[-1], ['───']],
    // dependents above, below, and on both sides
    [
      [1, -1, 1],
      [' ╭─', '─┼─', ' ╰─'],
    ],
    [
      [-1, 0],
      ['─┬─', ' ╰─'],
    ],
    // a dependent with dependents of its own
    [
      [1, 2, -1],
      ['   ╭─', ' ╭─┴─', '─┴───'],
    ],
    // crossing arcs keep to lines of their own
    [
      [2, 3, -1, 2],
      [' ╭───', ' │ ╭─', '─┼─│─', ' ╰─┴─'],
    ],
    [[], []],
  ])('%j', (heads, expected) => {
    expect(drawTree(heads)).toEqual(expected);
  });

  /** Reads the head of a row off the drawing: from its branch along the column to the joint. */
  function readHead(lines: readonly string[], row: number): number {
    const line = lines[row] ?? '';
    const column = line.search(/[╭├╰]/);
    if (column < 0 || line.startsWith('─')) return -1;
    for (const step of [1, -1]) {
      if ((line[column] === '╭' && step < 0) || (line[column] === '╰' && step > 0)) continue;
      for (let at = row + step; at >= 0 && at < lines.length; at += step) {
        const sign = lines[at]?.[column] ?? ' ';
        if (/[┬┴┼]/.test(sign)) return at;
        // A corner ends the line, also where another begins right behind it.
        if (!/[│╭├╰]/.test(sign) || sign === (step > 0 ? '╰' : '╭')) break;
      }
    }
    return -2;
  }

  it('shows every head, whatever the tree', () => {
    // Each word hangs on one before it in a shuffled order: a tree of any shape, arcs crossing or not.
    const tree = fc.integer({ min: 1, max: 14 }).chain((size) =>
      fc
        .record({
          order: fc.shuffledSubarray([...Array(size).keys()], { minLength: size }),
          picks: fc.array(fc.nat(), { minLength: size, maxLength: size }),
        })
        .map(({ order, picks }) => {
          const heads = new Array<number>(size).fill(-1);
          order.forEach((word, at) => {
            if (at > 0) heads[word] = order[(picks[at] ?? 0) % at] ?? -1;
          });
          return heads;
        }),
    );
    fc.assert(
      fc.property(tree, (heads) => {
        const lines = drawTree(heads);
        expect(lines.map((_, row) => readHead(lines, row))).toEqual(heads);
      }),
    );
  });
});
