/** A ledger: sticky header, sortable and resizable columns, rows for the keyboard, only the rows in sight drawn. */
import {
  columnResizingFeature,
  columnSizingFeature,
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react';
import styles from './ledger.module.css';
import { type Sort, toggleSort } from './sort.ts';
import { useNarrow } from './use-narrow.ts';

export interface LedgerColumn<T> {
  readonly id: string;
  readonly title: string;
  readonly size: number;
  /** On a phone, where it differs. */
  readonly narrowSize?: number;
  /** What it sorts by; null is unknown and always last. */
  readonly value: (row: T) => string | number | null;
  readonly cell: (row: T) => ReactNode;
  readonly numeric?: boolean;
  /** Left out on a phone. */
  readonly minor?: boolean;
}

interface Props<T> {
  readonly label: string;
  readonly columns: readonly LedgerColumn<T>[];
  readonly rows: readonly T[];
  readonly rowId: (row: T) => string;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly onOpen: (row: T) => void;
}

const ROW_HEIGHT = 32;
const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnSizingFeature,
  columnResizingFeature,
});

export function Ledger<T extends object>(props: Props<T>) {
  const { columns, rows, sort, rowId } = props;
  const narrow = useNarrow();
  const scroller = useRef<HTMLDivElement>(null);
  const data = useMemo(() => [...rows], [rows]);
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, T>();
    return helper.columns(
      columns.map((column) =>
        helper.accessor((row: T) => column.value(row) ?? undefined, {
          id: column.id,
          size: (narrow ? column.narrowSize : undefined) ?? column.size,
          minSize: 48,
          sortUndefined: 'last',
          sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
        }),
      ),
    );
  }, [columns, narrow]);
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    state: { sorting: [{ id: sort.column, desc: sort.descending }] },
    columnResizeMode: 'onChange',
  });
  const sorted = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const byId = new Map(columns.map((column) => [column.id, column]));

  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, index: number, row: T) => {
    if (event.target !== event.currentTarget) return;
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      j: 1,
      k: -1,
      PageDown: 15,
      PageUp: -15,
    };
    if (event.key === 'Enter') return props.onOpen(row);
    const ends: Record<string, number> = { Home: 0, End: sorted.length - 1 };
    const step = steps[event.key];
    const next = ends[event.key] ?? (step === undefined ? undefined : index + step);
    if (next === undefined) return;
    event.preventDefault();
    focusRow(Math.max(0, Math.min(sorted.length - 1, next)));
  };
  const focusRow = (index: number) => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    virtual.scrollToIndex(index);
    if (row) return row.focus({ preventScroll: true });
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus(),
    );
  };

  return (
    <div ref={scroller} className={styles.scroller}>
      <table className={styles.table} aria-label={props.label} aria-rowcount={sorted.length + 1}>
        <colgroup>
          {table.getAllLeafColumns().map((column) => (
            <col
              key={column.id}
              style={{ width: column.getSize() }}
              data-minor={byId.get(column.id)?.minor || undefined}
            />
          ))}
        </colgroup>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const column = byId.get(header.id);
                const active = sort.column === header.id;
                return (
                  <th
                    key={header.id}
                    scope="col"
                    data-numeric={column?.numeric || undefined}
                    data-minor={column?.minor || undefined}
                    aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : 'none'}
                  >
                    <button type="button" onClick={() => props.onSort(toggleSort(sort, header.id))}>
                      {column?.title}
                      <span aria-hidden="true">{active ? (sort.descending ? ' ↓' : ' ↑') : ''}</span>
                    </button>
                    <span
                      className={styles.resizer}
                      aria-hidden="true"
                      onMouseDown={header.getResizeHandler()}
                      onTouchStart={header.getResizeHandler()}
                    />
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {before > 0 ? <tr style={{ height: before }} /> : null}
          {items.map((item) => {
            const row = sorted[item.index];
            if (!row) return null;
            return (
              <tr
                key={row.id}
                data-index={item.index}
                data-row={row.id}
                aria-rowindex={item.index + 2}
                tabIndex={item.index === (items[0]?.index ?? 0) ? 0 : -1}
                onKeyDown={(event) => onKeyDown(event, item.index, row.original)}
                onDoubleClick={() => props.onOpen(row.original)}
              >
                {columns.map((column) => (
                  <td
                    key={column.id}
                    data-numeric={column.numeric || undefined}
                    data-minor={column.minor || undefined}
                    data-column={column.id}
                  >
                    {column.cell(row.original)}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 ? <tr style={{ height: after }} /> : null}
        </tbody>
      </table>
    </div>
  );
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en');
}
