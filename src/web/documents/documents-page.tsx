/** The documents of the record as a ledger. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DocumentRow } from '../../contract/record.ts';
import { documentsQuery } from '../api/queries.ts';
import { writeMoment } from '../shared/dates.ts';
import { Ledger, type LedgerColumn } from '../shared/ledger.tsx';
import { nameDocument } from '../shared/name-document.ts';
import room from '../shared/room.module.css';
import { readSort, writeSort } from '../shared/sort.ts';
import { Empty, Problem, Waiting } from '../shared/state.tsx';
import { PUBLISHED_WORDS } from '../shared/words.ts';
import { AddFiles } from './add-files.tsx';

const route = getRouteApi('/documents');

export function DocumentsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const text = search.text ?? '';
  const { data, error, refetch } = useQuery(documentsQuery(text, text === '' ? 'added' : 'relevance'));
  const columns = useMemo(() => COLUMNS, []);
  const sort = readSort(search.sort, { column: 'published', descending: true });
  return (
    <AddFiles className={room.room}>
      {(addButton) => (
        <>
          <header className={room.head}>
            <h1>Documents</h1>
            <p className={room.count} aria-live="polite">
              {data ? countWords(data.total, text) : ''}
            </p>
            <div className={room.filters}>
              <label>
                Search
                <input
                  type="search"
                  defaultValue={text}
                  placeholder="words, or “a phrase”"
                  onChange={({ target }) =>
                    void navigate({
                      search: (old) => ({ ...old, text: target.value || undefined }),
                      replace: true,
                    })
                  }
                />
              </label>
              {addButton}
            </div>
          </header>
          {error ? <Problem what="The documents" error={error} onRetry={() => void refetch()} /> : null}
          {!data && !error ? <Waiting what="the documents" /> : null}
          {data && data.rows.length === 0 ? <NoDocuments text={text} /> : null}
          {data && data.rows.length > 0 ? (
            <Ledger
              label="Documents"
              columns={columns}
              rows={data.rows}
              rowId={(row) => row.id}
              sort={sort}
              onSort={(next) =>
                void navigate({ search: (old) => ({ ...old, sort: writeSort(next) }), replace: true })
              }
              onOpen={(row) => void navigate({ to: '/documents/$id', params: { id: row.id } })}
            />
          ) : null}
        </>
      )}
    </AddFiles>
  );
}

function countWords(total: number, text: string): string {
  const noun = total === 1 ? 'document' : 'documents';
  return text === '' ? `${total} ${noun}` : `${total} ${noun} with these words`;
}

function NoDocuments({ text }: { text: string }) {
  if (text !== '') {
    return (
      <Empty title="No document has these words">
        Fewer or other words may find it. Every word must occur.
      </Empty>
    );
  }
  return (
    <Empty title="The record is empty">
      Drop a file here, or add one with <code>onrecord add FILE</code>: plain text, a web page, or JSON Lines.
    </Empty>
  );
}

const COLUMNS: readonly LedgerColumn<DocumentRow>[] = [
  {
    id: 'published',
    title: 'Dated',
    size: 104,
    narrowSize: 88,
    value: (row) => row.publishedAt,
    cell: (row) => {
      if (row.publishedAt === null) return '–';
      if (row.publishedBasis !== 'inferred') return row.publishedAt;
      return (
        <em title={PUBLISHED_WORDS.inferred}>
          {row.publishedAt}†<span className="visually-hidden"> ({PUBLISHED_WORDS.inferred})</span>
        </em>
      );
    },
  },
  {
    id: 'title',
    title: 'Document',
    size: 560,
    narrowSize: 214,
    value: nameDocument,
    cell: (row) => (
      <>
        <Link to="/documents/$id" params={{ id: row.id }} className={room.title} dir="auto" tabIndex={-1}>
          {nameDocument(row)}
        </Link>
        {row.snippet ? <span className={room.snippet}>{row.snippet.replace(/[‹›]/g, '')}</span> : null}
      </>
    ),
  },
  {
    id: 'source',
    title: 'Source',
    size: 190,
    minor: true,
    value: (row) => row.source,
    cell: (row) => row.source ?? '–',
  },
  {
    id: 'language',
    title: 'Lang.',
    size: 58,
    minor: true,
    value: (row) => row.language,
    cell: (row) => row.language,
  },
  {
    id: 'claims',
    title: 'Claims',
    size: 72,
    narrowSize: 56,
    numeric: true,
    value: (row) => row.claims,
    cell: (row) => row.claims,
  },
  {
    id: 'events',
    title: 'Events',
    size: 72,
    numeric: true,
    minor: true,
    value: (row) => row.events,
    cell: (row) => row.events,
  },
  {
    id: 'decided',
    title: 'Decided',
    size: 84,
    numeric: true,
    minor: true,
    value: (row) => row.decided,
    cell: (row) => (row.decided === 0 ? '–' : `${row.decided} of ${row.claims + row.events}`),
  },
  {
    id: 'added',
    title: 'Added',
    size: 136,
    numeric: true,
    minor: true,
    value: (row) => row.addedAt,
    cell: (row) => writeMoment(row.addedAt),
  },
];
