/** Finds names of the gazetteer in running text: the longest run of capitalised words that is one. */
import type { Sentence } from '../../text/document.ts';
import { abbreviationAt, codeAt } from './abbreviations.ts';
import { campAt } from './camps.ts';
import { judgeName } from './guard.ts';
import { readCue } from './kind-words.ts';
import { longestName } from './longest-name.ts';
import { unlessOthers } from './names-of-others.ts';
import { judgeUnlisted, readPlaceAt } from './read-names.ts';
import { type Found, isCapital, isTitleCase, normAt, type Scan } from './scan.ts';

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

/** All names and codes in a sentence, in text order, each judged by what stands around it. */
export function findNames(scan: Scan, sentence: Sentence): Found[] {
  const found: Found[] = [];
  // 'By Lena Adar': a byline names persons; a dateline opens with its place.
  if (sentence.kind === 'byline' && normAt(scan, sentence.firstToken, sentence) === 'by') return found;
  const titleCase = isTitleCase(scan, sentence);
  for (let at = sentence.firstToken; at < sentence.endToken; ) {
    const camp = campAt(scan, at, sentence);
    if (camp) {
      found.push(camp);
      at = camp.end;
      continue;
    }
    const abbreviation = abbreviationAt(scan, at, sentence, found.at(-1)) ?? codeAt(scan, at, sentence);
    const read = readPlaceAt(scan, at);
    const known = opensName(scan, at, sentence) ? longestName(scan, at, sentence, titleCase) : null;
    const next = abbreviation ?? (read && (known?.end ?? 0) < read.end ? read : known);
    if (next === read && read?.hits.length === 0) {
      for (const each of judgeUnlisted(scan, sentence, read, known, titleCase)) {
        const kept = unlessOthers(scan, sentence, each);
        if (kept) found.push(kept);
      }
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
    const kept = judged && unlessOthers(scan, sentence, judged);
    if (kept) found.push(kept);
    at = Math.max(at, kept?.end ?? 0);
  }
  return found;
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
