/** The filters that the events ledger and the map share; they live in the address. */
import type { EventSearch } from '../app/router.tsx';
import room from '../shared/room.module.css';
import { GRADE_WORDS, STATUS_WORDS, VERDICT_WORDS } from '../shared/words.ts';

const TYPES = [
  'Battles',
  'Explosions/Remote violence',
  'Violence against civilians',
  'Protests',
  'Riots',
  'Strategic developments',
] as const;

interface Props {
  readonly search: EventSearch;
  readonly onChange: (change: Partial<EventSearch>) => void;
}

export function EventFilters({ search, onChange }: Props) {
  const active = [search.text, search.type, search.status, search.grade, search.verdict].some(Boolean);
  return (
    <div className={room.filters}>
      <label>
        Search
        <input
          key={search.text === undefined ? 'empty' : 'kept'}
          type="search"
          defaultValue={search.text ?? ''}
          onChange={({ target }) => onChange({ text: target.value || undefined })}
        />
      </label>
      <Choice label="What" value={search.type} onChange={(type) => onChange({ type })}>
        {TYPES.map((type) => [type, type])}
      </Choice>
      <Choice label="Status" value={search.status} onChange={(status) => onChange({ status })}>
        {Object.entries(STATUS_WORDS)}
      </Choice>
      <Choice label="Sources" value={search.grade} onChange={(grade) => onChange({ grade })}>
        {Object.entries(GRADE_WORDS)}
      </Choice>
      <Choice label="Decision" value={search.verdict} onChange={(verdict) => onChange({ verdict })}>
        {[['none', 'none yet'], ...Object.entries(VERDICT_WORDS)]}
      </Choice>
      {active ? (
        <button
          type="button"
          onClick={() =>
            onChange({
              text: undefined,
              type: undefined,
              status: undefined,
              grade: undefined,
              verdict: undefined,
            })
          }
        >
          Clear
        </button>
      ) : null}
    </div>
  );
}

function Choice(props: {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  children: readonly (readonly string[])[];
}) {
  return (
    <label>
      {props.label}
      <select value={props.value ?? ''} onChange={({ target }) => props.onChange(target.value || undefined)}>
        <option value="">all</option>
        {props.children.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
