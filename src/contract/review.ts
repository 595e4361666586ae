/**
 * Decisions of people about the record, and the record with those decisions applied. A decision is appended, never
 * changed; what holds is folded from all of them (`src/review`).
 */
import { z } from 'zod';
import { type Claim, codedDocumentSchema, type Event, FIGURE_KINDS } from './coded-document.ts';

export const REVIEW_TARGETS = ['claim', 'event'] as const;
export type ReviewTarget = (typeof REVIEW_TARGETS)[number];

export const REVIEW_ACTIONS = ['accept', 'reject', 'unsure', 'edit', 'undo'] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

export const VERDICTS = ['accept', 'reject', 'unsure'] as const;
export type Verdict = (typeof VERDICTS)[number];

const claimShape = codedDocumentSchema.shape.claims.element.shape;
const eventShape = codedDocumentSchema.shape.events.element.shape;

/**
 * The fields of a claim that a person may set, and what each takes. `place`, `time`, `otherPlaces`, `figures` and
 * `attributions` are ids within the document as it is coded now; the store keeps the words that they stand for.
 */
export const EDITABLE_CLAIM_FIELDS = {
  eventType: claimShape.eventType,
  mode: claimShape.mode,
  contexts: claimShape.contexts,
  acled: claimShape.acled,
  harms: claimShape.harms,
  status: claimShape.status,
  background: claimShape.background,
  place: claimShape.place,
  placeBasis: claimShape.placeBasis,
  otherPlaces: claimShape.otherPlaces,
  time: claimShape.time,
  timeBasis: claimShape.timeBasis,
  timeRelation: claimShape.timeRelation,
  figures: claimShape.figures,
  attributions: claimShape.attributions,
} as const satisfies Partial<Record<keyof Claim, z.ZodType>>;
export type EditableClaimField = keyof typeof EDITABLE_CLAIM_FIELDS;

/** The fields of an event that a person may set. `figures.killed` and its like set one figure; null takes it away. */
export const EDITABLE_EVENT_FIELDS = {
  eventType: eventShape.eventType,
  mode: eventShape.mode,
  acled: eventShape.acled,
  harms: eventShape.harms,
  status: eventShape.status,
  background: eventShape.background,
  date: eventShape.date,
  place: eventShape.place,
  actors: eventShape.actors,
  recipients: eventShape.recipients,
  weapons: eventShape.weapons,
  facilities: eventShape.facilities,
  figures: eventShape.figures,
  sources: eventShape.sources,
  grade: eventShape.grade,
} as const satisfies Partial<Record<keyof Event, z.ZodType>>;

/** One figure of an event: the value that `figures.<kind>` takes. */
export const tollEditSchema = eventShape.figures.def.valueType.nullable();
export const TOLL_FIELDS: readonly string[] = FIGURE_KINDS.map((kind) => `figures.${kind}`);

const key = z.string().min(1);
const dateTime = z.string().min(10);

/** One decision as it is kept. `evidence` quotes the words that the reviewer decided on. */
export const reviewSchema = z.strictObject({
  id: z.string().min(1),
  documentHash: z.string().min(12),
  target: z.enum(REVIEW_TARGETS),
  /** A claim's key; of an event, the key of its lead claim. */
  targetKey: key,
  evidence: z.string(),
  action: z.enum(REVIEW_ACTIONS),
  /** The field that an `edit` sets; null for other actions. */
  field: z.string().nullable(),
  value: z.json(),
  /** What stood in the field when it was edited. */
  previous: z.json(),
  /** The decision that an `undo` takes back. */
  undoes: z.string().nullable(),
  reviewer: z.string().min(1),
  note: z.string(),
  createdAt: dateTime,
});
export type Review = Readonly<z.infer<typeof reviewSchema>>;

/** A decision as it is handed in: the store adds its id, the evidence, what stood before and the time. */
export const newReviewSchema = z.strictObject({
  /** Id or hash of the document. */
  document: z.string().min(1),
  target: z.enum(REVIEW_TARGETS),
  targetKey: key,
  action: z.enum(REVIEW_ACTIONS),
  field: z.string().optional(),
  value: z.json().optional(),
  /** For `undo`: which decision; without it, the last one on this target that still holds. */
  undoes: z.string().optional(),
  reviewer: z.string().trim().min(1),
  note: z.string().optional(),
});
export type NewReview = Readonly<z.infer<typeof newReviewSchema>>;

/** A field that a person has set. `machine` is what the present coding says. */
export interface FieldEdit {
  readonly field: string;
  readonly value: unknown;
  readonly machine: unknown;
  /** The coding has changed its mind since the edit; the person's value holds all the same. */
  readonly machineChanged: boolean;
  readonly reviewId: string;
  readonly reviewer: string;
  readonly createdAt: string;
  readonly note: string;
}

/** What people have decided about one claim or event. */
export interface Decision {
  readonly verdict: Verdict | null;
  /** The decision that gives the verdict. */
  readonly verdictReview: Review | null;
  readonly edits: readonly FieldEdit[];
  /** Every decision on it, in order, those taken back included. */
  readonly history: readonly Review[];
  /** Ids of decisions in `history` that have been taken back. */
  readonly undone: readonly string[];
}

export interface ReviewedClaim {
  readonly key: string;
  /** With people's edits applied. */
  readonly claim: Claim;
  readonly machine: Claim;
  readonly evidence: string;
  readonly decision: Decision;
}

export interface ReviewedEvent {
  readonly key: string;
  /** With people's edits applied. */
  readonly event: Event;
  readonly machine: Event;
  readonly evidence: string;
  readonly decision: Decision;
  /** The event's own verdict, or `reject` where every claim of it is rejected. */
  readonly verdict: Verdict | null;
}

/** Why a decision is not attached to the present coding. */
export const ORPHAN_REASONS = ['target-gone', 'evidence-changed', 'value-gone', 'erased'] as const;
export type OrphanReason = (typeof ORPHAN_REASONS)[number];

export interface OrphanedReview {
  readonly review: Review;
  readonly reason: OrphanReason;
}

export interface ReviewedRecord {
  readonly claims: readonly ReviewedClaim[];
  readonly events: readonly ReviewedEvent[];
  readonly orphans: readonly OrphanedReview[];
}
