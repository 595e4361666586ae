/** Sets fields of one event. Each choice is kept at once; there is nothing to save. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import type { Event, FigureKind, Status, Toll } from '../../contract/coded-document.ts';
import { vocabularyQuery } from '../api/queries.ts';
import styles from '../reading/editor.module.css';
import { TypeOptions } from '../shared/type-options.tsx';
import { FIGURE_WORDS, STATUS_WORDS } from '../shared/words.ts';
import { PlaceField } from './place-field.tsx';

interface Props {
  readonly event: Event;
  readonly onSet: (field: string, value: unknown) => void;
  readonly onClose: () => void;
}

const TOLLS: readonly FigureKind[] = ['killed', 'injured', 'displaced'];

export function EventEditor({ event, onSet, onClose }: Props) {
  const ref = useRef<HTMLFieldSetElement>(null);
  const id = useId();
  const { data: vocabulary } = useQuery(vocabularyQuery);
  useEffect(() => ref.current?.querySelector<HTMLElement>('select')?.focus(), []);
  const setDate = (change: { start?: string | null; end?: string | null }) => {
    const next = { start: event.date?.start ?? null, end: event.date?.end ?? null, ...change };
    if (next.start === null && next.end === null) return onSet('date', null);
    const day = next.start !== null && next.start === next.end;
    onSet('date', { ...next, acledPrecision: day ? 1 : 2, ucdpPrecision: day ? 1 : 2, basis: 'stated' });
  };
  return (
    <fieldset
      ref={ref}
      className={styles.editor}
      onKeyDown={(key) => {
        if (key.key !== 'Escape') return;
        key.stopPropagation();
        onClose();
      }}
    >
      <legend className="visually-hidden">Edit event {event.id}</legend>
      <div className={styles.field}>
        <label htmlFor={`${id}-type`}>Type</label>
        <select
          id={`${id}-type`}
          value={event.acled ? `${event.acled.eventType}|${event.acled.subEventType}` : ''}
          onChange={({ target }) => {
            const [eventType = '', subEventType = ''] = target.value.split('|');
            onSet('acled', target.value === '' ? null : { eventType, subEventType });
          }}
        >
          <TypeOptions vocabulary={vocabulary} current={event.acled} />
        </select>
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-status`}>Status</label>
        <select
          id={`${id}-status`}
          value={event.status}
          onChange={({ target }) => onSet('status', target.value)}
        >
          {(Object.keys(STATUS_WORDS) as Status[]).map((status) => (
            <option key={status} value={status}>
              {STATUS_WORDS[status]}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-start`}>Date</label>
        <div className={styles.pair}>
          <DayInput
            id={`${id}-start`}
            label="First day"
            day={event.date?.start ?? null}
            onSet={(start) => setDate({ start })}
          />
          to
          <DayInput label="Last day" day={event.date?.end ?? null} onSet={(end) => setDate({ end })} />
        </div>
      </div>
      <PlaceField
        place={event.place}
        onSet={(place) =>
          onSet('place', place && { ...place, acledPrecision: 1, ucdpPrecision: 1, basis: 'stated' })
        }
      />
      {TOLLS.map((kind) => (
        <TollField key={kind} kind={kind} toll={event.figures[kind]} onSet={onSet} />
      ))}
      <button type="button" className={styles.close} onClick={onClose}>
        Done <kbd>Esc</kbd>
      </button>
    </fieldset>
  );
}

/** A day in ISO order, kept when the field is left; what is no day is put back. */
function DayInput(props: {
  id?: string;
  label: string;
  day: string | null;
  onSet: (day: string | null) => void;
}) {
  const { day } = props;
  return (
    <input
      key={day}
      id={props.id}
      type="text"
      inputMode="numeric"
      aria-label={props.label}
      placeholder="YYYY-MM-DD"
      defaultValue={day ?? ''}
      onBlur={({ target }) => {
        const text = target.value.trim();
        if (text === (day ?? '')) return;
        if (text === '' || isDay(text)) props.onSet(text || null);
        else target.value = day ?? '';
      }}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function TollField(props: { kind: FigureKind; toll: Toll | undefined; onSet: Props['onSet'] }) {
  const { kind, toll, onSet } = props;
  const id = useId();
  const set = (bound: 'low' | 'high', text: string) => {
    const next = {
      low: toll?.low ?? null,
      high: toll?.high ?? null,
      [bound]: text === '' ? null : Number(text),
    };
    if (next.low === null && next.high === null) return onSet(`figures.${kind}`, null);
    onSet(`figures.${kind}`, { ...next, best: next.low ?? next.high });
  };
  const words = FIGURE_WORDS[kind];
  // Kept when the field is left, not at every digit: each change is a decision of its own.
  const input = (bound: 'low' | 'high', label: string) => (
    <input
      key={`${bound}-${toll?.[bound] ?? ''}`}
      id={bound === 'low' ? id : undefined}
      type="number"
      min={0}
      aria-label={label}
      defaultValue={toll?.[bound] ?? ''}
      onBlur={({ target }) => {
        if (target.value !== String(toll?.[bound] ?? '')) set(bound, target.value);
      }}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{words.charAt(0).toUpperCase() + words.slice(1)}</label>
      <div className={styles.pair}>
        {input('low', `${words}, lowest`)}
        to
        {input('high', `${words}, highest`)}
      </div>
    </div>
  );
}
