/** What a definite description or a short form repeats: 'the group', 'the Front', 'the ministry', 'the hospital'. */
import { loadActorLexicon } from '../../reference/lexicon/actor-words.ts';
import type { StandIn } from '../../reference/lexicon/agents.ts';
import { type Chain, type ChainBook, type Item, isSingular } from './chains.ts';
import { pickSalient } from './salience.ts';

const THINGS = new Set(['facility', 'weapon', 'vehicle', 'document']);
/** How many sentences back a definite noun may find the thing that it repeats. */
const REACH = 6;

/** 'the group', 'the Front', 'the ministry', 'the hospital': what of that kind was spoken of last. */
export function definiteChain(book: ChainBook, item: Item): Chain | undefined {
  const told = item.form === 'nominal' ? item.definite : isShortForm(item);
  if (!told || !item.noun || item.actorId !== null) return undefined;
  const { singular } = item.noun;
  const party = item.type === 'actor' || item.type === 'media';
  const standIn = party ? loadActorLexicon().standIns.get(singular) : undefined;
  if (standIn !== undefined && isBare(item)) {
    if (item.noun.plural) return undefined;
    const named = book.chains.filter((chain) => isParty(chain, standIn) && isNamed(chain, singular));
    if (named.length === 1) return named[0];
    return pickSalient(item, book.chains, (chain) => isParty(chain, standIn)) ?? undefined;
  }
  if (party && item.noun.short) {
    if (!isBare(item)) return sameDescription(book, item);
    const outlet = /agency|newspaper|outlet|broadcaster|channel|magazine|daily|website/.test(singular);
    const fits = (chain: Chain) =>
      (outlet && chain.type === 'media' && isSingular(chain)) ||
      (chain.type === item.type && isCalled(chain, singular));
    const proper = book.chains.filter((chain) => fits(chain) && chain.items.some(isFullName));
    if (proper.length === 1) return proper[0];
    return pickSalient(item, proper.length > 0 ? proper : book.chains, fits) ?? undefined;
  }
  if (item.type === 'actor' && item.noun.plural && item.name === `${singular}s`)
    return sameDescription(book, item) ?? rebelsOf(book, item);
  if (item.type === 'actor' || item.type === 'person' || THINGS.has(item.type))
    return sameDescription(book, item);
  return undefined;
}

/** 'the rebels' where one rebel group alone has been named. */
function rebelsOf(book: ChainBook, item: Item): Chain | undefined {
  if (item.category !== 'Rebel group') return undefined;
  const rebels = book.chains.filter(
    (chain) => chain.type === 'actor' && chain.items.some((each) => each.category === 'Rebel group'),
  );
  const [only] = rebels;
  const near = only?.items.some((each) => item.sentence - each.sentence <= REACH) ?? false;
  return rebels.length === 1 && near && only?.items.some(isFullName) ? only : undefined;
}

/** 'the Front', and 'Front' as a headline has it: nothing but the noun of a name told elsewhere. */
export function isShortForm(item: Item): boolean {
  return item.noun?.short === true && isBare(item);
}

function isFullName(item: Item): boolean {
  return item.form === 'name' && !isShortForm(item);
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
export function joinEarly(book: ChainBook): void {
  for (const chain of book.chains) {
    const [item] = chain.items;
    if (!item?.noun?.short || item.type !== 'actor' || chain.actorId !== null) continue;
    if (!chain.items.every((each) => each.form === 'pronoun' || (each.noun !== null && isBare(each))))
      continue;
    const { singular } = item.noun;
    const named = book.chains.filter(
      (other) => other !== chain && other.items.some(isFullName) && isCalled(other, singular),
    );
    const [only] = named;
    if (only && named.length === 1 && only.type === 'actor') book.merge(chain, only);
  }
}

/** A noun of a name ('Red Valley Front' is a front), or the noun of an earlier description in the same number. */
function isCalled(chain: Chain, singular: string): boolean {
  return (
    isNamed(chain, singular) ||
    chain.items.some(({ noun }) => noun?.singular === singular && !noun.plural && noun.short)
  );
}

/** 'Karsa Rights Monitor' for 'the monitor': the noun is a word of its name. */
function isNamed(chain: Chain, singular: string): boolean {
  const last = singular.split(/[\s-]/).at(-1) ?? singular;
  return chain.items.some((item) => {
    if (item.form === 'pronoun' || item.noun) return false;
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

/** A party of that kind; the bodies of states are no groups. */
function isParty(chain: Chain, kind: StandIn): boolean {
  if (chain.type !== 'actor' || !isSingular(chain)) return false;
  const some = (test: (item: Item) => boolean): boolean => chain.items.some(test);
  if (some(({ category }) => category === 'State forces' || category === 'External/Other forces'))
    return false;
  if (kind === 'armed') return !some(({ armed }) => armed === false);
  return kind === 'any' || !some(({ armed }) => armed === true);
}

/** The one earlier mention with the same noun and number, near enough and described no further. */
function sameDescription(book: ChainBook, item: Item): Chain | undefined {
  const matches = book.chains.filter((chain) =>
    chain.items.some(
      (other) =>
        other.noun !== null &&
        item.noun !== null &&
        other.type === item.type &&
        repeats(item.noun.singular, other.noun.singular) &&
        other.noun.plural === item.noun.plural &&
        item.sentence - other.sentence <= REACH &&
        (item.name === other.name ||
          item.name.toLowerCase() === (item.noun.plural ? other.name : item.noun.singular)),
    ),
  );
  return matches.length === 1 ? matches[0] : undefined;
}

/** The same noun, or its last word: 'the official' after 'a senior official'. */
function repeats(short: string, full: string): boolean {
  return full === short || full.endsWith(` ${short}`);
}
