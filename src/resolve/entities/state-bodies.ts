/** 'The army', 'government jets', 'the defence ministry': of which state, where only one is reported on. */
import type { ActorEntry, ActorRegistry } from '../../reference/actors.ts';
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
  const [state] = first;
  const told: Item[] = [];
  return items.map((each) => {
    const named = nameBody(each, state);
    if (named.actorId !== null) told.push(named);
    return named;
  });

  function nameBody(item: Item, state: string): Item {
    if (
      item.actorId !== null ||
      (item.category !== 'State forces' && item.noun?.singular !== 'force') ||
      !item.noun?.body ||
      item.type !== 'actor'
    )
      return item;
    const again = repeated(item, told, registry);
    if (again) return { ...item, actorId: again.id, name: again.name };
    if (item.noun.singular === 'force') return item;
    const understood =
      item.definite ||
      item.form === 'name' ||
      /^(?:government|regime|army|military|state|national|federal)\b/i.test(item.name);
    const actor = understood ? registry.bodyOf(state, item.noun.body) : null;
    return actor ? { ...item, actorId: actor.id, name: actor.name } : item;
  }
}

/** How many sentences back a body of a state may be named that 'the ministry', 'the army' repeats. */
const REACH = 3;

/** 'The ministry' after 'the foreign ministry', 'the army' after 'the Veldanian army': the last body whose noun it is. */
function repeated(item: Item, told: readonly Item[], registry: ActorRegistry): ActorEntry | null {
  if (!item.definite || item.noun?.singular !== item.name.toLowerCase()) return null;
  // 'The force said': the police, or the soldiers, that were named last.
  const force = item.noun.singular === 'force';
  const noun = ` ${item.noun.singular}`;
  const last = told.findLast(
    (each) => each.type === 'actor' && item.sentence - each.sentence <= REACH && bodyName(each, registry),
  );
  const actor = last && bodyName(last, registry);
  if (force) return actor && /^(?:police|state-forces)$/.test(actor.kind) ? actor : null;
  return actor?.name.toLowerCase().endsWith(noun) ? actor : null;
}

function bodyName(item: Item, registry: ActorRegistry): ActorEntry | null {
  const actor = item.actorId === null ? null : registry.actors.get(item.actorId);
  return actor?.body ? actor : null;
}
