/** Dates and lengths of time that count from somewhere: 'last Friday', 'two weeks ago', 'the following day', 'for a week'. */

import type { CalendarParts, Unit } from '../../text/drafts/times.ts';
import { phraseAt, readCardinal, readOrdinal } from '../../text/numbers.ts';
import { readMonthDate } from './calendar-dates.ts';
import { calendar, hyphen, type Match, NO_PARTS, norm, readUnit, type Scan, shift } from './scan.ts';

interface Amount {
  /** null: 'several', 'a few', a bare plural. */
  readonly count: number | null;
  readonly unit: Unit;
  readonly end: number;
  readonly plural: boolean;
}

/** 'two weeks', 'a year', 'several days', 'two and a half years', '20-year', 'half an hour', 'years'. */
export function readAmount(scan: Scan, at: number): Amount | null {
  const { pieces, lexicon } = scan;
  let i = at;
  let count: number | null = null;
  const word = norm(scan, i);
  if (word === 'half' && /^an?$/.test(norm(scan, i + 1))) {
    const unit = readUnit(scan, i + 2);
    return unit ? amount(unit, 0.5, i + 3) : null;
  }
  const vague = lexicon.numbers.indefinite.find((entry) => phraseAt(pieces, i, entry.words));
  const couple = /^an?$/.test(word) && norm(scan, i + 1) === 'couple';
  const number = couple
    ? { value: 2, end: norm(scan, i + 2) === 'of' ? i + 3 : i + 2 }
    : readCardinal(pieces, i, lexicon.numbers);
  if (number) {
    count = number.value;
    i = number.end;
    if (norm(scan, i) === 'and' && norm(scan, i + 1) === 'a' && norm(scan, i + 2) === 'half') {
      count += 0.5;
      i += 3;
    } else if (pieces[i]?.value != null && norm(scan, i + 1) === '/') {
      count += (pieces[i]?.value ?? 0) / (pieces[i + 2]?.value || 1);
      i += 3;
    } else if (
      (norm(scan, i) === 'to' || norm(scan, i) === 'or' || norm(scan, i) === '-') &&
      readCardinal(pieces, i + 1, lexicon.numbers)
    ) {
      const upper = readCardinal(pieces, i + 1, lexicon.numbers);
      if (upper && readUnit(scan, upper.end)) i = upper.end;
    }
  } else if (vague && word !== 'some' && word !== 'various') i += vague.words.length;
  else if (/^an?$/.test(word)) {
    count = 1;
    i += 1;
    if (norm(scan, i) === 'full' || norm(scan, i) === 'whole' || norm(scan, i) === 'single') i += 1;
  } else {
    const bare = readUnit(scan, i);
    return bare?.plural ? amount(bare, null, i + 1) : null;
  }
  if (
    /^(more|consecutive|straight|long|full|additional|whole|successive|trading|further)$/.test(norm(scan, i))
  )
    i += 1;
  i = hyphen(scan, i);
  const unit = readUnit(scan, i);
  if (!unit || unit.unit === 'WE') return null;
  if (norm(scan, i) === 'second' && (count !== 1 || norm(scan, i - 1) !== 'one')) return null;
  if (unit.unit === 'Q' && norm(scan, i - 1) === '-') return null;
  if (unit.unit === 'Q' && !unit.plural) return null;
  let end = i + 1;
  if (norm(scan, end) === 'and' && norm(scan, end + 1) === 'a' && norm(scan, end + 2) === 'half') {
    count = (count ?? 0) + 0.5;
    end += 3;
  }
  return amount(unit, count, end);
}

function amount(
  unit: { unit: Unit; factor: number; plural: boolean },
  count: number | null,
  end: number,
): Amount {
  return { unit: unit.unit, count: count === null ? null : count * unit.factor, end, plural: unit.plural };
}

function readApproximator(scan: Scan, at: number): number {
  const found = scan.lexicon.approximators.find((words) => phraseAt(scan.pieces, at, words));
  return found ? at + found.length : at;
}

function duration(start: number, end: number, found: Amount, toward: 'past' | 'future' | null): Match {
  return {
    start,
    end,
    type: 'DURATION',
    sense: { kind: 'duration', unit: found.unit, count: found.count, toward },
    clock: null,
  };
}

