/** What a record will look like once the server has taken a decision. Undo is left to the server, which folds history. */
import type { Decision, NewReview, ReviewedRecord } from '../../contract/review.ts';

type Handed = Pick<NewReview, 'target' | 'targetKey' | 'action' | 'field' | 'value' | 'reviewer'>;

/** The same record with the decision applied; the record itself where it changes nothing. */
export function applyDecision<
  T extends Pick<ReviewedRecord, 'claims'> & Partial<Pick<ReviewedRecord, 'events'>>,
>(reviewed: T, review: Handed, at: string): T {
  if (review.action === 'undo') return reviewed;
  if (review.target === 'claim') {
    const claims = reviewed.claims.map((item) =>
      item.key === review.targetKey
        ? {
            ...item,
            claim: setField(item.claim, review),
            decision: decide(item.decision, review, at, readField(item.machine, review.field)),
          }
        : item,
    );
    return { ...reviewed, claims };
  }
  const events = reviewed.events?.map((item) =>
    item.key === review.targetKey
      ? {
          ...item,
          event: setField(item.event, review),
          decision: decide(item.decision, review, at, readField(item.machine, review.field)),
          verdict: review.action === 'edit' ? item.verdict : review.action === 'undo' ? null : review.action,
        }
      : item,
  );
  return events ? { ...reviewed, events } : reviewed;
}

function setField<T extends object>(item: T, review: Handed): T {
  if (review.action !== 'edit' || !review.field) return item;
  const [field = '', kind] = review.field.split('.');
  if (kind === undefined) return { ...item, [field]: review.value };
  const before = (item as Record<string, unknown>)[field] as Record<string, unknown> | undefined;
  return { ...item, [field]: { ...before, [kind]: review.value ?? undefined } };
}

function readField(item: object, path: string | undefined): unknown {
  const [field = '', kind] = (path ?? '').split('.');
  const value = (item as Record<string, unknown>)[field];
  return kind === undefined ? value : (value as Record<string, unknown> | undefined)?.[kind];
}

function decide(decision: Decision, review: Handed, at: string, machine: unknown): Decision {
  if (review.action === 'edit') {
    const edit = {
      field: review.field ?? '',
      value: review.value,
      machine,
      machineChanged: false,
      reviewId: 'pending',
      reviewer: review.reviewer,
      createdAt: at,
      note: '',
    };
    return { ...decision, edits: [...decision.edits.filter((item) => item.field !== edit.field), edit] };
  }
  return review.action === 'undo' ? decision : { ...decision, verdict: review.action };
}
