/** The days on which a feast falls in a Gregorian year, and parts of them. */
import type { FeastDate, FeastPart } from '../../text/drafts/times.ts';
import { type DayInterval, lastDayOfMonth, toDay, weekdayOf } from './calendar.ts';
import { listMonths } from './other-calendars.ts';

/** All times that a feast begins in a Gregorian year: none, one, or (Islamic months) two. */
export function listFeastDays(feast: FeastDate, year: number): DayInterval[] {
  if ('weekday' in feast) {
    const first = toDay(year, feast.month, 1);
    const day = first + ((feast.weekday - weekdayOf(first) + 7) % 7) + (feast.nth - 1) * 7;
    return [{ begin: day, until: day }];
  }
  if ('offset' in feast) {
    const easter = feast.calendar === 'easter' ? westernEaster(year) : orthodoxEaster(year);
    return [spanOf(easter + feast.offset, feast.days)];
  }
  const { calendar, month, day, days } = feast;
  const months =
    calendar === 'gregorian'
      ? [{ begin: toDay(year, month, 1), until: lastDayOfMonth(year, month) }]
      : listMonths(calendar, year).filter((one) => one.month === month);
  const found = months.map(({ begin, until }) =>
    day === undefined ? { begin, until } : spanOf(begin + day - 1, days),
  );
  // A month that began in December has its later days in January.
  if (calendar === 'gregorian' || day === undefined) return found;
  const before = listMonths(calendar, year - 1)
    .filter((one) => one.month === month)
    .map(({ begin }) => spanOf(begin + day - 1, days));
  const isIn = ({ begin }: DayInterval) => begin >= toDay(year, 1, 1) && begin <= toDay(year, 12, 31);
  return [...before, ...found].filter(isIn);
}

function spanOf(begin: number, days: number): DayInterval {
  return { begin, until: begin + days - 1 };
}

/** Easter Sunday of the Western churches: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8). */
function westernEaster(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return toDay(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** Easter Sunday of the Orthodox churches: Meeus's Julian computus, moved to the Gregorian calendar. */
function orthodoxEaster(year: number): number {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const sum = d + e + 114;
  const century = Math.floor(year / 100);
  const lag = century - Math.floor(century / 4) - 2;
  return toDay(year, Math.floor(sum / 31), (sum % 31) + 1) + lag;
}

/** 'The first day of', 'the last week of', 'the eve of'; null where the feast is too short for it. */
export function cutPart(days: DayInterval, part: FeastPart | null): DayInterval | null {
  if (part === null) return days;
  const length = part.unit === 'W' ? 7 : 1;
  const begin = part.from < 0 ? days.until + 1 + part.from * length : days.begin + (part.from - 1) * length;
  const until = Math.min(begin + part.count * length - 1, days.until);
  // The eve is the day before.
  if (begin > days.until || (begin < days.begin && part.from !== 0)) return null;
  return { begin, until };
}
