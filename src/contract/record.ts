/** What the store answers and the API passes on: rows of its lists, with what may be asked of them. */
import { z } from 'zod';
import type { Claim, CodedDocument, Event } from './coded-document.ts';
import { GRADES, HARMS, STATUSES } from './coded-document.ts';
import { type ReviewedRecord, VERDICTS, type Verdict } from './review.ts';

/** What produced a coding. Two codings with the same three come out the same. */
export const versionsSchema = z.strictObject({ code: z.string(), data: z.string(), model: z.string() });
export type Versions = Readonly<z.infer<typeof versionsSchema>>;

export interface Page<T> {
  readonly rows: readonly T[];
  /** How many there are in all, over every page. */
  readonly total: number;
}

export interface DocumentRow {
  /** The first 12 or more hex digits of `hash`. */
  readonly id: string;
  /** SHA-256 of the document's own bytes. */
  readonly hash: string;
  readonly title: string | null;
  readonly source: string | null;
  /** The date of the document as the coding has it, and how it is known. */
  readonly publishedAt: string | null;
  readonly publishedBasis: CodedDocument['publishedAt']['basis'];
  readonly language: string;
  readonly format: string;
  readonly fileName: string | null;
  /** Place in its JSON Lines file, from 0; null for a file of its own. */
  readonly recordIndex: number | null;
  readonly addedAt: string;
  readonly codedAt: string;
  readonly versions: Versions;
  readonly claims: number;
  readonly events: number;
  readonly warnings: number;
  /** Claims and events that carry a person's verdict or edit. */
  readonly decided: number;
  /** With full-text search: the words found, `‹` and `›` around them. */
  readonly snippet: string | null;
}

export interface ClaimRow {
  /** `<document id>/C1`: names it within the present coding. */
  readonly id: string;
  readonly key: string;
  readonly documentId: string;
  readonly documentTitle: string | null;
  readonly documentSource: string | null;
  /** With people's edits applied. */
  readonly claim: Claim;
  readonly trigger: string;
  /** The sentence that holds the trigger. */
  readonly quote: string;
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly objects: readonly string[];
  readonly sources: readonly string[];
  readonly place: string | null;
  readonly dateStart: string | null;
  readonly dateEnd: string | null;
  readonly verdict: Verdict | null;
  /** Fields that a person has set. */
  readonly edited: readonly string[];
}

export interface EventRow {
  /** `<document id>/E1`: names it within the present coding. */
  readonly id: string;
  /** Key of its lead claim: stays through a re-coding. */
  readonly key: string;
  readonly documentId: string;
  readonly documentTitle: string | null;
  readonly documentSource: string | null;
  readonly publishedAt: string | null;
  /** With people's edits applied. */
  readonly event: Event;
  /** The sentence that holds the lead claim's trigger. */
  readonly quote: string;
  readonly claimKeys: readonly string[];
  readonly verdict: Verdict | null;
  readonly edited: readonly string[];
}

/** One document with everything known about it. Offsets of `coded` count UTF-16 code units in `text`. */
export interface StoredDocument {
  readonly row: DocumentRow;
  readonly text: string;
  readonly coded: CodedDocument;
  readonly reviewed: ReviewedRecord;
}

const paging = {
  limit: z.coerce.number().int().min(1).max(5000).optional(),
  offset: z.coerce.number().int().min(0).optional(),
};
/** Words that must all occur in the document's title or text; quotation marks join words to a phrase. */
const text = z.string().max(500).optional();
const datePrefix = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .optional();

export const documentQuerySchema = z.strictObject({
  ...paging,
  text,
  language: z.string().optional(),
  source: z.string().optional(),
  /** On or after, and on or before, the document's own date. */
  from: datePrefix,
  until: datePrefix,
  sort: z.enum(['added', 'published', 'title', 'relevance']).optional(),
});
export type DocumentQuery = Readonly<z.infer<typeof documentQuerySchema>>;

const codingFilters = {
  ...paging,
  text,
  /** Id or hash of one document. */
  document: z.string().optional(),
  eventType: z.string().optional(),
  acledEventType: z.string().optional(),
  acledSubEventType: z.string().optional(),
  status: z.enum(STATUSES).optional(),
  harm: z.enum(HARMS).optional(),
  /** `none`: nobody has decided yet. */
  verdict: z.enum([...VERDICTS, 'none']).optional(),
  /** Part of an actor's or recipient's name, in any case. */
  actor: z.string().optional(),
  /** Part of a claimant's name, in any case. */
  source: z.string().optional(),
  /** Part of the place's name, in any case. */
  place: z.string().optional(),
  country: z.string().length(3).optional(),
  from: datePrefix,
  until: datePrefix,
  background: z.boolean().optional(),
};
export const claimQuerySchema = z.strictObject({
  ...codingFilters,
  sort: z.enum(['document', 'date']).optional(),
});
export type ClaimQuery = Readonly<z.infer<typeof claimQuerySchema>>;

export const eventQuerySchema = z.strictObject({
  ...codingFilters,
  grade: z.enum(GRADES).optional(),
  /** west, south, east, north in degrees; west > east crosses the antimeridian. */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  sort: z.enum(['date', 'salience', 'document']).optional(),
});
export type EventQuery = Readonly<z.infer<typeof eventQuerySchema>>;

/** The record of a removal: what is kept of a document that was erased. */
export interface Erasure {
  readonly documentHash: string;
  readonly documentId: string;
  readonly reason: string;
  readonly erasedBy: string;
  readonly erasedAt: string;
  /** When it was added again on purpose; null while the erasure holds. */
  readonly liftedAt: string | null;
}

export interface StoreCounts {
  readonly documents: number;
  readonly claims: number;
  readonly events: number;
  readonly reviews: number;
  readonly orphans: number;
  readonly erasures: number;
}
