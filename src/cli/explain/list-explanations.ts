/** Which explanations answer a question about a traced document. */
import { explainClaim, explainEvent } from './explain-claim.ts';
import { explainDocument, explainTime } from './explain-time.ts';
import type { Explanation, Traced } from './explanation.ts';

/**
 * @param parts ids within the document: T3, C2, E1; none: the document's day, every time and every claim
 * @returns an explanation for each, an event's followed by those of its claims; or the first id that is not there
 */
export function listExplanations(
  traced: Traced,
  parts: readonly string[],
): Explanation[] | { readonly missing: string } {
  const { times, claims, events } = traced.coded;
  if (parts.length === 0)
    return [
      explainDocument(traced),
      ...times.map((time) => explainTime(traced, time)),
      ...claims.map((claim) => explainClaim(traced, claim)),
    ];
  const found: Explanation[] = [];
  for (const part of parts) {
    const time = times.find(({ id }) => id === part);
    const claim = claims.find(({ id }) => id === part);
    const event = events.find(({ id }) => id === part);
    if (time) found.push(explainTime(traced, time));
    else if (claim) found.push(explainClaim(traced, claim));
    else if (event) {
      found.push(explainEvent(traced, event));
      const own = claims.filter(({ id }) => event.claims.includes(id));
      found.push(...own.map((each) => explainClaim(traced, each)));
    } else return { missing: part };
  }
  return found;
}
