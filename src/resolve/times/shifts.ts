/** Expressions that count from an anchor: the document's day, or where the story has come to. */
import type { TimeExpression } from '../../contract/coded-document.ts';
import type { TimeSense, Unit } from '../../text/drafts/times.ts';
import type { TimeRule } from '../../text/trace-rules.ts';
import {
  addMonths,
  type DayInterval,
  fromDay,
  intervalOf,
  type PartialDate,
  toDay,
  weekdayOf,
} from './calendar.ts';
import { type Context, OPEN, type Outcome } from './context.ts';
import {
  cutPortion,
  OPEN_UNIT,
  ofDay,
  ofPartial,
  ofQuarter,
  ofWeek,
  type Precision,
  precisionOf,
  type Resolved,
  resolveParts,
} from './values.ts';

/**
 * The quarter that the text compares by years ('third-quarter profit rose … from a year ago'), as it last was before
 * the document's day; null when none has been named just before.
 */
function quarterSpokenOf(context: Context): { year: number; quarter: number } | null {
  const recent = context.told
    .slice(-QUARTER_REACH)
    .findLast((one) => one.precision === 'quarter' && one.days !== null);
  if (!recent?.days || !context.published) return null;
  const { year, month } = fromDay(recent.days.begin);
  const quarter = Math.ceil(month / 3);
  const own = context.published;
  const passed = own.month === null || quarter <= Math.ceil(own.month / 3);
  return { year: recent.explicitYear ? year : passed ? own.year : own.year - 1, quarter };
}

/** How many expressions back a quarter is still what is compared. */
const QUARTER_REACH = 4;

interface Base {
  readonly days: DayInterval;
  readonly precision: Precision;
  readonly anchor: TimeExpression['anchor'];
  readonly rule: TimeRule;
}

function baseOf(sense: Extract<TimeSense, { kind: 'shift' }>, context: Context): Base | null {
  const own = context.published;
  const published: Base | null = own
    ? {
        days: intervalOf(own),
        precision: own.day !== null ? 'day' : own.month !== null ? 'month' : 'year',
        anchor: 'document',
        rule: sense.from === 'document' ? 'from-document' : 'from-document-for-want',
      }
    : null;
  if (sense.from === 'document') return published;
  const fine =
    sense.unit === 'D' ||
    sense.unit === 'W' ||
    sense.unit === 'H' ||
    sense.unit === 'MIN' ||
    sense.unit === 'S';
  if (sense.unit === 'Q' && sense.count === 0) return baseOfQuarter(context, published);
  const coarse = sense.unit === 'Q' || sense.unit === 'M';
  const last = context.told.findLast(
    (one) =>
      one.days !== null &&
      one.precision !== null &&
      (!fine || one.precision === 'day') &&
      !(coarse && (one.precision === 'year' || one.precision === 'era')),
  );
  if (last?.days && last.precision)
    return { days: last.days, precision: last.precision, anchor: last.id, rule: 'from-story' };
  return published;
}

/** 'The quarter' is the one spoken of, save as a measure of another; else the last that has ended. */
function baseOfQuarter(context: Context, published: Base | null): Base | null {
  const last = context.told
    .slice(-QUARTER_REACH)
    .findLast((one) => one.precision === 'quarter' && one.rule !== 'compared-quarter' && one.days !== null);
  if (last?.days) return { days: last.days, precision: 'quarter', anchor: last.id, rule: 'from-story' };
  if (!published || published.precision === 'year') return null;
  const { year, month } = fromDay(published.days.until);
  const before = addMonths(year, month, -3);
  const day = toDay(before.year, before.month, 1);
  return { ...published, days: { begin: day, until: day }, precision: 'month', rule: 'quarter-before' };
}

/** 'Earlier this year' ends with the document's day, 'later this year' begins with it. */
function cutSide(
  days: DayInterval,
  side: 'earlier' | 'later' | null,
  published: PartialDate | null,
): DayInterval {
  if (side === null || published?.month == null || published.day === null) return days;
  const today = toDay(published.year, published.month, published.day);
  if (today < days.begin || today > days.until) return days;
  return side === 'earlier' ? { begin: days.begin, until: today } : { begin: today, until: days.until };
}

