/** Whose men they are: 'its fighters', 'the Front's forces', 'soldiers of the Karsan army' are the party itself. */
import type { ActorRegistry } from '../../reference/actors.ts';
import type { ReadDocument } from '../../text/document.ts';
import { type Chain, type ChainBook, type Item, isSingular } from './chains.ts';

/** Nouns whose plural, or whose whole, acts for the party that owns it. */
const MEN =
  /^(?:fighter|combatant|militant|force|troop|soldier|unit|rebel|insurgent|gunman|guerrilla|commando|militiaman|serviceman|operative|jet|warplane|plane|helicopter|aircraft|gunship|drone|tank|artillery|military|army|air force)$/;
const POSSESSED = /['’]s? (?:[\p{Ll}-]+ )?$/u;
const POSSESSIVES = new Set(['its', 'their']);

/**
 * Joins what a party owns to the party, once the chains are known; a state's soldiers become that state's own body.
 * @param items all mentions in text order
 */
export function joinOwned(
  doc: ReadDocument,
  book: ChainBook,
  items: readonly Item[],
  registry: ActorRegistry,
): void {
  items.forEach((item, index) => {
    if (item.type !== 'actor' || item.form !== 'nominal' || item.actorId !== null || !item.noun) return;
    if (!MEN.test(item.noun.singular) || (!item.noun.plural && /^(?:a|an|one|another)\b/i.test(item.text)))
      return;
    const chain = book.chainOf(item);
    const owner = ownerOf(doc, book, items, index);
    if (!chain || !owner || owner === chain || chain.actorId !== null) return;
    if (chain.items.some((each) => each.form === 'name')) return;
    const actor = owner.actorId === null ? null : (registry.actors.get(owner.actorId) ?? null);
    if (actor?.body !== 'government') {
      if (owner.type === 'actor' && (actor || isSingular(owner))) book.merge(chain, owner);
      return;
    }
    const body = actor.country ? registry.bodyOf(actor.country, item.noun.body ?? 'armed-forces') : null;
    if (!body) return;
    const known = book.find(`id:${body.id}`);
    if (known) book.merge(chain, known);
    else book.identify(chain, body.id);
  });
}

/** The chain of who owns a mention: a possessive that opens it, a party before its 's, or one behind 'of' or 'from'. */
function ownerOf(
  doc: ReadDocument,
  book: ChainBook,
  items: readonly Item[],
  index: number,
): Chain | undefined {
  const item = items[index];
  if (!item) return undefined;
  const next = items[index + 1];
  if (next?.form === 'pronoun' && next.start === item.start && POSSESSIVES.has(next.name))
    return book.chainOf(next);
  for (let at = index + 1; at < items.length && at < index + 4; at += 1) {
    const other = items[at];
    if (!other || other.start > item.end + 12) break;
    if (other.type !== 'actor' || other.form === 'pronoun' || other.start < item.end) continue;
    if (/^ (?:of|from) (?:the )?$/.test(doc.text.slice(item.end, other.start))) return book.chainOf(other);
  }
  for (let at = index - 1; at >= 0 && at > index - 4; at -= 1) {
    const other = items[at];
    if (!other || other.sentence !== item.sentence || other.end > item.start) continue;
    if (other.type !== 'actor' || other.form === 'pronoun') continue;
    if (POSSESSED.test(doc.text.slice(other.end, item.start)) && item.start - other.end < 20)
      return book.chainOf(other);
    break;
  }
  return undefined;
}
