import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DataError, loadYaml } from '../../src/reference/load-yaml.ts';

const dir = mkdtempSync(join(tmpdir(), 'onrecord-yaml-'));
afterAll(() => rmSync(dir, { recursive: true }));
const schema = z.strictObject({ words: z.array(z.strictObject({ word: z.string(), weight: z.number() })) });

function load(source: string): unknown {
  const file = join(dir, 'words.yaml');
  writeFileSync(file, source);
  return loadYaml(file, schema);
}

describe('data files', () => {
  it('are read the same the second time, from what was kept of the first', () => {
    const source = `words:\n  - {word: shell, weight: ${Math.random()}}\n`;
    expect(load(source)).toEqual(load(source));
  });

  it.each([
    // the line of the value that is wrong, not of the file's start
    ['words:\n  - {word: a, weight: 1}\n  - {word: b, weight: heavy}\n', /words\.yaml:3: words\.1\.weight: /],
    // a key that the schema does not know
    ['words:\n  - {word: a, weight: 1, wieght: 2}\n', /words\.yaml:2: .*wieght/],
    // a key that stands twice would hide the first one
    ['words: []\nwords: []\n', /words\.yaml:2: .*unique/i],
    ['words: [\n', /words\.yaml:\d+: /],
    ['', /words\.yaml:1: /],
  ])('%j is refused with its file and line', (source, message) => {
    expect(() => load(source)).toThrow(DataError);
    expect(() => load(source)).toThrow(message);
  });
});
