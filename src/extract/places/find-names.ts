/** Finds names of the gazetteer in running text: the longest run of capitalised words that is one. */
import type { GazetteerHit } from '../../reference/gazetteer/types.ts';
import type { Sentence } from '../../text/document.ts';
import { foldName } from '../../text/name-key.ts';
import { judgeName, readCue } from './guard.ts';
import { type Found, isAdjacent, isAllCaps, isCapital, isTitleCase, normAt, type Scan } from './scan.ts';

const MAX_TOKENS = 8;
/** Small words inside names: 'Deir ez-Zor', 'Rio de Janeiro', 'Isle of Man', 'Bosnia and Herzegovina'. */
const INNER = new Set([
  'of',
  'the',
  'and',
  'de',
  'da',
  'do',
  'dos',
  'das',
  'del',
  'della',
  'di',
  'la',
  'le',
  'les',
  'los',
  'las',
  'du',
  'des',
  'al',
  'el',
  'ul',
  'ad',
  'an',
  'ar',
  'as',
  'ash',
  'at',
  'ath',
  'az',
  'ed',
  'er',
  'es',
  'esh',
  'et',
  'ez',
  'en',
  'e',
  'i',
  'on',
  'upon',
  'sur',
  'sous',
  'am',
  'an',
  'der',
  'den',
  'in',
  'bin',
  'ibn',
  'umm',
  'abu',
  'na',
  'pod',
  'nad',
  '-',
  "'",
  '&',
  'd',
  'l',
]);
const ARTICLES = new Set([
  'al',
  'el',
  'ad',
  'an',
  'ar',
  'as',
  'ash',
  'at',
  'az',
  'ed',
  'er',
  'es',
  'esh',
  'ez',
  'en',
]);

/** All names in a sentence, in text order, each judged by what stands around it. */
export function findNames(scan: Scan, sentence: Sentence): Found[] {
  const found: Found[] = [];
  // 'By Lena Adar': a byline names persons; a dateline opens with its place.
  if (sentence.kind === 'byline' && normAt(scan, sentence.firstToken, sentence) === 'by') return found;
  const titleCase = isTitleCase(scan, sentence);
  for (let at = sentence.firstToken; at < sentence.endToken; ) {
    const abbreviation = abbreviationAt(scan, at, found.at(-1));
    const read = readPlaceAt(scan, at);
    const known = opensName(scan, at, sentence) ? longestName(scan, at, sentence, titleCase) : null;
    const next = abbreviation ?? (read && (known?.end ?? 0) < read.end ? read : known);
    if (next === read && read?.hits.length === 0) {
      const inner = judgeInner(scan, sentence, read, known, titleCase);
      if (inner) found.push(inner);
      at = read.end;
      continue;
    }
    if (!next) {
      at++;
      continue;
    }
    at = next.end;
    const judged =
      next === abbreviation
        ? next
        : next === read
          ? readCue(scan, sentence, read)
          : judgeName(scan, sentence, next, titleCase);
    if (judged) {
      found.push(judged);
      at = Math.max(at, judged.end);
    }
  }
  return found;
}

/** The name that begins here and that the reader calls a place, with what the gazetteer has under it. */
function readPlaceAt(scan: Scan, at: number): Found | null {
  const read = scan.readAt.get(at);
  if (read?.kind !== 'place' || read.first !== at) return null;
  const name = scan.doc.text.slice(scan.tokens[at]?.start ?? 0, scan.tokens[read.end - 1]?.end ?? 0);
  const hits = scan.gazetteer.hasName(name) ? scan.gazetteer.lookupPlace(name) : [];
  const found = makeFound(at, read.end, name, hits, 'reader');
  return hits.length > 0 || !isElse(scan, found) ? found : null;
}

/**
 * A place that the gazetteer lacks. 'Northeast Karsa' is looked up by what it is a part of, 'Merwan aqueduct' by the name it
 * begins with; of 'Merwan Marina' only that name is kept, as a part.
 */
function judgeInner(
  scan: Scan,
  sentence: Sentence,
  read: Found,
  known: Found | null,
  titleCase: boolean,
): Found | null {
  const opening = normAt(scan, read.first, sentence).replace(/\.$/, '');
  if (scan.words.bearings.has(opening) || scan.words.parts.has(opening)) {
    let first = read.first + 1;
    while (
      /^[-‐.]$/.test(scan.tokens[first]?.text ?? '') ||
      scan.words.bearings.has(normAt(scan, first, sentence))
    )
      first++;
    const rest = first < read.end ? longestName(scan, first, sentence, titleCase) : null;
    if (rest?.end === read.end) return { ...read, name: rest.name, hits: rest.hits };
  }
  const judged = known ? judgeName(scan, sentence, known, titleCase) : null;
  if (judged?.role === 'part-of-name') return judged;
  // 'Paris Hilton'
  if (known && !judged && scan.words.givenNames.has(normAt(scan, read.first, sentence))) return null;
  return readCue(scan, sentence, judged ? { ...read, name: judged.name, hits: judged.hits } : read);
}

