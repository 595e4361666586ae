/** Dates that point from the document or the story: 'last week', 'that same day', 'the following morning', 'the day before'. */

import type { CalendarParts } from '../../text/drafts/times.ts';
import { readCardinal, readOrdinal } from '../../text/numbers.ts';
import { type Amount, amount, closes, duration, readAmount } from './amounts.ts';
import { readMonthDate } from './calendar-dates.ts';
import { calendar, has, hyphen, is, type Match, norm, readUnit, type Scan, shift } from './scan.ts';

/** 'last week', 'the past two months', 'that same day', 'the following morning', 'next year', 'earlier this month', 'the weekend'. */
export function readDeictic(scan: Scan, at: number): Match | null {
  const { lexicon } = scan;
  let i = at;
  const opener = norm(scan, i);
  let earlier: 'earlier' | 'later' | null = null;
  if (
    (has(scan, 'earlier', opener) || has(scan, 'later', opener)) &&
    (scan.lexicon.thisWords.has(norm(scan, i + 1)) ||
      is(scan, i + 1, 'that') ||
      (is(scan, i + 1, 'in') && is(scan, i + 2, 'the')) ||
      is(scan, i + 1, 'last'))
  ) {
    earlier = has(scan, 'earlier', opener) ? 'earlier' : 'later';
    i += is(scan, i + 1, 'in') ? 2 : 1;
  }
  let portion: 'early' | 'mid' | 'late' | null = null;
  if (is(scan, i, 'portion')) {
    portion = scan.lexicon.portions.get(norm(scan, i)) ?? null;
    i = hyphen(scan, i + 1);
  } else if (
    is(scan, i, 'the') &&
    (lexicon.early.has(norm(scan, i + 1)) ||
      lexicon.late.has(norm(scan, i + 1)) ||
      lexicon.mid.has(norm(scan, i + 1))) &&
    is(scan, i + 2, 'of')
  ) {
    portion = lexicon.early.has(norm(scan, i + 1))
      ? 'early'
      : lexicon.mid.has(norm(scan, i + 1))
        ? 'mid'
        : 'late';
    i += 3;
  }
  const the = is(scan, i, 'the');
  const determined = is(scan, i, 'referring');
  if (the || is(scan, i, 'its') || is(scan, i, 'their')) i += 1;
  let mode: 'past' | 'next' | 'this' | 'same' | 'following' | 'plain' | null = null;
  const word = norm(scan, i);
  const nextWord = norm(scan, i + 1);
  if (lexicon.sameWords.has(word) || (has(scan, 'that', word) && has(scan, 'same', nextWord))) {
    mode = 'same';
    i += has(scan, 'that', word) && has(scan, 'same', nextWord) ? 2 : 1;
    if (has(scan, 'same', word) && !the) return null;
  } else if (has(scan, 'this', word) && (has(scan, 'past', nextWord) || has(scan, 'coming', nextWord))) {
    mode = has(scan, 'past', nextWord) ? 'past' : 'next';
    i += 2;
  } else if (the && has(scan, 'following', word)) {
    mode = 'following';
    i += 1;
  } else if (lexicon.pastWords.has(word) && !(has(scan, 'last', word) && is(scan, at - 1, 'verbLead'))) {
    mode = 'past';
    i += 1;
  } else if (lexicon.nextWords.has(word)) {
    mode = 'next';
    i += 1;
  } else if (lexicon.thisWords.has(word) && !(!has(scan, 'this', word) && !determined && !the)) {
    mode = 'this';
    i += 1;
  } else if (has(scan, 'same', word) && the) {
    mode = 'same';
    i += 1;
  } else if (has(scan, 'latest', word) && the) {
    mode = lexicon.units.get(nextWord) === 'Q' ? 'past' : 'this';
    i += 1;
  } else if (the) mode = 'plain';
  if (mode === null) return null;
  if (is(scan, i, 'calendar')) i += 1;
  const number = is(scan, i, 'vague')
    ? { value: Number.NaN, end: is(scan, i + 1, 'of') ? i + 2 : i + 1 }
    : readCardinal(scan.pieces, i, lexicon.numbers);
  if (number && (mode === 'past' || mode === 'next' || mode === 'following' || mode === 'plain')) {
    const found = readAmount(scan, i) ?? (Number.isNaN(number.value) ? vagueAmount(scan, number.end) : null);
    if (!found || norm(scan, found.end) === '-' || (mode === 'plain' && !found.plural)) return null;
    const tail = is(scan, found.end, 'or') && is(scan, found.end + 1, 'orSo') ? found.end + 2 : found.end;
    return duration(at, tail, found, mode === 'past' ? 'past' : mode === 'plain' ? null : 'future');
  }
  const ordinal = mode === 'plain' ? readOrdinal(scan.pieces, i, lexicon.numbers) : null;
  if (ordinal && readUnit(scan, ordinal.end)?.plural) return null;
  if (ordinal && readCardinal(scan.pieces, ordinal.end, lexicon.numbers)) {
    const found = readAmount(scan, ordinal.end);
    return found ? duration(at, found.end, found, null) : null;
  }
  const part = lexicon.dayParts.get(norm(scan, i));
  if (part !== undefined && part !== 'DT') {
    const count = mode === 'past' ? -1 : mode === 'next' || mode === 'following' ? 1 : 0;
    const lastNight = mode === 'past' && !is(scan, i, 'night');
    if (mode === 'plain' || lastNight) return null;
    const from = mode === 'this' || mode === 'past' || mode === 'next' ? 'document' : 'narrative';
    return { ...shift(at, i + 1, 'D', count, from), type: 'TIME', clock: `T${part}` };
  }
  const weekday = mode === 'plain' ? undefined : lexicon.weekdays.get(norm(scan, i));
  if (weekday !== undefined && norm(scan, i).length > 4) {
    const direction =
      mode === 'past'
        ? 'last'
        : mode === 'next' || mode === 'following'
          ? 'next'
          : mode === 'same'
            ? 'same'
            : 'this';
    return calendar(at, i + 1, { weekday }, { direction, portion });
  }
  const month = mode === 'plain' ? undefined : lexicon.months.get(norm(scan, i));
  if (month !== undefined && scan.pieces[i]?.capital && norm(scan, i).length > 2) {
    const direction =
      mode === 'past'
        ? 'last'
        : mode === 'next' || mode === 'following'
          ? 'next'
          : mode === 'same'
            ? 'same'
            : 'this';
    const dated = readMonthDate(scan, i);
    const parts: Partial<CalendarParts> =
      dated?.sense.kind === 'calendar' && dated.sense.parts.year === null ? dated.sense.parts : { month };
    return calendar(at, dated && parts.day != null ? dated.end : i + 1, parts, { direction, portion });
  }
  const unit = readUnit(scan, i);
  if (!unit) return null;
  const end = i + 1;
  const next = norm(scan, end);
  if (mode === 'plain') return plainUnit(scan, at, i, portion, earlier);
  if (unit.plural && unit.unit !== 'WE') {
    if (mode === 'same' || mode === 'following') return null;
    return mode === 'past' && !has(scan, 'ago', next)
      ? { start: at, end, type: 'DATE', sense: { kind: 'reference', value: 'PAST_REF' }, clock: null }
      : null;
  }
  if (next === '-' && is(scan, end + 1, 'old')) return null;
  if ((unit.unit === 'H' || unit.unit === 'MIN' || unit.unit === 'S') && mode !== 'past' && mode !== 'next')
    return null;
  if (unit.unit === 'S') return null;
  const tail = has(scan, 'or', next) && is(scan, end + 1, 'orSo') ? end + 2 : end;
  const count = mode === 'past' ? -1 : mode === 'next' || mode === 'following' ? 1 : 0;
  if (
    mode === 'past' &&
    (unit.unit === 'H' ||
      unit.unit === 'MIN' ||
      unit.unit === 'DE' ||
      the ||
      has(scan, 'past', word) ||
      tail > end)
  ) {
    // 'the last year', 'the past decade', 'last year or more': a stretch that ends now, not the calendar year before.
    if (!has(scan, 'precedingOrLatest', word))
      return duration(at, tail, { unit: unit.unit, count: unit.factor, end, plural: false }, 'past');
  }
  const narrative = mode === 'same' || mode === 'following' || has(scan, 'preceding', word);
  return shift(at, end, unit.unit, count * unit.factor, narrative ? 'narrative' : 'document', {
    portion,
    side: earlier,
  });
}

