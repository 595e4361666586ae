/** Parts of a place by their direction: 'northern Karsa', 'the south of Karsa', "Karsa's north", 'the west bank of the Suran'. */
import type { Sentence } from '../../text/document.ts';
import { makeDescribed, readBearing, skipArticle, skipKind } from './described.ts';
import { type Found, isAdjacent, isCapital, normAt, type Scan } from './scan.ts';

/** The part of a place that a direction beside it means; null when there is none. */
export function partOf(scan: Scan, sentence: Sentence, place: Found): Found | null {
  if (place.pattern === 'coordinates' || place.pattern === 'street') return null;
  return adjective(scan, sentence, place) ?? noun(scan, sentence, place) ?? possessive(scan, sentence, place);
}

/** 'northern Karsa', 'south-eastern Karsa'. 'North Karsa' may be a name, and is no part. */
function adjective(scan: Scan, sentence: Sentence, place: Found): Found | null {
  const wind = readBearing(scan, sentence, place.first - 1);
  if (!wind || !isAdjacent(scan, place.first - 1)) return null;
  const small = !isCapital(scan.tokens[wind.first]) || wind.first === sentence.firstToken;
  if (!small || /ward$/.test(normAt(scan, place.first - 1, sentence))) return null;
  return makeDescribed(wind.first, [place], 'inside', null, wind.bearing);
}

/** 'the north of Karsa', 'in the southern part of the country', 'on the west bank of the Suran'. */
function noun(scan: Scan, sentence: Sentence, place: Found): Found | null {
  let at = skipKind(scan, sentence, skipArticle(scan, sentence, place.first - 1));
  if (normAt(scan, at, sentence) !== 'of') return null;
  at--;
  const word = normAt(scan, at, sentence);
  const bank = scan.words.bankNouns.has(word);
  if (bank || scan.words.partNouns.has(word)) at--;
  const wind = readBearing(scan, sentence, at);
  if (!wind) return null;
  const article = normAt(scan, wind.first - 1, sentence) === 'the' ? 1 : 0;
  // 'north of Karsa' lies outside it.
  if (article === 0 && at === skipKind(scan, sentence, skipArticle(scan, sentence, place.first - 1)) - 1)
    return null;
  const first = wind.first - article;
  return makeDescribed(first, [place], bank ? 'along' : 'inside', null, wind.bearing);
}

/** "Karsa's north", "the country's eastern provinces". */
function possessive(scan: Scan, sentence: Sentence, place: Found): Found | null {
  if (!/^['’]s?$/.test(normAt(scan, place.end, sentence))) return null;
  const hyphen = normAt(scan, place.end + 2, sentence) === '-' ? 2 : 0;
  const wind = readBearing(scan, sentence, place.end + 1 + hyphen);
  if (wind?.first !== place.end + 1) return null;
  const after = place.end + 2 + hyphen;
  const next = scan.tokens[after];
  const part = scan.words.partNouns.has(normAt(scan, after, sentence));
  // "Karsa's north coast", "Karsa's Northern Front" are something else.
  if (!part && next && after < sentence.endToken && (next.upos === 'NOUN' || next.upos === 'PROPN'))
    return null;
  return {
    ...makeDescribed(place.first, [place], 'inside', null, wind.bearing),
    end: after + (part ? 1 : 0),
  };
}
