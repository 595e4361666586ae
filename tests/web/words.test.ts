import { describe, expect, it } from 'vitest';
import { describeReview } from '../../src/web/decisions/describe-review.ts';
import { listDisagreements } from '../../src/web/events/disagreements.ts';
import { listDates, listSources, nameEvent, nameRelations } from '../../src/web/reading/outline-lists.ts';
import { writeIsoRange, writeLongDate, writeLongRange } from '../../src/web/shared/dates.ts';
import { readSort, toggleSort, writeSort } from '../../src/web/shared/sort.ts';
import { rankToll, writeFigure, writeToll } from '../../src/web/shared/tolls.ts';
import { wadiSuranDocument as coded } from '../fixtures/wadi-suran.ts';

describe('tolls', () => {
  it.each([
    // Unknown is an en dash, never a zero.
    [undefined, '–'],
    [{ low: null, best: null, high: null }, '–'],
    // An open bound says so.
    [{ low: 12, best: 12, high: null }, '≥ 12'],
    [{ low: 0, best: 0, high: 50 }, '≤ 50'],
    // Nobody was hurt: stated, and not the same as unknown.
    [{ low: 0, best: 0, high: 0 }, '0'],
    [{ low: 45_000, best: 47_000, high: 50_000 }, '45,000–50,000'],
    [{ low: 9, best: 9, high: 9 }, '9'],
  ])('%j', (toll, expected) => {
    expect(writeToll(toll)).toBe(expected);
  });

  it('keep what a source calls about', () => {
    expect(writeFigure({ low: 3400, high: 3400, qualifier: 'about' })).toBe('about 3,400');
  });

  it('rank by the best, else the lowest; unknown has no rank', () => {
    expect([{ low: 1, best: 5, high: 9 }, { low: 1, best: null, high: 9 }, undefined].map(rankToll)).toEqual([
      5,
      1,
      null,
    ]);
  });
});

describe('dates', () => {
  it.each([
    ['2023-06-15', '2023-06-15', '15 June 2023', '2023-06-15'],
    ['2023-06-16', '2023-06-18', '16–18 June 2023', '2023-06-16 – 06-18'],
    ['2023-05-30', '2023-06-02', '30 May – 2 June 2023', '2023-05-30 – 06-02'],
    ['2022-12-30', '2023-01-02', '30 December 2022 – 2 January 2023', '2022-12-30 – 2023-01-02'],
    // A whole month and a whole year are named as such, February of a leap year too.
    ['2024-02-01', '2024-02-29', 'February 2024', '2024-02-01 – 02-29'],
    ['2022-01-01', '2022-12-31', '2022', '2022-01-01 – 12-31'],
    // Open on one side.
    ['2023-06-12', null, 'from 12 June 2023', '2023-06-12 …'],
    [null, '2023-06-12', 'until 12 June 2023', '… 2023-06-12'],
    [null, null, null, '–'],
  ])('%s to %s', (start, end, long, iso) => {
    expect(writeLongRange(start, end)).toBe(long);
    expect(writeIsoRange(start, end)).toBe(iso);
  });

  it.each([
    ['2018', '2018'],
    ['2018-06', 'June 2018'],
  ])('%s is only as exact as it is', (iso, expected) => {
    expect(writeLongDate(iso)).toBe(expected);
  });
});

describe('sorting in the address', () => {
  it('reads what it writes', () => {
    for (const sort of ['killed', '-date'])
      expect(writeSort(readSort(sort, { column: 'x', descending: false }))).toBe(sort);
  });
  it('turns round on the same column', () => {
    expect(toggleSort({ column: 'date', descending: true }, 'date').descending).toBe(false);
    expect(toggleSort({ column: 'date', descending: true }, 'killed')).toEqual({
      column: 'killed',
      descending: false,
    });
  });
});

describe('the outline', () => {
  it('lists who speaks, most often first', () => {
    const sources = listSources(coded).map((source) => `${source.name} ${source.ids.length}`);
    expect(sources.slice(0, 3)).toEqual([
      'Red Valley Front 3',
      'Karsan Red Crescent 2',
      'Ministry of Defence 1',
    ]);
  });
  it('lists each day once, earliest first', () => {
    const dates = listDates(coded);
    expect(dates[0]?.begin).toBe('2022-01-01');
    expect(dates.find((date) => date.begin === '2023-06-15')?.ids).toEqual(['T2', 'T3']);
  });
  it('names relations and events', () => {
    expect(nameRelations(coded).map((relation) => relation.words)).toEqual([
      'Red Valley Front split from Mountain Brigades',
    ]);
    expect(coded.events.map(nameEvent).slice(0, 4)).toEqual([
      'Air/drone strike, Wadi Suran',
      'Armed clash, Jisr Amad',
      'Displacement, Suran District',
      'Coercion (restrict), Beit Nasur',
    ]);
  });
});

describe('what disagrees', () => {
  const claims = (...ids: string[]) => coded.claims.filter((claim) => ids.includes(claim.id));
  it('is whether it happened, where one denies it', () => {
    const [matter] = listDisagreements(claims('C1', 'C2'), coded);
    expect(matter).toEqual({
      matter: 'Whether it happened',
      views: [
        { claimId: 'C1', source: 'Red Valley Front', says: 'occurred' },
        { claimId: 'C2', source: 'Ministry of Defence', says: 'denied' },
      ],
    });
  });
  it('is nothing where one is silent', () => {
    expect(listDisagreements(claims('C1', 'C4'), coded)).toEqual([]);
  });
  it('is how many, but a part is not against the whole', () => {
    const figures = coded.figures.map((figure) =>
      figure.id === 'F3' ? { ...figure, partOf: null } : figure,
    );
    const matters = listDisagreements(claims('C1', 'C4'), { ...coded, figures }).map((item) => item.matter);
    expect(matters).toEqual(['How many killed']);
  });
});

describe('decisions in words', () => {
  it.each([
    [{ action: 'reject', target: 'claim', field: null, value: null }, 'rejected a claim'],
    [
      { action: 'edit', target: 'event', field: 'status', value: 'denied' },
      'set status of an event to denied',
    ],
    [{ action: 'edit', target: 'claim', field: 'place', value: null }, 'set place of a claim to not given'],
    [
      { action: 'edit', target: 'event', field: 'place', value: { id: 'x:1', name: 'Tel Amar' } },
      'set place of an event to Tel Amar',
    ],
    [
      { action: 'edit', target: 'event', field: 'figures.killed', value: { low: 9, best: 9, high: null } },
      'set figures.killed of an event to low 9, best 9',
    ],
  ] as const)('%#', (review, expected) => {
    expect(describeReview(review)).toBe(expected);
  });
});
