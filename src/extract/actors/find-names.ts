/** Turns the names that were found into mentions, with the article before them and what they are in their sentence. */

import type { EntityType } from '../../text/drafts/actors.ts';
import {
  type Context,
  categoryOf,
  type NameHit,
  type ReadName,
  readExactly,
  spanOf,
  typeOf,
} from './context.ts';
import { isJoint, type Word } from './words.ts';

/** A country's name is its government where it does something or is dealt with, not where it only says where. */
const AGENT_PREPOSITIONS = new Set([
  'by',
  'with',
  'against',
  'between',
  'among',
  'including',
  'like',
  'than',
]);
const SPEAKING_TAGS = new Set(['VERB', 'AUX', 'PART']);

export function addNames(context: Context): void {
  for (const hit of new Set(context.hitAt)) {
    if (!hit) continue;
    switch (hit.target.kind) {
      case 'actor': {
        const { actor } = hit.target;
        const type = typeOf(actor);
        addInnerPeople(context, hit);
        pushName(context, hit, type, actor.name, actor.id, categoryOf(context, actor));
        break;
      }
      case 'unknown':
        // Names of events, laws and products only block others.
        if (hit.target.type === 'other') break;
        pushName(context, hit, hit.target.type, hit.target.name, null, hit.target.category);
        break;
      case 'adjective':
        // 'US jets': a country, not a people; the extractor of places has it.
        if (context.words[hit.from]?.upper && readExactly(context, hit.from, hit.to)?.kind === 'place') break;
        pushName(
          context,
          hit,
          'nationality',
          hit.target.country.adjectives[0] ?? hit.target.country.name,
          null,
          null,
        );
        break;
      case 'people':
        addPeople(context, hit);
        break;
      case 'country':
        if (isMetonym(context, hit)) {
          const actor = context.registry.bodyOf(hit.target.country.iso, 'government');
          if (actor)
            pushName(
              context,
              { ...hit, pattern: 'country:metonym' },
              'actor',
              actor.name,
              actor.id,
              categoryOf(context, actor),
            );
        }
        break;
    }
  }
}

function pushName(
  context: Context,
  hit: NameHit,
  type: EntityType,
  name: string,
  actorId: string | null,
  category: Parameters<typeof context.mentions.push>[0]['category'],
): void {
  const { words } = context;
  const phrase = words[hit.to - 1] ? context.phraseOf(words[hit.to - 1] as Word) : null;
  // In 'the HTS statement' the article is the statement's.
  const own = !phrase || phrase.head <= (words[hit.to - 1]?.token.index ?? 0);
  const last = words[hit.to - 1];
  const form = isDescribed(context, hit, type) ? 'nominal' : 'name';
  const from = withArticle(words, hit, own && form === 'nominal');
  const span = spanOf(words, from, hit.to);
  const head = last ? { start: last.start, end: last.end } : span;
  context.mentions.push({
    ...span,
    head,
    type,
    form,
    actorId,
    category,
    name,
    noun: null,
    pattern: hit.pattern,
  });
}

/** A body of a state whose noun is in small letters, or of whose words only the people's are a name: 'the Karsan army'. */
function isDescribed(context: Context, hit: NameHit, type: EntityType): boolean {
  if (type !== 'actor' || readExactly(context, hit.from, hit.to)) return false;
  return context.words[hit.to - 1]?.capital === false || innerPeople(context, hit) !== null;
}

/** 'Karsan' in 'the Karsan army' is the name of a people beside it. */
function addInnerPeople(context: Context, hit: NameHit): void {
  const inner = innerPeople(context, hit);
  if (!inner) return;
  const span = spanOf(context.words, inner.from, inner.to);
  const name = context.doc.text.slice(span.start, span.end);
  pushName(context, { ...hit, ...inner, pattern: 'reader:nationality' }, 'nationality', name, null, null);
}

function innerPeople(context: Context, hit: NameHit): ReadName | null {
  if (hit.target.kind !== 'actor' || readExactly(context, hit.from, hit.to)) return null;
  const read = context.readAt[hit.from];
  return read?.kind === 'nationality' && read.from === hit.from && read.to < hit.to ? read : null;
}

/** The article belongs to a description ('the Karsan army') and to no name; al- belongs to any. */
function withArticle(words: readonly Word[], hit: NameHit, the: boolean): number {
  const before = words[hit.from - 1];
  if (!before || before.sentence !== words[hit.from]?.sentence) return hit.from;
  if (isJoint(before) && before.glued && /^(?:al|el|ul)$/.test(words[hit.from - 2]?.fold ?? ''))
    return hit.from - 2;
  if (/^(?:al|el)$/.test(before.fold)) return hit.from - 1;
  return the && before.norm === 'the' ? hit.from - 1 : hit.from;
}

/** 'Syrians': a nationality, and the people of it where they are told of as such. */
function addPeople(context: Context, hit: NameHit): void {
  if (hit.target.kind !== 'people') return;
  const { words, mentions } = context;
  const span = spanOf(words, hit.from, hit.to);
  const name = context.doc.text.slice(span.start, span.end);
  const last = words[hit.to - 1];
  const phrase = last ? context.phraseOf(last) : null;
  const head = last ? { start: last.start, end: last.end } : span;
  const whole = phrase && phrase.head === last?.token.index ? { start: phrase.start, end: span.end } : span;
  pushName(context, hit, 'nationality', name, null, null);
  mentions.push({
    ...whole,
    head,
    type: 'person',
    form: 'nominal',
    actorId: null,
    category: 'Civilians',
    name,
    noun: null,
    pattern: 'people',
  });
}

function isMetonym(context: Context, hit: NameHit): boolean {
  const { words } = context;
  const last = words[hit.to - 1];
  const next = words[hit.to];
  const phrase = last ? context.phraseOf(last) : null;
  if (!last || !phrase || phrase.head !== last.token.index) return false;
  if (next && next.sentence === last.sentence && (isJoint(next) || next.norm === "'s")) return false;
  const opener = openingOf(context, phrase);
  const preposition =
    opener.preposition === null ? null : (context.doc.tokens[opener.preposition]?.norm ?? null);
  if (preposition !== null) return AGENT_PREPOSITIONS.has(preposition);
  return speaks(context, hit.to, last.sentence);
}

/** The first phrase of a coordination: its preposition governs them all. */
function openingOf(
  context: Context,
  phrase: { preposition: number | null; conjunctOf: number | null },
): { preposition: number | null } {
  let opener = phrase;
  for (let steps = 0; opener.preposition === null && opener.conjunctOf !== null && steps < 8; steps += 1) {
    const before = context.doc.phrases[opener.conjunctOf];
    if (!before) break;
    opener = before;
  }
  return opener;
}

/** A verb follows, at once or after the rest of a coordination ('Russia and Syria said'). */
function speaks(context: Context, at: number, sentence: number): boolean {
  const { words } = context;
  const next = words[at];
  if (next?.sentence !== sentence) return false;
  if (SPEAKING_TAGS.has(next.token.upos) && next.norm !== 'to') return true;
  if (next.norm !== 'and' && next.token.upos !== 'ADV') return false;
  for (let step = at + 1; step < at + 5; step += 1) {
    const word = words[step];
    if (word?.sentence !== sentence || word.token.upos === 'PUNCT' || word.token.upos === 'ADP') return false;
    if (SPEAKING_TAGS.has(word.token.upos)) return true;
  }
  return false;
}
