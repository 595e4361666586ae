/** Joins each mention to the chain that it belongs to; one that more than one chain could claim begins its own. */

import type { ReadDocument } from '../../text/document.ts';
import { nameKey } from '../../text/name-key.ts';
import { type Chain, ChainBook, type Item, isSingular } from './chains.ts';
import { NEUTER, PERSONAL, PLURAL } from './list-items.ts';
import { pickSalient } from './salience.ts';

/** Nouns that stand for any party told before; others must share their noun with its name ('the Front'). */
const ANY_PARTY = new Set([
  'group',
  'organization',
  'organisation',
  'movement',
  'outfit',
  'faction',
  'network',
  'militant group',
  'armed group',
  'rebel group',
  'jihadist group',
  'terrorist group',
  'insurgent group',
  'extremist group',
  'militia',
  'monitor',
  'watchdog',
  'charity',
  'monitoring group',
  'rights group',
  'human rights group',
  'war monitor',
  'aid group',
]);
const THINGS = new Set(['facility', 'weapon', 'vehicle', 'document']);
/** How many sentences back a definite noun may find the thing that it repeats. */
const REACH = 6;

export function linkItems(doc: ReadDocument, items: readonly Item[]): ChainBook {
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
    const keys = keysOf(item);
    // 'the “Guardians of Religion” organization' bears the name of the chain that it belongs to.
    const apposed = item.form === 'nominal' ? book.find(`name:${nameKey(item.name)}`) : undefined;
    const known =
      (apposed?.type === item.type ? apposed : undefined) ??
      keys.map((key) => book.find(key)).find((chain) => chain !== undefined) ??
      fullerChain(book, item);
    const chain = book.add(item, bracketed ?? known ?? definiteChain(book, item), keys);
    for (const pronoun of waiting.get(item) ?? []) book.add(pronoun, chain);
  });
  joinEarly(book);
  return book;
}

/** 'the Red Crescent' after 'the Karsan Red Crescent': the one party whose name ends in this one. */
function fullerChain(book: ChainBook, item: Item): Chain | undefined {
  if (item.form !== 'name' || item.type !== 'actor' || item.actorId !== null || !item.name.includes(' '))
    return undefined;
  const end = ` ${item.name.toLowerCase()}`;
  const matches = book.chains.filter(
    (chain) => chain.type === 'actor' && chain.items.some((other) => other.name.toLowerCase().endsWith(end)),
  );
  return matches.length === 1 ? matches[0] : undefined;
}

function keysOf(item: Item): string[] {
  if (item.actorId !== null) return [`id:${item.actorId}`];
  if (item.form === 'nominal' || isShortForm(item)) return [];
  const kind = item.type === 'nationality' ? 'nationality' : item.type === 'place' ? 'place' : 'name';
  return [`${kind}:${nameKey(item.name) || item.name}`];
}

/** 'the Front', and 'Front' as a headline has it: nothing but the noun of a name told elsewhere. */
function isShortForm(item: Item): boolean {
  return item.noun?.short === true && isBare(item);
}

function isFullName(item: Item): boolean {
  return item.form === 'name' && !isShortForm(item);
}

