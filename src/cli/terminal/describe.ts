/** Values of the record in words, as tables and `show` print them. */
import type { Event, Toll } from '../../contract/coded-document.ts';
import type { Verdict } from '../../contract/review.ts';

const VERDICT_WORDS: Record<Verdict, string> = { accept: 'accepted', reject: 'rejected', unsure: 'unsure' };

export function describeVerdict(verdict: Verdict | null, edited: readonly string[] = []): string {
  const words = verdict ? VERDICT_WORDS[verdict] : '';
  if (edited.length === 0) return words || '–';
  return words ? `${words}, edited` : 'edited';
}

/** '≥ 13', '20–25', '5', '≤ 50', '–'. */
export function describeRange(low: number | null, high: number | null): string {
  const show = (value: number) => value.toLocaleString('en');
  if (low === null) return high === null ? 'some' : `≤ ${show(high)}`;
  if (high === null) return `≥ ${show(low)}`;
  if (low === high) return show(low);
  return low === 0 ? `≤ ${show(high)}` : `${show(low)}–${show(high)}`;
}

export function describeTolls(figures: Event['figures']): string {
  return Object.entries(figures)
    .filter((entry): entry is [string, Toll] => entry[1] !== undefined)
    .map(([kind, toll]) => `${kind} ${describeRange(toll.low, toll.high)}`)
    .join(', ');
}

/** '2023-06-15', '2023-06-16 – 2023-06-18', 'since 2023-06-12'. */
export function describeDates(start: string | null, end: string | null): string {
  if (start === null) return end === null ? '' : `until ${end}`;
  if (end === null) return `since ${start}`;
  return start === end ? start : `${start} – ${end}`;
}

export function describeType(one: Pick<Event, 'acled' | 'eventType' | 'mode' | 'harms'>): string {
  if (one.acled) return one.acled.subEventType;
  if (one.eventType) return one.mode ? `${one.eventType} ${one.mode}` : one.eventType;
  return one.harms.join(', ');
}