function vagueAmount(scan: Scan, at: number): Amount | null {
  const unit = readUnit(scan, at);
  return unit?.plural ? amount(unit, null, at + 1) : null;
}

/** 'the weekend', 'the day before', 'the day after tomorrow', 'the end of the month', 'earlier in the year'. */
function plainUnit(
  scan: Scan,
  at: number,
  unitAt: number,
  portion: 'early' | 'mid' | 'late' | null,
  earlier: 'earlier' | 'later' | null,
): Match | null {
  const unit = readUnit(scan, unitAt);
  if (!unit || unit.plural) return null;
  const end = unitAt + 1;
  const next = norm(scan, end);
  if ((has(scan, 'before', next) || has(scan, 'after', next)) && unit.unit === 'D') {
    const sign = has(scan, 'before', next) ? -1 : 1;
    const day = scan.lexicon.days.get(norm(scan, end + 1));
    if (day !== undefined) return shift(at, end + 2, 'D', day + sign, 'document');
    return closes(scan, end + 1, next) ? shift(at, end + 1, 'D', sign, 'narrative') : null;
  }
  if ((has(scan, 'before', next) || has(scan, 'earlier', next)) && closes(scan, end + 1, next))
    return shift(at, end + 1, unit.unit, -1, 'narrative');
  if (unit.unit === 'WE') return shift(at, end, 'WE', 0, 'document');
  if (portion || earlier)
    return unit.unit === 'H' || unit.unit === 'MIN' || unit.unit === 'S'
      ? null
      : shift(at, end, unit.unit, 0, 'document', { portion, side: earlier });
  if (unit.unit === 'Q' && next !== '-' && !has(scan, 'of', next)) return shift(at, end, 'Q', 0, 'narrative');
  return null;
}