/** 'Guardians of Religion (Hurras al-Deen)', 'Red Valley Front, also known as the Sons of …': one thing, two names. */
function bracketedChain(
  doc: ReadDocument,
  book: ChainBook,
  items: readonly Item[],
  index: number,
): Chain | null {
  const item = items[index];
  if (!item || !/^(?:actor|other|media|person)$/.test(item.type)) return null;
  for (let back = index - 1; back >= 0 && back > index - 6; back -= 1) {
    const before = items[back];
    if (!before || before.sentence !== item.sentence) break;
    if (before.form !== 'name' || !/^(?:actor|person|media)$/.test(before.type) || before.end > item.start)
      continue;
    const between = doc.text.slice(before.end, item.start);
    const bracket =
      /^[”"’']?(?:\s+[\p{Ll}-]+){0,2}\s*\($/u.test(between) && /^[,;)]/.test(doc.text.slice(item.end));
    const alias = /^[,\s”"]*\(?(?:also|better) known (?:as|by)(?: the)?\s+[“"]?$/u.test(between);
    if (!bracket && !alias) continue;
    const chain = book.chainOf(before);
    const clash = item.actorId !== null && chain?.actorId != null && item.actorId !== chain.actorId;
    return chain && !clash ? chain : null;
  }
  return null;
}

/** 'the group', 'the Front', 'the ministry', 'the hospital': what of that kind was spoken of last. */
function definiteChain(book: ChainBook, item: Item): Chain | undefined {
  const told = item.form === 'nominal' ? item.definite : isShortForm(item);
  if (!told || !item.noun || item.actorId !== null) return undefined;
  const { singular } = item.noun;
  if ((item.type === 'actor' || item.type === 'media') && item.noun.short) {
    if (!isBare(item)) return sameDescription(book, item);
    if (ANY_PARTY.has(singular)) {
      return item.noun.plural ? undefined : (pickSalient(item, book.chains, isParty) ?? undefined);
    }
    const outlet = /agency|newspaper|outlet|broadcaster|channel|magazine|daily|website/.test(singular);
    const isNamed = (chain: Chain) =>
      (outlet && chain.type === 'media' && isSingular(chain)) ||
      (chain.type === item.type && isCalled(chain, singular));
    const proper = book.chains.filter((chain) => isNamed(chain) && chain.items.some(isFullName));
    if (proper.length === 1) return proper[0];
    return pickSalient(item, proper.length > 0 ? proper : book.chains, isNamed) ?? undefined;
  }
  if (item.type === 'actor' || item.type === 'person' || THINGS.has(item.type))
    return sameDescription(book, item);
  return undefined;
}

/** Nothing but the noun: 'the Front', 'the Brigades', but not 'the armed groups'. */
function isBare(item: Item): boolean {
  const singular = item.noun?.singular ?? '';
  const name = item.name.toLowerCase();
  if (item.noun?.plural) return name === `${singular}s` && item.name !== name;
  return name === singular || name === singular.split(/[\s-]/).at(-1);
}

/**
 * Short forms that stood before the name they are short for ('Front says 12 died' in a headline) join its chain, when
 * the document names one such party.
 */
function joinEarly(book: ChainBook): void {
  for (const chain of book.chains) {
    const [item] = chain.items;
    if (!item?.noun?.short || item.type !== 'actor' || chain.actorId !== null) continue;
    if (!chain.items.every((each) => each.form === 'pronoun' || (each.noun !== null && isBare(each))))
      continue;
    const { singular } = item.noun;
    if (ANY_PARTY.has(singular)) continue;
    const named = book.chains.filter(
      (other) => other !== chain && other.items.some(isFullName) && isCalled(other, singular),
    );
    const [only] = named;
    if (only && named.length === 1 && only.type === 'actor') book.merge(chain, only);
  }
}

/** A noun of a name ('Red Valley Front' is a front), or the noun of an earlier description in the same number. */
function isCalled(chain: Chain, singular: string): boolean {
  const last = singular.split(/[\s-]/).at(-1) ?? singular;
  return chain.items.some((item) => {
    if (item.form === 'pronoun') return false;
    if (item.noun) return item.noun.singular === singular && !item.noun.plural && item.noun.short;
    const words = wordsOf(item);
    return words.has(last) || words.has(`${last}s`);
  });
}

const wordsKnown = new WeakMap<Item, ReadonlySet<string>>();

/** The words of a mention and of its name, lower-cased; made once for each, since every 'the group' asks for them. */
function wordsOf(item: Item): ReadonlySet<string> {
  const known = wordsKnown.get(item);
  if (known) return known;
  const words = new Set(`${item.name} ${item.text}`.toLowerCase().split(/[\s-]+/));
  wordsKnown.set(item, words);
  return words;
}

function isParty(chain: Chain): boolean {
  if (chain.type !== 'actor' || !isSingular(chain)) return false;
  const state = chain.items.some(
    (item) => item.category === 'State forces' || item.category === 'External/Other forces',
  );
  return !state;
}

/** The one earlier mention with the same noun and number, near enough and described no further. */
function sameDescription(book: ChainBook, item: Item): Chain | undefined {
  const matches = book.chains.filter((chain) =>
    chain.items.some(
      (other) =>
        other.noun !== null &&
        item.noun !== null &&
        other.type === item.type &&
        other.noun.singular === item.noun.singular &&
        other.noun.plural === item.noun.plural &&
        item.sentence - other.sentence <= REACH &&
        (item.name === other.name ||
          item.name.toLowerCase() === (item.noun.plural ? other.name : item.noun.singular)),
    ),
  );
  return matches.length === 1 ? matches[0] : undefined;
}

function pronounChain(
  doc: ReadDocument,
  book: ChainBook,
  item: Item,
  items: readonly Item[],
  index: number,
): Chain | null {
  const norm = item.name;
  if (PERSONAL.has(norm)) {
    return pickSalient(item, book.chains, (chain) => chain.type === 'person' && isSingular(chain));
  }
  if (NEUTER.has(norm)) {
    const found = pickSalient(item, book.chains, isThing);
    const local = found?.items.some((other) => other.sentence === item.sentence) ?? false;
    if (norm === 'its' && !local && followingSubject(items, index)) return null;
    return found && isReferent(found) ? found : null;
  }
  if (!PLURAL.has(norm)) return null;
  if (/\b(?:among|of|including)\s+$/.test(doc.text.slice(0, item.start).slice(-12))) {
    const before = items
      .slice(0, index)
      .findLast((other) => other.noun?.plural && other.sentence === item.sentence);
    return (before && book.chainOf(before)) ?? null;
  }
  const found = pickSalient(item, book.chains, (chain) => /^(?:actor|person)$/.test(chain.type));
  return found && !(found.items[0]?.noun?.plural === false && found.type === 'person') ? found : null;
}

function isReferent(chain: Chain): boolean {
  return chain.type !== 'other';
}

function isThing(chain: Chain): boolean {
  return chain.type !== 'person' && chain.type !== 'nationality' && isSingular(chain);
}

/** 'On Friday, via its news agency, the Front said …': the named subject that is still to come in the sentence. */
function followingSubject(items: readonly Item[], index: number): Item | null {
  const at = items[index];
  for (let next = index + 1; at && next < items.length; next += 1) {
    const item = items[next];
    if (!item || item.sentence !== at.sentence) break;
    if (item.subject) return item.type === 'actor' && item.form === 'name' ? item : null;
  }
  return null;
}
