/** Common nouns for parties, persons and things: 'government jets', 'four children', 'the hospital', 'a statement'. */
import type { ActorCategory } from '../../contract/coded-document.ts';
import type { ActorEntry, Country } from '../../reference/actors.ts';
import type { NounValue } from '../../reference/lexicon/actor-words.ts';
import type { AgentNoun } from '../../reference/lexicon/agents.ts';
import type { EntityType, MentionNoun } from '../../text/drafts/actors.ts';
import { type Context, categoryOf, type NameHit, readExactly, spanOf } from './context.ts';
import { isJoint, type Word } from './words.ts';

/** Half-open range into the words, of the noun itself, and what the lexicon says of it. */
interface Found {
  readonly from: number;
  readonly to: number;
  readonly value: NounValue;
}

/** What stands before a noun inside its phrase. */
interface Before {
  readonly from: number;
  readonly country: Country | null;
  readonly adjective: NameHit | null;
  readonly owner: NameHit | null;
  readonly modifier: { readonly category: ActorCategory; readonly word: Word } | null;
}

/** Words that belong to a phrase before its noun; anything else ends the walk to the left. */
const INSIDE = /^(?:ADJ|NUM|NOUN|PROPN|DET|PRON)$/;
const POSSESSIVES = new Set(['its', 'their', 'his', 'her', 'our', 'my', 'your']);

export function findNominals(context: Context): void {
  const { words } = context;
  for (let at = 0; at < words.length; ) {
    const found = matchNoun(context, at);
    if (!found) {
      at += 1;
      continue;
    }
    if (found.value.kind !== 'fixed' && isHead(context, found) && !isTeam(context, found))
      addNominal(context, found);
    at = found.to;
  }
}

function matchNoun(context: Context, at: number): Found | null {
  const { words, lexicon } = context;
  const word = words[at];
  if (!word || word.fold === '') return null;
  for (const entry of lexicon.nouns.get(word.norm) ?? []) {
    let to = at + 1;
    let matched = 1;
    while (matched < entry.words.length) {
      if (words[to] && isJoint(words[to] as Word)) to += 1;
      if (words[to]?.sentence !== word.sentence || words[to]?.norm !== entry.words[matched]) break;
      to += 1;
      matched += 1;
    }
    if (matched === entry.words.length) return { from: at, to, value: entry.value };
  }
  const designator = /\d/.test(word.text) || words[at + 1]?.glued ? readDesignator(context, at) : null;
  return designator;
}

/** 'The Rebels won the match': an agent noun in capitals, in a sentence about sport. */
function isTeam(context: Context, found: Found): boolean {
  const { words, lexicon } = context;
  const word = words[found.from];
  if (found.value.kind !== 'agent' || !word?.capital || word.first) return false;
  for (const step of [-1, 1]) {
    for (let at = found.from; words[at]?.sentence === word.sentence; at += step) {
      if (lexicon.sport.has(words[at]?.norm ?? '') && !words[at]?.capital) return true;
    }
  }
  return false;
}

/** 'AK-47', 'Su-24': letters, a hyphen and a number, in one word or three. */
function readDesignator(context: Context, at: number): Found | null {
  const { words, lexicon } = context;
  const parts = [words[at], words[at + 1], words[at + 2]];
  const joined = parts[1]?.glued && isJoint(parts[1]) && parts[2]?.glued ? 3 : 1;
  const text = parts
    .slice(0, joined)
    .map((word) => word?.norm ?? '')
    .join('');
  if (!words[at]?.capital || !/\d/.test(text) || isNamed(context, words[at] as Word)) return null;
  const type = lexicon.designators.find(({ pattern }) => pattern.test(text))?.type;
  if (!type) return null;
  return {
    from: at,
    to: at + joined,
    value: { kind: type, noun: { kind: 'designator', singular: text, plural: false } },
  };
}

