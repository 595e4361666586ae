/**
 * The tallies of the scorer of `time-tempeval3`, kept for each document, so that documents can be resampled. The sums are
 * checked against the scorer itself in every run.
 */
export interface ScoredTime {
  readonly start: number;
  readonly end: number;
  readonly type?: string;
  readonly value?: string;
}

/** Of one document, or of many. */
export interface Tally {
  readonly gold: number;
  readonly found: number;
  readonly matched: number;
  readonly exact: number;
  readonly typed: number;
  readonly valued: number;
}

export const MEASURES = ['strict', 'relaxed', 'type', 'value'] as const;
export type Measure = (typeof MEASURES)[number];

/** One gold time for each found one, the larger share of the union first, as the scorer has it. */
export function tallyTimes(gold: readonly ScoredTime[], found: readonly ScoredTime[]): Tally {
  const pairs = gold.flatMap((g, i) =>
    found.flatMap((f, j) => {
      const shared = Math.min(g.end, f.end) - Math.max(g.start, f.start);
      if (shared <= 0) return [];
      return [{ i, j, share: shared / (Math.max(g.end, f.end) - Math.min(g.start, f.start)) }];
    }),
  );
  pairs.sort((a, b) => b.share - a.share || a.i - b.i || a.j - b.j);
  const [usedGold, usedFound] = [new Set<number>(), new Set<number>()];
  let [matched, exact, typed, valued] = [0, 0, 0, 0];
  for (const { i, j } of pairs) {
    const [g, f] = [gold[i], found[j]];
    if (!g || !f || usedGold.has(i) || usedFound.has(j)) continue;
    usedGold.add(i);
    usedFound.add(j);
    matched++;
    if (g.start === f.start && g.end === f.end) exact++;
    if (g.type === f.type) typed++;
    if (g.value === f.value) valued++;
  }
  return { gold: gold.length, found: found.length, matched, exact, typed, valued };
}

/** F1 of each measure; that of type and value is the relaxed one times the accuracy on what matched. */
export function scoreTallies(tallies: readonly Tally[]): Record<Measure, number> {
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
  const both = sum('gold') + sum('found');
  const f1 = (right: number) => (both === 0 ? 0 : (2 * right) / both);
  return {
    strict: f1(sum('exact')),
    relaxed: f1(sum('matched')),
    type: f1(sum('typed')),
    value: f1(sum('valued')),
  };
}
