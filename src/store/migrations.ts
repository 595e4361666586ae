/** The versions of the tables, oldest first. A version that was released is never changed; a new one is added. */
import type { Kysely } from 'kysely';
import type { Engine } from './engine.ts';
import { StoreError } from './errors.ts';
import type { Tables } from './tables.ts';

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly apply: (db: Kysely<Tables>, engine: Engine) => Promise<void>;
}

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'documents, claims, events, decisions, erasures', apply: createFirstTables },
];

export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

/** @returns the version of the tables; 0 for an empty database */
export async function readSchemaVersion(db: Kysely<Tables>): Promise<number> {
  const tables = await db.introspection.getTables();
  if (!tables.some((table) => table.name === 'schema_versions')) return 0;
  const row = await db
    .selectFrom('schema_versions')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst();
  return Number(row?.version ?? 0);
}

/**
 * Brings the tables up to date, alone in the workspace, each version in one transaction.
 * @param migrations those to know of; tests give fewer or more
 * @throws StoreError where the workspace is newer than this program
 */
export async function migrateSchema(
  engine: Engine,
  now: () => Date,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const newest = migrations.at(-1)?.version ?? 0;
  const found = await readSchemaVersion(engine.db);
  if (found > newest) {
    throw new StoreError(
      `the workspace has tables of version ${found}, this program knows ${newest}: update the program`,
    );
  }
  if (found === newest) return;
  await engine.runAlone('migration', now(), async () => {
    // Another process may have done it while this one waited.
    const current = await readSchemaVersion(engine.db);
    for (const migration of migrations.filter((one) => one.version > current)) {
      await engine.db.transaction().execute(async (db) => {
        if (migration.version === 1) await createVersionsTable(db);
        await migration.apply(db, engine);
        const { version, name } = migration;
        await db
          .insertInto('schema_versions')
          .values({ version, name, applied_at: now().toISOString() })
          .execute();
      });
    }
  });
}

async function createVersionsTable(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('schema_versions')
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('applied_at', 'text', (column) => column.notNull())
    .execute();
}

async function createFirstTables(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const { schema } = db;
  const serial = engine.serialKey;
  await schema
    .createTable('blobs')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('bytes', engine.bytesType as 'blob', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .execute();
  await schema
    .createTable('documents')
    .addColumn('seq', serial, (column) =>
      serial === 'integer' ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('blob_hash', 'text', (column) => column.notNull().references('blobs.hash'))
    .addColumn('container_hash', 'text')
    .addColumn('record_index', 'integer')
    .addColumn('title', 'text')
    .addColumn('source', 'text')
    .addColumn('defaults', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('published_at', 'text')
    .addColumn('published_basis', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text')
    .addColumn('added_at', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('coded', engine.bytesType as 'blob', (column) => column.notNull())
    .addColumn('coded_at', 'text', (column) => column.notNull())
    .addColumn('code_version', 'text', (column) => column.notNull())
    .addColumn('data_version', 'text', (column) => column.notNull())
    .addColumn('model_version', 'text', (column) => column.notNull())
    .addColumn('claim_count', 'integer', (column) => column.notNull())
    .addColumn('event_count', 'integer', (column) => column.notNull())
    .addColumn('warning_count', 'integer', (column) => column.notNull())
    .addColumn('decided_count', 'integer', (column) => column.notNull())
    .execute();
  await createCodingTable(db, 'claims');
  await createCodingTable(db, 'events');
  await createDecisionTables(db, engine);
  await engine.protectReviews(db);
  await engine.createFullText(db);
}

async function createCodingTable(db: Kysely<Tables>, name: 'claims' | 'events'): Promise<void> {
  const base = db.schema
    .createTable(name)
    .addColumn('document_seq', 'integer', (column) =>
      column.notNull().references('documents.seq').onDelete('cascade'),
    )
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('event_type', 'text')
    .addColumn('acled_event_type', 'text')
    .addColumn('acled_sub_event_type', 'text')
    .addColumn('harms', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('background', 'integer', (column) => column.notNull())
    .addColumn('date_start', 'text')
    .addColumn('date_end', 'text')
    .addColumn('country', 'text')
    .addColumn('lat', 'double precision')
    .addColumn('lon', 'double precision')
    .addColumn('parties', 'text', (column) => column.notNull())
    .addColumn('sources', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('verdict', 'text')
    .addColumn('row', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint(`${name}_key`, ['document_seq', 'position']);
  if (name === 'claims') {
    await base.addColumn('claim_id', 'text', (column) => column.notNull()).execute();
  } else {
    await base
      .addColumn('event_id', 'text', (column) => column.notNull())
      .addColumn('grade', 'text', (column) => column.notNull())
      .addColumn('salience', 'double precision', (column) => column.notNull())
      .execute();
  }
  for (const column of ['key', 'date_start'] as const) {
    await db.schema.createIndex(`${name}_by_${column}`).on(name).column(column).execute();
  }
}

async function createDecisionTables(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const { schema } = db;
  const serial = engine.serialKey;
  await schema
    .createTable('reviews')
    .addColumn('seq', serial, (column) =>
      serial === 'integer' ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('document_hash', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('target_key', 'text', (column) => column.notNull())
    .addColumn('evidence', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('field', 'text')
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('previous', 'text', (column) => column.notNull())
    .addColumn('undoes', 'text')
    .addColumn('reviewer', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('reviews_by_document').on('reviews').columns(['document_hash', 'seq']).execute();
  await schema
    .createTable('orphans')
    .addColumn('review_id', 'text', (column) => column.primaryKey().references('reviews.id'))
    .addColumn('document_hash', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('erasures')
    .addColumn('seq', serial, (column) =>
      serial === 'integer' ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn('document_hash', 'text', (column) => column.notNull())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('erased_by', 'text', (column) => column.notNull())
    .addColumn('erased_at', 'text', (column) => column.notNull())
    .addColumn('lifted_at', 'text')
    .addColumn('purged_at', 'text')
    .execute();
  await schema.createIndex('erasures_by_document').on('erasures').column('document_hash').execute();
}
