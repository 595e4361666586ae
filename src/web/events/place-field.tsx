/** Chooses a place from the gazetteer by its name. */
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Place } from '../../contract/coded-document.ts';
import { placesQuery } from '../api/queries.ts';
import styles from '../reading/editor.module.css';

export function PlaceField(props: { place: Place | null; onSet: (place: Place | null) => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const { data, error } = useQuery(placesQuery(text));
  const choose = (place: Place) => {
    setText('');
    props.onSet(place);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>Place</label>
      <input
        id={id}
        type="search"
        value={text}
        placeholder={props.place?.name ?? 'not given'}
        onChange={({ target }) => setText(target.value)}
      />
      {text.trim().length > 1 ? (
        <ul className={styles.found}>
          {data?.places.map((place) => (
            <li key={place.id}>
              <button type="button" onClick={() => choose(place)}>
                {place.name}{' '}
                <span>{[place.admin2, place.admin1, place.country].filter(Boolean).join(', ')}</span>
              </button>
            </li>
          ))}
          {data?.places.length === 0 ? <li>No place of this name</li> : null}
          {error ? <li>{error.message}</li> : null}
        </ul>
      ) : null}
    </div>
  );
}
