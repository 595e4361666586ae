/** Dates for people: ISO in tables, long in sentences. Input is ISO 8601 or a prefix of it; no zone is involved. */
import { MONTHS } from '../../contract/plain-words.ts';

/** '2023-06-15' → '15 June 2023', '2023-06' → 'June 2023', '2023' → '2023'. */
export function writeLongDate(iso: string): string {
  const [year = '', month, day] = iso.split('-');
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (name === undefined) return year;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** An inclusive interval in words. A whole month or year is named as such; one null end is open; both null give null. */
export function writeLongRange(start: string | null, end: string | null): string | null {
  if (start === null) return end === null ? null : `until ${writeLongDate(end)}`;
  if (end === null) return `from ${writeLongDate(start)}`;
  if (start === end) return writeLongDate(start);
  const [y1 = '', m1 = '', d1 = ''] = start.split('-');
  const [y2 = '', m2 = '', d2 = ''] = end.split('-');
  if (y1 === y2 && d1 === '01' && m1 === '01' && m2 === '12' && d2 === '31') return y1;
  if (y1 === y2 && m1 === m2) {
    if (d1 === '01' && Number(d2) === lastDay(Number(y1), Number(m1))) return writeLongDate(`${y1}-${m1}`);
    return `${Number(d1)}–${writeLongDate(end)}`;
  }
  if (y1 === y2) return `${writeLongDate(start).replace(` ${y1}`, '')} – ${writeLongDate(end)}`;
  return `${writeLongDate(start)} – ${writeLongDate(end)}`;
}

/** For ledgers: '2023-06-16 – 06-18', '2023-06-15', '≥ …' never; unknown is an en dash. */
export function writeIsoRange(start: string | null, end: string | null): string {
  if (start === null && end === null) return '–';
  if (start === null) return `… ${end}`;
  if (end === null) return `${start} …`;
  if (start === end) return start;
  return start.slice(0, 4) === end.slice(0, 4) ? `${start} – ${end.slice(5)}` : `${start} – ${end}`;
}

/** '2026-11-22T21:14:05.123Z' → '2026-11-22 22:14' in the reader's own zone. */
export function writeMoment(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
