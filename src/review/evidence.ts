/** The words that a decision was made on, and whether a coding still rests on them. */
import type { Claim, CodedDocument, Event } from '../contract/coded-document.ts';

/**
 * The sentence that holds the claim's trigger, as the reviewer read it; where no sentence holds it, the claim's first
 * evidence. White space is folded. A field that finds more evidence later does not change it.
 */
export function quoteEvidence(coded: CodedDocument, text: string, claim: Claim): string {
  const { trigger } = claim;
  const sentence = coded.sentences.find((one) => one.start <= trigger.start && trigger.end <= one.end);
  const span = sentence ?? claim.evidence[0] ?? trigger;
  return foldSpace(text.slice(span.start, span.end));
}

/** Whether a decision's words are still those of the claim: the same, or one within the other after a better split. */
export function isSameEvidence(kept: string, present: string): boolean {
  const [a, b] = [foldSpace(kept), foldSpace(present)];
  return a === b || (a !== '' && b !== '' && (a.includes(b) || b.includes(a)));
}

/**
 * A stable key for each event, in the order of `events`: the key of its first claim that is not already another
 * event's key. So two events that share a denial as their first claim are still told apart.
 */
export function keyEvents(coded: CodedDocument): readonly string[] {
  const claims = new Map(coded.claims.map((claim) => [claim.id, claim.key]));
  const taken = new Set<string>();
  return coded.events.map((event) => {
    const keys = listClaimKeys(event, claims);
    const key = keys.find((one) => !taken.has(one)) ?? keys[0] ?? event.id;
    taken.add(key);
    return key;
  });
}

/** @param claims keys of the document's claims by their id */
export function listClaimKeys(event: Event, claims: ReadonlyMap<string, string>): readonly string[] {
  return event.claims.flatMap((id) => claims.get(id) ?? []);
}

function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
