/** What one phrase is as a role: its words, those it counts, its head, and the entity that it names. */
import type { Entity, Role } from '../../contract/coded-document.ts';
import type { NounPhrase, Upos } from '../../text/document.ts';
import { treeOf } from '../../text/tree.ts';
import type { ClaimContext } from './context.ts';

/** The role of a phrase: its words, its head, and the entity that it names. */
export function makeRole(
  context: ClaimContext,
  phrase: NounPhrase,
): { role: Role; entity: Entity | null } | null {
  const { doc } = context;
  let first = phrase.firstToken;
  // 'said that jets': a complementizer that the tagger took for a determiner.
  if (doc.tokens[first]?.norm === 'that' && phrase.head > first) first++;
  while (
    first < phrase.head &&
    /^(?:["“”'‘’]|all)$/.test(doc.tokens[first]?.text ?? '') &&
    /^["“”'‘’]$/.test(doc.tokens[first + 1]?.text ?? doc.tokens[first]?.text ?? '')
  )
    first++;
  if (/^["“”'‘’]$/.test(doc.tokens[first]?.text ?? '') && first < phrase.head) first++;
  const counted = countedIn(context, phrase);
  const entity =
    (counted && bestEntity(context, counted.head, counted.firstToken, counted.endToken)) ??
    bestEntity(context, phrase.head, first, phrase.endToken);
  const head = counted?.head ?? sharedHead(context, phrase);
  let span = context.spanOf(first, (counted ?? phrase).endToken);
  const told = entity ? doc.tokens[context.tokensOf(entity).start]?.norm : undefined;
  if (entity && told !== 'that' && entity.start <= span.start && entity.end >= span.end)
    span = { start: entity.start, end: entity.end };
  if (span.end <= span.start) return null;
  const headSpan = context.spanOf(head, head + 1);
  return { role: { start: span.start, end: span.end, entity: entity?.id ?? null, head: headSpan }, entity };
}

const COUNTS = /^(?:dozens?|scores?|hundreds?|thousands?|tens?|number|majority|handful|couple)$/;

/** 'hundreds of thousands of [hostages]': those counted, and not the count. Null for any other phrase. */
function countedIn(context: ClaimContext, phrase: NounPhrase): NounPhrase | null {
  const { tokens } = context.doc;
  if (!COUNTS.test(tokens[phrase.head]?.norm ?? '') || tokens[phrase.endToken]?.norm !== 'of') return null;
  const counted = context.syntax.phraseAt(phrase.endToken + 1);
  if (counted?.preposition !== phrase.endToken) return null;
  return countedIn(context, counted) ?? counted;
}

/** '[Karsan] and Veldanian warplanes', where the reader has both in one phrase: the first nation acts as well. */
export function nationsBefore(context: ClaimContext, phrase: NounPhrase, role: Role): readonly Role[] {
  const { doc } = context;
  const tree = treeOf(doc);
  const found: Role[] = [];
  for (const first of tree.dependentsOf(phrase.head, 'amod', 'compound')) {
    const [, second] = tree.conjunctsOf(first);
    const span = context.spanOf(first, first + 1);
    if (second === undefined || span.end > role.start) continue;
    const entity = context.entitiesAt(first).find((e) => e.type === 'nationality' || e.type === 'actor');
    if (entity && entity.start === span.start)
      found.push({ ...span, entity: entity.id, head: context.spanOf(phrase.head, phrase.head + 1) });
  }
  return found;
}

/** 'Syrian and Russian warplanes': the head of 'Syrian' is 'warplanes'. */
function sharedHead(context: ClaimContext, phrase: NounPhrase): number {
  const { doc } = context;
  const single = phrase.endToken - phrase.firstToken === 1;
  const token = doc.tokens[phrase.head];
  if (!single || !token || !isDemonymTag(token.upos) || !/(?:an|ish|ese|i|ch|sh)$/.test(token.norm))
    return phrase.head;
  const last = context.syntax.conjunctsOf(phrase).at(-1);
  if (!last || last === phrase || last.endToken - last.firstToken < 2) return phrase.head;
  const opening = doc.tokens[last.firstToken]?.upos;
  return doc.tokens[last.head]?.upos === 'NOUN' && opening && isDemonymTag(opening) ? last.head : phrase.head;
}

/** A demonym is an adjective in the treebanks, and a name where it stands for people. */
function isDemonymTag(upos: Upos): boolean {
  return upos === 'PROPN' || upos === 'ADJ';
}

const PREFERENCE = [
  'actor',
  'person',
  'media',
  'facility',
  'vehicle',
  'weapon',
  'place',
  'document',
  'other',
  'nationality',
];

/** The entity that a head noun stands for: one that ends with it, the longest, parties before things. */
export function bestEntity(context: ClaimContext, head: number, start: number, end: number): Entity | null {
  const covering = context.entitiesAt(head).filter((e) => {
    const range = context.tokensOf(e);
    return range.end - 1 === head || (range.start <= start && range.end >= end);
  });
  const ranked = [...covering].sort(
    (a, b) => PREFERENCE.indexOf(a.type) - PREFERENCE.indexOf(b.type) || b.end - b.start - (a.end - a.start),
  );
  const best = ranked[0] ?? null;
  return best?.type === 'nationality' ? null : best;
}
