import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIGURE_KINDS } from '../../src/contract/coded-document.ts';
import { codeText } from '../support/code-text.ts';
import { loadFigures, writeFigures } from './figures.ts';

const FOLDER = join(import.meta.dirname, 'figures');
const files = readdirSync(FOLDER).map((name) => ({ name, file: loadFigures(join(FOLDER, name)) }));
const LEAST_RIGHT = 0.95;

const read = (text: string): string[] => writeFigures(codeText(text, '2021-03-20').coded, text);

describe.each(files)('figures of $name', ({ name, file }) => {
  it('is named for its kind', () => {
    expect(name).toBe(`${file.kind}.yaml`);
  });

  it.each(file.rows.filter((row) => !row.gap))('$text', ({ text, read: expected }) => {
    expect(read(text)).toEqual(expected);
  });

  it.each(file.rows.filter((row) => row.gap))('not yet: $text', ({ text, read: expected }) => {
    expect(read(text)).not.toEqual(expected);
  });

  const ofKind = (text: string): string[] =>
    codeText(text, '2021-03-20').coded.figures.flatMap((figure) =>
      figure.kind === file.kind ? [text.slice(figure.start, figure.end)] : [],
    );

  it.each(file.not.filter((row) => !row.gap))('none in: $text', ({ text }) => {
    expect(ofKind(text)).toEqual([]);
  });

  it.each(file.not.filter((row) => row.gap))('not yet none in: $text', ({ text }) => {
    expect(ofKind(text)).not.toEqual([]);
  });

  it('reads nearly all', () => {
    const rows = [...file.rows, ...file.not];
    expect(rows.filter((row) => !row.gap).length / rows.length).toBeGreaterThanOrEqual(LEAST_RIGHT);
  });
});

describe('the golden figures', () => {
  it('cover every kind of toll, and no sentence stands twice', () => {
    expect(files.map(({ file }) => file.kind).toSorted()).toEqual(
      FIGURE_KINDS.filter((kind) => kind !== 'other').toSorted(),
    );
    const texts = files.flatMap(({ file }) => [...file.rows, ...file.not].map((row) => row.text));
    expect(texts.length).toBe(new Set(texts).size);
  });
});
