/** Entities: every mention with what it refers to inside its document. */
import type { ActorCategory, Entity, PlaceMention } from '../contract/coded-document.ts';
import type { ActorRegistry } from '../reference/actors.ts';
import { categoryAbroad } from '../text/actor-category.ts';
import type { ReadDocument } from '../text/document.ts';
import type { ActorMention } from '../text/drafts/actors.ts';
import { type CountryVotes, pickCountry } from '../text/reported-country.ts';
import { type Chain, nameOf } from './entities/chains.ts';
import { linkItems } from './entities/link.ts';
import { listItems } from './entities/list-items.ts';
import { nameShared } from './entities/shared-names.ts';
import { nameStateBodies } from './entities/state-bodies.ts';

/**
 * Joins mentions into chains, resolves pronouns and short forms ('it', 'the group', 'the Front', 'the ministry'), and
 * names each thing. What stays open is left open: a pronoun with no clear referent gives no entity, and a noun with
 * none begins a chain of its own.
 * @param mentions as `extractActors` gives them
 * @param places as `resolvePlaces` gives them: they tell the country reported on, and become entities of their own
 * @param year the year reported on, for parties whose part has changed; null when it is not known
 * @returns entities in text order, N1 …; `chain` is the id of the first mention of the same thing
 */
export function resolveEntities(
  doc: ReadDocument,
  mentions: readonly ActorMention[],
  places: readonly PlaceMention[],
  registry: ActorRegistry,
  year: number | null = null,
): Entity[] {
  const votes = countVotes(mentions, places, registry);
  const reported = pickCountry(votes);
  const items = nameStateBodies(
    listItems(doc, nameShared(mentions, votes, registry), places, registry, { reported, year }),
    votes,
    registry,
  );
  const book = linkItems(doc, items, registry);
  const kept = items.filter((item) => book.chainOf(item) !== undefined);
  const ids = new Map(kept.map((item, index) => [item, `N${index + 1}`] as const));
  const firsts = new Map<Chain, string>();
  for (const item of kept) {
    const chain = book.chainOf(item);
    const id = ids.get(item);
    if (chain && id && !firsts.has(chain)) firsts.set(chain, id);
  }
  return kept.map((item) => {
    const chain = book.chainOf(item) ?? { items: [item], type: item.type, actorId: item.actorId };
    const actor = chain.actorId === null ? null : (registry.actors.get(chain.actorId) ?? null);
    const id = ids.get(item) ?? '';
    return {
      id,
      start: item.start,
      end: item.end,
      type: item.form === 'pronoun' ? chain.type : item.type,
      form: item.form,
      name: nameOf(chain, actor?.name ?? null),
      chain: firsts.get(chain) ?? id,
      actorId: chain.actorId,
      category: actor ? categoryAbroad(actor, reported, year) : categoryOf(chain),
    };
  });
}

/** The category that most mentions of a chain give; the first of those that tie. */
function categoryOf(chain: Chain): ActorCategory | null {
  const counts = new Map<ActorCategory, number>();
  for (const { category } of chain.items) if (category) counts.set(category, (counts.get(category) ?? 0) + 1);
  let best: ActorCategory | null = null;
  for (const [category, count] of counts)
    if (best === null || count > (counts.get(best) ?? 0)) best = category;
  return best;
}

/** Where places lie, and where parties are at home; states' own bodies count least, because they act abroad. */
function countVotes(
  mentions: readonly ActorMention[],
  places: readonly PlaceMention[],
  registry: ActorRegistry,
): CountryVotes {
  const votes = new Map<string, number>();
  const vote = (iso: string | null | undefined, weight: number) => {
    if (iso) votes.set(iso, (votes.get(iso) ?? 0) + weight);
  };
  for (const { actorId, type } of mentions) {
    const actor = actorId === null ? undefined : registry.actors.get(actorId);
    if (actor) vote(actor.country, type !== 'actor' ? 0.25 : actor.body !== null ? 0.5 : 1);
  }
  for (const { resolution, role } of places) {
    if (resolution.status !== 'resolved') continue;
    vote(resolution.place.country, role === 'location' ? 1.5 : 0.5);
  }
  return votes;
}
