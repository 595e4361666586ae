/** Mends what the statistical tagger gets wrong by kind, before phrases are built on its tags. */
import type { ReaderWords } from '../reference/lexicon/reader.ts';
import type { Token, Upos } from '../text/document.ts';

/**
 * Retags one sentence.
 * @param tokens the tokens of one sentence, in order
 * @returns the same tokens, some with another `upos` or `lemma`
 */
export function repairTags(tokens: readonly Token[], words: ReaderWords): readonly Token[] {
  const mended: Token[] = [];
  // 'Front claims attack on army': a sentence with no verb at all has it among its plural nouns.
  const end = openingEnd(tokens);
  const opening = tokens.slice(0, end);
  const verbless = !opening.some((token) => token.upos === 'VERB' || token.upos === 'AUX');
  for (const [at, token] of tokens.entries()) {
    const found = mended.some((each) => each.upos === 'VERB');
    const upos = retag(token, mended, tokens, at, words, verbless && !found && at < end);
    mended.push(upos === token.upos ? token : { ...token, upos, lemma: relemma(token, upos) });
  }
  return mended;
}

/** A heading has no full stop, and may say a second thing behind a comma: 'Strike hits hospital, Front says 12 dead'. */
function openingEnd(tokens: readonly Token[]): number {
  if (/^[.!?]$/.test(tokens.at(-1)?.text ?? '')) return tokens.length;
  const comma = tokens.findIndex((token) => token.text === ',');
  return comma < 0 ? tokens.length : comma;
}

function retag(
  token: Token,
  before: readonly Token[],
  tokens: readonly Token[],
  at: number,
  words: ReaderWords,
  verbless: boolean,
): Upos {
  const previous = before[at - 1];
  const next = tokens[at + 1];
  // The tagger calls it a preposition, and what follows its phrase.
  if (token.norm === 'whether') return 'SCONJ';
  if (token.norm === 'part' && token.upos === 'VERB' && next?.norm === 'of') return 'NOUN';
  if (/^(?:ADJ|NOUN)$/.test(token.upos) && isPastTense(token, previous, next)) return 'VERB';
  if (/^(?:ADJ|NOUN)$/.test(token.upos) && isUnderModal(previous, next, words)) return 'VERB';
  if (token.upos === 'VERB' && token.norm.endsWith('ing')) {
    if (isCompound(previous, next, words)) return 'NOUN';
    if (isNounBeforeVerb(previous, next)) return 'NOUN';
    if (isNameEnd(token, previous, next)) return 'PROPN';
  }
  if (token.upos === 'VERB' && token.norm === 'tear' && next?.norm === 'gas') return 'NOUN';
  if (token.upos === 'VERB' && isTied(token, previous, before[at - 2], next)) return 'ADJ';
  if (token.upos === 'VERB' && isCountedParticiple(token, previous, next)) return 'ADJ';
  if (token.upos === 'VERB' && isNameBeforeVerb(token, previous, next)) return 'PROPN';
  if (token.upos !== 'PROPN' && words.nameParticles.has(token.norm) && isInName(token, previous, next))
    return 'PROPN';
  if (
    token.upos !== 'VERB' &&
    next &&
    words.verbBefore.get(token.norm)?.has(next.norm) &&
    previous?.upos !== 'DET'
  )
    return 'VERB';
  if (token.upos === 'NOUN' && isThirdPersonVerb(token, previous, next, words)) return 'VERB';
  if (token.upos === 'NOUN' && verbless && isOnlyVerb(token, previous, next, words)) return 'VERB';
  if (/^(?:NOUN|ADJ)$/.test(token.upos) && isProgressive(token, before, next)) return 'VERB';
  if (token.upos === 'ADJ' && isNominalHead(previous, next)) return 'NOUN';
  return token.upos;
}

