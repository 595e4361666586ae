/** What the small parsers of time expressions share. */
import type { Particle, TimeLexicon } from '../../reference/lexicon/times.ts';
import type { CalendarParts, Portion, TimeSense, Unit } from '../../text/drafts/times.ts';
import type { Piece } from '../../text/pieces.ts';

/** The pieces of one sentence, with the words that they are read by. */
export interface Scan {
  readonly pieces: readonly Piece[];
  readonly lexicon: TimeLexicon;
  /** Whether the document writes the day before the month in '05/06/2018'; null when nothing tells. */
  readonly dayFirst: boolean | null;
}

/** A time expression: pieces `start` to `end` (half-open) and what they say. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  readonly sense: TimeSense;
  readonly clock: string | null;
}

export const NO_PARTS: CalendarParts = {
  year: null,
  month: null,
  day: null,
  weekday: null,
  quarter: null,
  half: null,
  season: null,
};

export function norm(scan: Scan, at: number): string {
  return scan.pieces[at]?.norm ?? '';
}

/** Whether a word is one of a kind of little words. */
export function has(scan: Scan, particle: Particle, word: string): boolean {
  return scan.lexicon.particles[particle].has(word);
}

/** Whether a little word of the lexicon stands at `at`. */
export function is(scan: Scan, at: number, particle: Particle): boolean {
  return scan.lexicon.particles[particle].has(norm(scan, at));
}

export function calendar(
  start: number,
  end: number,
  parts: Partial<CalendarParts>,
  extra?: { portion?: Portion; direction?: 'last' | 'this' | 'next' | 'same' | null },
): Match {
  return {
    start,
    end,
    type: 'DATE',
    sense: {
      kind: 'calendar',
      parts: { ...NO_PARTS, ...parts },
      portion: extra?.portion ?? null,
      direction: extra?.direction ?? null,
    },
    clock: null,
  };
}

export function shift(
  start: number,
  end: number,
  unit: Unit,
  count: number,
  from: 'document' | 'narrative',
  extra?: { portion?: Portion; whole?: boolean; side?: 'earlier' | 'later' | null; parts?: CalendarParts },
): Match {
  return {
    start,
    end,
    type: 'DATE',
    sense: {
      kind: 'shift',
      unit,
      count,
      from,
      portion: extra?.portion ?? null,
      whole: extra?.whole ?? false,
      side: extra?.side ?? null,
      parts: extra?.parts ?? null,
    },
    clock: null,
  };
}

const BASE_UNIT: Partial<Record<string, { unit: Unit; factor: number }>> = {
  N: { unit: 'D', factor: 1 },
  FN: { unit: 'W', factor: 2 },
};

/** The unit that a word names, nights as days and fortnights as two weeks; null for any other word. */
export function readUnit(scan: Scan, at: number): { unit: Unit; factor: number; plural: boolean } | null {
  const word = norm(scan, at);
  const unit = scan.lexicon.units.get(word);
  if (unit === undefined) return null;
  const base = BASE_UNIT[unit] ?? { unit: unit as Unit, factor: 1 };
  return { ...base, plural: scan.lexicon.plurals.has(word) };
}

/** Skips one hyphen. */
export function hyphen(scan: Scan, at: number): number {
  return norm(scan, at) === '-' ? at + 1 : at;
}

/** 'early', 'mid-', 'late', 'the beginning of', 'the end of' before a date. */
export function readPortion(
  scan: Scan,
  at: number,
): { portion: 'early' | 'mid' | 'late'; end: number } | null {
  let i = at;
  if (is(scan, i, 'the')) i += 1;
  const word = norm(scan, i);
  const lex = scan.lexicon;
  const portion = lex.early.has(word)
    ? 'early'
    : lex.mid.has(word)
      ? 'mid'
      : lex.late.has(word)
        ? 'late'
        : null;
  if (!portion) return null;
  if (lex.portions.has(word)) {
    i = hyphen(scan, i + 1);
    if (is(scan, i, 'in')) return null;
    return { portion, end: i };
  }
  return is(scan, i + 1, 'of') ? { portion, end: i + 2 } : null;
}
