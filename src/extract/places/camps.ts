/** Camps by their names, wherever the reader lets them begin and end: 'Zolpat Refugee Camp', 'Zolpat IDP camp', 'Zolpat Karsan Refugee Camp'. */
import type { GazetteerHit } from '../../reference/gazetteer/types.ts';
import type { Sentence } from '../../text/document.ts';
import { isSpelled, joinsNames } from './longest-name.ts';
import { type Found, isAdjacent, isAllCaps, isCapital, makeFound, normAt, type Scan } from './scan.ts';

const LONGEST = 7;
/** So many words between the name and 'camp' say whom it holds: 'Zolpat Karsan Refugee Camp'. */
const MOST_HELD = 2;

/**
 * The camp whose name begins here: under its own names, else the one that sounds so, else the place that it is named after, else unknown.
 * @returns null where no camp is named, and for 'the Zolpa camp' of a politician: in small letters only a camp that is known, or that holds
 * somebody, counts
 */
export function campAt(scan: Scan, first: number, sentence: Sentence): Found | null {
  if (!opens(scan, first, sentence)) return null;
  const end = campEnd(scan, first, sentence);
  if (end === null) return null;
  let base = end - 1;
  while (base > first + 1 && scan.words.campWords.has(normAt(scan, base - 1, sentence))) base--;
  const held = base < end - 1;
  const capital = isCapital(scan.tokens[end - 1]);
  const stop = capital ? end : base;
  for (let to = base; to > first && base - to <= MOST_HELD; to--) {
    const hits = campsNamed(scan, textOf(scan, first, to));
    if (hits.length > 0)
      return {
        ...makeFound(first, to < base ? end : stop, textOf(scan, first, to), hits, 'known-camp'),
        cue: 'site',
      };
  }
  if (!held && !capital) return null;
  const name = textOf(scan, first, base);
  const towns = scan.gazetteer.hasName(name) ? scan.gazetteer.lookupPlace(name).filter(isSpelled) : [];
  const alike = towns.length > 0 ? towns : soundingCamps(scan, name);
  if (alike.length === 0 && !isNamed(scan, first, base, sentence)) return null;
  return { ...makeFound(first, stop, name, alike, 'camp'), cue: 'site' };
}

/** Neither inside a person's name nor an article or the first of a title-cased sentence's words. */
function opens(scan: Scan, first: number, sentence: Sentence): boolean {
  const token = scan.tokens[first];
  if (!token || !isCapital(token) || first >= sentence.endToken) return false;
  if (/^(?:ADP|DET|PRON|VERB|AUX|SCONJ|CCONJ)$/.test(token.upos)) return false;
  const over = scan.nameAt.get(first);
  return over?.mention.type !== 'person' || over.first === first;
}

/** Past 'camp' or 'camps' at the end of a run of capitals and small words of names; null where there is none. */
function campEnd(scan: Scan, first: number, sentence: Sentence): number | null {
  for (let at = first + 1; at < Math.min(sentence.endToken, first + LONGEST); at++) {
    if (!isAdjacent(scan, at - 1)) return null;
    const norm = normAt(scan, at, sentence);
    if (norm === 'camp' || norm === 'camps') return at + 1;
    if (!isCapital(scan.tokens[at]) && !joinsNames(norm) && !scan.words.campWords.has(norm)) return null;
  }
  return null;
}

/** Camps that the gazetteer has under a name, with or without what they are called. */
function campsNamed(scan: Scan, name: string): readonly GazetteerHit[] {
  const called = [`${name} camp`, `${name} refugee camp`].find((each) => scan.gazetteer.hasName(each));
  if (called !== undefined) return scan.gazetteer.lookupPlace(called).filter(isSpelled);
  if (!scan.gazetteer.hasName(name)) return [];
  return scan.gazetteer.lookupPlace(name).filter((hit) => isSpelled(hit) && isCamp(hit));
}

/** Camps whose whole name with 'camp' sounds so. */
function soundingCamps(scan: Scan, name: string): readonly GazetteerHit[] {
  return scan.gazetteer.lookupPlace(`${name} camp`).filter(isCamp);
}

function isCamp({ place }: GazetteerHit): boolean {
  return place.level === 'site' && /^(?:CMP|RGCT)/.test(place.featureCode);
}

/** A name that nobody knows begins where the reader lets one begin, and is no party of the registry. */
function isNamed(scan: Scan, first: number, base: number, sentence: Sentence): boolean {
  const over = scan.nameAt.get(first);
  if (over && (over.mention.actorId !== null || over.mention.type === 'person')) return false;
  if (base - first === 1 && isAllCaps(scan.tokens[first]?.text ?? '')) return false;
  if (first === sentence.firstToken) return scan.readAt.get(first)?.first === first;
  const before = scan.tokens[first - 1];
  return !isCapital(before) || before?.upos !== 'PROPN';
}

function textOf(scan: Scan, first: number, end: number): string {
  return scan.doc.text.slice(scan.tokens[first]?.start ?? 0, scan.tokens[end - 1]?.end ?? 0);
}
