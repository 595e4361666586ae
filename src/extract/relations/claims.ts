/** Relations that follow from what parties do to each other: who attacks somebody is opposed to them. */
import type { Claim, Entity, Id, Role } from '../../contract/coded-document.ts';
import { type Book, type Draft, fits } from './parties.ts';

/** What was denied, or did not happen, opposes nobody; a threat and a plan do. */
const TELLING = new Set<Claim['status']>(['occurred', 'ongoing', 'planned', 'threatened', 'called-for']);

/** @param claims as `extractClaims` gives them; what an actor does to the recipients and objects of its claim */
export function findClaimRelations(
  book: Book,
  entities: readonly Entity[],
  claims: readonly Claim[],
): readonly Draft[] {
  const byId = new Map<Id, Entity>(entities.map((each) => [each.id, each]));
  const named = (roles: readonly Role[]): Entity[] =>
    roles.flatMap(({ entity }) => (entity === null ? [] : (byId.get(entity) ?? [])));
  return claims.flatMap((claim) => {
    const pattern = book.patterns.events.find((each) => each.eventTypes.has(claim.eventType ?? ''));
    if (!pattern || !TELLING.has(claim.status)) return [];
    const at = tokenAt(book, claim.trigger.start);
    const others = named([...claim.recipients, ...claim.objects]);
    return named(claim.actors).flatMap((from) =>
      others
        .filter((to) => fits(pattern.kind, from, to, {}))
        .map((to) => ({
          kind: pattern.kind,
          from,
          to,
          evidence: [claim.trigger, from, to].map(({ start, end }) => ({ start, end })),
          verb: null,
          at,
          pattern: `${pattern.id}/event`,
        })),
    );
  });
}

function tokenAt(book: Book, offset: number): number {
  const sentence = book.doc.sentences.find((each) => each.end > offset);
  let at = sentence?.firstToken ?? 0;
  while ((book.doc.tokens[at]?.end ?? Number.MAX_VALUE) <= offset) at++;
  return at;
}
