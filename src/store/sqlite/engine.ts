/** The store's engine on SQLite: connection settings, full text by FTS5, copies, purging. */
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { StoreError } from '../errors.ts';
import type { Tables } from '../tables.ts';
import { createNodeSqliteDialect, isBusy, retryWhileBusy } from './dialect.ts';
import { parseSearch } from './full-text.ts';
import { WorkspaceLock } from './lock.ts';

export const DATABASE_FILE = 'onrecord.sqlite';
/** 'OnRe', in the header of the file: tells our databases from others. */
export const APPLICATION_ID = 0x4f6e5265;

/**
 * Opens or makes the database of a workspace.
 * @param dir the workspace; made if it is not there
 * @param busyTimeoutMs how long a write waits for another process
 * @throws StoreError where the file is not a database of ours
 */
export function openSqliteEngine(dir: string, busyTimeoutMs: number): Engine {
  // What is in it may put people at risk: nobody else's business on a shared machine.
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, DATABASE_FILE);
  const database = openDatabase(file);
  const lock = new WorkspaceLock(dir, busyTimeoutMs);
  const db = new Kysely<Tables>({ dialect: createNodeSqliteDialect(database, busyTimeoutMs) });

  return {
    db,
    serialKey: 'integer',
    bytesType: 'blob',
    protectReviews: async (on) => {
      for (const action of ['update', 'delete']) {
        await sql`
          create trigger ${sql.ref(`reviews_forbid_${action}`)} before ${sql.raw(action)} on reviews
          when not exists (
            select 1 from erasures where erasures.document_hash = old.document_hash and erasures.lifted_at is null
          )
          begin select raise(abort, 'decisions are append-only'); end`.execute(on);
      }
    },
    createFullText: async (on) => {
      await sql`
        create virtual table document_search using fts5(
          title, text, content='documents', content_rowid='seq', tokenize='unicode61 remove_diacritics 2'
        )`.execute(on);
      const remove = sql`insert into document_search(document_search, rowid, title, text)
        values ('delete', old.seq, old.title, old.text);`;
      const insert = sql`insert into document_search(rowid, title, text) values (new.seq, new.title, new.text);`;
      await sql`create trigger document_search_insert after insert on documents begin ${insert} end`.execute(
        on,
      );
      await sql`create trigger document_search_delete after delete on documents begin ${remove} end`.execute(
        on,
      );
      await sql`create trigger document_search_update after update of title, text on documents
        begin ${remove} ${insert} end`.execute(on);
    },
    rebuildFullText: async (on) => {
      await sql`insert into document_search(document_search) values ('rebuild')`.execute(on);
    },
    matchText: (query, seq) =>
      sql<boolean>`${seq} in (select rowid from document_search where document_search match ${parseSearch(query)})`,
    searchText: (query) => sql`(
      select rowid as seq, bm25(document_search, 4.0, 1.0) as relevance from document_search
      where document_search match ${parseSearch(query)})`,
    readSnippets: async (on, query, seqs) => {
      if (seqs.length === 0) return new Map();
      const { rows } = await sql<{ seq: number; snippet: string }>`
        select rowid as seq, snippet(document_search, -1, '‹', '›', ' … ', 24) as snippet from document_search
        where document_search match ${parseSearch(query)} and rowid in (${sql.join(seqs)})`.execute(on);
      return new Map(rows.map((row) => [row.seq, row.snippet]));
    },
    runShared: (action) => lock.runShared(action),
    runAlone: (purpose, since, action) => lock.runAlone(purpose, since, action),
    purge: async () => {
      // Moving rows between pages leaves bytes behind that `secure_delete` does not reach; VACUUM writes all pages anew.
      try {
        return await db.connection().execute(async () => {
          await retryWhileBusy(() => database.exec('vacuum'), busyTimeoutMs);
          return retryWhileBusy(() => truncateLog(database), busyTimeoutMs);
        });
      } catch (error) {
        if (isBusy(error)) return false;
        throw error;
      }
    },
    copyTo: async (target) => {
      await db
        .connection()
        .execute(() => retryWhileBusy(() => database.prepare('vacuum into ?').run(target), busyTimeoutMs));
    },
    copyFrom: async (source) => {
      const from = new DatabaseSync(source, { readOnly: true });
      try {
        // All pages in one step: the target changes in one transaction, under the eyes of whoever reads it.
        await db.connection().execute(() => backup(from, file, { rate: 0x7fffffff }));
      } finally {
        from.close();
      }
    },
    checkIntegrity: async () => listFaults(database),
    close: async () => {
      await db.destroy();
      lock.close();
    },
  };
}

function openDatabase(file: string): DatabaseSync {
  const isNew = !existsSync(file);
  const database = new DatabaseSync(file, { timeout: 250, enableForeignKeyConstraints: true });
  try {
    const id = Number(database.prepare('pragma application_id').get()?.application_id);
    const tables = Number(database.prepare('select count(*) as n from sqlite_schema').get()?.n);
    if (id !== APPLICATION_ID && tables > 0) {
      throw new StoreError(`${file} is a database of another program; choose another workspace`);
    }
    // The log and the shared memory beside it get the same mode from SQLite.
    if (isNew) chmodSync(file, 0o600);
    database.exec('pragma synchronous = full');
    database.exec('pragma secure_delete = on');
    database.exec('pragma journal_size_limit = 16777216');
    if (isNew || id !== APPLICATION_ID) prepareFile(database);
    return database;
  } catch (error) {
    database.close();
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof StoreError || isBusy(error)) throw error;
    throw new StoreError(
      `${file} cannot be read as a database (${reason}); restore a backup with: onrecord restore FILE --replace`,
    );
  }
}

/** Several processes may make the same workspace at once: each may find the others' header half done. */
function prepareFile(database: DatabaseSync): void {
  const wait = new Int32Array(new SharedArrayBuffer(4));
  for (let attempt = 0; ; attempt++) {
    try {
      database.exec('pragma journal_mode = wal');
      database.exec(`pragma application_id = ${APPLICATION_ID}`);
      return;
    } catch (error) {
      if (!isBusy(error) || attempt > 100) throw error;
      Atomics.wait(wait, 0, 0, 20);
    }
  }
}

/** Moves the log into the database and empties it. False: a reader still needs it. */
function truncateLog(database: DatabaseSync): boolean {
  return Number(database.prepare('pragma wal_checkpoint(truncate)').get()?.busy) === 0;
}

/** @returns what `integrity_check` and `foreign_key_check` find; empty: sound */
export function listFaults(database: DatabaseSync): string[] {
  const pages = database.prepare('pragma integrity_check').all();
  const keys = database.prepare('pragma foreign_key_check').all();
  return [
    ...pages.map((row) => String(row.integrity_check)).filter((line) => line !== 'ok'),
    ...keys.map((row) => `row ${row.rowid} of ${row.table} refers to nothing`),
  ];
}
