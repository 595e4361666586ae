/** Codes a text about the invented conflict with the whole pipeline and the example workspace's own actors and places. */
import { fileURLToPath } from 'node:url';
import type { Claim, CodedDocument, Event, Span } from '../../src/contract/coded-document.ts';
import { codeDocument, type Knowledge, loadKnowledge } from '../../src/pipeline.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));
let knowledge: Knowledge | null = null;

export function exampleKnowledge(): Knowledge {
  knowledge ??= loadKnowledge({ actors: [`${EXAMPLES}/actors`], places: [`${EXAMPLES}/places`] });
  return knowledge;
}

export interface Coded {
  readonly text: string;
  readonly coded: CodedDocument;
  quote(span: Span): string;
  /** The claim whose trigger begins with these words. */
  claim(trigger: string): Claim;
  eventOf(claim: Claim): Event;
}

export function codeText(text: string, publishedAt: string | null = null): Coded {
  const coded = codeDocument(
    { id: 't', text, title: null, publishedAt, source: null, language: 'en', parts: null, warnings: [] },
    exampleKnowledge(),
  );
  const quote = (span: Span): string => text.slice(span.start, span.end);
  return {
    text,
    coded,
    quote,
    claim: (trigger) => {
      const found = coded.claims.find((c) => quote(c.trigger).startsWith(trigger));
      if (found) return found;
      const all = coded.claims.map((c) => `${quote(c.trigger)} (${c.pattern}, ${c.status})`).join('; ');
      throw new Error(`no claim at "${trigger}" in "${text}"; claims: ${all || 'none'}`);
    },
    eventOf: (claim) => {
      const found = coded.events.filter((e) => e.claims.includes(claim.id));
      if (found.length !== 1 || !found[0]) throw new Error(`claim ${claim.id} is in ${found.length} events`);
      return found[0];
    },
  };
}
