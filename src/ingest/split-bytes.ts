/** The documents of a file with the bytes of each: what the store keeps, and knows a document by. */
import { detectFormat, type Format } from './detect-format.ts';
import { ingestBytes } from './ingest-bytes.ts';
import type { IngestResult } from './ingest-result.ts';
import { parseDocumentLine } from './json-lines.ts';

export interface FilePart {
  /** The document's own bytes: of the whole file, or of its line without the line's end. */
  readonly bytes: Uint8Array;
  readonly format: Format;
  /** Which line of a JSON Lines file, from 0; null for a file of its own. */
  readonly index: number | null;
  readonly result: IngestResult;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Cuts a file into its documents. Never throws on bad input: each part has its document or its error. */
export function splitBytes(bytes: Uint8Array, fileName: string): FilePart[] {
  const { format } = detectFormat(bytes, fileName);
  if (format !== 'jsonl') {
    return ingestBytes(bytes, { fileName }).map((result) => ({ bytes, format, index: null, result }));
  }
  const parts: FilePart[] = [];
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found;
    parts.push(readLinePart(bytes.subarray(start, end), parts.length));
    start = end + 1;
  }
  return parts;
}

/** @param index of the line in its file, from 0 */
export function readLinePart(line: Uint8Array, index: number): FilePart {
  const bytes = line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
  return { bytes, format: 'jsonl', index, result: parseDocumentLine(bytes, index + 1, { posts: true }) };
}

/** Reads the bytes of a document that the store kept, as `splitBytes` had read them. */
export function readPart(
  bytes: Uint8Array,
  kept: { readonly format: string; readonly fileName: string | null; readonly recordIndex: number | null },
): IngestResult | null {
  if (kept.format === 'jsonl') return readLinePart(bytes, kept.recordIndex ?? 0).result;
  return ingestBytes(bytes, { fileName: kept.fileName ?? '' })[0] ?? null;
}
