/** Kysely over `node:sqlite`: one connection, write transactions that begin as writers, waiting without blocking. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely';

const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;

/** True where SQLite says that another connection is in the way for the moment. */
export function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : -1;
  return code === SQLITE_BUSY || code === SQLITE_LOCKED;
}

/**
 * Runs `action` until SQLite is not busy any more.
 * @param timeoutMs how long to keep trying; the last error is thrown after that
 */
export async function retryWhileBusy<T>(action: () => T, timeoutMs: number): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (let pause = 1; ; pause = Math.min(pause * 2, 40)) {
    try {
      return action();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
    }
    // A random part, so that two waiting processes do not keep step.
    await sleep(pause * (0.5 + Math.random()));
  }
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly database: DatabaseSync;
  constructor(database: DatabaseSync) {
    this.database = database;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.database.prepare(query.sql);
    const parameters = query.parameters as readonly SQLInputValue[];
    if (statement.columns().length > 0) return { rows: statement.all(...parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    const statement = this.database.prepare(query.sql);
    for (const row of statement.iterate(...(query.parameters as readonly SQLInputValue[]))) {
      yield { rows: [row as R] };
    }
  }
}

class NodeSqliteDriver implements Driver {
  readonly #connection: NodeSqliteConnection;
  readonly #busyTimeoutMs: number;
  constructor(database: DatabaseSync, busyTimeoutMs: number) {
    this.#connection = new NodeSqliteConnection(database);
    this.#busyTimeoutMs = busyTimeoutMs;
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(_connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const { database } = this.#connection;
    // A writer that begins as a reader can fail half-way when another writes in between: IMMEDIATE cannot.
    const begin = settings.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await retryWhileBusy(() => database.exec(begin), this.#busyTimeoutMs);
  }
  async commitTransaction(): Promise<void> {
    this.#connection.database.exec('commit');
  }
  async rollbackTransaction(): Promise<void> {
    // SQLite rolls back by itself on some errors (disk full); then there is nothing left to do.
    if (this.#connection.database.isTransaction) this.#connection.database.exec('rollback');
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {
    this.#connection.database.close();
  }
}

/**
 * @param database an open database; closed with the Kysely instance
 * @param busyTimeoutMs how long a transaction waits for its turn
 */
export function createNodeSqliteDialect(database: DatabaseSync, busyTimeoutMs: number): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new NodeSqliteDriver(database, busyTimeoutMs),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
