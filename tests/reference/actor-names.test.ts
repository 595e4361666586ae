import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sameActorName } from '../../src/reference/actors/same-name.ts';
import { ACTORS_DIR, loadActors } from '../../src/reference/actors.ts';
import { loadYaml } from '../../src/reference/load-yaml.ts';

const group = z.strictObject({
  what: z.string(),
  pairs: z.array(z.tuple([z.string(), z.string()])).min(1),
});
const schema = z.strictObject({ same: z.array(group), different: z.array(group) });
const table = loadYaml(join(import.meta.dirname, 'actor-name-pairs.yaml'), schema);
const registry = loadActors([ACTORS_DIR, join(import.meta.dirname, '../../examples/actors')]);

describe.each(table.same)('one actor: $what', ({ pairs }) => {
  it.each(pairs)('%s = %s', (left, right) => {
    expect(sameActorName(left, right, registry)).toBe(true);
    expect(sameActorName(right, left, registry)).toBe(true);
  });
});

describe.each(table.different)('two actors: $what', ({ pairs }) => {
  it.each(pairs)('%s ≠ %s', (left, right) => {
    expect(sameActorName(left, right, registry)).toBe(false);
    expect(sameActorName(right, left, registry)).toBe(false);
  });
});

it('has at least 300 pairs of each, and none twice', () => {
  for (const groups of [table.same, table.different]) {
    const pairs = groups.flatMap((each) => each.pairs.map((pair) => [...pair].sort().join(' | ')));
    expect(pairs.length).toBeGreaterThanOrEqual(300);
    expect(pairs.filter((pair, at) => pairs.indexOf(pair) !== at)).toEqual([]);
  }
});
