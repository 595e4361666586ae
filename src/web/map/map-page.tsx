/** The map of the events, and beside it the same events as a list for the keyboard. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { eventsQuery, layersQuery } from '../api/queries.ts';
import { EventFilters } from '../events/filters.tsx';
import { splitId } from '../reading/claim-note.tsx';
import { writeIsoRange } from '../shared/dates.ts';
import { Inferred } from '../shared/inferred.tsx';
import room from '../shared/room.module.css';
import { Empty, Problem, Waiting } from '../shared/state.tsx';
import { writeToll } from '../shared/tolls.ts';
import { STATUS_WORDS } from '../shared/words.ts';
import { Legend, ShapeIcon } from './legend.tsx';
import styles from './map-page.module.css';
import type { WorkspaceLayer } from './style.ts';
import { listSymbols, type MapSymbol } from './symbols.ts';
import { useMap } from './use-map.ts';

const route = getRouteApi('/map');

export function MapPage() {
  const { sort: _sort, event: chosen, ...filters } = route.useSearch();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(eventsQuery(filters));
  const layers = useQuery(layersQuery);
  const symbols = useMemo(() => listSymbols(data?.rows ?? []), [data]);
  const choose = useCallback(
    (event: string | null) =>
      void navigate({
        search: (old) => ({ ...old, event: event ?? undefined }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  if (error) return <Problem what="The events" error={error} onRetry={() => void refetch()} />;
  if (!data || layers.isPending) return <Waiting what="the map" />;
  const unplaced = data.rows.length - symbols.length;
  return (
    <div className={styles.page}>
      <header className={room.head}>
        <h1>Map</h1>
        <p className={room.count} aria-live="polite">
          {symbols.length} of {data.rows.length} events{unplaced > 0 ? `, ${unplaced} without a place` : ''}
        </p>
        <EventFilters
          search={search}
          onChange={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })}
        />
      </header>
      {layers.error ? (
        <p role="alert">The workspace’s layers could not be drawn. {layers.error.message}</p>
      ) : null}
      <div className={styles.columns}>
        <Canvas
          symbols={symbols}
          layers={layers.data ?? NO_LAYERS}
          chosen={chosen ?? null}
          onChoose={choose}
        />
        <EventList symbols={symbols} chosen={chosen ?? null} onChoose={choose} />
      </div>
    </div>
  );
}

const NO_LAYERS: readonly WorkspaceLayer[] = [];

interface Shown {
  readonly symbols: readonly MapSymbol[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

function Canvas(props: Shown & { layers: readonly WorkspaceLayer[] }) {
  const holder = useRef<HTMLDivElement>(null);
  const problem = useMap(holder, props);
  return (
    <div className={styles.canvas}>
      <div ref={holder} className={styles.map} data-map="" />
      {problem ? (
        <Empty title="The map cannot be drawn here">
          {problem} The list holds the same events; nothing else is affected.
        </Empty>
      ) : null}
      <Legend />
    </div>
  );
}

function EventList({ symbols, chosen, onChoose }: Shown) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (chosen) {
      list.current
        ?.querySelector(`[data-event="${CSS.escape(chosen)}"]`)
        ?.scrollIntoView({ block: 'nearest' });
    }
  }, [chosen]);
  const byDate = useMemo(
    () =>
      symbols.toSorted((a, b) =>
        (b.row.event.date?.start ?? '').localeCompare(a.row.event.date?.start ?? ''),
      ),
    [symbols],
  );
  if (symbols.length === 0) {
    return <Empty title="No event with a place">Events without a place stand in the ledger only.</Empty>;
  }
  return (
    <ul ref={list} className={styles.list} aria-label="Events on the map">
      {byDate.map(({ id, row, name, place, shape, split, area, radius }) => (
        <li key={id} data-event={id} data-chosen={id === chosen || undefined}>
          <button
            type="button"
            aria-pressed={id === chosen}
            onClick={() => onChoose(id === chosen ? null : id)}
          >
            <ShapeIcon shape={shape} split={split} size={16} />
            <span>
              <strong>{name}</strong>, <Inferred basis={place.basis}>{place.name}</Inferred>
              <small>
                {writeIsoRange(row.event.date?.start ?? null, row.event.date?.end ?? null)} ·{' '}
                {STATUS_WORDS[row.event.status]}
                {row.event.figures.killed ? ` · ${writeToll(row.event.figures.killed)} killed` : ''}
                {area ? ' · area' : ''}
                {radius ? ` · within ${radius.km} km${radius.assumed ? ' (assumed)' : ''}` : ''}
              </small>
            </span>
          </button>
          {id === chosen ? (
            <Link to="/events/$document/$event" params={splitId(id)}>
              Open the event
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
