/**
 * Why the coder decided as it did. Stages write into a trace only where one is handed in; what they decide is the same
 * with and without it.
 */
import type { Id } from '../contract/coded-document.ts';
import type { TimeDraft } from './drafts/times.ts';
import type { ClaimTimeRule, PassedRule, PublishedRule, TimeReader, TimeRule } from './trace-rules.ts';

/** The tense that a time expression stands in. */
export type Tense = 'past' | 'future' | 'none';

export interface TimeTrace {
  readonly reader: TimeReader;
  readonly draft: TimeDraft;
  readonly tense: Tense;
  readonly rule: TimeRule;
}

export interface ClaimTimeTrace {
  readonly rule: ClaimTimeRule;
  /** The claim that the time was taken over from. */
  readonly from: Id | null;
  /** The other times of its sentence, and why none of them dates it. */
  readonly passed: readonly { readonly time: Id; readonly rule: PassedRule }[];
}

/** One entry for each decision about a claim that is traced. */
export interface ClaimTrace {
  readonly time: ClaimTimeTrace;
}

export interface CodingTrace {
  published: PublishedRule | null;
  readonly times: Map<Id, TimeTrace>;
  readonly claims: Map<Id, ClaimTrace>;
}

/** An empty trace, to be handed to `codeDocument`. */
export function createTrace(): CodingTrace {
  return { published: null, times: new Map(), claims: new Map() };
}
