/**
 * How places lie to each other by the words between them: 'near X', '15 km east of X', 'between A and B', 'the road from A to
 * B', 'the countryside of X', 'X, in Y'. The described place is a mention of its own, whose `of` are the places it is
 * described by; those only locate it.
 */
import type { GazetteerPlace } from '../../reference/gazetteer/types.ts';
import type { Sentence } from '../../text/document.ts';
import { type Found, isAdjacent, makeFound, normAt, type Scan } from './scan.ts';

type Kind = NonNullable<Found['relation']>['kind'];

/** Links the mentions of one sentence, in text order. Returns further mentions, of the described places. */
export function relatePlaces(scan: Scan, sentence: Sentence, found: readonly Found[]): Found[] {
  const places = found.filter((each) => each.role === 'location' || each.role === 'metonym');
  linkContaining(scan, sentence, places);
  const described: Found[] = [];
  const done = new Set<Found>();
  for (const place of places) {
    if (done.has(place)) continue;
    const next = readDescription(scan, sentence, place, places);
    if (!next) continue;
    for (const anchor of next.relation?.of ?? []) {
      anchor.role = 'location';
      done.add(anchor);
    }
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

/** 'Long Beach, California', 'Hirak in Daraa province', 'Aleppo (Syria)': only where the gazetteer says that it can be. */
function linkContaining(scan: Scan, sentence: Sentence, places: readonly Found[]): void {
  places.forEach((inner, index) => {
    const outer = places[index + 1];
    if (!outer || inner.role !== 'location' || outer.role !== 'location') return;
    const between: string[] = [];
    for (let at = inner.end; at < outer.first; at++) between.push(normAt(scan, at, sentence));
    const kind = scan.words.kinds.has(between[0] ?? '') ? between.slice(1) : between;
    const words = kind.filter(
      (word) => word !== ',' && word !== 'the' && word !== '(' && !scan.words.bearings.has(word),
    );
    const comma = between.includes(',') || between.includes('(');
    if (!(words.length === 0 && comma) && words.join(' ') !== 'in') return;
    if (!canContain(inner, outer)) return;
    inner.within = [outer];
    inner.relation = { kind: 'inside', km: null, bearing: null, of: [outer] };
  });
}

function canContain(inner: Found, outer: Found): boolean {
  // A camp or street may lie in a town; a town that the gazetteer lacks lies in an area.
  if (inner.hits.length === 0)
    return outer.hits.some(({ place }) => place.level !== 'settlement' || inner.cue === 'site');
  // 'in Russia, U.S. officials said' is no village of Russia, Ohio; 'Lebanon, Ohio' is one.
  const country = inner.hits.some(({ place }) => place.level === 'country');
  return outer.hits.some(
    ({ place }) =>
      !(country && place.level === 'country') && inner.hits.some((each) => liesIn(each.place, place)),
  );
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
    trailing(scan, sentence, place)
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
  if (!length && isBareDirection(scan, sentence, at)) return null;
  return makeDescribed(first, [place], 'offset', length?.km ?? null, bearing ?? null);
}

/** A direction that ends at a token, 'north-west' as one word or as three tokens. */
function readBearing(scan: Scan, sentence: Sentence, at: number): { first: number; bearing: number } | null {
  const word = normAt(scan, at, sentence);
  const compound = normAt(scan, at - 1, sentence) === '-' ? `${normAt(scan, at - 2, sentence)}-${word}` : '';
  const long = scan.words.bearings.get(compound);
  if (long !== undefined) return { first: at - 2, bearing: long };
  const short = scan.words.bearings.get(word);
  return short === undefined ? null : { first: at, bearing: short };
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

/** '15 km', '15km', 'fifteen kilometres': where it begins, and how long. */
function readLength(scan: Scan, sentence: Sentence, at: number): { first: number; km: number } | null {
  const word = normAt(scan, at, sentence);
  const joined = /^(\d+(?:[.,]\d+)?)([a-z]+)$/.exec(word);
  const unit = scan.words.lengths.get(joined?.[2] ?? word);
  if (unit === undefined) return null;
  const number = joined ? Number(joined[1]?.replace(',', '.')) : readNumber(normAt(scan, at - 1, sentence));
  if (number === null || !Number.isFinite(number)) return null;
  return { first: joined ? at : at - 1, km: Math.round(number * unit * 100) / 100 };
}

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];
const TENS: Readonly<Record<string, number>> = {
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

function readNumber(word: string): number | null {
  if (/^\d{1,3}(?:,\d{3})+$/.test(word)) return Number(word.replaceAll(',', ''));
  if (/^\d+(?:\.\d+)?$/.test(word)) return Number(word);
  const small = NUMBERS.indexOf(word);
  return small >= 0 ? small : (TENS[word] ?? null);
}

/** 'between A and B'; 'the road from A to B', 'the highway between A and B', 'the A–B road'. */
function betweenTwo(scan: Scan, sentence: Sentence, place: Found, places: readonly Found[]): Found | null {
  const other = places[places.indexOf(place) + 1];
  if (!other) return null;
  const joint = skipKindForward(scan, sentence, place.end);
  const joinedBy = normAt(scan, joint, sentence);
  if (skipArticleForward(scan, sentence, joint + 1) !== other.first) return null;
  const before = skipArticle(scan, sentence, place.first - 1);
  const opener = normAt(scan, before, sentence);
  const { roadNouns } = scan.words;
  if (opener === 'between' && joinedBy === 'and') {
    const road = roadNouns.has(normAt(scan, before - 1, sentence));
    return makeDescribed(before, [place, other], road ? 'along' : 'between', null, null);
  }
  const roadBefore = roadNouns.has(normAt(scan, before - 1, sentence));
  if (opener === 'from' && joinedBy === 'to' && roadBefore)
    return makeDescribed(before - 1, [place, other], 'along', null, null);
  const roadAfter =
    roadNouns.has(normAt(scan, other.end, sentence)) || roadNouns.has(normAt(scan, other.end + 1, sentence));
  if ((joinedBy === '-' || joinedBy === '–') && roadAfter && isAdjacent(scan, other.end - 1)) {
    const found = makeDescribed(place.first, [place, other], 'along', null, null);
    return { ...found, end: other.end + 1 };
  }
  return null;
}

/** 'the border with X', 'the X border'. */
function border(scan: Scan, sentence: Sentence, place: Found, places: readonly Found[]): Found | null {
  const { borderNouns } = scan.words;
  const before = skipArticle(scan, sentence, place.first - 1);
  const preposition = normAt(scan, before, sentence);
  if ((preposition === 'with' || preposition === 'to') && borderNouns.has(normAt(scan, before - 1, sentence)))
    return makeDescribed(
      borderStart(scan, sentence, before - 1),
      withConjuncts(scan, sentence, place, places),
      'near',
      null,
      null,
    );
  return borderAfter(scan, sentence, place);
}

/** 'the Turkish border', 'the Iraq–Syria border'. */
function borderAfter(scan: Scan, sentence: Sentence, place: Found): Found | null {
  if (!scan.words.borderNouns.has(normAt(scan, place.end, sentence)) || !isAdjacent(scan, place.end - 1))
    return null;
  const country = place.hits.some(({ place: each }) => each.level === 'country' || each.level === 'region');
  if (!country) return null;
  const found = makeDescribed(borderStart(scan, sentence, place.first), [place], 'near', null, null);
  return { ...found, end: place.end + 1 };
}

function borderStart(scan: Scan, sentence: Sentence, at: number): number {
  let first = at;
  while (['the', 'its', 'near', 'at', 'along', 'on'].includes(normAt(scan, first - 1, sentence))) first--;
  return first;
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

/** A place and those that 'and' joins to it: 'near A and the city of B'. */
function withConjuncts(scan: Scan, sentence: Sentence, place: Found, places: readonly Found[]): Found[] {
  const joined = [place];
  for (let at = places.indexOf(place) + 1; at < places.length; at++) {
    const next = places[at];
    const and = skipKindForward(scan, sentence, joined.at(-1)?.end ?? 0);
    if (!next || normAt(scan, and, sentence) !== 'and') break;
    if (skipArticleForward(scan, sentence, and + 1) !== next.first) break;
    joined.push(next);
  }
  return joined;
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

function makeDescribed(
  first: number,
  of: Found[],
  kind: Kind,
  km: number | null,
  bearing: number | null,
): Found {
  const end = Math.max(...of.map((each) => each.end));
  const found = makeFound(
    Math.min(first, ...of.map((each) => each.first)),
    end,
    null,
    [],
    `relation:${kind}`,
  );
  return { ...found, relation: { kind, km, bearing, of } };
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

function skipArticle(scan: Scan, sentence: Sentence, at: number): number {
  return normAt(scan, at, sentence) === 'the' ? at - 1 : at;
}

/** Back over 'the city of', 'the towns of'. */
function skipKind(scan: Scan, sentence: Sentence, at: number): number {
  if (normAt(scan, at, sentence) !== 'of' || !scan.words.kinds.has(normAt(scan, at - 1, sentence))) return at;
  return skipArticle(scan, sentence, at - 2);
}

function skipKindForward(scan: Scan, sentence: Sentence, at: number): number {
  return scan.words.kinds.has(normAt(scan, at, sentence)) ? at + 1 : at;
}

function skipArticleForward(scan: Scan, sentence: Sentence, at: number): number {
  return normAt(scan, at, sentence) === 'the' ? at + 1 : at;
}
