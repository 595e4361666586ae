/** Days and months by their names, and what recurs: 'yesterday', 'early Friday', 'late November', 'every Thursday'. */
import type { CalendarParts, Unit } from '../../text/drafts/times.ts';
import { readAmount } from './amounts.ts';
import { calendar, has, hyphen, is, type Match, NO_PARTS, norm, readUnit, type Scan, shift } from './scan.ts';

/** 'yesterday', 'today', 'tomorrow', 'tonight', 'overnight', with a part of the day. */
export function readNamedDay(scan: Scan, at: number): Match | null {
  const word = norm(scan, at);
  if (has(scan, 'tonight', word))
    return { ...shift(at, at + 1, 'D', 0, 'document'), type: 'TIME', clock: 'TNI' };
  if (has(scan, 'overnight', word)) {
    const lead = norm(scan, at - 1);
    return has(scan, 'a', lead) || has(scan, 'the', lead)
      ? null
      : { ...shift(at, at + 1, 'D', 0, 'document'), type: 'TIME', clock: 'TNI' };
  }
  let i = at;
  const early = has(scan, 'ofDay', word);
  if (early) i += 1;
  const count = scan.lexicon.days.get(norm(scan, i));
  if (count === undefined) return null;
  return shift(at, i + 1, 'D', count, 'document', {
    portion: scan.lexicon.portions.get(word) ?? null,
  });
}

/** 'Friday', 'early Friday', 'earlier Sunday'; not in names. */
export function readWeekday(scan: Scan, at: number): Match | null {
  let i = at;
  const word = norm(scan, i);
  const early = has(scan, 'ofWeekday', word);
  if (early) i = has(scan, 'earlier', word) && is(scan, i + 1, 'on') ? i + 2 : hyphen(scan, i + 1);
  const day = norm(scan, i);
  const weekday = scan.lexicon.weekdays.get(day);
  if (weekday === undefined || scan.lexicon.ambiguousWeekdays.has(day)) return null;
  return calendar(at, i + 1, { weekday }, { portion: scan.lexicon.portions.get(word) ?? null });
}

/** 'April', 'late November', 'mid-May', 'January this year', 'June last year'. A month that is also a word needs company. */
export function readBareMonth(scan: Scan, at: number): Match | null {
  const piece = scan.pieces[at];
  const month = scan.lexicon.months.get(piece?.norm ?? '');
  if (month === undefined || !piece?.capital) return null;
  const end =
    norm(scan, at + 1) === '.' && piece.norm.length <= 4 && norm(scan, at + 2) !== '' ? at + 2 : at + 1;
  const owner = is(scan, end, 'of') ? end + 1 : end;
  const direction = is(scan, owner, 'lastThisNext') && is(scan, owner + 1, 'year') ? norm(scan, owner) : null;
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
    const short = piece.norm.length <= 3 && !has(scan, 'may', piece.norm);
    if (short && norm(scan, at + 1) !== '.') return null;
    if (!scan.lexicon.monthLeads.has(lead) && !(lead === '-' && scan.lexicon.mid.has(norm(scan, at - 2))))
      return null;
    if (
      (lead === ',' ||
        has(scan, 'and', lead) ||
        has(scan, 'or', lead) ||
        has(scan, 'to', lead) ||
        has(scan, 'of', lead) ||
        has(scan, 'for', lead) ||
        lead === '(') &&
      (has(scan, 'may', piece.norm) || has(scan, 'march', piece.norm))
    ) {
      return nearMonth(scan, at) ? calendar(at, at + 1, { month }) : null;
    }
  }
  // 'the March on the capital' is a march.
  if ((has(scan, 'the', lead) || has(scan, 'a', lead)) && is(scan, at + 1, 'marchOn')) return null;
  // 'April Glaspie', 'August Wilson': a first name before another capitalised word.
  const behind = scan.pieces[at + 1];
  if (
    behind?.capital &&
    !scan.lexicon.months.has(behind.norm) &&
    !scan.lexicon.monthLeads.has(lead) &&
    !has(scan, 'theOrIts', lead)
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
  const plural = scan.lexicon.weekdayPlurals.get(day);
  if (plural !== undefined) return set(at + 1, `XXXX-WXX-${plural}`);
  const weekday = scan.lexicon.weekdays.get(day);
  const part = scan.lexicon.dayParts.get(norm(scan, at + 1));
  if (weekday !== undefined && part !== undefined && scan.lexicon.plurals.has(norm(scan, at + 1)))
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
