/** Verb groups over tags: auxiliaries and main verb, with voice, form, tense, modality and negation. */
import type { ReaderWords } from '../reference/lexicon/reader.ts';
import type { NounPhrase, Token, VerbGroup } from '../text/document.ts';

type Draft = Omit<VerbGroup, 'index'>;

const PARTICIPLE_END = /(?:ed|en|wn|ne|t|ught|ld|ung|ain|ft|pt|ck|de|ost|ent|ound)$/;

/**
 * Finds the verb groups of one sentence.
 * @param tokens the whole document's tokens
 * @param range half-open token range of the sentence
 * @param phrases the sentence's noun phrases; verbs inside them ('the surrounding countryside') are not groups
 * @param firstIndex index that the first group gets
 */
export function chunkVerbs(
  tokens: readonly Token[],
  range: { readonly first: number; readonly end: number; readonly sentence: number },
  phrases: readonly NounPhrase[],
  words: ReaderWords,
  firstIndex: number,
): readonly VerbGroup[] {
  const covered = new Set<number>();
  for (const phrase of phrases) for (let at = phrase.firstToken; at < phrase.endToken; at++) covered.add(at);
  const drafts: Draft[] = [];
  let at = range.first;
  while (at < range.end) {
    const found = covered.has(at) ? null : readGroup(tokens, at, range, covered, words);
    if (found) drafts.push(found);
    at = found ? found.endToken : at + 1;
  }
  const reduced = markReducedRelatives(drafts, tokens, phrases, words);
  return reduced.map((draft, index) => ({ ...draft, index: firstIndex + index }));
}

function readGroup(
  tokens: readonly Token[],
  first: number,
  range: { readonly end: number; readonly sentence: number },
  covered: ReadonlySet<number>,
  words: ReaderWords,
): Draft | null {
  const opener = tokens[first];
  if (
    !opener ||
    !(opener.upos === 'AUX' || opener.upos === 'VERB' || isInfinitiveMark(opener, tokens[first + 1]))
  )
    return null;
  let head = -1;
  let lastAux = -1;
  let end = first;
  for (let at = first; at < range.end && !covered.has(at); at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.upos === 'VERB') {
      head = at;
      end = at + 1;
      break;
    }
    if (token.upos === 'AUX') {
      lastAux = at;
      end = at + 1;
      continue;
    }
    // adverbs, 'not', 'to' and an opening quotation mark may stand between
    const between = token.upos === 'ADV' || token.upos === 'PART' || /^[“"‘]$/.test(token.text);
    if (!between) break;
  }
  if (head < 0 && lastAux < 0) return null;
  const main = head >= 0 ? head : lastAux;
  return describeGroup(tokens, first, Math.max(end, main + 1), main, range.sentence, words);
}

function isInfinitiveMark(token: Token, next: Token | undefined): boolean {
  return (
    token.norm === 'to' && token.upos === 'PART' && next !== undefined && /^(?:VERB|AUX|ADV)$/.test(next.upos)
  );
}

function describeGroup(
  tokens: readonly Token[],
  first: number,
  end: number,
  head: number,
  sentence: number,
  words: ReaderWords,
): Draft {
  const group = tokens.slice(first, end);
  const main = tokens[head];
  const auxiliaries = group.filter((token) => token.upos === 'AUX' && token.index !== head);
  const passiveAux = auxiliaries.at(-1);
  const participle = main !== undefined && main.upos === 'VERB' && isPastParticiple(main, words);
  const passive = participle && passiveAux !== undefined && /^(?:be|get|being)$/.test(passiveAux.lemma);
  const infinitive = group.some((token) => token.norm === 'to' && token.upos === 'PART');
  const bare = auxiliaries.length === 0 && !infinitive;
  const form = infinitive
    ? 'infinitive'
    : bare && main?.norm.endsWith('ing') && main.upos === 'VERB'
      ? 'gerund'
      : 'finite';
  const modal = auxiliaries.find((token) => words.modals.has(token.norm) || words.future.has(token.norm));
  const before = tokens[first - 1];
  return {
    firstToken: first,
    endToken: end,
    head,
    sentence,
    start: tokens[first]?.start ?? 0,
    end: tokens[end - 1]?.end ?? 0,
    voice: passive ? 'passive' : 'active',
    form,
    tense: form === 'finite' ? tenseOf(group, words) : 'none',
    negated:
      group.some((token) => words.negations.has(token.norm) || token.norm === "n't") ||
      (before !== undefined && words.negations.has(before.norm)),
    modal: modal ? (modal.norm === 'wo' ? 'will' : modal.norm === 'ca' ? 'can' : modal.lemma) : null,
  };
}

