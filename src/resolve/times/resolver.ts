/**
 * Resolves drafts one after the other: each against the document's date, and against the story as far as it has been
 * told. The story's date is that of the last expression that named one.
 */
import type { CalendarParts, FeastDate, TimeDraft, TimeSense } from '../../text/drafts/times.ts';
import type { TimeRule } from '../../text/trace-rules.ts';
import {
  addMonthsToDay,
  type DayInterval,
  formatDay,
  fromDay,
  intervalOf,
  type PartialDate,
  toDay,
  weekdayOf,
} from './calendar.ts';
import { type Context, OPEN, type Outcome, type Told } from './context.ts';
import { cutPart, listFeastDays } from './feasts.ts';
import { findOtherDate } from './other-calendars.ts';
import { resolveShift } from './shifts.ts';
import type { Direction } from './tense.ts';
import {
  cutPortion,
  daysOf,
  durationValue,
  ofDay,
  openValue,
  precisionOf,
  type Resolved,
  resolveParts,
} from './values.ts';

export function resolveSense(draft: TimeDraft, context: Context): Outcome {
  const { sense } = draft;
  switch (sense.kind) {
    case 'calendar':
      return resolveCalendar(draft, sense, context);
    case 'era':
      return resolveEra(sense.prefix);
    case 'range':
      return resolveRange(draft, sense, context);
    case 'shift':
      return resolveShift(sense, context, draft.reader === 'counted' || draft.reader === 'year-ago');
    case 'duration':
      return resolveDuration(sense, context);
    case 'feast':
      return resolveFeast(draft, sense, context);
    case 'other-calendar':
      return resolveOtherCalendar(sense);
    case 'set':
      return { ...OPEN, value: sense.value, rule: 'recurring' };
    case 'reference':
      return { ...OPEN, value: sense.value, rule: 'off-calendar' };
  }
}

function resolveEra(prefix: string): Outcome {
  const missing = 4 - prefix.length;
  const first = Number(prefix.padEnd(4, '0'));
  const days = { begin: toDay(first, 1, 1), until: toDay(first + 10 ** missing - 1, 12, 31) };
  return { ...OPEN, value: prefix, days, precision: 'era', rule: 'own-words' };
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
    if (!found) return { ...OPEN, value: openValue({ ...parts, year: null }), rule: 'own-words' };
    return {
      ...OPEN,
      ...portioned(found, sense.portion),
      precision,
      rule: 'own-words',
      explicitYear:
        !draft.modifies &&
        (parts.month !== null || draft.lead === '' || context.lexicon.particles.framing.has(draft.lead)),
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
        rule: context.published ? 'story-year' : 'only-year',
      };
  }
  const { published } = context;
  const tense = draft.modifies ? 'none' : context.direction;
  const found = published && nearestYear(parts, sense.direction, published, tense);
  if (!found) return { ...OPEN, value: openValue(parts), rule: 'no-anchor' };
  const rule = sense.direction !== null && sense.direction !== 'same' ? 'named-year' : 'nearest-year';
  return {
    ...OPEN,
    ...portioned(found, sense.portion),
    anchor: 'document',
    basis: 'implied',
    precision,
    rule: published.month === null && sense.direction === null ? 'document-year' : rule,
  };
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
    (last.precision !== 'year' || last.framing) &&
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
    const whole = parts.month === null;
    const cost = distanceCost(found.days, own, direction, tense, whole);
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

/** Days that a date on the wrong side of the document's day must be nearer by to be taken all the same. */
const WRONG_SIDE = 300;

function distanceCost(
  days: DayInterval,
  own: DayInterval,
  direction: 'last' | 'this' | 'next' | 'same' | null,
  tense: Direction,
  /** A quarter, half or season: what is expected of it may be told when it has just ended. */
  whole: boolean,
): number {
  const ahead = days.begin - own.until;
  const behind = own.begin - days.until;
  const distance = Math.max(ahead, behind, 0);
  if (direction === 'last') return behind > 0 ? distance : 1e6;
  if (direction === 'next') return ahead > 0 ? distance : 1e6;
  if (ahead > 0) return distance + (tense === 'past' ? WRONG_SIDE : tense === 'none' ? 150 : 0);
  return distance + (tense === 'future' && behind > 0 ? (whole ? 150 : WRONG_SIDE) : 0);
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
    return { ...OPEN, ...ofDay(story.day - back), anchor: story.id, precision: 'day', rule: 'weekday-story' };
  }
  const own = context.published;
  if (own?.month == null || own.day === null)
    return { ...OPEN, value: `XXXX-WXX-${weekday}`, rule: 'no-anchor' };
  const today = toDay(own.year, own.month, own.day);
  const back = (weekdayOf(today) - weekday + 7) % 7;
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  const to = (day: number, rule: TimeRule): Outcome => ({
    ...OPEN,
    ...ofDay(day),
    anchor: 'document',
    precision: 'day',
    rule,
  });
  if (direction === 'last') return to(today - (back || 7), 'weekday-last');
  if (direction === 'next') return to(today + (ahead || 7), 'weekday-next');
  if (direction === 'this') return to(ahead <= 3 ? today + ahead : today - back, 'weekday-this');
  const liesAhead = context.direction === 'future' && !(context.possessive && back <= 3);
  return liesAhead ? to(today + ahead, 'weekday-ahead') : to(today - back, 'weekday-back');
}

