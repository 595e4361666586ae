/** The part that an actor of the registry plays in the country that is reported on. */
import type { ActorCategory } from '../contract/coded-document.ts';

/**
 * State forces are External/Other forces in any country but their own (ACLED's `inter` wording); others keep theirs.
 * @param home the actor's category at home and its country, ISO 3166-1 alpha-3, null when it has none
 * @param reported the country reported on, null when no country leads: then every state's forces count as State forces
 */
export function categoryAbroad(
  home: { readonly category: ActorCategory | null; readonly country: string | null },
  reported: string | null,
): ActorCategory | null {
  const abroad = home.country !== null && reported !== null && home.country !== reported;
  return abroad && home.category === 'State forces' ? 'External/Other forces' : home.category;
}
