/** Dates that name a place in the calendar: days, months, years, and ranges of them. */

import type { CalendarParts } from '../../text/drafts/times.ts';
import { readCardinal, readOrdinal } from '../../text/numbers.ts';
import { calendar, has, hyphen, is, type Match, NO_PARTS, norm, type Scan } from './scan.ts';

const YEAR_MIN = 1000;
export const YEAR_MAX = 2100;

/** A year in four digits, or said in words ('nineteen ninety-six', 'the year two thousand'). */
export function readYear(scan: Scan, at: number): { year: number; end: number } | null {
  const piece = scan.pieces[at];
  if (!piece) return null;
  if (piece.value !== null) {
    const plain =
      piece.norm.length === 4 &&
      Number.isInteger(piece.value) &&
      piece.value >= YEAR_MIN &&
      piece.value <= YEAR_MAX;
    return plain ? { year: piece.value, end: at + 1 } : null;
  }
  const cardinals = scan.lexicon.numbers.cardinals;
  const century = cardinals.get(piece.norm);
  if (century !== 19 && century !== 18 && century !== 20) return null;
  const tens = cardinals.get(norm(scan, at + 1));
  if (tens === undefined || tens < 10) return null;
  const rest = readCardinal(scan.pieces, at + 1, scan.lexicon.numbers);
  return rest && rest.value < 100 ? { year: century * 100 + rest.value, end: rest.end } : null;
}

function isMonth(scan: Scan, at: number): boolean {
  const piece = scan.pieces[at];
  return piece !== undefined && scan.lexicon.months.has(piece.norm);
}

/** A day of the month in digits or words ('24', '24th', 'the eighth'). */
function readDay(scan: Scan, at: number): { day: number; end: number } | null {
  const ordinal = readOrdinal(scan.pieces, at, scan.lexicon.numbers);
  if (ordinal && ordinal.value <= 31) return { day: ordinal.value, end: ordinal.end };
  const piece = scan.pieces[at];
  if (piece?.value == null || !Number.isInteger(piece.value) || piece.norm.length > 2) return null;
  return piece.value >= 1 && piece.value <= 31 ? { day: piece.value, end: at + 1 } : null;
}

/** The month at `at` (a full stop after a short form included) where a day or year stands by it. */
function monthEnd(scan: Scan, at: number): number {
  return norm(scan, at + 1) === '.' && norm(scan, at).length <= 4 ? at + 2 : at + 1;
}

function yearAfter(scan: Scan, at: number): { year: number; end: number } | null {
  const comma = norm(scan, at) === ',' || is(scan, at, 'of') ? at + 1 : at;
  const year = readYear(scan, comma);
  if (!year) return null;
  // '12 May 2000 people' counts people; a year in digits is between 1900 and 2100 here.
  if (year.year < 1500) return null;
  const next = norm(scan, year.end);
  return comma === at && scan.lexicon.countedNouns.has(next) && !has(scan, 'countedState', next)
    ? null
    : year;
}

/** 'June 24', 'June 24th, 2018', '24 June 2018', 'the 24th of June', 'June 2018', 'Feb. 2017'. */
export function readMonthDate(scan: Scan, at: number): Match | null {
  if (isMonth(scan, at)) {
    const month = scan.lexicon.months.get(norm(scan, at)) ?? 0;
    const behind = monthEnd(scan, at);
    const skip = is(scan, behind, 'the') ? behind + 1 : behind;
    const day = readDay(scan, skip);
    const lower = scan.pieces[at]?.capital === false && scan.lexicon.ambiguousMonths.has(norm(scan, at));
    if (
      day &&
      !(lower && is(scan, at, 'may') && !looksLikeDayBehind(scan, day.end)) &&
      !isUnitNext(scan, day.end)
    ) {
      const year = yearAfter(scan, day.end);
      return calendar(at, year?.end ?? day.end, { month, day: day.day, year: year?.year ?? null });
    }
    const year = yearAfter(scan, behind);
    if (year && (norm(scan, behind) !== ',' || norm(scan, behind + 2) !== '')) {
      return calendar(at, year.end, { month, year: year.year });
    }
    return null;
  }
  let start = at;
  if (is(scan, start, 'the')) start += 1;
  const day = readDay(scan, start);
  if (!day) return null;
  const of = is(scan, day.end, 'of') ? day.end + 1 : hyphen(scan, day.end);
  if (!isMonth(scan, of)) return null;
  if (start !== at && of === day.end && !readOrdinal(scan.pieces, start, scan.lexicon.numbers)) return null;
  const name = norm(scan, of);
  const piece = scan.pieces[of];
  if (has(scan, 'may', name) && piece?.capital === false && !readYear(scan, of + 1)) return null;
  const month = scan.lexicon.months.get(name) ?? 0;
  const behind = monthEnd(scan, of);
  const joined = hyphen(scan, behind);
  const year = yearAfter(scan, joined);
  return calendar(at, year?.end ?? (behind > of + 1 && !year ? of + 1 : behind), {
    month,
    day: day.day,
    year: year?.year ?? null,
  });
}

