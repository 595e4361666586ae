/**
 * What finds times in a text: ours, chrono-node and compromise-dates. The other two give dates, not TIMEX3: the value is as
 * fine as what they call certain, or as the stretch that they give. Neither is told more than the text and the day of
 * publication, and neither is tuned.
 */
import * as chrono from 'chrono-node';
import nlp from 'compromise';
import dates from 'compromise-dates';
import { extractTimes } from '../../src/extract/times.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { loadTimeLexicon } from '../../src/reference/lexicon/times.ts';
import { resolveTimes } from '../../src/resolve/times.ts';
import type { InputDocument } from '../../src/text/document.ts';
import type { ScoredTime } from './score-times.ts';

export type TimeFinder = (input: InputDocument) => readonly ScoredTime[];

export function makeFinders(): Readonly<Record<string, TimeFinder>> {
  return { OnRecord: makeOurs(), 'chrono-node': findByChrono, 'compromise-dates': makeCompromise() };
}

function makeOurs(): TimeFinder {
  const lexicon = loadTimeLexicon();
  return (input) => {
    const doc = readDocument(input);
    return resolveTimes(doc, extractTimes(doc, lexicon), lexicon).times;
  };
}

const two = (value: number) => String(value).padStart(2, '0');

function findByChrono({ text, publishedAt }: InputDocument): ScoredTime[] {
  const instant = new Date(`${publishedAt?.slice(0, 10) ?? '1970-01-01'}T12:00:00Z`);
  return chrono.parse(text, { instant, timezone: 'UTC' }).map(({ index, text: words, start }) => {
    const span = { start: index, end: index + words.length };
    const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
    if (start.isCertain('hour')) {
      const clock = `T${two(start.get('hour') ?? 0)}:${two(start.get('minute') ?? 0)}`;
      return { ...span, type: 'TIME', value: `${year}-${two(month ?? 1)}-${two(day ?? 1)}${clock}` };
    }
    const fine = start.isCertain('day') || start.isCertain('weekday');
    const rough = !fine && start.isCertain('month') ? `${year}-${two(month ?? 1)}` : String(year);
    const named = start.isCertain('month') || start.isCertain('year');
    const value = fine || !named ? `${year}-${two(month ?? 1)}-${two(day ?? 1)}` : rough;
    return { ...span, type: 'DATE', value };
  });
}

/** Of the JSON of compromise-dates, what is used here; its own types leave it open. */
interface CompromiseJson {
  readonly offset: { readonly start: number; readonly length: number };
  readonly dates?: { readonly start: string; readonly end: string };
  readonly duration?: Readonly<Record<string, number>>;
}

interface CompromiseView {
  json(options: { readonly offset: boolean }): CompromiseJson[];
}

interface CompromiseDates {
  dates(context: { readonly today: string; readonly timezone: string }): CompromiseView;
  durations(): CompromiseView;
}

function makeCompromise(): TimeFinder {
  nlp.plugin(dates);
  return ({ text, publishedAt }) => {
    const doc = nlp(text) as unknown as CompromiseDates;
    const today = publishedAt?.slice(0, 10) ?? '1970-01-01';
    const found = doc.dates({ today, timezone: 'UTC' }).json({ offset: true });
    const lengths = doc.durations().json({ offset: true });
    return [
      ...found.flatMap(({ offset, dates: days }) => {
        const value = days && valueOfStretch(days.start, days.end);
        return value ? [{ ...spanOf(offset), type: 'DATE', value }] : [];
      }),
      ...lengths.flatMap(({ offset, duration }) => {
        const value = duration && valueOfLength(duration);
        return value ? [{ ...spanOf(offset), type: 'DURATION', value }] : [];
      }),
    ];
  };
}

function spanOf({ start, length }: CompromiseJson['offset']): { start: number; end: number } {
  return { start, end: start + length };
}

const DAY_MS = 86_400_000;

/** A year, a month or a day, by how long the stretch is that it gives. */
function valueOfStretch(start: string, end: string): string | null {
  const days = (Date.parse(end) - Date.parse(start)) / DAY_MS;
  if (Number.isNaN(Date.parse(start))) return null;
  if (days > 360) return start.slice(0, 4);
  return days > 27 && start.slice(8, 10) === '01' ? start.slice(0, 7) : start.slice(0, 10);
}

const UNITS: Readonly<Record<string, string>> = {
  year: 'Y',
  month: 'M',
  week: 'W',
  day: 'D',
  hour: 'TH',
  minute: 'TM',
  second: 'TS',
};

function valueOfLength(duration: Readonly<Record<string, number>>): string | null {
  const [unit, count] = Object.entries(duration)[0] ?? [];
  const letter = UNITS[unit ?? ''];
  if (letter === undefined || count === undefined) return null;
  return letter.startsWith('T') ? `PT${count}${letter.slice(1)}` : `P${count}${letter}`;
}
