/**
 * Resolves drafts one after the other: each against the document's date, and against the story as far as it has been
 * told. The story's date is that of the last expression that named one.
 */
import type { TimeExpression } from '../../contract/coded-document.ts';
import type { ReadDocument } from '../../text/document.ts';
import type { CalendarParts, TimeDraft, TimeSense } from '../../text/drafts/times.ts';
import {
  addMonths,
  addMonthsToDay,
  type DayInterval,
  fromDay,
  intervalOf,
  type PartialDate,
  toDay,
  weekdayOf,
} from './calendar.ts';
import type { Direction } from './tense.ts';
import {
  cutPortion,
  daysOf,
  durationValue,
  OPEN_UNIT,
  ofDay,
  ofPartial,
  ofQuarter,
  ofWeek,
  openValue,
  type Precision,
  precisionOf,
  type Resolved,
  resolveParts,
} from './values.ts';

/** What an expression came to, and what it was counted from. */
export interface Outcome extends Resolved {
  readonly anchor: TimeExpression['anchor'];
  readonly basis: 'stated' | 'implied';
  readonly precision: Precision | null;
  /** The year is the text's own at this point and later dates without one may take it over. */
  readonly explicitYear: boolean;
}

/** An expression that has been resolved and that later ones may count from. */
export interface Told extends Outcome {
  readonly id: string;
  readonly sentence: number;
  readonly paragraph: number;
}

export interface Context {
  readonly doc: ReadDocument;
  readonly published: PartialDate | null;
  /** Latest last. */
  readonly told: readonly Told[];
  readonly direction: Direction;
  readonly paragraph: number;
  /** ''s' follows: 'Wednesday's ruling'. */
  readonly possessive: boolean;
}

const OPEN: Omit<Outcome, 'value'> = {
  days: null,
  anchor: null,
  basis: 'stated',
  precision: null,
  explicitYear: false,
};

export function resolveSense(draft: TimeDraft, context: Context): Outcome {
  const { sense } = draft;
  switch (sense.kind) {
    case 'calendar':
      return resolveCalendar(draft, sense, context);
    case 'era':
      return resolveEra(sense.prefix);
    case 'range':
      return resolveRange(draft, sense.from, sense.to, context);
    case 'shift':
      return resolveShift(
        sense,
        context,
        /\b(?:ago|earlier|before)\b/i.test(context.doc.text.slice(draft.start, draft.end)),
      );
    case 'duration':
      return resolveDuration(sense, context);
    case 'nth-weekday':
      return resolveNthWeekday(sense, context);
    case 'set':
    case 'reference':
      return { ...OPEN, value: sense.value };
  }
}

function resolveEra(prefix: string): Outcome {
  const missing = 4 - prefix.length;
  const first = Number(prefix.padEnd(4, '0'));
  const days = { begin: toDay(first, 1, 1), until: toDay(first + 10 ** missing - 1, 12, 31) };
  return { ...OPEN, value: prefix, days, precision: 'era' };
}

function resolveCalendar(
  draft: TimeDraft,
  sense: Extract<TimeSense, { kind: 'calendar' }>,
  context: Context,
): Outcome {
  const { parts } = sense;
  const precision = precisionOf(parts);
  if (parts.year !== null) {
    const found = resolveParts(parts, parts.year);
    if (!found) return { ...OPEN, value: openValue({ ...parts, year: null }) };
    return {
      ...OPEN,
      ...portioned(found, sense.portion),
      precision,
      explicitYear: parts.month !== null || /^(?:in|of|during|since|on|)$/.test(draft.lead),
    };
  }
  if (parts.month === null && parts.weekday !== null)
    return resolveWeekday(parts.weekday, sense.direction, context);
  const owner = storyYear(draft, context);
  if (owner) {
    const found = resolveParts(parts, owner.year);
    if (found)
      return {
        ...OPEN,
        ...portioned(found, sense.portion),
        anchor: owner.id,
        basis: 'implied',
        precision,
        explicitYear: false,
      };
  }
  const { published } = context;
  if (!published) return { ...OPEN, value: openValue(parts) };
  const found = nearestYear(parts, sense.direction, published, context.direction);
  if (!found) return { ...OPEN, value: openValue(parts) };
  return { ...OPEN, ...portioned(found, sense.portion), anchor: 'document', basis: 'implied', precision };
}

