/**
 * Names that are another thing's though some place is spelled or sounds so: of peoples, houses and units ('the Banu Suran tribe', 'the tribe
 * of Suran', 'the Merwan brigade'), of what is named after a saint ('the Saint Zolpa church'), and of weapons ('Molotov cocktails').
 */
import type { GazetteerPlace } from '../../reference/gazetteer/types.ts';
import type { Sentence } from '../../text/document.ts';
import { type Found, isAdjacent, isCapital, normAt, type Scan } from './scan.ts';

/**
 * @returns the mention as it is where nothing makes it another's name; as a part of that name where a place is spelled so, for it may be
 * named after it; null where only the sound would make it a place, and for saints and weapons
 */
export function unlessOthers(scan: Scan, sentence: Sentence, found: Found): Found | null {
  if (isSaintsHouse(scan, sentence, found) || isMake(scan, sentence, found)) return null;
  if (found.role !== 'location' || found.cue !== null || found.pattern === 'street') return found;
  const spelled = found.hits.some(({ match }) => !match.startsWith('similar'));
  const after = isAdjacent(scan, found.end - 1) ? normAt(scan, found.end, sentence) : '';
  const { peopleHeads, groupHeads } = scan.words;
  if (!spelled && (peopleHeads.has(after) || groupHeads.has(after))) return null;
  if (!peopleHeads.has(after) && !peopleHeads.has(headBefore(scan, sentence, found))) return found;
  if (!spelled) return null;
  return found.hits.some(({ place }) => isArea(place))
    ? found
    : { ...found, role: 'part-of-name', pattern: 'in-name' };
}

/** 'a Darfur tribe' is one of Darfur, while a unit or a people seldom is where the town of its name lies. */
function isArea({ level }: GazetteerPlace): boolean {
  return level === 'continent' || level === 'country' || level === 'region' || level === 'admin1';
}

/** 'tribe' in 'the tribe of Suran'; '' where no 'of' stands before the name. */
function headBefore(scan: Scan, sentence: Sentence, { first }: Found): string {
  return normAt(scan, first - 1, sentence) === 'of' ? normAt(scan, first - 2, sentence) : '';
}

/** From this many inhabitants on, a town's own name before a weapon says whose it is: 'a Kherson drone'. */
const KNOWN_TOWN = 20_000;

/** 'Molotov cocktails', 'Grad rockets': what a weapon is called, unless a country or a town of some size is; not 'a Merwan rocket attack'. */
function isMake(scan: Scan, sentence: Sentence, { end, hits }: Found): boolean {
  const head = scan.tokens[end];
  if (!head || !isAdjacent(scan, end - 1) || !scan.words.makeHeads.has(normAt(scan, end, sentence)))
    return false;
  const next = scan.tokens[end + 1];
  if (!head.norm.endsWith('s') && next?.upos === 'NOUN' && next.sentence === head.sentence) return false;
  // First-level areas of some countries are villages.
  return !hits.some(
    ({ place, match }) =>
      (isArea(place) && place.level !== 'admin1') || (match === 'name' && place.population >= KNOWN_TOWN),
  );
}

/** 'the Saint Zolpa church', 'St. Zolpa's Cathedral', 'the University of Saint-Zolpa'; not 'the San José hospital', which may be that of the town. */
function isSaintsHouse(scan: Scan, sentence: Sentence, found: Found): boolean {
  const { saints, saintHouses, saintSchools } = scan.words;
  const opening = (scan.tokens[found.first]?.norm ?? '').split('-')[0] ?? '';
  if (!saints.has(opening.replace(/\.$/, ''))) return false;
  const town = found.hits.some(
    ({ place, match }) =>
      place.level === 'settlement' && !match.startsWith('similar') && place.population >= KNOWN_TOWN,
  );
  const isHouse = (norm: string): boolean => saintHouses.has(norm) || (!town && saintSchools.has(norm));
  if (isHouse(headBefore(scan, sentence, found))) return true;
  for (let at = found.end; at < found.end + 3 && isAdjacent(scan, at - 1); at++) {
    const norm = normAt(scan, at, sentence);
    if (isHouse(norm)) return true;
    if (!/^['’]s$/.test(norm) && !isCapital(scan.tokens[at])) return false;
  }
  return false;
}