/** 'al' in 'Tahrir al Sham' and 'al-Deen'; not 'the mayor of', not 'as Russian jets'. */
function isInName(token: Token, previous: Token | undefined, next: Token | undefined): boolean {
  if (!next) return false;
  const glued = /^[-–‑'’]$/.test(next.text) && next.start === token.end;
  const capital = /^\p{Lu}/u.test(next.text);
  const arabic = /^(?:al|el|ez|ash|adh|ibn|bin|bint|abu|umm|ould)$/.test(token.norm);
  const named = previous?.upos === 'PROPN' && /^\p{Lu}/u.test(previous.text);
  const word = /^(?:as|at|an|do|la|den|en)$/.test(token.norm);
  return glued ? named || arabic || /^\p{Lu}/u.test(token.text) : capital && (arabic || (named && !word));
}

/** 'looted' in 'The soldiers looted the depot', 'abducted' in 'Gunmen abducted four nurses'. */
function isPastTense(token: Token, previous: Token | undefined, next: Token | undefined): boolean {
  if (!/[^e]ed$/.test(token.norm) || !previous || !next) return false;
  const subject =
    /^(?:NOUN|PROPN|CCONJ)$/.test(previous.upos) || (previous.upos === 'ADV' && /ly$/.test(previous.norm));
  return (
    subject &&
    (next.upos === 'DET' || next.upos === 'NUM' || /^(?:its|their|his|her|it|them|him|that)$/.test(next.norm))
  );
}

/** 'open' in 'will open a corridor'. */
function isUnderModal(previous: Token | undefined, next: Token | undefined, words: ReaderWords): boolean {
  if (previous?.upos !== 'AUX' || !next) return false;
  const modal = words.modals.has(previous.norm) || words.future.has(previous.norm);
  return modal && /^(?:DET|NUM|PROPN|NOUN|ADJ|PRON)$/.test(next.upos);
}

/** 'pumping' in 'a water pumping station'. */
function isCompound(previous: Token | undefined, next: Token | undefined, words: ReaderWords): boolean {
  return previous?.upos === 'NOUN' && next !== undefined && words.compoundHeads.has(next.lemma);
}

/** 'Shelling' in 'Shelling damaged two schools', at the head of its sentence. */
function isNounBeforeVerb(previous: Token | undefined, next: Token | undefined): boolean {
  return !previous && next?.upos === 'VERB' && /ed$/.test(next.norm) && next.lemma !== next.norm;
}

/** 'Crossing' in 'at the Halim Crossing on Friday'. */
function isNameEnd(token: Token, previous: Token | undefined, next: Token | undefined): boolean {
  const capital = (each: Token | undefined): boolean => /^\p{Lu}/u.test(each?.text ?? '');
  return previous?.upos === 'PROPN' && capital(previous) && capital(token) && !capital(next);
}

/** 'held' in 'the rebel-held town'. */
function isTied(
  token: Token,
  previous: Token | undefined,
  first: Token | undefined,
  next: Token | undefined,
): boolean {
  const joint = previous !== undefined && /^[-‐‑]$/.test(previous.text) && previous.end === token.start;
  return joint && first?.end === previous.start && /^(?:NOUN|ADJ|PROPN)$/.test(next?.upos ?? '');
}

/** 'displaced' in '300 displaced families'. */
function isCountedParticiple(token: Token, previous: Token | undefined, next: Token | undefined): boolean {
  return /[^e]ed$/.test(token.norm) && previous?.upos === 'NUM' && next?.upos === 'NOUN';
}

/** 'Cook declined to say' at the head of a sentence: a capital letter and a finite verb right behind. */
function isNameBeforeVerb(token: Token, previous: Token | undefined, next: Token | undefined): boolean {
  if (previous || !next || next.upos !== 'VERB' || !/^\p{Lu}\p{Ll}+$/u.test(token.text)) return false;
  return token.lemma === token.norm && next.lemma !== next.norm && !/(?:ing|en|[^ai]n)$/.test(next.norm);
}

/** 'estimates' in 'OCHA estimates that', 'claims' in 'the government claims it'. */
function isThirdPersonVerb(
  token: Token,
  previous: Token | undefined,
  next: Token | undefined,
  words: ReaderWords,
): boolean {
  if (!token.norm.endsWith('s') || !words.nounOrVerb.has(token.lemma) || !previous || !next) return false;
  if (!/^(?:PROPN|NOUN|PUNCT|PRON)$/.test(previous.upos)) return false;
  if (previous.upos === 'PUNCT' && !/^[)\]”"’]$/.test(previous.text)) return false;
  if (previous.upos === 'NOUN' && /s$/.test(previous.norm) && previous.lemma !== previous.norm) return false;
  return (
    next.upos === 'DET' ||
    next.norm === 'that' ||
    next.norm === 'it' ||
    next.norm === 'they' ||
    next.norm === 'its'
  );
}

/** 'claims' in the headline 'Front claims attack on army'. */
function isOnlyVerb(
  token: Token,
  previous: Token | undefined,
  next: Token | undefined,
  words: ReaderWords,
): boolean {
  if (!token.norm.endsWith('s') || !words.nounOrVerb.has(token.lemma) || !previous || !next) return false;
  return /^(?:PROPN|NOUN)$/.test(previous.upos) && /^(?:PROPN|NOUN|DET|ADJ|NUM|PRON)$/.test(next.upos);
}

/** 'bombing' in 'have been bombing Tel Amar'; not in 'the cause was bombing of'. */
function isProgressive(token: Token, before: readonly Token[], next: Token | undefined): boolean {
  if (!token.norm.endsWith('ing') || !next || next.norm === 'of') return false;
  const auxiliary = before.findLast((each) => each.upos !== 'ADV');
  if (auxiliary?.upos !== 'AUX' || !/^(?:be|been|is|are|was|were|am)$/.test(auxiliary.lemma)) return false;
  return /^(?:PROPN|DET|NUM|PRON|ADP|ADJ|NOUN)$/.test(next.upos);
}

/** 'offensive' in 'the regime's offensive,' and 'wounded' in 'the wounded were taken'. */
function isNominalHead(previous: Token | undefined, next: Token | undefined): boolean {
  const opens = previous?.upos === 'DET' || previous?.upos === 'NUM' || previous?.norm === "'s";
  const grounded = previous?.upos === 'NOUN' || previous?.upos === 'ADJ';
  if (!opens && !grounded) return false;
  if (grounded && !(next?.upos === 'PUNCT' && /^[.,;:]$/.test(next.text))) return false;
  if (!next) return true;
  return (
    /^(?:ADP|VERB|AUX|CCONJ|PART|SCONJ)$/.test(next.upos) ||
    (next.upos === 'PUNCT' && !/^[-–“"'‘(]$/.test(next.text))
  );
}

function relemma(token: Token, upos: Upos): string {
  if (upos === 'VERB' && token.upos === 'ADJ' && token.norm.endsWith('ed')) return lemmaOfPast(token.norm);
  return upos === 'PROPN' || (upos === 'NOUN' && token.upos !== 'PROPN') ? token.norm : token.lemma;
}

/** The base form of a regular past tense: 'looted' loot, 'seized' seize, 'denied' deny, 'gripped' grip. */
function lemmaOfPast(norm: string): string {
  const stem = norm.slice(0, -2);
  if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`;
  if (/([bdgmnprt])\1$|oll$/.test(stem)) return stem.slice(0, -1);
  return NEEDS_E.test(stem) && !/(?:er|or|ow|ear|air|oor)$/.test(stem) ? `${stem}e` : stem;
}

/** Stems that no English verb ends in without its 'e'. */
const NEEDS_E =
  /(?:[cuvz]|[^s]s|[dnr]g|ag|[il]eg|[aeiou]r|[^aeiou]at|[aeiou]l?at|[^aeioul]l|cid|vid|[lr]ud|rad|cap|[cv]it)$/;
