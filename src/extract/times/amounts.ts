/** Lengths of time, and dates counted by them: 'two weeks', 'more than a year later', 'three days ago'. */

import type { Unit } from '../../text/drafts/times.ts';
import { phraseAt, readCardinal } from '../../text/numbers.ts';
import { has, hyphen, is, type Match, norm, readUnit, type Scan, shift } from './scan.ts';

export interface Amount {
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
  if (has(scan, 'half', word) && is(scan, i + 1, 'a')) {
    const unit = readUnit(scan, i + 2);
    return unit ? amount(unit, 0.5, i + 3) : null;
  }
  const vague = lexicon.numbers.indefiniteFrom.get(word)?.find((entry) => phraseAt(pieces, i, entry.words));
  const couple = has(scan, 'a', word) && is(scan, i + 1, 'couple');
  const number = couple
    ? { value: 2, end: is(scan, i + 2, 'of') ? i + 3 : i + 2 }
    : readCardinal(pieces, i, lexicon.numbers);
  if (number) {
    count = number.value;
    i = number.end;
    if (is(scan, i, 'and') && is(scan, i + 1, 'a') && is(scan, i + 2, 'half')) {
      count += 0.5;
      i += 3;
    } else if (pieces[i]?.value != null && norm(scan, i + 1) === '/') {
      count += (pieces[i]?.value ?? 0) / (pieces[i + 2]?.value || 1);
      i += 3;
    } else if (
      (is(scan, i, 'to') || is(scan, i, 'or') || norm(scan, i) === '-') &&
      readCardinal(pieces, i + 1, lexicon.numbers)
    ) {
      const upper = readCardinal(pieces, i + 1, lexicon.numbers);
      if (upper && readUnit(scan, upper.end)) i = upper.end;
    }
  } else if (vague && !has(scan, 'anyNumber', word)) i += vague.words.length;
  else if (has(scan, 'a', word)) {
    count = 1;
    i += 1;
    if (is(scan, i, 'whole')) i += 1;
  } else {
    const bare = readUnit(scan, i);
    return bare?.plural ? amount(bare, null, i + 1) : null;
  }
  if (is(scan, i, 'countAdjective')) i += 1;
  i = hyphen(scan, i);
  const unit = readUnit(scan, i);
  if (!unit || unit.unit === 'WE') return null;
  if (is(scan, i, 'second') && (count !== 1 || !is(scan, i - 1, 'one'))) return null;
  if (unit.unit === 'Q' && norm(scan, i - 1) === '-') return null;
  if (unit.unit === 'Q' && !unit.plural) return null;
  let end = i + 1;
  if (is(scan, end, 'and') && is(scan, end + 1, 'a') && is(scan, end + 2, 'half')) {
    count = (count ?? 0) + 0.5;
    end += 3;
  }
  return amount(unit, count, end);
}

export function amount(
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

export function duration(start: number, end: number, found: Amount, toward: 'past' | 'future' | null): Match {
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
  if (norm(scan, found.end) === '-' && is(scan, found.end + 1, 'old')) return null;
  if (is(scan, found.end, 'old') || (is(scan, found.end, 'of') && is(scan, found.end + 1, 'age')))
    return null;
  const tail = is(scan, found.end, 'or') && is(scan, found.end + 1, 'orSo') ? found.end + 2 : found.end;
  const direction = norm(scan, tail);
  const count = found.count ?? null;
  if (has(scan, 'ago', direction) || (has(scan, 'from', direction) && is(scan, tail + 1, 'now'))) {
    const end = has(scan, 'ago', direction) ? tail + 1 : tail + 2;
    if (count === null) {
      return {
        start: at,
        end,
        type: 'DATE',
        sense: { kind: 'reference', value: has(scan, 'ago', direction) ? 'PAST_REF' : 'FUTURE_REF' },
        clock: null,
      };
    }
    return shift(at, end, found.unit, has(scan, 'ago', direction) ? -count : count, 'document');
  }
  const before = scan.lexicon.beforeWords.has(direction);
  const clock = found.unit === 'H' || found.unit === 'MIN' || found.unit === 'S';
  if (
    count !== null &&
    !clock &&
    (before || (scan.lexicon.afterWords.has(direction) && !has(scan, 'on', direction))) &&
    closes(scan, tail + 1, direction)
  ) {
    return shift(at, tail + 1, found.unit, before ? -count : count, 'narrative');
  }
  if (from === at && found.count === null && readUnit(scan, at)) {
    if (!is(scan, at - 1, 'lengthLead')) return null;
  }
  if (from === at && found.count === 1 && !found.plural && is(scan, at, 'a') && is(scan, at - 1, 'rated')) {
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
export function closes(scan: Scan, at: number, direction: string): boolean {
  if (has(scan, 'standAlone', direction)) return !is(scan, at, 'than');
  const next = norm(scan, at);
  return (
    next === '' || next === '.' || next === ',' || next === ';' || next === ')' || has(scan, 'and', next)
  );
}
