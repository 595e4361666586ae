/** 'The army', 'government jets', 'the defence ministry': of which state, where only one is reported on. */
import type { ActorRegistry } from '../../reference/actors.ts';
import type { CountryVotes } from '../../text/reported-country.ts';
import type { Item } from './chains.ts';

/** A state must lead the next by this much before its bodies are understood without being named. */
const LEAD = 2;

/** @returns the items, those that name a body of the state reported on with its registry id */
export function nameStateBodies(
  items: readonly Item[],
  votes: CountryVotes,
  registry: ActorRegistry,
): Item[] {
  const ranked = [...votes].sort((left, right) => right[1] - left[1]);
  const [first, second] = ranked;
  if (!first || first[1] < (second?.[1] ?? 0) * LEAD) return [...items];
  return items.map((item) => {
    if (
      item.actorId !== null ||
      item.category !== 'State forces' ||
      !item.noun?.body ||
      item.type !== 'actor'
    )
      return item;
    const understood =
      item.definite ||
      item.form === 'name' ||
      /^(?:government|regime|army|military|state|national|federal)\b/i.test(item.name);
    const actor = understood ? registry.bodyOf(first[0], item.noun.body) : null;
    return actor ? { ...item, actorId: actor.id, name: actor.name } : item;
  });
}
