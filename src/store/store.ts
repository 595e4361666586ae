/**
 * The record on disk: documents with their bytes, claims and events as coded, and what people decided about them.
 * One folder, the workspace, holds all of it; several processes may read and write it at once.
 */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
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
import { foldReviews } from '../review/fold.ts';
import type { InputDocument } from '../text/document.ts';
import {
  chooseId,
  type DocumentRecord,
  describeErasure,
  eraseDocument,
  findDocument,
  findErasure,
  listCodingColumns,
  projectDocument,
  unpackCoding,
} from './documents.ts';
import type { Engine } from './engine.ts';
import { ReviewError, StoreError, WorkspaceLockedError } from './errors.ts';
import { hashBytes } from './hash.ts';
import { migrateSchema, SCHEMA_VERSION } from './migrations.ts';
import {
  countRows,
  describeDocument,
  listClaims,
  listDocuments,
  listEvents,
  listVersions,
} from './queries.ts';
import { composeReview, listDecisions, packReview, readReviews } from './reviews.ts';
import { openSqliteEngine } from './sqlite/engine.ts';
import type { Tables } from './tables.ts';

export interface StoreOptions {
  /** The clock; tests set it. */
  readonly now?: () => Date;
  /** How long a write waits for another process, in milliseconds; 30 seconds by default. */
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
  /** What the user said of it where its bytes say nothing; used again when it is coded anew. */
  readonly defaults?: InputDefaults;
}

/** Stands in for what a document does not say of itself. */
export interface InputDefaults {
  readonly publishedAt?: string;
  readonly source?: string;
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
  /** Null: the document was erased. */
  readonly documentId: string | null;
  readonly documentTitle: string | null;
  /** Null: attached to the present coding. */
  readonly orphaned: OrphanReason | null;
}

/** What is needed to code a stored document again. */
export interface StoredSource {
  readonly id: string;
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly format: string;
  readonly fileName: string | null;
  readonly recordIndex: number | null;
  readonly defaults: InputDefaults;
}

/** What became of the words after an erasure. False: another process reads them still; a later opening finishes it. */
export interface ErasureResult {
  readonly erasure: Erasure;
  readonly purged: boolean;
}

const DEFAULT_BUSY_TIMEOUT_MS = 30_000;

/**
 * Opens the workspace `dir`, makes it if it is not there, and brings its tables up to date.
 * @throws StoreError where the folder holds something else, is damaged or is newer than this program
 * @throws WorkspaceLockedError where another process keeps it locked for longer than `busyTimeoutMs`
 */
