/** The lists: documents, claims, events, decisions, with their filters. Every list has a stable order. */
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type {
  ClaimQuery,
  ClaimRow,
  DocumentQuery,
  DocumentRow,
  EventQuery,
  EventRow,
  Page,
} from '../contract/record.ts';
import { type DocumentRecord, findDocument } from './documents.ts';
import type { Engine } from './engine.ts';
import { foldName } from './fold-name.ts';
import type { ClaimRowBody, EventRowBody } from './project.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

const DEFAULT_LIMIT = 100;

export function describeDocument(row: Omit<DocumentRecord, 'text' | 'coded' | 'defaults'>): DocumentRow {
  return {
    id: row.id,
    hash: row.hash,
    title: row.title,
    source: row.source,
    publishedAt: row.published_at,
    publishedBasis: row.published_basis as DocumentRow['publishedBasis'],
    language: row.language,
    format: row.format,
    fileName: row.file_name,
    recordIndex: row.record_index,
    addedAt: row.added_at,
    codedAt: row.coded_at,
    versions: { code: row.code_version, data: row.data_version, model: row.model_version },
    claims: row.claim_count,
    events: row.event_count,
    warnings: row.warning_count,
    decided: row.decided_count,
    snippet: null,
  };
}

const DOCUMENT_COLUMNS = [
  'seq',
  'id',
  'hash',
  'blob_hash',
  'container_hash',
  'record_index',
  'title',
  'source',
  'language',
  'published_at',
  'published_basis',
  'format',
  'file_name',
  'added_at',
  'coded_at',
  'code_version',
  'data_version',
  'model_version',
  'claim_count',
  'event_count',
  'warning_count',
  'decided_count',
] as const;

export async function listDocuments(
  engine: Engine,
  db: Db,
  query: DocumentQuery,
): Promise<Page<DocumentRow>> {
  const search = query.text?.trim() || null;
  let base = db.selectFrom('documents');
  if (search) base = base.where(engine.matchText(search, sql.ref<number>('documents.seq')));
  if (query.language) base = base.where('language', '=', query.language);
  if (query.source) base = base.where('source', '=', query.source);
  // A date that is only a year or month counts as any day in it.
  if (query.from) base = base.where(sql<string>`published_at || '~'`, '>=', query.from);
  if (query.until) base = base.where('published_at', '<=', `${query.until}~`);
  const { total } = await base.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const columns = DOCUMENT_COLUMNS.map((name) => `documents.${name}` as const);
  const sort = query.sort ?? (search ? 'relevance' : 'added');
  let list =
    sort === 'relevance' && search
      ? base
          .innerJoin(engine.searchText(search).as('found'), 'found.seq', 'documents.seq')
          .select(columns)
          .orderBy('found.relevance')
      : base.select(columns);
  if (sort === 'published') list = list.orderBy('published_at', (order) => order.desc().nullsLast());
  if (sort === 'title') list = list.orderBy(sql`lower(coalesce(title, file_name, id))`);
  const rows = await list
    .orderBy('documents.seq', 'desc')
    .limit(query.limit ?? DEFAULT_LIMIT)
    .offset(query.offset ?? 0)
    .execute();
  // Only for the page: making a snippet takes longer than finding the document.
  const seqs = rows.map((row) => row.seq);
  const snippets = search ? await engine.readSnippets(db, search, seqs) : new Map<number, string>();
  return {
    total: Number(total),
    rows: rows.map((row) => ({ ...describeDocument(row), snippet: snippets.get(row.seq) ?? null })),
  };
}

type Coded = 'claims' | 'events';
type CodedQuery = SelectQueryBuilder<Tables, 'documents' | Coded, object>;

/** The filters that claims and events share, on a query that joins `table` (as `coding`) with its documents. */
async function filterCodings<Q extends CodedQuery>(
  engine: Engine,
  db: Db,
  start: Q,
  table: Coded,
  query: Omit<ClaimQuery, 'sort'>,
): Promise<Q | null> {
  const column = (name: string) => sql.ref<string | null>(`${table}.${name}`);
  let list: CodedQuery = start;
  const search = query.text?.trim();
  if (search) list = list.where(engine.matchText(search, sql.ref<number>('documents.seq')));
  if (query.document !== undefined) {
    const document = await findDocument(db, query.document);
    if (!document) return null;
    list = list.where('documents.seq', '=', document.seq);
  }
  const exact = {
    event_type: query.eventType,
    acled_event_type: query.acledEventType,
    acled_sub_event_type: query.acledSubEventType,
    status: query.status,
    country: query.country,
  };
  for (const [name, value] of Object.entries(exact)) {
    if (value !== undefined) list = list.where(column(name), '=', value);
  }
  const partial = { parties: query.actor, sources: query.source, place: query.place };
  for (const [name, value] of Object.entries(partial)) {
    if (value !== undefined && value !== '') list = list.where(containsName(column(name), value));
  }
  if (query.harm) list = list.where(column('harms'), 'like', `%,${query.harm},%`);
  if (query.verdict === 'none') list = list.where(column('verdict'), 'is', null);
  else if (query.verdict) list = list.where(column('verdict'), '=', query.verdict);
  if (query.background !== undefined) {
    list = list.where(sql.ref<number>(`${table}.background`), '=', query.background ? 1 : 0);
  }
  const start_ = column('date_start');
  const end = column('date_end');
  if (query.from) list = list.where(sql<string>`coalesce(${end}, ${start_})`, '>=', query.from);
  if (query.until) list = list.where(sql<string>`coalesce(${start_}, ${end})`, '<=', `${query.until}~`);
  return list as Q;
}

