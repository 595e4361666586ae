/** What the HTTP API answers beyond the store's own rows. The server gives it, the workbench reads it. */
import type { CodedDocument, Place } from './coded-document.ts';
import type { DocumentRow, StoreCounts, Versions } from './record.ts';
import type { Review, ReviewedClaim, ReviewedEvent, ReviewedRecord } from './review.ts';
import type { SentenceTree } from './sentence-tree.ts';

export interface ApiStatus {
  readonly name: 'onrecord';
  readonly version: string;
  /** The folder that holds the record. */
  readonly workspace: string;
  readonly counts: StoreCounts;
  /** What produced the stored codings, with how many documents each. */
  readonly codings: readonly { readonly versions: Versions; readonly documents: number }[];
  /** What this server can do here: coding of dropped files, export formats, place search. */
  readonly canAdd: boolean;
  readonly exportFormats: readonly string[];
  readonly canSearchPlaces: boolean;
}

/** One event with the document that it stands in. */
export interface ApiEvent {
  /** `<document id>/E1`. */
  readonly id: string;
  readonly document: DocumentRow;
  readonly text: string;
  readonly coded: CodedDocument;
  readonly event: ReviewedEvent;
  readonly claims: readonly ReviewedClaim[];
}

export interface ApiDecision {
  readonly review: Review;
  readonly reviewed: ReviewedRecord;
}

/** The closed lists that a reviewer chooses from. */
export interface ApiVocabulary {
  readonly acled: readonly { readonly eventType: string; readonly subEventTypes: readonly string[] }[];
}

export interface ApiPlaces {
  readonly places: readonly Place[];
}

export interface ApiLayers {
  /** Names of the GeoJSON files in the workspace's `layers/` folder, without extension. */
  readonly layers: readonly string[];
}

/** One sentence of a document as it was read. */
export interface ApiTree extends SentenceTree {
  /** How many sentences the document has. */
  readonly sentences: number;
}

/** What became of each document of a file that was handed in. */
export interface ApiAdded {
  readonly added: readonly {
    readonly kind: 'added' | 'known' | 'erased' | 'failed';
    readonly id: string | null;
    readonly message: string;
  }[];
}

export interface ApiError {
  readonly error: {
    /** One word for programs: 'not-found', 'invalid', 'forbidden' … */
    readonly code: string;
    /** For people: what is wrong, and what would be right. */
    readonly message: string;
  };
}
