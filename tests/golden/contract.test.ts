import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodedDocument, codedDocumentSchema } from '../../src/contract/coded-document.ts';
import { ingestBytes } from '../../src/ingest/ingest-bytes.ts';
import { codeDocument, loadKnowledge } from '../../src/pipeline.ts';
import type { InputDocument } from '../../src/text/document.ts';
import { findBreaches } from './contract-rules.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REPORTS = join(ROOT, 'examples/reports');
const knowledge = loadKnowledge({
  actors: [join(ROOT, 'examples/actors')],
  places: [join(ROOT, 'examples/places')],
});

const documents = readdirSync(REPORTS).flatMap((name) =>
  ingestBytes(readFileSync(join(REPORTS, name)), { fileName: name }).flatMap((result) =>
    'document' in result ? [result.document] : [],
  ),
);

function makeInput(text: string): InputDocument {
  return {
    id: 'd',
    text,
    title: null,
    publishedAt: '2021-03-20',
    source: null,
    language: 'en',
    parts: null,
    warnings: [],
  };
}

function check(input: InputDocument): void {
  const coded = codeDocument(input, knowledge, { tokens: true });
  expect(codedDocumentSchema.safeParse(coded).error).toBeUndefined();
  expect(findBreaches(coded, input.text)).toEqual([]);
}

describe('the rules of the contract', () => {
  it('has the whole of the example reports to hold on', () => {
    expect(documents.length).toBeGreaterThanOrEqual(14);
  });

  it.each(documents.map((document) => ({ id: document.id, document })))('hold on $id', ({ document }) => {
    check(document);
  });

  it('give the same bytes on every run, whatever was coded before', () => {
    const first = documents.map((document) => JSON.stringify(codeDocument(document, knowledge)));
    const again = [...documents]
      .reverse()
      .map((document) => JSON.stringify(codeDocument(document, knowledge)))
      .reverse();
    expect(again).toEqual(first);
  });

  it('hold on paragraphs of the reports in any order, cut anywhere, with anything between them', () => {
    const paragraphs = documents
      .flatMap((document) => document.text.split(/\n+/))
      .filter((each) => each.trim() !== '');
    const noise = fc.oneof(
      fc.constantFrom(
        '\n',
        '\n\n',
        ' ',
        '\r\n',
        '2 Comments\n',
        'Related stories\n',
        '“',
        '”',
        '"',
        ' – ',
        '\u0000',
        '\ud83d',
        '😀',
        'قصف',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    const piece = fc
      .tuple(fc.constantFrom(...paragraphs), fc.nat(), fc.nat(), noise)
      .map(([paragraph, from, length, between]) => {
        const start = from % 3 === 0 ? from % paragraph.length : 0;
        return paragraph.slice(start, start + 20 + (length % paragraph.length)) + between;
      });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) =>
        check(makeInput(pieces.join('\n'))),
      ),
      { numRuns: 150, seed: 20210314 },
    );
  });

  it.each([
    ['empty', ''],
    ['white space', ' \n\t '],
    ['an unpaired surrogate', '\ud800\udc00\ud800'],
    ['NUL bytes', '\u0000\u0000 killed 12 \u0000 people'],
    ['one word again and again', 'killed '.repeat(500)],
    ['brackets', `${'('.repeat(300)}12 killed${')'.repeat(300)}`],
  ])('hold on %s', (_, text) => {
    check(makeInput(text));
  });
});

describe('the check of the rules', () => {
  const input = documents[0];
  const sound = input ? codeDocument(input, knowledge) : null;

  /** One change that breaks a rule each, and the words that must name it. */
  const breaks: readonly [string, (coded: CodedDocument) => CodedDocument, RegExp][] = [
    ['a span past the end', (coded) => ({ ...coded, sentences: [{ start: 0, end: 1e6 }] }), /no span/],
    ['an id that is not there', (coded) => ({ ...coded, times: [] }), /not among the times/],
    ['a claim in no event', (coded) => ({ ...coded, events: coded.events.slice(1) }), /in 0 events/],
    [
      'a claim from the comments',
      (coded) => ({
        ...coded,
        sections: coded.sections.map((each) => ({ ...each, kind: 'comments' as const })),
      }),
      /outside the report/,
    ],
    [
      'a claim without any type',
      (coded) => ({
        ...coded,
        claims: coded.claims.map((each) => ({ ...each, eventType: null, acled: null, harms: [] })),
      }),
      /neither type nor harm/,
    ],
    [
      'events out of order',
      (coded) => ({ ...coded, events: [...coded.events].reverse() }),
      /order of salience/,
    ],
  ];
  it.each(breaks)('sees %s', (_, breakRule, words) => {
    if (!input || !sound) throw new Error('no example report');
    expect(findBreaches(sound, input.text)).toEqual([]);
    expect(findBreaches(breakRule(sound), input.text).join('\n')).toMatch(words);
  });
});
