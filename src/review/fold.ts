/**
 * Folds the decisions on a document over its coding. What people decided always stands over what the machine says;
 * a decision that the coding has no place for is listed, never dropped.
 */
import type { Claim, CodedDocument, Event, FigureKind } from '../contract/coded-document.ts';
import type {
  Decision,
  FieldEdit,
  OrphanedReview,
  Review,
  ReviewedClaim,
  ReviewedEvent,
  ReviewedRecord,
  Verdict,
} from '../contract/review.ts';
import { isReference, unpinValue } from './edits.ts';
import { isSameEvidence, keyEvents, listClaimKeys, quoteEvidence } from './evidence.ts';

/**
 * @param coded the present coding
 * @param text the document's text, which the coding's offsets count in
 * @param reviews every decision on this document, in the order they were made
 * @returns the coding as reviewed, and the decisions that found no place in it
 */
export function foldReviews(coded: CodedDocument, text: string, reviews: readonly Review[]): ReviewedRecord {
  const orphans: OrphanedReview[] = [];
  const quotes = new Map<string, string>();
  for (const claim of coded.claims) {
    if (!quotes.has(claim.key)) quotes.set(claim.key, quoteEvidence(coded, text, claim));
  }
  const attached = reviews.filter((review) => {
    const present = quotes.get(review.targetKey);
    if (present !== undefined && isSameEvidence(review.evidence, present)) return true;
    // Only an erasure empties the words of a decision.
    const gone = present === undefined ? 'target-gone' : 'evidence-changed';
    orphans.push({ review, reason: review.evidence === '' ? 'erased' : gone });
    return false;
  });

  const claims = coded.claims.map((machine): ReviewedClaim => {
    const own = attached.filter((review) => review.target === 'claim' && review.targetKey === machine.key);
    const { value: claim, decision } = decide(coded, text, machine, own, orphans);
    return { key: machine.key, claim, machine, evidence: quotes.get(machine.key) ?? '', decision };
  });
  return { claims, events: foldEvents(coded, text, attached, claims, orphans), orphans };
}

function foldEvents(
  coded: CodedDocument,
  text: string,
  attached: readonly Review[],
  claims: readonly ReviewedClaim[],
  orphans: OrphanedReview[],
): ReviewedEvent[] {
  const claimKeys = new Map(coded.claims.map((claim) => [claim.id, claim.key]));
  const keys = keyEvents(coded);
  const holders = new Map<string, number>();
  coded.events.forEach((event, index) => {
    for (const key of listClaimKeys(event, claimKeys)) if (!holders.has(key)) holders.set(key, index);
  });
  // An event's own key comes before a claim that it merely includes.
  keys.forEach((key, index) => {
    holders.set(key, index);
  });
  const byEvent = new Map<number, Review[]>();
  for (const review of attached.filter((one) => one.target === 'event')) {
    const holder = holders.get(review.targetKey);
    if (holder === undefined) orphans.push({ review, reason: 'target-gone' });
    else byEvent.set(holder, [...(byEvent.get(holder) ?? []), review]);
  }
  const byId = new Map(claims.map((claim) => [claim.claim.id, claim]));
  return coded.events.map((machine, index) => {
    const key = keys[index] ?? machine.id;
    const { value: event, decision } = decide(coded, text, machine, byEvent.get(index) ?? [], orphans, key);
    const own = machine.claims.map((id) => byId.get(id));
    const allRejected = own.length > 0 && own.every((claim) => claim?.decision.verdict === 'reject');
    const verdict: Verdict | null = decision.verdict ?? (allRejected ? 'reject' : null);
    const evidence = own.find((claim) => claim?.key === key)?.evidence ?? '';
    return { key, event, machine, evidence, decision, verdict };
  });
}

/**
 * @param ownKey of an event that has taken in other events, its own key: decisions on it outweigh those on the others
 */
function decide<T extends Claim | Event>(
  coded: CodedDocument,
  text: string,
  machine: T,
  history: readonly Review[],
  orphans: OrphanedReview[],
  ownKey?: string,
): { value: T; decision: Decision } {
  const undone = listUndone(history);
  const active = history.filter((review) => !undone.has(review.id) && review.action !== 'undo');
  const ranked =
    ownKey === undefined
      ? active
      : [
          ...active.filter((one) => one.targetKey !== ownKey),
          ...active.filter((one) => one.targetKey === ownKey),
        ];
  let value = machine;
  let verdictReview: Review | null = null;
  const edits = new Map<string, FieldEdit>();
  for (const review of ranked) {
    if (review.action !== 'edit') {
      verdictReview = review;
      continue;
    }
    const field = review.field ?? '';
    const reference = isReference(review.target, field);
    const edited = reference ? unpinValue(coded, text, field, review.value) : review.value;
    if (edited === undefined) {
      if (!orphans.some((orphan) => orphan.review.id === review.id)) {
        orphans.push({ review, reason: 'value-gone' });
      }
      continue;
    }
    value = setField(value, field, edited);
    const present = readField(machine, field);
    const before = reference ? unpinValue(coded, text, field, review.previous) : review.previous;
    const { reviewer, createdAt, note } = review;
    const machineChanged = !isEqualJson(before, present);
    edits.set(field, {
      field,
      value: edited,
      machine: present,
      machineChanged,
      reviewId: review.id,
      reviewer,
      createdAt,
      note,
    });
  }
  const verdict = (verdictReview?.action ?? null) as Verdict | null;
  return {
    value,
    decision: { verdict, verdictReview, edits: [...edits.values()], history, undone: [...undone] },
  };
}

/** Decisions taken back. An undo can be undone, and what it took back then holds again. */
export function listUndone(history: readonly Review[]): ReadonlySet<string> {
  const undone = new Set<string>();
  // An undo names an earlier decision, so from the end each is settled before what it takes back.
  for (const review of history.toReversed()) {
    if (review.action === 'undo' && review.undoes !== null && !undone.has(review.id))
      undone.add(review.undoes);
  }
  return undone;
}

/** @returns the field's value; of `figures.killed` the one figure; null where there is none */
export function readField(target: Claim | Event, field: string): unknown {
  let value: unknown = target;
  for (const part of field.split('.')) value = (value as Record<string, unknown> | null)?.[part] ?? null;
  return value;
}

function setField<T extends Claim | Event>(target: T, field: string, value: unknown): T {
  const kind = field.startsWith('figures.') ? (field.slice('figures.'.length) as FigureKind) : null;
  if (kind === null || !('salience' in target)) return { ...target, [field]: value };
  const { [kind]: _, ...others } = target.figures;
  return { ...target, figures: value === null ? others : { ...others, [kind]: value } };
}

function isEqualJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(sortKeys(a)) === JSON.stringify(sortKeys(b));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sortKeys(one)]));
}