function containsName(column: ReturnType<typeof sql.ref>, part: string) {
  const pattern = `%${foldName(part).replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`${column} like ${pattern} escape '\\'`;
}

export async function listClaims(engine: Engine, db: Db, query: ClaimQuery): Promise<Page<ClaimRow>> {
  const joined = db.selectFrom('claims').innerJoin('documents', 'documents.seq', 'claims.document_seq');
  const base = await filterCodings(engine, db, joined, 'claims', query);
  if (!base) return { rows: [], total: 0 };
  const { total } = await base.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let list = base.select([
    'documents.id as document_id',
    'documents.title as document_title',
    'documents.source as document_source',
    'claims.claim_id',
    'claims.row',
  ]);
  if (query.sort === 'date') {
    list = list.orderBy(sql`coalesce(claims.date_start, claims.date_end)`, (order) =>
      order.desc().nullsLast(),
    );
  }
  const rows = await list
    .orderBy('claims.document_seq', 'desc')
    .orderBy('claims.position')
    .limit(query.limit ?? DEFAULT_LIMIT)
    .offset(query.offset ?? 0)
    .execute();
  return {
    total: Number(total),
    rows: rows.map((row) => ({
      id: `${row.document_id}/${row.claim_id}`,
      documentId: row.document_id,
      documentTitle: row.document_title,
      documentSource: row.document_source,
      ...(JSON.parse(row.row) as ClaimRowBody),
    })),
  };
}

export async function listEvents(engine: Engine, db: Db, query: EventQuery): Promise<Page<EventRow>> {
  const joined = db.selectFrom('events').innerJoin('documents', 'documents.seq', 'events.document_seq');
  let base = await filterCodings(engine, db, joined, 'events', query);
  if (!base) return { rows: [], total: 0 };
  if (query.grade) base = base.where('events.grade', '=', query.grade);
  if (query.bbox) {
    const [west, south, east, north] = query.bbox;
    base = base.where('events.lat', '>=', south).where('events.lat', '<=', north);
    base =
      west <= east
        ? base.where('events.lon', '>=', west).where('events.lon', '<=', east)
        : base.where((eb) => eb.or([eb('events.lon', '>=', west), eb('events.lon', '<=', east)]));
  }
  const { total } = await base.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let list = base.select([
    'documents.id as document_id',
    'documents.title as document_title',
    'documents.source as document_source',
    'documents.published_at',
    'events.event_id',
    'events.row',
  ]);
  const sort = query.sort ?? 'date';
  if (sort === 'date') {
    list = list.orderBy(sql`coalesce(events.date_start, events.date_end)`, (order) =>
      order.desc().nullsLast(),
    );
  }
  if (sort === 'salience') list = list.orderBy('events.salience', 'desc');
  const rows = await list
    .orderBy('events.document_seq', 'desc')
    .orderBy('events.position')
    .limit(query.limit ?? DEFAULT_LIMIT)
    .offset(query.offset ?? 0)
    .execute();
  return {
    total: Number(total),
    rows: rows.map((row) => ({
      id: `${row.document_id}/${row.event_id}`,
      documentId: row.document_id,
      documentTitle: row.document_title,
      documentSource: row.document_source,
      publishedAt: row.published_at,
      ...(JSON.parse(row.row) as EventRowBody),
    })),
  };
}

/** How many rows each table has, and how many documents each set of versions produced. */
export async function countRows(db: Db) {
  const count = async (table: 'documents' | 'claims' | 'events' | 'reviews' | 'orphans' | 'erasures') => {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  };
  return {
    documents: await count('documents'),
    claims: await count('claims'),
    events: await count('events'),
    reviews: await count('reviews'),
    orphans: await count('orphans'),
    erasures: await count('erasures'),
  };
}

export async function listVersions(db: Db) {
  const rows = await db
    .selectFrom('documents')
    .select(['code_version', 'data_version', 'model_version', (eb) => eb.fn.countAll<number>().as('n')])
    .groupBy(['code_version', 'data_version', 'model_version'])
    .orderBy('n', 'desc')
    .execute();
  return rows.map((row) => ({
    versions: { code: row.code_version, data: row.data_version, model: row.model_version },
    documents: Number(row.n),
  }));
}