/** 'two weeks ago', 'more than a year later', 'a day earlier', 'one day before', and plain lengths: 'more than a week'. */
export function readCounted(scan: Scan, at: number): Match | null {
  const from = readApproximator(scan, at);
  const found = readAmount(scan, from);
  if (!found) return null;
  if (norm(scan, found.end) === '-' && norm(scan, found.end + 1) === 'old') return null;
  if (
    norm(scan, found.end) === 'old' ||
    (norm(scan, found.end) === 'of' && norm(scan, found.end + 1) === 'age')
  )
    return null;
  const tail =
    norm(scan, found.end) === 'or' && /^(so|more)$/.test(norm(scan, found.end + 1))
      ? found.end + 2
      : found.end;
  const direction = norm(scan, tail);
  const count = found.count ?? null;
  if (direction === 'ago' || (direction === 'from' && norm(scan, tail + 1) === 'now')) {
    const end = direction === 'ago' ? tail + 1 : tail + 2;
    if (count === null) {
      return {
        start: at,
        end,
        type: 'DATE',
        sense: { kind: 'reference', value: direction === 'ago' ? 'PAST_REF' : 'FUTURE_REF' },
        clock: null,
      };
    }
    return shift(at, end, found.unit, direction === 'ago' ? -count : count, 'document');
  }
  const before = scan.lexicon.beforeWords.has(direction);
  const clock = found.unit === 'H' || found.unit === 'MIN' || found.unit === 'S';
  if (
    count !== null &&
    !clock &&
    (before || (scan.lexicon.afterWords.has(direction) && direction !== 'on')) &&
    closes(scan, tail + 1, direction)
  ) {
    return shift(at, tail + 1, found.unit, before ? -count : count, 'narrative');
  }
  if (from === at && found.count === null && readUnit(scan, at)) {
    if (!/^(for|in|within|over|after|during|of|many|long)$/.test(norm(scan, at - 1))) return null;
  }
  if (
    from === at &&
    found.count === 1 &&
    !found.plural &&
    norm(scan, at) === 'a' &&
    /^(cents?|dollars?|times?|shares?|pounds?|barrels?|people|percent|%|\$|once|twice|times|flights?)$/.test(
      norm(scan, at - 1),
    )
  ) {
    return {
      start: at,
      end: found.end,
      type: 'SET',
      sense: { kind: 'set', value: `P${found.unit === 'H' ? 'T1H' : `1${found.unit}`}` },
      clock: null,
    };
  }
  return duration(at, tail, found, null);
}

/** 'before' and 'after' only without an object ('one day before.'): with one they count from what follows. */
function closes(scan: Scan, at: number, direction: string): boolean {
  if (
    direction === 'earlier' ||
    direction === 'later' ||
    direction === 'previously' ||
    direction === 'afterwards' ||
    direction === 'afterward'
  )
    return norm(scan, at) !== 'than';
  const next = norm(scan, at);
  return next === '' || next === '.' || next === ',' || next === ';' || next === ')' || next === 'and';
}

const REFERRING = new Set(['the', 'that', 'same', 'this', 'its', 'their']);

