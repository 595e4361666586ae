/** What a trigger is in PLOVER and ACLED, once its parties, its weapon and its target are known. */
import type { AcledType, Harm, Role, Weapon } from '../../contract/coded-document.ts';
import type { CodingRule, WeaponClass } from '../../reference/ontology.ts';
import { matchesIn } from '../../text/words.ts';
import { countedBy } from './classes.ts';
import { sentenceRange } from './conditions.ts';
import type { ClaimContext } from './context.ts';
import type { Roles } from './roles.ts';
import type { Trigger } from './triggers.ts';

export interface Coding {
  readonly eventType: string | null;
  readonly mode: string | null;
  readonly contexts: readonly string[];
  readonly acled: AcledType | null;
  readonly harms: readonly Harm[];
}

/** Codes a trigger. */
export function codeTrigger(context: ClaimContext, trigger: Trigger, roles: Roles): Coding {
  const { frame } = trigger;
  const weapon = frame.refine ? weaponClass(context, trigger, roles) : null;
  const rule = frame.rules
    ? matchRule(context, trigger, roles, context.ontology.rules.get(frame.rules) ?? [])
    : null;
  // A drive-by with guns or knives leaves the sub-type to the parties; a bomb decides it.
  const acled = weapon?.acled ?? frame.acled ?? rule?.acled ?? null;
  const mode =
    modeByWords(context, trigger) ??
    weapon?.mode ??
    (frame.type === 'PROTEST' || frame.rules === 'bomb' ? (rule?.mode ?? frame.mode) : frame.mode);
  const known = context.ontology.acledTypes.get(acled ?? '');
  return {
    eventType: frame.type,
    mode: frame.type === null ? null : mode,
    contexts: frame.contexts,
    acled: known ? { eventType: known.eventType, subEventType: known.subEventType } : null,
    harms: harmsOf(context, trigger, roles),
  };
}

function modeByWords(context: ClaimContext, trigger: Trigger): string | null {
  const { modes } = trigger.frame;
  if (modes.length === 0) return null;
  const range = sentenceRange(context, trigger.site);
  const rest = { start: trigger.site.end, end: range.end };
  let best: { at: number; mode: string } | null = null;
  for (const { mode, words } of modes) {
    const at = matchesIn(context.stream, words, rest.start, rest.end)[0]?.start;
    if (at !== undefined && (best === null || at < best.at)) best = { at, mode };
  }
  return best?.mode ?? null;
}

function matchRule(
  context: ClaimContext,
  trigger: Trigger,
  roles: Roles,
  rules: readonly CodingRule[],
): CodingRule | null {
  const range = sentenceRange(context, trigger.site);
  return (
    rules.find(({ when }) => {
      if (when.actor && !when.actor.some((name) => name === 'any' || roles.actorClasses.has(name)))
        return false;
      if (when.target && !when.target.some((name) => roles.targetClasses.has(name))) return false;
      return !when.text || matchesIn(context.stream, when.text, range.start, range.end).length > 0;
    }) ?? null
  );
}

/** The weapon that decides: in a role, in the trigger's phrase, else in the clause; else the frame's own. */
function weaponClass(context: ClaimContext, trigger: Trigger, roles: Roles): WeaponClass | null {
  const found = weaponsOf(context, trigger, roles)
    .map((w) => context.ontology.weapons.get(w))
    .filter((w) => w !== undefined);
  const coded = found.filter((w) => w.acled !== null);
  return coded[0] ?? found[0] ?? null;
}

