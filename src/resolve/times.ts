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
import type { Context, Outcome, Told } from './times/context.ts';
import { anchorToEvent } from './times/event-anchor.ts';
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
  const resolve = (draft: TimeDraft): { outcome: Outcome; context: Context } => {
    const context: Context = {
      doc,
      lexicon,
      published: date,
      told,
      direction: directionOf(draft, verbs.get(draft.sentence) ?? [], doc, lexicon),
      paragraph: doc.sentences[draft.sentence]?.paragraph ?? -1,
      possessive: isPossessive(doc.text, draft.end, lexicon),
    };
    return { outcome: resolveSense(draft, context), context };
  };
  const times = drafts.map((draft, index): TimeExpression => {
    const id = `T${index + 1}`;
    const sentence = doc.sentences[draft.sentence];
    const { outcome: plain, context } = resolve(draft);
    const { direction, paragraph } = context;
    const next = draft.event ? drafts[index + 1] : undefined;
    const following = next ? { id: `T${index + 2}`, draft: next, outcome: resolve(next).outcome } : null;
    const outcome = draft.event ? anchorToEvent(draft, plain, context, following) : plain;
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

/** ''s' follows. */
function isPossessive(text: string, end: number, lexicon: TimeLexicon): boolean {
  const [, letters] = /^['’](\p{L}+)/u.exec(text.slice(end, end + 4)) ?? [];
  return letters !== undefined && lexicon.particles.s.has(letters);
}
