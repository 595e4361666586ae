/** The events of the record as a ledger. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { eventsQuery, statusQuery } from '../api/queries.ts';
import { splitId } from '../reading/claim-note.tsx';
import { Ledger } from '../shared/ledger.tsx';
import room from '../shared/room.module.css';
import { readSort, writeSort } from '../shared/sort.ts';
import { Empty, Problem, Waiting } from '../shared/state.tsx';
import { EVENT_COLUMNS } from './event-columns.tsx';
import { EventFilters } from './filters.tsx';

const route = getRouteApi('/events');

export function EventsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { sort: sortText, event: _selected, ...filters } = search;
  const { data, error, refetch } = useQuery(eventsQuery(filters));
  const { data: status } = useQuery(statusQuery);
  const sort = readSort(sortText, { column: 'date', descending: true });
  return (
    <div className={room.room}>
      <header className={room.head}>
        <h1>Events</h1>
        <p className={room.count} aria-live="polite">
          {data ? `${data.total} ${data.total === 1 ? 'event' : 'events'}` : ''}
        </p>
        {status && status.exportFormats.length > 0 ? (
          <p className={room.count}>
            Download as{' '}
            {status.exportFormats.map((format, index) => (
              <span key={format}>
                {index > 0 ? ', ' : ''}
                <a href={`/api/export?format=${format}`} download>
                  {format}
                </a>
              </span>
            ))}
          </p>
        ) : null}
        <EventFilters
          search={search}
          onChange={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })}
        />
      </header>
      {error ? <Problem what="The events" error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting what="the events" /> : null}
      {data && data.rows.length === 0 ? (
        <Empty title="No event here">No event of the record fits these filters. Clear one to see more.</Empty>
      ) : null}
      {data && data.rows.length > 0 ? (
        <Ledger
          label="Events"
          columns={EVENT_COLUMNS}
          rows={data.rows}
          rowId={(row) => row.id}
          sort={sort}
          onSort={(next) =>
            void navigate({ search: (old) => ({ ...old, sort: writeSort(next) }), replace: true })
          }
          onOpen={(row) => void navigate({ to: '/events/$document/$event', params: splitId(row.id) })}
        />
      ) : null}
    </div>
  );
}
