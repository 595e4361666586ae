/** Dates that name a place in the calendar: days, months, years, quarters, seasons, decades, and ranges of them. */

import type { CalendarParts } from '../../text/drafts/times.ts';
import { readCardinal, readOrdinal } from '../../text/numbers.ts';
import { calendar, hyphen, type Match, NO_PARTS, norm, readPortion, type Scan } from './scan.ts';

const YEAR_MIN = 1000;
const YEAR_MAX = 2100;

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
  const comma = norm(scan, at) === ',' || norm(scan, at) === 'of' ? at + 1 : at;
  const year = readYear(scan, comma);
  if (!year) return null;
  // '12 May 2000 people' counts people; a year in digits is between 1900 and 2100 here.
  if (year.year < 1500) return null;
  return scan.lexicon.countedNouns.has(norm(scan, year.end)) && comma === at ? null : year;
}

/** 'June 24', 'June 24th, 2018', '24 June 2018', 'the 24th of June', 'June 2018', 'Feb. 2017'. */
export function readMonthDate(scan: Scan, at: number): Match | null {
  if (isMonth(scan, at)) {
    const month = scan.lexicon.months.get(norm(scan, at)) ?? 0;
    const behind = monthEnd(scan, at);
    const skip = norm(scan, behind) === 'the' ? behind + 1 : behind;
    const day = readDay(scan, skip);
    const lower = scan.pieces[at]?.capital === false && scan.lexicon.ambiguousMonths.has(norm(scan, at));
    if (
      day &&
      !(lower && norm(scan, at) === 'may' && !looksLikeDayBehind(scan, day.end)) &&
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
  if (norm(scan, start) === 'the') start += 1;
  const day = readDay(scan, start);
  if (!day) return null;
  const of = norm(scan, day.end) === 'of' ? day.end + 1 : hyphen(scan, day.end);
  if (!isMonth(scan, of)) return null;
  if (start !== at && of === day.end && !readOrdinal(scan.pieces, start, scan.lexicon.numbers)) return null;
  const name = norm(scan, of);
  const piece = scan.pieces[of];
  if (name === 'may' && piece?.capital === false && !readYear(scan, of + 1)) return null;
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
  return next === '%' || next === 'percent' || next === ':' ? next !== ':' : false;
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
  if (norm(scan, i) === 'the') i += 1;
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
    if (word === 'to' || word === 'until' || word === 'till' || word === 'through') return i + 1;
    return word === 'and' && lead === 'between' ? i + 1 : null;
  };
  const day = readDay(scan, at);
  if (day) {
    const behind = joins(day.end);
    if (behind !== null) {
      const last = readMonthDate(scan, behind);
      const parts = last ? calendarParts(last) : null;
      if (
        last &&
        parts?.day &&
        norm(scan, behind) !== 'the' &&
        !isMonth(scan, behind) &&
        parts.day > day.day
      ) {
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
    (lead !== 'from' && lead !== 'between' && !/^[-–]$/.test(norm(scan, year.end)))
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
  return rangeOf(at, closing.end, { ...NO_PARTS, year: year.year }, { ...NO_PARTS, year: closing.year });
}

function calendarParts(match: Match): CalendarParts | null {
  return match.sense.kind === 'calendar' ? match.sense.parts : null;
}

function rangeOf(start: number, end: number, from: CalendarParts, to: CalendarParts): Match {
  return { start, end, type: 'DATE', sense: { kind: 'range', from, to }, clock: null };
}

function joinDates(first: Match, behind: number | null, read: (i: number) => Match | null): Match | null {
  if (behind === null) return null;
  const last = read(behind);
  const from = calendarParts(first);
  const to = last ? calendarParts(last) : null;
  if (!last || !from || !to || (from.day === null) !== (to.day === null)) return null;
  if (from.year !== null && to.year === null) return null;
  const wrapped = to.year !== null && from.year === null && (from.month ?? 0) > (to.month ?? 0);
  return rangeOf(
    first.start,
    last.end,
    { ...from, year: from.year ?? (wrapped ? (to.year ?? 0) - 1 : to.year) },
    to,
  );
}

const ORDINAL_QUARTERS = 4;

/** 'the third quarter of 2018', 'third-quarter', 'Q3 2018', 'the first half of 2018', 'its fourth quarter'. */
export function readQuarter(scan: Scan, at: number): Match | null {
  let i = at;
  const coded = /^[qh]$/.exec(norm(scan, i));
  if (coded && scan.pieces[i + 1]?.value != null && !scan.pieces[i + 1]?.spaced) {
    const value = scan.pieces[i + 1]?.value ?? 0;
    const year = readYear(scan, i + 2);
    const half = norm(scan, i) === 'h';
    if (value < 1 || value > (half ? 2 : ORDINAL_QUARTERS) || (half && !year)) return null;
    return calendar(at, year?.end ?? i + 2, { [half ? 'half' : 'quarter']: value, year: year?.year ?? null });
  }
  if (norm(scan, i) === 'the') i += 1;
  if (norm(scan, i) === 'fiscal') i = hyphen(scan, i + 1);
  const before = readYear(scan, i);
  if (before) i = before.end;
  const ordinal =
    readOrdinal(scan.pieces, i, scan.lexicon.numbers) ??
    (norm(scan, i) === 'last' || norm(scan, i) === 'latter' ? { value: 2, end: i + 1 } : null);
  if (!ordinal) return null;
  let end = hyphen(scan, ordinal.end);
  // 'the third-quarter loss': the article belongs to the noun.
  if (end > ordinal.end && norm(scan, at) === 'the' && !before) return null;
  if (norm(scan, end) === 'fiscal') end += 1;
  const unit = norm(scan, end);
  const isLast = norm(scan, i) === 'last' || norm(scan, i) === 'latter';
  if (unit === 'quarter' && !isLast && ordinal.value <= ORDINAL_QUARTERS)
    return withYear(scan, at, end + 1, { quarter: ordinal.value, year: before?.year ?? null });
  if (unit === 'half' && ordinal.value <= 2) {
    const match = withYear(scan, at, end + 1, { half: ordinal.value, year: before?.year ?? null });
    return match.sense.kind === 'calendar' && match.sense.parts.year !== null ? match : null;
  }
  return null;
}

function withYear(scan: Scan, start: number, end: number, parts: Partial<CalendarParts>): Match {
  const of = norm(scan, end) === 'of' ? end + 1 : end;
  const year = parts.year == null ? readYear(scan, of) : null;
  if (year) return calendar(start, year.end, { ...parts, year: year.year });
  const owned = /^(last|this|next)$/.exec(norm(scan, end));
  if (owned && norm(scan, end + 1) === 'year')
    return calendar(start, end + 2, parts, { direction: owned[0] as 'last' | 'this' | 'next' });
  return calendar(start, end, parts);
}

/** 'the 1990s', "the '90s", 'the nineties', 'the late 1970s', 'the 19th century'. */
export function readEra(scan: Scan, at: number): Match | null {
  let i = at;
  if (norm(scan, i) === 'the') i += 1;
  const portion = readPortion(scan, i);
  if (portion && norm(scan, i) !== 'the') i = portion.end;
  const piece = scan.pieces[i];
  if (!piece) return null;
  const digits = piece.norm === "'" ? i + 1 : i;
  const number = scan.pieces[digits];
  if (number?.value != null && norm(scan, digits + 1) === 's' && !scan.pieces[digits + 1]?.spaced) {
    const value = number.value;
    const year =
      number.norm.length === 4
        ? value
        : number.norm.length === 2 && (digits !== i || at !== i)
          ? 1900 + value
          : null;
    if (year === null || year % 10 !== 0 || year < 1500 || year > YEAR_MAX) return null;
    return {
      start: at,
      end: digits + 2,
      type: 'DATE',
      sense: { kind: 'era', prefix: String(year).slice(0, 3) },
      clock: null,
    };
  }
  const decade = /^(twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies$/.exec(piece.norm);
  if (decade && at !== i) {
    const tens = scan.lexicon.numbers.cardinals.get(`${decade[1]}y`) ?? 0;
    return {
      start: at,
      end: i + 1,
      type: 'DATE',
      sense: { kind: 'era', prefix: `19${tens / 10}` },
      clock: null,
    };
  }
  const ordinal = readOrdinal(scan.pieces, i, scan.lexicon.numbers);
  if (ordinal && ordinal.value >= 10 && ordinal.value <= 21) {
    const end = hyphen(scan, ordinal.end);
    if (norm(scan, end) !== 'century') return null;
    return {
      start: at,
      end: end + 1,
      type: 'DATE',
      sense: { kind: 'era', prefix: String(ordinal.value - 1) },
      clock: null,
    };
  }
  return null;
}

/** 'summer 2017', 'the winter of 1994', 'last spring', 'this fall', 'the summer', 'in autumn'. */
export function readSeason(scan: Scan, at: number): Match | null {
  let i = at;
  const lead = norm(scan, i);
  const direction: 'last' | 'next' | 'this' | 'same' | null =
    lead === 'last' || lead === 'past'
      ? 'last'
      : lead === 'next'
        ? 'next'
        : lead === 'this'
          ? 'this'
          : lead === 'that'
            ? 'same'
            : null;
  if (direction) i += 1;
  else if (lead === 'the') i += 1;
  if (norm(scan, i) === 'past') i += 1;
  const portion = readPortion(scan, i);
  if (portion) i = portion.end;
  const season = scan.lexicon.seasons.get(norm(scan, i));
  if (season === undefined) return null;
  const parts = { season: season as CalendarParts['season'] };
  const of = norm(scan, i + 1) === 'of' ? i + 2 : i + 1;
  const year = readYear(scan, of);
  const extra = { portion: portion?.portion ?? null, direction };
  if (year) return calendar(at, year.end, { ...parts, year: year.year }, extra);
  const word = norm(scan, i);
  const clear = word === 'summer' || word === 'winter' || word === 'autumn';
  const lone =
    norm(scan, at - 1) === 'in' || norm(scan, at - 1) === 'since' || norm(scan, at - 1) === 'during';
  const noun = norm(scan, i + 1);
  if (noun === 'of' || noun === 'to' || noun === 'in' || noun === 'from')
    return direction && (clear || noun !== 'of') ? calendar(at, i + 1, parts, extra) : null;
  if (
    direction ||
    (lead === 'the' && clear) ||
    (lone && (clear || noun === '.' || noun === ',' || noun === ''))
  )
    return calendar(at, i + 1, parts, extra);
  return null;
}