/** The noun heads its phrase: it is tagged as a noun and no further noun of the phrase follows it. */
function isHead(context: Context, found: Found): boolean {
  const last = context.words[found.to - 1];
  if (!last || isNamed(context, last) || isTied(context.words, found.to)) return false;
  const { upos } = last.token;
  const phrase = context.phraseOf(last);
  if (isShortInHeadline(context, found)) return true;
  if (phrase)
    return phrase.head === last.token.index || (upos === 'ADJ' && phrase.endToken === last.token.index + 1);
  return upos === 'NOUN' || upos === 'PROPN' || (upos === 'ADJ' && last.capital);
}

/** A name covers the word; one of a thing ('AK-47') or an event leaves it to the lexicons. */
function isNamed(context: Context, word: Word): boolean {
  const hit = context.hitAt[word.index];
  return hit !== undefined && hit.pattern !== 'reader:other';
}

/** 'The Front denies attack', 'Front denies attack': in a headline the verb may read like one more noun, but the capital ends the short name. */
function isShortInHeadline(context: Context, found: Found): boolean {
  const [before, noun, next] = [found.from - 1, found.to - 1, found.to].map((at) => context.words[at]);
  if (found.value.kind !== 'agent' || !found.value.noun.short || !isHeadline(context, found)) return false;
  const opens = /^(?:the|[,;:–—-])$/.test(before?.norm ?? '') || context.words[found.from]?.first === true;
  return opens && noun?.capital === true && next?.capital === false && next.fold !== '';
}

/** 'rebel-held', 'government-controlled': the noun only begins a compound. */
function isTied(words: readonly Word[], to: number): boolean {
  const joint = words[to];
  return joint?.glued === true && /^[-‐‑]$/.test(joint.text) && words[to + 1]?.glued === true;
}

function addNominal(context: Context, found: Found): void {
  const before = readBefore(context, found);
  const { value } = found;
  switch (value.kind) {
    case 'agent':
      addAgent(context, found, before, value.noun);
      return;
    case 'carrier':
      addCarrier(context, found, before, value);
      return;
    case 'weapon':
    case 'vehicle':
    case 'facility':
    case 'document':
      addThing(context, found, before, value.kind, value.noun, `lexicon:${value.kind}:${value.noun.kind}`);
      if (value.kind === 'weapon') addWielder(context, before, value.noun.kind === 'aerial bomb');
      return;
    case 'act':
      addWielder(context, before, false);
      return;
    case 'fixed':
      return;
  }
}

function readBefore(context: Context, found: Found): Before {
  const { words, lexicon } = context;
  const head = words[found.to - 1];
  // 'the Ministry of Defence' is two phrases: what stands before it belongs to the first.
  const start = words[found.from] ?? head;
  const phrase = start ? context.phraseOf(start) : null;
  let from = found.from;
  while (from > 0) {
    const word = words[from - 1];
    if (!word || word.sentence !== head?.sentence) break;
    const outside = phrase
      ? word.token.index < phrase.firstToken && !(from === found.from && isPartyBefore(context, from))
      : !INSIDE.test(word.token.upos) && !isJoint(word);
    if (outside) break;
    from -= 1;
  }
  from = trimStart(context, from, found.from);
  let country: Country | null = null;
  let adjective: NameHit | null = null;
  let owner: NameHit | null = null;
  let modifier: Before['modifier'] = null;
  for (let at = found.from - 1; at >= from; at -= 1) {
    const word = words[at];
    const hit = context.hitAt[at];
    if (!word) break;
    // 'Russian-backed forces' are not Russia's, 'anti-Assad forces' not Assad's.
    const compound = isCompound(words, at);
    if (hit && !compound) {
      if (hit.target.kind === 'adjective') {
        country ??= hit.target.country;
        adjective ??= hit;
      } else if (hit.target.kind === 'country') country ??= hit.target.country;
      else if (hit.target.kind !== 'people' && /^(?:actor|person)$/.test(typeOfHit(hit))) owner ??= hit;
      at = Math.min(at, hit.from);
      continue;
    }
    const category = compound ? compoundCategory(context, at) : lexicon.modifiers.get(word.norm);
    if (category && !modifier) modifier = { category, word };
  }
  if (owner && owner.from < from) from = words[owner.from - 1]?.norm === 'the' ? owner.from - 1 : owner.from;
  const apposed = readApposed(context, found);
  if (apposed) {
    owner = apposed.hit;
    from = Math.min(from, apposed.from);
  }
  while (from < found.from && words[from]?.fold === '') from += 1;
  return { from, country, adjective, owner, modifier };
}

