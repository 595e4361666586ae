/** Stretches of the calendar: quarters, halves, seasons, decades, centuries. */

import type { CalendarParts } from '../../text/drafts/times.ts';
import { readOrdinal } from '../../text/numbers.ts';
import { readYear, YEAR_MAX } from './calendar-dates.ts';
import { calendar, has, hyphen, is, type Match, norm, readPortion, type Scan } from './scan.ts';

const ORDINAL_QUARTERS = 4;

/** 'the third quarter of 2018', 'third-quarter', 'Q3 2018', 'the first half of 2018', 'its fourth quarter'. */
export function readQuarter(scan: Scan, at: number): Match | null {
  let i = at;
  const coded = is(scan, i, 'q') || is(scan, i, 'h');
  if (coded && scan.pieces[i + 1]?.value != null && !scan.pieces[i + 1]?.spaced) {
    const value = scan.pieces[i + 1]?.value ?? 0;
    const year = readYear(scan, i + 2);
    const half = is(scan, i, 'h');
    if (value < 1 || value > (half ? 2 : ORDINAL_QUARTERS) || (half && !year)) return null;
    return calendar(at, year?.end ?? i + 2, { [half ? 'half' : 'quarter']: value, year: year?.year ?? null });
  }
  const owner = readOwner(scan, i);
  if (owner) i = owner.end;
  else if (is(scan, i, 'the')) i += 1;
  if (is(scan, i, 'fiscal')) i = hyphen(scan, i + 1);
  const before = owner ? null : readYear(scan, i);
  if (before) i = before.end;
  const ordinal =
    readOrdinal(scan.pieces, i, scan.lexicon.numbers) ??
    (is(scan, i, 'last') || is(scan, i, 'latter') ? { value: 2, end: i + 1 } : null);
  if (!ordinal) return null;
  let end = hyphen(scan, ordinal.end);
  // 'the third-quarter loss': the article belongs to the noun.
  if (end > ordinal.end && is(scan, at, 'the') && !before && !owner) return null;
  if (is(scan, end, 'fiscal')) end += 1;
  const unit = norm(scan, end);
  const isLast = is(scan, i, 'last') || is(scan, i, 'latter');
  const isQuarter = has(scan, 'quarter', unit) && !isLast && ordinal.value <= ORDINAL_QUARTERS;
  const isHalf = has(scan, 'half', unit) && ordinal.value <= 2;
  if (owner && (isQuarter || isHalf))
    return calendar(at, end + 1, isHalf ? { half: ordinal.value } : { quarter: ordinal.value }, owner);
  if (isQuarter) return withYear(scan, at, end + 1, { quarter: ordinal.value, year: before?.year ?? null });
  if (isHalf) {
    const match = withYear(scan, at, end + 1, { half: ordinal.value, year: before?.year ?? null });
    return match.sense.kind === 'calendar' && match.sense.parts.year !== null ? match : null;
  }
  return null;
}

function withYear(scan: Scan, start: number, end: number, parts: Partial<CalendarParts>): Match {
  const of = is(scan, end, 'of') ? end + 1 : end;
  const year = parts.year == null ? readYear(scan, of) : null;
  if (year) return calendar(start, year.end, { ...parts, year: year.year });
  const owned = scan.lexicon.directions.get(norm(scan, of));
  if (owned && owned !== 'same' && is(scan, of + 1, 'year'))
    return calendar(start, of + 2, parts, { direction: owned });
  return calendar(start, end, parts);
}

/** 'last year's', 'next year's', 'the year-ago' before a part of that year. */
function readOwner(scan: Scan, at: number): { direction: 'last' | 'this' | 'next'; end: number } | null {
  const direction = scan.lexicon.directions.get(norm(scan, at));
  if (
    direction &&
    direction !== 'same' &&
    is(scan, at + 1, 'year') &&
    norm(scan, at + 2) === "'" &&
    is(scan, at + 3, 's')
  )
    return { direction, end: at + 4 };
  const i = is(scan, at, 'the') ? at + 1 : at;
  const ago = is(scan, i, 'year') && norm(scan, i + 1) === '-' && is(scan, i + 2, 'agoOrEarlier');
  return ago ? { direction: 'last', end: i + 3 } : null;
}

/** 'the 1990s', "the '90s", 'the nineties', 'the late 1970s', 'the 19th century'. */
export function readEra(scan: Scan, at: number): Match | null {
  let i = at;
  if (is(scan, i, 'the')) i += 1;
  const portion = readPortion(scan, i);
  if (portion && !is(scan, i, 'the')) i = portion.end;
  const piece = scan.pieces[i];
  if (!piece) return null;
  const digits = piece.norm === "'" ? i + 1 : i;
  const number = scan.pieces[digits];
  if (number?.value != null && is(scan, digits + 1, 's') && !scan.pieces[digits + 1]?.spaced) {
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
  const decade = scan.lexicon.decades.get(piece.norm);
  if (decade !== undefined && at !== i) {
    return {
      start: at,
      end: i + 1,
      type: 'DATE',
      sense: { kind: 'era', prefix: `19${decade}` },
      clock: null,
    };
  }
  const ordinal = readOrdinal(scan.pieces, i, scan.lexicon.numbers);
  if (ordinal && ordinal.value >= 10 && ordinal.value <= 21) {
    const end = hyphen(scan, ordinal.end);
    if (!is(scan, end, 'century')) return null;
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
    has(scan, 'last', lead) || has(scan, 'past', lead)
      ? 'last'
      : has(scan, 'next', lead)
        ? 'next'
        : has(scan, 'this', lead)
          ? 'this'
          : has(scan, 'that', lead)
            ? 'same'
            : null;
  if (direction) i += 1;
  else if (has(scan, 'the', lead)) i += 1;
  if (is(scan, i, 'past')) i += 1;
  const portion = readPortion(scan, i);
  if (portion) i = portion.end;
  const season = scan.lexicon.seasons.get(norm(scan, i));
  if (season === undefined) return null;
  const parts = { season: season as CalendarParts['season'] };
  const of = is(scan, i + 1, 'of') ? i + 2 : i + 1;
  const year = readYear(scan, of);
  const extra = { portion: portion?.portion ?? null, direction };
  if (year) return calendar(at, year.end, { ...parts, year: year.year }, extra);
  const word = norm(scan, i);
  const clear = has(scan, 'clearSeason', word);
  const lone = is(scan, at - 1, 'in') || is(scan, at - 1, 'since') || is(scan, at - 1, 'during');
  const noun = norm(scan, i + 1);
  if (has(scan, 'of', noun) || has(scan, 'to', noun) || has(scan, 'in', noun) || has(scan, 'from', noun))
    return direction && (clear || !has(scan, 'of', noun)) ? calendar(at, i + 1, parts, extra) : null;
  if (
    direction ||
    (has(scan, 'the', lead) && clear) ||
    (lone && (clear || noun === '.' || noun === ',' || noun === ''))
  )
    return calendar(at, i + 1, parts, extra);
  return null;
}
