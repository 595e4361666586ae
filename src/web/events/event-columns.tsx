/** The columns of the events ledger. */
import { Link } from '@tanstack/react-router';
import type { FigureKind, Party } from '../../contract/coded-document.ts';
import type { EventRow } from '../../contract/record.ts';
import { splitId } from '../reading/claim-note.tsx';
import { nameType } from '../reading/outline-lists.ts';
import { writeIsoRange } from '../shared/dates.ts';
import { Inferred } from '../shared/inferred.tsx';
import type { LedgerColumn } from '../shared/ledger.tsx';
import room from '../shared/room.module.css';
import { rankToll, UNKNOWN, writeToll } from '../shared/tolls.ts';
import { GRADE_WORDS, STATUS_WORDS, VERDICT_WORDS } from '../shared/words.ts';

type Column = LedgerColumn<EventRow>;

const nameParties = (parties: readonly Party[]) => parties.map((party) => party.name).join(', ');

function parties(id: string, title: string, size: number, read: (row: EventRow) => readonly Party[]): Column {
  return {
    id,
    title,
    size,
    minor: true,
    value: (row) => nameParties(read(row)) || null,
    cell: (row) => {
      const names = nameParties(read(row));
      if (names === '') return UNKNOWN;
      const alleged = read(row).some((party) => party.alleged);
      return alleged ? (
        <span title="alleged: only its opponents or others say so">{names} (alleged)</span>
      ) : (
        names
      );
    },
  };
}

function toll(kind: FigureKind, title: string, size: number, minor: boolean): Column {
  return {
    id: kind,
    title,
    size,
    numeric: true,
    minor,
    value: (row) => rankToll(row.event.figures[kind]),
    cell: (row) => writeToll(row.event.figures[kind]),
  };
}

export const EVENT_COLUMNS: readonly Column[] = [
  {
    id: 'date',
    title: 'Date',
    size: 144,
    narrowSize: 100,
    value: (row) => row.event.date?.start ?? row.event.date?.end ?? null,
    cell: ({ event }) =>
      event.date ? (
        <Inferred basis={event.date.basis}>{writeIsoRange(event.date.start, event.date.end)}</Inferred>
      ) : (
        UNKNOWN
      ),
  },
  {
    id: 'type',
    title: 'What',
    size: 178,
    narrowSize: 106,
    value: (row) => nameType(row.event),
    cell: (row) => (
      <Link to="/events/$document/$event" params={splitId(row.id)} className={room.title} tabIndex={-1}>
        {nameType(row.event)}
      </Link>
    ),
  },
  {
    id: 'place',
    title: 'Where',
    size: 124,
    narrowSize: 78,
    value: (row) => row.event.place?.name ?? null,
    cell: ({ event }) =>
      event.place ? <Inferred basis={event.place.basis}>{event.place.name}</Inferred> : UNKNOWN,
  },
  parties('actors', 'By whom', 160, (row) => row.event.actors),
  parties('recipients', 'To whom', 126, (row) => row.event.recipients),
  toll('killed', 'Killed', 70, true),
  toll('injured', 'Injured', 72, true),
  toll('displaced', 'Displaced', 86, true),
  {
    id: 'grade',
    title: 'Sources',
    size: 108,
    minor: true,
    value: (row) => GRADE_WORDS[row.event.grade],
    cell: (row) => (
      <span title={row.event.sources.join(', ') || 'the document alone'}>{GRADE_WORDS[row.event.grade]}</span>
    ),
  },
  {
    id: 'status',
    title: 'Status',
    size: 104,
    narrowSize: 74,
    value: (row) => STATUS_WORDS[row.event.status],
    cell: (row) => STATUS_WORDS[row.event.status],
  },
  {
    id: 'verdict',
    title: 'Decision',
    size: 76,
    minor: true,
    value: (row) => row.verdict,
    cell: (row) => (row.verdict ? VERDICT_WORDS[row.verdict] : row.edited.length > 0 ? 'edited' : UNKNOWN),
  },
  {
    id: 'document',
    title: 'Document',
    size: 128,
    minor: true,
    value: (row) => row.documentTitle,
    cell: (row) => <span dir="auto">{row.documentTitle ?? row.documentId}</span>,
  },
];