/** 'last week', 'the past two months', 'that same day', 'the following morning', 'next year', 'earlier this month', 'the weekend'. */
export function readDeictic(scan: Scan, at: number): Match | null {
  const { lexicon } = scan;
  let i = at;
  const opener = norm(scan, i);
  let earlier: 'earlier' | 'later' | null = null;
  if (
    (opener === 'earlier' || opener === 'later') &&
    (scan.lexicon.thisWords.has(norm(scan, i + 1)) ||
      norm(scan, i + 1) === 'that' ||
      (norm(scan, i + 1) === 'in' && norm(scan, i + 2) === 'the') ||
      norm(scan, i + 1) === 'last')
  ) {
    earlier = opener;
    i += norm(scan, i + 1) === 'in' ? 2 : 1;
  }
  let portion: 'early' | 'mid' | 'late' | null = earlier === 'earlier' ? null : null;
  if (/^(early|late|mid)$/.test(norm(scan, i))) {
    portion = norm(scan, i) as 'early' | 'mid' | 'late';
    i = hyphen(scan, i + 1);
  } else if (
    norm(scan, i) === 'the' &&
    (lexicon.early.has(norm(scan, i + 1)) ||
      lexicon.late.has(norm(scan, i + 1)) ||
      lexicon.mid.has(norm(scan, i + 1))) &&
    norm(scan, i + 2) === 'of'
  ) {
    portion = lexicon.early.has(norm(scan, i + 1))
      ? 'early'
      : lexicon.mid.has(norm(scan, i + 1))
        ? 'mid'
        : 'late';
    i += 3;
  }
  const the = norm(scan, i) === 'the';
  const determined = REFERRING.has(norm(scan, i));
  if (the || norm(scan, i) === 'its' || norm(scan, i) === 'their') i += 1;
  let mode: 'past' | 'next' | 'this' | 'same' | 'following' | 'plain' | null = null;
  const word = norm(scan, i);
  const nextWord = norm(scan, i + 1);
  if (lexicon.sameWords.has(word) || (word === 'that' && nextWord === 'same')) {
    mode = 'same';
    i += word === 'that' && nextWord === 'same' ? 2 : 1;
    if (word === 'same' && !the) return null;
  } else if (word === 'this' && (nextWord === 'past' || nextWord === 'coming')) {
    mode = nextWord === 'past' ? 'past' : 'next';
    i += 2;
  } else if (
    the &&
    (word === 'following' || word === 'next' || word === 'subsequent' || word === 'ensuing')
  ) {
    mode = 'following';
    i += 1;
  } else if (lexicon.pastWords.has(word)) {
    mode = 'past';
    i += 1;
  } else if (lexicon.nextWords.has(word)) {
    mode = 'next';
    i += 1;
  } else if (lexicon.thisWords.has(word) && !(word !== 'this' && !determined && !the)) {
    mode = 'this';
    i += 1;
  } else if (word === 'same' && the) {
    mode = 'same';
    i += 1;
  } else if (word === 'latest' && the) {
    mode = lexicon.units.get(nextWord) === 'Q' ? 'past' : 'this';
    i += 1;
  } else if (the) mode = 'plain';
  if (mode === null) return null;
  if (norm(scan, i) === 'fiscal' || norm(scan, i) === 'calendar') i += 1;
  const number = /^(few|several|couple)$/.test(norm(scan, i))
    ? { value: Number.NaN, end: norm(scan, i + 1) === 'of' ? i + 2 : i + 1 }
    : readCardinal(scan.pieces, i, lexicon.numbers);
  if (number && (mode === 'past' || mode === 'next' || mode === 'following' || mode === 'plain')) {
    const found = readAmount(scan, i) ?? (Number.isNaN(number.value) ? vagueAmount(scan, number.end) : null);
    if (!found || norm(scan, found.end) === '-' || (mode === 'plain' && !found.plural)) return null;
    const tail =
      norm(scan, found.end) === 'or' && /^(so|more)$/.test(norm(scan, found.end + 1))
        ? found.end + 2
        : found.end;
    return duration(at, tail, found, mode === 'past' ? 'past' : mode === 'plain' ? null : 'future');
  }
  const ordinal = mode === 'plain' ? readOrdinal(scan.pieces, i, lexicon.numbers) : null;
  if (ordinal && /^(days|weeks|months|years|hours)$/.test(norm(scan, ordinal.end))) return null;
  if (ordinal && readCardinal(scan.pieces, ordinal.end, lexicon.numbers)) {
    const found = readAmount(scan, ordinal.end);
    return found ? duration(at, found.end, found, null) : null;
  }
  const part = lexicon.dayParts.get(norm(scan, i));
  if (part !== undefined && part !== 'DT') {
    const count = mode === 'past' ? -1 : mode === 'next' || mode === 'following' ? 1 : 0;
    const lastNight = mode === 'past' && norm(scan, i) !== 'night';
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
    return mode === 'past' && next !== 'ago'
      ? { start: at, end, type: 'DATE', sense: { kind: 'reference', value: 'PAST_REF' }, clock: null }
      : null;
  }
  if (next === '-' && norm(scan, end + 1) === 'old') return null;
  if ((unit.unit === 'H' || unit.unit === 'MIN' || unit.unit === 'S') && mode !== 'past' && mode !== 'next')
    return null;
  if (unit.unit === 'S') return null;
  const tail = next === 'or' && /^(so|more)$/.test(norm(scan, end + 1)) ? end + 2 : end;
  const count = mode === 'past' ? -1 : mode === 'next' || mode === 'following' ? 1 : 0;
  if (
    mode === 'past' &&
    (unit.unit === 'H' || unit.unit === 'MIN' || unit.unit === 'DE' || the || word === 'past' || tail > end)
  ) {
    // 'the last year', 'the past decade', 'last year or more': a stretch that ends now, not the calendar year before.
    if (!/^(previous|preceding|prior|latest)$/.test(word))
      return duration(at, tail, { unit: unit.unit, count: unit.factor, end, plural: false }, 'past');
  }
  const narrative = mode === 'same' || mode === 'following' || /^(previous|preceding|prior)$/.test(word);
  return shift(at, end, unit.unit, count * unit.factor, narrative ? 'narrative' : 'document', { portion });
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
  earlier: string | null,
): Match | null {
  const unit = readUnit(scan, unitAt);
  if (!unit || unit.plural) return null;
  const end = unitAt + 1;
  const next = norm(scan, end);
  if ((next === 'before' || next === 'after') && unit.unit === 'D') {
    const sign = next === 'before' ? -1 : 1;
    const day = scan.lexicon.days.get(norm(scan, end + 1));
    if (day !== undefined) return shift(at, end + 2, 'D', day + sign, 'document');
    return closes(scan, end + 1, next) ? shift(at, end + 1, 'D', sign, 'narrative') : null;
  }
  if ((next === 'before' || next === 'earlier') && closes(scan, end + 1, next))
    return shift(at, end + 1, unit.unit, -1, 'narrative');
  if (unit.unit === 'WE') return shift(at, end, 'WE', 0, 'document');
  if (portion || earlier)
    return unit.unit === 'H' || unit.unit === 'MIN' || unit.unit === 'S'
      ? null
      : shift(at, end, unit.unit, 0, 'document', { portion });
  if (unit.unit === 'Q' && next !== '-' && next !== 'of') return shift(at, end, 'Q', 0, 'narrative');
  return null;
}

