/** Counted groups: the noun phrases of a sentence with the quantity that stands by each. */
import type { Span, TimeExpression } from '../../contract/coded-document.ts';
import type { FigureLexicon } from '../../reference/lexicon/figures.ts';
import type { NounPhrase, ReadDocument, Sentence, Token } from '../../text/document.ts';
import { type Quantity, readQuantity } from '../../text/numbers.ts';
import { type Piece, piecesOf } from '../../text/pieces.ts';
import { treeOf } from '../../text/tree.ts';

export interface Counted {
  readonly low: number | null;
  readonly high: number | null;
  readonly qualifier: Quantity['qualifier'];
  /** The words that say how many; null for 'a', 'the', a bare plural. */
  readonly span: Span | null;
}

/** A noun phrase, its quantity, and how it hangs in the sentence. Token indices, half-open. */
export interface Group {
  readonly first: number;
  readonly end: number;
  /** Its head noun; null when only a number stands there ('killing 12'). */
  readonly head: Token | null;
  /** Lemmas before the head, and its own. */
  readonly words: readonly Token[];
  /** Null: no number, and nothing that means one. */
  readonly counted: Counted | null;
  /** What stands right before it, if it is a preposition ('including', 'of', 'in'). */
  readonly preposition: string | null;
  /** Index of the group that it is coordinated with. */
  readonly conjunctOf: number | null;
  readonly definite: boolean;
}

/** The sentence being read. */
export interface Clause {
  readonly doc: ReadDocument;
  readonly sentence: Sentence;
  readonly groups: readonly Group[];
  readonly pieces: readonly Piece[];
}

interface Located {
  readonly quantity: Quantity;
  readonly start: number;
  readonly end: number;
}

/** Numbers of the sentence that are not dates, prices, ages or measures, longest reading first from the left. */
function findQuantities(pieces: readonly Piece[], times: readonly Span[], lexicon: FigureLexicon): Located[] {
  const found: Located[] = [];
  let at = 0;
  /** Behind the last age that was read ('aged 14, 15 and 17'). */
  let aged = -1;
  while (at < pieces.length) {
    const piece = pieces[at];
    const quantity = piece && readQuantity(pieces, at, lexicon.numbers);
    const last = quantity ? pieces[quantity.end - 1] : undefined;
    if (!piece || !quantity || !last) {
      at += 1;
      continue;
    }
    const inTime = times.some((time) => piece.start < time.end && time.start < last.end);
    const follows = pieces[at - 1]?.norm;
    aged =
      isAge(pieces, at) || (aged === at - 1 && (follows === ',' || follows === 'and')) ? quantity.end : -1;
    if (!inTime && aged < 0 && !isOtherNumber(pieces, at, quantity, lexicon))
      found.push({ quantity, start: piece.start, end: last.end });
    at = inTime ? at + 1 : quantity.end;
  }
  return found;
}

function isAge(pieces: readonly Piece[], at: number): boolean {
  const before = pieces[at - 1]?.norm;
  return before === 'aged' || before === 'age' || before === 'ages';
}

const MONEY = new Set(['$', '€', '£', '#', '°']);
const LABELS = new Set([
  'no',
  'number',
  'battalion',
  'brigade',
  'division',
  'resolution',
  'article',
  'route',
  'unit',
  'area',
  'zone',
  'room',
  'aged',
  'age',
  'v',
  'type',
  'camp',
  'block',
  'phase',
  'level',
  'section',
  'ward',
  'group',
]);

function isOtherNumber(
  pieces: readonly Piece[],
  at: number,
  quantity: Quantity,
  lexicon: FigureLexicon,
): boolean {
  const before = pieces[at - 1];
  const next = pieces[quantity.end];
  if (
    before &&
    (MONEY.has(before.norm) ||
      (LABELS.has(before.norm) && quantity.qualifier === 'exact' && pieces[at]?.value !== null))
  )
    return true;
  if (!next) return false;
  if (next.norm === '%' || next.norm === ':' || next.norm === '/')
    return next.norm !== ':' || pieces[quantity.end + 1]?.value != null;
  if (next.norm === '-' && !next.spaced) return pieces[quantity.end + 1]?.norm !== 'strong';
  if (/^(st|nd|rd|th)$/.test(next.norm) && !next.spaced) return true;
  if (!next.spaced && /^\p{L}/u.test(next.norm)) return true;
  const noun = next.norm.endsWith('s') ? next.norm.slice(0, -1) : next.norm;
  if (lexicon.measures.has(next.norm) || lexicon.measures.has(noun)) return true;
  return quantity.low !== null && !Number.isInteger(quantity.low);
}

