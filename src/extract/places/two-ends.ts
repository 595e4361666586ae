/** Lines between places: 'between A and B', 'the road from A to B', 'the road to A', 'the border with A', 'the A–B border'. */
import type { Sentence } from '../../text/document.ts';
import {
  makeDescribed,
  skipArticle,
  skipArticleForward,
  skipKindForward,
  withConjuncts,
} from './described.ts';
import { type Found, isAdjacent, normAt, type Scan } from './scan.ts';

/** 'between A and B'; 'the road from A to B', 'the highway between A and B', 'the A–B road'. */
export function betweenTwo(
  scan: Scan,
  sentence: Sentence,
  place: Found,
  places: readonly Found[],
): Found | null {
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
  if (
    (joinedBy === '-' || joinedBy === '–' || joinedBy === 'to') &&
    roadAfter &&
    isAdjacent(scan, other.end - 1)
  ) {
    const found = makeDescribed(place.first, [place, other], 'along', null, null);
    return { ...found, end: other.end + 1 };
  }
  return null;
}

/** 'the border with X', 'the X border'. */
export function border(scan: Scan, sentence: Sentence, place: Found, places: readonly Found[]): Found | null {
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
export function borderAfter(scan: Scan, sentence: Sentence, place: Found): Found | null {
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
