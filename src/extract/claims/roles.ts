/** Fills actors, recipients, instruments and objects from the positions that a frame names. */
import type { Entity, Role } from '../../contract/coded-document.ts';
import type { RoleName } from '../../reference/patterns.ts';
import type { NounPhrase } from '../../text/document.ts';
import { treeOf } from '../../text/tree.ts';
import { matchesIn } from '../../text/words.ts';
import { classesOf } from './classes.ts';
import type { ClaimContext } from './context.ts';
import { bestEntity, makeRole, nationsBefore } from './make-role.ts';
import type { Trigger } from './triggers.ts';

export interface Roles {
  readonly actors: readonly Role[];
  readonly recipients: readonly Role[];
  readonly instruments: readonly Role[];
  readonly objects: readonly Role[];
  /** The classes of all actors and of all targets, for the coding rules. */
  readonly actorClasses: ReadonlySet<string>;
  readonly targetClasses: ReadonlySet<string>;
}

const VERB_ROLES: ReadonlyMap<string, RoleName> = new Map([
  ['subject', 'actor'],
  ['object', 'target'],
  ['against', 'target'],
  ['on', 'target'],
  ['at', 'target'],
  ['with', 'instrument'],
]);
const NOUN_ROLES: ReadonlyMap<string, RoleName> = new Map([
  ['subject', 'actor'],
  ['object', 'target'],
  ['by', 'actor'],
  ['between', 'actor'],
  ['from', 'actor'],
  ['of', 'target'],
  ['on', 'target'],
  ['against', 'target'],
  ['at', 'target'],
  ['targeting', 'target'],
  ['with', 'instrument'],
]);
/** Prepositions that locate as often as they point at a target: a bare place after them is no role. */
const LOCATING = new Set(['at', 'in', 'near', 'outside', 'inside', 'under', 'into', 'from']);

interface Slots {
  readonly actors: Role[];
  readonly recipients: Role[];
  readonly instruments: Role[];
  readonly objects: Role[];
  readonly actorClasses: Set<string>;
  readonly targetClasses: Set<string>;
}

/**
 * Fills the roles of a trigger.
 * @param isEvent whether a token is the trigger of another claim: 'the strike killed' has no actor
 */
export function fillRoles(
  context: ClaimContext,
  trigger: Trigger,
  isEvent: (token: number) => boolean,
): Roles {
  const { frame, site } = trigger;
  const slots: Slots = {
    actors: [],
    recipients: [],
    instruments: [],
    objects: [],
    actorClasses: new Set(),
    targetClasses: new Set(),
  };
  const defaults = site.kind === 'noun' ? NOUN_ROLES : VERB_ROLES;
  const blast = /^explo(?:de|sion)/.test(frame.id);
  const roleOf = (place: string): RoleName => frame.roles.get(place) ?? defaults.get(place) ?? 'none';
  const put = (phrase: NounPhrase | null, place: string): void => {
    if (!phrase) return;
    for (const each of context.syntax.conjunctsOf(phrase)) {
      if (each.firstToken < phrase.firstToken) continue;
      const role = roleOf(place);
      if ((place === 'subject' || place === 'by') && (role === 'actor' || role === 'instrument'))
        putSenders(context, slots, each);
      // 'the attack from the army', and not 'the attack from the north'
      const sent =
        role === 'actor' && phrase.preposition === site.phrase?.endToken && isSender(context, each);
      if (place === 'from' && !sent && !frame.roles.has('from')) continue;
      if (!isEvent(each.head)) placeRole(context, slots, each, role, place, blast);
    }
  };
  // 'Fighting displaced 300 families': who suffers is the object, where there is one.
  const patient = roleOf('subject') === roleOf('object') && roleOf('subject') !== 'actor';
  // '4 policemen also killed': where one phrase would be both, it is the sufferer.
  const doer = site.subject === site.object ? null : site.subject;
  if (!(patient && site.object)) put(doer, 'subject');
  else if (doer && !isEvent(doer.head)) placeRole(context, slots, doer, 'actor', 'subject');
  put(site.object, 'object');
  for (const { preposition, phrase } of site.prepositions) {
    if (phrase === site.subject || phrase === site.object) continue;
    // 'was shot at a checkpoint': where, and not what was shot at.
    if (preposition === 'at' && site.kind === 'verb' && site.verb?.voice === 'passive') continue;
    put(phrase, preposition);
  }
  if (site.kind === 'noun' && site.phrase) {
    const owner = ownedVictim(context, trigger);
    if (owner) placeRole(context, slots, owner, 'recipient', 'object');
    else fillFromModifiers(context, slots, site.phrase, site.start, roleOf('subject'));
  }
  const using = site.verb ? usingObject(context, trigger) : null;
  if (using) placeRole(context, slots, using, 'instrument', 'with');
  return slots;
}

