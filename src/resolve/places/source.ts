/** What the name of a document's source says of its country: 'Karsan Press Agency', 'The Karsa Times', 'Star (Merwan)'. */
import type { Gazetteer, GazetteerPlace } from '../../reference/gazetteer/types.ts';
import { votesOf } from './context.ts';

/** Towns smaller than this give no paper of more than local note its name. */
const KNOWN_TOWN = 100_000;
const LONGEST = 3;

/**
 * @param source as the document gives it; null when it gives none
 * @returns votes by country and first-level area, as a name gives them; empty when the source names no place
 */
export function readSource(source: string | null, gazetteer: Gazetteer): ReadonlyMap<string, number> {
  const words = source?.match(/\p{Lu}[\p{L}'’.-]*/gu) ?? [];
  for (let length = LONGEST; length > 0; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      const places = placesOf(words.slice(at, at + length).join(' '), gazetteer);
      if (places.length > 0) return votesOf(places);
    }
  }
  return new Map();
}

function placesOf(name: string, gazetteer: Gazetteer): readonly GazetteerPlace[] {
  const demonym = gazetteer.lookupDemonym(name);
  if (demonym) return demonym.places;
  if (!gazetteer.hasName(name)) return [];
  const { stops, nameHeads } = gazetteer.words;
  if (stops.has(name.toLowerCase()) || nameHeads.has(name.toLowerCase())) return [];
  const hits = gazetteer.lookupPlace(name).filter(({ match }) => !match.startsWith('similar'));
  return hits
    .map(({ place }) => place)
    .filter(({ level, population }) => level !== 'settlement' || population >= KNOWN_TOWN);
}
