/** What an explanation is made of: sections for each decision, rows that say it in words, the spans and rules that it rests on. */
import type { CodedDocument, Span } from '../../contract/coded-document.ts';
import type { CodingTrace } from '../../text/trace.ts';

/** A coded document with its text and the trace of its coding. */
export interface Traced {
  readonly text: string;
  readonly coded: CodedDocument;
  readonly trace: CodingTrace;
}

export interface Quote extends Span {
  readonly quote: string;
}

export interface Row {
  readonly label: string;
  /** In plain words, quotes included. */
  readonly words: string;
  /** The name of the rule that decided, from `trace-rules.ts`. */
  readonly rule?: string;
  /** The words of the text that it rests on. */
  readonly spans?: readonly Quote[];
}

/** One decision: 'time', 'place' … */
export interface Section {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** Why one part of the coding is what it is. */
export interface Explanation {
  readonly id: string;
  readonly kind: 'document' | 'time' | 'claim' | 'event';
  readonly heading: string;
  readonly sections: readonly Section[];
}

export function quoteOf(text: string, { start, end }: Span): Quote {
  return { start, end, quote: text.slice(start, end) };
}

/** '“a day earlier”', on one line. */
export function quoted(text: string, span: Span): string {
  return `“${text.slice(span.start, span.end).replace(/\s+/g, ' ')}”`;
}
