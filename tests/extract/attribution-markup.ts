/** The notation of the lexicon's examples: [source] {cue} <content>; gives the bare text and the marked words. */
import type { Attribution, Span } from '../../src/contract/coded-document.ts';
import { extractAttributions } from '../../src/extract/attributions.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { loadAttributionLexicon } from '../../src/reference/lexicon/attribution.ts';
import type { ReadDocument } from '../../src/text/document.ts';

export interface Marked {
  readonly text: string;
  readonly source: readonly string[];
  readonly cue: readonly string[];
  readonly content: readonly string[];
}

const CLOSERS: Record<string, [string, 'source' | 'cue' | 'content']> = {
  '[': [']', 'source'],
  '{': ['}', 'cue'],
  '<': ['>', 'content'],
};

export function readMarkup(example: string): Marked {
  const found = { source: [] as string[], cue: [] as string[], content: [] as string[] };
  let text = '';
  for (let at = 0; at < example.length; at++) {
    const char = example[at] ?? '';
    const bracket = CLOSERS[char];
    if (!bracket) {
      text += char;
      continue;
    }
    const close = example.indexOf(bracket[0], at);
    if (close < 0) throw new Error(`no ${bracket[0]} after ${at} in: ${example}`);
    const words = example.slice(at + 1, close);
    found[bracket[1]].push(words);
    text += words;
    at = close;
  }
  return { text, ...found };
}

export function read(text: string): ReadDocument {
  return readDocument({
    id: 't',
    text,
    title: null,
    publishedAt: null,
    source: null,
    language: 'en',
    parts: null,
    warnings: [],
  });
}

export function attributionsOf(text: string): readonly Attribution[] {
  return extractAttributions(read(text), [], [], loadAttributionLexicon());
}

export const words = (text: string, span: Span | null): string =>
  span ? text.slice(span.start, span.end) : '';

/** One attribution in words: '[source] {cue} <content> stance', to compare and to read in a failure. */
export function describeAttribution(text: string, each: Attribution): string {
  const content = each.content.map((span) => `<${words(text, span)}>`).join(' ');
  return `[${words(text, each.source)}] {${words(text, each.cue)}} ${content} ${each.stance}`;
}
