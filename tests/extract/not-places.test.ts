import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { codeDocument, loadKnowledge } from '../../src/pipeline.ts';
import { loadYaml } from '../../src/reference/load-yaml.ts';

const { rows } = loadYaml(
  join(import.meta.dirname, 'not-places.yaml'),
  z.strictObject({
    rows: z.array(
      z.strictObject({ text: z.string(), not: z.string().nullable(), still: z.string().optional() }),
    ),
  }),
);
const knowledge = loadKnowledge();

/** What a sentence is said to name as places, each in its words and with the country that it was put in. */
function located(text: string): string[] {
  const input = {
    ...{ id: 't', text, title: null, publishedAt: null, source: null, language: 'en' },
    ...{ parts: null, warnings: [] },
  };
  return codeDocument(input, knowledge).places.flatMap(({ start, end, role, resolution }) =>
    role === 'location' && resolution.status === 'resolved'
      ? [
          `${text.slice(start, end)} in ${knowledge.gazetteer.countryOf(resolution.place.country ?? '')?.name}`,
        ]
      : [],
  );
}

describe("names that are another's", () => {
  it.each(rows)('$text', ({ text, not, still }) => {
    const found = located(text);
    if (not !== null) expect(found.filter((each) => each.startsWith(not))).toEqual([]);
    if (still !== undefined) expect(found.filter((each) => each.startsWith(still))).toHaveLength(1);
  });
});
