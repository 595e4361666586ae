/** Whether the name of a country or capital means those who govern it: by the verb or noun that it depends on. */
import type { Sentence, Token } from '../../text/document.ts';
import { isKnownSpeaker } from './place-signs.ts';
import { type Found, isAdjacent, isAllCaps, normAt, type Scan } from './scan.ts';

const SKIPPED = new Set(['ADV', 'AUX', 'PART']);
/** How many names may be joined by 'and' before the one that depends on something else. */
const LONGEST_LIST = 6;

/** 'Damascus said', 'Moscow has denied', 'backed by Tehran', 'talks with Islamabad': the government, not the place. */
export function isMetonym(scan: Scan, sentence: Sentence, found: Found): boolean {
  if (!isKnownSpeaker(found) || found.cue !== null) return false;
  const before = scan.tokens[found.first - 1];
  const inSentence = before && found.first > sentence.firstToken;
  if (inSentence && before.norm === 'to' && scan.tokens[found.first - 2]?.norm === 'according') return true;
  if (isBacker(scan, sentence, found)) return true;
  const own = headOf(scan, found);
  const governor = own && scan.tokens[own.head];
  // 'Syria was bombed', 'Syria was accused'
  if (own?.deprel === 'nsubj:pass') return scan.words.metonymObjects.has(governor?.lemma ?? '');
  if (own && governor && dependsOnAct(scan, found, own, governor)) return true;
  if (inSentence && before.norm === 'by') {
    const verb = scan.tokens[found.first - 2];
    return verb?.upos === 'VERB' && scan.words.metonymVerbs.has(verb.lemma);
  }
  if (inSentence && before.upos === 'ADP') return false;
  return speaks(scan, sentence, found);
}

/** 'Karsa-backed rebels', 'a Karsa-installed official'. */
function isBacker(scan: Scan, sentence: Sentence, found: Found): boolean {
  if (normAt(scan, found.end, sentence) !== '-' || !isAdjacent(scan, found.end - 1)) return false;
  return scan.words.metonymLinks.has(normAt(scan, found.end + 1, sentence));
}

/** The verb right after the name, past adverbs and auxiliaries. */
function speaks(scan: Scan, sentence: Sentence, found: Found): boolean {
  for (let at = found.end; at < Math.min(sentence.endToken, found.end + 4); at++) {
    const token = scan.tokens[at];
    if (!token) return false;
    if (token.upos === 'VERB') return scan.words.metonymVerbs.has(token.lemma) && !/ing$/.test(token.norm);
    if (!SKIPPED.has(token.upos) || token.norm === "'s") return false;
  }
  return false;
}

/** Subject or agent of what governments do, object of what is done to them, or party to talks and deals. */
function dependsOnAct(scan: Scan, found: Found, own: Token, governor: Token): boolean {
  const { metonymVerbs, metonymObjects, metonymNouns, metonymHeads, metonymActs } = scan.words;
  const preposition = scan.tokens
    .slice(found.first - 2, found.first)
    .find(({ upos }) => upos === 'ADP')?.norm;
  switch (own.deprel.split(':')[0]) {
    case 'nsubj':
      return governor.upos === 'VERB' && metonymVerbs.has(governor.lemma);
    case 'obj':
      return metonymObjects.has(governor.lemma);
    // 'US forces', 'Karsa officials', 'a US air strike'
    case 'compound':
    case 'amod':
      return metonymHeads.has(governor.lemma) || (isAllCaps(own.text) && metonymActs.has(governor.lemma));
    case 'nmod':
      return (
        governor.upos === 'NOUN' &&
        metonymNouns.has(governor.lemma) &&
        isParty(preposition ?? first(scan, found))
      );
    case 'obl':
      if (preposition === 'on') return governor.lemma === 'call';
      return (
        preposition === 'with' &&
        /^(?:sign|negotiate|agree|ally|side|meet|trade|cooperate)$/.test(governor.lemma)
      );
    default:
      return false;
  }
}

/** Prepositions before a party to something, not before where it is. */
function isParty(preposition: string | undefined): boolean {
  return /^(?:between|with|from|by|of|against|on)$/.test(preposition ?? '');
}

/** The preposition of the list that a name stands in: 'between Moscow and Kyiv'. */
function first(scan: Scan, found: Found): string | undefined {
  const own = scan.tokens[found.end - 1];
  const whole = own?.deprel === 'conj' ? scan.tokens[own.head] : undefined;
  return (
    whole && scan.tokens.find(({ head, deprel }) => scan.tokens[head] === whole && deprel === 'case')?.norm
  );
}

/** The word of the name that depends on something outside it; for one joined by 'and' to others, that of the first. */
function headOf(scan: Scan, found: Found): Token | null {
  let own: Token | undefined;
  for (let at = found.first; at < found.end; at++) {
    const token = scan.tokens[at];
    if (token && (token.head < found.first || token.head >= found.end)) own = token;
  }
  for (let step = 0; own?.deprel === 'conj' && step < LONGEST_LIST; step++) own = scan.tokens[own.head];
  return own ?? null;
}
