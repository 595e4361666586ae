import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SentenceTree } from '../../src/contract/sentence-tree.ts';
import { sentenceAt } from '../../src/web/reading/sentence-place.ts';
import { assignLevels, layoutTree, type Ruler } from '../../src/web/reading/tree-layout.ts';

const arc = (left: number, right: number) => ({ left, right });
const ruler: Ruler = { word: (text) => text.length * 8, label: (text) => text.length * 6, unit: 1 };

/** A sentence from words with their heads and relations: 'helicopters<1:nsubj', where -1 is the root. */
function sentence(words: string, names: SentenceTree['names'] = []): Pick<SentenceTree, 'tokens' | 'names'> {
  const tokens = words.split(' ').map((word) => {
    const [, text = '', head = '', deprel = ''] = /^(.*)<(-?\d+):(.*)$/.exec(word) ?? [];
    return { start: 0, end: 0, text, lemma: text, upos: 'X', head: Number(head), deprel };
  });
  return { tokens, names };
}

describe('levels of arcs', () => {
  it.each([
    [[], []],
    // Side by side, or meeting at a word: one level.
    [
      [arc(0, 1), arc(2, 3)],
      [1, 1],
    ],
    [
      [arc(0, 1), arc(1, 2)],
      [1, 1],
    ],
    // One inside the other, also where they begin at the same word: the inner one stands lower.
    [
      [arc(0, 3), arc(1, 2)],
      [2, 1],
    ],
    [
      [arc(0, 2), arc(0, 1)],
      [2, 1],
    ],
    // Crossing: never on one level.
    [
      [arc(0, 2), arc(1, 3)],
      [1, 2],
    ],
    // A chain of nested arcs goes up step by step.
    [
      [arc(0, 9), arc(0, 4), arc(1, 3), arc(5, 9), arc(2, 3)],
      [4, 3, 2, 1, 1],
    ],
  ])('%#', (arcs, expected) => {
    expect(assignLevels(arcs)).toEqual(expected);
  });

  it('keep arcs apart and inner ones low, whatever the tree', () => {
    const arcs = fc.array(
      fc
        .record({ left: fc.nat(20), length: fc.integer({ min: 1, max: 12 }) })
        .map(({ left, length }) => arc(left, left + length)),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(arcs, (all) => {
        const levels = assignLevels(all);
        for (const [a, one] of all.entries()) {
          for (const [b, other] of all.entries()) {
            if (a === b || one.left >= other.right || other.left >= one.right) continue;
            expect(levels[a]).not.toBe(levels[b]);
            const inside = one.left >= other.left && one.right <= other.right;
            const same = one.left === other.left && one.right === other.right;
            if (inside && !same) expect(levels[a]).toBeLessThan(levels[b] ?? 0);
          }
        }
      }),
    );
  });
});

describe('the layout of a tree', () => {
  it('sets words in a row without overlap, and the labels of arcs and names inside their ends', () => {
    const { tokens, names } = sentence(
      'The<2:det Red<2:amod Front<3:nsubj:pass fled<-1:root it<3:obl:unmarked',
      [{ start: 0, end: 0, firstToken: 1, endToken: 3, kind: 'nationality' }],
    );
    const layout = layoutTree({ tokens, names }, ruler);
    tokens.slice(1).forEach((token, index) => {
      const [left = 0, right = 0] = layout.middles.slice(index, index + 2);
      const widths = ruler.word(tokens[index]?.text ?? '') + ruler.word(token.text);
      expect(right - left).toBeGreaterThan(widths / 2);
    });
    expect(layout.arcs).toHaveLength(4);
    for (const { from, to, label } of layout.arcs)
      expect(Math.abs(to - from)).toBeGreaterThan(ruler.label(label));
    const [name] = layout.names;
    expect((name?.right ?? 0) - (name?.left ?? 0)).toBeGreaterThanOrEqual(ruler.label('nationality'));
    expect(layout.width).toBeGreaterThan((layout.middles.at(-1) ?? 0) + ruler.word('it') / 2);
  });

  it('lets arcs leave their head on the side of the dependent, and come to its middle', () => {
    const { arcs, middles } = layoutTree(sentence('shells<1:nsubj fell<-1:root here<1:advmod'), ruler);
    const [left, right] = arcs;
    expect(left?.from).toBeLessThan(middles[1] ?? 0);
    expect(right?.from).toBeGreaterThan(middles[1] ?? 0);
    expect([left?.to, right?.to]).toEqual([middles[0], middles[2]]);
  });

  it.each([
    // Alone, the root stands on the first level; else above its own arcs and those over it, no higher.
    ['Ceasefire<-1:root', 1, 1],
    ['shells<1:nsubj fell<-1:root', 2, 2],
    ['fell<-1:root on<4:case a<4:det big<4:amod camp<0:obl', 5, 5],
    ['fell<-1:root at<4:case a<4:det big<4:amod camp<5:nmod wall<0:obl', 5, 5],
    ['a<1:det camp<-1:root of<5:case the<5:det very<5:advmod old<1:nmod', 5, 5],
    ['no<1:det camp<-1:root', 2, 2],
  ])('%s: the root on level %i of %i', (words, rootLevel, levels) => {
    expect(layoutTree(sentence(words), ruler)).toMatchObject({ rootLevel, levels });
  });

  it('keeps the root below arcs that are not over it', () => {
    const words = 'run<-1:root then<0:advmod a<5:det b<5:amod c<5:amod wall<1:obl';
    const layout = layoutTree(sentence(words), ruler);
    expect(layout.rootLevel).toBeLessThan(layout.levels);
  });

  it('of no words is empty', () => {
    expect(layoutTree({ tokens: [], names: [] }, ruler)).toMatchObject({ width: 0, middles: [], arcs: [] });
  });
});

describe('the sentence at a place', () => {
  const sentences = [
    { start: 2, end: 10 },
    { start: 12, end: 20 },
  ];
  it.each([
    // inside
    [5, 1],
    [12, 2],
    // between two: the one before; before all: the first
    [11, 1],
    [0, 1],
    [99, 2],
  ])('%i: %i', (offset, expected) => {
    expect(sentenceAt(sentences, offset)).toBe(expected);
  });

  it('is none where there are no sentences', () => {
    expect(sentenceAt([], 5)).toBeNull();
  });
});
