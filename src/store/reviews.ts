/** The append-only table of decisions. */
import type { Insertable, Kysely, Selectable } from 'kysely';
import type { CodedDocument } from '../contract/coded-document.ts';
import type {
  NewReview,
  OrphanReason,
  Review,
  ReviewedClaim,
  ReviewedEvent,
  ReviewedRecord,
} from '../contract/review.ts';
import { findEditFault, isReference, pinValue } from '../review/edits.ts';
import { listUndone, readField } from '../review/fold.ts';
import { ReviewError } from './errors.ts';
import type { ReviewsTable, Tables } from './tables.ts';

/** Every decision on a document, in the order they were made. */
export async function readReviews(db: Kysely<Tables>, documentHash: string): Promise<Review[]> {
  const rows = await db
    .selectFrom('reviews')
    .selectAll()
    .where('document_hash', '=', documentHash)
    .orderBy('seq')
    .execute();
  return rows.map(describeReview);
}

export function describeReview(row: Selectable<ReviewsTable>): Review {
  return {
    id: row.id,
    documentHash: row.document_hash,
    target: row.target as Review['target'],
    targetKey: row.target_key,
    evidence: row.evidence,
    action: row.action as Review['action'],
    field: row.field,
    value: JSON.parse(row.value) as Review['value'],
    previous: JSON.parse(row.previous) as Review['previous'],
    undoes: row.undoes,
    reviewer: row.reviewer,
    note: row.note,
    createdAt: row.created_at,
  };
}

export function packReview(review: Review): Insertable<ReviewsTable> {
  return {
    id: review.id,
    document_hash: review.documentHash,
    target: review.target,
    target_key: review.targetKey,
    evidence: review.evidence,
    action: review.action,
    field: review.field,
    value: JSON.stringify(review.value),
    previous: JSON.stringify(review.previous),
    undoes: review.undoes,
    reviewer: review.reviewer,
    note: review.note,
    created_at: review.createdAt,
  };
}

/**
 * Makes a decision out of what was handed in, against the record as it stands.
 * @param made its id, the document's hash and the time
 * @throws ReviewError where there is no such claim, event, field or value, or nothing to take back
 */
export function composeReview(
  wanted: NewReview,
  coded: CodedDocument,
  text: string,
  record: ReviewedRecord,
  made: { readonly id: string; readonly documentHash: string; readonly createdAt: string },
): Review {
  const target = findTarget(wanted, record);
  const base = {
    ...made,
    target: wanted.target,
    // An event may be named by any of its claims; its own key is what stays.
    targetKey: target.key,
    evidence: target.evidence,
    action: wanted.action,
    field: null,
    value: null,
    previous: null,
    undoes: null,
    reviewer: wanted.reviewer.trim(),
    note: wanted.note ?? '',
  };
  if (wanted.action === 'undo') return { ...base, ...findUndone(wanted, target) };
  if (wanted.action !== 'edit') return base;
  const field = wanted.field ?? '';
  const value = wanted.value ?? null;
  const fault = findEditFault(wanted.target, field, value);
  if (fault) throw new ReviewError(fault);
  const previous = readField(target.machine, field);
  if (!isReference(wanted.target, field)) {
    return { ...base, field, value, previous: previous as Review['previous'] };
  }
  const pinned = pinValue(coded, text, field, value);
  if (pinned === undefined) {
    throw new ReviewError(`"${field}" cannot be ${JSON.stringify(value)}: the document has no such id`);
  }
  const pinnedPrevious = pinValue(coded, text, field, previous) ?? null;
  return {
    ...base,
    field,
    value: pinned as Review['value'],
    previous: pinnedPrevious as Review['previous'],
  };
}

function findTarget(wanted: NewReview, record: ReviewedRecord): ReviewedClaim | ReviewedEvent {
  const targets = wanted.target === 'claim' ? record.claims : record.events;
  const found = targets.find((one) => one.key === wanted.targetKey);
  if (!found)
    throw new ReviewError(`the document has no ${wanted.target} with the key "${wanted.targetKey}"`);
  return found;
}

function findUndone(
  wanted: NewReview,
  target: ReviewedClaim | ReviewedEvent,
): Pick<Review, 'undoes' | 'targetKey' | 'evidence'> {
  const { history } = target.decision;
  const undone = listUndone(history);
  const open = history.filter((review) => !undone.has(review.id));
  const found = wanted.undoes
    ? open.find((review) => review.id === wanted.undoes)
    : open.findLast((review) => review.action !== 'undo');
  if (!found) {
    const what = wanted.undoes ? `the decision "${wanted.undoes}"` : 'no decision';
    throw new ReviewError(`nothing to take back: ${what} holds on this ${wanted.target}`);
  }
  // It must go where the decision goes that it takes back, whatever happens to the target.
  return { undoes: found.id, targetKey: found.targetKey, evidence: found.evidence };
}

/** Decisions, newest first, each with its document and whether the present coding has a place for it. */
export async function listDecisions(
  db: Kysely<Tables>,
  query: { document?: string; orphaned?: boolean; limit?: number; offset?: number },
) {
  let base = db
    .selectFrom('reviews')
    .leftJoin('documents', 'documents.hash', 'reviews.document_hash')
    .leftJoin('orphans', 'orphans.review_id', 'reviews.id');
  if (query.document !== undefined) {
    base = base.where('reviews.document_hash', '>=', query.document);
    base = base.where('reviews.document_hash', '<', `${query.document}g`);
  }
  if (query.orphaned !== undefined)
    base = base.where('orphans.reason', query.orphaned ? 'is not' : 'is', null);
  const { total } = await base.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await base
    .selectAll('reviews')
    .select(['documents.id as document_id', 'documents.title as document_title', 'orphans.reason'])
    .orderBy('reviews.seq', 'desc')
    .limit(query.limit ?? 100)
    .offset(query.offset ?? 0)
    .execute();
  return {
    total: Number(total),
    rows: rows.map((row) => ({
      review: describeReview(row),
      documentId: row.document_id,
      documentTitle: row.document_title,
      orphaned: row.reason as OrphanReason | null,
    })),
  };
}
