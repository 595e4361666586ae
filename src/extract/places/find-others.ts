/** Demonyms, and names that the gazetteer lacks but that the text calls places. */
import type { Sentence } from '../../text/document.ts';
import { runEnd } from './longest-name.ts';
import { unlessOthers } from './names-of-others.ts';
import {
  type Found,
  isAdjacent,
  isAllCaps,
  isCapital,
  isTitleCase,
  makeFound,
  normAt,
  type Scan,
} from './scan.ts';
import { soundAlikes } from './sound-alikes.ts';

/** 'Syrian', 'Gazans', 'South Sudanese' where no name covers them. */
export function findDemonyms(scan: Scan, sentence: Sentence, taken: (at: number) => boolean): Found[] {
  const found: Found[] = [];
  for (let at = sentence.firstToken; at < sentence.endToken; at++) {
    const token = scan.tokens[at];
    if (!token || taken(at) || !isCapital(token)) continue;
    const pair = at + 1 < sentence.endToken && isAdjacent(scan, at) ? (scan.tokens[at + 1] ?? token) : token;
    const long =
      pair === token ? null : scan.gazetteer.lookupDemonym(scan.doc.text.slice(token.start, pair.end));
    const demonym = long ?? scan.gazetteer.lookupDemonym(token.norm);
    if (!demonym) continue;
    // 'English lessons' are given anywhere; a Syrian teacher is one from Syria.
    const { languages, languageNouns } = scan.words;
    if (languages.has(token.norm) && languageNouns.has(scan.tokens[at + 1]?.lemma ?? '')) continue;
    const over = scan.nameAt.get(at);
    const end = long ? at + 2 : at + 1;
    // 'Syrian Observatory for Human Rights': the word is part of a name; in a person's name it is none of this.
    if (over?.mention.type === 'person' && over.end - over.first > end - at) continue;
    const read = scan.readAt.get(at);
    const inPlace =
      read && (read.kind === 'place' || read.kind === 'facility') && read.end - read.first > end - at;
    const inParty = over !== undefined && over.end - over.first > end - at && over.mention.actorId !== null;
    // 'Turkish Street', 'the French Quarter'
    const inName = inParty || inPlace === true;
    const hits = demonym.places.map((place) => ({ place, match: 'alternate' as const }));
    const name = scan.doc.text.slice(token.start, scan.tokens[end - 1]?.end ?? token.end);
    found.push({ ...makeFound(at, end, name, hits, 'demonym'), role: inName ? 'part-of-name' : 'demonym' });
    at = end - 1;
  }
  return found;
}

/** 'the village of Xyz', 'Xyz district', 'in al-Xyz': called a place, or only spelled unlike the gazetteer. */
export function findUnknown(scan: Scan, sentence: Sentence, taken: (at: number) => boolean): Found[] {
  const found: Found[] = [];
  if (isTitleCase(scan, sentence)) return found;
  for (let at = sentence.firstToken; at < sentence.endToken; at++) {
    const token = scan.tokens[at];
    if (!token || taken(at) || !isCapital(token) || token.upos !== 'PROPN' || isAllCaps(token.text)) continue;
    const first = openingArticle(scan, at, sentence);
    const end = lastCapital(scan, runEnd(scan, at, sentence), at, taken);
    const next = unknownAt(scan, sentence, first, end);
    at = end - 1;
    const kept = next && unlessOthers(scan, sentence, next);
    if (kept) found.push(kept);
  }
  return found;
}

function unknownAt(scan: Scan, sentence: Sentence, first: number, end: number): Found | null {
  const head = scan.tokens[first];
  const last = scan.tokens[end - 1];
  const over = scan.nameAt.get(end - 1);
  if (!head || !last || scan.personNames.has(last.norm)) return null;
  if (over && (over.mention.type === 'person' || over.mention.actorId !== null)) return null;
  const name = scan.doc.text.slice(head.start, last.end);
  const lower = last.norm.replace(/\.$/, '');
  if (scan.words.dateWords.has(lower) || scan.words.nameHeads.has(lower) || scan.words.titles.has(lower))
    return null;
  const before = normAt(scan, first - 1, sentence);
  const kindBefore = before === 'of' ? scan.words.kinds.get(normAt(scan, first - 2, sentence)) : undefined;
  const capitalKind = isCapital(scan.tokens[end])
    ? undefined
    : scan.words.kinds.get(normAt(scan, end, sentence));
  const inner = end - first > 1 ? scan.words.kinds.get(lower) : undefined;
  const kind =
    kindBefore ??
    (isAdjacent(scan, end - 1) ? capitalKind : undefined) ??
    (isGeneric(scan, lower) ? inner : undefined);
  const located = isPlainLocator(before);
  const hits = located || kind ? soundAlikes(scan, name) : [];
  if (kind === 'site' && !located && hits.length === 0) return null;
  if (kind) return { ...makeFound(first, end, name, hits, 'called-a-place'), cue: kind };
  // Known by sound alone, and said to be where something is: resolved only if the context speaks for it.
  return located && hits.length > 0 && name.length > 3 ? makeFound(first, end, name, hits, 'similar') : null;
}

/** 'Xyz District', but not 'Xyz University'. */
function isGeneric(scan: Scan, word: string): boolean {
  return scan.words.capitalKinds.has(word) && !scan.words.nameHeads.has(word);
}

/** Prepositions that seldom stand before a person. */
function isPlainLocator(word: string): boolean {
  return word === 'in' || word === 'near' || word === 'into' || word === 'at' || word === 'outside';
}

function openingArticle(scan: Scan, at: number, sentence: Sentence): number {
  const joined =
    normAt(scan, at - 1, sentence) === '-' && isAdjacent(scan, at - 2) && isAdjacent(scan, at - 1);
  return joined && /^(?:al|el|a[dnrstz]|e[dnrstz]|ash|esh)$/.test(normAt(scan, at - 2, sentence))
    ? at - 2
    : at;
}

function lastCapital(scan: Scan, end: number, first: number, taken: (at: number) => boolean): number {
  let stop = first + 1;
  for (let at = first + 1; at < end && !taken(at); at++) {
    const word = scan.tokens[at]?.norm ?? '';
    if (word === 'and' || word === 'in' || word === 'on' || word === 'of') break;
    if (isCapital(scan.tokens[at])) stop = at + 1;
  }
  return stop;
}
