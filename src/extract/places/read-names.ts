/** Names that the reader takes for places: what the gazetteer has under them, or under the name inside them. */
import type { Sentence } from '../../text/document.ts';
import { judgeName } from './guard.ts';
import { cueOf, kindAfter, readCue } from './kind-words.ts';
import { isSpelled, joinsNames, longestName } from './longest-name.ts';
import { isArea, isKnownSpeaker, isKnownTown } from './place-signs.ts';
import { type Found, isAllCaps, isCapital, makeFound, normAt, type Scan } from './scan.ts';
import { soundAlikes } from './sound-alikes.ts';

/** From this many inhabitants on, a town is known enough for 'X City' to be the town X. */
const KNOWN_TOWN = 50_000;
/** Facilities that are places of their own, where a hospital or a mosque only stands in one. */
const SITES = /^(?:camps?|crossing|checkpoint|airport|airbase)$/;
const INITIALS: Readonly<Record<string, string>> = { n: 'North', s: 'South', e: 'East', w: 'West' };

/** The name that begins here and that the reader calls a place, with what the gazetteer has under it; null when there is none. */
export function readPlaceAt(scan: Scan, at: number): Found | null {
  const read = scan.readAt.get(at);
  if (!read || read.first !== at) return null;
  const located = read.kind === 'facility' && SITES.test(scan.tokens[read.end - 1]?.norm ?? '');
  if (read.kind !== 'place' && !located) return null;
  const name = textOf(scan, at, read.end);
  if (!isWrittenAsName(scan, at, read.end, name)) return null;
  const met = scan.gazetteer.hasName(name) ? scan.gazetteer.lookupPlace(name) : [];
  const hits = met.some(isSpelled) ? met : [];
  const found = makeFound(at, read.end, name, hits, 'reader');
  if (hits.length > 0) return found;
  if (isStreet(scan, found)) return { ...found, cue: 'site', pattern: 'street' };
  return isElse(scan, found) ? null : found;
}

/** Addresses of pages and mails are no places; a word in small letters is none where the text uses capitals. */
function isWrittenAsName(scan: Scan, first: number, end: number, name: string): boolean {
  if (/@|:\/\/|^www\./.test(name)) return false;
  for (let at = first; at < end; at++) if (isCapital(scan.tokens[at])) return true;
  const sentence = scan.doc.sentences[scan.tokens[first]?.sentence ?? -1];
  for (let at = sentence?.firstToken ?? 0; at < (sentence?.endToken ?? 0); at++)
    if (isCapital(scan.tokens[at])) return false;
  return true;
}

/** 'Howman Avenue', 'the Qasr road': a street is where something happens, though no gazetteer has its name. */
function isStreet(scan: Scan, { first, end }: Found): boolean {
  return end - first > 1 && scan.words.streetHeads.has((scan.tokens[end - 1]?.norm ?? '').replace(/\.$/, ''));
}

/** 'Karsan' is a people, 'Damascus University' an institution, and the registry knows its own. */
function isElse(scan: Scan, { first, end, name }: Found): boolean {
  if (scan.gazetteer.lookupDemonym(name ?? '')) return true;
  const over = scan.nameAt.get(first);
  if (over && over.end - over.first > end - first && over.mention.actorId !== null) return true;
  return end - first > 1 && scan.words.nameHeads.has(scan.tokens[end - 1]?.norm ?? '');
}

/**
 * A place that the gazetteer lacks under the whole name. 'Northeast Karsa', 'suburban Merwan', 'State of Karsa' are looked up
 * by what they are a part of, 'Merwan aqueduct' by the name it begins with; of 'Merwan Marina' or 'Hospital of Merwan' only
 * that name is kept, as a part.
 * @param known the name of the gazetteer with which it begins
 */
export function judgeUnlisted(
  scan: Scan,
  sentence: Sentence,
  read: Found,
  known: Found | null,
  titleCase: boolean,
): Found[] {
  if (read.pattern === 'street') return [read];
  const rest = nameAtEnd(scan, sentence, read, titleCase);
  if (rest) return [readCue(scan, sentence, rest)];
  const judged = known ? judgeName(scan, sentence, known, titleCase) : null;
  if (judged?.role === 'part-of-name') return [judged];
  // 'Paris Hilton'
  if (known && !judged && scan.words.givenNames.has(normAt(scan, read.first, sentence))) return [];
  const cue = read.end - read.first > 1 ? cueOf(scan, read.end - 1) : null;
  const stands = judged && standsFor(scan, sentence, judged, read);
  if (stands) return [readCue(scan, sentence, { ...read, cue, name: judged.name, hits: judged.hits })];
  const found = readCue(scan, sentence, { ...read, cue });
  if (isAbbreviation(scan, sentence, found)) return [];
  return [{ ...found, hits: soundAlikes(scan, found.name ?? '') }];
}