export async function openStore(dir: string, options: StoreOptions = {}): Promise<Store> {
  const now = options.now ?? (() => new Date());
  const busyTimeoutMs = options.busyTimeoutMs ?? DEFAULT_BUSY_TIMEOUT_MS;
  const engine = openSqliteEngine(dir, busyTimeoutMs);
  try {
    await migrateSchema(engine, now);
    const store = new Store(dir, engine, now);
    // Whoever keeps the workspace locked does not keep others from reading it; a later opening finishes then.
    await store.finishErasures().catch((error: unknown) => {
      if (!(error instanceof WorkspaceLockedError)) throw error;
    });
    return store;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

export class Store {
  readonly dir: string;
  readonly #engine: Engine;
  readonly #now: () => Date;

  constructor(dir: string, engine: Engine, now: () => Date) {
    this.dir = dir;
    this.#engine = engine;
    this.#now = now;
  }

  /** Whether the document with these bytes is in the store, was erased from it, or is new. */
  async lookUp(hash: string): Promise<AddResult | { readonly kind: 'new'; readonly hash: string }> {
    return (await lookUpHash(this.#engine.db, hash)) ?? { kind: 'new', hash };
  }

  /**
   * Keeps one document in one transaction: when this returns, it is on the disk.
   * @param options `again` adds a document that was erased; the erasure stays on record as lifted
   */
  async addDocument(document: NewDocument, options: { readonly again?: boolean } = {}): Promise<AddResult> {
    const hash = hashBytes(document.bytes);
    return this.#write(async (db) => {
      const found = await lookUpHash(db, hash);
      if (found && !(found.kind === 'erased' && options.again)) return found;
      const addedAt = this.#now().toISOString();
      await db
        .updateTable('erasures')
        .set({ lifted_at: addedAt })
        .where('document_hash', '=', hash)
        .where('lifted_at', 'is', null)
        .execute();
      const { bytes } = document;
      await db.insertInto('blobs').values({ hash, bytes, size: bytes.byteLength }).execute();
      const { input, coded, versions } = document;
      const id = await chooseId(db, hash);
      const { seq } = await db
        .insertInto('documents')
        .values({
          id,
          hash,
          blob_hash: hash,
          container_hash: document.container?.hash ?? null,
          record_index: document.container?.index ?? null,
          format: document.format,
          file_name: document.fileName,
          added_at: addedAt,
          defaults: JSON.stringify(document.defaults ?? {}),
          ...listCodingColumns({ input, coded, versions, codedAt: addedAt }),
        })
        .returning('seq')
        .executeTakeFirstOrThrow();
      await projectDocument(db, Number(seq), hash, coded, input.text);
      return { kind: 'added', id, hash };
    });
  }

  /** Puts a new coding in place of the old one; every decision is attached again or listed as orphaned. */
  async replaceCoding(
    id: string,
    coding: { readonly input: InputDocument; readonly coded: CodedDocument; readonly versions: Versions },
  ): Promise<ReviewedRecord | null> {
    return this.#write(async (db) => {
      const document = await findDocument(db, id);
      if (!document) return null;
      const columns = listCodingColumns({ ...coding, codedAt: this.#now().toISOString() });
      await db.updateTable('documents').set(columns).where('seq', '=', document.seq).execute();
      return projectDocument(db, document.seq, document.hash, coding.coded, coding.input.text);
    });
  }

  /**
   * The next document whose coding other versions produced, in the order of hashes: what a re-coding has to do.
   * @param versions null: any document
   * @param after the hash of the last one that was done or failed; null: from the beginning
   */
  async findOutdated(versions: Versions | null, after: string | null): Promise<StoredSource | null> {
    let query = this.#engine.db
      .selectFrom('documents')
      .innerJoin('blobs', 'blobs.hash', 'documents.blob_hash')
      .select(['id', 'documents.hash', 'bytes', 'format', 'file_name', 'record_index', 'defaults']);
    if (versions !== null) {
      query = query.where((eb) =>
        eb.or([
          eb('code_version', '!=', versions.code),
          eb('data_version', '!=', versions.data),
          eb('model_version', '!=', versions.model),
        ]),
      );
    }
    if (after !== null) query = query.where('documents.hash', '>', after);
    const row = await query.orderBy('documents.hash').limit(1).executeTakeFirst();
    if (!row) return null;
    return {
      id: row.id,
      hash: row.hash,
      bytes: row.bytes,
      format: row.format,
      fileName: row.file_name,
      recordIndex: row.record_index,
      defaults: JSON.parse(row.defaults) as InputDefaults,
    };
  }

  async countOutdated(versions: Versions | null): Promise<number> {
    const codings = await listVersions(this.#engine.db);
    const isOld = ({ versions: one }: { versions: Versions }) =>
      versions === null ||
      one.code !== versions.code ||
      one.data !== versions.data ||
      one.model !== versions.model;
    return codings.filter(isOld).reduce((sum, one) => sum + one.documents, 0);
  }

  /** Runs `action` while no other process may write to the workspace; reading goes on. */
  async runAlone<T>(purpose: string, action: () => Promise<T>): Promise<T> {
    return this.#engine.runAlone(purpose, this.#now(), action);
  }

  listDocuments(query: DocumentQuery = {}): Promise<Page<DocumentRow>> {
    return this.#read((db) => listDocuments(this.#engine, db, query));
  }

  listClaims(query: ClaimQuery = {}): Promise<Page<ClaimRow>> {
    return this.#read((db) => listClaims(this.#engine, db, query));
  }

  listEvents(query: EventQuery = {}): Promise<Page<EventRow>> {
    return this.#read((db) => listEvents(this.#engine, db, query));
  }

  /** @param id a document's id, its hash or any beginning of 4 digits or more that only one document has */
  async getDocument(id: string): Promise<StoredDocument | null> {
    const found = await this.#read(async (db) => {
      const document = await findDocument(db, id);
      return document && { document, reviews: await readReviews(db, document.hash) };
    });
    if (!found) return null;
    const { text, coded } = unpackCoding(found.document.coded);
    return {
      row: describeDocument(found.document),
      text,
      coded,
      reviewed: foldReviews(coded, text, found.reviews),
    };
  }

  /** Ids of all documents, in the order they were added. */
  async listDocumentIds(): Promise<readonly string[]> {
    const rows = await this.#engine.db.selectFrom('documents').select('id').orderBy('seq').execute();
    return rows.map((row) => row.id);
  }

  /** The document's own bytes as they were added; null: no such document. */
  async readBytes(id: string): Promise<Uint8Array | null> {
    return this.#read(async (db) => {
      const document = await findDocument(db, id);
      if (!document) return null;
      const row = await db
        .selectFrom('blobs')
        .select('bytes')
        .where('hash', '=', document.blob_hash)
        .executeTakeFirstOrThrow();
      return row.bytes;
    });
  }

  /**
   * Reads a document's id, `<document>/C1`, `<document>/E1` or a claim's key.
   * @returns null: nothing has this id
   * @throws StoreError where several documents begin so
   */
  async resolveId(id: string): Promise<ResolvedId | null> {
    const [documentPart = '', part] = id.split('/', 2);
    const document = await this.#read((db) => findDocument(db, documentPart));
    if (!document) return part === undefined ? this.#resolveKey(id) : null;
    if (part === undefined) return { kind: 'document', documentId: document.id };
    const { reviewed } = foldStored(document, []);
    const claim = reviewed.claims.find((one) => one.claim.id === part);
    const event = reviewed.events.find((one) => one.event.id === part);
    const found = claim ?? event;
    if (!found) return null;
    return { kind: claim ? 'claim' : 'event', documentId: document.id, id: part, key: found.key };
  }

  async #resolveKey(key: string): Promise<ResolvedId | null> {
    const row = await this.#engine.db
      .selectFrom('claims')
      .innerJoin('documents', 'documents.seq', 'claims.document_seq')
      .select(['documents.id', 'claim_id', 'key'])
      .where('key', '=', key)
      .executeTakeFirst();
    return row ? { kind: 'claim', documentId: row.id, id: row.claim_id, key: row.key } : null;
  }

  /**
   * Appends a decision.
   * @returns it, and the document's record as it stands then
   * @throws ReviewError where it cannot apply
   */
  async appendReview(
    review: NewReview,
  ): Promise<{ readonly review: Review; readonly reviewed: ReviewedRecord }> {
    return this.#write(async (db) => {
      const document = await findDocument(db, review.document);
      if (!document) throw new ReviewError(`there is no document "${review.document}"`);
      const { text, coded, reviewed } = foldStored(document, await readReviews(db, document.hash));
      const made = { id: randomUUID(), documentHash: document.hash, createdAt: this.#now().toISOString() };
      const composed = composeReview(review, coded, text, reviewed, made);
      await db.insertInto('reviews').values(packReview(composed)).execute();
      const after = await projectDocument(db, document.seq, document.hash, coded, text);
      return { review: composed, reviewed: after };
    });
  }

  /** Decisions, newest first. */
  listReviews(
    query: {
      readonly document?: string;
      readonly orphaned?: boolean;
      readonly limit?: number;
      readonly offset?: number;
    } = {},
  ): Promise<Page<ReviewRow>> {
    return this.#read((db) => listDecisions(db, query));
  }

  /**
   * Takes a document away for good: bytes, text, quotes, and the words of decisions on it. Its hash and the reason
   * stay, and who decided what and when.
   * @returns null: no such document
   */
  async eraseDocument(
    id: string,
    why: { readonly reason: string; readonly erasedBy: string },
  ): Promise<ErasureResult | null> {
    const erasure = await this.#write(async (db) => {
      const document = await findDocument(db, id);
      if (!document) return null;
      await eraseDocument(db, document, { ...why, erasedAt: this.#now().toISOString() });
      await this.#engine.rebuildFullText(db);
      return findErasure(db, document.hash);
    });
    if (!erasure) return null;
    return { erasure, purged: await this.finishErasures() };
  }

  /** Rewrites the space of erased documents that is still to be rewritten. False: a reader is in the way. */
  async finishErasures(): Promise<boolean> {
    const { db } = this.#engine;
    const open = await db.selectFrom('erasures').select('seq').where('purged_at', 'is', null).execute();
    if (open.length === 0) return true;
    if (!(await this.#engine.runShared(() => this.#engine.purge()))) return false;
    const seqs = open.map((row) => row.seq);
    const purgedAt = this.#now().toISOString();
    await this.#write((on) =>
      on.updateTable('erasures').set({ purged_at: purgedAt }).where('seq', 'in', seqs).execute(),
    );
    return true;
  }

  /** Every erasure, newest first, those lifted since included. */
  async listErasures(): Promise<readonly Erasure[]> {
    const rows = await this.#engine.db.selectFrom('erasures').selectAll().orderBy('seq', 'desc').execute();
    return rows.map(describeErasure);
  }

  async counts(): Promise<StoreCounts> {
    return this.#read(countRows);
  }

  /** The versions that produced what is stored, with how many documents each; and the version of the tables. */
  async versions(): Promise<{
    readonly schema: number;
    readonly codings: readonly { readonly versions: Versions; readonly documents: number }[];
  }> {
    return { schema: SCHEMA_VERSION, codings: await listVersions(this.#engine.db) };
  }

  /** What is wrong with the database itself; empty: sound. */
  checkIntegrity(): Promise<readonly string[]> {
    return this.#engine.checkIntegrity();
  }

  /** Writes a whole, consistent copy of the database to `file`, which must not exist, while others go on writing. */
  async copyTo(file: string): Promise<void> {
    await this.#engine.copyTo(file);
  }

  /** Puts the database copy `file` in place of everything, at once, and brings its tables up to date. */
  async copyFrom(file: string): Promise<void> {
    await this.#engine.runAlone('restoring', this.#now(), () => this.#engine.copyFrom(file));
    await migrateSchema(this.#engine, this.#now);
  }

  async close(): Promise<void> {
    await this.#engine.close();
  }

  /** One state of the record, whatever others write meanwhile. */
  async #read<T>(action: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#engine.db.transaction().setAccessMode('read only').execute(action);
  }

  async #write<T>(action: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#engine.runShared(() =>
      this.#engine.db.transaction().execute(async (db) => {
        // Another process may have brought the tables to a version that this one does not know.
        const found = await db
          .selectFrom('schema_versions')
          .select((eb) => eb.fn.max('version').as('version'))
          .executeTakeFirst();
        const version = Number(found?.version);
        if (version !== SCHEMA_VERSION) {
          throw new StoreError(
            `the workspace's tables are of version ${version} now, this program works with ${SCHEMA_VERSION}: start it again`,
          );
        }
        return action(db);
      }),
    );
  }
}

async function lookUpHash(db: Kysely<Tables>, hash: string): Promise<AddResult | null> {
  const known = await db.selectFrom('documents').select('id').where('hash', '=', hash).executeTakeFirst();
  if (known) return { kind: 'known', id: known.id, hash };
  const erasure = await findErasure(db, hash);
  return erasure && { kind: 'erased', hash, erasure };
}

function foldStored(document: DocumentRecord, reviews: readonly Review[]) {
  const { text, coded } = unpackCoding(document.coded);
  return { text, coded, reviewed: foldReviews(coded, text, reviews) };
}
