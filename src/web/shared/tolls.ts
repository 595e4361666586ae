/** Figures for people: `≥ 12`, `≤ 50`, `20–25`, `about 50`, and an en dash where nothing is known. */
import type { Figure, Toll } from '../../contract/coded-document.ts';

export const UNKNOWN = '–';

/** 45000 → '45,000'. */
export function writeCount(count: number): string {
  return count.toLocaleString('en-GB');
}

/** An event's figure. `low` alone is a lower bound; a low of 0 below a high is an upper bound. */
export function writeToll(toll: Toll | undefined): string {
  if (!toll) return UNKNOWN;
  const { low, best, high } = toll;
  if (low === null && high === null) return best === null ? UNKNOWN : writeCount(best);
  if (high === null) return low === null ? UNKNOWN : `≥ ${writeCount(low)}`;
  if (low === null || (low === 0 && high > 0)) return `≤ ${writeCount(high)}`;
  return low === high ? writeCount(low) : `${writeCount(low)}–${writeCount(high)}`;
}

/** A figure as one source gives it. */
export function writeFigure(figure: Pick<Figure, 'low' | 'high' | 'qualifier'>): string {
  if (figure.qualifier === 'about' && figure.low !== null) return `about ${writeCount(figure.low)}`;
  return writeToll({ low: figure.low, best: null, high: figure.high });
}

/** What sorts first when tolls are ordered: the best, else the lowest stated, else the highest; null is unknown. */
export function rankToll(toll: Toll | undefined): number | null {
  return toll ? (toll.best ?? toll.low ?? toll.high) : null;
}
