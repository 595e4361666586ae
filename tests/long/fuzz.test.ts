/** The rules of the contract over thousands of damaged reports: what scanners, chats and careless copying make of text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codedDocumentSchema } from '../../src/contract/coded-document.ts';
import { ingestBytes } from '../../src/ingest/ingest-bytes.ts';
import { codeDocument, loadKnowledge } from '../../src/pipeline.ts';
import { findBreaches } from '../golden/contract-rules.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REPORTS = join(ROOT, 'examples/reports');
const ROUNDS = 4000;

const paragraphs = readdirSync(REPORTS)
  .flatMap((name) => ingestBytes(readFileSync(join(REPORTS, name)), { fileName: name }))
  .flatMap((result) => ('document' in result ? result.document.text.split(/\n+/) : []))
  .filter((each) => each.trim() !== '');
const words = [...new Set(paragraphs.flatMap((each) => each.split(/\s+/)))];

/** One damage to a text, at a place that `at` chooses (0 to 1). */
type Damage = (text: string, at: number) => string;
const cut = (text: string, at: number, length: number, put: string) => {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + put + text.slice(from + length);
};
const damages: readonly Damage[] = [
  // letters lost, doubled, or in another case
  (text, at) => cut(text, at, 1, ''),
  (text, at) => cut(text, at, 0, text.charAt(Math.floor(at * text.length))),
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  // all spaces gone, or one at every line's end
  (text) => text.replaceAll(' ', ''),
  (text) => text.replace(/ (?=\S{8})/g, '\n'),
  // stops and commas gone
  (text) => text.replace(/[.,]/g, ''),
  // quotation marks that never close
  (text, at) => cut(text, at, 0, '“'),
  (text, at) => cut(text, at, 0, '"'),
  // what other encodings leave behind
  (text) => text.replaceAll('e', 'é').replaceAll("'", '’'),
  (text, at) => cut(text, at, 2, '�'),
  (text, at) => cut(text, at, 1, '\ud83d'),
  // numbers without end, and a word again and again
  (text, at) => cut(text, at, 0, ' 1,234,567,890,123 '),
  (text, at) => cut(text, at, 0, ' and killed'.repeat(40)),
  // half a sentence
  (text, at) => text.slice(0, Math.floor(at * text.length)),
  (text, at) => text.slice(Math.floor(at * text.length)),
];

describe('damaged reports', () => {
  it(`keep the rules of the contract, in ${ROUNDS} rounds`, { timeout: 3_000_000 }, () => {
    const knowledge = loadKnowledge();
    const damaged = fc
      .tuple(
        fc.array(fc.constantFrom(...paragraphs), { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(damages.length - 1), fc.double({ min: 0, max: 1, noNaN: true })), {
          minLength: 1,
          maxLength: 5,
        }),
      )
      .map(([chosen, done]) =>
        done.reduce((text, [which, at]) => damages[which]?.(text, at) ?? text, chosen.join('\n')),
      );
    // Words of reports in any order: grammar that no sentence has.
    const salad = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 60 })
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(fc.oneof({ weight: 3, arbitrary: damaged }, { weight: 1, arbitrary: salad }), (text) => {
        const input = {
          id: 'd',
          text,
          title: null,
          publishedAt: null,
          source: null,
          language: 'en',
          parts: null,
          warnings: [],
        };
        const coded = codeDocument(input, knowledge);
        expect(codedDocumentSchema.safeParse(coded).error).toBeUndefined();
        expect(findBreaches(coded, text)).toEqual([]);
      }),
      { numRuns: ROUNDS },
    );
  });
});
