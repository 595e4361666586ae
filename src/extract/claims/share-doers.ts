/** Who did what happened in the course of an event: 'abducted in an ambush by pirates', 'arrested in a police raid'. */
import type { ClaimContext } from './context.ts';
import type { ClaimDraft } from './draft.ts';

const DURING = new Set(['in', 'during']);
/** What those who search, storm or sweep a place do in it: 'arrested in an attack by rebels' is the deed of others. */
const OPERATIONS = new Set([
  'raid',
  'operation',
  'sweep',
  'search',
  'crackdown',
  'dragnet',
  'manhunt',
  'incursion',
]);

/**
 * Gives a passive that names no doer the doer of the event that it happened in. Tolls are left out: they join their cause
 * as a whole. So are clashes and protests, of which one side did it or neither.
 */
export function shareDoers(context: ClaimContext, drafts: readonly ClaimDraft[]): void {
  for (const draft of drafts) {
    const { site, trigger, roles } = draft;
    const passive = site.verb !== null && context.syntax.voiceOf(site.verb) === 'passive';
    if (site.kind !== 'verb' || !passive || roles.actors.length > 0 || trigger.frame.toll) continue;
    const around = site.prepositions.filter((p) => DURING.has(p.preposition)).map((p) => p.phrase.head);
    const event = drafts.find(
      (d) =>
        d.site.kind === 'noun' && around.includes(d.site.phrase?.head ?? -1) && isOneSided(context, d, draft),
    );
    if (event) draft.roles = { ...roles, actors: event.roles.actors, actorClasses: event.roles.actorClasses };
  }
}

function isOneSided(context: ClaimContext, event: ClaimDraft, deed: ClaimDraft): boolean {
  const { frame } = event.trigger;
  if (event.roles.actors.length === 0 || frame.rules === 'clash') return false;
  const operation = OPERATIONS.has(context.doc.tokens[event.site.end - 1]?.lemma ?? '');
  if (deed.coding.eventType === 'COERCE') return operation;
  return deed.coding.eventType === 'ASSAULT' && (operation || frame.type === 'ASSAULT');
}