/** A phrase that begins with a verb which the tagger took for a noun ('wounding eight men') loses it. */
function trimVerb(
  doc: ReadDocument,
  phrase: NounPhrase,
  missed: ReadonlySet<number>,
  lexicon: FigureLexicon,
): NounPhrase[] {
  const before = doc.tokens[phrase.head - 1];
  const head = doc.tokens[phrase.head]?.norm ?? '';
  const taken = CAPTIVES.has(head) && lexicon.persons.has(before?.lemma ?? '');
  const state = (lexicon.states.has(head) && before?.upos === 'NOUN') || taken;
  if ((missed.has(phrase.head) || state) && before && phrase.head > phrase.firstToken)
    return [{ ...phrase, head: phrase.head - 1, endToken: phrase.head, end: before.end }];
  if (!missed.has(phrase.firstToken)) return missed.has(phrase.head) ? [] : [phrase];
  const next = doc.tokens[phrase.firstToken + 1];
  return next && phrase.firstToken + 1 < phrase.endToken
    ? [{ ...phrase, firstToken: phrase.firstToken + 1, start: next.start, conjunctOf: null }]
    : [];
}

/** 'took a driver hostage': the tagger makes it the head of the phrase. */
const CAPTIVES = new Set(['hostage', 'captive', 'prisoner']);

/** 'one death and fourteen injuries', read as one phrase: a number behind 'and' opens a second one; an age ends it. */
function splitCounted(doc: ReadDocument, phrase: NounPhrase): NounPhrase[] {
  for (let index = phrase.firstToken + 1; index < phrase.endToken - 1; index++) {
    const last = doc.tokens[index - 1];
    if (doc.tokens[index]?.norm === ',' && doc.tokens[index + 1]?.norm === 'aged' && last)
      return [{ ...phrase, endToken: index, end: last.end, head: index - 1 }];
  }
  for (let index = phrase.firstToken + 1; index < phrase.endToken - 2; index++) {
    const number = doc.tokens[index + 1];
    const head = doc.tokens[index - 1];
    if (doc.tokens[index]?.upos !== 'CCONJ' || number?.upos !== 'NUM' || head?.upos !== 'NOUN') continue;
    return [
      { ...phrase, endToken: index, end: head.end, head: index - 1 },
      { ...phrase, firstToken: index + 1, start: number.start, preposition: null, conjunctOf: phrase.index },
    ];
  }
  return [phrase];
}

/** 'Since Sunday 85 people …': the day before the number is no part of the phrase. */
function trimTime(doc: ReadDocument, phrase: NounPhrase, times: readonly Span[]): NounPhrase {
  const time = times.find(
    (one) => one.start <= phrase.start && phrase.start < one.end && one.end < phrase.end,
  );
  if (!time) return phrase;
  const first = doc.tokens.findIndex((token, index) => index > phrase.firstToken && token.start >= time.end);
  return first < 0 || first > phrase.head
    ? phrase
    : { ...phrase, firstToken: first, start: doc.tokens[first]?.start ?? phrase.start, preposition: null };
}

