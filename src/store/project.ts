/** Turns a reviewed coding into the rows that lists show and filter by. People's values count, not the machine's. */
import type { Claim, CodedDocument, Role, TimeExpression } from '../contract/coded-document.ts';
import type { ClaimRow, EventRow } from '../contract/record.ts';
import type { ReviewedClaim, ReviewedEvent, ReviewedRecord } from '../contract/review.ts';
import { listClaimKeys } from '../review/evidence.ts';
import { foldName } from './fold-name.ts';
import type { ClaimsTable, EventsTable } from './tables.ts';

/** What a row's JSON holds: all but what the document gives. */
export type ClaimRowBody = Omit<ClaimRow, 'id' | 'documentId' | 'documentTitle' | 'documentSource'>;
export type EventRowBody = Omit<
  EventRow,
  'id' | 'documentId' | 'documentTitle' | 'documentSource' | 'publishedAt'
>;

/** @param text the document's text, which the coding's offsets count in */
export function projectClaims(
  seq: number,
  coded: CodedDocument,
  text: string,
  reviewed: ReviewedRecord,
): ClaimsTable[] {
  return reviewed.claims.map((one, position) => {
    const body = describeClaim(coded, text, one);
    const { claim } = one;
    const place = coded.places.find((mention) => mention.id === claim.place);
    const resolved = place?.resolution.status === 'resolved' ? place.resolution.place : null;
    return {
      document_seq: seq,
      position,
      claim_id: claim.id,
      ...listCodes(claim, body.verdict),
      key: one.key,
      date_start: body.dateStart,
      date_end: body.dateEnd,
      country: resolved?.country ?? null,
      lat: resolved?.lat ?? null,
      lon: resolved?.lon ?? null,
      parties: foldNames([...body.actors, ...body.recipients]),
      sources: foldNames(body.sources),
      place: foldNames(body.place === null ? [] : [body.place]),
      row: JSON.stringify(body),
    };
  });
}

export function projectEvents(seq: number, coded: CodedDocument, reviewed: ReviewedRecord): EventsTable[] {
  const keys = new Map(coded.claims.map((claim) => [claim.id, claim.key]));
  return reviewed.events.map((one, position) => {
    const { event } = one;
    const body = describeEvent(one, keys);
    return {
      document_seq: seq,
      position,
      event_id: event.id,
      ...listCodes(event, one.verdict),
      key: one.key,
      date_start: event.date?.start ?? null,
      date_end: event.date?.end ?? null,
      country: event.place?.country ?? null,
      lat: event.place?.lat ?? null,
      lon: event.place?.lon ?? null,
      parties: foldNames([...event.actors, ...event.recipients].map((party) => party.name)),
      sources: foldNames(event.sources),
      place: foldNames(
        event.place ? [event.place.name, event.place.admin1 ?? '', event.place.admin2 ?? ''] : [],
      ),
      grade: event.grade,
      salience: event.salience,
      row: JSON.stringify(body),
    };
  });
}

function describeClaim(coded: CodedDocument, text: string, reviewed: ReviewedClaim): ClaimRowBody {
  const { claim, decision } = reviewed;
  const names = (roles: readonly Role[]) => roles.map((role) => nameRole(coded, text, role));
  const place = coded.places.find((mention) => mention.id === claim.place);
  const time = coded.times.find((one) => one.id === claim.time);
  const sources = claim.attributions.flatMap((id) => {
    const attribution = coded.attributions.find((one) => one.id === id);
    if (!attribution) return [];
    const entities = attribution.sourceEntities.flatMap(
      (entity) => coded.entities.find((one) => one.id === entity)?.name ?? [],
    );
    if (entities.length > 0) return entities;
    return attribution.source ? [text.slice(attribution.source.start, attribution.source.end)] : [];
  });
  return {
    key: reviewed.key,
    claim,
    trigger: text.slice(claim.trigger.start, claim.trigger.end),
    quote: reviewed.evidence,
    actors: names(claim.actors),
    recipients: names(claim.recipients),
    objects: names(claim.objects),
    sources: [...new Set(sources)],
    place: place
      ? place.resolution.status === 'resolved'
        ? place.resolution.place.name
        : text.slice(place.start, place.end)
      : null,
    ...boundTime(time, claim.timeRelation),
    verdict: decision.verdict,
    edited: decision.edits.map((edit) => edit.field),
  };
}

function describeEvent(reviewed: ReviewedEvent, claimKeys: ReadonlyMap<string, string>): EventRowBody {
  const { event, decision } = reviewed;
  return {
    key: reviewed.key,
    event,
    quote: reviewed.evidence,
    claimKeys: listClaimKeys(event, claimKeys),
    verdict: reviewed.verdict,
    edited: decision.edits.map((edit) => edit.field),
  };
}

function nameRole(coded: CodedDocument, text: string, role: Role): string {
  const entity = coded.entities.find((one) => one.id === role.entity);
  return entity?.name ?? text.slice(role.start, role.end);
}

/** 'Since Monday' has no end that the text states, 'until Monday' no beginning. */
function boundTime(
  time: TimeExpression | undefined,
  relation: Claim['timeRelation'],
): { dateStart: string | null; dateEnd: string | null } {
  const dateStart = time?.begin ?? null;
  const dateEnd = time?.until ?? null;
  if (relation === 'since' || relation === 'after') return { dateStart, dateEnd: null };
  if (relation === 'until' || relation === 'before') return { dateStart: null, dateEnd };
  return { dateStart, dateEnd };
}

function listCodes(
  one: Pick<Claim, 'eventType' | 'acled' | 'harms' | 'status' | 'background'>,
  verdict: string | null,
) {
  return {
    event_type: one.eventType,
    acled_event_type: one.acled?.eventType ?? null,
    acled_sub_event_type: one.acled?.subEventType ?? null,
    harms: one.harms.length > 0 ? `,${one.harms.join(',')},` : '',
    status: one.status,
    background: one.background ? 1 : 0,
    verdict,
  };
}

function foldNames(names: readonly string[]): string {
  return names.map(foldName).join('\n');
}
