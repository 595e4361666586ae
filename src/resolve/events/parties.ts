/** Who did it and to whom, by whose word; with what, at what; and who the sources are. */
import type { Attribution, Entity, Grade, Party, Role, Weapon } from '../../contract/coded-document.ts';
import { syntaxOf } from '../../text/syntax.ts';
import { matchesIn } from '../../text/words.ts';
import type { ClaimView, EventContext } from './view.ts';

/**
 * The parties named in a role, each once, in text order.
 * @param home the country that the event lies in, ISO 3166-1 alpha-3: a state's forces elsewhere are external ones
 */
export function listParties(
  context: EventContext,
  views: readonly ClaimView[],
  rolesOf: (view: ClaimView) => readonly Role[],
  home: string | null = null,
): Party[] {
  const found = new Map<string, Party & { readonly named: ClaimView[] }>();
  for (const view of views) {
    for (const role of rolesOf(view)) {
      const party = describeParty(context, role, view, home);
      if (!party) continue;
      const known = found.get(party.key);
      if (known) known.named.push(view);
      else
        found.set(party.key, {
          name: party.name,
          actorId: party.actorId,
          category: party.category,
          alleged: true,
          named: [view],
        });
    }
  }
  return [...found].map(([key, { named, ...party }]) => ({
    ...party,
    alleged: !named.some((view) => isOwnVoice(view) || isAdmission(context, view, key)),
  }));
}

type Described = Omit<Party, 'alleged'> & { key: string };

function describeParty(
  context: EventContext,
  role: Role,
  view: ClaimView,
  home: string | null,
): Described | null {
  const entity = context.entity(role.entity);
  if (entity) {
    if (
      entity.type === 'weapon' ||
      entity.type === 'vehicle' ||
      entity.type === 'facility' ||
      entity.type === 'place'
    )
      return null;
    const first = context.entity(entity.chain) ?? entity;
    if (entity.form === 'pronoun' && first === entity) return null;
    if (entity.type === 'nationality') return describeNation(context, entity, view, home);
    const inner = first.category === null && entity.category === null ? describeGroup(context, entity) : null;
    if (inner) return inner;
    const name = uncounted(context, entity);
    if (name === null) return null;
    return {
      key: entity.chain,
      name,
      actorId: entity.actorId,
      category: entity.category ?? first.category,
    };
  }
  const range = context.tokensOf(role);
  const head = context.doc.tokens[context.tokensOf(role.head).start];
  if (!head || head.upos === 'PRON' || head.upos === 'DET') return null;
  if (head.upos === 'NUM') return describeCounted(context, range.end);
  const words = context.doc.tokens.slice(range.start, range.end);
  const bare = words[0]?.upos === 'DET' ? words.slice(1) : words;
  const first = bare[0];
  const last = bare.at(-1);
  if (!first || !last) return null;
  const name = context.doc.text.slice(first.start, last.end).replace(/\s+/g, ' ');
  return {
    key: `text:${name.toLowerCase()}`,
    name,
    actorId: null,
    category: unnamedForces(context, role, home),
  };
}

/** 'the military raid', 'Veldanian military drones': a state's forces by their noun, those of another state as external. */
function unnamedForces(context: EventContext, role: Role, home: string | null): Party['category'] {
  const head = context.tokensOf(role.head);
  const state = matchesIn(context.stream, context.ontology.wordClasses, head.start, head.end).some(
    (m) => m.value === 'state',
  );
  if (!state) return null;
  const nation = context.places.find((p) => p.start === role.start && p.role === 'demonym');
  const country = nation?.resolution.status === 'resolved' ? nation.resolution.place.country : null;
  return country !== null && home !== null && country !== home ? 'External/Other forces' : 'State forces';
}

/** Means that no one but a state's forces has under a nation's name: 'Veldanian airstrikes', 'Veldanian shelling'. */
const ARMS = new Set(['aerial', 'drone', 'heavy-weapons']);
const OPERATIONS = /^(?:military-operation|raid|invade|invasion|occupy)/;

/** 'Veldanian airstrikes': the state whose nationality stands before what its forces do. */
function describeNation(
  context: EventContext,
  entity: Entity,
  { claim }: ClaimView,
  home: string | null,
): Described {
  const mention = context.places.find((p) => p.start === entity.start && p.end === entity.end);
  const place = mention?.resolution.status === 'resolved' ? mention.resolution.place : null;
  const forces =
    place?.featureCode.startsWith('PCL') && (ARMS.has(claim.mode ?? '') || OPERATIONS.test(claim.pattern));
  const abroad = home !== null && place?.country !== home;
  return {
    key: entity.chain,
    name: entity.name,
    actorId: entity.actorId,
    category: forces ? (abroad ? 'External/Other forces' : 'State forces') : entity.category,
  };
}

/** Nouns for some of a whole that the next words name. */
const SOME = new Set([
  'group',
  'member',
  'band',
  'gang',
  'number',
  'element',
  'unit',
  'team',
  'cell',
  'dozen',
]);

