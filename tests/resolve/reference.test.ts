import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadYaml } from '../../src/reference/load-yaml.ts';
import { codeText } from '../support/code-text.ts';

const schema = z.strictObject({
  rows: z.array(z.strictObject({ text: z.string(), words: z.string(), is: z.string().nullable() })),
});
const { rows } = loadYaml(join(import.meta.dirname, 'reference.yaml'), schema);

describe('who is meant', () => {
  it.each(rows)('$text $words → $is', ({ text, words, is }) => {
    const { coded, quote } = codeText(text);
    expect(coded.entities.findLast((entity) => quote(entity) === words)?.name ?? null).toBe(is);
  });

  it('has a row for every kind of reference, and each row once', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rows.map(({ text, words }) => `${text} ${words}`)).size).toBe(rows.length);
  });
});
