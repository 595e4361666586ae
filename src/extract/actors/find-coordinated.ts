/** Nationalities that share one noun: 'Syrian and Russian warplanes' is two actors, each with the head 'warplanes'. */
import { type Context, categoryOf, spanOf } from './context.ts';

/** Runs after the nominals: it hands their last noun on to the adjectives before it. */
export function findCoordinated(context: Context): void {
  const { words, mentions, registry } = context;
  for (const mention of mentions.filter(
    (each) => each.type === 'actor' && each.form === 'nominal' && each.actorId !== null,
  )) {
    const body = registry.actors.get(mention.actorId ?? '')?.body;
    if (!body) continue;
    let at = words.findIndex((word) => word.start === mention.start);
    while (at > 1 && /^(?:and|or|,)$/.test(words[at - 1]?.norm ?? '')) {
      let before = at - 2;
      if (words[before]?.text === ',') before -= 1;
      const hit = context.hitAt[before];
      if (hit?.target.kind !== 'adjective' || hit.to !== before + 1) break;
      const actor = registry.bodyOf(hit.target.country.iso, body);
      if (!actor) break;
      const span = spanOf(words, hit.from, hit.to);
      const category = categoryOf(context, actor);
      const { name, id: actorId } = actor;
      mentions.push({
        ...span,
        head: mention.head,
        type: 'actor',
        form: 'nominal',
        actorId,
        category,
        name,
        noun: null,
        pattern: 'lexicon:coordinated',
      });
      at = hit.from;
    }
  }
}
