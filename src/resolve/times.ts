/**
 * Times to the calendar. First the day of the document (given, stated, inferred or unknown), then every expression in
 * text order against it and against the story told so far.
 */
import type { PublishedAt, TimeExpression } from '../contract/coded-document.ts';
import type { TimeLexicon } from '../reference/lexicon/times.ts';
import type { ReadDocument } from '../text/document.ts';
import type { TimeDraft } from '../text/drafts/times.ts';
import type { CodingTrace } from '../text/trace.ts';
import { formatDay } from './times/calendar.ts';
import type { Told } from './times/context.ts';
import { findDocumentDate } from './times/published-at.ts';
import { resolveSense } from './times/resolver.ts';
import { directionOf, groupVerbs } from './times/tense.ts';

/** Characters of a sentence that may stand before a time that frames it: 'In 2015, …'. */
const FRAME_REACH = 12;

/**
 * @param doc a document after reading; its `publishedAt`, when given, decides the day of the document
 * @param drafts what `extractTimes` found, in text order
 * @param lexicon the time words (`loadTimeLexicon`)
 * @param trace filled with the rule of each decision, where one is handed in
 * @returns the day of publication with its basis, and one expression for each draft, in the same order, T1 the first
 */
export function resolveTimes(
  doc: ReadDocument,
  drafts: readonly TimeDraft[],
  lexicon: TimeLexicon,
  trace?: CodingTrace,
): { publishedAt: PublishedAt; times: TimeExpression[] } {
  const { date, published, rule } = findDocumentDate(doc, drafts, lexicon);
  if (trace) trace.published = rule;
  const verbs = groupVerbs(doc);
  const told: Told[] = [];
  const times = drafts.map((draft, index): TimeExpression => {
    const id = `T${index + 1}`;
    const sentence = doc.sentences[draft.sentence];
    const paragraph = sentence?.paragraph ?? -1;
    const direction = directionOf(draft, verbs.get(draft.sentence) ?? [], doc, lexicon);
    const outcome = resolveSense(draft, {
      doc,
      lexicon,
      published: date,
      told,
      direction,
      paragraph,
      possessive: /^['’]s\b/.test(doc.text.slice(draft.end, draft.end + 3)),
    });
    trace?.times.set(id, { reader: draft.reader, draft, tense: direction, rule: outcome.rule });
    if (sentence?.kind !== 'byline') {
      const framing = sentence !== undefined && draft.start - sentence.start <= FRAME_REACH;
      told.push({ ...outcome, id, sentence: draft.sentence, paragraph, framing });
    }
    return {
      id,
      start: draft.start,
      end: draft.end,
      type: draft.type,
      value:
        draft.clock !== null && outcome.precision !== 'week'
          ? `${outcome.value}${draft.clock}`
          : outcome.value,
      begin: outcome.days ? formatDay(outcome.days.begin) : null,
      until: outcome.days ? formatDay(outcome.days.until) : null,
      anchor: outcome.anchor,
      basis: outcome.basis,
    };
  });
  return { publishedAt: published, times };
}
