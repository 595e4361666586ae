import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codedDocumentSchema } from '../../src/contract/coded-document.ts';
import { ingestBytes } from '../../src/ingest/ingest-bytes.ts';
import { codeDocument, loadKnowledge } from '../../src/pipeline.ts';
import { FactChecker, loadFacts } from './facts.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CORPUS = join(ROOT, 'corpus');
const knowledge = loadKnowledge({
  actors: [join(ROOT, 'examples/actors')],
  places: [join(ROOT, 'examples/places')],
});

describe.each(readdirSync(CORPUS))('%s', (name) => {
  const file = loadFacts(join(CORPUS, name, 'facts.yaml'));
  const path = join(ROOT, file.report ?? '');
  const [result] = ingestBytes(readFileSync(path), { fileName: path });
  if (!result || !('document' in result)) throw new Error(`${path} could not be read`);
  const coded = codeDocument(result.document, knowledge);
  const checker = new FactChecker(coded, result.document.text);

  it('keeps the contract', () => {
    expect(codedDocumentSchema.safeParse(coded).error).toBeUndefined();
  });

  it(`has at least ${file.required} of ${file.facts.length} facts`, () => {
    const answers = file.facts.map((fact) => ({ id: fact.id, note: fact.note, wrong: checker.check(fact) }));
    const wrong = answers.filter((each) => each.wrong !== null);
    const report = wrong.map((each) => `${each.id} (${each.note}): ${each.wrong}`).join('\n');
    expect(answers.length - wrong.length, `missing:\n${report}`).toBeGreaterThanOrEqual(file.required);
    if (process.env.ONRECORD_GOLDEN === 'show')
      console.log(`${name}: ${answers.length - wrong.length} of ${answers.length}\n${report}`);
  });

  it('marks nothing false as having occurred', () => {
    expect(checker.findFalseClaims(file)).toEqual([]);
  });
});
