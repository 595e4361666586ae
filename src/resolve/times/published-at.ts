/**
 * The day a document was published: given with it, else stated in its dateline or byline, else inferred from what the
 * text says of itself, else unknown. Never a default.
 */
import type { PublishedAt, Span } from '../../contract/coded-document.ts';
import type { TimeLexicon } from '../../reference/lexicon/times.ts';
import type { ReadDocument } from '../../text/document.ts';
import type { CalendarParts, TimeDraft } from '../../text/drafts/times.ts';
import type { PublishedRule } from '../../text/trace-rules.ts';
import { formatPartial, isRealDay, type PartialDate, parsePartial } from './calendar.ts';
import { inferDate } from './infer-year.ts';

export interface DocumentDate {
  readonly date: PartialDate | null;
  readonly published: PublishedAt;
  readonly rule: PublishedRule;
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** `drafts` in text order. The evidence of an inference is the expressions that it rests on. */
export function findDocumentDate(
  doc: ReadDocument,
  drafts: readonly TimeDraft[],
  lexicon: TimeLexicon,
): DocumentDate {
  const given = doc.publishedAt === null ? null : parsePartial(doc.publishedAt);
  if (given)
    return {
      date: given,
      published: { value: formatPartial(given), basis: 'given', evidence: [] },
      rule: 'given',
    };
  const stated = findStatedDate(doc, drafts, lexicon);
  const year = stated?.parts.year ?? null;
  if (stated && year !== null) {
    const date = { year, month: stated.parts.month, day: stated.parts.day };
    return {
      date,
      published: { value: formatPartial(date), basis: 'stated', evidence: [spanOf(stated.draft)] },
      rule: 'stated',
    };
  }
  const inferred = inferDate(doc, drafts, lexicon);
  if (!inferred)
    return { date: null, published: { value: null, basis: 'unknown', evidence: [] }, rule: 'unknown' };
  const { month, day } = stated?.parts ?? { month: null, day: null };
  const finer = stated && month !== null && (day === null || isRealDay(inferred.date.year, month, day));
  const date = finer ? { year: inferred.date.year, month, day } : inferred.date;
  const evidence = [...inferred.evidence, ...(finer ? [stated.draft] : [])]
    .map(spanOf)
    .toSorted((a, b) => a.start - b.start);
  const rule = finer ? 'stated-year-inferred' : 'inferred';
  return { date, published: { value: formatPartial(date), basis: 'inferred', evidence }, rule };
}

interface StatedDate {
  readonly draft: TimeDraft;
  readonly parts: CalendarParts;
}

/** What may stand between a dateline's date and its dash: an agency in brackets or capitals. */
const BEHIND_DATELINE =
  /^[.,)]?\s*(?:[([/][^)\]\n]{1,60}[)\]/])?\s*(?:[A-Z][\w.&' ]{0,40})?\s*(?:—|–|--|-|_|:)\s/u;
/** Before it: the beginning of the text, a place in capitals or title case. */
const BEFORE_DATELINE =
  /^[\s"“(]*(?:\p{Lu}[\p{L}.'’\- ]{1,40},?\s*){1,3}(?:[([][^)\]\n]{1,40}[)\]]\s*)?[,-]?\s*$/u;
const cues = new WeakMap<TimeLexicon, RegExp>();

/** A cue of publication right before a date, with a preposition, a colon and a weekday at most between. */
function cueOf(lexicon: TimeLexicon): RegExp {
  const known = cues.get(lexicon);
  if (known) return known;
  const either = (words: Iterable<string>) =>
    [...words].map((word) => word.replace(/[^\p{L}\s]/gu, '\\$&')).join('|');
  const { on, at } = lexicon.particles;
  const made = new RegExp(
    `(?:${either(lexicon.publicationCues)})(?:\\s+(?:${either([...on, ...at])}))?\\s*:?\\s*(?:\\p{L}{3,9},?\\s*)?$`,
    'iu',
  );
  cues.set(lexicon, made);
  return made;
}

const DATELINE_REACH = 120;

function findStatedDate(
  doc: ReadDocument,
  drafts: readonly TimeDraft[],
  lexicon: TimeLexicon,
): StatedDate | null {
  const cue = cueOf(lexicon);
  const candidates: StatedDate[] = [];
  for (const draft of drafts) {
    const { sense } = draft;
    if (sense.kind !== 'calendar' || sense.parts.month === null || sense.parts.day === null) continue;
    const sentence = doc.sentences[draft.sentence];
    const paragraph = sentence ? doc.paragraphs[sentence.paragraph] : undefined;
    if (!paragraph) continue;
    const before = doc.text.slice(Math.max(paragraph.start, draft.start - DATELINE_REACH), draft.start);
    const behind = doc.text.slice(draft.end, Math.min(paragraph.end, draft.end + DATELINE_REACH));
    const reached = draft.start - paragraph.start <= DATELINE_REACH;
    const dateline =
      reached && before.trim() !== '' && BEFORE_DATELINE.test(before) && BEHIND_DATELINE.test(behind);
    const cued = cue.test(before) && draft.start - paragraph.start < 60;
    const alone = paragraph.kind === 'byline';
    if (dateline || cued || alone) candidates.push({ draft, parts: sense.parts });
  }
  return candidates.find((one) => one.parts.year !== null) ?? candidates[0] ?? null;
}
