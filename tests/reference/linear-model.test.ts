import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashFeature, loadLinearModel, slotOf } from '../../src/reference/linear-model.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-model-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(scale: number, bias: number, weights: readonly number[]): string {
  const header = Buffer.alloc(8);
  header.writeFloatLE(scale, 0);
  header.writeFloatLE(bias, 4);
  const file = join(folder, 'weights.bin');
  writeFileSync(file, Buffer.concat([header, Buffer.from(Int8Array.from(weights).buffer)]));
  return file;
}

describe('a linear model', () => {
  it('adds the bias and the weight of each feature, once', () => {
    const feature = hashFeature('l:say/VERB');
    const weights = [0, 0, 0, 0, 0, 0, 0, 0];
    weights[slotOf(feature, 7)] = -4;
    const model = loadLinearModel(write(0.5, 1, weights));
    expect(model.score([])).toBe(1);
    expect(model.score([feature, feature])).toBe(-1);
    // A second call counts anew.
    expect(model.score([feature])).toBe(-1);
  });

  it('goes on with a hash where another ended', () => {
    expect(hashFeature('VERB', hashFeature('d:root'))).toBe(hashFeature('d:rootVERB'));
  });

  it('names a file that is cut short, and one that is missing', () => {
    expect(() => loadLinearModel(write(1, 0, [1, 2, 3]))).toThrow(/weights\.bin:1: has 3 weights/);
    expect(() => loadLinearModel(join(folder, 'none.bin'))).toThrow(/none\.bin:1: cannot be read/);
  });
});
