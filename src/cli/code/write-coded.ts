/** A coded document as the command prints it: keys in the contract's order, and what the options ask for. */
import { type CodedDocument, codedDocumentSchema } from '../../contract/coded-document.ts';

export interface PrintOptions {
  /** `quote` beside every span. */
  readonly quotes: boolean;
  /** The text itself. */
  readonly text: boolean;
  readonly tokens: boolean;
  readonly pretty: boolean;
}

const KEYS = Object.keys(codedDocumentSchema.shape) as (keyof CodedDocument)[];

/**
 * @param text the text of the document, which its spans count in
 * @returns JSON, without a line end; the same bytes for the same coding and options
 */
export function formatCoded(coded: CodedDocument, text: string, options: PrintOptions): string {
  const printed: Record<string, unknown> = {};
  for (const key of KEYS) {
    if (key === 'text') {
      if (options.text) printed.text = text;
    } else if (key !== 'tokens' || options.tokens) printed[key] = coded[key];
  }
  return formatJson(options.quotes ? addQuotes(printed, text) : printed, options.pretty);
}

export function formatJson(value: unknown, pretty: boolean): string {
  return JSON.stringify(value, null, pretty ? 2 : undefined);
}

/** Puts the words of each span beside it: every object with numbers for `start` and `end` is one. */
function addQuotes(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((each) => addQuotes(each, text));
  if (typeof value !== 'object' || value === null) return value;
  const { start, end } = value as { start?: unknown; end?: unknown };
  const quote = typeof start === 'number' && typeof end === 'number' ? text.slice(start, end) : null;
  const quoted: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) {
    quoted[key] = addQuotes(each, text);
    if (key === 'end' && quote !== null) quoted.quote = quote;
  }
  return quoted;
}
