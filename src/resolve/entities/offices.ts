/** An office beside the name of its bearer is one person: 'Tomas Verel, the governor of Ostren', 'the governor, Tomas Verel'. */
import type { ReadDocument } from '../../text/document.ts';
import type { Chain, ChainBook, Item } from './chains.ts';
import { pickSalient } from './salience.ts';

/** What may stand between an office and the name behind it: nothing, or of what it is, and a comma. */
const OFFICE_TO_NAME = /^(?: (?:of|for|in|at) [^,.;:()“”"]{1,50})?,? $/u;

/**
 * @param items all mentions in text order
 * @param index the mention that asks: a name behind an office, or an office behind a name
 * @returns the chain of the other; undefined where none stands beside it, or a list may be meant
 */
export function bearerChain(
  doc: ReadDocument,
  book: ChainBook,
  items: readonly Item[],
  index: number,
): Chain | undefined {
  const item = items[index];
  if (item?.type !== 'person') return undefined;
  const isName = item.form === 'name';
  if (!isName && (item.noun === null || item.noun.plural)) return undefined;
  // 'the governor, Tomas Verel, and the mayor' may be three.
  if (/^,? and\b/.test(doc.text.slice(item.end, item.end + 6))) return undefined;
  for (let at = index - 1; at >= 0 && at > index - 4; at -= 1) {
    const before = items[at];
    if (!before || before.sentence !== item.sentence) return undefined;
    if (before.type !== 'person' || before.end > item.start) continue;
    const between = doc.text.slice(before.end, item.start);
    if (isName) {
      const office = before.form === 'nominal' && before.noun?.plural === false;
      const fits =
        office &&
        OFFICE_TO_NAME.test(between) &&
        !hasIndefinite(before) &&
        !hasVerb(doc, before.end, item.start);
      return fits ? unnamed(book, before) : undefined;
    }
    if (before.form === 'name') return between === ', ' ? book.chainOf(before) : undefined;
    return undefined;
  }
  return undefined;
}

/** 'A spokeswoman for the ministry met Omar Tal': two persons. */
function hasVerb(doc: ReadDocument, start: number, end: number): boolean {
  return doc.verbs.some((verb) => verb.form === 'finite' && verb.start >= start && verb.end <= end);
}

/** 'a governor, Tomas Verel' introduces him; but 'one resident, Tomas Verel' may be told of several: left apart. */
function hasIndefinite(item: Item): boolean {
  return /^(?:one|another|each|every|no)\b/i.test(item.text);
}

/** The chain of an office whose bearer has not been named yet. */
function unnamed(book: ChainBook, item: Item): Chain | undefined {
  const chain = book.chainOf(item);
  return chain?.items.every((each) => each.form !== 'name') ? chain : undefined;
}

/**
 * 'President Yusef Karami spoke. The president …': the person told before who holds the office; of several, who is spoken of.
 * @returns his chain; null where several hold it and none stands out; undefined where nobody does, or the office is
 *   described further ('the president of Ostren')
 */
export function holderChain(doc: ReadDocument, book: ChainBook, item: Item): Chain | null | undefined {
  if (item.type !== 'person' || item.form !== 'nominal' || !item.definite || item.noun?.plural !== false)
    return undefined;
  const office = item.noun.singular;
  if (item.name.toLowerCase() !== office || /^ of\b/.test(doc.text.slice(item.end, item.end + 4)))
    return undefined;
  const holds = (chain: Chain): boolean =>
    chain.items.some(({ offices }) => offices.some((each) => each === office || each.endsWith(` ${office}`)));
  const holders = book.chains.filter(holds);
  return holders.length > 1 ? pickSalient(item, holders, holds) : holders[0];
}
