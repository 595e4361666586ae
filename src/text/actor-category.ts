/** The part that an actor of the registry plays in the country that is reported on. */
import type { ActorCategory } from '../contract/coded-document.ts';

export interface Home {
  readonly category: ActorCategory | null;
  readonly country: string | null;
  /** Years, both inclusive, in which it plays another part; null is open. */
  readonly terms: readonly {
    readonly category: ActorCategory | null;
    readonly from: number | null;
    readonly until: number | null;
  }[];
}

/**
 * State forces are External/Other forces in any country but their own (ACLED's `inter` wording); others keep theirs.
 * @param home the actor's category at home, by year where it changed, and its country, ISO 3166-1 alpha-3, null when it has none
 * @param reported the country reported on, null when no country leads: then every state's forces count as State forces
 * @param year the year reported on; null when it is not known: then the category is the one of most years
 */
export function categoryAbroad(
  home: Home,
  reported: string | null,
  year: number | null,
): ActorCategory | null {
  const term = home.terms.find(
    ({ from, until }) => year !== null && (from ?? year) <= year && year <= (until ?? year),
  );
  const category = term ? term.category : home.category;
  const abroad = home.country !== null && reported !== null && home.country !== reported;
  return abroad && category === 'State forces' ? 'External/Other forces' : category;
}
