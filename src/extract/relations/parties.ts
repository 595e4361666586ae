/** Which entities can stand in a relation, and which of them a phrase or token names. */
import type { Entity, Relation, Span } from '../../contract/coded-document.ts';
import type { RelationPatterns } from '../../reference/relation-patterns.ts';
import type { NounPhrase, ReadDocument, VerbGroup } from '../../text/document.ts';
import { type Syntax, syntaxOf } from '../../text/syntax.ts';

export interface Book {
  readonly doc: ReadDocument;
  readonly syntax: Syntax;
  readonly patterns: RelationPatterns;
  /** The parties whose words hold a token, the longest first. */
  at(token: number): readonly Entity[];
}

/** A relation before polarity, time and attributions are known. */
export interface Draft {
  readonly kind: Relation['kind'];
  readonly from: Entity;
  readonly to: Entity;
  readonly evidence: readonly Span[];
  /** The verb that asserts it; null where a phrase does. */
  readonly verb: VerbGroup | null;
  /** It holds even as an aim or for the future. */
  readonly aims?: boolean;
  /** Token of the word that carries the relation. */
  readonly at: number;
  readonly pattern: string;
}

const PARTIES = new Set<Entity['type']>(['actor', 'person', 'media', 'nationality', 'place']);

export function makeBook(doc: ReadDocument, entities: readonly Entity[], patterns: RelationPatterns): Book {
  const byToken = new Map<number, Entity[]>();
  const parties = entities
    .filter((each) => PARTIES.has(each.type))
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  for (const each of parties) {
    for (let t = firstTokenAt(doc, each.start); (doc.tokens[t]?.start ?? Number.MAX_VALUE) < each.end; t++) {
      const list = byToken.get(t);
      if (list) list.push(each);
      else byToken.set(t, [each]);
    }
  }
  return { doc, syntax: syntaxOf(doc), patterns, at: (token) => byToken.get(token) ?? [] };
}

function firstTokenAt(doc: ReadDocument, offset: number): number {
  let low = 0;
  let high = doc.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((doc.tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The parties that a phrase and its conjuncts name; none for a phrase that names no party.
 * @param standing whether things stand for whose they are ('the Front’s positions')
 */
export function partiesOf(book: Book, phrase: NounPhrase | null, standing = false): readonly Entity[] {
  if (!phrase) return [];
  const found = conjunctsFrom(book, phrase).flatMap((each) => partyOf(book, each, standing) ?? []);
  const [first] = found;
  const last = first?.form === 'name' ? book.syntax.phraseAt(firstTokenAt(book.doc, first.end - 1)) : null;
  // 'the Sons of Suran and the Front': the tree joins the Front to the last word of the name.
  const joined =
    last && last !== phrase
      ? conjunctsFrom(book, last)
          .slice(1)
          .flatMap((each) => partyOf(book, each, standing) ?? [])
      : [];
  return [...new Set([...found, ...joined])];
}

function conjunctsFrom(book: Book, phrase: NounPhrase): readonly NounPhrase[] {
  return book.syntax.conjunctsOf(phrase).filter((each) => each.firstToken >= phrase.firstToken);
}

/** The party that a phrase names by its head, or, with `standing`, whose things it names ('the Front’s positions'). */
export function partyOf(book: Book, phrase: NounPhrase | null, standing = false): Entity | null {
  if (!phrase) return null;
  const covering = book.at(phrase.head).filter((each) => each.type !== 'place' || each.form === 'name');
  const party = covering.find((each) => each.type !== 'nationality' && each.type !== 'place');
  return party ?? (standing ? ownerOf(book, phrase) : null) ?? covering[0] ?? null;
}

/** 'army targets', 'the Front’s positions', 'Veldanian airstrikes': such a noun stands for whose it is. */
function ownerOf(book: Book, phrase: NounPhrase): Entity | null {
  if (!book.patterns.standing.has(book.doc.tokens[phrase.head]?.lemma ?? '')) return null;
  return insideOf(book, phrase, phrase.head) ?? partyOf(book, possessorOf(book, phrase));
}

export function possessorOf(book: Book, phrase: NounPhrase): NounPhrase | null {
  return phrase.possessor === null ? null : (book.doc.phrases[phrase.possessor] ?? null);
}

/** The last organisation, outlet or pronoun that a phrase names before one of its tokens: 'Front' in 'a Front field chief'. */
export function insideOf(book: Book, phrase: NounPhrase, before: number): Entity | null {
  const end = book.doc.tokens[before]?.start ?? 0;
  for (let at = before - 1; at >= phrase.firstToken; at--) {
    const found = book
      .at(at)
      .find(
        (each) =>
          each.end <= end &&
          (each.type === 'actor' || each.type === 'media' || each.form === 'pronoun') &&
          each.start >= phrase.start,
      );
    if (found) return found;
  }
  return null;
}

const GROUP = new Set<Entity['type']>(['actor']);
const ANY = new Set<Entity['type']>(['actor', 'person', 'media']);
const LEADER = new Set<Entity['type']>(['person', 'actor']);

/** What each end of a relation may be. Places and nationalities stand for states only in compounds ('Veldania-backed'). */
const ENDS: Record<Relation['kind'], readonly [ReadonlySet<Entity['type']>, ReadonlySet<Entity['type']>]> = {
  'alias-of': [ANY, ANY],
  formerly: [ANY, ANY],
  'part-of': [ANY, new Set(['actor', 'media'])],
  'led-by': [new Set(['actor', 'media']), LEADER],
  'affiliated-with': [ANY, GROUP],
  'allied-with': [LEADER, GROUP],
  'opposed-to': [LEADER, LEADER],
  'split-from': [LEADER, GROUP],
  'merged-into': [GROUP, GROUP],
  'designated-by': [LEADER, GROUP],
};

export interface Fit {
  readonly groups?: boolean;
  readonly persons?: boolean;
  /** In a compound a place or nationality stands for a state. */
  readonly compound?: boolean;
}

/** Whether two entities can be the ends of a relation of this kind; a thing has no relation to itself but its names. */
export function fits(kind: Relation['kind'], from: Entity, to: Entity, fit: Fit): boolean {
  if (from.id === to.id) return false;
  const naming = kind === 'alias-of' || kind === 'formerly';
  if (from.chain === to.chain && !naming) return false;
  if (naming && from.type !== to.type) return false;
  // Crowds and civilians are harmed; they are no side.
  if (kind === 'opposed-to' && (isUnarmed(from) || isUnarmed(to))) return false;
  const state = (each: Entity): boolean =>
    fit.compound === true && (each.type === 'place' || each.type === 'nationality');
  const [left, right] = ENDS[kind];
  if (!(left.has(from.type) || state(from)) || !(right.has(to.type) || state(to))) return false;
  if (fit.groups && !(from.type === 'actor' && (to.type === 'actor' || state(to)))) return false;
  return !(fit.persons && to.type !== 'person');
}

const UNARMED = new Set(['Civilians', 'Protesters', 'Rioters']);

function isUnarmed(each: Entity): boolean {
  return UNARMED.has(each.category ?? '') || (each.type === 'person' && each.form === 'nominal');
}