function resolveFeast(
  draft: TimeDraft,
  sense: Extract<TimeSense, { kind: 'feast' }>,
  context: Context,
): Outcome {
  const owner = sense.year === null && sense.direction === null ? storyYear(draft, context) : null;
  const year = sense.year ?? owner?.year ?? null;
  const own = context.published;
  if (year === null && !own) return { ...OPEN, value: openFeast(sense.dates), rule: 'no-anchor' };
  const center = year ?? own?.year ?? 0;
  const reach = year === null ? 1 : 0;
  let best: DayInterval | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let candidate = center - reach; candidate <= center + reach; candidate++) {
    for (const found of sense.dates.flatMap((date) => listFeastDays(date, candidate))) {
      const days = cutPart(cutPortion(found, sense.portion), sense.part);
      if (!days) continue;
      const tense = draft.modifies ? 'none' : context.direction;
      const far = sense.direction === 'this' && candidate !== center ? 1e6 : 0;
      const direction = sense.direction === 'this' ? null : sense.direction;
      const cost = own ? far + distanceCost(days, intervalOf(own), direction, tense, false) : days.begin;
      if (cost < bestCost) {
        best = days;
        bestCost = cost;
      }
    }
  }
  if (!best) return { ...OPEN, value: openFeast(sense.dates), rule: 'no-anchor' };
  const stated = sense.year !== null;
  return {
    ...OPEN,
    ...ofDays(best),
    anchor: stated ? null : (owner?.id ?? 'document'),
    basis: stated ? 'stated' : 'implied',
    precision: best.begin === best.until ? 'day' : 'month',
    rule: stated ? 'feast-of-year' : owner ? 'story-year' : 'nearest-feast',
  };
}

/** 'XXXX-12-25' for a fixed day of our calendar; a feast that moves has no value without a year. */
function openFeast(dates: readonly FeastDate[]): string {
  const [date] = dates;
  if (date?.calendar !== 'gregorian') return 'XXXX';
  const day = 'day' in date ? (date.day ?? null) : null;
  return openValue({ ...NO_YEAR, month: date.month, day });
}

const NO_YEAR: CalendarParts = {
  year: null,
  month: null,
  day: null,
  weekday: null,
  quarter: null,
  half: null,
  season: null,
};

function resolveOtherCalendar(sense: Extract<TimeSense, { kind: 'other-calendar' }>): Outcome {
  const days = findOtherDate(sense.calendar, sense);
  if (!days) return { ...OPEN, value: 'XXXX', rule: 'other-calendar' };
  const precision = sense.day === null ? 'month' : 'day';
  return { ...OPEN, ...ofDays(days), precision, rule: 'other-calendar', explicitYear: true };
}

/** A day, or a stretch of days as 'begin/until'. */
function ofDays(days: DayInterval): Resolved {
  return days.begin === days.until
    ? ofDay(days.begin)
    : { value: `${formatDay(days.begin)}/${formatDay(days.until)}`, days };
}

function resolveRange(
  draft: TimeDraft,
  { from, to, apart }: Extract<TimeSense, { kind: 'range' }>,
  context: Context,
): Outcome {
  const end = resolveCalendar(
    draft,
    { kind: 'calendar', parts: to, portion: null, direction: null },
    context,
  );
  const open: Outcome = {
    ...OPEN,
    value: apart
      ? openValue({ ...from, year: null })
      : `${openValue({ ...from, year: null })}/${openValue({ ...to, year: null })}`,
    rule: end.rule,
  };
  if (!end.days) return open;
  const { year } = fromDay(end.days.until);
  const first = from.year ?? ((from.month ?? 0) > (to.month ?? 12) ? year - 1 : year);
  const begin = resolveParts(from, first);
  if (!begin?.days || begin.days.begin > end.days.until) return open;
  return {
    ...end,
    value: apart ? begin.value : `${begin.value}/${end.value}`,
    days: { begin: begin.days.begin, until: end.days.until },
    precision: apart ? precisionOf(from) : end.precision,
  };
}

/** The day the story has come to; a document's own date when it has told none. */
function lastDay(context: Context): { day: number; id: string } | null {
  const last = context.told.findLast((one) => one.precision === 'day' && one.days !== null);
  return last?.days ? { day: last.days.until, id: last.id } : null;
}

function resolveDuration(sense: Extract<TimeSense, { kind: 'duration' }>, context: Context): Outcome {
  const value = durationValue(sense.unit, sense.count);
  const own = context.published;
  if (sense.toward === null || sense.count === null || own?.month == null || own.day === null) {
    const rule = sense.toward === null ? 'length' : 'length-to-document';
    return { ...OPEN, value, anchor: sense.toward === null ? null : 'document', rule };
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
    rule: 'length-to-document',
  };
}
