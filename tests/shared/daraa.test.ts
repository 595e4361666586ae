import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codedDocumentSchema } from '../../src/contract/coded-document.ts';
import { codeDocument, loadKnowledge } from '../../src/pipeline.ts';
import { FactChecker, loadFacts } from '../golden/facts.ts';

const SHARED = resolve(import.meta.dirname, '../../../shared');
const ARTICLE = join(SHARED, 'samples/daraa-offensive.txt');

describe('the sample article, without a given date', () => {
  it('has its text beside the checkout', () => {
    expect(existsSync(ARTICLE), `${ARTICLE} is missing`).toBe(true);
  });

  const text = existsSync(ARTICLE) ? readFileSync(ARTICLE, 'utf8') : '';
  const file = loadFacts(join(import.meta.dirname, 'daraa.facts.yaml'));
  const coded = codeDocument(
    {
      id: 'daraa',
      text,
      title: null,
      publishedAt: null,
      source: null,
      language: null,
      parts: null,
      warnings: [],
    },
    loadKnowledge(),
  );
  const checker = new FactChecker(coded, text);

  it('keeps the contract', () => {
    expect(codedDocumentSchema.safeParse(coded).error).toBeUndefined();
  });

  it(`gets at least ${file.required} of ${file.facts.length} facts right`, () => {
    const wrong = file.facts
      .map((fact) => ({ fact, answer: checker.check(fact) }))
      .filter((each) => each.answer !== null);
    console.log(
      [
        `${file.facts.length - wrong.length} of ${file.facts.length} facts right; wrong:`,
        ...wrong.map((each) => `  ${each.fact.id} (${each.fact.note}): ${each.answer}`),
      ].join('\n'),
    );
    expect(file.facts.length - wrong.length).toBeGreaterThanOrEqual(file.required);
  });

  it('marks nothing false as having occurred', () => {
    expect(checker.findFalseClaims(file)).toEqual([]);
  });

  it('infers the year from the text', () => {
    expect(coded.publishedAt).toMatchObject({ value: expect.stringMatching(/^2018/), basis: 'inferred' });
    expect(coded.publishedAt.evidence.length).toBeGreaterThan(0);
  });
});
