/** Feasts, parts of them, and dates of other calendars: 'the last week of Ramadan', 'the eve of Eid', '15 Sha'ban 1442'. */
import type { FeastDate, FeastPart, TimeSense } from '../../text/drafts/times.ts';
import { phraseAt, readCardinal, readOrdinal } from '../../text/numbers.ts';
import { readYear } from './calendar-dates.ts';
import { hyphen, is, type Match, norm, readPortion, readUnit, type Scan } from './scan.ts';

type FeastSense = Extract<TimeSense, { kind: 'feast' }>;

/** A feast by its name, with what may stand before it ('the first day of') and behind it (a year, 'last year'). */
export function readFeast(scan: Scan, at: number): Match | null {
  const { feasts } = scan.lexicon;
  if (feasts.feasts.size === 0) return null;
  const opening = readOpening(scan, at);
  const named = findName(scan, opening.end);
  if (!named) return null;
  const feast: FeastSense = {
    kind: 'feast',
    dates: named.dates,
    year: null,
    direction: opening.direction,
    part: opening.part,
    portion: opening.portion,
  };
  const comma = norm(scan, named.end) === ',' ? named.end + 1 : named.end;
  const year = readYear(scan, comma);
  if (year) return matchOf(at, year.end, { ...feast, year: year.year });
  const owner = is(scan, named.end, 'of') ? named.end + 1 : named.end;
  const direction = scan.lexicon.directions.get(norm(scan, owner));
  if (direction && direction !== 'same' && scan.lexicon.units.get(norm(scan, owner + 1)) === 'Y')
    return matchOf(at, owner + 2, { ...feast, direction });
  return matchOf(at, named.end, feast);
}

interface Opening {
  readonly part: FeastPart | null;
  readonly portion: FeastSense['portion'];
  readonly direction: FeastSense['direction'];
  readonly end: number;
}

/** What stands before the name; it ends where the name must begin. */
function readOpening(scan: Scan, at: number): Opening {
  const none: Opening = { part: null, portion: null, direction: null, end: at };
  const direction = scan.lexicon.directions.get(norm(scan, at));
  if (direction && direction !== 'same') return { ...none, direction, end: at + 1 };
  const portion = readPortion(scan, at);
  if (portion) return { ...none, portion: portion.portion, end: passTitle(scan, portion.end) };
  const the = is(scan, at, 'the') ? at + 1 : at;
  const { partWords } = scan.lexicon.feasts;
  if (partWords.eve.has(norm(scan, the)) && is(scan, the + 1, 'of'))
    return { ...none, part: { unit: 'D', from: 0, count: 1 }, end: passTitle(scan, the + 2) };
  const part = readPart(scan, the);
  if (part) return { ...none, part: part.part, end: passTitle(scan, part.end) };
  return { ...none, end: passTitle(scan, at) };
}

/** 'the holy month of', 'the Muslim holiday of' say nothing more. */
function passTitle(scan: Scan, at: number): number {
  const { partWords } = scan.lexicon.feasts;
  let i = is(scan, at, 'the') ? at + 1 : at;
  while (partWords.passed.has(norm(scan, i)) || partWords.month.has(norm(scan, i))) i += 1;
  return i > at && is(scan, i, 'of') ? i + 1 : at;
}

/** 'first day of', 'last week of', '27th day of', 'last ten days of'. */
function readPart(scan: Scan, at: number): { part: FeastPart; end: number } | null {
  const { partWords } = scan.lexicon.feasts;
  const last = partWords.last.has(norm(scan, at));
  const ordinal = readOrdinal(scan.pieces, at, scan.lexicon.numbers);
  const nth = last ? -1 : partWords.first.has(norm(scan, at)) ? 1 : ordinal?.value;
  if (nth === undefined || nth === 0) return null;
  let i = hyphen(scan, last || nth === 1 ? at + 1 : (ordinal?.end ?? at + 1));
  const number = readCardinal(scan.pieces, i, scan.lexicon.numbers);
  const count = number?.value ?? 1;
  i = number?.end ?? i;
  const unit = readUnit(scan, i);
  if (!unit || (unit.unit !== 'D' && unit.unit !== 'W') || !is(scan, i + 1, 'of')) return null;
  return { part: { unit: unit.unit, from: last ? -count : nth, count }, end: i + 2 };
}

function findName(scan: Scan, at: number): { dates: readonly FeastDate[]; end: number } | null {
  if (!scan.pieces[at]?.capital) return null;
  for (const entry of scan.lexicon.feasts.feasts.get(norm(scan, at)) ?? []) {
    if (!phraseAt(scan.pieces, at, entry.words)) continue;
    const end = at + entry.words.length;
    return entry.words.length === 1 && isFamilyName(scan, at) ? null : { dates: entry.dates, end };
  }
  return null;
}

/** 'Khaled Eid', 'Ramadan Hassan': names of people, of which the reader says no more here than their capitals. */
function isFamilyName(scan: Scan, at: number): boolean {
  const { lexicon } = scan;
  const before = scan.pieces[at - 1];
  const behind = scan.pieces[at + 1];
  const opener =
    at === 1 && (lexicon.monthLeads.has(before?.norm ?? '') || lexicon.directions.has(before?.norm ?? ''));
  if (before?.capital && !opener && !lexicon.feasts.partWords.passed.has(before.norm)) return true;
  return behind?.capital === true && at === 0;
}

function matchOf(start: number, end: number, sense: FeastSense): Match {
  return { start, end, type: 'DATE', sense, clock: null };
}

/** '15 Sha'ban 1442', '1 Ramadan 1442 AH', '3 Farvardin 1400', 'Rajab 1442'. The year is that calendar's own. */
export function readOtherCalendar(scan: Scan, at: number): Match | null {
  const first = scan.pieces[at];
  const day =
    first?.value != null && Number.isInteger(first.value) && first.norm.length <= 2
      ? { value: first.value, end: at + 1 }
      : readOrdinal(scan.pieces, at, scan.lexicon.numbers);
  const from = day ? (is(scan, day.end, 'of') ? day.end + 1 : day.end) : at;
  for (const entry of scan.lexicon.feasts.months.get(norm(scan, from)) ?? []) {
    if (!scan.pieces[from]?.capital || !phraseAt(scan.pieces, from, entry.words)) continue;
    const behind = from + entry.words.length;
    const yearAt = norm(scan, behind) === ',' ? behind + 1 : behind;
    const year = scan.pieces[yearAt];
    if (year?.value == null || year.norm.length !== 4 || year.value < 1200 || year.value > 1500) continue;
    const end = scan.lexicon.feasts.eras.has(norm(scan, yearAt + 1)) ? yearAt + 2 : yearAt + 1;
    const { calendar, month } = entry;
    if (day && (day.value < 1 || day.value > 31)) return null;
    const sense = {
      kind: 'other-calendar',
      calendar,
      month,
      year: year.value,
      day: day?.value ?? null,
    } as const;
    return { start: at, end, type: 'DATE', sense, clock: null };
  }
  return null;
}