/** 'a group of armed men', 'members of the Red Valley Front': those behind 'of' tell what they are. */
function describeGroup(context: EventContext, entity: Entity): Described | null {
  const range = context.tokensOf(entity);
  const head = context.doc.tokens[range.end - 1];
  if (!head || !(SOME.has(head.lemma) || SOME.has(head.norm))) return null;
  const link = context.doc.tokens[range.end]?.norm;
  if (link !== 'of' && link !== 'from') return null;
  const phrase = syntaxOf(context.doc).phraseAt(range.end + 1);
  const end = phrase ? (context.doc.tokens[phrase.head]?.end ?? -1) : -1;
  const inner = context.entities.find((e) => e.end === end && (e.type === 'actor' || e.type === 'person'));
  if (!inner) return null;
  const member = head.lemma === 'member' && inner.form === 'name';
  const name = context.doc.text.slice(entity.start, inner.end).replace(/\s+/g, ' ');
  return {
    key: member ? inner.chain : entity.chain,
    name: member ? inner.name : name.replace(/^(?:an?|the) /i, ''),
    actorId: member ? inner.actorId : null,
    category: inner.category,
  };
}

/** '12 people' are people: a count belongs to the figures. Null where nothing but a count is said. */
function uncounted(context: EventContext, entity: Entity): string | null {
  const first = context.entity(entity.chain) ?? entity;
  if (entity.form === 'name' || first.form !== 'nominal' || first.actorId !== null) return entity.name;
  const range = context.tokensOf(first);
  const words = context.doc.tokens.slice(range.start, range.end);
  const after = words.findLastIndex((t) => t.upos === 'NUM') + 1;
  if (after === 0) return entity.name;
  const start = words[after]?.start;
  return start === undefined ? null : context.doc.text.slice(start, first.end).replace(/\s+/g, ' ');
}

/** '14 of the attackers', 'five of our fighters': those behind 'of'; a number alone names nobody. */
function describeCounted(context: EventContext, end: number): Described | null {
  if (context.doc.tokens[end]?.norm !== 'of') return null;
  const phrase = syntaxOf(context.doc).phraseAt(end + 1);
  const head = phrase ? context.doc.tokens[phrase.head] : undefined;
  if (!phrase || !head || head.upos === 'PRON') return null;
  const entity = context.entities.find(
    (e) => e.end === head.end && e.type !== 'place' && e.type !== 'nationality',
  );
  if (entity)
    return { key: entity.chain, name: entity.name, actorId: entity.actorId, category: entity.category };
  return { key: `text:${head.norm}`, name: head.text, actorId: null, category: null };
}

const isOwnVoice = (view: ClaimView): boolean => view.attributions.length === 0;

/** Whether the one named is the one who says it. */
function isAdmission(context: EventContext, view: ClaimView, chain: string): boolean {
  return view.attributions.some((a) => a.sourceEntities.some((id) => context.entity(id)?.chain === chain));
}

/** Everybody on whose word the event rests or who denies it, by name, in text order. */
export function listSources(context: EventContext, views: readonly ClaimView[]): string[] {
  const names = new Set<string>();
  for (const view of views)
    for (const a of view.attributions) for (const name of sourceNames(context, a)) names.add(name);
  return [...names];
}

function sourceNames(context: EventContext, attribution: Attribution): readonly string[] {
  const named = attribution.sourceEntities.flatMap((id) => context.entity(id)?.name ?? []);
  if (named.length > 0 || !attribution.source) return named;
  const { start, end } = attribution.source;
  const text = context.doc.text
    .slice(start, end)
    .replace(/\s+/g, ' ')
    .replace(/^(?:the|a|an)\s+/i, '');
  return /^(?:it|they|he|she|we|i|who|which)$/i.test(text) || text === '' ? [] : [text];
}

/** CONTRACT: denied, confirmed, contested, corroborated, single-source, in this order. */
export function gradeEvent(context: EventContext, views: readonly ClaimView[]): Grade {
  const told = views.filter((v) => !v.verbal);
  const denials = told.filter((v) => v.claim.status === 'denied');
  if (told.length > 0 && denials.length === told.length) return 'denied';
  const asserted = told.filter((v) => v.asserted);
  const admitted = asserted.some(
    (v) =>
      v.claim.pattern === 'claim-responsibility' ||
      [...v.actors].some((chain) => isAdmission(context, v, chain)),
  );
  if (admitted) return 'confirmed';
  if (denials.length > 0 || blamesDiffer(asserted)) return 'contested';
  const voices = new Set(
    asserted.map((v) => v.attributions.map((a) => voiceOf(context, a)).join('>') || 'document'),
  );
  return voices.size >= 2 ? 'corroborated' : 'single-source';
}

function voiceOf(context: EventContext, attribution: Attribution): string {
  const chains = attribution.sourceEntities.map((id) => context.entity(id)?.chain ?? id);
  return chains.length > 0 ? chains.join('+') : sourceNames(context, attribution).join('+').toLowerCase();
}

