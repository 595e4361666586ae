/** Who is spoken of: candidates for 'it', 'they', 'the group', ranked by nearness and by being a subject. */
import type { Chain, Item } from './chains.ts';

/** Weight of a mention by how many sentences back it stands. */
const BY_DISTANCE = [4, 3, 1.2, 0.5];
const SUBJECT = 2.5;
const TOPIC = 0.5;
/** Below this difference two candidates are as good as each other, and none is taken. */
const CLEAR = 0.4;

/**
 * @param at the mention that asks
 * @param chains all that is known so far
 * @param fits which chains may answer
 * @param weigh what a chain has besides, or lacks: a party is 'they' less readily than several persons are
 * @returns the chain that stands out; null when none or more than one does
 */
export function pickSalient(
  at: Item,
  chains: readonly Chain[],
  fits: (chain: Chain) => boolean,
  weigh: (chain: Chain) => number = () => 0,
): Chain | null {
  let best: Chain | null = null;
  let top = 0;
  let second = 0;
  for (const chain of chains) {
    if (!fits(chain)) continue;
    const told = scoreOf(at, chain);
    const score = told > 0 ? told + weigh(chain) : 0;
    if (score > top) {
      second = top;
      top = score;
      best = chain;
    } else if (score > second) second = score;
  }
  return top > 0 && top - second >= CLEAR ? best : null;
}

/** The best of a chain's recent mentions; within one sentence the nearer counts a little more. */
function scoreOf(at: Item, chain: Chain): number {
  let best = 0;
  for (let index = chain.items.length - 1; index >= 0; index -= 1) {
    const item = chain.items[index];
    if (!item) continue;
    const distance = at.sentence - item.sentence;
    const weight = BY_DISTANCE[distance];
    if (weight === undefined) break;
    if (item.end > at.start) continue;
    const nearness = 1 / (1 + (at.start - item.end) / 60);
    // What was a pronoun's subject stays what is spoken of: 'it said … Later it reported …'.
    const topic = at.form === 'pronoun' && item.form === 'pronoun' && item.subject ? TOPIC : 0;
    best = Math.max(best, topic + weight + (item.subject ? SUBJECT : 0) + (distance === 0 ? nearness : 0));
  }
  return best;
}
