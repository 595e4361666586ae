import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from '../../bench/times/bootstrap.ts';
import { scoreTallies, tallyTimes } from '../../bench/times/score-times.ts';
import { makeFinders } from '../../bench/times/systems.ts';

const DATE = { type: 'DATE', value: '2021-03-14' };

describe('the tallies of times', () => {
  it('match each gold time with one found time, the larger share of the union first', () => {
    const gold = [
      { start: 0, end: 10, ...DATE },
      { start: 20, end: 30, ...DATE },
    ];
    const found = [
      // half of the first, then all of it: the whole one is taken, the half is spurious
      { start: 0, end: 5, ...DATE },
      { start: 0, end: 10, ...DATE },
      { start: 25, end: 35, type: 'TIME', value: '2021' },
    ];
    const tally = tallyTimes(gold, found);
    expect(tally).toEqual({ gold: 2, found: 3, matched: 2, exact: 1, typed: 1, valued: 1 });
    expect(scoreTallies([tally])).toEqual({ strict: 0.4, relaxed: 0.8, type: 0.4, value: 0.4 });
  });
});

describe('the bootstrap', () => {
  const documents = Array.from({ length: 50 }, (_, index) => index % 2);
  const mean = (sample: readonly number[]) => sample.reduce((sum, each) => sum + each, 0) / sample.length;

  it('holds the figure of all documents, and is the same for the same seed', () => {
    const interval = bootstrapInterval(documents, mean, { samples: 500, seed: 1 });
    // twice the standard error of a share of a half in 50: 0.14
    expect(interval.low).toBeCloseTo(0.36, 1);
    expect(interval.high).toBeCloseTo(0.64, 1);
    expect(bootstrapInterval(documents, mean, { samples: 500, seed: 1 })).toEqual(interval);
    expect(bootstrapInterval(documents, mean, { samples: 500, seed: 2 })).not.toEqual(interval);
  });

  it('has no width where all documents are alike', () => {
    expect(bootstrapInterval([1, 1, 1], mean, { samples: 20, seed: 1 })).toEqual({ low: 1, high: 1 });
  });
});

describe('each finder of times', () => {
  const input = {
    id: 'x',
    text: 'Shells fell on 24 June 2018.',
    publishedAt: '2021-03-14',
    ...{ title: null, source: null, language: null, parts: null, warnings: [] },
  };

  it.each(Object.entries(makeFinders()))('%s finds a full date and its value', (_, find) => {
    expect(find(input).map(({ value }) => value)).toEqual(['2018-06-24']);
  });
});
