/** The general rules of the coding contract, as far as one coded document can break them. */
import { type Claim, type CodedDocument, type Span, STATUSES } from '../../src/contract/coded-document.ts';

/** @returns each breach in words; none for a sound document */
export function findBreaches(coded: CodedDocument, text: string): string[] {
  return [
    ...checkSpans(coded, text),
    ...checkIds(coded),
    ...checkSilence(coded),
    ...checkClaims(coded),
    ...checkEvents(coded),
  ];
}

function checkSpans(coded: CodedDocument, text: string): string[] {
  const breaches: string[] = [];
  const splits = (at: number) =>
    /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, `${path}[${index}]`);
    else if (typeof value === 'object' && value !== null) {
      if (
        'start' in value &&
        'end' in value &&
        typeof value.start === 'number' &&
        typeof value.end === 'number'
      ) {
        const { start, end } = value;
        if (start < 0 || end > text.length || start >= end)
          breaches.push(`${path}: ${start}–${end} is no span of the text`);
        else if (splits(start) || splits(end))
          breaches.push(`${path}: ${start}–${end} splits a surrogate pair`);
      }
      for (const [key, item] of Object.entries(value)) visit(item, `${path}.${key}`);
    }
  };
  visit(coded, 'document');
  return breaches;
}

function checkIds(coded: CodedDocument): string[] {
  const lists = {
    entities: coded.entities,
    times: coded.times,
    places: coded.places,
    figures: coded.figures,
    attributions: coded.attributions,
    claims: coded.claims,
    relations: coded.relations,
    events: coded.events,
  };
  const breaches: string[] = [];
  const seen = new Set<string>();
  const of: Record<string, Set<string>> = {};
  for (const [list, items] of Object.entries(lists)) {
    of[list] = new Set(items.map((item) => item.id));
    for (const { id } of items) {
      if (seen.has(id)) breaches.push(`${list}: the id ${id} stands twice`);
      seen.add(id);
    }
  }
  const need = (from: string, list: keyof typeof lists, ids: readonly (string | null)[]) => {
    for (const id of ids)
      if (id !== null && !of[list]?.has(id)) breaches.push(`${from}: ${id} is not among the ${list}`);
  };
  for (const each of coded.entities) need(each.id, 'entities', [each.chain]);
  for (const each of coded.times) need(each.id, 'times', each.anchor === 'document' ? [] : [each.anchor]);
  for (const each of coded.places) need(each.id, 'places', each.relation?.of ?? []);
  for (const each of coded.figures) need(each.id, 'figures', [each.partOf]);
  for (const each of coded.attributions) {
    need(each.id, 'entities', each.sourceEntities);
    need(each.id, 'times', [each.time]);
    need(each.id, 'attributions', [each.parent]);
  }
  for (const each of coded.claims) {
    const roles = [...each.actors, ...each.recipients, ...each.instruments, ...each.objects];
    need(
      each.id,
      'entities',
      roles.map((role) => role.entity),
    );
    need(each.id, 'places', [each.place, ...each.otherPlaces]);
    need(each.id, 'times', [each.time]);
    need(each.id, 'figures', each.figures);
    need(each.id, 'attributions', each.attributions);
    need(each.id, 'claims', each.about);
  }
  for (const each of coded.relations) {
    need(each.id, 'entities', [each.from, each.to]);
    need(each.id, 'times', [each.time]);
    need(each.id, 'attributions', each.attributions);
  }
  for (const each of coded.events) need(each.id, 'claims', each.claims);
  return breaches;
}

/** Nothing in comments or boilerplate becomes a figure, claim or event. */
function checkSilence(coded: CodedDocument): string[] {
  const silent = coded.sections.filter((each) => each.kind === 'comments' || each.kind === 'boilerplate');
  const inside = (span: Span) => silent.some((each) => span.start < each.end && each.start < span.end);
  return [
    ...coded.figures.filter(inside).map((each) => `${each.id}: a figure outside the report`),
    ...coded.claims
      .filter((each) => inside(each.trigger) || each.evidence.some(inside))
      .map((each) => `${each.id}: a claim outside the report`),
  ];
}

function checkClaims(coded: CodedDocument): string[] {
  const breaches: string[] = [];
  for (const claim of coded.claims) {
    if (!claim.eventType && !claim.acled && claim.harms.length === 0)
      breaches.push(`${claim.id}: neither type nor harm`);
    if (claim.time === null && !['unknown', 'publication'].includes(claim.timeBasis))
      breaches.push(`${claim.id}: time basis without a time`);
    if (claim.time !== null && claim.timeBasis === 'unknown')
      breaches.push(`${claim.id}: a time of unknown basis`);
    if ((claim.place === null) !== (claim.placeBasis === 'unknown'))
      breaches.push(`${claim.id}: place and its basis disagree`);
    const place = coded.places.find((each) => each.id === claim.place);
    if (place && place.role !== 'location') breaches.push(`${claim.id}: happened at a ${place.role}`);
  }
  const claimed = new Set(coded.claims.flatMap((claim) => claim.figures));
  for (const figure of coded.figures) if (!claimed.has(figure.id)) breaches.push(`${figure.id}: in no claim`);
  return breaches;
}

function checkEvents(coded: CodedDocument): string[] {
  const breaches: string[] = [];
  const claims = new Map(coded.claims.map((claim) => [claim.id, claim]));
  for (const claim of coded.claims) {
    const count = coded.events.filter((event) => event.claims.includes(claim.id)).length;
    const joins = claim.about.length > 0;
    if (count === 0 || (count > 1 && !joins)) breaches.push(`${claim.id}: in ${count} events`);
  }
  for (const event of coded.events) {
    const members = event.claims.flatMap((id): Claim[] => {
      const claim = claims.get(id);
      return claim ? [claim] : [];
    });
    const asserted = members.filter((claim) => claim.status !== 'denied');
    const strongest = Math.min(
      ...(asserted.length > 0 ? asserted : members).map((claim) => STATUSES.indexOf(claim.status)),
    );
    if (STATUSES.indexOf(event.status) < strongest)
      breaches.push(`${event.id}: ${event.status} is stronger than its claims`);
    for (const [kind, toll] of Object.entries(event.figures)) {
      if (toll.low !== null && toll.high !== null && toll.low > toll.high)
        breaches.push(`${event.id}: ${kind} from ${toll.low} to ${toll.high}`);
    }
  }
  const order = coded.events.map((event) => event.salience);
  if (order.some((value, index) => index > 0 && value > (order[index - 1] ?? value)))
    breaches.push('events are not in order of salience');
  return breaches;
}