function looksLikeDayBehind(scan: Scan, at: number): boolean {
  const next = norm(scan, at);
  return next === ',' || next === '.' || next === '' || next === ')';
}

/** 'May 12 people' counts people, but 'On May 12 soldiers came' does not end in a count noun of persons alone. */
function isUnitNext(scan: Scan, at: number): boolean {
  const next = norm(scan, at);
  return next === '%' || has(scan, 'percent', next) || next === ':' ? next !== ':' : false;
}

/** '2018-06-24', '2018/06/24', '24.06.2018', '24/06/2018'; numbers that could be either way round are left out. */
export function readNumericDate(scan: Scan, at: number): Match | null {
  const first = scan.pieces[at];
  if (!first) return null;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(first.norm);
  if (dotted) return orderedDate(scan, at, at + 1, Number(dotted[1]), Number(dotted[2]), Number(dotted[3]));
  if (first.value === null) return null;
  const mark = norm(scan, at + 1);
  if (mark !== '-' && mark !== '/') return null;
  const second = scan.pieces[at + 2];
  if (second?.value == null || second.spaced || scan.pieces[at + 1]?.spaced) return null;
  const third = scan.pieces[at + 4];
  const whole =
    norm(scan, at + 3) === mark && third?.value != null && !third.spaced && !scan.pieces[at + 3]?.spaced;
  if (first.norm.length === 4 && second.norm.length === 2) {
    if (second.value < 1 || second.value > 12 || first.value < 1500 || first.value > YEAR_MAX) return null;
    if (!whole)
      return mark === '-' && second.value <= 12 && !/^[\d/-]/.test(norm(scan, at + 3))
        ? calendar(at, at + 3, { year: first.value, month: second.value })
        : null;
    if (third.norm.length !== 2 || !dayFits(first.value, second.value, third.value ?? 0)) return null;
    return calendar(at, at + 5, { year: first.value, month: second.value, day: third.value });
  }
  if (!whole || third.norm.length !== 4 || first.norm.length > 2 || second.norm.length > 2) return null;
  return orderedDate(scan, at, at + 5, first.value, second.value, third.value ?? 0);
}

/**
 * Day before month where dots or the document's other dates say so, or only that fits; month before day likewise; the
 * year alone where it stays undecided.
 */
function orderedDate(
  scan: Scan,
  start: number,
  end: number,
  a: number,
  b: number,
  year: number,
): Match | null {
  if (year < 1500 || year > YEAR_MAX) return null;
  const dotted = end === start + 1;
  const dayFirst = dayFits(year, b, a) && (dotted || scan.dayFirst !== false || !dayFits(year, a, b));
  const monthFirst = dayFits(year, a, b) && !dotted && scan.dayFirst !== true;
  if (dayFirst && (!monthFirst || a === b)) return calendar(start, end, { year, month: b, day: a });
  if (monthFirst && !dayFirst) return calendar(start, end, { year, month: a, day: b });
  return dayFirst ? calendar(start, end, { year }) : null;
}

/**
 * Whether a document writes the day first in dates with slashes, by those that can be read one way only.
 * @returns null when it has none, or some of each
 */
export function findDayOrder(text: string): boolean | null {
  let day = false;
  let month = false;
  for (const [, a, b] of text.matchAll(/(?<![\d/])(\d{1,2})\/(\d{1,2})\/\d{4}(?![\d/])/g)) {
    if (Number(a) > 12 && Number(b) <= 12) day = true;
    if (Number(b) > 12 && Number(a) <= 12) month = true;
  }
  return day === month ? null : day;
}

