/** The tables, typed. Booleans are 0 and 1, JSON is text, times are ISO 8601 in UTC: the same on every engine. */
import type { Generated } from 'kysely';

export interface BlobsTable {
  hash: string;
  bytes: Uint8Array;
  size: number;
}

export interface DocumentsTable {
  seq: Generated<number>;
  id: string;
  hash: string;
  blob_hash: string;
  container_hash: string | null;
  record_index: number | null;
  title: string | null;
  source: string | null;
  /** InputDefaults as JSON: what the user said of it where its bytes say nothing. */
  defaults: string;
  language: string;
  published_at: string | null;
  published_basis: string;
  format: string;
  file_name: string | null;
  added_at: string;
  /** For the full-text index; the exact text is in `coded`. */
  text: string;
  /** The CodedDocument with its text, as JSON in gzip. */
  coded: Uint8Array;
  coded_at: string;
  code_version: string;
  data_version: string;
  model_version: string;
  claim_count: number;
  event_count: number;
  warning_count: number;
  decided_count: number;
}

/** What lists filter by. Rows of `claims` and `events` follow from a coding and its decisions, and are made anew. */
interface CodingColumns {
  document_seq: number;
  /** Place in the coding, from 0. */
  position: number;
  key: string;
  event_type: string | null;
  acled_event_type: string | null;
  acled_sub_event_type: string | null;
  /** ',a,b,' so that one value is found whole. */
  harms: string;
  status: string;
  background: number;
  date_start: string | null;
  date_end: string | null;
  country: string | null;
  lat: number | null;
  lon: number | null;
  /** Lower-cased names, for part-of-name filters. */
  parties: string;
  sources: string;
  place: string;
  verdict: string | null;
  /** The ClaimRow or EventRow less what the document gives, as JSON. */
  row: string;
}

export interface ClaimsTable extends CodingColumns {
  claim_id: string;
}

export interface EventsTable extends CodingColumns {
  event_id: string;
  grade: string;
  salience: number;
}

export interface ReviewsTable {
  seq: Generated<number>;
  id: string;
  document_hash: string;
  target: string;
  target_key: string;
  evidence: string;
  action: string;
  field: string | null;
  value: string;
  previous: string;
  undoes: string | null;
  reviewer: string;
  note: string;
  created_at: string;
}

/** Decisions that the present coding has no place for; made anew with the coding's rows. */
export interface OrphansTable {
  review_id: string;
  document_hash: string;
  reason: string;
}

export interface ErasuresTable {
  seq: Generated<number>;
  document_hash: string;
  document_id: string;
  reason: string;
  erased_by: string;
  erased_at: string;
  lifted_at: string | null;
  /** When the freed space was rewritten; null: still to be done. */
  purged_at: string | null;
}

export interface SchemaVersionsTable {
  version: number;
  name: string;
  applied_at: string;
}

export interface Tables {
  schema_versions: SchemaVersionsTable;
  blobs: BlobsTable;
  documents: DocumentsTable;
  claims: ClaimsTable;
  events: EventsTable;
  reviews: ReviewsTable;
  orphans: OrphansTable;
  erasures: ErasuresTable;
}
