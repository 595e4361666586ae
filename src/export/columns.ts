/** The columns of an exported event: their names, their order, what each holds. docs/exports.md says the same. */
import { FIGURE_KINDS } from '../contract/coded-document.ts';
import type { ExportRow } from './export-row.ts';

export type Cell = string | number | boolean | null | readonly string[];

export interface Column {
  readonly name: string;
  readonly read: (row: ExportRow) => Cell;
}

const column = (name: string, read: Column['read']): Column => ({ name, read });

/** One value for each party, in the order of the names. */
const parties = (prefix: string, read: (row: ExportRow) => ExportRow['actors']): Column[] => [
  column(prefix, (row) => read(row).map((party) => party.name)),
  column(`${prefix}_ids`, (row) => read(row).map((party) => party.actorId ?? '')),
  column(`${prefix}_categories`, (row) => read(row).map((party) => party.category ?? '')),
  column(`${prefix}_alleged`, (row) => read(row).map((party) => (party.alleged ? 'yes' : 'no'))),
];

export const COLUMNS: readonly Column[] = [
  column('event_id', (row) => row.eventId),
  column('event_key', (row) => row.eventKey),
  column('decision', (row) => row.decision),
  column('decided_by', (row) => row.decidedBy),
  column('decided_at', (row) => row.decidedAt),
  column('decision_note', (row) => row.note),
  column('edited_fields', (row) => row.editedFields),
  column('event_type', (row) => row.event.eventType),
  column('mode', (row) => row.event.mode),
  column('acled_like_event_type', (row) => row.event.acled?.eventType ?? null),
  column('acled_like_sub_event_type', (row) => row.event.acled?.subEventType ?? null),
  column('harms', (row) => row.event.harms),
  column('status', (row) => row.event.status),
  column('background', (row) => row.event.background),
  column('grade', (row) => row.event.grade),
  column('date_start', (row) => row.event.date?.start ?? null),
  column('date_end', (row) => row.event.date?.end ?? null),
  column('date_basis', (row) => row.event.date?.basis ?? 'unknown'),
  column('date_precision_acled', (row) => row.event.date?.acledPrecision ?? null),
  column('date_precision_ucdp', (row) => row.event.date?.ucdpPrecision ?? null),
  column('place', (row) => row.place?.name ?? null),
  column('place_id', (row) => row.place?.id ?? null),
  column('admin2', (row) => row.place?.admin2 ?? null),
  column('admin1', (row) => row.place?.admin1 ?? null),
  column('country', (row) => row.place?.country ?? null),
  column('latitude', (row) => row.place?.lat ?? null),
  column('longitude', (row) => row.place?.lon ?? null),
  column('radius_km', (row) => row.place?.radiusKm ?? null),
  column('place_basis', (row) => row.place?.basis ?? 'unknown'),
  column('place_precision_acled', (row) => row.place?.acledPrecision ?? null),
  column('place_precision_ucdp', (row) => row.place?.ucdpPrecision ?? null),
  ...parties('actors', (row) => row.actors),
  ...parties('recipients', (row) => row.recipients),
  column('weapons', (row) => row.event.weapons),
  column('facilities', (row) => row.event.facilities),
  ...FIGURE_KINDS.flatMap((kind) => {
    const name = kind.replaceAll('-', '_');
    return [
      column(`${name}_low`, (row) => row.tolls[kind].low),
      column(`${name}_best`, (row) => row.tolls[kind].best),
      column(`${name}_high`, (row) => row.tolls[kind].high),
    ];
  }),
  column('sources', (row) => row.sources),
  column('claims', (row) => row.claims.map((claim) => claim.key)),
  column('claim_statuses', (row) => row.claims.map((claim) => claim.status)),
  column('claim_sources', (row) => row.claims.map((claim) => claim.sources.join(' > '))),
  column('claim_decisions', (row) => row.claims.map((claim) => claim.decision)),
  column('claim_patterns', (row) => row.claims.map((claim) => claim.pattern)),
  column('quotes', (row) => [
    ...new Set(row.claims.map((claim) => claim.quote).filter((quote) => quote !== '')),
  ]),
  column('document_id', (row) => row.document.id),
  column('document_hash', (row) => row.document.hash),
  column('document_title', (row) => row.documentTitle),
  column('document_source', (row) => row.documentSource),
  column('document_date', (row) => row.document.publishedAt),
  column('document_date_basis', (row) => row.document.publishedBasis),
  column('document_language', (row) => row.document.language),
  column('code_version', (row) => row.document.versions.code),
  column('data_version', (row) => row.document.versions.data),
  column('model_version', (row) => row.document.versions.model),
];