/** 'yesterday', 'today', 'tomorrow', 'tonight', 'overnight', with a part of the day. */
export function readNamedDay(scan: Scan, at: number): Match | null {
  const word = norm(scan, at);
  if (word === 'tonight') return { ...shift(at, at + 1, 'D', 0, 'document'), type: 'TIME', clock: 'TNI' };
  if (word === 'overnight') {
    const lead = norm(scan, at - 1);
    return lead === 'an' || lead === 'the'
      ? null
      : { ...shift(at, at + 1, 'D', 0, 'document'), type: 'TIME', clock: 'TNI' };
  }
  let i = at;
  const early = /^(early|late|earlier|later)$/.test(word);
  if (early) i += 1;
  const count = scan.lexicon.days.get(norm(scan, i));
  if (count === undefined) return null;
  return shift(at, i + 1, 'D', count, 'document', {
    portion: word === 'early' || word === 'late' ? word : null,
  });
}

/** 'Friday', 'early Friday', 'earlier Sunday'; not in names. */
export function readWeekday(scan: Scan, at: number): Match | null {
  let i = at;
  const word = norm(scan, i);
  const early = /^(early|late|earlier|later|mid)$/.test(word);
  if (early) i = word === 'earlier' && norm(scan, i + 1) === 'on' ? i + 2 : hyphen(scan, i + 1);
  const day = norm(scan, i);
  const weekday = scan.lexicon.weekdays.get(day);
  if (weekday === undefined || scan.lexicon.ambiguousWeekdays.has(day)) return null;
  return calendar(
    at,
    i + 1,
    { weekday },
    { portion: word === 'early' || word === 'late' || word === 'mid' ? word : null },
  );
}