/** The day, week, month or year so many units from a day; null for units that are not on the calendar. */
export function countFrom(
  unit: Unit,
  count: number,
  day: number,
): { readonly days: DayInterval; readonly precision: Precision } | null {
  const { year, month } = fromDay(day);
  const by = Math.round(count);
  if (unit === 'D') return { days: { begin: day + by, until: day + by }, precision: 'day' };
  if (unit === 'W')
    return { days: ofWeek(day + by * 7).days ?? { begin: day, until: day }, precision: 'week' };
  if (unit === 'M')
    return { days: intervalOf({ ...addMonths(year, month, by), day: null }), precision: 'month' };
  if (unit === 'Y')
    return { days: intervalOf({ year: year + by, month: null, day: null }), precision: 'year' };
  return null;
}

export function resolveShift(
  sense: Extract<TimeSense, { kind: 'shift' }>,
  context: Context,
  compares: boolean,
): Outcome {
  const base = baseOf(sense, context);
  const open: Outcome = { ...OPEN, value: OPEN_UNIT[sense.unit], rule: 'no-anchor' };
  if (!base) return open;
  const found = shifted(sense, base, context, compares);
  if (!found) return { ...open, anchor: base.anchor };
  const days = found.days
    ? cutSide(cutPortion(found.days, sense.portion), sense.side, context.published)
    : null;
  const rule = found.precision === 'quarter' && sense.unit === 'Y' ? 'compared-quarter' : base.rule;
  return { ...OPEN, value: found.value, days, anchor: base.anchor, precision: found.precision, rule };
}

function shifted(
  sense: Extract<TimeSense, { kind: 'shift' }>,
  base: Base,
  context: Context,
  compares: boolean,
): (Resolved & { precision: Precision }) | null {
  const { unit, count } = sense;
  const day = base.precision === 'day' ? base.days.until : null;
  const { year, month } = fromDay(base.days.until);
  switch (unit) {
    case 'D':
      return day === null ? null : { ...ofDay(day + Math.round(count)), precision: 'day' };
    case 'H':
    case 'MIN':
    case 'S':
      return day === null
        ? null
        : { ...ofDay(unit === 'H' ? day + Math.round(count / 24) : day), precision: 'day' };
    case 'W':
      return day === null ? null : { ...ofWeek(day + Math.round(count * 7)), precision: 'week' };
    case 'WE': {
      if (day === null) return null;
      const passed = count === 0 && context.direction !== 'future' && weekdayOf(day) < 6;
      return { ...ofWeek(day + (passed ? -7 : count * 7), true), precision: 'week' };
    }
    case 'M': {
      if (base.precision === 'year' || base.precision === 'era') return null;
      return {
        ...ofPartial({ ...addMonths(year, month, Math.round(count)), day: null }),
        precision: 'month',
      };
    }
    case 'Q': {
      if (base.precision === 'year' || base.precision === 'era') return null;
      const target = addMonths(year, month, Math.round(count) * 3);
      return { ...ofQuarter(target.year, Math.ceil(target.month / 3)), precision: 'quarter' };
    }
    case 'Y': {
      const target = year + Math.round(count);
      const inner = sense.parts ? resolveParts(sense.parts, target) : null;
      if (inner && sense.parts) return { ...inner, precision: precisionOf(sense.parts) };
      const compared = compares ? quarterSpokenOf(context) : null;
      if (compared)
        return { ...ofQuarter(compared.year + Math.round(count), compared.quarter), precision: 'quarter' };
      return { ...ofPartial({ year: target, month: null, day: null }), precision: 'year' };
    }
    case 'DE': {
      const decade = Math.floor(year / 10) + Math.round(count);
      return {
        value: String(decade),
        days: { begin: toDay(decade * 10, 1, 1), until: toDay(decade * 10 + 9, 12, 31) },
        precision: 'era',
      };
    }
    case 'CE':
    case 'ML': {
      const century = Math.floor(year / 100) + Math.round(count) * (unit === 'ML' ? 10 : 1);
      return {
        value: String(century),
        days: { begin: toDay(century * 100, 1, 1), until: toDay(century * 100 + 99, 12, 31) },
        precision: 'era',
      };
    }
  }
}