/** 'Karsan' is a people, 'Damascus University' an institution, and the registry knows its own. */
function isElse(scan: Scan, { first, end, name }: Found): boolean {
  if (scan.gazetteer.lookupDemonym(name ?? '')) return true;
  const over = scan.nameAt.get(first);
  if (over && over.end - over.first > end - first && over.mention.actorId !== null) return true;
  if (end - first < 2) return false;
  const last = scan.tokens[end - 1]?.norm ?? '';
  return scan.words.nameHeads.has(last);
}

/** A capital, or a small article hyphenated to one ('al-Bab'). */
function opensName(scan: Scan, at: number, sentence: Sentence): boolean {
  const token = scan.tokens[at];
  if (!token || !/[\p{L}]/u.test(token.text)) return false;
  const before = scan.nameAt.get(at);
  if (before?.mention.type === 'person' && before.end - before.first > 1) return false;
  if (isCapital(token)) return true;
  if (!ARTICLES.has(token.norm)) return false;
  const next = normAt(scan, at + 1, sentence) === '-' ? at + 2 : at + 1;
  return (
    next < sentence.endToken && isCapital(scan.tokens[next]) && at > sentence.firstToken && next === at + 2
  );
}

function longestName(scan: Scan, first: number, sentence: Sentence, titleCase: boolean): Found | null {
  const limit = runEnd(scan, first, sentence);
  for (let end = limit; end > first; end--) {
    const last = scan.tokens[end - 1];
    const head = scan.tokens[first];
    if (!last || !head || !(isCapital(last) || (end === first + 1 && isCapital(head)))) continue;
    const name = scan.doc.text.slice(head.start, last.end);
    if (!scan.gazetteer.hasName(name)) continue;
    const hits = scan.gazetteer.lookupPlace(name);
    if (hits.length === 0 || !fitsCase(name, hits, titleCase)) continue;
    return makeFound(first, end, name, hits, 'name');
  }
  return null;
}

/** Past the last token that could belong to one name with the first. */
export function runEnd(scan: Scan, first: number, sentence: Sentence): number {
  let end = first + 1;
  for (let at = first + 1; at < Math.min(sentence.endToken, first + MAX_TOKENS); at++) {
    const token = scan.tokens[at];
    if (!token || !isAdjacent(scan, at - 1)) break;
    if (isCapital(token)) end = at + 1;
    else if (!INNER.has(token.norm)) break;
  }
  return end;
}

/** Abbreviations are places only where the gazetteer means them to be ('US', 'DRC'), not where a village reads the same. */
function fitsCase(name: string, hits: readonly GazetteerHit[], titleCase: boolean): boolean {
  const letters = name.replace(/[^\p{L}]/gu, '');
  const known = hits.some(({ place }) => place.level === 'country' || place.supplement);
  if (isAllCaps(name) && letters.length <= 5 && !name.includes(' ')) return known;
  // 'Us' and 'Uk' are words or slips, 'US' and 'U.S.' the countries.
  if (letters.length <= 2 && known && hits[0]?.place.level === 'country') return false;
  return letters.length > 1 && !(titleCase && letters.length <= 2);
}

/** 'Fargo, N.D.': a short form right after a comma and a name. */
function abbreviationAt(scan: Scan, at: number, previous: Found | undefined): Found | null {
  const token = scan.tokens[at];
  if (!token || !previous || !isCapital(token)) return null;
  if (previous.end !== at - 1 || scan.tokens[at - 1]?.text !== ',') return null;
  const code = scan.words.abbreviations.get(foldName(token.text));
  const next = scan.tokens[at + 1];
  const written =
    /\.$/.test(token.text) || isAllCaps(token.text) || next === undefined || next.upos === 'PUNCT';
  const place = code && written ? scan.gazetteer.admin1Of(code) : null;
  return place ? makeFound(at, at + 1, place.name, [{ place, match: 'alternate' }], 'abbreviation') : null;
}

export function makeFound(
  first: number,
  end: number,
  name: string | null,
  hits: readonly GazetteerHit[],
  pattern: string,
): Found {
  return {
    first,
    end,
    name,
    hits,
    cue: null,
    role: 'location',
    pattern,
    within: [],
    relation: null,
    weak: false,
  };
}