/** 'LNGO', 'VBIED': capitals among small letters that no gazetteer knows sound like nothing. */
function isAbbreviation(scan: Scan, sentence: Sentence, { first, end, cue }: Found): boolean {
  // 'across NSW'
  if (scan.words.locators.has(normAt(scan, first - 1, sentence))) return false;
  if (end - first > 1 || cue !== null || !isAllCaps(scan.tokens[first]?.text ?? '')) return false;
  return scan.tokens
    .slice(sentence.firstToken, sentence.endToken)
    .some(({ text }) => /^\p{Ll}{2}/u.test(text));
}

/** The known name that ends what was read: all that stands before it only says which part, or what kind, of it is meant. */
function nameAtEnd(scan: Scan, sentence: Sentence, read: Found, titleCase: boolean): Found | null {
  const initial = INITIALS[(scan.tokens[read.first]?.norm ?? '').replace(/\.$/, '')];
  if (initial && scan.tokens[read.first]?.norm.endsWith('.')) {
    const name = `${initial} ${textOf(scan, read.first + 1, read.end)}`;
    if (scan.gazetteer.hasName(name)) return { ...read, name, hits: scan.gazetteer.lookupPlace(name) };
  }
  for (let first = read.first + 1; first < read.end; first++) {
    if (!isCapital(scan.tokens[first])) continue;
    const rest = longestName(scan, first, sentence, titleCase);
    if (rest?.end !== read.end) continue;
    const before = normAt(scan, first - 1, sentence);
    if (before === 'of') {
      const kind = scan.words.kinds.get(normAt(scan, first - 2, sentence));
      if (first - 2 === read.first && kind && kind !== 'site' && kind !== 'water')
        return { ...read, name: rest.name, hits: rest.hits };
      const direction = scan.words.bearings.has(normAt(scan, first - 2, sentence));
      return direction
        ? { ...read, name: rest.name, hits: rest.hits }
        : { ...rest, role: 'part-of-name', pattern: 'in-name' };
    }
    if (isQualifier(scan, sentence, read.first, first, rest.end - first))
      return { ...read, name: rest.name, hits: rest.hits };
    return null;
  }
  return null;
}

/** 'northern', 'south-central', 'N.', 'Greater', 'breakaway', and before a name of two words any word but 'New': 'Republican Orange County'. */
function isQualifier(scan: Scan, sentence: Sentence, first: number, end: number, length: number): boolean {
  const { bearings, parts } = scan.words;
  for (let at = first; at < end; at++) {
    const word = normAt(scan, at, sentence);
    const plain = word.replace(/\.$/, '');
    if (bearings.has(word) || parts.has(word) || plain in INITIALS || /^[-‐.]$/.test(word)) continue;
    if (!isCapital(scan.tokens[at])) continue;
    const other =
      length > 1 && end - first === 1 && word !== 'new' && !isAllCaps(scan.tokens[at]?.text ?? '');
    if (!other || scan.gazetteer.hasName(scan.tokens[at]?.text ?? '')) return false;
  }
  return true;
}

/** 'Merwan aqueduct' lies in Merwan, 'Merwan City' is it; 'Harbor City' is another place than Harbor, and 'Gulf of X' than Gulf. */
function standsFor(scan: Scan, sentence: Sentence, known: Found, read: Found): boolean {
  // 'Merwan IDP Camp' is a camp in or by Merwan.
  if (read.cue === null && kindAfter(scan, sentence, known) === read.end - 1 && read.end - known.end > 1)
    return true;
  const next = scan.tokens[known.end];
  if (next?.norm === 'of') return false;
  if (!isCapital(next)) return !opensOther(scan, known, read);
  if (!scan.words.capitalKinds.has(next?.norm ?? '') && !scan.words.kinds.has(next?.norm ?? '')) return false;
  return read.end - known.end <= 2 && known.hits.some(({ place }) => place.population >= KNOWN_TOWN);
}

/** 'Merwan de Halim' does not lie in Merwan: a small word of names joins what follows to it; a hyphen does so to no town of some size. */
function opensOther(scan: Scan, known: Found, read: Found): boolean {
  const joint = scan.tokens[known.end]?.norm ?? '';
  if (!joinsNames(joint)) return false;
  if (joint === '-' && (isKnownTown(known) || isKnownSpeaker(known) || isArea(known))) return false;
  for (let at = known.end; at < read.end; at++) if (isCapital(scan.tokens[at])) return true;
  return false;
}

function textOf(scan: Scan, first: number, end: number): string {
  return scan.doc.text.slice(scan.tokens[first]?.start ?? 0, scan.tokens[end - 1]?.end ?? 0);
}
