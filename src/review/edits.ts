/**
 * Fields that a person sets. Ids such as P1 hold for one coding only, so a field that refers to a place, time, figure
 * or attribution is kept as the words it stands for, and finds its id again in whatever coding comes next.
 */
import type { CodedDocument, Span } from '../contract/coded-document.ts';
import {
  EDITABLE_CLAIM_FIELDS,
  EDITABLE_EVENT_FIELDS,
  type ReviewTarget,
  TOLL_FIELDS,
  tollEditSchema,
} from '../contract/review.ts';

/** The words that an id stands for. */
interface PinnedWords {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

const REFERENCES = {
  place: 'places',
  otherPlaces: 'places',
  time: 'times',
  figures: 'figures',
  attributions: 'attributions',
} as const satisfies Record<string, keyof CodedDocument>;

type Listing = (typeof REFERENCES)[keyof typeof REFERENCES];

/** Null: the value is good. Otherwise what is wrong with it, and what would be right. */
export function findEditFault(target: ReviewTarget, field: string, value: unknown): string | null {
  const fields = target === 'claim' ? EDITABLE_CLAIM_FIELDS : EDITABLE_EVENT_FIELDS;
  const schema =
    target === 'event' && TOLL_FIELDS.includes(field)
      ? tollEditSchema
      : Object.entries(fields).find(([name]) => name === field)?.[1];
  if (!schema)
    return `no field "${field}" to set on a ${target}; there are: ${Object.keys(fields).join(', ')}`;
  const result = schema.safeParse(value);
  if (result.success) return null;
  const issue = result.error.issues[0];
  return `"${field}" cannot be ${JSON.stringify(value)}: ${[...(issue?.path ?? []), issue?.message].join(' ')}`;
}

/** Whether a field's value is kept as words rather than as it is. */
export function isReference(target: ReviewTarget, field: string): boolean {
  return target === 'claim' && Object.hasOwn(REFERENCES, field);
}

/**
 * Turns the ids of a reference field into the words they stand for.
 * @returns the value to keep; undefined where an id is not in the coding
 */
export function pinValue(coded: CodedDocument, text: string, field: string, value: unknown): unknown {
  const listing = REFERENCES[field as keyof typeof REFERENCES];
  return mapOneOrMany(value, (id) => {
    const span = listSpans(coded, listing).find((one) => one.id === id)?.span;
    if (!span) return undefined;
    return {
      start: span.start,
      end: span.end,
      quote: text.slice(span.start, span.end),
    } satisfies PinnedWords;
  });
}

/**
 * Finds the ids that kept words have in a coding.
 * @returns the value for the claim's field; undefined where the coding has nothing at those words
 */
export function unpinValue(coded: CodedDocument, text: string, field: string, kept: unknown): unknown {
  const listing = REFERENCES[field as keyof typeof REFERENCES];
  return mapOneOrMany(kept, (words) => {
    const { start, end, quote } = words as PinnedWords;
    if (text.slice(start, end) !== quote) return undefined;
    return listSpans(coded, listing).find((one) => one.span.start === start && one.span.end === end)?.id;
  });
}

function listSpans(coded: CodedDocument, listing: Listing): { id: string; span: Span }[] {
  if (listing !== 'attributions') return coded[listing].map((one) => ({ id: one.id, span: one }));
  // An attribution has no span of its own: it runs from its first words to its last.
  return coded.attributions.map((one) => {
    const spans = [one.source, one.cue, ...one.content].filter((span) => span !== null);
    const start = Math.min(...spans.map((span) => span.start));
    return { id: one.id, span: { start, end: Math.max(...spans.map((span) => span.end)) } };
  });
}

function mapOneOrMany(value: unknown, map: (one: unknown) => unknown): unknown {
  if (value === null) return null;
  if (!Array.isArray(value)) return map(value);
  const mapped = value.map(map);
  return mapped.includes(undefined) ? undefined : mapped;
}