/** 'RVF | fighters': a party of the registry right before a bare noun owns it, also where the phrases part them. */
function isPartyBefore(context: Context, at: number): boolean {
  const hit = context.hitAt[at - 1];
  return hit?.to === at && hit.target.kind === 'actor' && hit.target.actor.kind !== 'person';
}

/**
 * Where the phrase really begins: after a verb that was read as its first adjective ('looted | four trucks'), and in a
 * headline at the last run of modifiers ('Air strike hits | hospital').
 */
function trimStart(context: Context, from: number, noun: number): number {
  const { words, doc } = context;
  const headline = doc.sentences[words[noun]?.sentence ?? -1]?.kind === 'headline';
  let at = noun;
  while (
    headline &&
    at > from &&
    (context.hitAt[at - 1] || /^(?:DET|NUM|ADJ)$/.test(words[at - 1]?.token.upos ?? ''))
  )
    at -= 1;
  if (headline) return at > from && context.lexicon.modifiers.has(words[at - 1]?.norm ?? '') ? at - 1 : at;
  if (/^(?:both|either)$/.test(words[from]?.norm ?? '') && words[from + 1]?.token.upos === 'DET')
    return from + 1;
  if (!/ed$/.test(words[from]?.norm ?? '')) return from;
  for (at = from + 1; at < noun; at += 1) if (/^(?:DET|NUM)$/.test(words[at]?.token.upos ?? '')) return at;
  return from;
}