function tenseOf(group: readonly Token[], words: ReaderWords): VerbGroup['tense'] {
  const first = group.find((token) => token.upos === 'AUX' || token.upos === 'VERB');
  if (!first) return 'none';
  if (words.future.has(first.norm)) return 'future';
  if (/^(?:was|were|had|did)$/.test(first.norm)) return 'past';
  if (first.upos === 'AUX') return 'present';
  if (first.norm.endsWith('s') && first.lemma !== first.norm) return 'present';
  return first.lemma !== first.norm || words.invariantParticiples.has(first.norm) ? 'past' : 'present';
}

/** 'bombed', 'taken', 'hit': a form that can follow 'was'. */
function isPastParticiple(token: Token, words: ReaderWords): boolean {
  if (token.norm.endsWith('ing')) return false;
  if (words.invariantParticiples.has(token.norm)) return true;
  return (token.lemma !== token.norm && !token.norm.endsWith('s')) || token.norm.endsWith('ed');
}

/** 'an offensive launched by the army', 'people displaced in May have returned', 'Founded in 1990, the group …'. */
function markReducedRelatives(
  drafts: readonly Draft[],
  tokens: readonly Token[],
  phrases: readonly NounPhrase[],
  words: ReaderWords,
): readonly Draft[] {
  const marked: Draft[] = [];
  for (const [index, draft] of drafts.entries()) {
    const reduced =
      isBarePast(draft, tokens) &&
      (isParticipleByPlace(draft, tokens) ||
        isAfterObject(draft, marked[index - 1], tokens, words) ||
        isFollowedByMainVerb(draft, drafts[index + 1], tokens, phrases));
    marked.push(reduced ? { ...draft, form: 'participle', voice: 'passive', tense: 'none' } : draft);
  }
  return marked;
}

/** One word that may be a past tense or a participle. */
function isBarePast(draft: Draft, tokens: readonly Token[]): boolean {
  const bare = draft.form === 'finite' && draft.firstToken === draft.head && draft.tense === 'past';
  return bare && PARTICIPLE_END.test(tokens[draft.head]?.norm ?? '');
}

/** 'launched by the army', and what opens its sentence: 'Founded in 1990, the group …'. */
function isParticipleByPlace(draft: Draft, tokens: readonly Token[]): boolean {
  const before = tokens[draft.head - 1];
  const byAgent = tokens[draft.head + 1]?.norm === 'by' && before?.norm !== 'who' && before?.norm !== 'which';
  return byAgent || before?.sentence !== draft.sentence;
}

/** Whether the next group is finite and needs this verb's noun for its subject: nothing between could be another. */
function isFollowedByMainVerb(
  draft: Draft,
  next: Draft | undefined,
  tokens: readonly Token[],
  phrases: readonly NounPhrase[],
): boolean {
  if (next?.form !== 'finite') return false;
  const owner = phrases.find((phrase) => phrase.endToken === draft.firstToken);
  if (!owner || tokens[owner.head]?.upos === 'PRON') return false;
  // 'met in a camp known as X': the second of two is the participle, and the first the main verb.
  if (isBarePast(next, tokens) && /^(?:as|by)$/.test(tokens[next.endToken]?.norm ?? '')) return false;
  for (let at = draft.endToken; at < next.firstToken; at++) {
    const token = tokens[at];
    if (
      !token ||
      token.upos === 'CCONJ' ||
      token.upos === 'SCONJ' ||
      token.upos === 'PRON' ||
      token.upos === 'PUNCT'
    )
      return false;
  }
  return phrases
    .filter((phrase) => phrase.firstToken >= draft.endToken && phrase.endToken <= next.firstToken)
    .every((phrase) => phrase.preposition !== null);
}

/** 'joint room known as', 'the group linked to': the noun before is already the object of a verb that takes no clause. */
function isAfterObject(
  draft: Draft,
  previous: Draft | undefined,
  tokens: readonly Token[],
  words: ReaderWords,
): boolean {
  if (previous?.form !== 'finite' || words.clauseTaking.has(tokens[previous.head]?.lemma ?? '')) return false;
  if (draft.firstToken - previous.endToken < 1) return false;
  for (let at = previous.endToken; at < draft.firstToken; at++) {
    const token = tokens[at];
    if (!token || /^(?:CCONJ|SCONJ|PUNCT)$/.test(token.upos)) return false;
    if (token.upos === 'PRON' && !/^(?:its|their|his|her|our|my)$/.test(token.norm)) return false;
    if (token.norm === 'that') return false;
  }
  return true;
}