/** '72 UN contracted drivers': the chunker cuts the phrase at the participle; a number before a singular joins it again. */
function joinSplit(doc: ReadDocument, phrases: readonly NounPhrase[]): NounPhrase[] {
  const joined: NounPhrase[] = [];
  for (const phrase of phrases) {
    const last = joined.at(-1);
    const cut = last ? doc.tokens[last.endToken] : undefined;
    const opener = last ? doc.tokens[last.firstToken] : undefined;
    // 'a 38-year-old man': the chunker cuts at the hyphen.
    if (last && cut?.norm === '-' && isAgeTail(doc, last, phrase)) {
      joined[joined.length - 1] = joinPhrases(last, phrase);
      continue;
    }
    const fits =
      last &&
      cut &&
      phrase.firstToken === last.endToken + 1 &&
      cut.upos === 'VERB' &&
      /(?:ed|ing)$/.test(cut.norm);
    // 'two agency contracted drivers were killed': one clause has one subject.
    const second =
      fits &&
      /^(?:acl|amod)$/.test(cut.deprel) &&
      cut.norm.endsWith('ed') &&
      treeOf(doc).isSecondSubject(phrase.head);
    const bare =
      last !== undefined &&
      doc.tokens[last.head]?.upos === 'NUM' &&
      doc.tokens[phrase.head]?.norm.endsWith('s') === true;
    const acronym = last !== undefined && /^\p{Lu}{2,6}$/u.test(doc.tokens[last.head]?.text ?? '');
    const countable =
      opener &&
      (opener.upos === 'NUM' || /^(?:an?|some|several|many)$/.test(opener.norm)) &&
      !['DET', 'NUM', 'PRON'].includes(doc.tokens[phrase.firstToken]?.upos ?? '');
    if (last && fits && countable && (acronym || bare || second))
      joined[joined.length - 1] = joinPhrases(last, phrase);
    else joined.push(phrase);
  }
  return joined;
}

function joinPhrases(first: NounPhrase, second: NounPhrase): NounPhrase {
  return {
    ...second,
    firstToken: first.firstToken,
    start: first.start,
    conjunctOf: first.conjunctOf,
    preposition: first.preposition,
  };
}

function isAgeTail(doc: ReadDocument, first: NounPhrase, second: NounPhrase): boolean {
  return (
    /^(?:years?|months?)$/.test(doc.tokens[first.endToken - 1]?.norm ?? '') &&
    /^olds?$/.test(doc.tokens[second.firstToken]?.norm ?? '') &&
    second.firstToken === first.endToken + 1
  );
}

/** Builds the groups of one sentence, in text order. */
export function buildClause(
  doc: ReadDocument,
  sentence: Sentence,
  allPhrases: readonly NounPhrase[],
  missed: ReadonlySet<number>,
  times: readonly Span[],
  lexicon: FigureLexicon,
): Clause {
  const phrases = joinSplit(
    doc,
    allPhrases
      .flatMap((phrase) => trimVerb(doc, phrase, missed, lexicon))
      .map((phrase) => trimTime(doc, phrase, times))
      .flatMap((phrase) => splitCounted(doc, phrase)),
  );
  const pieces = piecesOf(doc, sentence);
  const quantities = findQuantities(pieces, times, lexicon);
  const groups: Group[] = [];
  const groupOf = new Map<number, number>();
  const used = new Set<Located>();
  for (const phrase of phrases) {
    if (times.some((time) => phrase.start >= time.start && phrase.end <= time.end)) continue;
    const located = quantities.find((one) => !used.has(one) && belongsTo(doc, one, phrase));
    const absorbed = quantities.some(
      (one) => used.has(one) && phrase.start >= one.start && phrase.end <= one.end,
    );
    if (absorbed) continue;
    if (located && phrase.end <= located.end && !isWholeNumberPhrase(doc, located, phrase, phrases)) continue;
    if (located) used.add(located);
    groupOf.set(phrase.index, groups.length);
    groups.push(toGroup(doc, phrase, located ?? null, groupOf));
  }
  for (const located of quantities) {
    if (used.has(located)) continue;
    const lone = loneNumber(doc, sentence, located);
    if (lone && !groups.some((group) => group.first <= lone.first && group.end >= lone.end))
      groups.push(lone);
  }
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const alone = loneWord(doc, index);
    if (alone && !groups.some((group) => group.first <= index && index < group.end)) groups.push(alone);
  }
  return { doc, sentence, groups: mergeProportions(doc, sortGroups(groups), lexicon), pieces };
}

