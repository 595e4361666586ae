import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { distanceKm } from '../../src/reference/gazetteer/geometry.ts';
import { strictKey } from '../../src/reference/gazetteer/keys.ts';
import { soundAlike } from '../../src/reference/gazetteer/sound-key.ts';
import { openGazetteer } from '../../src/reference/gazetteer.ts';
import { loadYaml } from '../../src/reference/load-yaml.ts';

const pair = z.tuple([z.string(), z.string()]);
const group = z.strictObject({
  group: z.string(),
  country: z.string().length(2).optional(),
  pairs: z.array(pair).min(1),
});
const file = z.strictObject({
  same: z.array(group),
  different: z.array(group),
  data: z.array(pair),
  together: z.array(pair),
});
const table = loadYaml(join(import.meta.dirname, 'places/name-pairs.yaml'), file);

function rowsOf(groups: readonly z.infer<typeof group>[]) {
  return groups.flatMap(({ group: what, country, pairs }) =>
    pairs.map(([left, right]) => ({ what, country: country ?? null, left, right })),
  );
}

describe('spellings of one name', () => {
  it.each(rowsOf(table.same))('$what: $left is $right', ({ left, right, country }) => {
    expect(soundAlike(left, right, country)).toBe(true);
  });
});

describe('names that look alike', () => {
  it.each(rowsOf(table.different))('$what: $left is not $right', ({ left, right, country }) => {
    expect(soundAlike(left, right, country)).toBe(false);
    expect(strictKey(left)).not.toBe(strictKey(right));
  });
});

describe('names that only data can join', () => {
  const gazetteer = openGazetteer();
  it.each(table.data)('%s is %s', (left, right) => {
    const best = (name: string) =>
      gazetteer
        .lookupPlace(name)
        .slice(0, 4)
        .map((hit) => hit.place);
    const meet = best(left).some((a) => best(right).some((b) => distanceKm(a.lat, a.lon, b.lat, b.lon) < 40));
    expect(meet).toBe(true);
    // A pair that the sound joins belongs above.
    expect(soundAlike(left, right) && !/[^\p{Script=Latin}\s-]/u.test(right)).toBe(false);
  });
});

// What the key is known not to do; a row that it learns to tell apart moves up.
it.each(table.together)('%s and %s sound alike', (left, right) => {
  expect(soundAlike(left, right)).toBe(true);
});

it('the table holds at least 200 pairs that meet and 200 that do not', () => {
  expect(rowsOf(table.same).length).toBeGreaterThanOrEqual(200);
  expect(rowsOf(table.different).length).toBeGreaterThanOrEqual(200);
});
