/** Whether the name of a country or capital means those who govern it. */
import type { Sentence } from '../../text/document.ts';
import { isKnownSpeaker } from './place-signs.ts';
import type { Found, Scan } from './scan.ts';

const SKIPPED = new Set(['ADV', 'AUX', 'PART']);

/** 'Damascus said', 'Moscow has denied', 'backed by Tehran': the government, not the place. */
export function isMetonym(scan: Scan, sentence: Sentence, found: Found): boolean {
  if (!isKnownSpeaker(found) || found.cue !== null) return false;
  const before = scan.tokens[found.first - 1];
  const inSentence = before && found.first > sentence.firstToken;
  if (inSentence && before.norm === 'by') {
    const verb = scan.tokens[found.first - 2];
    return verb?.upos === 'VERB' && scan.words.metonymVerbs.has(verb.lemma);
  }
  if (inSentence && before.norm === 'to' && scan.tokens[found.first - 2]?.norm === 'according') return true;
  if (inSentence && before.upos === 'ADP') return false;
  for (let at = found.end; at < Math.min(sentence.endToken, found.end + 4); at++) {
    const token = scan.tokens[at];
    if (!token) return false;
    if (token.upos === 'VERB') return scan.words.metonymVerbs.has(token.lemma) && !/ing$/.test(token.norm);
    if (!SKIPPED.has(token.upos) || token.norm === "'s") return false;
  }
  return false;
}
