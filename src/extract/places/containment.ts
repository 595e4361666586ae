/**
 * What the text says lies in what: 'Long Beach, California', 'Hirak in Daraa province', 'Tel Amar camp, Merwan town, Halim
 * region', 'Aleppo (Syria)', 'Qasr Hadid (33.12, 36.45)', 'In Halim province, Tel Amar …'.
 */
import type { GazetteerPlace } from '../../reference/gazetteer/types.ts';
import type { Sentence } from '../../text/document.ts';
import { type Found, isCapital, normAt, type Scan } from './scan.ts';

/** Links the places of one sentence, in text order, each to what the text says contains it. */
export function linkContaining(scan: Scan, sentence: Sentence, places: readonly Found[]): void {
  places.forEach((place, index) => {
    const next = places[index + 1];
    if (!next || place.role !== 'location' || next.role !== 'location') return;
    const joint = readJoint(scan, sentence, place, next);
    if (joint === null) return;
    const listed = joint === 'comma' && goesOn(scan, sentence, next, places[index + 2]);
    if (canContain(place, next, joint, listed)) putInside(place, next);
    else if (joint === 'comma' && isNarrower(next, place, joint)) putInside(next, place);
  });
  shareContainer(scan, sentence, places);
  linkFrame(scan, sentence, places);
}

/** 'in Karta, Mirmor and Sang districts, Halim province': what holds the last of a list holds all, where the kind stands in the plural. */
function shareContainer(scan: Scan, sentence: Sentence, places: readonly Found[]): void {
  for (let at = places.length - 2; at >= 0; at--) {
    const place = places[at];
    const next = places[at + 1];
    const [outer] = next?.within ?? [];
    if (!place || !next || !outer || place.within.length > 0 || place.cue !== null) continue;
    if (
      !isListed(scan, sentence, place, next) ||
      place.role !== 'location' ||
      !isPlural(scan, sentence, places, at + 1)
    )
      continue;
    place.cue = next.cue;
    putInside(place, outer);
  }
}

/** 'districts', 'villages' after the last of the list that begins here. */
function isPlural(scan: Scan, sentence: Sentence, places: readonly Found[], from: number): boolean {
  const last = places.slice(from).findLast((each) => each.within[0] === places[from]?.within[0]);
  const word = normAt(scan, last?.end ?? -1, sentence);
  return word.endsWith('s') && scan.words.kinds.has(word);
}

/** Only commas, 'and' and names that nobody knows stand between two of a list. */
function isListed(scan: Scan, sentence: Sentence, left: Found, right: Found): boolean {
  if (right.first === left.end) return false;
  for (let at = left.end; at < right.first; at++) {
    const joint = /^(?:,|and)$/.test(normAt(scan, at, sentence));
    if (!joint && !isCapital(scan.tokens[at])) return false;
  }
  return true;
}

/** The gazetteer has the name as it is written, not only one that sounds like it. */
function isSpelled({ hits }: Found): boolean {
  return hits.some(({ match }) => !match.startsWith('similar'));
}

/** 'A, B and C': the list goes on after the second. */
function goesOn(scan: Scan, sentence: Sentence, right: Found, next: Found | undefined): boolean {
  const and = normAt(scan, right.end, sentence) === 'and' ? 1 : 0;
  return and === 1 && next?.first === right.end + and && right.pattern !== 'abbreviation';
}

function putInside(inner: Found, outer: Found): void {
  inner.within = [outer];
  inner.relation = { kind: 'inside', km: null, bearing: null, of: [outer] };
}

/** How two neighbours are joined: 'A, B' and 'A (B', 'A in B', or otherwise, which is null. */
function readJoint(scan: Scan, sentence: Sentence, left: Found, right: Found): 'comma' | 'in' | null {
  const gap: string[] = [];
  for (let at = left.end; at < right.first; at++) gap.push(normAt(scan, at, sentence));
  const comma = gap.includes(',') || gap.includes('(');
  const words = gap
    .slice(lengthOfKind(scan, gap))
    .filter((word) => word !== ',' && word !== 'the' && word !== '(' && !scan.words.bearings.has(word));
  if (words.length === 0 && (comma || (left.pattern.endsWith('camp') && gap.length < 2))) return 'comma';
  if (words.join(' ') === 'in') return 'in';
  // 'Qasr Hadid, at 33.12, 36.45'; 'in the town of Merwan'
  if (
    right.pattern === 'coordinates' &&
    /^(?:at|coordinates|coordinates at|at coordinates)?$/.test(words.join(' '))
  )
    return 'in';
  const kind =
    words.length === 3 && words[0] === 'in' && words[2] === 'of' && scan.words.kinds.has(words[1] ?? '');
  const listed = words.length === 2 && comma && words[1] === 'of' && scan.words.kinds.has(words[0] ?? '');
  return kind || listed ? 'in' : null;
}

