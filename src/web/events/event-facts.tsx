/** The fields of an event, each with how it is known. */
import type { ReactNode } from 'react';
import type { Event, Party } from '../../contract/coded-document.ts';
import type { Decision } from '../../contract/review.ts';
import { writeValue } from '../decisions/describe-review.ts';
import { writeLongRange } from '../shared/dates.ts';
import { Inferred } from '../shared/inferred.tsx';
import { writeToll } from '../shared/tolls.ts';
import { BASIS_WORDS, FIGURE_WORDS, GRADE_WORDS, HARM_WORDS, STATUS_WORDS } from '../shared/words.ts';
import styles from './event-page.module.css';

const GEO_PRECISION: Readonly<Record<1 | 2 | 3, string>> = {
  1: 'this place itself',
  2: 'near it, or a part of the region',
  3: 'somewhere in the wider region',
};
const DATE_PRECISION: Readonly<Record<1 | 2 | 3, string>> = {
  1: 'the day itself',
  2: 'within these days',
  3: 'within the month',
};

export function EventFacts({ event, decision }: { event: Event; decision: Decision }) {
  const edits = new Map(decision.edits.map((edit) => [edit.field, edit]));
  const row = (label: string, field: string, value: ReactNode, note?: string | null) => {
    const edit = edits.get(field);
    return (
      <div key={field} className={styles.fact}>
        <dt>{label}</dt>
        <dd>
          {value}
          {note ? <small>{note}</small> : null}
          {edit ? (
            <small className={styles.edit}>
              set by {edit.reviewer}; the coder has {writeValue(edit.machine)}
            </small>
          ) : null}
        </dd>
      </div>
    );
  };
  const { date, place } = event;
  const basisNote = (basis: keyof typeof BASIS_WORDS) =>
    basis === 'stated' ? null : `† ${BASIS_WORDS[basis]}`;
  return (
    <dl className={styles.facts}>
      {row('Status', 'status', STATUS_WORDS[event.status], event.background ? 'told as background' : null)}
      {row('Sources', 'grade', GRADE_WORDS[event.grade], event.sources.join(', ') || 'the document alone')}
      {row(
        'When',
        'date',
        date ? <Inferred basis={date.basis}>{writeLongRange(date.start, date.end) ?? '–'}</Inferred> : '–',
        date
          ? join(date.acledPrecision ? DATE_PRECISION[date.acledPrecision] : null, basisNote(date.basis))
          : 'not given',
      )}
      {row(
        'Where',
        'place',
        place ? <Inferred basis={place.basis}>{place.name}</Inferred> : '–',
        place
          ? join(
              [place.admin2, place.admin1, place.country].filter(Boolean).join(', '),
              place.acledPrecision ? GEO_PRECISION[place.acledPrecision] : null,
              place.radiusKm === null ? null : `within ${place.radiusKm} km`,
              basisNote(place.basis),
            )
          : 'not given',
      )}
      {row('By whom', 'actors', nameParties(event.actors))}
      {row('To whom', 'recipients', nameParties(event.recipients))}
      {event.weapons.length > 0 ? row('With', 'weapons', event.weapons.join(', ')) : null}
      {event.facilities.length > 0 ? row('Facility', 'facilities', event.facilities.join(', ')) : null}
      {Object.entries(event.figures).map(([kind, toll]) =>
        row(sentence(FIGURE_WORDS[kind as keyof typeof FIGURE_WORDS]), `figures.${kind}`, writeToll(toll)),
      )}
      {event.harms.length > 0
        ? row('Harm', 'harms', event.harms.map((harm) => HARM_WORDS[harm]).join(', '))
        : null}
      {row(
        'Codes',
        'acled',
        event.acled ? `${event.acled.eventType}: ${event.acled.subEventType}` : 'outside ACLED’s types',
        event.eventType ? `PLOVER ${event.eventType}${event.mode ? ` ${event.mode}` : ''}` : null,
      )}
    </dl>
  );
}

const join = (...notes: (string | null)[]) => notes.filter(Boolean).join('; ') || null;
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function nameParties(parties: readonly Party[]): ReactNode {
  if (parties.length === 0) return '–';
  return parties.map((party) => (
    <span key={party.name} className={styles.party}>
      {party.name}
      {party.alleged ? ' (alleged)' : ''}
      {party.category ? <small>{party.category}</small> : null}
    </span>
  ));
}
