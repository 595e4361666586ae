/** Finds the places that a document names, demonyms and metonyms too, and how the text relates them to each other. */
import type { Gazetteer } from '../reference/gazetteer/types.ts';
import type { ReadDocument, Sentence } from '../text/document.ts';
import type { ActorMention } from '../text/drafts/actors.ts';
import type { PlaceDraft } from '../text/drafts/places.ts';
import { findNames } from './places/find-names.ts';
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
  const all: Found[] = [];
  for (const sentence of doc.sentences) all.push(...readSentence(scan, sentence));
  const kept = dropPersons(scan, all);
  kept.sort((a, b) => a.first - b.first || b.end - a.end);
  return toDrafts(scan, kept);
}

function readSentence(scan: Scan, sentence: Sentence): Found[] {
  const names = findNames(scan, sentence);
  const covered = new Set<number>();
  const cover = (found: readonly Found[]): void => {
    for (const each of found) for (let at = each.first; at < each.end; at++) covered.add(at);
  };
  cover(names);
  const taken = (at: number): boolean => covered.has(at);
  const demonyms = findDemonyms(scan, sentence, taken);
  cover(demonyms);
  const found = [...names, ...demonyms, ...findUnknown(scan, sentence, taken)].sort(
    (a, b) => a.first - b.first,
  );
  return [...found, ...relatePlaces(scan, sentence, found)];
}

/** Names that turned out further down to be a person's, where nothing else says that they are places. */
function dropPersons(scan: Scan, all: readonly Found[]): Found[] {
  const used = new Set(all.flatMap((each) => [...(each.relation?.of ?? []), ...each.within]));
  const dropped = new Set(
    all.filter((each) => {
      if (
        each.role !== 'location' ||
        each.end - each.first > 1 ||
        each.cue ||
        each.relation ||
        used.has(each)
      )
        return false;
      const token = scan.tokens[each.first];
      const before = scan.tokens[each.first - 1]?.norm ?? '';
      return token !== undefined && scan.personNames.has(token.norm) && !scan.words.locators.has(before);
    }),
  );
  return all.filter((each) => !dropped.has(each));
}

function toDrafts(scan: Scan, found: readonly Found[]): PlaceDraft[] {
  const position = new Map(found.map((each, index) => [each, index]));
  const indexes = (list: readonly Found[]): number[] =>
    list.flatMap((each) => {
      const index = position.get(each);
      return index === undefined ? [] : [index];
    });
  return found.map((each) => ({
    start: scan.tokens[each.first]?.start ?? 0,
    end: scan.tokens[each.end - 1]?.end ?? 0,
    name: each.name,
    role: each.role,
    cue: each.cue,
    hits: each.hits,
    within: indexes(each.within),
    relation: each.relation ? { ...each.relation, of: indexes(each.relation.of) } : null,
    pattern: each.pattern,
  }));
}
