/**
 * Days of other calendars in a Gregorian year. Islamic days follow Umm al-Qura, the others ICU's arithmetic, both as
 * `Intl.DateTimeFormat` has them; where the moon is sighted, a day may differ by one.
 */
import type { OtherCalendar } from '../../text/drafts/times.ts';
import { type DayInterval, toDay } from './calendar.ts';

const DAY_MS = 86_400_000;

const ICU: Record<OtherCalendar, string> = {
  islamic: 'islamic-umalqura',
  persian: 'persian',
  hebrew: 'hebrew',
  chinese: 'chinese',
};

/** ICU gives Hebrew months by name only; Adar of a common year and Adar II are the month of Purim. */
const HEBREW_MONTHS: Readonly<Record<string, number>> = {
  Tishri: 1,
  Heshvan: 2,
  Kislev: 3,
  Tevet: 4,
  Shevat: 5,
  'Adar I': 6,
  Adar: 7,
  'Adar II': 7,
  Nisan: 8,
  Iyar: 9,
  Sivan: 10,
  Tamuz: 11,
  Av: 12,
  Elul: 13,
};

/** A month of another calendar as days since 1970-01-01. */
interface OtherMonth extends DayInterval {
  readonly year: number;
  readonly month: number;
}

const known = new Map<string, readonly OtherMonth[]>();

/**
 * The months of another calendar that begin in a Gregorian year, in order.
 * `year` is that calendar's own; leap months of the Chinese calendar are left out.
 */
export function listMonths(calendar: OtherCalendar, gregorianYear: number): readonly OtherMonth[] {
  const key = `${calendar}-${gregorianYear}`;
  const found = known.get(key) ?? computeMonths(calendar, gregorianYear);
  known.set(key, found);
  return found;
}

const LONGEST_MONTH = 32;

function computeMonths(calendar: OtherCalendar, gregorianYear: number): OtherMonth[] {
  const format = new Intl.DateTimeFormat(`en-u-ca-${ICU[calendar]}-nu-latn`, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const starts: { day: number; year: number; month: number }[] = [];
  const from = toDay(gregorianYear, 1, 1);
  const until = toDay(gregorianYear, 12, 31);
  for (let day = from; day <= until + LONGEST_MONTH; day++) {
    const parts = new Map<string, string>(
      format.formatToParts(day * DAY_MS).map(({ type, value }) => [type, value]),
    );
    if (parts.get('day') !== '1') continue;
    const name = parts.get('month') ?? '';
    const month = HEBREW_MONTHS[name] ?? Number(name);
    starts.push({ day, month, year: Number(parts.get('year') ?? parts.get('relatedYear')) });
    if (day > until) break;
  }
  return starts.slice(0, -1).flatMap(({ day, year, month }, index) => {
    const next = starts[index + 1];
    return next && Number.isInteger(month) ? [{ year, month, begin: day, until: next.day - 1 }] : [];
  });
}

/** Years of the Gregorian calendar that a year of another calendar may touch. */
const EPOCHS: Record<OtherCalendar, (year: number) => number> = {
  // A lunar year is shorter: 33 of them make 32 solar ones.
  islamic: (year) => Math.floor(622 + year * (32 / 33)),
  persian: (year) => year + 621,
  hebrew: (year) => year - 3761,
  chinese: (year) => year,
};

/** The days of a date in another calendar; null for a day that its month does not have. */
export function findOtherDate(
  calendar: OtherCalendar,
  { year, month, day }: { readonly year: number; readonly month: number; readonly day: number | null },
): DayInterval | null {
  const near = EPOCHS[calendar](year);
  for (let gregorian = near - 1; gregorian <= near + 2; gregorian++) {
    const found = listMonths(calendar, gregorian).find((one) => one.year === year && one.month === month);
    if (!found) continue;
    if (day === null) return { begin: found.begin, until: found.until };
    const at = found.begin + day - 1;
    return at <= found.until ? { begin: at, until: at } : null;
  }
  return null;
}
