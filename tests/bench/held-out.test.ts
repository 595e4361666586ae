import { describe, expect, it } from 'vitest';
import { isHeldOut, mayTrain } from '../../bench/held-out.ts';

describe('the rule of documents held out from training', () => {
  // digests worked out with Python's hashlib: int(sha256(id.encode()).hexdigest(), 16) % 10
  it.each([
    ['karsa-wire-3', true],
    ['karsa-wire-20', true],
    // the digest of its UTF-8 leaves 0, that of its Latin-1 does not
    ['ostren/ü-3', true],
    ['ostren/ü-21', true],
    // its first four bytes leave 0, the whole digest leaves 1
    ['karsa-wire-4', false],
    // its last four bytes leave 0, the whole digest leaves 6
    ['karsa-wire-2', false],
    // read little-endian it leaves 0, as it should be read 5
    ['karsa-wire-11', false],
    // its last byte leaves 0, the whole digest leaves 8
    ['ostren/ü-22', false],
    ['karsa-wire-9', false],
  ])('%s: %s', (id, expected) => {
    expect(isHeldOut(id)).toBe(expected);
  });

  it('holds out about a tenth', () => {
    const held = Array.from({ length: 5000 }, (_, index) => `veldania-${index}`).filter(isHeldOut);
    expect(held.length).toBeGreaterThan(420);
    expect(held.length).toBeLessThan(580);
  });

  it.each([
    ['ner-worldwide', true],
    // trains on a file of its own
    ['grammar-ud', false],
    // never trains anything
    ['geo-lgl', false],
  ])('%s may train weights: %s', (benchmark, expected) => {
    expect(mayTrain(benchmark)).toBe(expected);
  });
});
