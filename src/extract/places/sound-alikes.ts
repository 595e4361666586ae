/** Names that are spelled unlike the gazetteer and sound like one of it. */
import type { GazetteerHit } from '../../reference/gazetteer/types.ts';
import { nameKey } from '../../text/name-key.ts';
import type { Scan } from './scan.ts';

/** Places that sound alike, where names are transliterated; elsewhere another spelling is another name. */
export function soundAlikes(scan: Scan, name: string): readonly GazetteerHit[] {
  const initial = nameKey(name)[0];
  return scan.gazetteer.lookupPlace(name).filter(({ place, match }) => {
    if (!match.startsWith('similar')) return true;
    if (place.country !== null && !scan.words.transliterated.has(place.country)) return false;
    return match === 'similar' || nameKey(place.name)[0] === initial;
  });
}
