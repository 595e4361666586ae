/** Sets fields of one claim. Each choice is kept at once; there is nothing to save. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Claim, CodedDocument, Status } from '../../contract/coded-document.ts';
import type { EditableClaimField } from '../../contract/review.ts';
import { vocabularyQuery } from '../api/queries.ts';
import { writeIsoRange } from '../shared/dates.ts';
import { TypeOptions } from '../shared/type-options.tsx';
import { STATUS_WORDS } from '../shared/words.ts';
import { describeFigure } from './claim-parts.ts';
import styles from './editor.module.css';

interface Props {
  readonly claim: Claim;
  readonly coded: CodedDocument;
  readonly text: string;
  /** The field to begin with. */
  readonly field: EditableClaimField | null;
  readonly onSet: (field: EditableClaimField, value: unknown) => void;
  readonly onClose: () => void;
}

const STATUS_ORDER = Object.keys(STATUS_WORDS) as Status[];
const NONE = '';

export function ClaimEditor({ claim, coded, text, field, onSet, onClose }: Props) {
  const ref = useRef<HTMLFieldSetElement>(null);
  const { data: vocabulary } = useQuery(vocabularyQuery);
  useEffect(() => {
    const wanted = ref.current?.querySelector<HTMLElement>(
      field ? `[data-field="${field}"]` : 'select, input',
    );
    (wanted ?? ref.current?.querySelector<HTMLElement>('select'))?.focus();
  }, [field]);
  const quote = (span: { start: number; end: number }) => `“${text.slice(span.start, span.end)}”`;
  return (
    <fieldset
      ref={ref}
      className={styles.editor}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <legend className="visually-hidden">Edit claim {claim.id}</legend>
      <Field label="Type">
        {(id) => (
          <select
            id={id}
            data-field="acled"
            value={claim.acled ? `${claim.acled.eventType}|${claim.acled.subEventType}` : NONE}
            onChange={({ target }) => {
              const [eventType = '', subEventType = ''] = target.value.split('|');
              onSet('acled', target.value === NONE ? null : { eventType, subEventType });
            }}
          >
            <TypeOptions vocabulary={vocabulary} current={claim.acled} />
          </select>
        )}
      </Field>
      <Field label="Status">
        {(id) => (
          <select
            id={id}
            data-field="status"
            value={claim.status}
            onChange={({ target }) => onSet('status', target.value)}
          >
            {STATUS_ORDER.map((status) => (
              <option key={status} value={status}>
                {STATUS_WORDS[status]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Place">
        {(id) => (
          <select
            id={id}
            data-field="place"
            value={claim.place ?? NONE}
            onChange={({ target }) => onSet('place', target.value || null)}
          >
            <option value={NONE}>not given</option>
            {coded.places.map((place) => (
              <option key={place.id} value={place.id}>
                {quote(place)}
                {place.resolution.status === 'resolved'
                  ? ` ${place.resolution.place.admin1 ?? ''}`
                  : ' (not found)'}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Date">
        {(id) => (
          <select
            id={id}
            data-field="time"
            value={claim.time ?? NONE}
            onChange={({ target }) => onSet('time', target.value || null)}
          >
            <option value={NONE}>not given</option>
            {coded.times.map((time) => (
              <option key={time.id} value={time.id}>
                {quote(time)} {writeIsoRange(time.begin, time.until)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {coded.figures.length > 0 ? (
        <div className={styles.checks}>
          <span>Figures</span>
          <div>
            {coded.figures.map((figure) => (
              <label key={figure.id}>
                <input
                  type="checkbox"
                  data-field="figures"
                  checked={claim.figures.includes(figure.id)}
                  onChange={({ target }) =>
                    onSet(
                      'figures',
                      coded.figures
                        .filter((item) =>
                          item.id === figure.id ? target.checked : claim.figures.includes(item.id),
                        )
                        .map((item) => item.id),
                    )
                  }
                />
                {quote(figure)} {describeFigure(figure)}
              </label>
            ))}
          </div>
        </div>
      ) : null}
      <button type="button" className={styles.close} onClick={onClose}>
        Done <kbd>Esc</kbd>
      </button>
    </fieldset>
  );
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
