import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MIGRATIONS, migrateSchema, readSchemaVersion, SCHEMA_VERSION } from '../../src/store/migrations.ts';
import { openSqliteEngine } from '../../src/store/sqlite/engine.ts';
import { openStore } from '../../src/store/store.ts';
import { makeDocument } from './make-document.ts';
import { makeWorkspace } from './processes.ts';

const now = () => new Date('2026-01-02T03:04:05.000Z');

/** A version after the present one, as a later program will have it. */
const LATER = [
  ...MIGRATIONS,
  {
    version: SCHEMA_VERSION + 1,
    name: 'a colour for each document',
    apply: async (db: Parameters<(typeof MIGRATIONS)[number]['apply']>[0]) => {
      await db.schema.alterTable('documents').addColumn('colour', 'text').execute();
    },
  },
];

function openEngine(dir: string) {
  const engine = openSqliteEngine(dir, 500);
  onTestFinished(() => engine.close());
  return engine;
}

describe('versions of the tables', () => {
  it('count up by one and never change their number', () => {
    expect(MIGRATIONS.map((one) => one.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });

  it('go from nothing to the present one, once', async () => {
    const engine = openEngine(makeWorkspace());
    expect(await readSchemaVersion(engine.db)).toBe(0);
    await migrateSchema(engine, now);
    await migrateSchema(engine, now);
    expect(await readSchemaVersion(engine.db)).toBe(SCHEMA_VERSION);
    const rows = await engine.db.selectFrom('schema_versions').selectAll().execute();
    expect(rows).toHaveLength(MIGRATIONS.length);
    expect(rows[0]?.applied_at).toBe(now().toISOString());
  });

  it('go on from a record with documents, and keep them', async () => {
    const dir = makeWorkspace();
    const store = await openStore(dir);
    await store.addDocument(makeDocument('a'));
    await store.close();
    const engine = openEngine(dir);
    await migrateSchema(engine, now, LATER);
    const rows = await sql<{ title: string; colour: null }>`select title, colour from documents`.execute(
      engine.db,
    );
    expect(rows.rows).toEqual([{ title: 'Report a', colour: null }]);
  });

  it('stay as they were when a migration fails half-way', async () => {
    const engine = openEngine(makeWorkspace());
    await migrateSchema(engine, now);
    const failing = {
      version: SCHEMA_VERSION + 1,
      name: 'fails',
      apply: async (db: Parameters<(typeof MIGRATIONS)[number]['apply']>[0]) => {
        await db.schema.createTable('half_done').addColumn('a', 'text').execute();
        throw new Error('no room');
      },
    };
    await expect(migrateSchema(engine, now, [...MIGRATIONS, failing])).rejects.toThrow('no room');
    expect(await readSchemaVersion(engine.db)).toBe(SCHEMA_VERSION);
    const tables = await engine.db.introspection.getTables();
    expect(tables.map((table) => table.name)).not.toContain('half_done');
    // The lock was let go.
    await migrateSchema(engine, now, LATER);
    expect(await readSchemaVersion(engine.db)).toBe(SCHEMA_VERSION + 1);
  });

  it('of a newer program are refused, on opening and on writing', async () => {
    const dir = makeWorkspace();
    const store = await openStore(dir);
    onTestFinished(() => store.close());
    await migrateSchema(openEngine(dir), now, LATER);
    await expect(store.addDocument(makeDocument('a'))).rejects.toThrow('start it again');
    expect((await store.listDocuments()).total).toBe(0);
    await expect(openStore(dir)).rejects.toThrow('update the program');
  });

  it.each([
    ['synchronous', 2],
    ['secure_delete', 1],
    ['foreign_keys', 1],
    ['journal_mode', 'wal'],
  ])('rest on a connection with %s = %s', async (name, value) => {
    const engine = openEngine(makeWorkspace());
    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(engine.db);
    expect(Object.values(rows[0] ?? {})).toEqual([value]);
  });

  it('of another program are left alone', async () => {
    const dir = makeWorkspace();
    const file = join(dir, 'onrecord.sqlite');
    const database = new DatabaseSync(file);
    database.exec('create table recipes (name text)');
    database.close();
    await expect(openStore(dir)).rejects.toThrow('another program');
  });
});
