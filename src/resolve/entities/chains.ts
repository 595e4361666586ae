/** Chains: all mentions of one thing in a document. */
import type { ActorCategory, Span } from '../../contract/coded-document.ts';
import type { EntityType, MentionNoun } from '../../text/drafts/actors.ts';
import type { Gender } from './signs.ts';

export type MentionForm = 'name' | 'nominal' | 'pronoun';

/** A mention on its way to an entity. */
export interface Item extends Span {
  readonly head: Span;
  readonly type: EntityType;
  readonly form: MentionForm;
  readonly actorId: string | null;
  readonly category: ActorCategory | null;
  readonly name: string;
  /** The words of the mention as they stand. */
  readonly text: string;
  readonly noun: MentionNoun | null;
  /** Index of its sentence. */
  readonly sentence: number;
  /** It is the subject of a verb: the one who is spoken of. */
  readonly subject: boolean;
  /** It is the subject of a verb of saying. */
  readonly speaks: boolean;
  /** Offices that a named person holds, lower-cased: 'president'. */
  readonly offices: readonly string[];
  readonly gender: Gender | null;
  /** Whether the party bears arms; null where nothing tells. */
  readonly armed: boolean | null;
  /** A determiner that points back stands before it: 'the', 'this', 'that'. */
  readonly definite: boolean;
}

export interface Chain {
  readonly items: Item[];
  readonly type: EntityType;
  actorId: string | null;
}

export class ChainBook {
  readonly chains: Chain[] = [];
  readonly #byKey = new Map<string, Chain>();
  readonly #of = new Map<Item, Chain>();

  chainOf(item: Item): Chain | undefined {
    return this.#of.get(item);
  }

  find(key: string): Chain | undefined {
    return this.#byKey.get(key);
  }

  /** The chain of a registry actor, made known under its id. */
  identify(chain: Chain, actorId: string): void {
    chain.actorId = actorId;
    if (!this.#byKey.has(`id:${actorId}`)) this.#byKey.set(`id:${actorId}`, chain);
  }

  /** Moves all mentions of one chain into another; the emptied chain is nobody's. */
  merge(from: Chain, into: Chain): void {
    for (const item of from.items) this.#of.set(item, into);
    for (const [key, chain] of this.#byKey) if (chain === from) this.#byKey.set(key, into);
    into.items.push(...from.items);
    into.items.sort((left, right) => left.start - right.start);
    from.items.length = 0;
  }

  /** Adds a mention to a chain, or to a new one, and lets the chain be found under the keys. */
  add(item: Item, chain: Chain | undefined, keys: readonly string[] = []): Chain {
    const own = chain ?? { items: [], type: item.type, actorId: null };
    if (!chain) this.chains.push(own);
    own.items.push(item);
    own.actorId ??= item.actorId;
    this.#of.set(item, own);
    for (const key of keys) if (!this.#byKey.has(key)) this.#byKey.set(key, own);
    return own;
  }
}

/** A chain of one party, person or thing, not of several: 'the group', but not 'the insurgents'. */
export function isSingular(chain: Chain): boolean {
  return (
    chain.items.some((item) => item.form === 'name') ||
    chain.items.some((item) => (item.noun ? !item.noun.plural : isWholeBody(item)))
  );
}

/** 'The Karsan army', known to the registry: one body; 'Karsan soldiers' are several. */
function isWholeBody({ form, actorId, text }: Item): boolean {
  return form === 'nominal' && actorId !== null && !/(?:[^s]s|men)$/.test(text);
}

/** @returns the name that the document gives most fully; `registered` is the registry's name for its id */
export function nameOf(chain: Chain, registered: string | null): string {
  if (registered !== null) return registered;
  const names = chain.items.filter((item) => item.form === 'name').map((item) => item.name);
  const best = names.reduce((longest, name) => (name.length > longest.length ? name : longest), '');
  return best !== '' ? best : (chain.items[0]?.name ?? '');
}