/** The weapons named with a trigger, the most telling first. */
export function weaponsOf(context: ClaimContext, trigger: Trigger, roles: Roles): readonly Weapon[] {
  const { frame, site } = trigger;
  const found: Weapon[] = [];
  const add = (start: number, end: number): void => {
    for (const { value } of longest(matchesIn(context.stream, context.ontology.weaponWords, start, end)))
      if (!found.includes(value.weapon)) found.push(value.weapon);
  };
  const addRole = (role: Role): void => {
    const range = context.tokensOf(role);
    add(range.start, range.end);
  };
  for (const role of roles.instruments) addRole(role);
  for (const role of roles.actors) addRole(role);
  if (site.phrase) add(site.phrase.firstToken, Math.max(site.end, site.phrase.firstToken));
  if (site.subject) add(site.subject.firstToken, site.subject.endToken);
  // 'shells were fired at the village': what was fired is the subject of the passive, not what was fired at.
  const surface = site.kind === 'verb' && site.verb ? context.syntax.subjectOf(site.verb) : null;
  if (surface && surface !== site.object && surface !== site.subject)
    for (const phrase of [surface, countedBy(context, surface)])
      if (phrase) add(phrase.firstToken, phrase.endToken);
  for (const p of site.prepositions) {
    if (['with', 'by', 'from', 'in', 'using', 'of'].includes(p.preposition))
      add(p.phrase.firstToken, p.phrase.endToken);
  }
  add(site.start, site.end);
  if (site.object && frame.weapon === 'unspecified explosive')
    add(site.object.firstToken, site.object.endToken);
  // What a shell or bomb is filled with decides: 'rounds containing poisonous gases'.
  const filling = longest(
    matchesIn(context.stream, context.ontology.weaponWords, site.clause.start, site.clause.end),
  );
  if (
    frame.type === 'ASSAULT' &&
    found.length > 0 &&
    filling.some((m) => m.value.weapon === 'chemical') &&
    !found.includes('chemical')
  )
    found.unshift('chemical');
  if (found.length === 0) {
    const { end } = sentenceRange(context, site);
    const using = context.doc.tokens.slice(site.end, end).find((token) => token.norm === 'using');
    if (using) add(using.index, Math.min(using.index + 6, end));
  }
  if (frame.weapon && (found.length === 0 || !found.some((w) => refines(w, frame.weapon))))
    found.push(frame.weapon);
  // 'car bomb' is also a bomb: the unspecific class only where nothing else is named.
  return found.length > 1 ? found.filter((w) => w !== 'unspecified explosive') : found;
}

function refines(found: Weapon, own: Weapon | null): boolean {
  return own === 'unspecified explosive' || own === 'firearms' || own === 'ied'
    ? found !== 'firearms' || own === 'firearms'
    : found === own;
}

/** Drops matches inside longer ones: 'bomb' in 'car bomb'. */
export function longest<T extends { readonly start: number; readonly end: number }>(
  matches: readonly T[],
): readonly T[] {
  return matches.filter(
    (m) =>
      !matches.some(
        (o) => o !== m && o.start <= m.start && o.end >= m.end && o.end - o.start > m.end - m.start,
      ),
  );
}

function harmsOf(context: ClaimContext, trigger: Trigger, roles: Roles): readonly Harm[] {
  const { frame } = trigger;
  const found = new Set<Harm>(frame.harms);
  const violent =
    frame.type === 'ASSAULT' || frame.id === 'loot' || frame.id === 'arrest' || frame.id === 'service-lost';
  if (violent) {
    const targets = new Set<string>(roles.targetClasses);
    for (const role of [...roles.objects, ...roles.recipients]) {
      const range = context.tokensOf(role);
      for (const m of longest(
        matchesIn(context.stream, context.ontology.facilityWords, range.start, range.end),
      ))
        targets.add(m.value.kind);
    }
    // What looters take is often told apart from whose it is: 'stopped an aid convoy and looted four trucks'.
    if (frame.id === 'loot') {
      const range = sentenceRange(context, trigger.site);
      for (const m of longest(
        matchesIn(context.stream, context.ontology.facilityWords, range.start, range.end),
      ))
        if (m.value.kind === 'aid') targets.add('aid');
    }
    for (const [harm, by] of context.ontology.harms) {
      if ([...by.facilities, ...by.people].some((name) => targets.has(name))) found.add(harm);
    }
  }
  return [...found];
}
