/** Whom a pronoun means; null where nobody stands out. */
import type { ReadDocument } from '../../text/document.ts';
import { type Chain, type ChainBook, type Item, isSingular } from './chains.ts';
import { NEUTER, PERSONAL, PLURAL } from './list-items.ts';
import { pickSalient } from './salience.ts';

export function pronounChain(
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
export function followingSubject(items: readonly Item[], index: number): Item | null {
  const at = items[index];
  for (let next = index + 1; at && next < items.length; next += 1) {
    const item = items[next];
    if (!item || item.sentence !== at.sentence) break;
    if (item.subject) return item.type === 'actor' && item.form === 'name' ? item : null;
  }
  return null;
}
