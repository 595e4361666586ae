/**
 * The record on disk: documents with their bytes, claims and events as coded, and what people decided about them.
 * One folder, the workspace, holds all of it; several processes may read and write it at once.
 */

import type { CodedDocument } from '../contract/coded-document.ts';
import type {
  ClaimQuery,
  ClaimRow,
  DocumentQuery,
  DocumentRow,
  Erasure,
  EventQuery,
  EventRow,
  Page,
  StoreCounts,
  StoredDocument,
  Versions,
} from '../contract/record.ts';
import type { NewReview, OrphanReason, Review, ReviewedRecord } from '../contract/review.ts';
import type { InputDocument } from '../text/document.ts';

export interface StoreOptions {
  /** The clock; tests set it. */
  readonly now?: () => Date;
  /** How long a write waits for another process, in milliseconds. */
  readonly busyTimeoutMs?: number;
}

/** A document ready to be kept. */
export interface NewDocument {
  /** The document's own bytes: those of the file, or of its line in a JSON Lines file. */
  readonly bytes: Uint8Array;
  readonly format: string;
  readonly fileName: string | null;
  /** SHA-256 of the file that it is a line of, and which line from 0; null for a file of its own. */
  readonly container: { readonly hash: string; readonly index: number } | null;
  readonly input: InputDocument;
  readonly coded: CodedDocument;
  readonly versions: Versions;
}

export type AddResult =
  | { readonly kind: 'added'; readonly id: string; readonly hash: string }
  | { readonly kind: 'known'; readonly id: string; readonly hash: string }
  | { readonly kind: 'erased'; readonly hash: string; readonly erasure: Erasure };

export type ResolvedId =
  | { readonly kind: 'document'; readonly documentId: string }
  | {
      readonly kind: 'claim' | 'event';
      readonly documentId: string;
      readonly id: string;
      readonly key: string;
    };

export interface ReviewRow {
  readonly review: Review;
  readonly documentId: string;
  readonly documentTitle: string | null;
  /** Null: attached to the present coding. */
  readonly orphaned: OrphanReason | null;
}

/** Opens the workspace `dir`, makes it if it is not there, and brings its tables up to date. */
export declare function openStore(dir: string, options?: StoreOptions): Promise<Store>;

export interface Store {
  readonly dir: string;

  /** Whether these bytes are in the store, were erased from it, or are new. */
  lookUp(hash: string): Promise<AddResult | { readonly kind: 'new'; readonly hash: string }>;
  /** Keeps one document in one transaction. `again` lifts an erasure of the same bytes. */
  addDocument(document: NewDocument, options?: { readonly again?: boolean }): Promise<AddResult>;

  listDocuments(query?: DocumentQuery): Promise<Page<DocumentRow>>;
  listClaims(query?: ClaimQuery): Promise<Page<ClaimRow>>;
  listEvents(query?: EventQuery): Promise<Page<EventRow>>;
  /** @param id a document's id, its hash or any beginning of it that only one document has; null: none. */
  getDocument(id: string): Promise<StoredDocument | null>;
  /** The document's own bytes as they were added. */
  readBytes(id: string): Promise<Uint8Array | null>;
  /** Reads a document id, `<document>/C1`, `<document>/E1` or a claim's key. Throws on an ambiguous beginning. */
  resolveId(id: string): Promise<ResolvedId | null>;

  /** Appends a decision and gives the document's record as it stands then. Throws ReviewError if it cannot apply. */
  appendReview(review: NewReview): Promise<{ readonly review: Review; readonly reviewed: ReviewedRecord }>;
  /** Decisions, newest first. */
  listReviews(query?: {
    readonly document?: string;
    readonly orphaned?: boolean;
    readonly limit?: number;
    readonly offset?: number;
  }): Promise<Page<ReviewRow>>;

  listErasures(): Promise<readonly Erasure[]>;
  counts(): Promise<StoreCounts>;
  /** The versions that produced what is stored, with how many documents each; and the version of the tables. */
  versions(): Promise<{
    readonly schema: number;
    readonly codings: readonly { readonly versions: Versions; readonly documents: number }[];
  }>;
  close(): Promise<void>;
}
