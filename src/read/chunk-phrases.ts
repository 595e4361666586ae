/** Base noun phrases over tags, with their preposition, possessor and coordination. */
import type { NounPhrase, Token } from '../text/document.ts';

type Draft = Omit<NounPhrase, 'index' | 'conjunctOf' | 'possessor' | 'preposition'>;

const NOMINAL = new Set(['NOUN', 'PROPN', 'NUM', 'PRON', 'SYM']);
const INNER = new Set(['ADJ', 'NOUN', 'PROPN', 'NUM', 'SYM']);
const POSSESSIVE = new Set(['its', 'their', 'his', 'her', 'my', 'our', 'your', 'whose']);
const RELATIVE = new Set(['who', 'which', 'that', 'whom', 'what']);

/**
 * Finds the base noun phrases of one sentence.
 * @param tokens the whole document's tokens
 * @param range half-open token range of the sentence
 * @param firstIndex index that the first phrase gets
 */
export function chunkPhrases(
  tokens: readonly Token[],
  range: { readonly first: number; readonly end: number; readonly sentence: number },
  firstIndex: number,
): readonly NounPhrase[] {
  const phrases: NounPhrase[] = [];
  let at = range.first;
  while (at < range.end) {
    const draft = readPhrase(tokens, at, range);
    if (!draft) {
      at++;
      continue;
    }
    const previous = phrases.at(-1) ?? null;
    const between = previous ? tokens.slice(previous.endToken, draft.firstToken) : [];
    const owned = previous !== null && between.length === 1 && isPossessiveMark(between[0], previous, tokens);
    const joined = previous !== null && isCoordination(between, previous, tokens, range.first);
    const preposition = findPreposition(tokens, draft.firstToken, range.first);
    phrases.push({
      ...draft,
      index: firstIndex + phrases.length,
      preposition:
        preposition ?? (owned || (joined && between.length > 0) ? (previous?.preposition ?? null) : null),
      conjunctOf: joined && previous ? previous.index : null,
      possessor: owned && previous ? previous.index : null,
    });
    at = draft.endToken;
  }
  return phrases;
}

