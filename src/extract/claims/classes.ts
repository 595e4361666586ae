/** What a noun phrase names, as far as conditions and coding rules ask: 'armed', 'civilian', 'facility', 'territory'. */
import type { ActorCategory, Entity } from '../../contract/coded-document.ts';
import type { NounPhrase, Token } from '../../text/document.ts';
import { matchesIn } from '../../text/words.ts';
import type { ClaimContext } from './context.ts';

const BY_CATEGORY: Record<ActorCategory, string> = {
  'State forces': 'state',
  'Rebel group': 'nonstate',
  'Political militia': 'nonstate',
  'Identity militia': 'nonstate',
  Rioters: 'crowd',
  Protesters: 'crowd',
  Civilians: 'civilian',
  'External/Other forces': 'external',
};

/** Heads that only count: 'a group of rebels' is of the class of rebels. */
const COUNTING = new Set([
  'group',
  'number',
  'dozen',
  'dozens',
  'hundred',
  'hundreds',
  'thousand',
  'thousands',
  'member',
  'members',
  'score',
  'scores',
  'crowd',
  'most',
  'some',
  'many',
  'couple',
  'team',
  'band',
  'column',
  'contingent',
  'all',
  'one',
  'two',
  'several',
  'majority',
  'half',
  'third',
  'body',
  'bodies',
  'commander',
  'leader',
  'type',
  'batch',
  'both',
  'gang',
  'each',
  'lot',
  'pair',
  'quantity',
  'amount',
  'total',
  'unit',
  'units',
  'elements',
  'stockpile',
  'haul',
]);

/** Those of whom 'members' are people, though the whole may bear arms: '70 members of the tribe'. */
const PEOPLES = /^(?:tribe|clan|community|sect|minority|family|congregation|caste|village|household|parish)$/;

function isCounting(head: Token): boolean {
  return head.upos === 'NUM' || COUNTING.has(head.norm) || COUNTING.has(head.lemma);
}

/** 'hundreds | of artillery shells': what a phrase counts, or null where it is the thing itself. */
export function countedBy(context: ClaimContext, phrase: NounPhrase): NounPhrase | null {
  const head = context.doc.tokens[phrase.head];
  const next = context.doc.phrases[phrase.index + 1];
  if (!head || !isCounting(head) || !next || next.sentence !== phrase.sentence) return null;
  return context.syntax.prepositionOf(next) === 'of' ? next : null;
}

/** The classes of a phrase, of its head noun first; a lone number counts as people. */
export function classesOf(context: ClaimContext, phrase: NounPhrase): ReadonlySet<string> {
  const known = context.classCache.get(phrase.index);
  if (known) return known;
  const found = new Set<string>();
  context.classCache.set(phrase.index, found);
  addWords(context, phrase, found);
  for (const entity of context.entitiesAt(phrase.head)) addEntity(entity, found);
  if (context.placesAt(phrase.head).some((p) => p.role === 'location'))
    found.add('placename').add('territory');
  addNationals(context, phrase, found);
  const head = context.doc.tokens[phrase.head];
  if (head && isCounting(head)) {
    const counted = countedBy(context, phrase);
    if (/^(?:them|whom|us|you)$/.test(context.doc.tokens[phrase.endToken + 1]?.norm ?? ''))
      found.add('person').add('civilian');
    else if (counted && PEOPLES.test(context.doc.tokens[counted.head]?.lemma ?? ''))
      found.add('person').add('civilian');
    else if (counted) for (const name of classesOf(context, counted)) found.add(name);
    else if (head.upos === 'NUM' && isBareNumber(context, phrase)) found.add('person').add('civilian');
  }
  derive(found);
  return found;
}

function addWords(context: ClaimContext, phrase: NounPhrase, found: Set<string>): void {
  const end = phrase.head + 1;
  const overHead = <T>(matches: readonly { value: T; start: number; end: number }[]) =>
    matches.filter((m) => m.end === end);
  for (const m of overHead(matchesIn(context.stream, context.ontology.wordClasses, phrase.firstToken, end)))
    found.add(m.value);
  for (const m of overHead(matchesIn(context.stream, context.ontology.facilityWords, phrase.firstToken, end)))
    found.add('facility').add(m.value.kind);
  for (const m of overHead(matchesIn(context.stream, context.ontology.weaponWords, phrase.firstToken, end))) {
    found.add('munition');
    if (m.value.weapon === 'aerial bomb') found.add('aircraft');
  }
}

function addEntity(entity: Entity, found: Set<string>): void {
  if (entity.category) {
    found.add(BY_CATEGORY[entity.category]);
    // What the registry knows of a party goes before what its noun may mean elsewhere.
    if (entity.category !== 'Civilians') found.delete('civilian');
    if (entity.category === 'External/Other forces') found.delete('state');
  }
  if (entity.type === 'person') {
    found.add('person');
    if (!entity.category && !found.has('state') && !found.has('nonstate')) found.add('civilian');
  }
  if (entity.type === 'actor') found.add('actor');
  if (entity.type === 'facility') found.add('facility');
  if (entity.type === 'vehicle') found.add('vehicle');
  if (entity.type === 'media') found.add('media').add('actor');
  if (entity.type === 'weapon') found.add('munition');
}

/** '1,500', 'another 20', 'at least nine' */
function isBareNumber(context: ClaimContext, phrase: NounPhrase): boolean {
  const before = context.doc.tokens.slice(phrase.firstToken, phrase.head);
  return before.every((t) => /^(?:another|at|least|about|some|more|than|over|up|to|other)$/.test(t.norm));
}

/** 'two Veldanians', 'a Karsan': people by their nationality alone; 'the Veldanians' may be their army as well. */
function addNationals(context: ClaimContext, phrase: NounPhrase, found: Set<string>): void {
  const { tokens } = context.doc;
  const head = tokens[phrase.head];
  const entity = context.entitiesAt(phrase.head).find((e) => e.type === 'nationality');
  if (!head || !entity || entity.end !== head.end || found.has('armed')) return;
  const definite = tokens[phrase.firstToken]?.norm === 'the';
  if (definite && tokens[phrase.firstToken + 1]?.upos !== 'NUM') found.add('person').add('actor');
  else if (phrase.endToken - phrase.firstToken > 1 || head.norm.endsWith('s'))
    found.add('person').add('civilian');
}

function derive(found: Set<string>): void {
  if (found.has('state') || found.has('nonstate') || found.has('external') || found.has('aircraft'))
    found.add('armed');
  if (found.has('civilian') && !found.has('facility')) found.add('person');
  for (const each of ['facility', 'territory', 'vehicle', 'armed', 'person', 'crowd', 'placename', 'actor'])
    if (found.has(each)) found.add('target');
  if (found.has('armed')) found.add('actor');
}
