/** What differs between database engines. Everything else of the store is the same SQL on each. */
import type { Expression, Kysely, RawBuilder, SqlBool } from 'kysely';
import type { Tables } from './tables.ts';

export interface Engine {
  readonly db: Kysely<Tables>;
  /** The column type of a key that counts up by itself. */
  readonly serialKey: 'integer' | 'serial';
  readonly bytesType: 'blob' | 'bytea';
  /** Forbids UPDATE and DELETE on `reviews`, save of documents whose erasure holds. */
  protectReviews(db: Kysely<Tables>): Promise<void>;
  /** Makes the full-text index over `documents.title` and `.text`, kept in step by the engine. */
  createFullText(db: Kysely<Tables>): Promise<void>;
  /** Makes the index anew from the documents, so that no word of a removed one is left in it. */
  rebuildFullText(db: Kysely<Tables>): Promise<void>;
  /** Holds where the document `seq` has every word of `query`. */
  matchText(query: string, seq: Expression<number>): Expression<SqlBool>;
  /** A table of the documents with every word of `query`: `seq`, and `relevance`, best lowest. */
  searchText(query: string): RawBuilder<{ seq: number; relevance: number }>;
  /** For each of the documents the words found, `‹` and `›` around them. */
  readSnippets(
    db: Kysely<Tables>,
    query: string,
    seqs: readonly number[],
  ): Promise<ReadonlyMap<number, string>>;
  /** Runs as one of many writers; `alone` waits until nobody else writes and keeps all others out. */
  runShared<T>(action: () => Promise<T>): Promise<T>;
  runAlone<T>(purpose: string, since: Date, action: () => Promise<T>): Promise<T>;
  /** Rewrites the space that removed rows left, in every file. False: a reader is in the way, try again later. */
  purge(): Promise<boolean>;
  /** Writes a whole, consistent copy to `file`, which must not exist. */
  copyTo(file: string): Promise<void>;
  /** Puts the copy `file` in place of everything, at once. */
  copyFrom(file: string): Promise<void>;
  /** Empty: sound. */
  checkIntegrity(): Promise<readonly string[]>;
  close(): Promise<void>;
}
