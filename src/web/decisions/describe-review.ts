/** One decision in words. */
import type { Status } from '../../contract/coded-document.ts';
import type { Review, ReviewAction } from '../../contract/review.ts';
import { STATUS_WORDS } from '../shared/words.ts';

const VERBS: Readonly<Record<ReviewAction, string>> = {
  accept: 'accepted',
  reject: 'rejected',
  unsure: 'was unsure about',
  edit: 'edited',
  undo: 'took back the last decision on',
};

/** 'rejected a claim', 'set status of an event to denied'. */
export function describeReview(review: Pick<Review, 'action' | 'target' | 'field' | 'value'>): string {
  const target = review.target === 'claim' ? 'a claim' : 'an event';
  if (review.action !== 'edit') return `${VERBS[review.action]} ${target}`;
  const value = review.field === 'status' ? STATUS_WORDS[review.value as Status] : undefined;
  return `set ${review.field ?? 'a field'} of ${target} to ${value ?? writeValue(review.value)}`;
}

/** A value as a reviewer would say it: its words, name or numbers; nothing is 'not given'. */
export function writeValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'not given';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(writeValue).join(', ');
  if (typeof value !== 'object') return String(value);
  const named = value as Record<string, unknown>;
  for (const key of ['name', 'subEventType', 'quote', 'words', 'text', 'id']) {
    if (typeof named[key] === 'string') return named[key];
  }
  return Object.entries(named)
    .filter(([, part]) => part !== null)
    .map(([key, part]) => `${key} ${writeValue(part)}`)
    .join(', ');
}