const FATES = /^(?:murder|assassination|death|killing|kidnapping|abduction|execution|lynching|beheading)$/;

/** 'Darwan's murder', 'the elders' killing': whose fate it is, where nobody stands behind 'of'. Null where the owner is a force. */
function ownedVictim(context: ClaimContext, { site }: Trigger): NounPhrase | null {
  const { phrase } = site;
  if (!phrase || phrase.possessor === null) return null;
  if (!FATES.test(context.doc.tokens[phrase.head]?.norm ?? '')) return null;
  if (site.prepositions.some((p) => p.preposition === 'of')) return null;
  const owner = context.doc.phrases[phrase.possessor];
  if (!owner) return null;
  const classes = classesOf(context, owner);
  const acts = classes.has('armed') || (classes.has('actor') && !classes.has('person'));
  const placed = ['placename', 'territory', 'facility', 'abstract'].some((name) => classes.has(name));
  return acts || placed ? null : owner;
}

function placeRole(
  context: ClaimContext,
  slots: Slots,
  phrase: NounPhrase,
  role: RoleName,
  place: string,
  blast = false,
): void {
  if (role === 'none' || isFirstNumber(context, phrase) || isTime(context, phrase)) return;
  if (isIdiom(context, phrase)) return;
  const classes = classesOf(context, phrase);
  const made = makeRole(context, phrase);
  if (!made) return;
  const pronoun = context.doc.tokens[phrase.head]?.upos === 'PRON';
  // 'Gunmen' tells of guns, and is no gun, also where it opens the sentence and passes for a name.
  const thing =
    classes.has('munition') &&
    !['person', 'nonstate', 'state'].some((c) => classes.has(c)) &&
    !(classes.has('armed') && classes.has('aircraft')) &&
    !isActor(made.entity);
  if (role === 'instrument') {
    if (classes.has('munition') || classes.has('vehicle')) push(slots.instruments, made.role);
    return;
  }
  if (role === 'actor') {
    if (thing && !classes.has('aircraft')) {
      push(slots.instruments, made.role);
      return;
    }
    if (
      classes.has('abstract') ||
      classes.has('disaster') ||
      (classes.has('facility') && !classes.has('actor'))
    )
      return;
    // 'came under fire from the hills': whence, and not by whom.
    if (place === 'from' && !['actor', 'armed', 'person'].some((each) => classes.has(each))) return;
    const known =
      classes.has('target') ||
      classes.has('media') ||
      pronoun ||
      made.entity !== null ||
      isNamed(context, phrase);
    if (!known) return;
    for (const nation of nationsBefore(context, phrase, made.role)) push(slots.actors, nation);
    push(slots.actors, made.role);
    for (const name of classes) slots.actorClasses.add(name);
    return;
  }
  // 'detonated two bombs', 'a bomb exploded': what goes off is what it is done with.
  if (thing && blast && (place === 'object' || place === 'subject')) {
    push(slots.instruments, made.role);
    return;
  }
  const bare = (classes.has('placename') || (blast && classes.has('territory'))) && !classes.has('facility');
  // 'exploded in a street': where it happened, not what was hit.
  const only =
    classes.has('territory') && !['facility', 'vehicle', 'person', 'armed'].some((c) => classes.has(c));
  if ((LOCATING.has(place) || (blast && place === 'on')) && (bare || only || !classes.has('target'))) return;
  if (place !== 'object' && place !== 'subject' && !classes.has('target') && !pronoun && made.entity === null)
    return;
  for (const name of classes) slots.targetClasses.add(name);
  const human =
    classes.has('person') ||
    classes.has('armed') ||
    classes.has('crowd') ||
    classes.has('civilian') ||
    pronoun ||
    isActor(made.entity);
  const ground =
    classes.has('facility') || classes.has('territory') || classes.has('vehicle') || classes.has('munition');
  if (role === 'recipient' || role === 'addressee') {
    if (role === 'addressee' && !human && !bare && made.entity?.type !== 'place') return;
    push(slots.recipients, made.role);
  } else if (role === 'object') push(slots.objects, made.role);
  else push(human && !ground ? slots.recipients : slots.objects, made.role);
}

