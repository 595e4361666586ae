/** One finding: what became of one counted group. */
import type { FigureKind, Span } from '../../contract/coded-document.ts';

export interface Hit {
  readonly group: number;
  readonly kind: FigureKind;
  /** The verb, noun or adjective that gives the kind. */
  readonly evidence: readonly Span[];
  /** A running total by its noun ('toll'). */
  readonly total: boolean;
  /** Set when several verbs share the group and it cannot be told whom each befell. */
  readonly shared: boolean;
  /** Harm that killing said of the same group takes the place of ('shot and killed'). */
  readonly weak: boolean;
  /** The words say that there was none ('without casualties'). */
  readonly none: boolean;
  /** The word of the kind is itself what is counted ('30 wounded'). */
  readonly noun: boolean;
}

const span = ({ start, end }: Span): Span => ({ start, end });

export function hit(group: number, kind: FigureKind, evidence: readonly Span[], extra?: Partial<Hit>): Hit {
  return {
    group,
    kind,
    evidence: evidence.map(span),
    total: false,
    shared: false,
    weak: false,
    none: false,
    noun: false,
    ...extra,
  };
}
