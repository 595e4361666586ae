/** What the rules for described places share: making one, and stepping over the small words around a name. */
import type { Sentence } from '../../text/document.ts';
import { type Found, makeFound, normAt, type Scan } from './scan.ts';

export type Kind = NonNullable<Found['relation']>['kind'];

/** A mention from a token to the end of the places that it is described by. */
export function makeDescribed(
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

/** A place and those that 'and' joins to it: 'near A and the city of B'. */
export function withConjuncts(
  scan: Scan,
  sentence: Sentence,
  place: Found,
  places: readonly Found[],
): Found[] {
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

/** A direction that ends at a token, 'north-west' as one word or as three tokens. */
export function readBearing(
  scan: Scan,
  sentence: Sentence,
  at: number,
): { first: number; bearing: number } | null {
  const word = normAt(scan, at, sentence);
  const compound = normAt(scan, at - 1, sentence) === '-' ? `${normAt(scan, at - 2, sentence)}-${word}` : '';
  const long = scan.words.bearings.get(compound);
  if (long !== undefined) return { first: at - 2, bearing: long };
  const short = scan.words.bearings.get(word);
  return short === undefined ? null : { first: at, bearing: short };
}

export function skipArticle(scan: Scan, sentence: Sentence, at: number): number {
  return normAt(scan, at, sentence) === 'the' ? at - 1 : at;
}

/** Back over 'the city of', 'the towns of'. */
export function skipKind(scan: Scan, sentence: Sentence, at: number): number {
  if (normAt(scan, at, sentence) !== 'of' || !scan.words.kinds.has(normAt(scan, at - 1, sentence))) return at;
  return skipArticle(scan, sentence, at - 2);
}

export function skipKindForward(scan: Scan, sentence: Sentence, at: number): number {
  return scan.words.kinds.has(normAt(scan, at, sentence)) ? at + 1 : at;
}

export function skipArticleForward(scan: Scan, sentence: Sentence, at: number): number {
  return normAt(scan, at, sentence) === 'the' ? at + 1 : at;
}
