/** Why a time expression has its place in the calendar. */
import type { TimeExpression } from '../../contract/coded-document.ts';
import type { Tense, TimeTrace } from '../../text/trace.ts';
import { PUBLISHED_RULES, TIME_READERS, TIME_RULES } from '../../text/trace-rules.ts';
import { describeDates } from '../terminal/describe.ts';
import { describeSense } from './describe-sense.ts';
import { type Explanation, quoted, quoteOf, type Row, type Section, type Traced } from './explanation.ts';

const TENSE_WORDS: Record<Tense, string> = {
  past: 'what it dates is told as past',
  future: 'what it dates is told as ahead',
  none: 'the words around it look neither back nor ahead',
};

/** The document's own day, from which others count. */
export function explainDocument(traced: Traced): Explanation {
  return {
    id: traced.coded.id,
    kind: 'document',
    heading: 'the document',
    sections: [{ name: 'its own day', rows: publishedRows(traced) }],
  };
}

function publishedRows({ coded, text, trace }: Traced): Row[] {
  const { value, basis, evidence } = coded.publishedAt;
  const rule = trace.published ?? 'unknown';
  const rows: Row[] = [{ label: 'day', words: `${value ?? 'not known'} (${basis})` }];
  rows.push({ label: 'rule', words: PUBLISHED_RULES[rule], rule });
  if (evidence.length > 0)
    rows.push({
      label: 'evidence',
      words: evidence.map((span) => quoted(text, span)).join(', '),
      spans: evidence.map((span) => quoteOf(text, span)),
    });
  return rows;
}

/** @throws Error where the trace knows nothing of the expression */
export function explainTime(traced: Traced, time: TimeExpression): Explanation {
  return {
    id: time.id,
    kind: 'time',
    heading: describeTime(traced.text, time),
    sections: [timeSection(traced, time)],
  };
}

/** 'T2 “a day earlier” = 2021-03-11'. */
export function describeTime(text: string, time: TimeExpression): string {
  const days = describeDates(time.begin, time.until);
  const value = days === '' || days === time.value ? time.value : `${days} (${time.type} ${time.value})`;
  return `${time.id} ${quoted(text, time)} = ${value}`;
}

export function timeSection(traced: Traced, time: TimeExpression): Section {
  const { text, coded, trace } = traced;
  const known = trace.times.get(time.id);
  if (!known) throw new Error(`nothing was noted of ${time.id}`);
  const rows: Row[] = [
    { label: 'words', words: quoted(text, time), spans: [quoteOf(text, time)] },
    { label: 'kind', words: TIME_READERS[known.reader], rule: known.reader },
    { label: 'sense', words: describeSense(known.draft) },
    ...anchorRows(traced, time),
    ...(ruleLooksAtTense(known) ? [{ label: 'tense', words: TENSE_WORDS[known.tense] }] : []),
    { label: 'rule', words: TIME_RULES[known.rule], rule: known.rule },
  ];
  const dated = coded.claims.filter((claim) => claim.time === time.id).map(({ id }) => id);
  if (dated.length > 0) rows.push({ label: 'dates', words: dated.join(', ') });
  return { name: 'time', rows };
}

function ruleLooksAtTense({ rule }: TimeTrace): boolean {
  return rule === 'nearest-year' || rule === 'weekday-back' || rule === 'weekday-ahead';
}

function anchorRows(traced: Traced, time: TimeExpression): Row[] {
  if (time.anchor === null) return [];
  const { coded, text, trace } = traced;
  if (time.anchor === 'document') {
    const { value, basis } = coded.publishedAt;
    const how = PUBLISHED_RULES[trace.published ?? 'unknown'];
    return [{ label: 'anchor', words: `the document's day, ${value ?? 'not known'} (${basis}: ${how})` }];
  }
  const anchor = coded.times.find((one) => one.id === time.anchor);
  if (!anchor) return [];
  return [{ label: 'anchor', words: describeTime(text, anchor), spans: [quoteOf(text, anchor)] }];
}
