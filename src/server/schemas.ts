/** The schemas of requests and answers, from which the API's description is made. Rows are described once, here. */
import { z } from 'zod';
import { codedDocumentSchema, GRADES, HARMS, STATUSES } from '../contract/coded-document.ts';
import {
  claimQuerySchema,
  documentQuerySchema,
  eventQuerySchema,
  versionsSchema,
} from '../contract/record.ts';
import { ORPHAN_REASONS, reviewSchema, VERDICTS } from '../contract/review.ts';
import { TREE_NAME_KINDS } from '../contract/sentence-tree.ts';

/** In an address everything is text. */
export const documentsQuerystring = documentQuerySchema;
export const claimsQuerystring = claimQuerySchema.extend({ background: z.stringbool().optional() });
export const eventsQuerystring = eventQuerySchema.extend({
  background: z.stringbool().optional(),
  bbox: z
    .string()
    .transform((text) => text.split(',').map(Number))
    .pipe(z.tuple([z.number(), z.number(), z.number(), z.number()]))
    .optional()
    .describe('west,south,east,north in degrees'),
});
export const reviewsQuerystring = z.strictObject({
  document: z.string().optional(),
  orphaned: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(5000).optional(),
  offset: z.coerce.number().int().min(0).optional(),
});

const claim = codedDocumentSchema.shape.claims.element;
const event = codedDocumentSchema.shape.events.element;
const place = codedDocumentSchema.shape.places.element.shape.resolution.options[0].shape.place;
const verdict = z.enum(VERDICTS).nullable();

const documentRow = z.object({
  id: z.string(),
  hash: z.string(),
  title: z.string().nullable(),
  source: z.string().nullable(),
  publishedAt: z.string().nullable(),
  publishedBasis: codedDocumentSchema.shape.publishedAt.shape.basis,
  language: z.string(),
  format: z.string(),
  fileName: z.string().nullable(),
  recordIndex: z.number().nullable(),
  addedAt: z.string(),
  codedAt: z.string(),
  versions: versionsSchema,
  claims: z.number(),
  events: z.number(),
  warnings: z.number(),
  decided: z.number(),
  snippet: z.string().nullable(),
});
const rowOrigin = {
  id: z.string(),
  key: z.string(),
  documentId: z.string(),
  documentTitle: z.string().nullable(),
  documentSource: z.string().nullable(),
  quote: z.string(),
  verdict,
  edited: z.array(z.string()),
};
const claimRow = z.object({
  ...rowOrigin,
  claim,
  trigger: z.string(),
  actors: z.array(z.string()),
  recipients: z.array(z.string()),
  objects: z.array(z.string()),
  sources: z.array(z.string()),
  place: z.string().nullable(),
  dateStart: z.string().nullable(),
  dateEnd: z.string().nullable(),
});
const eventRow = z.object({
  ...rowOrigin,
  publishedAt: z.string().nullable(),
  event,
  claimKeys: z.array(z.string()),
});
const fieldEdit = z.object({
  field: z.string(),
  value: z.unknown(),
  machine: z.unknown(),
  machineChanged: z.boolean(),
  reviewId: z.string(),
  reviewer: z.string(),
  createdAt: z.string(),
  note: z.string(),
});
const decision = z.object({
  verdict,
  verdictReview: reviewSchema.nullable(),
  edits: z.array(fieldEdit),
  history: z.array(reviewSchema),
  undone: z.array(z.string()),
});
const reviewedClaim = z.object({ key: z.string(), claim, machine: claim, evidence: z.string(), decision });
const reviewedEvent = z.object({
  key: z.string(),
  event,
  machine: event,
  evidence: z.string(),
  decision,
  verdict,
});
const orphanReason = z.enum(ORPHAN_REASONS);
const reviewed = z.object({
  claims: z.array(reviewedClaim),
  events: z.array(reviewedEvent),
  orphans: z.array(z.object({ review: reviewSchema, reason: orphanReason })),
});
const span = { start: z.number(), end: z.number() };
const page = (row: z.ZodType) => z.object({ rows: z.array(row), total: z.number() });

export const answers = {
  status: z.object({
    name: z.literal('onrecord'),
    version: z.string(),
    workspace: z.string(),
    counts: z.object({
      documents: z.number(),
      claims: z.number(),
      events: z.number(),
      reviews: z.number(),
      orphans: z.number(),
      erasures: z.number(),
    }),
    codings: z.array(z.object({ versions: versionsSchema, documents: z.number() })),
    canAdd: z.boolean(),
    exportFormats: z.array(z.string()),
    canSearchPlaces: z.boolean(),
  }),
  documents: page(documentRow),
  document: z.object({ row: documentRow, text: z.string(), coded: codedDocumentSchema, reviewed }),
  tree: z.strictObject({
    ...span,
    sentence: z.number(),
    sentences: z.number(),
    tokens: z.array(
      z.strictObject({
        ...span,
        text: z.string(),
        lemma: z.string(),
        upos: z.string(),
        head: z.number().int().min(-1),
        deprel: z.string(),
      }),
    ),
    names: z.array(
      z.strictObject({
        ...span,
        firstToken: z.number(),
        endToken: z.number(),
        kind: z.enum(TREE_NAME_KINDS),
      }),
    ),
  }),
  claims: page(claimRow),
  events: page(eventRow),
  event: z.object({
    id: z.string(),
    document: documentRow,
    text: z.string(),
    coded: codedDocumentSchema,
    event: reviewedEvent,
    claims: z.array(reviewedClaim),
  }),
  decision: z.object({ review: reviewSchema, reviewed }),
  reviews: page(
    z.object({
      review: reviewSchema,
      documentId: z.string().nullable(),
      documentTitle: z.string().nullable(),
      orphaned: orphanReason.nullable(),
    }),
  ),
  vocabulary: z.object({
    acled: z.array(z.object({ eventType: z.string(), subEventTypes: z.array(z.string()) })),
    statuses: z.array(z.enum(STATUSES)),
    grades: z.array(z.enum(GRADES)),
    harms: z.array(z.enum(HARMS)),
  }),
  places: z.object({ places: z.array(place) }),
  layers: z.object({ layers: z.array(z.string()) }),
  layer: z.object({ type: z.literal('FeatureCollection') }).loose(),
  added: z.object({
    added: z.array(
      z.object({
        kind: z.enum(['added', 'known', 'erased', 'failed']),
        id: z.string().nullable(),
        message: z.string(),
      }),
    ),
  }),
} as const;

const error = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** The answer of a route, with the errors that any route may give. */
export function answerWith(schema: z.ZodType): Record<string, z.ZodType> {
  return { 200: schema, '4xx': error, '5xx': error };
}
