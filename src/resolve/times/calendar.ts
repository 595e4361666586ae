/** Calendar arithmetic on whole days, as numbers of days since 1970-01-01 (proleptic Gregorian, no clock, no zone). */
const DAY_MS = 86_400_000;

/** A day, a month or a year: the finer parts are null. */
export interface PartialDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/** A stretch of whole days, both inclusive. */
export interface DayInterval {
  readonly begin: number;
  readonly until: number;
}

const pad = (value: number, width = 2) => String(value).padStart(width, '0');

export function toDay(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / DAY_MS);
}

export function fromDay(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** ISO date of a day. */
export function formatDay(day: number): string {
  const { year, month, day: date } = fromDay(day);
  return `${pad(year, 4)}-${pad(month)}-${pad(date)}`;
}

export function formatPartial(date: PartialDate): string {
  const month = date.month === null ? '' : `-${pad(date.month)}`;
  return `${pad(date.year, 4)}${month}${date.day === null ? '' : `-${pad(date.day)}`}`;
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The ISO 8601 week that a day is in. */
export function isoWeek(day: number): { year: number; week: number; monday: number } {
  const monday = day - weekdayOf(day) + 1;
  const { year } = fromDay(monday + 3);
  const firstThursday = toDay(year, 1, 4);
  const firstMonday = firstThursday - weekdayOf(firstThursday) + 1;
  return { year, week: (monday - firstMonday) / 7 + 1, monday };
}

export function lastDayOfMonth(year: number, month: number): number {
  return toDay(year, month + 1, 1) - 1;
}

/** The days of a year, month or day. */
export function intervalOf(date: PartialDate): DayInterval {
  if (date.month === null) return { begin: toDay(date.year, 1, 1), until: toDay(date.year, 12, 31) };
  if (date.day === null)
    return { begin: toDay(date.year, date.month, 1), until: lastDayOfMonth(date.year, date.month) };
  const day = toDay(date.year, date.month, date.day);
  return { begin: day, until: day };
}

/** Month `count` months on, counted over year ends. */
export function addMonths(year: number, month: number, count: number): { year: number; month: number } {
  const index = year * 12 + month - 1 + count;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}

/** The same day `count` months on, moved to the month's last day where it is shorter. */
export function addMonthsToDay(day: number, count: number): number {
  const { year, month, day: date } = fromDay(day);
  const target = addMonths(year, month, count);
  return Math.min(toDay(target.year, target.month, date), lastDayOfMonth(target.year, target.month));
}

export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && toDay(year, month, day) <= lastDayOfMonth(year, month);
}

/** Reads an ISO date, date-time or prefix of one; null when it is none or names no real day. */
export function parsePartial(text: string): PartialDate | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:$|T)/.exec(text.trim().replace(' ', 'T'));
  if (!match) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  const day = match[3] === undefined ? null : Number(match[3]);
  if (month !== null && (month < 1 || month > 12)) return null;
  if (month !== null && day !== null && !isRealDay(year, month, day)) return null;
  return { year, month, day };
}