/** Words that say what the left place is: 'camp', 'refugee camp', 'IDP camp'. */
function lengthOfKind(scan: Scan, between: readonly string[]): number {
  let at = 0;
  while (scan.words.campWords.has(between[at] ?? '')) at++;
  return scan.words.kinds.has(between[at] ?? '') ? at + 1 : 0;
}

function canContain(inner: Found, outer: Found, joint: 'comma' | 'in', listed: boolean): boolean {
  if (outer.pattern === 'coordinates') return inner.pattern !== 'coordinates';
  if (inner.pattern === 'coordinates') return true;
  if (isNarrower(inner, outer, joint)) return true;
  // A camp or street may lie in a town; a town that the gazetteer lacks lies in an area.
  if (!isSpelled(inner))
    return outer.hits.some(({ place }) => place.level !== 'settlement' || inner.cue === 'site');
  // 'Washington, New York and Boston' are three; 'Washington' is an old name of a town in the state.
  const named = inner.hits.filter(({ match }, at) => at === 0 || match === 'name');
  const top = inner.hits.slice(0, 1);
  const fitting = listed ? top : named;
  // 'in Russia, U.S. officials said' is no village of Russia, Ohio; 'Lebanon, Ohio' is one.
  const country = inner.hits.some(({ place }) => place.level === 'country');
  return outer.hits.some(
    ({ place }) =>
      !(country && place.level === 'country') && fitting.some((each) => liesIn(each.place, place)),
  );
}

/** The order of what the text calls places: a camp in a town in a district in a province. */
const BREADTH: Readonly<Record<NonNullable<Found['cue']>, number>> = {
  site: 0,
  settlement: 1,
  admin2: 2,
  admin: 2,
  water: 3,
  admin1: 3,
  region: 4,
  country: 5,
};

/** By what the text itself calls both, one is smaller: 'Qansax camp, Doolow town'; 'Doolow town, Gedo region'. */
function isNarrower(inner: Found, outer: Found, joint: 'comma' | 'in'): boolean {
  if (inner.cue === null || outer.pattern === 'street') return false;
  if (outer.cue !== null) return BREADTH[inner.cue] < BREADTH[outer.cue] && outer.cue !== 'water';
  if (isSpelled(inner) && joint === 'comma') return false;
  const area = outer.hits.some(({ place }) => place.level === 'country' || place.level === 'admin1');
  return BREADTH[inner.cue] <= 2 && area && !inner.hits.some(({ place }) => place.level === 'country');
}

/** 'In Halim province, rebels burned Qorvashti': what a sentence opens with holds the unknown places that it names. */
function linkFrame(scan: Scan, sentence: Sentence, places: readonly Found[]): void {
  const frame = places[0];
  if (!frame || normAt(scan, frame.first - 1, sentence) !== 'in' || !opensSentence(scan, sentence, frame))
    return;
  const wide = frame.cue === 'admin1' || frame.cue === 'admin2' || frame.cue === 'region';
  const area = wide || frame.hits.some(({ place }) => place.level === 'country' || place.level === 'admin1');
  if (!area || frame.role !== 'location') return;
  for (const place of places.slice(1)) {
    if (place.role !== 'location' || isSpelled(place) || place.within.length > 0 || place === frame) continue;
    if (place.pattern === 'coordinates' || normAt(scan, place.first - 1, sentence) === 'from') continue;
    place.within = [frame];
  }
}

/** 'In X', 'March 2021: In X', 'On Monday, in X'. */
function opensSentence(scan: Scan, sentence: Sentence, frame: Found): boolean {
  for (let at = sentence.firstToken; at < frame.first - 1; at++) {
    const token = scan.tokens[at];
    if (token?.upos === 'VERB' || token?.upos === 'NOUN') return false;
  }
  return true;
}

/** True when the gazetteer has a place inside another, by its codes. */
function liesIn(inner: GazetteerPlace, outer: GazetteerPlace): boolean {
  if (inner.index === outer.index) return false;
  if (outer.level === 'country')
    return inner.level !== 'country' && inner.country === outer.country && inner.country !== null;
  if (outer.level === 'admin1')
    return inner.level !== 'admin1' && inner.admin1Code !== null && inner.admin1Code === outer.admin1Code;
  if (outer.level === 'admin2')
    return inner.level !== 'admin2' && inner.admin2Code !== null && inner.admin2Code === outer.admin2Code;
  return false;
}
