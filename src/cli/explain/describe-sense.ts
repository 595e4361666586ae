/** What a time expression says, in words, before the calendar is asked. */
import type { CalendarParts, TimeDraft, TimeSense, Unit } from '../../text/drafts/times.ts';

const UNITS: Record<Unit, string> = {
  S: 'second',
  MIN: 'minute',
  H: 'hour',
  D: 'day',
  W: 'week',
  WE: 'weekend',
  M: 'month',
  Q: 'quarter',
  Y: 'year',
  DE: 'decade',
  CE: 'century',
  ML: 'millennium',
};
const PLURALS: Partial<Record<Unit, string>> = { CE: 'centuries', ML: 'millennia' };
const SEASONS = { SP: 'spring', SU: 'summer', FA: 'autumn', WI: 'winter' } as const;

/** 'month 6, day 24', '1 day before what is told', 'a length of 2 weeks'. */
export function describeSense({ sense, clock }: TimeDraft): string {
  const words = describeKind(sense);
  return clock === null ? words : `${words}; time of day ${clock.slice(1)}`;
}

function describeKind(sense: TimeSense): string {
  switch (sense.kind) {
    case 'calendar': {
      const extra = [sense.direction && `“${sense.direction}”`, sense.portion && `${sense.portion} part`];
      return [describeParts(sense.parts), ...extra.filter(Boolean)].join(', ');
    }
    case 'era':
      return `all years that begin with ${sense.prefix}`;
    case 'range':
      return `from ${describeParts(sense.from)} to ${describeParts(sense.to)}`;
    case 'shift':
      return describeShift(sense);
    case 'duration': {
      const length = sense.count === null ? `some ${plural(sense.unit)}` : counted(sense.count, sense.unit);
      const side = sense.toward === 'past' ? ', up to now' : sense.toward === 'future' ? ', from now' : '';
      return `a length of ${length}${side}`;
    }
    case 'feast':
      return describeFeast(sense);
    case 'other-calendar': {
      const { calendar, year, month, day } = sense;
      return `${calendar} calendar: year ${year}, month ${month}${day === null ? '' : `, day ${day}`}`;
    }
    case 'set':
    case 'reference':
      return sense.value;
  }
}

function describeFeast(sense: Extract<TimeSense, { kind: 'feast' }>): string {
  const { dates, year, direction, part, portion } = sense;
  const when = dates.map((date) => {
    if ('offset' in date) return `${date.offset} days from ${date.calendar}`;
    if ('weekday' in date) return `weekday ${date.weekday} number ${date.nth} of month ${date.month}`;
    return `${date.calendar} calendar: month ${date.month}${date.day === undefined ? '' : `, day ${date.day}`}`;
  });
  const of =
    part && (part.from === 0 ? 'the day before' : `${counted(part.count, part.unit)} from ${part.from}`);
  const extra = [
    of,
    portion && `${portion} part`,
    year !== null && `year ${year}`,
    direction && `“${direction}”`,
  ];
  return [when.join(' or '), ...extra.filter(Boolean)].join('; ');
}

function describeShift(sense: Extract<TimeSense, { kind: 'shift' }>): string {
  const from = sense.from === 'document' ? 'the document’s day' : 'the time told last';
  const parts = sense.parts ? describeParts(sense.parts) : '';
  const part = [parts, sense.portion && `${sense.portion} part`, sense.side && `the ${sense.side} side`]
    .filter(Boolean)
    .join(', ');
  const which =
    sense.count === 0
      ? `the ${UNITS[sense.unit]} of ${from}`
      : `${counted(Math.abs(sense.count), sense.unit)} ${sense.count < 0 ? 'before' : 'after'} ${from}`;
  return part === '' ? which : `${which}; ${part}`;
}

function describeParts(parts: CalendarParts): string {
  const known = [
    parts.year !== null && `year ${parts.year}`,
    parts.half !== null && `half ${parts.half}`,
    parts.quarter !== null && `quarter ${parts.quarter}`,
    parts.season !== null && SEASONS[parts.season],
    parts.month !== null && `month ${parts.month}`,
    parts.day !== null && `day ${parts.day}`,
    parts.weekday !== null && `weekday ${parts.weekday} (1 is Monday)`,
  ];
  return known.filter(Boolean).join(', ');
}

function counted(count: number, unit: Unit): string {
  return `${count} ${count === 1 ? UNITS[unit] : plural(unit)}`;
}

function plural(unit: Unit): string {
  return PLURALS[unit] ?? `${UNITS[unit]}s`;
}