function portioned(found: Resolved, portion: Extract<TimeSense, { kind: 'calendar' }>['portion']): Resolved {
  return found.days ? { ...found, days: cutPortion(found.days, portion) } : found;
}

/**
 * The year of the story where the text has just named another than the document's own ('In 2015 … On 12 May …'), or the
 * only one known; null where the document's date decides.
 */
function storyYear(draft: TimeDraft, context: Context): { year: number; id: string } | null {
  const last = context.told
    .toReversed()
    .find((one) => one.explicitYear && one.days !== null && one.precision !== 'era');
  if (!last?.days) return null;
  const { year } = fromDay(last.days.until);
  if (!context.published) return { year, id: last.id };
  const near = last.paragraph === context.paragraph && draft.sentence - last.sentence <= 1;
  return near &&
    year < context.published.year &&
    context.direction === 'past' &&
    lastOverall(context)?.id === last.id
    ? { year, id: last.id }
    : null;
}

function lastOverall(context: Context): Told | undefined {
  return context.told.findLast((one) => one.days !== null);
}

/** The year that puts the date on the side of the document's day that the tense asks for, as near as may be. */
function nearestYear(
  parts: CalendarParts,
  direction: 'last' | 'this' | 'next' | 'same' | null,
  published: PartialDate,
  tense: Direction,
): Resolved | null {
  const own = intervalOf(published);
  if (published.month === null && direction === null) return resolveParts(parts, published.year);
  if (direction !== null && (parts.quarter !== null || parts.half !== null)) {
    return resolveParts(parts, published.year + (direction === 'last' ? -1 : direction === 'next' ? 1 : 0));
  }
  if (direction === 'this') return resolveParts(parts, published.year);
  let best: Resolved | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  const reach = parts.weekday === null ? 1 : 6;
  for (let year = published.year - reach; year <= published.year + reach; year++) {
    const found = resolveParts(parts, year);
    if (!found?.days) continue;
    if (parts.weekday !== null && parts.day !== null && weekdayOf(found.days.begin) !== parts.weekday)
      continue;
    const cost = distanceCost(found.days, own, direction, tense);
    if (cost < bestCost) {
      best = found;
      bestCost = cost;
    }
  }
  return (
    best ??
    (parts.weekday === null ? null : nearestYear({ ...parts, weekday: null }, direction, published, tense))
  );
}

const WRONG_SIDE = 300;

function distanceCost(
  days: DayInterval,
  own: DayInterval,
  direction: 'last' | 'this' | 'next' | 'same' | null,
  tense: Direction,
): number {
  const ahead = days.begin - own.until;
  const behind = own.begin - days.until;
  const distance = Math.max(ahead, behind, 0);
  if (direction === 'last') return behind > 0 ? distance : 1e6;
  if (direction === 'next') return ahead > 0 ? distance : 1e6;
  if (ahead > 0) return distance + (tense === 'past' ? WRONG_SIDE : tense === 'none' ? 150 : 0);
  return distance + (tense === 'future' && behind > 0 ? 150 : 0);
}

/** A weekday counts from the document's day, back or forth by the tense; its own day is that very day. */
function resolveWeekday(
  weekday: number,
  direction: 'last' | 'this' | 'next' | 'same' | null,
  context: Context,
): Outcome {
  const story = lastDay(context);
  if (direction === 'same' && story) {
    const back = (weekdayOf(story.day) - weekday + 7) % 7;
    return { ...OPEN, ...ofDay(story.day - back), anchor: story.id, precision: 'day' };
  }
  const own = context.published;
  if (own?.month == null || own.day === null) return { ...OPEN, value: `XXXX-WXX-${weekday}` };
  const today = toDay(own.year, own.month, own.day);
  const back = (weekdayOf(today) - weekday + 7) % 7;
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  let day: number;
  if (direction === 'last') day = today - (back || 7);
  else if (direction === 'next') day = today + (ahead || 7);
  else if (context.possessive && context.direction === 'future')
    day = back <= 3 ? today - back : today + ahead;
  else
    day =
      context.direction === 'future' && direction !== 'this'
        ? today + ahead
        : direction === 'this' && ahead <= 3
          ? today + ahead
          : today - back;
  return { ...OPEN, ...ofDay(day), anchor: 'document', precision: 'day' };
}