export function dayFits(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 'Friday, June 22', 'Friday 22 June 2018'; the weekday alone is a relative date and is read elsewhere. */
export function readWeekdayDate(scan: Scan, at: number): Match | null {
  const weekday = scan.lexicon.weekdays.get(norm(scan, at));
  if (weekday === undefined) return null;
  let i = at + 1;
  if (norm(scan, i) === '.') i += 1;
  if (norm(scan, i) === ',') i += 1;
  if (is(scan, i, 'the')) i += 1;
  const date = readMonthDate(scan, i);
  if (date?.sense.kind !== 'calendar' || date.sense.parts.day === null) return null;
  return { ...date, start: at, sense: { ...date.sense, parts: { ...date.sense.parts, weekday } } };
}

/** '23–25 June 2018', 'June 23-25', '3 and 5 May' after 'between', '28 May to 3 June', '2015-2017' after 'from'. */
export function readDateRange(scan: Scan, at: number): Match | null {
  const lead = norm(scan, at - 1);
  const joins = (i: number): number | null => {
    const word = norm(scan, i);
    if (word === '-' || word === '–' || word === '—') return i + 1;
    if (has(scan, 'reach', word)) return i + 1;
    return has(scan, 'and', word) && has(scan, 'between', lead) ? i + 1 : null;
  };
  const day = readDay(scan, at);
  if (day) {
    const behind = joins(day.end);
    if (behind !== null) {
      const last = readMonthDate(scan, behind);
      const parts = last ? calendarParts(last) : null;
      if (last && parts?.day && !is(scan, behind, 'the') && !isMonth(scan, behind) && parts.day > day.day) {
        return rangeOf(at, last.end, { ...parts, day: day.day }, parts);
      }
    }
  }
  if (isMonth(scan, at)) {
    const first = readDay(scan, monthEnd(scan, at));
    const behind = first ? joins(first.end) : null;
    const last = behind === null ? null : readDay(scan, behind);
    if (first && last && behind !== null && last.day > first.day && !isMonth(scan, last.end)) {
      const year = yearAfter(scan, last.end);
      const month = scan.lexicon.months.get(norm(scan, at)) ?? null;
      const parts = { ...NO_PARTS, month, year: year?.year ?? null };
      return rangeOf(at, year?.end ?? last.end, { ...parts, day: first.day }, { ...parts, day: last.day });
    }
  }
  const named = readMonthDate(scan, at) ?? readWeekdayDate(scan, at) ?? readNumericDate(scan, at);
  if (named)
    return joinDates(
      scan,
      named,
      joins(named.end),
      (i) => readMonthDate(scan, i) ?? readWeekdayDate(scan, i) ?? readNumericDate(scan, i),
    );
  if (isMonth(scan, at) && scan.pieces[at]?.capital) {
    const behind = joins(at + 1);
    if (behind !== null && isMonth(scan, behind) && scan.pieces[behind]?.capital) {
      const last = readMonthDate(scan, behind);
      const parts = last
        ? calendarParts(last)
        : { ...NO_PARTS, month: scan.lexicon.months.get(norm(scan, behind)) ?? null };
      if (parts && parts.day === null) {
        return rangeOf(
          at,
          last?.end ?? behind + 1,
          { ...NO_PARTS, year: parts.year, month: scan.lexicon.months.get(norm(scan, at)) ?? null },
          parts,
        );
      }
    }
  }
  const year = readYear(scan, at);
  if (
    !year ||
    year.year < 1500 ||
    (!has(scan, 'from', lead) && !has(scan, 'between', lead) && !/^[-–]$/.test(norm(scan, year.end)))
  )
    return null;
  const behind = joins(year.end);
  if (behind === null) return null;
  const short = scan.pieces[behind];
  const closing =
    readYear(scan, behind) ??
    (short?.value != null && short.norm.length === 2 && !short.spaced
      ? { year: Math.floor(year.year / 100) * 100 + short.value, end: behind + 1 }
      : null);
  if (!closing || closing.year <= year.year || closing.year > YEAR_MAX) return null;
  const apart = isWord(scan, behind - 1) && readYear(scan, behind) !== null;
  const [from, to] = [
    { ...NO_PARTS, year: year.year },
    { ...NO_PARTS, year: closing.year },
  ];
  return apart ? rangeOf(at, year.end, from, to, true) : rangeOf(at, closing.end, from, to);
}

function calendarParts(match: Match): CalendarParts | null {
  return match.sense.kind === 'calendar' ? match.sense.parts : null;
}

function rangeOf(start: number, end: number, from: CalendarParts, to: CalendarParts, apart = false): Match {
  return { start, end, type: 'DATE', sense: { kind: 'range', from, to, apart }, clock: null };
}

/** A letter, not a dash. */
function isWord(scan: Scan, at: number): boolean {
  return /^\p{L}/u.test(norm(scan, at));
}

function joinDates(
  scan: Scan,
  first: Match,
  behind: number | null,
  read: (i: number) => Match | null,
): Match | null {
  if (behind === null) return null;
  const last = read(behind);
  const from = calendarParts(first);
  const to = last ? calendarParts(last) : null;
  if (!last || !from || !to || (from.day === null) !== (to.day === null)) return null;
  if (from.year !== null && to.year === null) return null;
  const wrapped = to.year !== null && from.year === null && (from.month ?? 0) > (to.month ?? 0);
  const whole = { ...from, year: from.year ?? (wrapped ? (to.year ?? 0) - 1 : to.year) };
  // TIMEX3 has two whole dates as two expressions, and one that lacks its month or year as one.
  const apart = isWord(scan, behind - 1) && (from.year === null) === (to.year === null);
  return apart ? rangeOf(first.start, first.end, whole, to, true) : rangeOf(first.start, last.end, whole, to);
}
