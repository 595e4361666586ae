/**
 * How places lie to each other by the words between them: 'near X', '15 km east of X', 'between A and B', 'the road from A to
 * B', 'the countryside of X', 'X, in Y'. The described place is a mention of its own, whose `of` are the places it is
 * described by; those only locate it.
 */
import type { Sentence } from '../../text/document.ts';
import { linkContaining } from './containment.ts';
import { type Kind, makeDescribed, readBearing, skipArticle, skipKind, withConjuncts } from './described.ts';
import { readLength } from './lengths.ts';
import { partOf } from './parts-of-place.ts';
import { type Found, normAt, type Scan } from './scan.ts';
import { betweenTwo, border, borderAfter } from './two-ends.ts';

/** Links the mentions of one sentence, in text order. Returns further mentions, of the described places. */
export function relatePlaces(scan: Scan, sentence: Sentence, found: readonly Found[]): Found[] {
  const places = found.filter((each) => each.role === 'location');
  linkContaining(scan, sentence, places);
  const described: Found[] = [];
  const done = new Set<Found>();
  for (const place of places) {
    if (done.has(place)) continue;
    const next = readDescription(scan, sentence, place, places);
    if (!next) continue;
    for (const anchor of next.relation?.of ?? []) done.add(anchor);
    const owner = ownerOf(scan, sentence, next, places);
    if (owner) owner.relation = next.relation;
    else described.push(next);
  }
  for (const demonym of found.filter((each) => each.role === 'demonym')) {
    const border = borderAfter(scan, sentence, demonym);
    if (border) described.push(border);
  }
  const around = surroundings(scan, sentence, places);
  return around ? [...described, around] : described;
}

/** The description that ends in this place, if any. */
function readDescription(
  scan: Scan,
  sentence: Sentence,
  place: Found,
  places: readonly Found[],
): Found | null {
  return (
    offset(scan, sentence, place) ??
    betweenTwo(scan, sentence, place, places) ??
    border(scan, sentence, place, places) ??
    phrase(scan, sentence, place, scan.words.near, 'near', places) ??
    phrase(scan, sentence, place, scan.words.around, 'around', places) ??
    phrase(scan, sentence, place, scan.words.along, 'along', places) ??
    trailing(scan, sentence, place) ??
    partOf(scan, sentence, place)
  );
}

/** '15 km (10 miles) to the east of X', 'north of X', '15 km from X'. */
function offset(scan: Scan, sentence: Sentence, place: Found): Found | null {
  let at = skipArticle(scan, sentence, place.first - 1);
  at = skipKind(scan, sentence, at);
  const link = normAt(scan, at, sentence);
  if (link !== 'of' && link !== 'from') return null;
  at--;
  const wind = readBearing(scan, sentence, at);
  const bearing = wind?.bearing;
  if (wind) at = wind.first - 1;
  if (link === 'from' && bearing === undefined && !isLength(scan, sentence, at)) return null;
  if (normAt(scan, at, sentence) === 'the') at--;
  if (
    ['to', 'in', 'away', 'just', 'due'].includes(normAt(scan, at, sentence)) &&
    (bearing !== undefined || isLength(scan, sentence, at - 1))
  )
    at--;
  if (normAt(scan, at, sentence) === ')')
    while (at > sentence.firstToken && normAt(scan, at + 1, sentence) !== '(') at--;
  const length = readLength(scan, sentence, at);
  if (bearing === undefined && !length) return null;
  const first = length ? length.first : bearing !== undefined ? at + 1 : at;
  if (!length && (isBareDirection(scan, sentence, at) || isWide(place))) return null;
  return makeDescribed(first, [place], 'offset', length?.km ?? null, bearing ?? null);
}

/** 'fled to the north of Karsa': a country has a north, and beyond it lies another. */
function isWide(place: Found): boolean {
  return place.hits[0]?.place.level === 'country' || place.hits[0]?.place.level === 'continent';
}

/** 'the north of Syria', 'in the south of Iraq': a part of it, not a place beyond it. */
function isBareDirection(scan: Scan, sentence: Sentence, at: number): boolean {
  return (
    normAt(scan, at + 1, sentence) === 'the' ||
    normAt(scan, at, sentence) === 'the' ||
    normAt(scan, at, sentence) === 'in'
  );
}

function isLength(scan: Scan, sentence: Sentence, at: number): boolean {
  return readLength(scan, sentence, at) !== null;
}

/** 'near X', 'on the outskirts of X', 'the countryside of X'; with them the names that 'and' joins to X. */
function phrase(
  scan: Scan,
  sentence: Sentence,
  place: Found,
  phrases: readonly (readonly string[])[],
  kind: Kind,
  places: readonly Found[],
): Found | null {
  const before = skipKind(scan, sentence, skipArticle(scan, sentence, place.first - 1));
  for (const words of phrases) {
    const first = before - words.length + 1;
    if (!words.every((word, at) => normAt(scan, first + at, sentence) === word)) continue;
    return makeDescribed(first, withConjuncts(scan, sentence, place, places), kind, null, null);
  }
  return null;
}

/** 'the Idlib countryside', "Aleppo's outskirts". */
function trailing(scan: Scan, sentence: Sentence, place: Found): Found | null {
  const at = normAt(scan, place.end, sentence) === "'s" ? place.end + 1 : place.end;
  const direction = scan.words.bearings.has(normAt(scan, at, sentence)) ? 1 : 0;
  if (!scan.words.aroundNouns.has(normAt(scan, at + direction, sentence))) return null;
  return { ...makeDescribed(place.first, [place], 'around', null, null), end: at + direction + 1 };
}

/** 'the surrounding countryside': of the place named last before it. */
function surroundings(scan: Scan, sentence: Sentence, places: readonly Found[]): Found | null {
  for (let at = sentence.firstToken; at < sentence.endToken; at++) {
    if (normAt(scan, at, sentence) !== 'surrounding') continue;
    const noun = normAt(scan, at + 1, sentence);
    if (!scan.words.aroundNouns.has(noun) && !['areas', 'villages', 'towns', 'area', 'region'].includes(noun))
      continue;
    const anchor = places.filter((each) => each.end <= at).at(-1);
    if (!anchor) continue;
    return { ...makeDescribed(at, [anchor], 'around', null, null), first: at, end: at + 2 };
  }
  return null;
}

/** The named place that a description belongs to: 'Tel Amar, near X', 'Daraa province is located near X'. */
function ownerOf(scan: Scan, sentence: Sentence, described: Found, places: readonly Found[]): Found | null {
  const kind = described.relation?.kind;
  if (kind !== 'near' && kind !== 'offset') return null;
  const owner = places
    .filter((each) => each.end <= described.first && each.role === 'location' && each.relation === null)
    .at(-1);
  if (!owner || described.relation?.of.includes(owner)) return null;
  const between: string[] = [];
  for (let at = owner.end; at < described.first; at++) between.push(normAt(scan, at, sentence));
  const linking = new Set([
    ',',
    'is',
    'was',
    'lies',
    'located',
    'situated',
    'a',
    'an',
    'the',
    'some',
    'about',
    'just',
    'which',
    'town',
    'village',
    'city',
    'in',
    'on',
    'at',
    'border',
    'province',
    'district',
    'governorate',
    'small',
    'around',
    'roughly',
    'approximately',
    '(',
  ]);
  const said =
    between.some(
      (word) => word === ',' || word === 'is' || word === 'lies' || word === '(' || word === 'was',
    ) || between.length === 0;
  return said && between.length <= 6 && between.every((word) => linking.has(word)) ? owner : null;
}
