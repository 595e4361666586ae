/** Whom a pronoun means; null where nobody stands out. */
import type { ReadDocument } from '../../text/document.ts';
import { type Chain, type ChainBook, type Item, isSingular } from './chains.ts';
import { NEUTER, PERSONAL, PLURAL } from './list-items.ts';
import { pickSalient } from './salience.ts';
import type { Gender } from './signs.ts';

export function pronounChain(
  doc: ReadDocument,
  book: ChainBook,
  item: Item,
  items: readonly Item[],
  index: number,
): Chain | null {
  const norm = item.name;
  if (PERSONAL.has(norm)) {
    return personChain(book, item, speakerBehind(book, item, items, index));
  }
  if (NEUTER.has(norm)) {
    // 'It said': a bridge says nothing.
    const fits = (chain: Chain): boolean => isThing(chain) && (!item.speaks || isSpeaker(chain));
    const found = pickSalient(item, book.chains, fits);
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
  return pickSalient(item, book.chains, isSeveral, (chain) => (isPlural(chain) ? 0 : ONE_PARTY));
}

function personChain(book: ChainBook, item: Item, other: Chain | null): Chain | null {
  const fits = (chain: Chain): boolean =>
    chain.type === 'person' && chain !== other && isSingular(chain) && canBe(chain, item.gender);
  return pickSalient(item, book.chains, fits);
}

/** 'He had held the bridge, she said': she speaks, so she is the one who was spoken of, and he is another. */
function speakerBehind(book: ChainBook, item: Item, items: readonly Item[], index: number): Chain | null {
  if (item.speaks || item.gender === null) return null;
  for (let next = index + 1; next < items.length; next += 1) {
    const other = items[next];
    if (other?.sentence !== item.sentence) return null;
    if (other.form === 'pronoun' && other.speaks && other.gender !== null && other.gender !== item.gender)
      return personChain(book, other, null);
  }
  return null;
}

/** Several persons, or a party; one person is no 'they'. */
function isSeveral(chain: Chain): boolean {
  if (chain.type === 'actor') return true;
  return chain.type === 'person' && chain.items.some((item) => item.noun?.plural);
}

/** What a party lacks that is called by a word for one: 'they' is rather 'the residents' than 'the army'. */
const ONE_PARTY = -0.6;

function isPlural(chain: Chain): boolean {
  return chain.items.some((item) => item.noun?.plural || (item.form === 'name' && /[^s]s$/.test(item.name)));
}

/** Whom 'he' or 'she' has meant, or whose title or noun says so, is not the other. */
function canBe(chain: Chain, gender: Gender | null): boolean {
  return gender === null || chain.items.every((item) => item.gender === null || item.gender === gender);
}

function isSpeaker(chain: Chain): boolean {
  return chain.type === 'actor' || chain.type === 'media' || chain.type === 'document';
}

function isReferent(chain: Chain): boolean {
  return chain.type !== 'other';
}

function isThing(chain: Chain): boolean {
  return chain.type !== 'person' && chain.type !== 'nationality' && isSingular(chain);
}

/** 'On Friday, via its news agency, the Front said …': the named subject that is still to come in the sentence. */
export function followingSubject(items: readonly Item[], index: number): Item | null {
  const at = items[index];
  for (let next = index + 1; at && next < items.length; next += 1) {
    const item = items[next];
    if (!item || item.sentence !== at.sentence) break;
    if (item.subject) return item.type === 'actor' && item.form === 'name' ? item : null;
  }
  return null;
}
