/** Which entities can stand in a relation, and which of them a phrase or token names. */
import type { Entity, Relation, Span } from '../../contract/coded-document.ts';
import type { NounPhrase, ReadDocument, VerbGroup } from '../../text/document.ts';
import { type Syntax, syntaxOf } from '../../text/syntax.ts';

export interface Book {
  readonly doc: ReadDocument;
  readonly syntax: Syntax;
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

export function makeBook(doc: ReadDocument, entities: readonly Entity[]): Book {
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
  return { doc, syntax: syntaxOf(doc), at: (token) => byToken.get(token) ?? [] };
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

/** The parties that a phrase and its conjuncts name; none for a phrase that names no party. */
export function partiesOf(book: Book, phrase: NounPhrase | null): readonly Entity[] {
  if (!phrase) return [];
  return book.syntax
    .conjunctsOf(phrase)
    .filter((each) => each.firstToken >= phrase.firstToken)
    .flatMap((each) => partyOf(book, each) ?? []);
}

/** The party that a phrase names by its head. */
export function partyOf(book: Book, phrase: NounPhrase | null): Entity | null {
  if (!phrase) return null;
  const covering = book.at(phrase.head).filter((each) => each.type !== 'place' || each.form === 'name');
  const party = covering.find((each) => each.type !== 'nationality' && each.type !== 'place');
  return party ?? covering[0] ?? null;
}

const GROUP = new Set<Entity['type']>(['actor']);
const ANY = new Set<Entity['type']>(['actor', 'person', 'media']);
const LEADER = new Set<Entity['type']>(['person', 'actor']);

/** What each end of a relation may be. Places and nationalities stand for states only in compounds ('Veldania-backed'). */
const ENDS: Record<Relation['kind'], readonly [ReadonlySet<Entity['type']>, ReadonlySet<Entity['type']>]> = {
  'alias-of': [ANY, ANY],
  formerly: [ANY, ANY],
  'part-of': [ANY, GROUP],
  'led-by': [new Set(['actor', 'media']), LEADER],
  'affiliated-with': [ANY, GROUP],
  'allied-with': [LEADER, GROUP],
  'opposed-to': [LEADER, GROUP],
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
  const state = (each: Entity): boolean =>
    fit.compound === true && (each.type === 'place' || each.type === 'nationality');
  const [left, right] = ENDS[kind];
  if (!(left.has(from.type) || state(from)) || !(right.has(to.type) || state(to))) return false;
  if (fit.groups && !(from.type === 'actor' && (to.type === 'actor' || state(to)))) return false;
  return !(fit.persons && to.type !== 'person');
}