const MONTH_LEADS =
  /^(in|since|until|till|by|during|from|of|for|between|through|before|after|and|or|to|last|this|next|early|late|mid|the|a|,|\()$/;

/** 'April', 'late November', 'mid-May', 'January this year', 'June last year'. A month that is also a word needs company. */
export function readBareMonth(scan: Scan, at: number): Match | null {
  const piece = scan.pieces[at];
  const month = scan.lexicon.months.get(piece?.norm ?? '');
  if (month === undefined || !piece?.capital) return null;
  const end =
    norm(scan, at + 1) === '.' && piece.norm.length <= 4 && norm(scan, at + 2) !== '' ? at + 2 : at + 1;
  const owner = norm(scan, end) === 'of' ? end + 1 : end;
  const direction =
    /^(last|this|next)$/.test(norm(scan, owner)) && norm(scan, owner + 1) === 'year'
      ? norm(scan, owner)
      : null;
  if (direction) {
    const year = shift(
      at,
      owner + 2,
      'Y',
      direction === 'last' ? -1 : direction === 'next' ? 1 : 0,
      'document',
    );
    const parts: CalendarParts = { ...NO_PARTS, month };
    return year.sense.kind === 'shift' ? { ...year, sense: { ...year.sense, parts } } : null;
  }
  const lead = norm(scan, at - 1);
  if (scan.lexicon.ambiguousMonths.has(piece.norm)) {
    const short = piece.norm.length <= 3 && piece.norm !== 'may';
    if (short && norm(scan, at + 1) !== '.') return null;
    if (!MONTH_LEADS.test(lead) && !(lead === '-' && scan.lexicon.mid.has(norm(scan, at - 2)))) return null;
    if (
      (lead === ',' ||
        lead === 'and' ||
        lead === 'or' ||
        lead === 'to' ||
        lead === 'of' ||
        lead === 'for' ||
        lead === '(') &&
      (piece.norm === 'may' || piece.norm === 'march')
    ) {
      return nearMonth(scan, at) ? calendar(at, at + 1, { month }) : null;
    }
  }
  // 'the March on the capital' is a march.
  if ((lead === 'the' || lead === 'a') && /^(on|of|to|for|against|through)$/.test(norm(scan, at + 1)))
    return null;
  // 'April Glaspie', 'August Wilson': a first name before another capitalised word.
  const behind = scan.pieces[at + 1];
  if (
    behind?.capital &&
    !scan.lexicon.months.has(behind.norm) &&
    !MONTH_LEADS.test(lead) &&
    !/^(the|its)$/.test(lead)
  )
    return null;
  return calendar(at, end === at + 2 ? at + 2 : at + 1, { month });
}

function nearMonth(scan: Scan, at: number): boolean {
  return [at - 4, at - 3, at - 2, at + 2, at + 3].some((i) => scan.lexicon.months.has(norm(scan, i)));
}

/** 'daily', 'every day', 'each Thursday', 'every two weeks', 'Tuesday nights', 'Fridays', 'a 24-hour day' is none. */
export function readSet(scan: Scan, at: number): Match | null {
  const set = (end: number, value: string): Match => ({
    start: at,
    end,
    type: 'SET',
    sense: { kind: 'set', value },
    clock: null,
  });
  const single = scan.lexicon.sets.get(norm(scan, at));
  if (single !== undefined && !scan.pieces[at]?.capital) return set(at + 1, single);
  const day = norm(scan, at);
  const plural = day.endsWith('s') ? scan.lexicon.weekdays.get(day.slice(0, -1)) : undefined;
  if (plural !== undefined && day.length > 5) return set(at + 1, `XXXX-WXX-${plural}`);
  const weekday = scan.lexicon.weekdays.get(day);
  const part = scan.lexicon.dayParts.get(norm(scan, at + 1));
  if (weekday !== undefined && part !== undefined && norm(scan, at + 1).endsWith('s'))
    return set(at + 2, `XXXX-WXX-${weekday}T${part}`);
  if (!scan.lexicon.each.has(day)) return null;
  const i = at + 1;
  const eachDay = scan.lexicon.weekdays.get(norm(scan, i));
  if (eachDay !== undefined) return set(i + 1, `XXXX-WXX-${eachDay}`);
  const month = scan.lexicon.months.get(norm(scan, i));
  if (month !== undefined && scan.pieces[i]?.capital)
    return set(i + 1, `XXXX-${String(month).padStart(2, '0')}`);
  const eachPart = scan.lexicon.dayParts.get(norm(scan, i));
  if (eachPart !== undefined) return set(i + 1, `XXXX-XX-XXT${eachPart}`);
  const unit = readUnit(scan, i);
  if (unit && !unit.plural)
    return set(i + 1, `P${isClock(unit.unit) ? 'T' : ''}${unit.factor}${letter(unit.unit)}`);
  const found = readAmount(scan, i);
  return found?.count != null && found.plural
    ? set(found.end, `P${isClock(found.unit) ? 'T' : ''}${found.count}${letter(found.unit)}`)
    : null;
}

function isClock(unit: Unit): boolean {
  return unit === 'H' || unit === 'MIN' || unit === 'S';
}

function letter(unit: Unit): string {
  return unit === 'MIN' ? 'M' : unit;
}
