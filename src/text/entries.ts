/**
 * Entries of a monitor's list: paragraphs that a date heads ('14 March 2023: In Tel Amar, gunmen …', 'March 2021. A
 * school …'). The date is that of all that the entry tells, and the entry tells of one incident.
 */
import type { Id, TimeExpression } from '../contract/coded-document.ts';
import type { ReadDocument } from './document.ts';

export interface Entry {
  /** The time expression that heads it. */
  readonly time: Id;
  /** The first token behind the head. */
  readonly from: number;
}

/** What may stand before the date: a list's mark, 'On', 'In early'. */
const BEFORE = /^(?:[•*\-–—]|on|in|early|late|mid|around|,)$/;
/** What sets the date off. A comma does not: 'On 14 March, gunmen …' dates its own sentence only. */
const AFTER = /^[:.–—-]$/;

/** The entries of a document by paragraph. */
export function findEntries(doc: ReadDocument, times: readonly TimeExpression[]): ReadonlyMap<number, Entry> {
  const found = new Map<number, Entry>();
  const seen = new Set<number>();
  for (const sentence of doc.sentences) {
    if (!sentence.coded || seen.has(sentence.paragraph)) continue;
    seen.add(sentence.paragraph);
    const time = times.find(
      (t) =>
        t.type === 'DATE' && t.start >= sentence.start && t.start < sentence.start + 24 && t.begin !== null,
    );
    if (!time || !opens(doc, sentence.firstToken, time.start)) continue;
    const from = doc.tokens.findIndex((t) => t.start >= time.end);
    if (from >= 0 && AFTER.test(doc.tokens[from]?.text ?? ''))
      found.set(sentence.paragraph, { time: time.id, from: from + 1 });
  }
  return found;
}

function opens(doc: ReadDocument, first: number, start: number): boolean {
  for (let at = first; (doc.tokens[at]?.start ?? start) < start; at++)
    if (!BEFORE.test(doc.tokens[at]?.norm ?? '')) return false;
  return true;
}