function resolveNthWeekday(sense: Extract<TimeSense, { kind: 'nth-weekday' }>, context: Context): Outcome {
  const year = sense.year ?? context.published?.year ?? null;
  if (year === null) return { ...OPEN, value: `XXXX-${String(sense.month).padStart(2, '0')}` };
  const dayIn = (candidate: number) => {
    const first = toDay(candidate, sense.month, 1);
    return first + ((sense.weekday - weekdayOf(first) + 7) % 7) + (sense.nth - 1) * 7;
  };
  const own = context.published;
  const passed =
    own?.month != null && own.day !== null && dayIn(year) > toDay(own.year, own.month, own.day) + 45;
  const day = dayIn(sense.year === null && passed && context.direction === 'past' ? year - 1 : year);
  return {
    ...OPEN,
    ...ofDay(day),
    anchor: sense.year === null ? 'document' : null,
    basis: sense.year === null ? 'implied' : 'stated',
    precision: 'day',
  };
}

function resolveRange(draft: TimeDraft, from: CalendarParts, to: CalendarParts, context: Context): Outcome {
  const end = resolveCalendar(
    draft,
    { kind: 'calendar', parts: to, portion: null, direction: null },
    context,
  );
  const open = {
    ...OPEN,
    value: `${openValue({ ...from, year: null })}/${openValue({ ...to, year: null })}`,
  };
  if (!end.days) return open;
  const { year } = fromDay(end.days.until);
  const first = from.year ?? ((from.month ?? 0) > (to.month ?? 12) ? year - 1 : year);
  const begin = resolveParts(from, first);
  if (!begin?.days || begin.days.begin > end.days.until) return open;
  return {
    ...end,
    value: `${begin.value}/${end.value}`,
    days: { begin: begin.days.begin, until: end.days.until },
  };
}

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

/** The day the story has come to; a document's own date when it has told none. */
function lastDay(context: Context): { day: number; id: string } | null {
  const last = context.told.findLast((one) => one.precision === 'day' && one.days !== null);
  return last?.days ? { day: last.days.until, id: last.id } : null;
}

interface Base {
  readonly days: DayInterval;
  readonly precision: Precision;
  readonly anchor: TimeExpression['anchor'];
}

function baseOf(sense: Extract<TimeSense, { kind: 'shift' }>, context: Context): Base | null {
  const own = context.published;
  const published: Base | null = own
    ? {
        days: intervalOf(own),
        precision: own.day !== null ? 'day' : own.month !== null ? 'month' : 'year',
        anchor: 'document',
      }
    : null;
  if (sense.from === 'document') return published;
  const fine =
    sense.unit === 'D' ||
    sense.unit === 'W' ||
    sense.unit === 'H' ||
    sense.unit === 'MIN' ||
    sense.unit === 'S';
  const last = context.told.findLast(
    (one) => one.days !== null && one.precision !== null && (!fine || one.precision === 'day'),
  );
  if (last?.days && last.precision) return { days: last.days, precision: last.precision, anchor: last.id };
  return published;
}

function resolveShift(
  sense: Extract<TimeSense, { kind: 'shift' }>,
  context: Context,
  compares: boolean,
): Outcome {
  const base = baseOf(sense, context);
  const open = { ...OPEN, value: OPEN_UNIT[sense.unit] };
  if (!base) return open;
  const found = shifted(sense, base, context, compares);
  if (!found) return { ...open, anchor: base.anchor };
  const days = found.days ? cutPortion(found.days, sense.portion) : null;
  return { ...OPEN, value: found.value, days, anchor: base.anchor, precision: found.precision };
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

function resolveDuration(sense: Extract<TimeSense, { kind: 'duration' }>, context: Context): Outcome {
  const value = durationValue(sense.unit, sense.count);
  const own = context.published;
  if (sense.toward === null || sense.count === null || own?.month == null || own.day === null) {
    return { ...OPEN, value, anchor: sense.toward === null ? null : 'document' };
  }
  const today = toDay(own.year, own.month, own.day);
  const length = daysOf(sense.unit, sense.count);
  const sign = sense.toward === 'past' ? -1 : 1;
  const other =
    'days' in length
      ? today + sign * Math.round(length.days)
      : addMonthsToDay(today, sign * Math.round(length.months));
  return {
    ...OPEN,
    value,
    days: { begin: Math.min(today, other), until: Math.max(today, other) },
    anchor: 'document',
  };
}
