/** Keeps documents: adds, codes anew, finds, erases. Each function runs inside the caller's transaction. */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Kysely, Selectable } from 'kysely';
import type { CodedDocument } from '../contract/coded-document.ts';
import type { Erasure, Versions } from '../contract/record.ts';
import type { ReviewedRecord } from '../contract/review.ts';
import { foldReviews } from '../review/fold.ts';
import type { InputDocument } from '../text/document.ts';
import { StoreError } from './errors.ts';
import { projectClaims, projectEvents } from './project.ts';
import { readReviews } from './reviews.ts';
import type { DocumentsTable, ErasuresTable, Tables } from './tables.ts';

type Db = Kysely<Tables>;
export type DocumentRecord = Selectable<DocumentsTable>;

/** What a coding adds to a document's row. */
export interface Coding {
  readonly input: InputDocument;
  readonly coded: CodedDocument;
  readonly versions: Versions;
  readonly codedAt: string;
}

/** The CodedDocument and its text, exactly as they were kept. */
export function unpackCoding(bytes: Uint8Array): { text: string; coded: CodedDocument } {
  // It was validated when it was made, and a page of this size is checked by the tests, not on every reading.
  const { text, ...coded } = JSON.parse(gunzipSync(bytes).toString('utf8')) as CodedDocument & {
    text: string;
  };
  return { text, coded };
}

/** The columns that follow from a coding. */
export function listCodingColumns({ input, coded, versions, codedAt }: Coding) {
  const { text, tokens: _, ...rest } = coded;
  if (text !== undefined && text !== input.text) {
    throw new StoreError(`the coding of ${input.id} has another text than its document`);
  }
  const { source } = input;
  const title = input.title ?? readHeadline(coded, input.text);
  return {
    title: title === null ? null : cleanText(title),
    source: source === null ? null : cleanText(source),
    language: coded.language,
    published_at: coded.publishedAt.value,
    published_basis: coded.publishedAt.basis,
    text: cleanText(input.text),
    coded: gzipSync(JSON.stringify({ ...rest, text: input.text }), { level: 5 }),
    coded_at: codedAt,
    code_version: versions.code,
    data_version: versions.data,
    model_version: versions.model,
    claim_count: coded.claims.length,
    event_count: coded.events.length,
    warning_count: coded.warnings.length,
    decided_count: 0,
  };
}

/** The headline stands for a title that the document does not give; a longer one is no headline. */
function readHeadline(coded: CodedDocument, text: string): string | null {
  const section = coded.sections.find((one) => one.kind === 'headline');
  const words = section ? text.slice(section.start, section.end).replace(/\s+/g, ' ').trim() : '';
  return words !== '' && words.length <= 300 ? words : null;
}

/** A column's text ends at NUL and holds no lone surrogate; the exact text is in the packed coding. */
function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\0', ' ');
}

/** The shortest beginning of the hash, of 12 or more digits, that no other document has. */
export async function chooseId(db: Db, hash: string): Promise<string> {
  for (let length = 12; length < hash.length; length += 4) {
    const id = hash.slice(0, length);
    const other = await db
      .selectFrom('documents')
      .select('hash')
      .where('id', '=', id)
      .where('hash', '!=', hash)
      .executeTakeFirst();
    if (!other) return id;
  }
  return hash;
}

/** Makes the rows of claims, events and orphans anew from the coding and every decision on the document. */
export async function projectDocument(
  db: Db,
  seq: number,
  hash: string,
  coded: CodedDocument,
  text: string,
): Promise<ReviewedRecord> {
  const reviewed = foldReviews(coded, text, await readReviews(db, hash));
  await db.deleteFrom('claims').where('document_seq', '=', seq).execute();
  await db.deleteFrom('events').where('document_seq', '=', seq).execute();
  await db.deleteFrom('orphans').where('document_hash', '=', hash).execute();
  const claims = projectClaims(seq, coded, text, reviewed);
  for (const row of claims) await db.insertInto('claims').values(row).execute();
  const events = projectEvents(seq, coded, reviewed);
  for (const row of events) await db.insertInto('events').values(row).execute();
  for (const { review, reason } of reviewed.orphans) {
    const orphan = { review_id: review.id, document_hash: hash, reason };
    await db.insertInto('orphans').values(orphan).execute();
  }
  const decided = [...reviewed.claims, ...reviewed.events].filter(
    ({ decision }) => decision.verdict !== null || decision.edits.length > 0,
  ).length;
  await db.updateTable('documents').set({ decided_count: decided }).where('seq', '=', seq).execute();
  return reviewed;
}

/**
 * @param id a document's id, its hash or a beginning of it
 * @throws StoreError where several documents begin so
 */
export async function findDocument(db: Db, id: string): Promise<DocumentRecord | null> {
  const wanted = id.toLowerCase();
  if (!/^[0-9a-f]{4,64}$/.test(wanted)) return null;
  const rows = await db
    .selectFrom('documents')
    .selectAll()
    .where('hash', '>=', wanted)
    // 'g' follows 'f': every hash that begins with `wanted` lies between.
    .where('hash', '<', `${wanted}g`)
    .limit(2)
    .execute();
  if (rows.length > 1) {
    throw new StoreError(`"${id}" begins the ids of several documents (${rows[0]?.id}, ${rows[1]?.id} …)`);
  }
  return rows[0] ?? null;
}

export async function findErasure(db: Db, hash: string): Promise<Erasure | null> {
  const row = await db
    .selectFrom('erasures')
    .selectAll()
    .where('document_hash', '=', hash)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return row ? describeErasure(row) : null;
}

export function describeErasure(row: Selectable<ErasuresTable>): Erasure {
  return {
    documentHash: row.document_hash,
    documentId: row.document_id,
    reason: row.reason,
    erasedBy: row.erased_by,
    erasedAt: row.erased_at,
    liftedAt: row.lifted_at,
  };
}

/**
 * Takes a document's bytes, text, quotes and the words of its decisions away; keeps who decided what and when, and
 * the erasure itself. The freed space still has to be purged.
 */
export async function eraseDocument(
  db: Db,
  document: DocumentRecord,
  erasure: { reason: string; erasedBy: string; erasedAt: string },
): Promise<void> {
  const { hash } = document;
  const values = {
    document_hash: hash,
    document_id: document.id,
    reason: erasure.reason,
    erased_by: erasure.erasedBy,
    erased_at: erasure.erasedAt,
  };
  // First of all: the reviews table lets go only of what an erasure stands for.
  await db.insertInto('erasures').values(values).execute();
  await db.deleteFrom('orphans').where('document_hash', '=', hash).execute();
  await db
    .updateTable('reviews')
    .set({ evidence: '', value: 'null', previous: 'null', note: '' })
    .where('document_hash', '=', hash)
    .execute();
  const kept = await readReviews(db, hash);
  for (const review of kept) {
    const orphan = { review_id: review.id, document_hash: hash, reason: 'erased' };
    await db.insertInto('orphans').values(orphan).execute();
  }
  await db.deleteFrom('documents').where('seq', '=', document.seq).execute();
  await db.deleteFrom('blobs').where('hash', '=', document.blob_hash).execute();
}
