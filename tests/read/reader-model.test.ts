/** The model that comes with the project reads as PyTorch read, and reads the same words as numbers, to the bit. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Featurizer, hashText, VectorRows } from '../../src/read/features.ts';
import { loadReader, ReaderModel } from '../../src/read/reader-model.ts';
import { splitSentences } from '../../src/read/split-sentences.ts';
import { tokenize } from '../../src/read/tokenize.ts';
import { DATA_DIR } from '../../src/reference/load-yaml.ts';

interface Parity {
  readonly numbers: readonly (readonly number[])[];
  readonly upos: readonly string[];
  readonly heads: readonly number[];
}

const parity = JSON.parse(readFileSync(join(DATA_DIR, 'models/parity.json'), 'utf8')) as Parity[];
const text = readFileSync(new URL('../../train/parity.txt', import.meta.url), 'utf8');
const sentences = text
  .split('\n')
  .filter((line) => line !== '')
  .flatMap((line) => {
    const tokens = tokenize(line);
    return splitSentences(line, tokens).map(([first, end]) => {
      const own = tokens.slice(first, end);
      return {
        forms: own.map((token) => line.slice(token.start, token.end)),
        spaces: [true, ...own.map((token) => /^(?:\s|$)/u.test(line.slice(token.end, token.end + 1)))],
      };
    });
  });

describe('the features', () => {
  it('are those that the training saw, to the bit', () => {
    const bytes = readFileSync(join(DATA_DIR, 'models/reader.words'));
    const rows = new VectorRows(new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4));
    const featurizer = new Featurizer(rows);
    expect(sentences).toHaveLength(parity.length);
    for (const [at, sentence] of sentences.entries()) {
      const columns = parity[at]?.numbers[0]?.length ?? 0;
      const out = new Int32Array(sentence.forms.length * columns);
      featurizer.write(sentence.forms, sentence.spaces, out, 0);
      expect([...out], sentence.forms.join(' ')).toEqual(parity[at]?.numbers.flat());
    }
  });

  it('hash text in one way for ever', () => {
    expect([hashText('karsa', 0), hashText('karsa', 1), hashText('الكرسى', 0)]).toMatchInlineSnapshot(`
      [
        2476195576,
        3174344534,
        4083577946,
      ]
    `);
  });
});

describe('the model', () => {
  it('answers as PyTorch did before its weights were made small', () => {
    const read = loadReader().read(sentences);
    const pairs = read.flatMap((each, at) =>
      each.upos.map((tag, word) => ({
        tag: tag === parity[at]?.upos[word],
        head: each.heads[word] === parity[at]?.heads[word],
      })),
    );
    const share = (key: 'tag' | 'head') => pairs.filter((pair) => pair[key]).length / pairs.length;
    expect(share('tag')).toBeGreaterThan(0.97);
    expect(share('head')).toBeGreaterThan(0.93);
  });

  it('answers the same on every run', () => {
    const once = JSON.stringify(loadReader().read(sentences));
    for (let run = 0; run < 3; run++) expect(JSON.stringify(loadReader().read(sentences))).toBe(once);
    expect(JSON.stringify(new ReaderModel(join(DATA_DIR, 'models')).read(sentences))).toBe(once);
  });

  it('reads a sentence alone as it does beside others', () => {
    const together = loadReader().read(sentences);
    const alone = sentences.map((sentence) => loadReader().read([sentence])[0]);
    expect(JSON.stringify(alone)).toBe(JSON.stringify(together));
  });

  it('gives every sentence a tree, and nothing for nothing', () => {
    const odd = [[], ['.'], ['?!', ';', '""'], new Array<string>(300).fill('of')].map((forms) => ({
      forms,
      spaces: [true, ...forms.map(() => true)],
    }));
    for (const [at, read] of loadReader().read(odd).entries()) {
      expect(read.heads).toHaveLength(odd[at]?.forms.length ?? -1);
      expect([...read.heads].filter((head) => head === -1)).toHaveLength(odd[at]?.forms.length ? 1 : 0);
      for (const [word] of read.heads.entries()) {
        let up = word;
        for (let step = 0; step <= read.heads.length && up >= 0; step++) up = read.heads[up] ?? -1;
        expect(up).toBe(-1);
      }
    }
    expect(loadReader().read([])).toEqual([]);
  });

  it('says what is wrong with a folder without a model', () => {
    const folder = mkdtempSync(join(tmpdir(), 'onrecord-model-'));
    expect(() => new ReaderModel(folder)).toThrow(/reader\.json.*not there/u);
    writeFileSync(join(folder, 'reader.json'), '{"upos": []}');
    expect(() => new ReaderModel(folder)).toThrow(/reader\.json.*does not fit this version/u);
  });
});