/** '300' in 'between 300 and 400 people'. */
function isFirstNumber(context: ClaimContext, phrase: NounPhrase): boolean {
  if (phrase.endToken - phrase.firstToken !== 1 || context.doc.tokens[phrase.head]?.upos !== 'NUM')
    return false;
  const next = context.doc.phrases[phrase.index + 1];
  return next?.conjunctOf === phrase.index && context.doc.tokens[next.firstToken]?.upos === 'NUM';
}

/** 'The attack took place at dawn': no place that was attacked. */
function isIdiom({ doc }: ClaimContext, phrase: NounPhrase): boolean {
  const single = phrase.endToken - phrase.firstToken === 1 && doc.tokens[phrase.head]?.norm === 'place';
  return single && doc.tokens[phrase.firstToken - 1]?.lemma === 'take';
}

/** 'Sunday's explosion', 'the killings of 2014': when, not who. */
function isTime(context: ClaimContext, phrase: NounPhrase): boolean {
  const head = context.doc.tokens[phrase.head];
  return (
    head !== undefined &&
    context.timesIn(phrase.sentence).some((time) => time.start <= head.start && head.end <= time.end)
  );
}

function isActor(entity: Entity | null): boolean {
  return entity !== null && (entity.type === 'actor' || entity.type === 'person' || entity.type === 'media');
}

function isNamed(context: ClaimContext, phrase: NounPhrase): boolean {
  // A heading over the line is nobody: 'SITUATION OVERVIEW'.
  const heading = /^[ \t]*\r?\n/.test(context.doc.text.slice(phrase.end, phrase.end + 3));
  return !heading && context.doc.tokens[phrase.head]?.upos === 'PROPN';
}

function push(list: Role[], role: Role): void {
  if (!list.some((r) => r.start < role.end && role.start < r.end)) list.push(role);
}

function isSender(context: ClaimContext, phrase: NounPhrase): boolean {
  const classes = classesOf(context, phrase);
  return classes.has('armed') && !classes.has('placename') && !classes.has('territory');
}

/**
 * 'Karsan jets' shells hit', 'an airstrike by the army hit', 'a rocket from the Front', 'bombs dropped by the army': whose
 * weapon or strike it is.
 */
function putSenders(context: ClaimContext, slots: Slots, phrase: NounPhrase): void {
  const { syntax } = context;
  if (!classesOf(context, phrase).has('munition')) return;
  fillFromModifiers(context, slots, phrase, phrase.head, 'actor');
  for (const token of treeOf(context.doc).dependentsOf(phrase.head, 'acl')) {
    const sent = syntax.verbAt(token);
    const sender = sent ? syntax.agentOf(sent) : null;
    if (sender) placeRole(context, slots, sender, 'actor', 'subject');
  }
  for (const { preposition, phrase: sender } of syntax.prepositionsOfNoun(phrase.head)) {
    const classes = classesOf(context, sender);
    if ((preposition === 'by' || preposition === 'from') && classes.has('actor') && !classes.has('placename'))
      placeRole(context, slots, sender, 'actor', 'subject');
  }
}

