import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ACTOR_CATEGORIES } from '../../src/contract/coded-document.ts';
import { loadYaml } from '../../src/reference/load-yaml.ts';
import { codeText } from '../support/code-text.ts';

const row = z.strictObject({
  text: z.string(),
  words: z.string(),
  is: z.enum(ACTOR_CATEGORIES).nullable(),
});
const { rows } = loadYaml(
  join(import.meta.dirname, 'categories.yaml'),
  z.strictObject({ rows: z.array(row) }),
);

describe('which part a party plays', () => {
  it.each(rows)('$text $words: $is', ({ text, words, is }) => {
    const { coded, quote } = codeText(text);
    const found = coded.entities.filter((entity) => quote(entity) === words);
    const party = found.find((entity) => entity.type !== 'nationality') ?? found[0];
    expect(party, `${words} is no entity`).toBeDefined();
    expect(party?.category ?? null).toBe(is);
  });

  it('has rows for every category, and for none', () => {
    expect(new Set(rows.map((each) => each.is))).toEqual(new Set([...ACTOR_CATEGORIES, null]));
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });
});
