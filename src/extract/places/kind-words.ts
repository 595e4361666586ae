/** What the text itself says that a name is: 'Daraa province', 'the town of Tel Amar', 'Tel Amar refugee camp'. */
import type { PlaceKind } from '../../reference/lexicon/places.ts';
import type { Sentence } from '../../text/document.ts';
import type { PlaceCue } from '../../text/drafts/places.ts';
import { isSpelled } from './longest-name.ts';
import { type Found, isAdjacent, isCapital, normAt, type Scan } from './scan.ts';

const CUES: Readonly<Record<PlaceKind, PlaceCue>> = {
  settlement: 'settlement',
  admin1: 'admin1',
  admin2: 'admin2',
  region: 'region',
  site: 'site',
  water: 'water',
};

/** 'Daraa province', 'Hennepin County', 'the town of Tel Amar'. A kind with a capital is a part of the name. */
export function readCue(scan: Scan, sentence: Sentence, found: Found): Found {
  const at = kindAfter(scan, sentence, found);
  const after = at === null ? '' : normAt(scan, at, sentence);
  const kind = scan.words.kinds.get(after);
  if (at !== null && kind) {
    if (!isCapital(scan.tokens[at])) return { ...found, cue: CUES[kind], hits: wholeHits(scan, found, at) };
    const headFollows = isCapital(scan.tokens[at + 1]) && isAdjacent(scan, at) && at + 1 < sentence.endToken;
    if (scan.words.capitalKinds.has(after) && !headFollows)
      return { ...found, end: at + 1, cue: CUES[kind], hits: kind === 'water' ? waters(found) : found.hits };
    return found;
  }
  if (normAt(scan, found.first - 1, sentence) !== 'of') return found;
  const before = scan.words.kinds.get(normAt(scan, found.first - 2, sentence));
  return before ? { ...found, cue: CUES[before] } : found;
}

/** 'the Gaza strip', 'the Golan heights': what the gazetteer has under the name with its kind, else under the name alone. */
function wholeHits(scan: Scan, found: Found, at: number): Found['hits'] {
  const name = `${found.name} ${scan.tokens[at]?.norm}`;
  if (found.name === null || !scan.gazetteer.hasName(name)) return found.hits;
  const whole = scan.gazetteer.lookupPlace(name).filter(isSpelled);
  return whole.some(({ place }) => place.level === 'region' || place.supplement) ? whole : found.hits;
}

/** 'Ohio River' is not Ohio. */
function waters(found: Found): Found['hits'] {
  return found.hits.filter(({ place }) => place.level === 'region' || place.level === 'site');
}

/** What a word says that a name is; null for one that names no kind of place. */
export function cueOf(scan: Scan, at: number): PlaceCue | null {
  const kind = scan.words.kinds.get(scan.tokens[at]?.norm ?? '');
  return kind ? CUES[kind] : null;
}

/** Where the kind stands that follows a name, past whom a camp holds: 'Tel Amar (IDP) camp'. */
export function kindAfter(scan: Scan, sentence: Sentence, found: Found): number | null {
  let at = found.end;
  while (isAdjacent(scan, at - 1) && scan.words.campWords.has(normAt(scan, at, sentence))) at++;
  if (!isAdjacent(scan, at - 1)) return null;
  const word = normAt(scan, at, sentence);
  return at > found.end && word !== 'camp' && word !== 'camps' ? null : at;
}