/** 'the “Guardians of Religion” organization': the name before a noun for a group, over its closing quotes. */
function readApposed(context: Context, found: Found): { hit: NameHit; from: number } | null {
  const { words } = context;
  if (found.value.kind !== 'agent' || !GROUP_NOUNS.test(found.value.noun.singular)) return null;
  let at = found.from - 1;
  while (words[at] && /^[”"’',]$/.test(words[at]?.text ?? '')) at -= 1;
  const hit = context.hitAt[at];
  if (!hit || at === found.from - 1 || typeOfHit(hit) !== 'actor') return null;
  let from = hit.from;
  while (words[from - 1] && /^[“"‘]$/.test(words[from - 1]?.text ?? '')) from -= 1;
  if (words[from - 1]?.norm === 'the') from -= 1;
  return { hit, from };
}

/** A hyphen ties the word to the one before or after it; a dash with space around it does not. */
function isCompound(words: readonly Word[], at: number): boolean {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]];
  const backward = before !== undefined && isJoint(before) && before.glued && word?.glued === true;
  return backward || (after !== undefined && isJoint(after) && after.glued && words[at + 2]?.glued === true);
}

/** 'pro-government', 'anti-regime', as the lexicon writes them with a space. */
function compoundCategory(context: Context, at: number): ActorCategory | undefined {
  const { words, lexicon } = context;
  const pair = `${words[at - 2]?.norm ?? ''} ${words[at]?.norm ?? ''}`;
  return isJoint(words[at - 1] ?? (words[at] as Word)) ? lexicon.modifiers.get(pair) : undefined;
}

function typeOfHit(hit: NameHit): EntityType {
  if (hit.target.kind === 'actor') {
    if (hit.target.actor.kind === 'person') return 'person';
    return hit.target.actor.kind === 'media' || hit.target.actor.kind === 'outlet' ? 'media' : 'actor';
  }
  return hit.target.kind === 'unknown' ? hit.target.type : 'nationality';
}

const GROUP_NOUNS =
  /^(?:group|organi[sz]ation|movement|militia|faction|network|party|outfit|militant group|armed group|rebel group|jihadist group|terrorist group|insurgent group|terror group|extremist group|islamist group|terrorist organi[sz]ation|fighter|combatant|militant|rebel|insurgent|gunman|force|troop|soldier|guerrilla|guerilla|suicide bomber|unit|militiaman|jihadist|separatist|terrorist|operative|brigade|battalion)$/;

function addAgent(context: Context, found: Found, before: Before, noun: AgentNoun): void {
  if (noun.owned && !before.owner && !before.modifier && !before.adjective) return;
  if (
    noun.plural === false &&
    !hasDeterminer(context, before, found) &&
    noun.short &&
    before.from === found.from &&
    !noun.category &&
    !isHeadline(context, found) &&
    !readExactly(context, found.from, found.to)
  ) {
    return;
  }
  const named = before.owner?.target.kind === 'actor' ? before.owner.target.actor : null;
  const grouped = GROUP_NOUNS.test(noun.singular);
  const state = stateBody(context, noun.body, before, noun.category === 'State forces');
  const actor = named && grouped && named.kind !== 'person' ? named : noun.type === 'actor' ? state : null;
  const own = before.owner?.target.kind === 'unknown' && grouped ? before.owner.target : null;
  const { type, category } = readCategory(context, noun, before, actor);
  push(context, found, before, {
    type,
    actorId: actor?.id ?? null,
    category: actor ? categoryOf(context, actor) : (own?.category ?? category),
    noun: nounOf(noun),
    name: actor?.name ?? own?.name ?? null,
    pattern: `lexicon:agent:${noun.singular}`,
  });
}

/** The body of a state that an adjective or a country before the noun names: 'Russian warplanes' → Russia's air force. */
function stateBody(
  context: Context,
  body: string | null,
  before: Before,
  decided: boolean,
): ActorEntry | null {
  const { modifier } = before;
  if (!before.country || body === null) return null;
  if (modifier && modifier.category !== 'State forces') return null;
  return decided || body === 'armed-forces' ? context.registry.bodyOf(before.country.iso, body) : null;
}

function readCategory(
  context: Context,
  noun: AgentNoun,
  before: Before,
  actor: ActorEntry | null,
): { type: EntityType; category: ActorCategory | null } {
  const { modifier, country, owner } = before;
  const armed = modifier?.word.norm === 'armed' || modifier?.word.norm === 'masked';
  if (noun.type === 'person' && noun.generic && armed)
    return { type: 'actor', category: 'Political militia' };
  if (actor) return { type: 'actor', category: categoryOf(context, actor) };
  const owned = owner?.target.kind === 'actor' ? categoryOf(context, owner.target.actor) : null;
  // Who says 'Front members' or 'Front officers' means those who act for it; its doctors and lawyers do not.
  const acts =
    noun.type === 'actor' || /^(?:member|supporter|loyalist|official|officer)$/.test(noun.singular);
  const open = noun.category === null || noun.generic || noun.category === 'State forces';
  const category = (open ? (modifier?.category ?? (acts ? owned : null)) : null) ?? noun.category;
  const abroad =
    category === 'State forces' && country && context.reported && country.iso !== context.reported;
  return { type: noun.type, category: abroad ? 'External/Other forces' : category };
}

function addCarrier(
  context: Context,
  found: Found,
  before: Before,
  carrier: Extract<NounValue, { kind: 'carrier' }>,
): void {
  const actor = before.country ? stateBody(context, carrier.body, before, true) : null;
  const owner = before.owner?.target.kind === 'actor' ? before.owner.target.actor : null;
  const pattern = `lexicon:carrier:${carrier.singular}`;
  if (
    !actor &&
    !owner &&
    (!before.modifier || before.modifier.word.norm === 'civilian' || before.modifier.word.norm === 'armed')
  ) {
    const drone =
      carrier.singular === 'drone' || carrier.singular === 'artillery' || carrier.singular === 'gun';
    addThing(context, found, before, drone ? 'weapon' : 'vehicle', carrier, pattern);
    return;
  }
  const category = actor
    ? categoryOf(context, actor)
    : owner
      ? categoryOf(context, owner)
      : (before.modifier?.category ?? null);
  const id = actor ?? owner;
  push(context, found, before, {
    type: 'actor',
    actorId: id?.id ?? null,
    category,
    name: id?.name ?? null,
    noun: { ...nounOf(carrier), body: carrier.body },
    pattern,
  });
}

/** 'Russian airstrikes', 'government shelling', 'Veldanian raid': the word before the weapon or the act is the actor. */
function addWielder(context: Context, before: Before, aerial: boolean): void {
  const { words, mentions, registry } = context;
  if (before.adjective && before.country) {
    const { from, to } = before.adjective;
    const actor = registry.bodyOf(before.country.iso, aerial ? 'air-force' : 'armed-forces');
    if (!actor || (before.modifier && before.modifier.category !== 'State forces')) return;
    const span = spanOf(words, from, to);
    const category = categoryOf(context, actor);
    const pattern = 'lexicon:wielder';
    mentions.push({
      ...span,
      head: span,
      type: 'actor',
      form: 'nominal',
      actorId: actor.id,
      category,
      name: actor.name,
      noun: null,
      pattern,
    });
    return;
  }
  if (!before.modifier || before.modifier.category === 'Civilians') return;
  const { word, category } = before.modifier;
  if (word.token.upos === 'ADJ' && category !== 'State forces') return;
  const span = { start: word.start, end: word.end };
  mentions.push({
    ...span,
    head: span,
    type: 'actor',
    form: 'nominal',
    actorId: null,
    category,
    name: word.norm,
    noun: null,
    pattern: 'lexicon:wielder',
  });
}

function addThing(
  context: Context,
  found: Found,
  before: Before,
  type: EntityType,
  noun: { singular: string; plural: boolean },
  pattern: string,
): void {
  push(context, found, before, {
    type,
    actorId: null,
    category: null,
    name: null,
    noun: nounOf(noun),
    pattern,
  });
}

function isHeadline(context: Context, found: Found): boolean {
  const word = context.words[found.from];
  // 'Twelve dead in shelling - monitor': a mark sets it apart.
  const apart = /^[,;:|–—-]$/.test(context.words[found.from - 1]?.norm ?? '');
  return (
    word !== undefined && (word.capital || apart) && context.doc.sentences[word.sentence]?.kind === 'headline'
  );
}

function nounOf(noun: {
  singular: string;
  plural: boolean;
  short?: boolean;
  body?: string | null;
}): MentionNoun {
  return {
    singular: noun.singular,
    plural: noun.plural,
    short: noun.short ?? false,
    body: noun.body ?? null,
  };
}

function hasDeterminer(context: Context, before: Before, found: Found): boolean {
  const first = context.words[before.from];
  return before.from < found.from && (first?.token.upos === 'DET' || POSSESSIVES.has(first?.norm ?? ''));
}

function push(
  context: Context,
  found: Found,
  before: Before,
  given: {
    noun: MentionNoun;
    type: EntityType;
    actorId: string | null;
    category: ActorCategory | null;
    name: string | null;
    pattern: string;
  },
): void {
  const { words, doc } = context;
  // 'the Ministry of Defence': a description by its words, and yet what the reader sees as a name.
  const read = readExactly(context, found.from, found.to)?.kind === 'actor' && given.type === 'actor';
  let from = read ? found.from : before.from;
  // A possessive is a mention of its own, told of another thing.
  const determiner = words[from]?.token.upos === 'DET' || POSSESSIVES.has(words[from]?.norm ?? '');
  const span = spanOf(words, from, found.to);
  if (determiner && from < found.to - 1) from += 1;
  const bare = spanOf(words, from, found.to);
  const last = words[found.to - 1];
  context.mentions.push({
    ...span,
    head: last && !last.glued ? { start: last.start, end: last.end } : spanOf(words, found.from, found.to),
    form: read ? 'name' : 'nominal',
    ...given,
    name:
      given.name ??
      doc.text
        .slice(bare.start, bare.end)
        .replace(/^[“"‘]/u, '')
        .replace(/\s+/gu, ' '),
  });
}
