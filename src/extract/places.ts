/** Finds the places that a document names, demonyms and metonyms too, and how the text relates them to each other. */
import type { Gazetteer, GazetteerPlace } from '../reference/gazetteer/types.ts';
import type { ReadDocument, Sentence } from '../text/document.ts';
import type { ActorMention } from '../text/drafts/actors.ts';
import type { PlaceDraft } from '../text/drafts/places.ts';
import { findCoordinates } from './places/find-coordinates.ts';
import { findNames } from './places/find-names.ts';
import { findNominals } from './places/find-nominals.ts';
import { findDemonyms, findUnknown } from './places/find-others.ts';
import { relatePlaces } from './places/relations.ts';
import { type Found, openScan, type Scan } from './places/scan.ts';

/**
 * Mentions of places in text order; where two begin together, the longer first. Boilerplate and comments are read too: what is found there is for
 * the map of the document only.
 * @param mentions what the actor extractor found: names of persons are no places, names of groups hold places as parts
 * @returns drafts whose `of` and `within` are indexes into the returned list
 */
export function extractPlaces(
  doc: ReadDocument,
  mentions: readonly ActorMention[],
  gazetteer: Gazetteer,
): readonly PlaceDraft[] {
  const scan = openScan(doc, mentions, gazetteer);
  const points = findCoordinates(scan);
  const all: Found[] = [];
  for (const sentence of doc.sentences) all.push(...readSentence(scan, sentence, points, all));
  const kept = dropDoubtful(scan, all);
  kept.sort((a, b) => a.first - b.first || b.end - a.end);
  return toDrafts(scan, kept);
}

function readSentence(
  scan: Scan,
  sentence: Sentence,
  points: readonly Found[],
  earlier: readonly Found[],
): Found[] {
  const here = points.filter(({ first }) => first >= sentence.firstToken && first < sentence.endToken);
  const names = findNames(scan, sentence).filter(
    (name) => !here.some((point) => point.first < name.end && name.first < point.end),
  );
  const covered = new Set<number>();
  const cover = (found: readonly Found[]): void => {
    for (const each of found) for (let at = each.first; at < each.end; at++) covered.add(at);
  };
  cover([...here, ...names]);
  const taken = (at: number): boolean => covered.has(at);
  const demonyms = findDemonyms(scan, sentence, taken);
  cover(demonyms);
  const named = inOrder([...here, ...names, ...demonyms, ...findUnknown(scan, sentence, taken)]);
  const found = inOrder([...named, ...findNominals(scan, sentence, earlier, named)]);
  return [...found, ...relatePlaces(scan, sentence, found)];
}

function inOrder(found: readonly Found[]): Found[] {
  return [...found].sort((a, b) => a.first - b.first);
}

/** So often may a name stand like a person's for each time that it stands like a place's. */
const DOUBTFUL_FOR_EACH = 3;

function countBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/**
 * Drops names that turned out further down to be a person's, and those that are only everyday words or persons' names here and
 * are nowhere in the document said to be a place.
 */
function dropDoubtful(scan: Scan, all: readonly Found[]): Found[] {
  const used = new Set(all.flatMap((each) => [...(each.relation?.of ?? []), ...each.within]));
  const word = (each: Found): string =>
    scan.tokens
      .slice(each.first, each.end)
      .map(({ norm }) => norm)
      .join(' ');
  const strong = countBy(
    all.filter((each) => !each.weak && each.role === 'location'),
    word,
  );
  const doubtful = countBy(
    all.filter((each) => each.pattern === 'doubtful'),
    word,
  );
  return all.filter((each) => {
    if (each.weak && each.pattern === 'doubtful') {
      if (scan.personNames.has(word(each))) return false;
      // One 'at Lena' among a dozen Lenas is no town.
      if ((strong.get(word(each)) ?? 0) * DOUBTFUL_FOR_EACH < (doubtful.get(word(each)) ?? 0)) return false;
    }
    if (each.weak) return strong.has(word(each)) || used.has(each);
    // 'Red Crescent', 'Mountain Brigades': some village is called like the word, which nobody means.
    if (each.role === 'part-of-name' && each.end - each.first === 1) {
      // 'Unity Brigade', 'Federal Polytechnic': some state has an area called so.
      const everyday = scan.words.stops.has(word(each));
      const major = each.hits.some(({ place }) => isMajor(place) && !(everyday && place.level === 'admin1'));
      return strong.has(word(each)) || used.has(each) || major;
    }
    if (each.role !== 'location' || each.cue || each.relation || used.has(each)) return true;
    if (each.end - each.first > 1 || !scan.personNames.has(word(each))) return true;
    const before = scan.tokens[each.first - 1]?.norm ?? '';
    return scan.words.locators.has(before);
  });
}

/** Countries, first-level areas, regions, seats of either, and what our own data or the workspace lists. */
function isMajor({ level, featureCode, supplement }: GazetteerPlace): boolean {
  return supplement || /^(?:continent|country|admin1|region)$/.test(level) || /^PPL[AC]$/.test(featureCode);
}

function toDrafts(scan: Scan, found: readonly Found[]): PlaceDraft[] {
  const position = new Map(found.map((each, index) => [each, index]));
  const indexes = (list: readonly Found[]): number[] =>
    list.flatMap((each) => {
      const index = position.get(each);
      return index === undefined ? [] : [index];
    });
  return found.map((each) => ({
    start: each.span?.start ?? scan.tokens[each.first]?.start ?? 0,
    end: each.span?.end ?? scan.tokens[each.end - 1]?.end ?? 0,
    name: each.name,
    role: each.role,
    cue: each.cue,
    hits: each.hits,
    within: indexes(each.within),
    relation: each.relation ? { ...each.relation, of: indexes(each.relation.of) } : null,
    pattern: each.pattern,
  }));
}
