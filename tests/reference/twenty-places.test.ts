import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { codeDocument, loadKnowledge } from '../../src/pipeline.ts';
import { distanceKm } from '../../src/reference/gazetteer/geometry.ts';
import { loadYaml } from '../../src/reference/load-yaml.ts';

const place = z.strictObject({
  name: z.string(),
  country: z.string().length(3),
  lat: z.number(),
  lon: z.number(),
  text: z.string(),
});
const list = z.strictObject({ places: z.array(place).length(20) });
const knowledge = loadKnowledge();

/** How far from its true position the coder puts a place that a sentence names; null when it does not. */
function missOf({ name, text, lat, lon }: z.infer<typeof place>): number | null {
  const input = {
    id: 't',
    text,
    title: null,
    publishedAt: null,
    source: null,
    language: 'en',
    parts: null,
    warnings: [],
  };
  const { places: mentions } = codeDocument(input, knowledge);
  const mention = mentions.find(({ start, end }) => text.slice(start, end).includes(name));
  if (mention?.resolution.status !== 'resolved') return null;
  return distanceKm(lat, lon, mention.resolution.place.lat, mention.resolution.place.lon);
}

describe('twenty places of the news, written down before any was looked up', () => {
  it.each(['twenty.yaml', 'twenty-more.yaml'])('at least seventeen of %s are put within 25 km', (file) => {
    const { places } = loadYaml(join(import.meta.dirname, 'places', file), list);
    const misses = places.map((each) => ({ name: each.name, km: missOf(each) }));
    const right = misses.filter(({ km }) => km !== null && km <= 25);
    expect(
      right.length,
      JSON.stringify(misses.filter((each) => !right.includes(each))),
    ).toBeGreaterThanOrEqual(17);
  });
});
