/**
 * The workspace's lock: many writers, or one process that must be alone (migration, re-coding, restoring). It is held as an SQLite
 * lock on an empty file of its own, so the operating system releases it the moment its holder dies, however it dies:
 * there is no stale lock to detect and no process number to trust. Who holds it is written beside it, for people.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { WorkspaceLockedError } from '../errors.ts';
import { isBusy, retryWhileBusy } from './dialect.ts';

const holderSchema = z.object({ purpose: z.string(), pid: z.number(), host: z.string(), since: z.string() });

export class WorkspaceLock {
  readonly #database: DatabaseSync;
  readonly #holderFile: string;
  readonly #dir: string;
  readonly #timeoutMs: number;
  #sharers = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #exclusive = false;

  constructor(dir: string, timeoutMs: number) {
    this.#dir = dir;
    this.#timeoutMs = timeoutMs;
    this.#holderFile = join(dir, 'onrecord.lock.txt');
    this.#database = new DatabaseSync(join(dir, 'onrecord.lock'));
  }

  /** Runs `action` as one of many writers; inside `runAlone` it is covered already. */
  async runShared<T>(action: () => Promise<T>): Promise<T> {
    if (this.#exclusive) return action();
    await this.#inTurn(async () => {
      if (this.#sharers === 0) await this.#take('begin', 'select count(*) from sqlite_schema');
      this.#sharers++;
    });
    try {
      return await action();
    } finally {
      await this.#inTurn(async () => {
        this.#sharers--;
        if (this.#sharers === 0) this.#database.exec('commit');
      });
    }
  }

  /**
   * Runs `action` while no other process may write.
   * @param purpose what is done, as others are told: 're-coding'
   * @throws WorkspaceLockedError where another process does not let go in time, naming it
   */
  async runAlone<T>(purpose: string, since: Date, action: () => Promise<T>): Promise<T> {
    await this.#inTurn(async () => {
      if (this.#exclusive || this.#sharers > 0) {
        throw new WorkspaceLockedError(`${this.#dir}: this process is still writing; ${purpose} must wait`);
      }
      await this.#take('begin exclusive');
      this.#exclusive = true;
    });
    try {
      const holder = { purpose, pid: process.pid, host: hostname(), since: since.toISOString() };
      writeFileSync(this.#holderFile, `${JSON.stringify(holder)}\n`);
      return await action();
    } finally {
      rmSync(this.#holderFile, { force: true });
      this.#exclusive = false;
      this.#database.exec('rollback');
    }
  }

  close(): void {
    this.#database.close();
  }

  #inTurn<T>(action: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(action);
    this.#turn = next.catch(() => undefined);
    return next;
  }

  async #take(...statements: readonly string[]): Promise<void> {
    try {
      await retryWhileBusy(() => {
        try {
          for (const statement of statements) this.#database.exec(statement);
        } catch (error) {
          if (this.#database.isTransaction) this.#database.exec('rollback');
          throw error;
        }
      }, this.#timeoutMs);
    } catch (error) {
      if (isBusy(error)) throw new WorkspaceLockedError(this.#describeHolder());
      throw error;
    }
  }

  #describeHolder(): string {
    const wait = 'wait until it ends, or end it; nothing is lost by either';
    try {
      const holder = holderSchema.parse(JSON.parse(readFileSync(this.#holderFile, 'utf8')));
      return `${this.#dir}: ${holder.purpose} holds the workspace (process ${holder.pid} on ${holder.host}, since ${holder.since}); ${wait}`;
    } catch {
      return `${this.#dir}: another process is writing to the workspace and does not let go; ${wait}`;
    }
  }
}