/** A number with no noun phrase of its own; the head is missing. */
function loneNumber(doc: ReadDocument, sentence: Sentence, located: Located): Group | null {
  const { low, high, qualifier } = located.quantity;
  const tokens = doc.tokens
    .slice(sentence.firstToken, sentence.endToken)
    .filter((token) => token.start < located.end && located.start < token.end);
  const first = tokens[0];
  const last = tokens.at(-1);
  if (!first || !last) return null;
  const before = doc.tokens[first.index - 1];
  // 'two more', 'nine others'
  const next = doc.tokens[last.index + 1];
  const more =
    next !== undefined && /^(?:more|others)$/.test(next.norm) && last.index + 1 < sentence.endToken;
  return {
    first: first.index,
    end: last.index + (more ? 2 : 1),
    head: null,
    words: [],
    counted: { low, high, qualifier, span: { start: located.start, end: located.end } },
    preposition: before && before.sentence === sentence.index && before.upos === 'ADP' ? before.norm : null,
    conjunctOf: null,
    definite: false,
  };
}

/** In text order; what points at a group follows it to its new place. */
export function sortGroups(groups: readonly Group[]): Group[] {
  const order = groups.map((_, index) => index).toSorted((a, b) => firstOf(groups, a) - firstOf(groups, b));
  const placeOf = new Map(order.map((index, place) => [index, place]));
  return order.flatMap((index) => {
    const group = groups[index];
    if (!group) return [];
    const joint = group.conjunctOf === null ? null : (placeOf.get(group.conjunctOf) ?? null);
    return [{ ...group, conjunctOf: joint }];
  });
}

const firstOf = (groups: readonly Group[], index: number): number => groups[index]?.first ?? 0;

/** 'most of the 1,500 inhabitants', 'half of the 600 families': no number says how many. */
function mergeProportions(doc: ReadDocument, groups: readonly Group[], lexicon: FigureLexicon): Group[] {
  const merged = groups.map((group) => {
    const share = doc.tokens[group.first - 2];
    const before = doc.tokens[group.first - 3];
    const opens =
      group.preposition === 'of' &&
      group.head !== null &&
      group.head.upos !== 'PRON' &&
      share?.sentence === group.head.sentence &&
      lexicon.proportions.has(share.norm);
    if (!opens || !share) return group;
    const span = { start: share.start, end: share.end };
    const counted = { low: null, high: null, qualifier: 'indefinite' as const, span };
    const preposition = before?.upos === 'ADP' ? before.norm : null;
    return { ...group, first: share.index, preposition, conjunctOf: null, counted };
  });
  // The share is no group of its own any more.
  const opened = new Set(merged.flatMap((group, index) => (group === groups[index] ? [] : [group.first])));
  const kept = merged.filter((group, index) => group !== groups[index] || !opened.has(group.first));
  return kept.map((group) => {
    const joint = group.conjunctOf === null ? undefined : merged[group.conjunctOf];
    const place = joint ? kept.indexOf(joint) : -1;
    return { ...group, conjunctOf: place < 0 ? null : place };
  });
}

/** 'two were killed and another injured', 'both were released': a word that counts without a noun. */
function loneWord(doc: ReadDocument, index: number): Group | null {
  const token = doc.tokens[index];
  const count = token === undefined ? undefined : LONE.get(token.norm);
  const head = token === undefined || token.head < 0 ? undefined : doc.tokens[token.head];
  // 'another attack', not 'another injured'.
  const free = token?.upos === 'PRON' || (token?.deprel === 'det' && head?.upos === 'VERB');
  if (!token || count === undefined || !free) return null;
  return {
    first: index,
    end: index + 1,
    head: null,
    words: [token],
    counted: { low: count, high: count, qualifier: 'exact', span: { start: token.start, end: token.end } },
    preposition: null,
    conjunctOf: null,
    definite: false,
  };
}

const LONE: ReadonlyMap<string, number> = new Map([
  ['another', 1],
  ['both', 2],
]);

/** True when nothing but the number is there ('14', 'dozens') and no noun follows that it counts. */
function isWholeNumberPhrase(
  doc: ReadDocument,
  located: Located,
  phrase: NounPhrase,
  phrases: readonly NounPhrase[],
): boolean {
  return !phrases.some(
    (other) =>
      other.index !== phrase.index &&
      other.start >= located.start &&
      other.start > phrase.start &&
      belongsTo(doc, located, other),
  );
}

