/** Joins each mention to the chain that it belongs to; one that more than one chain could claim begins its own. */
import type { ActorRegistry } from '../../reference/actors.ts';
import type { ReadDocument } from '../../text/document.ts';
import { nameKey } from '../../text/name-key.ts';
import { ChainBook, type Item } from './chains.ts';
import { definiteChain, joinEarly } from './definite.ts';
import { linkFirstPersons } from './first-person.ts';
import { bracketedChain, fullerChain, keysOf, variantChain } from './names.ts';
import { bearerChain, holderChain } from './offices.ts';
import { joinOwned } from './owned.ts';
import { followingSubject, pronounChain } from './pronouns.ts';

/** @param items all mentions in text order; those that refer to nothing that was told stay without a chain */
export function linkItems(doc: ReadDocument, items: readonly Item[], registry: ActorRegistry): ChainBook {
  const book = new ChainBook();
  // Pronouns that stand before the name they mean, by that name.
  const waiting = new Map<Item, Item[]>();
  items.forEach((item, index) => {
    if (item.form === 'pronoun') {
      const chain = pronounChain(doc, book, item, items, index);
      if (chain) {
        book.add(item, chain);
        return;
      }
      const following = item.name === 'its' ? followingSubject(items, index) : null;
      if (following) waiting.set(following, [...(waiting.get(following) ?? []), item]);
      return;
    }
    const bracketed = item.form === 'name' ? bracketedChain(doc, book, items, index) : null;
    const { own, others } = keysOf(item);
    // 'the “Guardians of Religion” organization' bears the name of the chain that it belongs to.
    const apposed = item.form === 'nominal' ? book.find(`name:${nameKey(item.name)}`) : undefined;
    const known =
      (apposed?.type === item.type ? apposed : undefined) ??
      own.map((key) => book.find(key)).find((chain) => chain !== undefined) ??
      variantChain(book, item, registry) ??
      fullerChain(book, item) ??
      bearerChain(doc, book, items, index);
    const holder = known ? undefined : holderChain(doc, book, item);
    const keys = [...own.filter((key) => !key.startsWith('acronym:')), ...others];
    const chain = book.add(
      item,
      bracketed ?? known ?? (holder === undefined ? definiteChain(book, item) : (holder ?? undefined)),
      keys,
    );
    for (const pronoun of waiting.get(item) ?? []) book.add(pronoun, chain);
  });
  joinEarly(book);
  joinOwned(doc, book, items, registry);
  linkFirstPersons(doc, book, items, registry);
  return book;
}