function readPhrase(
  tokens: readonly Token[],
  first: number,
  range: { readonly end: number; readonly sentence: number },
): Draft | null {
  const opener = tokens[first];
  if (!opener) return null;
  if (opener.upos === 'PRON' && !POSSESSIVE.has(opener.norm)) {
    if (RELATIVE.has(opener.norm)) return null;
    return toDraft(tokens, first, first + 1, first, range.sentence);
  }
  const opens = opener.upos === 'DET' || POSSESSIVE.has(opener.norm);
  if (!opens && !INNER.has(opener.upos)) return null;
  let at = opens ? first + 1 : first;
  let head = -1;
  while (at < range.end) {
    const token = tokens[at];
    if (!token || (head >= 0 && startsAdjunct(token, tokens[at + 1]))) break;
    if (INNER.has(token.upos) || (opens && head < 0 && token.upos === 'DET')) {
      if (NOMINAL.has(token.upos)) head = at;
      at++;
      continue;
    }
    const next = at + 1 < range.end ? tokens[at + 1] : undefined;
    const quoted = tokens.slice(first, at).some((each) => /^[“"‘]$/.test(each.text));
    if (isInner(token, tokens[at - 1], next, { started: opens || head >= 0, beforeHead: head < 0, quoted })) {
      at++;
      continue;
    }
    break;
  }
  if (head < 0) {
    // 'the wounded' with nothing after it is a phrase all the same; a lone adjective or determiner is not.
    const last = tokens[at - 1];
    if (!opens || !last || at - 1 === first)
      return opener.upos === 'DET' && isPronominal(opener)
        ? toDraft(tokens, first, first + 1, first, range.sentence)
        : null;
    head = at - 1;
  }
  return toDraft(tokens, first, head + 1, head, range.sentence);
}

/** 'last year' in 'in Daraa last year', 'one day' in 'the statement one day before': a time of its own. */
function startsAdjunct(token: Token, next: Token | undefined): boolean {
  if (/^(?:last|next|this|that)$/.test(token.norm)) return true;
  return token.upos === 'NUM' && !/\d/.test(token.norm) && next?.upos === 'NOUN';
}

/** What may stand inside a phrase besides nouns, adjectives and numbers. */
function isInner(
  token: Token,
  previous: Token | undefined,
  next: Token | undefined,
  state: { readonly started: boolean; readonly beforeHead: boolean; readonly quoted: boolean },
): boolean {
  if (!next) return false;
  const { started, beforeHead, quoted } = state;
  const nextInner = INNER.has(next.upos);
  // 'U.S.-backed forces', 'vehicle-borne devices', 'al-Deen'
  if (/^[-–‑/]$/.test(token.text)) {
    return previous?.end === token.start && next.start === token.end && (nextInner || next.upos === 'VERB');
  }
  // 'the “Guardians', 'the so-called', 'the very large'
  if (/^[“"‘]$/.test(token.text)) return started && beforeHead && nextInner && token.start !== previous?.end;
  if (/^[”"’]$/.test(token.text)) return quoted && !beforeHead && next.upos === 'NOUN';
  if (token.upos === 'ADV')
    return started && beforeHead && (next.upos === 'ADJ' || next.upos === 'NUM' || next.upos === 'VERB');
  if (token.upos === 'CCONJ') return started && beforeHead && previous?.upos === 'ADJ' && next.upos === 'ADJ';
  // a participle before its noun: 'the surrounding countryside', 'the liberated south', 'U.S.-backed forces'
  if (token.upos === 'VERB' || token.upos === 'AUX') {
    const participle = /(?:ed|ing|en|wn)$/.test(token.norm);
    const hyphened = previous !== undefined && /^[-–‑]$/.test(previous.text);
    return participle && nextInner && (hyphened || (started && beforeHead));
  }
  return false;
}

function isPronominal(token: Token): boolean {
  return /^(?:this|these|those|both|all|some|many|several|each|another|none|neither|either)$/.test(
    token.norm,
  );
}

function toDraft(
  tokens: readonly Token[],
  first: number,
  end: number,
  head: number,
  sentence: number,
): Draft {
  return {
    firstToken: first,
    endToken: end,
    head,
    sentence,
    start: tokens[first]?.start ?? 0,
    end: tokens[end - 1]?.end ?? 0,
  };
}

function isPossessiveMark(token: Token | undefined, owner: NounPhrase, tokens: readonly Token[]): boolean {
  if (!token || token.start !== tokens[owner.endToken - 1]?.end) return false;
  return token.norm === "'s" || (token.norm === "'" && /s$/.test(tokens[owner.head]?.norm ?? ''));
}

/** Only commas and a conjunction between two phrases of like weight: 'A, B and C'. */
function isCoordination(
  between: readonly Token[],
  previous: NounPhrase,
  tokens: readonly Token[],
  sentenceStart: number,
): boolean {
  if (between.length === 0 || between.length > 3) return false;
  const words = between.filter((token) => !/^[“”"‘’()]$/.test(token.text));
  if (words.length === 0 || !words.every((token) => token.norm === ',' || token.upos === 'CCONJ'))
    return false;
  if (words.some((token) => token.upos === 'CCONJ' && token.norm !== 'but')) return true;
  // 'In Merwan, the Front and its allies': a comma after an opening prepositional phrase closes it.
  if (previous.preposition === sentenceStart && previous.conjunctOf === null) return false;
  // A comma alone joins only as part of a list that goes on to its conjunction, or inside one begun before.
  return previous.conjunctOf !== null || /^(?:and|or)$/.test(nextConjunction(tokens, previous.endToken));
}

/** The conjunction that closes a comma list begun here, or ''. */
function nextConjunction(tokens: readonly Token[], from: number): string {
  for (let at = from; at < Math.min(tokens.length, from + 40); at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.upos === 'CCONJ') return token.norm;
    if (token.upos === 'VERB' || token.upos === 'AUX' || token.upos === 'ADP' || /^[.;:]$/.test(token.text))
      break;
  }
  return '';
}

function findPreposition(tokens: readonly Token[], first: number, from: number): number | null {
  let at = first - 1;
  while (at >= from && /^[“"‘([]$/.test(tokens[at]?.text ?? '')) at--;
  const token = at >= from ? tokens[at] : undefined;
  if (!token) return null;
  const adposition =
    token.upos === 'ADP' || (token.upos === 'SCONJ' && /^(?:since|until|after|before|as)$/.test(token.norm));
  return adposition || token.norm === 'including' || token.norm === 'to' ? at : null;
}
