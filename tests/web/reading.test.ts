import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupBlocks, splitBlocks } from '../../src/web/reading/blocks.ts';
import { assignLanes, stackNotes } from '../../src/web/reading/note-layout.ts';
import { collectMarks, type Mark, splitSegments } from '../../src/web/reading/segments.ts';
import { wadiSuranDocument as coded, wadiSuranText as text } from '../fixtures/wadi-suran.ts';

const mark = (id: string, form: Mark['form'], start: number, end: number): Mark => ({ id, form, start, end });

describe('segments', () => {
  it.each([
    // Nothing marked: one run.
    [[], '0-10:'],
    // Nested: the inner part lies under both, outermost first.
    [[mark('a', 'actor', 2, 8), mark('b', 'place', 4, 6)], '0-2: 2-4:actor 4-6:actor+place 6-8:actor 8-10:'],
    // Crossing: neither is inside the other, and both still show.
    [[mark('a', 'actor', 0, 6), mark('b', 'time', 4, 10)], '0-4:actor 4-6:actor+time 6-10:time'],
    // The same form twice is drawn once.
    [[mark('a', 'actor', 0, 10), mark('b', 'actor', 3, 5)], '0-3:actor 3-5:actor 5-10:actor'],
    // Reaching out of the block: only what is inside.
    [[mark('a', 'figure', 8, 30)], '0-8: 8-10:figure'],
    // Triggers cut, but are not drawn until they are lit.
    [[mark('a', 'trigger', 3, 4)], '0-3: 3-4: 4-10:'],
  ] as const)('%#', (marks, expected) => {
    const segments = splitSegments({ start: 0, end: 10 }, marks);
    expect(segments.map((item) => `${item.start}-${item.end}:${item.forms.join('+')}`).join(' ')).toBe(
      expected,
    );
  });

  it('cover the block without gap or overlap, whatever the marks', () => {
    const span = fc
      .record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 20 }) })
      .map(({ start, length }) => mark(`m${start}-${length}`, 'actor', start, start + length));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (marks) => {
        const segments = splitSegments({ start: 5, end: 35 }, marks);
        expect(segments[0]?.start).toBe(5);
        expect(segments.at(-1)?.end).toBe(35);
        segments.forEach((segment, index) => {
          expect(segment.end).toBeGreaterThan(segment.start);
          if (index > 0) expect(segment.start).toBe(segments[index - 1]?.end);
        });
      }),
    );
  });

  it('draw one box around a figure that other marks cut', () => {
    const segments = splitSegments({ start: 0, end: 10 }, [
      mark('f', 'figure', 2, 8),
      mark('a', 'actor', 5, 8),
    ]);
    expect(segments.map((item) => [item.boxStarts, item.boxEnds])).toEqual([
      [false, false],
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  it('put every kind of evidence of a report on its text', () => {
    const forms = new Set(collectMarks(coded).map((item) => item.form));
    expect([...forms].sort()).toEqual(['actor', 'figure', 'place', 'said', 'time', 'trigger', 'weapon']);
  });
});

describe('blocks', () => {
  it('leave nothing of the text out', () => {
    const blocks = splitBlocks(coded, text);
    const kept = blocks.map((block) => text.slice(block.start, block.end)).join(' ');
    expect(kept.replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' ').trim());
  });

  it.each([
    // Blank lines end a paragraph.
    ['One.\n\nTwo.', ['One.', 'Two.']],
    // So does a line end, where lines are paragraphs.
    [
      'The first line is a paragraph.\nThe second one too.',
      ['The first line is a paragraph.', 'The second one too.'],
    ],
    // Wrapped copy breaks in the middle of its sentences; its lines are not paragraphs.
    [
      'A report that is\nwrapped at a width of\nvery few letters\nends here.',
      ['A report that is\nwrapped at a width of\nvery few letters\nends here.'],
    ],
    // Text outside all sections is still text.
    ['', []],
  ])('%j', (body, expected) => {
    const sections = body === '' ? [] : [{ start: 0, end: body.length, kind: 'body' as const }];
    expect(splitBlocks({ sections }, body).map((block) => body.slice(block.start, block.end))).toEqual(
      expected,
    );
  });

  it('fold comments together and keep them', () => {
    const groups = groupBlocks(splitBlocks(coded, text));
    const comments = groups.find((group) => group[0]?.kind === 'comments');
    expect(comments).toHaveLength(3);
  });
});

describe('notes in the margin', () => {
  it.each([
    // Room for all: each beside its sentence.
    [
      [0, 100, 300],
      [50, 50, 50],
      [0, 100, 300],
    ],
    // Too near: pushed down, in order.
    [
      [0, 10, 20],
      [50, 50, 50],
      [0, 60, 120],
    ],
    // A push ends where there is room again.
    [
      [0, 10, 400],
      [50, 50, 50],
      [0, 60, 400],
    ],
  ])('%j', (wanted, heights, expected) => {
    const boxes = wanted.map((top, index) => ({ id: `C${index}`, wanted: top, height: heights[index] ?? 0 }));
    expect([...stackNotes(boxes, 10).tops.values()]).toEqual(expected);
  });

  it('never overlap', () => {
    const box = fc.record({ wanted: fc.nat(900), height: fc.integer({ min: 20, max: 200 }) });
    fc.assert(
      fc.property(fc.array(box), (raw) => {
        const boxes = raw.map((item, index) => ({ ...item, id: String(index) }));
        const { tops } = stackNotes(boxes, 8);
        boxes.slice(1).forEach((item, index) => {
          const above = boxes[index];
          expect(tops.get(item.id)).toBeGreaterThanOrEqual(
            (tops.get(String(index)) ?? 0) + (above?.height ?? 0) + 8,
          );
        });
      }),
    );
  });
});

describe('brackets of attributions', () => {
  const at = (id: string, top: number, bottom: number, parent: string | null = null) => ({
    id,
    top,
    bottom,
    parent,
  });
  it.each([
    // Apart: both outermost.
    [[at('A', 0, 10), at('B', 20, 30)], { A: 0, B: 0 }],
    // On the same lines: one gives way.
    [[at('A', 0, 30), at('B', 20, 40)], { A: 0, B: 1 }],
    // Nested: nearer to the text than what holds it.
    [[at('A', 0, 60), at('B', 20, 40, 'A'), at('C', 25, 35, 'B')], { A: 0, B: 1, C: 2 }],
  ])('%#', (extents, expected) => {
    expect(Object.fromEntries(assignLanes(extents))).toEqual(expected);
  });
});
