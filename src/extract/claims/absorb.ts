/**
 * A toll told with its cause belongs to the claim of the cause ('bombed the hospital, killing 12', 'an airstrike killed
 * nine', 'nine were killed in an airstrike'), and 'killed three and wounded five' is one toll: the cause's claim tells all
 * that befell. A toll that has a predicate of its own keeps a claim of the same happening, of its outcome alone; the
 * participle of CONTRACT's worked reading ('…, killing 12') tells only what its main verb led to, and has none.
 */
import type { Id, Role } from '../../contract/coded-document.ts';
import type { VerbGroup } from '../../text/document.ts';
import type { ClaimContext } from './context.ts';
import { type ClaimDraft, isViolent } from './draft.ts';
import { actionPreposition } from './site.ts';

/** A toll with a predicate of its own that was joined to its cause. */
export interface Outcome {
  readonly toll: ClaimDraft;
  readonly cause: ClaimDraft;
}

/**
 * Joins toll drafts to those of their cause.
 * @returns the drafts that stand for themselves, and the tolls that were joined to one of them
 */
export function absorbTolls(
  context: ClaimContext,
  drafts: readonly ClaimDraft[],
): { readonly joined: readonly ClaimDraft[]; readonly outcomes: readonly Outcome[] } {
  const outcomes: Outcome[] = [];
  const gone = new Set<ClaimDraft>();
  const sentences = new Map<number, ClaimDraft[]>();
  for (const draft of drafts) {
    const list = sentences.get(draft.site.sentence);
    if (list) list.push(draft);
    else sentences.set(draft.site.sentence, [draft]);
  }
  for (const draft of drafts) {
    if (!isToll(context, draft)) continue;
    const cause = findCause(context, draft, sentences.get(draft.site.sentence) ?? [], gone);
    if (!cause) continue;
    outcomes.push({ toll: draft, cause });
    merge(cause, draft);
    gone.add(draft);
  }
  // 'killing two and wounding nine' in a strike: the second is an outcome of what the first is one of.
  const rootOf = (cause: ClaimDraft): ClaimDraft => {
    const further = outcomes.find((o) => o.toll === cause);
    return further ? rootOf(further.cause) : cause;
  };
  return {
    joined: drafts.filter((d) => !gone.has(d)),
    outcomes: outcomes
      .filter(({ toll }) => toll.site.kind !== 'verb' || toll.site.verb?.form !== 'gerund')
      .map(({ toll, cause }) => ({ toll, cause: rootOf(cause) })),
  };
}

/**
 * The claim of the toll's own verb, once all is known of its cause: coded as what did it, with the cause's doer, place and
 * day where it names none, and with the figures that are in its own words.
 */
export function tellOutcome(context: ClaimContext, { toll, cause }: Outcome): ClaimDraft {
  const own = new Set<Id>(
    context.figures
      .filter((f) => [f, ...f.evidence].some((e) => e.start < toll.span.end && toll.span.start < e.end))
      .map((f) => f.id),
  );
  const { actors, instruments, actorClasses } = toll.roles.actors.length > 0 ? toll.roles : cause.roles;
  const placed = toll.place !== null;
  const dated = toll.time !== null;
  return {
    ...toll,
    roles: { ...toll.roles, actors, instruments, actorClasses },
    coding: cause.coding,
    status: cause.status,
    background: cause.background,
    place: placed ? toll.place : cause.place,
    placeBasis: placed ? toll.placeBasis : cause.place === null ? 'unknown' : 'inherited',
    otherPlaces: placed ? toll.otherPlaces : cause.otherPlaces,
    time: dated ? toll.time : cause.time,
    timeBasis: dated ? toll.timeBasis : cause.time === null ? 'unknown' : 'inherited',
    timeRelation: dated ? toll.timeRelation : cause.timeRelation,
    timeRule: dated ? toll.timeRule : cause.time === null ? 'none-said' : 'same-sentence',
    timeFrom: dated || cause.time === null ? null : cause,
    figures: cause.figures.filter((id) => own.has(id)),
  };
}

/** A toll by its frame, or by its verb ('killing' where jets do it is first of all an air strike). */
function isToll(context: ClaimContext, draft: ClaimDraft): boolean {
  if (draft.trigger.frame.toll) return true;
  if (draft.site.kind !== 'verb' || draft.site.verb?.form !== 'gerund') return false;
  const lemma = context.doc.tokens[draft.site.verb.head]?.lemma ?? '';
  return (context.patterns.verbs.get(lemma) ?? []).some((t) => t.frame.toll && t.rest.length === 0);
}

