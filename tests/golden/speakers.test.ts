/** Who says it, through the whole pipeline: the speakers of words of short texts of our own. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Attribution } from '../../src/contract/coded-document.ts';
import { loadYaml } from '../../src/reference/load-yaml.ts';
import { type Coded, codeText } from '../support/code-text.ts';

const schema = z.strictObject({
  rows: z.array(z.strictObject({ text: z.string(), says: z.record(z.string(), z.string()) })),
});
const { rows } = loadYaml(join(import.meta.dirname, 'speakers.yaml'), schema);
const asked = rows.flatMap(({ text, says }) =>
  Object.entries(says).map(([words, who]) => ({ text, words, who })),
);

/** Who says these words: 'A > B' where A says that B says them, 'A + B' where both do, 'the text' where nobody does. */
function speakersOf({ text, coded, quote }: Coded, words: string): string {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in "${text}"`);
  const end = start + words.length;
  const size = ({ content }: Attribution): number => content.reduce((sum, s) => sum + s.end - s.start, 0);
  const around = coded.attributions.filter(({ content }) =>
    content.some((span) => span.start <= start && span.end >= end),
  );
  const children = new Set(around.map(({ parent }) => parent));
  const innermost = around
    .filter(({ id }) => !children.has(id))
    .reduce<Attribution | null>((best, each) => (best && size(best) <= size(each) ? best : each), null);
  const chain: string[] = [];
  for (let at = innermost; at; ) {
    const { source, sourceEntities, parent } = at;
    const names = sourceEntities.map((id) => coded.entities.find((each) => each.id === id)?.name ?? '');
    chain.unshift(names.length > 0 ? names.join(' + ') : source ? quote(source) : '?');
    at = coded.attributions.find(({ id }) => id === parent) ?? null;
  }
  return chain.length > 0 ? chain.join(' > ') : 'the text';
}

/** Without articles and capitals, which tell nothing about who is meant. */
const plain = (name: string): string => name.toLowerCase().replace(/(^|[>+] )(?:the|an?) /g, '$1');

describe('who says it', () => {
  it.each(asked)('$words ← $who ($text)', ({ text, words, who }) => {
    expect(plain(speakersOf(codeText(text), words))).toBe(plain(who));
  });

  it('has at least 130 texts, each once', () => {
    expect(rows.length).toBeGreaterThanOrEqual(130);
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
  });
});