/** Two voices that each name a doer, and none in common. */
function blamesDiffer(views: readonly ClaimView[]): boolean {
  const blaming = views.filter((v) => v.actors.size > 0 && v.attributions.length > 0);
  return blaming.some((a) =>
    blaming.some(
      (b) =>
        a.attributions.map((x) => x.id).join() !== b.attributions.map((x) => x.id).join() &&
        ![...a.actors].some((c) => b.actors.has(c)) &&
        ![...a.actors].some((c) => b.recipients.has(c)),
    ),
  );
}

const BY_MODE: ReadonlyMap<string, Weapon> = new Map([
  ['aerial', 'aerial bomb'],
  ['drone', 'drone'],
  ['suicide-attack', 'suicide bomb'],
  ['heavy-weapons', 'shelling'],
  ['explosives', 'unspecified explosive'],
  ['firearms', 'firearms'],
  ['primitive', 'knife'],
]);

/** Weapon classes: of the roles and trigger words, else of the sentence, else of the mode. */
export function listWeapons(context: EventContext, views: readonly ClaimView[]): Weapon[] {
  const found: Weapon[] = [];
  const violent = views.filter((v) => v.claim.eventType === 'ASSAULT' && v.claim.status !== 'negated');
  const add = (start: number, end: number): void => {
    const matches = matchesIn(context.stream, context.ontology.weaponWords, start, end);
    for (const m of matches) {
      if (
        matches.some(
          (o) => o !== m && o.start <= m.start && o.end >= m.end && o.end - o.start > m.end - m.start,
        )
      )
        continue;
      if (!found.includes(m.value.weapon)) found.push(m.value.weapon);
    }
  };
  for (const { claim } of violent) {
    for (const span of [...claim.instruments, claim.trigger, ...claim.actors]) {
      const range = context.tokensOf(span);
      add(range.start, range.end);
    }
  }
  for (const { claim, sentence } of violent) {
    if (found.length > 0) break;
    const range = context.doc.sentences[sentence];
    if (range && !claim.pattern.startsWith('denial')) add(range.firstToken, range.endToken);
  }
  if (found.length === 0) {
    for (const { claim } of violent) {
      const weapon = BY_MODE.get(claim.mode ?? '');
      if (weapon && !found.includes(weapon)) found.push(weapon);
      if (claim.acled?.subEventType === 'Grenade' && !found.includes('grenade')) found.push('grenade');
      if (claim.acled?.subEventType === 'Chemical weapon' && !found.includes('chemical'))
        found.push('chemical');
    }
  }
  if (
    violent.some(({ claim }) => claim.pattern === 'destroy' && isBurning(context, claim.trigger)) &&
    !found.includes('arson')
  )
    found.push('arson');
  return found.length > 1 ? found.filter((w) => w !== 'unspecified explosive') : found;
}

function isBurning(context: EventContext, trigger: { start: number; end: number }): boolean {
  return /burn|torch|fire|ablaze|arson|alight/i.test(context.doc.text.slice(trigger.start, trigger.end));
}

/** Facilities of the closed list among what was hit, or in the phrases right around the trigger. */
export function listFacilities(context: EventContext, views: readonly ClaimView[]): string[] {
  const found = new Set<string>();
  const add = (start: number, end: number): void => {
    const matches = matchesIn(context.stream, context.ontology.facilityWords, start, end);
    for (const m of matches) {
      if (
        matches.some(
          (o) => o !== m && o.start <= m.start && o.end >= m.end && o.end - o.start > m.end - m.start,
        )
      )
        continue;
      found.add(m.value.facility);
    }
  };
  const material = views.filter((v) => !v.verbal);
  for (const { claim } of material) {
    for (const span of [...claim.objects, ...claim.recipients, ...claim.evidence]) {
      const range = context.tokensOf(span);
      add(range.start, range.end);
    }
  }
  for (const { claim, sentence } of material) {
    if (claim.eventType !== 'ASSAULT' || claim.pattern.startsWith('denial')) continue;
    const at = context.tokensOf(claim.trigger);
    for (const phrase of context.doc.phrases) {
      if (phrase.sentence !== sentence || phrase.preposition === null) continue;
      const near = phrase.firstToken >= at.end && phrase.firstToken - at.end <= 12;
      const preposition = context.doc.tokens[phrase.preposition]?.norm ?? '';
      if (near && ['at', 'in', 'inside', 'outside', 'near', 'on', 'into', 'of'].includes(preposition))
        add(phrase.firstToken, phrase.endToken);
    }
  }
  for (const { claim, sentence } of material) {
    if (found.size > 0) break;
    const range = context.doc.sentences[sentence];
    const onTheGround = claim.eventType === 'ASSAULT' || claim.eventType === 'COERCE';
    if (range && onTheGround && !claim.pattern.startsWith('denial')) add(range.firstToken, range.endToken);
  }
  return [...found];
}