/** 'Russian strikes', 'the army's shelling', 'a rebel attack': who is named before the event noun. */
function fillFromModifiers(
  context: ClaimContext,
  slots: Slots,
  phrase: NounPhrase,
  end: number,
  role: RoleName,
): void {
  if (role === 'none') return;
  if (phrase.possessor !== null) {
    const owner = context.doc.phrases[phrase.possessor];
    if (owner && !classesOf(context, owner).has('abstract'))
      placeRole(context, slots, owner, role, 'subject');
  }
  const from = phrase.firstToken;
  const facility = matchesIn(context.stream, context.ontology.facilityWords, from, end).at(-1);
  if (facility) {
    const span = context.spanOf(facility.start, facility.end);
    push(slots.objects, {
      ...span,
      entity: bestEntity(context, facility.end - 1, facility.start, facility.end)?.id ?? null,
      head: context.spanOf(facility.end - 1, facility.end),
    });
    slots.targetClasses.add(facility.value.kind).add('facility');
    return;
  }
  for (let t = from; t < end; t++) {
    // 'Veldanian raid': the word is a nationality, and a party.
    const at = context.entitiesAt(t);
    const entity =
      at.find((e) => e.type === 'actor' || e.type === 'person') ?? at.find((e) => e.type === 'nationality');
    const range = entity ? context.tokensOf(entity) : null;
    const word = matchesIn(context.stream, context.ontology.wordClasses, t, Math.min(t + 3, end)).find(
      (m) => m.start === t && (m.value === 'state' || m.value === 'nonstate' || m.value === 'crowd'),
    );
    if (entity && range && range.end <= end && range.start >= from) {
      addModifier(context, slots, role, range.start, range.end, entity);
      t = range.end - 1;
    } else if (word) {
      // '[Veldanian military] drones', where the drones are the mention
      const nation = word.start > from && context.placesAt(word.start - 1).some((p) => p.role === 'demonym');
      addModifier(context, slots, role, word.start - (nation ? 1 : 0), word.end, null, word.value);
      t = word.end - 1;
    }
  }
}

function addModifier(
  context: ClaimContext,
  slots: Slots,
  role: RoleName,
  start: number,
  end: number,
  entity: Entity | null,
  wordClass: string | null = null,
): void {
  const made: Role = {
    ...context.spanOf(start, end),
    entity: entity?.id ?? null,
    head: context.spanOf(end - 1, end),
  };
  const classes = new Set<string>();
  if (wordClass) classes.add(wordClass);
  if (entity?.category === 'State forces') classes.add('state');
  if (entity?.category === 'External/Other forces') classes.add('external');
  if (entity?.category === 'Rebel group' || entity?.category?.endsWith('militia')) classes.add('nonstate');
  if (role === 'actor') {
    push(slots.actors, made);
    for (const name of classes) slots.actorClasses.add(name);
  } else if (role === 'recipient' || role === 'target') {
    push(slots.recipients, made);
    for (const name of classes) slots.targetClasses.add(name);
  }
}

/** 'attacked the base using drones' */
function usingObject(context: ClaimContext, trigger: Trigger): NounPhrase | null {
  const verb = trigger.site.verb;
  if (!verb) return null;
  const next = context.doc.verbs[verb.index + 1];
  if (!next || next.sentence !== verb.sentence || next.form !== 'gerund') return null;
  return context.doc.tokens[next.head]?.lemma === 'use' ? context.syntax.objectOf(next) : null;
}
