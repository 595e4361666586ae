/** What `ingest` gives for one document of a file: the document, or why there is none. */
import type { InputErrorCode } from '../contract/coded-document.ts';
import type { InputDocument } from '../text/document.ts';

/** The contract's codes, and the one that only files have: a format that OnRecord does not read. */
export type IngestErrorCode = InputErrorCode | 'unsupported-format';

export interface IngestError {
  readonly code: IngestErrorCode;
  readonly message: string;
}

/**
 * `bytes` are the document's own: those of the file, or of its line without the line end. `line` (from 1) is there when
 * the document is a line of a JSON Lines file.
 */
export type IngestResult =
  | {
      readonly document: InputDocument;
      readonly bytes: Uint8Array;
      readonly format: 'text' | 'html' | 'jsonl';
      readonly line?: number;
    }
  | { readonly error: IngestError; readonly id: string | null; readonly line?: number };

/** Texts longer than this, in UTF-16 units, are refused unless the caller allows more. */
export const DEFAULT_MAX_CHARS = 1_000_000;
