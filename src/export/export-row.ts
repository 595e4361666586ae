/** What every exporter of events works from: one flat row for each event, with its claims and where each came from. */
import type {
  Claim,
  CodedDocument,
  Event,
  Figure,
  FigureKind,
  Role,
  Toll,
} from '../contract/coded-document.ts';
import { FIGURE_KINDS } from '../contract/coded-document.ts';
import type { StoredDocument } from '../contract/record.ts';
import type { ReviewedClaim, ReviewedEvent } from '../contract/review.ts';
import { coarsenPlace, type ExportPlace, listPersonNames } from './coarsen.ts';

export interface ExportOptions {
  /** Keep events that people rejected, and rejected claims of the others; they are marked as rejected. */
  readonly includeRejected?: boolean;
  /**
   * Kilometres: positions are rounded to a grid this wide, finer place names and every person's name are left out,
   * and so are all quotes, titles and notes, which would give them away.
   */
  readonly coarsenKm?: number;
}

/** One source's word, with its words. */
export interface ExportClaim {
  readonly key: string;
  readonly status: Claim['status'];
  readonly eventType: string | null;
  readonly acledSubEventType: string | null;
  readonly trigger: string;
  readonly quote: string;
  readonly sources: readonly string[];
  readonly channels: readonly string[];
  readonly stances: readonly string[];
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly place: string | null;
  readonly placeBasis: Claim['placeBasis'];
  readonly time: string | null;
  readonly timeBasis: Claim['timeBasis'];
  readonly figures: readonly Pick<Figure, 'kind' | 'low' | 'high' | 'qualifier' | 'unit' | 'basis'>[];
  readonly pattern: string;
  readonly decision: string;
  readonly editedFields: readonly string[];
}

export interface ExportRow {
  readonly eventId: string;
  readonly eventKey: string;
  readonly document: StoredDocument['row'];
  readonly documentTitle: string | null;
  readonly documentSource: string | null;
  readonly event: Omit<Event, 'place' | 'actors' | 'recipients' | 'sources'>;
  readonly place: ExportPlace | null;
  readonly actors: Event['actors'];
  readonly recipients: Event['recipients'];
  readonly sources: readonly string[];
  readonly tolls: Readonly<Record<FigureKind, Toll>>;
  /** 'accept', 'reject', 'unsure', or empty: nobody has decided. */
  readonly decision: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly note: string;
  readonly editedFields: readonly string[];
  readonly claims: readonly ExportClaim[];
}

const NO_TOLL: Toll = { low: null, best: null, high: null };

/** The rows of one document's events, in the coding's order. */
export function listExportRows(stored: StoredDocument, options: ExportOptions = {}): ExportRow[] {
  const claims = new Map(stored.reviewed.claims.map((claim) => [claim.claim.id, claim]));
  return stored.reviewed.events
    .filter((event) => options.includeRejected || event.verdict !== 'reject')
    .map((event) => describeEvent(stored, event, claims, options));
}

function describeEvent(
  stored: StoredDocument,
  reviewed: ReviewedEvent,
  claims: ReadonlyMap<string, ReviewedClaim>,
  options: ExportOptions,
): ExportRow {
  const { row, coded } = stored;
  const { place, actors, recipients, sources, ...event } = reviewed.event;
  const coarse = options.coarsenKm !== undefined;
  const persons = coarse ? listPersonNames(coded) : new Set<string>();
  const review = reviewed.decision.verdictReview;
  const hideParty = (party: Event['actors'][number]) =>
    persons.has(party.name) ? { ...party, name: party.category ?? 'a person', actorId: null } : party;
  const shown = event.claims
    .flatMap((id) => claims.get(id) ?? [])
    .filter((one) => options.includeRejected || one.decision.verdict !== 'reject')
    .map((one) => describeClaim(stored, one));
  return {
    eventId: `${row.id}/${event.id}`,
    eventKey: reviewed.key,
    document: row,
    documentTitle: coarse ? null : row.title,
    documentSource: row.source !== null && persons.has(row.source) ? 'a person' : row.source,
    event,
    place: options.coarsenKm === undefined ? place : place && coarsenPlace(place, options.coarsenKm),
    actors: actors.map(hideParty),
    recipients: recipients.map(hideParty),
    sources: sources.map((name) => (persons.has(name) ? 'a person' : name)),
    tolls: listTolls(event.figures),
    decision: reviewed.verdict ?? '',
    decidedBy: coarse ? '' : (review?.reviewer ?? ''),
    decidedAt: review?.createdAt ?? '',
    note: coarse ? '' : (review?.note ?? ''),
    editedFields: reviewed.decision.edits.map((edit) => edit.field),
    claims: coarse ? shown.map((claim) => hideWords(claim, persons)) : shown,
  };
}

function describeClaim({ text, coded }: StoredDocument, reviewed: ReviewedClaim): ExportClaim {
  const { claim, decision, evidence } = reviewed;
  const quote = (span: { start: number; end: number } | null | undefined) =>
    span ? text.slice(span.start, span.end) : null;
  const attributions = claim.attributions.flatMap(
    (id) => coded.attributions.find((one) => one.id === id) ?? [],
  );
  const place = coded.places.find((one) => one.id === claim.place);
  const time = coded.times.find((one) => one.id === claim.time);
  const named = (roles: readonly Role[]) =>
    roles.map((role) => nameEntity(coded, role.entity) ?? quote(role) ?? '');
  return {
    key: reviewed.key,
    status: claim.status,
    eventType: claim.eventType,
    acledSubEventType: claim.acled?.subEventType ?? null,
    trigger: quote(claim.trigger) ?? '',
    quote: evidence,
    sources: attributions.flatMap((one) => {
      const names = one.sourceEntities.flatMap((id) => nameEntity(coded, id) ?? []);
      return names.length > 0 ? names : (quote(one.source) ?? []);
    }),
    channels: attributions.flatMap((one) => quote(one.channel) ?? []),
    stances: attributions.map((one) => one.stance),
    actors: named(claim.actors),
    recipients: named(claim.recipients),
    place: quote(place),
    placeBasis: claim.placeBasis,
    time: quote(time),
    timeBasis: claim.timeBasis,
    figures: claim.figures.flatMap((id) => {
      const figure = coded.figures.find((one) => one.id === id);
      if (!figure) return [];
      const { kind, low, high, qualifier, unit, basis } = figure;
      return [{ kind, low, high, qualifier, unit, basis }];
    }),
    pattern: claim.pattern,
    decision: decision.verdict ?? '',
    editedFields: decision.edits.map((edit) => edit.field),
  };
}

function hideWords(claim: ExportClaim, persons: ReadonlySet<string>): ExportClaim {
  const hide = (names: readonly string[]) => names.map((name) => (persons.has(name) ? 'a person' : name));
  return {
    ...claim,
    trigger: '',
    quote: '',
    place: null,
    sources: hide(claim.sources),
    channels: [],
    actors: hide(claim.actors),
    recipients: hide(claim.recipients),
  };
}

function nameEntity(coded: CodedDocument, id: string | null): string | null {
  return coded.entities.find((entity) => entity.id === id)?.name ?? null;
}

function listTolls(figures: Event['figures']): Record<FigureKind, Toll> {
  return Object.fromEntries(FIGURE_KINDS.map((kind) => [kind, figures[kind] ?? NO_TOLL])) as Record<
    FigureKind,
    Toll
  >;
}
