/** The list of things that killed processes do, one after the other, and what they said that they had done. */

export type Operation = { readonly kind: 'add' | 'review' | 'erase'; readonly document: number };

/** Mostly adds; every fifth is a decision on the document before it; now and then an earlier document is erased. */
export function planOperation(number: number): Operation {
  if (number % 40 === 39) return { kind: 'erase', document: number - 21 };
  if (number % 5 === 4) return { kind: 'review', document: number - 1 };
  return { kind: 'add', document: number };
}

export interface Acknowledged {
  readonly kind: Operation['kind'];
  readonly hash: string;
  readonly number: number;
  readonly id?: string;
}
