/**
 * Why the coder decided as it did. Stages write into a trace only where one is handed in; what they decide is the same
 * with and without it.
 */
import type { Id, Span, Status } from '../contract/coded-document.ts';
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

/** Which frame made a claim, by which words, and how its roles hang on its trigger. */
export interface ClaimPatternTrace {
  /** Id and file of the frame; null for a claim that a figure or a denial made. */
  readonly frame: { readonly id: string; readonly file: string } | null;
  /** What the trigger is: a verb, an event noun, fixed words, or the word by which somebody commits ('will', 'ready'). */
  readonly kind: 'verb' | 'noun' | 'phrase' | 'commitment';
  /** The verb that a noun hangs on, and what it does to the noun. */
  readonly carrier: {
    readonly span: Span;
    readonly part: 'carries' | 'takes place' | 'subject' | 'object' | 'other';
  } | null;
  /** The conditions of the frame that had to hold, and the words by which they did; null: no words, a passive without doer. */
  readonly conditions: readonly { readonly place: string; readonly span: Span | null }[];
  /** How many exclusions were looked at; none of them held. */
  readonly exclusions: number;
  /** The rule set that decided the ACLED sub-type, if the frame asks for one. */
  readonly rules: string | null;
  /** Each role with its way through the dependency tree to the trigger. */
  readonly roles: readonly { readonly role: string; readonly span: Span; readonly path: string }[];
}

/** What the status of a claim rests on. */
export interface ClaimStatusTrace {
  /** By grammar alone. */
  readonly grammar: Status;
  /** Form, tense, mood and negation of the verb that was looked at; null for a noun without one. */
  readonly verb: { readonly span: Span; readonly facts: readonly string[] } | null;
  /** The verb or adjective that governs it ('threatened | to attack'), where there is one. */
  readonly governor: Span | null;
  /** Whoever says it, from outside in. */
  readonly said: readonly Id[];
}

/** One entry for each decision about a claim that is traced. */
export interface ClaimTrace {
  readonly time: ClaimTimeTrace;
  readonly pattern: ClaimPatternTrace;
  readonly status: ClaimStatusTrace;
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
