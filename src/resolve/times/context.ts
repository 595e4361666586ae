/** What the resolvers of time expressions share: the document's day, the story told so far, and what comes out. */
import type { TimeExpression } from '../../contract/coded-document.ts';
import type { TimeLexicon } from '../../reference/lexicon/times.ts';
import type { ReadDocument } from '../../text/document.ts';
import type { TimeRule } from '../../text/trace-rules.ts';
import type { PartialDate } from './calendar.ts';
import type { Direction } from './tense.ts';
import type { Precision, Resolved } from './values.ts';

/** What an expression came to, and what it was counted from. */
export interface Outcome extends Resolved {
  readonly anchor: TimeExpression['anchor'];
  readonly basis: 'stated' | 'implied';
  readonly precision: Precision | null;
  /** The year is the text's own at this point and later dates without one may take it over. */
  readonly explicitYear: boolean;
  /** How it came to this. */
  readonly rule: TimeRule;
}

/** An expression that has been resolved and that later ones may count from. */
export interface Told extends Outcome {
  readonly id: string;
  readonly sentence: number;
  readonly paragraph: number;
  /** It opens its sentence: what follows is told of that time. */
  readonly framing: boolean;
}

export interface Context {
  readonly doc: ReadDocument;
  readonly lexicon: TimeLexicon;
  readonly published: PartialDate | null;
  /** Latest last. */
  readonly told: readonly Told[];
  readonly direction: Direction;
  readonly paragraph: number;
  /** ''s' follows: 'Wednesday's ruling'. */
  readonly possessive: boolean;
}

/** An outcome of which nothing is known yet. */
export const OPEN: Omit<Outcome, 'value' | 'rule'> = {
  days: null,
  anchor: null,
  basis: 'stated',
  precision: null,
  explicitYear: false,
};
