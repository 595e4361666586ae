/** Times of day, alone or beside a date: '9 a.m.', '14:30 GMT', 'Friday morning', 'noon on Thursday', 'at dawn'. */
import { has, is, type Match, NO_PARTS, norm, type Scan, shift } from './scan.ts';

interface Clock {
  readonly clock: string;
  readonly end: number;
}

const two = (value: number) => String(value).padStart(2, '0');

/** A clock time at `at`, time zone included. */
function readClock(scan: Scan, at: number): Clock | null {
  const word = norm(scan, at);
  const named = scan.lexicon.clockWords.get(word);
  if (named !== undefined) return { clock: `T${named}`, end: at + 1 };
  const first = scan.pieces[at];
  if (first?.value == null) return null;
  const dotted = /^(\d{1,2})\.(\d{2})$/.exec(first.norm);
  let hour = dotted ? Number(dotted[1]) : first.value;
  let minute = dotted ? Number(dotted[2]) : 0;
  let end = at + 1;
  let sure = false;
  const joint = scan.pieces[at + 1];
  const behind = scan.pieces[at + 2];
  if (
    joint?.norm === ':' &&
    !joint.spaced &&
    behind?.value != null &&
    !behind.spaced &&
    behind.norm.length === 2
  ) {
    minute = behind.value;
    end = at + 3;
    sure = true;
    if (
      norm(scan, end) === ':' &&
      scan.pieces[end + 1]?.norm.length === 2 &&
      scan.pieces[end + 1]?.value != null
    )
      end += 2;
  }
  const half = norm(scan, end).replace(/[.\s]/g, '');
  const military = first.norm.length === 4 && scan.lexicon.timeZones.has(norm(scan, at + 1));
  if (military) {
    hour = Math.floor(first.value / 100);
    minute = first.value % 100;
    sure = true;
  } else if (has(scan, 'am', half) || has(scan, 'pm', half)) {
    if (hour > 12 || hour < 1) return null;
    hour = (hour % 12) + (has(scan, 'pm', half) ? 12 : 0);
    end += 1;
    sure = true;
  } else if (is(scan, end, 'o') && norm(scan, end + 1) === "'" && is(scan, end + 2, 'clock')) {
    end += 3;
    sure = true;
  } else if (
    is(scan, end, 'in') &&
    is(scan, end + 1, 'the') &&
    scan.lexicon.dayParts.has(norm(scan, end + 2)) &&
    is(scan, at - 1, 'at')
  ) {
    if (scan.lexicon.dayParts.get(norm(scan, end + 2)) !== 'MO' && hour < 12) hour += 12;
    end += 3;
    sure = true;
  }
  if (!sure || hour > 24 || minute > 59 || !Number.isInteger(hour)) return null;
  if (scan.lexicon.timeZones.has(norm(scan, end))) {
    end += is(scan, end, 'local') && is(scan, end + 1, 'time') ? 2 : is(scan, end, 'local') ? 0 : 1;
  }
  return { clock: `T${two(hour)}:${two(minute)}`, end };
}

/** A day part behind a date: 'Friday morning', 'yesterday evening', '12 May at dawn' (the span of the date grows). */
export function extendWithClock(scan: Scan, match: Match): Match {
  if (match.clock !== null || !isDay(match)) return match;
  const part = scan.lexicon.dayParts.get(norm(scan, match.end));
  const portioned = is(scan, match.end, 'portion')
    ? scan.lexicon.dayParts.get(norm(scan, match.end + 1))
    : undefined;
  if (part !== undefined) return { ...match, end: match.end + 1, type: 'TIME', clock: `T${part}` };
  if (portioned !== undefined) return { ...match, end: match.end + 2, type: 'TIME', clock: `T${portioned}` };
  const at = is(scan, match.end, 'at')
    ? match.end + 1
    : norm(scan, match.end) === ','
      ? match.end + 1
      : match.end;
  const clock = readClock(scan, at);
  if (clock && !scan.lexicon.clockWords.has(norm(scan, at)))
    return { ...match, end: clock.end, type: 'TIME', clock: clock.clock };
  return match;
}

function isDay(match: Match): boolean {
  const { sense } = match;
  if (sense.kind === 'calendar') return sense.parts.day !== null || sense.parts.weekday !== null;
  return sense.kind === 'shift' && sense.unit === 'D';
}

/** A clock time or part of the day, with the date that may follow it ('9 a.m. Tuesday', 'noon on 12 May', 'the morning of 12 May'). */
export function readClockTime(scan: Scan, at: number, readDate: (at: number) => Match | null): Match | null {
  const clock = readClock(scan, at);
  if (clock) {
    const on = is(scan, clock.end, 'on') || norm(scan, clock.end) === ',' ? clock.end + 1 : clock.end;
    const date = readDate(on);
    if (date && isDay(date) && date.clock === null)
      return { ...date, start: at, type: 'TIME', clock: clock.clock };
    return timeOnly(at, clock.end, clock.clock);
  }
  let i = at;
  if (is(scan, i, 'the')) i += 1;
  const part = scan.lexicon.dayParts.get(norm(scan, i));
  if (part === undefined || part === 'DT') return null;
  if (is(scan, i + 1, 'of')) {
    const date = readDate(i + 2);
    return date && isDay(date) ? { ...date, start: at, type: 'TIME', clock: `T${part}` } : null;
  }
  const lead = norm(scan, at - 1);
  if (
    i === at &&
    (has(scan, 'at', lead) ||
      has(scan, 'before', lead) ||
      has(scan, 'after', lead) ||
      has(scan, 'around', lead)) &&
    !is(scan, i, 'evening')
  )
    return timeOnly(at, i + 1, `T${part}`);
  if (i !== at && (has(scan, 'in', lead) || has(scan, 'during', lead)))
    return timeOnly(at, i + 1, `T${part}`);
  return null;
}

/** A time of day without its day: that of the story at that point. */
function timeOnly(start: number, end: number, clock: string): Match {
  return { ...shift(start, end, 'D', 0, 'narrative', { whole: true, parts: NO_PARTS }), type: 'TIME', clock };
}
