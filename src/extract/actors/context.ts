/** What the finders of mentions share: the words, what is covered already, and the list that they add to. */
import type { ActorCategory, Span } from '../../contract/coded-document.ts';
import type { ActorEntry, ActorRegistry, Country } from '../../reference/actors.ts';
import type { ActorLexicon } from '../../reference/lexicon/actor-words.ts';
import { categoryAbroad } from '../../text/actor-category.ts';
import type { NameKind, NounPhrase, ReadDocument } from '../../text/document.ts';
import type { ActorMention, EntityType } from '../../text/drafts/actors.ts';
import type { Word } from './words.ts';

/** A name found in the words: of a registry actor, of a country, or unknown. Half-open range into the words. */
export interface NameHit {
  readonly from: number;
  readonly to: number;
  readonly target:
    | { readonly kind: 'actor'; readonly actor: ActorEntry }
    | { readonly kind: 'country' | 'adjective' | 'people'; readonly country: Country }
    | {
        readonly kind: 'unknown';
        readonly type: EntityType;
        readonly category: ActorCategory | null;
        readonly name: string;
      };
  readonly pattern: string;
}

/** A name as the reader sees it. Half-open range into the words. */
export interface ReadName {
  readonly from: number;
  readonly to: number;
  readonly kind: NameKind;
}

export interface Context {
  readonly doc: ReadDocument;
  readonly words: readonly Word[];
  readonly registry: ActorRegistry;
  readonly lexicon: ActorLexicon;
  /** ISO code of the country reported on, as far as the names tell. */
  readonly reported: string | null;
  /** The hit that covers a word. */
  readonly hitAt: (NameHit | undefined)[];
  /** The name of the reader that covers a word. */
  readonly readAt: readonly (ReadName | undefined)[];
  readonly mentions: ActorMention[];
  phraseOf(word: Word): NounPhrase | null;
}

export function addHit(context: Context, hit: NameHit): void {
  for (let at = hit.from; at < hit.to; at += 1) context.hitAt[at] = hit;
}

/** The name that the reader sees in exactly these words; an article or sign before or behind them does not count. */
export function readExactly(context: Context, from: number, to: number): ReadName | null {
  const { words } = context;
  const silent = (at: number): boolean => words[at]?.fold === '' || words[at]?.skipped === true;
  let first = from;
  let end = to;
  while (first < end && silent(first)) first += 1;
  while (end > first && silent(end - 1)) end -= 1;
  const read = context.readAt[first];
  if (!read) return null;
  for (let at = read.from; at < first; at += 1) if (!silent(at)) return null;
  for (let at = end; at < read.to; at += 1) if (!silent(at)) return null;
  return read.to >= end ? read : null;
}

export function spanOf(words: readonly Word[], from: number, to: number): Span {
  return { start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? 0 };
}

export function typeOf(actor: ActorEntry): EntityType {
  if (actor.kind === 'person') return 'person';
  return actor.kind === 'media' || actor.kind === 'outlet' ? 'media' : 'actor';
}

export function categoryOf(context: Context, actor: ActorEntry): ActorCategory | null {
  return categoryAbroad(actor, context.reported, null);
}