function findCause(
  context: ClaimContext,
  draft: ClaimDraft,
  drafts: readonly ClaimDraft[],
  gone: ReadonlySet<ClaimDraft>,
): ClaimDraft | null {
  const candidates = drafts.filter(
    (d) =>
      d !== draft &&
      !gone.has(d) &&
      d.site.sentence === draft.site.sentence &&
      isViolent(d) &&
      sameStanding(d, draft),
  );
  const { site } = draft;
  const verb = site.verb;
  if (!verb) return null;
  // 'died in police firing', where the reader takes the firing for a verb
  const fixed = candidates.find(
    (d) =>
      !d.trigger.frame.toll &&
      (d.site.kind === 'phrase' ? d.site.verb === verb : isActionOf(context, d.site.verb, verb)),
  );
  if (fixed) return fixed;
  // 'an airstrike killed nine', 'nine were killed in an airstrike', 'the attack left six wounded'
  const nouns = candidates.filter((d) => d.site.kind === 'noun' && !d.trigger.frame.toll);
  const around =
    site.kind === 'noun' ? [context.syntax.subjectOf(verb)] : [site.subject, context.syntax.subjectOf(verb)];
  const named = nouns.find(
    (d) =>
      around.some((p) => p !== null && p.head === d.site.phrase?.head) ||
      site.prepositions.some(
        (p) =>
          ['in', 'by', 'during', 'from', 'after', 'amid', 'following'].includes(p.preposition) &&
          p.phrase.head === d.site.phrase?.head,
      ),
  );
  if (named) return named;
  const counted = nouns.find((d) => d.site.position === 'subject' && d.site.verb === verb);
  if (counted) return counted;
  if (site.kind !== 'verb') return null;
  // 'bombed the hospital, killing 12'
  if (verb.form === 'gerund') {
    const before = [...candidates].reverse().find((d) => d.site.start < site.start);
    if (before && (before.site.kind === 'verb' || before.site.light || before.site.occurs)) return before;
  }
  // 'opened fire on a bus and killed three'
  return (
    [...candidates]
      .reverse()
      .find((d) => d.site.kind === 'verb' && d.site.start < site.start && isCoordinate(context, d, draft)) ??
    null
  );
}

/** 'killed in firing by the army': a gerund that names what the toll is of. */
function isActionOf(context: ClaimContext, action: VerbGroup | null, toll: VerbGroup): boolean {
  return (
    action !== null &&
    action.firstToken > toll.head &&
    actionPreposition(context, action) !== null &&
    context.syntax.controllerOf(action) === toll
  );
}

function sameStanding(a: ClaimDraft, b: ClaimDraft): boolean {
  return a.status === b.status && a.attributions.join() === b.attributions.join();
}

/** Both verbs have the same doer, or both tell only of sufferers, side by side. */
function isCoordinate(context: ClaimContext, a: ClaimDraft, b: ClaimDraft): boolean {
  const first = a.site.verb;
  const second = b.site.verb;
  if (!first || !second || second.index - first.index > 2) return false;
  if (b.site.clause.start < a.site.end) return false;
  const between = context.doc.tokens.slice(a.site.end, b.site.start);
  if (!between.some((t) => t.upos === 'CCONJ' || t.text === ',')) return false;
  if (context.syntax.subordinatorOf(second) !== null || between.some((t) => /^[;:]$/.test(t.text)))
    return false;
  const doer = a.site.subject;
  if (doer !== null && doer === b.site.subject) return true;
  return (
    a.trigger.frame.toll &&
    doer === null &&
    b.site.subject === null &&
    context.syntax.voiceOf(first) === 'passive'
  );
}

function merge(cause: ClaimDraft, toll: ClaimDraft): void {
  const add = (to: readonly Role[], from: readonly Role[]): readonly Role[] => [
    ...to,
    ...from.filter((r) => !to.some((t) => t.start < r.end && r.start < t.end)),
  ];
  const taken = (role: Role): boolean => role.start <= cause.span.start && cause.span.end <= role.end;
  cause.roles = {
    ...cause.roles,
    recipients: add(cause.roles.recipients, toll.roles.recipients),
    objects: add(cause.roles.objects, toll.roles.objects),
    instruments: add(
      cause.roles.instruments,
      toll.roles.instruments.filter((r) => !taken(r)),
    ),
    actors: cause.roles.actors.length > 0 ? cause.roles.actors : toll.roles.actors.filter((r) => !taken(r)),
    actorClasses: new Set([
      ...cause.roles.actorClasses,
      ...(cause.roles.actors.length > 0 ? [] : toll.roles.actorClasses),
    ]),
    targetClasses: new Set([...cause.roles.targetClasses, ...toll.roles.targetClasses]),
  };
  cause.evidence.push(toll.span, ...toll.evidence);
}