const LINK = /^\s*(?:of\s+)?(?:(?:the|these|those|its|their|his|her)\s+)?$/i;

function belongsTo(doc: ReadDocument, located: Located, phrase: NounPhrase): boolean {
  if (located.end <= phrase.start) {
    const between = doc.text.slice(located.end, phrase.start);
    return between.length < 16 && LINK.test(between) && !isPronoun(doc.tokens[phrase.firstToken]);
  }
  return located.start < phrase.end && phrase.start < located.end;
}

function isPronoun(token: Token | undefined): boolean {
  return token?.upos === 'PRON' && !token.deprel.startsWith('nmod:poss');
}

const NOBODY = new Set(['nobody', 'none']);
const ARTICLES = new Set(['a', 'an', 'one', 'another', 'each']);

function toGroup(
  doc: ReadDocument,
  phrase: NounPhrase,
  located: Located | null,
  groupOf: ReadonlyMap<number, number>,
): Group {
  const words = doc.tokens.slice(phrase.firstToken, phrase.endToken);
  const headToken = doc.tokens[phrase.head];
  const determiner = words[0]?.norm ?? '';
  const none = determiner === 'no' && (!located || located.start > (words[0]?.start ?? 0));
  const numberHead =
    !none &&
    located !== null &&
    headToken !== undefined &&
    headToken.start < located.end &&
    located.start < headToken.end;
  const head = numberHead ? null : (headToken ?? null);
  const opening = located ? tokenAt(doc, phrase, located.start) : phrase.firstToken;
  const first = Math.min(phrase.firstToken, opening);
  const before = doc.tokens[first - 1];
  const same = before !== undefined && before.sentence === phrase.sentence;
  const preposition = same && (before.upos === 'ADP' || before.norm === 'including') ? before.norm : null;
  return {
    first,
    end: phrase.endToken,
    head,
    words: words.filter(
      (token) =>
        token.upos === 'NOUN' ||
        token.upos === 'PROPN' ||
        token.upos === 'ADJ' ||
        token.upos === 'VERB' ||
        token === head,
    ),
    counted:
      located && !none
        ? { ...pick(located.quantity), span: { start: located.start, end: located.end } }
        : countOf(words, head, determiner),
    preposition,
    conjunctOf: phrase.conjunctOf === null ? null : (groupOf.get(phrase.conjunctOf) ?? null),
    definite:
      /^(the|this|that|these|those|his|her|its|their|our|my)$/.test(determiner) || phrase.possessor !== null,
  };
}

function pick({ low, high, qualifier }: Quantity): Omit<Counted, 'span'> {
  return { low, high, qualifier };
}

function tokenAt(doc: ReadDocument, phrase: NounPhrase, start: number): number {
  let index = phrase.firstToken;
  while (index > 0 && (doc.tokens[index]?.start ?? 0) > start) index -= 1;
  return index;
}

/** 'a teacher', 'another', 'the driver' are one; 'no casualties' is none; a bare plural says no number. */
function countOf(words: readonly Token[], head: Token | null, determiner: string): Counted | null {
  if (!head) return null;
  if (NOBODY.has(head.norm))
    return { low: 0, high: 0, qualifier: 'exact', span: { start: head.start, end: head.end } };
  if (determiner === 'no' && words[0])
    return { low: 0, high: 0, qualifier: 'exact', span: { start: words[0].start, end: words[0].end } };
  const article = words[0];
  if (determiner === 'both' && article)
    return { low: 2, high: 2, qualifier: 'exact', span: { start: article.start, end: article.end } };
  if (ARTICLES.has(determiner) && article)
    return { low: 1, high: 1, qualifier: 'exact', span: { start: article.start, end: article.end } };
  return null;
}

/** The times of the document that a sentence's numbers could be part of. */
export function timesIn(times: readonly TimeExpression[], sentence: Sentence): TimeExpression[] {
  return times.filter((time) => time.start < sentence.end && sentence.start < time.end);
}
