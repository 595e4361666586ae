/** TIMEX3 values and calendar intervals of dates and lengths of time. */
import type { CalendarParts, Portion, Unit } from '../../text/drafts/times.ts';
import {
  addMonths,
  type DayInterval,
  formatDay,
  formatPartial,
  intervalOf,
  isoWeek,
  isRealDay,
  lastDayOfMonth,
  type PartialDate,
  toDay,
} from './calendar.ts';

/** A value and the days that it denotes; null where it is not on the calendar. */
export interface Resolved {
  readonly value: string;
  readonly days: DayInterval | null;
}

export type Precision = 'day' | 'week' | 'month' | 'quarter' | 'season' | 'half' | 'year' | 'era';

const pad = (value: number) => String(value).padStart(2, '0');

export function precisionOf(parts: CalendarParts): Precision {
  if (parts.day !== null || parts.weekday !== null) return 'day';
  if (parts.month !== null) return 'month';
  if (parts.quarter !== null) return 'quarter';
  if (parts.season !== null) return 'season';
  return parts.half !== null ? 'half' : 'year';
}

/** First months of the northern seasons; winter belongs to the year that it begins in. */
const SEASON_MONTH = { SP: 3, SU: 6, FA: 9, WI: 12 } as const;

/** The value and days of calendar parts in a year that is known; null for a day that does not exist. */
export function resolveParts(parts: CalendarParts, year: number): Resolved | null {
  if (parts.month !== null && parts.day !== null) {
    if (!isRealDay(year, parts.month, parts.day)) return null;
    const day = toDay(year, parts.month, parts.day);
    return { value: formatDay(day), days: { begin: day, until: day } };
  }
  if (parts.month !== null) return ofPartial({ year, month: parts.month, day: null });
  if (parts.quarter !== null) return ofQuarter(year, parts.quarter);
  if (parts.half !== null) {
    const first = parts.half === 1 ? 1 : 7;
    return {
      value: `${year}-H${parts.half}`,
      days: { begin: toDay(year, first, 1), until: lastDayOfMonth(year, first + 5) },
    };
  }
  if (parts.season !== null) {
    const first = SEASON_MONTH[parts.season];
    const last = addMonths(year, first, 2);
    return {
      value: `${year}-${parts.season}`,
      days: { begin: toDay(year, first, 1), until: lastDayOfMonth(last.year, last.month) },
    };
  }
  return ofPartial({ year, month: null, day: null });
}

export function ofPartial(date: PartialDate): Resolved {
  return { value: formatPartial(date), days: intervalOf(date) };
}

export function ofDay(day: number): Resolved {
  return { value: formatDay(day), days: { begin: day, until: day } };
}

export function ofQuarter(year: number, quarter: number): Resolved {
  const first = quarter * 3 - 2;
  return {
    value: `${year}-Q${quarter}`,
    days: { begin: toDay(year, first, 1), until: lastDayOfMonth(year, first + 2) },
  };
}

export function ofWeek(day: number, weekend = false): Resolved {
  const { year, week, monday } = isoWeek(day);
  const value = `${year}-W${pad(week)}${weekend ? '-WE' : ''}`;
  return {
    value,
    days: weekend ? { begin: monday + 5, until: monday + 6 } : { begin: monday, until: monday + 6 },
  };
}

/** The value of parts whose year is not known: 'XXXX-06-24'. */
export function openValue(parts: CalendarParts): string {
  if (parts.month !== null)
    return parts.day !== null ? `XXXX-${pad(parts.month)}-${pad(parts.day)}` : `XXXX-${pad(parts.month)}`;
  if (parts.weekday !== null) return `XXXX-WXX-${parts.weekday}`;
  if (parts.quarter !== null) return `XXXX-Q${parts.quarter}`;
  if (parts.half !== null) return `XXXX-H${parts.half}`;
  return parts.season !== null ? `XXXX-${parts.season}` : 'XXXX';
}

/** Values of shifts whose anchor is not known. */
export const OPEN_UNIT: Record<Unit, string> = {
  S: 'XXXX-XX-XX',
  MIN: 'XXXX-XX-XX',
  H: 'XXXX-XX-XX',
  D: 'XXXX-XX-XX',
  W: 'XXXX-WXX',
  WE: 'XXXX-WXX-WE',
  M: 'XXXX-XX',
  Q: 'XXXX-QX',
  Y: 'XXXX',
  DE: 'XXX',
  CE: 'XX',
  ML: 'X',
};

/** Cuts an interval to its early, middle or late third; days stay whole. */
export function cutPortion(days: DayInterval, portion: Portion): DayInterval {
  const length = days.until - days.begin + 1;
  if (portion === null || length < 3) return days;
  const third = Math.floor(length / 3);
  if (portion === 'early') return { begin: days.begin, until: days.begin + third - 1 };
  if (portion === 'late') return { begin: days.until - third + 1, until: days.until };
  return { begin: days.begin + third, until: days.until - third };
}

const DURATION_UNIT: Record<Unit, { letter: string; factor: number; clock: boolean }> = {
  S: { letter: 'S', factor: 1, clock: true },
  MIN: { letter: 'M', factor: 1, clock: true },
  H: { letter: 'H', factor: 1, clock: true },
  D: { letter: 'D', factor: 1, clock: false },
  W: { letter: 'W', factor: 1, clock: false },
  WE: { letter: 'D', factor: 2, clock: false },
  M: { letter: 'M', factor: 1, clock: false },
  Q: { letter: 'Q', factor: 1, clock: false },
  Y: { letter: 'Y', factor: 1, clock: false },
  DE: { letter: 'Y', factor: 10, clock: false },
  CE: { letter: 'Y', factor: 100, clock: false },
  ML: { letter: 'Y', factor: 1000, clock: false },
};

/** The part that is left over: half a year is six months. */
const SMALLER: Partial<Record<string, { letter: string; times: number }>> = {
  Y: { letter: 'M', times: 12 },
  'M-clock': { letter: 'S', times: 60 },
  H: { letter: 'M', times: 60 },
  D: { letter: 'H', times: 24 },
};

/** 'P2W', 'PT5H30M', 'PXD' when no number says how many. */
export function durationValue(unit: Unit, count: number | null): string {
  const { letter, factor, clock } = DURATION_UNIT[unit];
  const prefix = clock ? 'PT' : 'P';
  if (count === null)
    return unit === 'DE' ? 'PXY' : unit === 'CE' || unit === 'ML' ? 'PXY' : `${prefix}X${letter}`;
  const total = count * factor;
  const whole = Math.floor(total);
  const smaller = SMALLER[unit === 'MIN' ? 'M-clock' : letter];
  if (whole === total || !smaller) return `${prefix}${total}${letter}`;
  const rest = Math.round((total - whole) * smaller.times);
  const joint = letter === 'D' ? 'T' : '';
  return `${prefix}${whole > 0 ? `${whole}${letter}` : joint}${whole > 0 ? joint : ''}${rest}${smaller.letter}`;
}

/** Days that a length of time comes to, about; 0 for hours and less. */
export function daysOf(unit: Unit, count: number): { days: number } | { months: number } {
  if (unit === 'D') return { days: count };
  if (unit === 'W') return { days: count * 7 };
  if (unit === 'M') return { months: count };
  if (unit === 'Q') return { months: count * 3 };
  if (unit === 'Y') return { months: count * 12 };
  if (unit === 'DE') return { months: count * 120 };
  if (unit === 'CE') return { months: count * 1200 };
  return { days: 0 };
}
