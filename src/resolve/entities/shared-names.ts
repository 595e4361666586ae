/** 'RSF', 'the Taliban': a name that several actors bear, once the places tell which country is reported on. */

import { splitName } from '../../reference/actors/name-index.ts';
import type { ActorRegistry } from '../../reference/actors.ts';
import type { ActorMention } from '../../text/drafts/actors.ts';
import { type CountryVotes, pickCountry } from '../../text/reported-country.ts';

/** The pattern under which the extractor leaves such names. */
const AMBIGUOUS = 'registry:ambiguous';

/** @returns the mentions, a shared name with the id of its one bearer at home in the country reported on */
export function nameShared(
  mentions: readonly ActorMention[],
  votes: CountryVotes,
  registry: ActorRegistry,
): readonly ActorMention[] {
  const reported = pickCountry(votes);
  if (reported === null || !mentions.some((mention) => mention.pattern === AMBIGUOUS)) return mentions;
  return mentions.map((mention) => {
    if (mention.pattern !== AMBIGUOUS || mention.actorId !== null) return mention;
    const words = splitName(mention.name).map(({ fold }) => fold);
    const bearers = (registry.index.exact.get(words[0] ?? '') ?? []).flatMap(({ target, words: own }) =>
      target.kind === 'actor' && target.actor.country === reported && own.join(' ') === words.join(' ')
        ? [target.actor]
        : [],
    );
    const [only] = bearers;
    if (!only || bearers.length > 1) return mention;
    return { ...mention, actorId: only.id, name: only.name, category: only.category };
  });
}
