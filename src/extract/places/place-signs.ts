/** Signs beside a word that a place is meant, where the word may as well be a person's name or an everyday word. */
import type { Sentence } from '../../text/document.ts';
import { type Found, isAdjacent, isAllCaps, isCapital, normAt, type Scan } from './scan.ts';

/**
 * What the reader takes for a person or party is a place where the text says where it is, lists it among places or opens a
 * dateline with it, and where everybody knows it: 'Ohio'.
 */
export function isPlaced(scan: Scan, sentence: Sentence, found: Found): boolean {
  // 'in the White House': towns take no article.
  const article = normAt(scan, found.first - 1, sentence) === 'the';
  if (isShown(scan, sentence, found) && !(article && isLocated(scan, sentence, found))) return true;
  return found.cue !== null || isKnownSpeaker(found) || isArea(found);
}

/** Something beside it shows that a place is meant. */
export function isShown(scan: Scan, sentence: Sentence, found: Found): boolean {
  const near = isLocated(scan, sentence, found) || isLocal(scan, sentence, found) || isQualified(scan, found);
  return (
    near ||
    isBased(scan, sentence, found) ||
    isListed(scan, sentence, found) ||
    opensDateline(scan, sentence, found)
  );
}

/** 'Merwan-based', 'Merwan-born'. */
function isBased(scan: Scan, sentence: Sentence, found: Found): boolean {
  const joined = normAt(scan, found.end, sentence) === '-' && isAdjacent(scan, found.end - 1);
  return joined && /^(?:based|born|area|bound)$/.test(normAt(scan, found.end + 1, sentence));
}

const LIST_JOINTS = /^(?:,|;|and|or)$/;
/** Before a list, these seldom introduce persons. */
const PLACING = /^(?:in|near|at|into|through|across|around|outside)$/;

/** 'in Merwan, Clay, Halim and Suran': one item of a list that holds places or says where, and no person of two names. */
function isListed(scan: Scan, sentence: Sentence, found: Found): boolean {
  for (const step of [1, -1] as const) {
    let at = step === 1 ? found.end : found.first - 1;
    while (LIST_JOINTS.test(normAt(scan, at, sentence))) {
      at += step;
      if (LIST_JOINTS.test(normAt(scan, at, sentence))) at += step;
      const read = scan.readAt.get(at);
      if (read?.kind === 'place') return true;
      if (read && (read.kind !== 'person' || read.end - read.first > 1)) break;
      if (!read && !isCapital(scan.tokens[at])) break;
      const end = read ? (step === 1 ? read.end : read.first - 1) : at + step;
      if (step === -1 && PLACING.test(normAt(scan, end, sentence))) return true;
      at = end;
    }
  }
  return false;
}

/** 'MERWAN — Shells fell', 'MERWAN (AP) -': what an agency's report opens with. */
function opensDateline(scan: Scan, sentence: Sentence, found: Found): boolean {
  if (found.first !== sentence.firstToken || !isAllCaps(scan.tokens[found.first]?.text ?? '')) return false;
  const next = scan.tokens[found.end]?.text ?? '';
  return /^(?:-{1,2}|–|—)$/.test(next) || (next === '(' && isAllCaps(scan.tokens[found.end + 1]?.text ?? ''));
}

/** 'Nice, France'. */
export function isQualified(scan: Scan, found: Found): boolean {
  if (scan.tokens[found.end]?.text !== ',') return false;
  const next = scan.tokens[found.end + 1];
  if (!next || !isCapital(next)) return false;
  if (
    scan.words.abbreviations.has(next.norm.replace(/\./g, ' ').trim()) &&
    (/\./.test(next.text) || isAllCaps(next.text) || scan.tokens[found.end + 2]?.text === '.')
  )
    return true;
  return scan.gazetteer
    .lookupPlace(next.text)
    .some(
      ({ place }) =>
        (place.level === 'country' || place.level === 'admin1') &&
        contains(found, place.country, place.admin1Code),
    );
}

function contains(found: Found, country: string | null, admin1: string | null): boolean {
  return found.hits.some(({ place }) => (admin1 ? place.admin1Code === admin1 : place.country === country));
}

/** 'Concord residents', 'a Mobile man', 'Reading police': a noun for people of a place follows. */
export function isLocal(scan: Scan, sentence: Sentence, found: Found): boolean {
  const next = scan.tokens[found.end];
  if (!next || isCapital(next) || !isAdjacent(scan, found.end - 1)) return false;
  return (
    scan.words.localNouns.has(normAt(scan, found.end, sentence)) && scan.tokens[found.first]?.upos === 'PROPN'
  );
}

/** Right after a word that says where: 'in', 'near', 'captured', or a direction or part of it ('in northern …'). */
export function isLocated(scan: Scan, sentence: Sentence, found: Pick<Found, 'first'>): boolean {
  const { locators, bearings, parts } = scan.words;
  const before = normAt(scan, found.first - 1, sentence);
  if (locators.has(before)) return true;
  if (before === 'the' || bearings.has(before) || parts.has(before))
    return locators.has(normAt(scan, found.first - 2, sentence));
  return false;
}

export function isCountry(found: Found): boolean {
  return found.hits.some(({ place }) => place.level === 'country');
}

export function isArea(found: Found): boolean {
  return found.hits.some(({ place, match }) => place.level === 'admin1' && match === 'name');
}

export function isKnownSpeaker(found: Found): boolean {
  return found.hits.some(
    ({ place }) => place.level === 'country' || place.featureCode === 'PPLC' || place.supplement,
  );
}

/** From this many inhabitants on, a town is known enough to stand without a sign. */
const KNOWN_TOWN = 20_000;

/** A town of some size, by a name of its own. */
export function isKnownTown(found: Found): boolean {
  return found.hits.some(({ place, match }) => match === 'name' && place.population >= KNOWN_TOWN);
}
