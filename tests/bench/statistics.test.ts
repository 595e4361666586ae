import { describe, expect, it } from 'vitest';
import { findMedian } from '../../bench/statistics.ts';

describe('the median', () => {
  it.each([
    // sorted as numbers, not as words
    [[10, 9, 100], 10],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
    [[], Number.NaN],
  ])('of %j is %d', (values, expected) => {
    expect(findMedian(values)).toBe(expected);
  });
});
