/** JSON Lines: one document a line, as CONTRACT.md describes them. */
import type { InputDocument } from '../text/document.ts';
import { decodeUtf8, invalidUtf8 } from './decode-text.ts';
import { DEFAULT_MAX_CHARS, type IngestErrorCode, type IngestResult } from './ingest-result.ts';

export interface LineOptions {
  /** Longest text, in UTF-16 units. */
  readonly maxChars?: number;
  /** Also reads the keys of a channel's posts: `date` for the day, `channel` or `author` for the source. */
  readonly posts?: boolean;
}

/**
 * Reads one line.
 * @param bytes the line without its end
 * @param line its number, from 1; the id of a document that has none
 * @returns the document, or the error with the code that the contract names
 */
export function parseDocumentLine(bytes: Uint8Array, line: number, options: LineOptions = {}): IngestResult {
  const fail = (code: IngestErrorCode, message: string, id: string | null = null): IngestResult => ({
    error: { code, message },
    id,
    line,
  });
  const source = decodeUtf8(bytes);
  if (source === null) return { error: invalidUtf8(bytes), id: null, line };
  if (source.trim() === '') return fail('invalid-json', 'the line is blank');
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    return fail('invalid-json', error instanceof Error ? shorten(error.message) : 'not JSON');
  }
  if (!isRecord(value)) return fail('not-an-object', `expected an object, found ${nameJsonType(value)}`);
  const id = readId(value.id);
  if (typeof value.text !== 'string') {
    const found =
      value.text === undefined ? 'there is no "text"' : `"text" is ${nameJsonType(value.text)}, not a string`;
    return fail('no-text', found, id);
  }
  const maxChars = options.maxChars ?? DEFAULT_MAX_CHARS;
  if (value.text.length > maxChars)
    return fail('too-large', describeTooLarge(value.text.length, maxChars), id);
  const document = buildDocument(value, value.text, id ?? String(line), options.posts ?? false);
  return { document, bytes, format: 'jsonl', line };
}

/** The message of a text that is over the limit; both numbers in UTF-16 units. */
export function describeTooLarge(length: number, maxChars: number): string {
  return `the text has ${length} characters, the limit is ${maxChars} (--max-chars)`;
}

/**
 * Reads the id off the beginning of a line that is too long to be parsed.
 * @returns null when the line does not begin with it
 */
export function peekId(start: string): string | null {
  const found = /^\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.){0,1000}"|-?\d{1,30})/.exec(start);
  try {
    return found?.[1] === undefined ? null : readId(JSON.parse(found[1]));
  } catch {
    return null;
  }
}

function buildDocument(
  value: Record<string, unknown>,
  text: string,
  id: string,
  posts: boolean,
): InputDocument {
  const warnings: string[] = [];
  const date = readString(value.publishedAt) ?? (posts ? readString(value.date) : null);
  const published = date !== null && isIsoDate(date) ? date : null;
  if (date !== null && published === null)
    warnings.push(`publishedAt ${JSON.stringify(shorten(date))} is not an ISO 8601 date`);
  const from = posts ? (readString(value.channel) ?? readString(value.author)) : null;
  return {
    id,
    text,
    title: readString(value.title),
    publishedAt: published,
    source: readString(value.source) ?? from,
    language: readString(value.language),
    parts: null,
    warnings,
  };
}

/**
 * Whether a string is an ISO 8601 date ('2018', '2018-06', '2018-06-26') or date-time, with a day that exists.
 */
export function isIsoDate(value: string): boolean {
  const match =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}(?::?\d{2}(?::?\d{2}([.,]\d+)?)?)?(Z|[+-]\d{2}(:?\d{2})?)?)?)?)?$/i.exec(
      value,
    );
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function readId(value: unknown): string | null {
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' ? String(value) : null;
}

function readString(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameJsonType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function shorten(message: string): string {
  return message.length > 160 ? `${message.slice(0, 157)}…` : message;
}
