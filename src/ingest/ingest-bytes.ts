/** Bytes of a file to documents: the first stage. Pure: the disk is read elsewhere. */
import type { InputDocument } from '../text/document.ts';
import { decodeHtml, decodePlainText } from './decode-text.ts';
import { detectFormat } from './detect-format.ts';
import { extractPage } from './html/extract-page.ts';
import { DEFAULT_MAX_CHARS, type IngestErrorCode, type IngestResult } from './ingest-result.ts';
import { describeTooLarge, parseDocumentLine } from './json-lines.ts';

export interface FileMeta {
  /** Name of the file: the id of its document, and the format where the bytes leave it open. */
  readonly fileName?: string;
  /** Longest text of one document, in UTF-16 units. */
  readonly maxChars?: number;
}

/**
 * Reads one file: plain text, HTML or JSON Lines.
 * @param bytes the file as it is
 * @returns one result for text and HTML, one for each line of JSON Lines, in order; never throws on bad input
 */
export function ingestBytes(bytes: Uint8Array, meta: FileMeta = {}): IngestResult[] {
  const id = meta.fileName ?? null;
  const maxChars = meta.maxChars ?? DEFAULT_MAX_CHARS;
  const fail = (code: IngestErrorCode, message: string): IngestResult[] => [{ error: { code, message }, id }];
  const { format, name } = detectFormat(bytes, meta.fileName);
  if (format === 'unsupported') return fail('unsupported-format', `${name} is not read yet`);
  if (format === 'jsonl') return ingestLines(bytes, maxChars);

  const decoded = format === 'html' ? decodeHtml(bytes) : decodePlainText(bytes);
  if ('error' in decoded) return [{ error: decoded.error, id }];
  const extracted =
    format === 'html' ? extractPage(decoded.text) : { page: { ...PLAIN, text: decoded.text } };
  if ('error' in extracted) return [{ error: extracted.error, id }];
  const { page } = extracted;
  if (page.text.length > maxChars) return fail('too-large', describeTooLarge(page.text.length, maxChars));
  const document = { id: id ?? '1', ...page, warnings: [...decoded.warnings, ...page.warnings] };
  return [{ document, bytes, format }];
}

const PLAIN: Omit<InputDocument, 'id'> = {
  text: '',
  title: null,
  publishedAt: null,
  source: null,
  language: null,
  parts: null,
  warnings: [],
};

function ingestLines(bytes: Uint8Array, maxChars: number): IngestResult[] {
  const results: IngestResult[] = [];
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(10, start);
    const end = found < 0 ? bytes.length : found;
    results.push(
      parseDocumentLine(bytes.subarray(start, end), results.length + 1, { maxChars, posts: true }),
    );
    start = end + 1;
  }
  return results;
}
