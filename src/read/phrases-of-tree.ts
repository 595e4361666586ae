/** Base noun phrases out of the dependency tree, with their preposition, possessor and coordination. */
import type { NameSpan, NounPhrase, Sentence } from '../text/document.ts';
import type { Links } from '../text/tree/links.ts';

const NOMINAL = new Set(['NOUN', 'PROPN', 'NUM', 'PRON', 'SYM']);
const INNER = new Set(['ADJ', 'NOUN', 'PROPN', 'NUM', 'SYM', 'DET', 'X', 'VERB', 'PRON']);
const ARGUMENT = new Set([
  'nsubj',
  'nsubj:pass',
  'obj',
  'iobj',
  'obl',
  'obl:agent',
  'nmod',
  'nmod:poss',
  'conj',
  'appos',
  'root',
]);
const RELATIVE = new Set(['who', 'which', 'that', 'whom', 'what']);
const PRONOMINAL =
  /^(?:this|these|those|both|all|some|many|several|each|another|none|neither|either|few|more)$/;
const OPENING = /^[“"‘([]$/;

/**
 * Finds the base noun phrases of one sentence.
 * @param links the trees of the whole document
 * @param names the names of the sentence; the words of a name stay in one phrase
 * @param firstIndex index that the first phrase gets
 */
export function phrasesOfTree(
  links: Links,
  sentence: Sentence,
  names: readonly NameSpan[],
  firstIndex: number,
): readonly NounPhrase[] {
  const anchors = new Anchors(links, sentence, names);
  const spans = cutSpans(links, sentence, anchors);
  const at = new Map<number, number>();
  for (const [index, span] of spans.entries())
    for (let token = span.first; token < span.end; token++) at.set(token, index);
  const found: NounPhrase[] = [];
  for (const [index, span] of spans.entries()) {
    const before = spans[index - 1];
    const possessor = before && owns(links, before, span) ? index - 1 : null;
    const joined = joinedTo(links, spans, index, at);
    const own = prepositionOf(links, span, sentence.firstToken);
    const shared = possessor ?? joined;
    found.push({
      index: firstIndex + index,
      firstToken: span.first,
      endToken: span.end,
      head: span.head,
      sentence: sentence.index,
      start: links.tokens[span.first]?.start ?? 0,
      end: links.tokens[span.end - 1]?.end ?? 0,
      preposition: own ?? (shared === null ? null : (found[shared]?.preposition ?? null)),
      conjunctOf: joined === null ? null : firstIndex + joined,
      possessor: possessor === null ? null : firstIndex + possessor,
    });
  }
  return found;
}

interface Span {
  readonly first: number;
  readonly end: number;
  /** The head that the phrase shows: the last part of a name. */
  readonly head: number;
  /** The head in the tree: the first part of a name. */
  readonly top: number;
  /** The modifier that this one is coordinated with, where both share the noun behind: 'Karsan and [Veldanian] jets'. */
  readonly sharer: number | null;
}

/** For each token the head of the phrase that it may be part of. */
class Anchors {
  readonly #links: Links;
  readonly #first: number;
  readonly #heads: Int32Array;
  /** For the noun behind coordinated modifiers, the one before the last: 'Karsan' for 'jets'. */
  readonly sharers = new Map<number, number>();

  constructor(links: Links, sentence: Sentence, names: readonly NameSpan[]) {
    this.#links = links;
    this.#first = sentence.firstToken;
    this.#heads = new Int32Array(sentence.endToken - sentence.firstToken).fill(-1);
    const named = new Set<number>();
    for (const name of names) for (let at = name.firstToken; at < name.endToken; at++) named.add(at);
    for (let at = sentence.firstToken; at < sentence.endToken; at++)
      if (isInner(links, at)) this.#heads[at - this.#first] = links.headOf(at);
    for (let at = sentence.firstToken; at < sentence.endToken; at++) this.#splitModifiers(at, named);
    for (const name of names) this.#gather(name);
  }

  /** The token under which the phrase of a token stands: itself when it heads one. */
  topOf(token: number): number {
    let at = token;
    for (let hops = 0; hops <= this.#heads.length; hops++) {
      const head = this.#heads[at - this.#first] ?? -1;
      if (head < 0) return at;
      at = head;
    }
    return token;
  }

  /** 'Karsan and Veldanian warplanes': all but the last of the coordinated modifiers are phrases of their own. */
  #splitModifiers(token: number, named: ReadonlySet<number>): void {
    const links = this.#links;
    const noun = this.#heads[token - this.#first] ?? -1;
    if (noun < token || !links.is(token, 'amod', 'compound', 'nmod')) return;
    if (!(named.has(token) || /^(?:NOUN|PROPN)$/.test(links.upos(token) ?? ''))) return;
    // 'the police and tribal militias': a noun before 'and' is no part of what follows, whatever the tree says.
    if (links.dependentsOf(noun, 'cc').some((each) => each > token && each < noun)) {
      this.#heads[token - this.#first] = -1;
      this.sharers.set(noun, token);
      return;
    }
    const members = links.conjunctsOf(token).filter((each) => each >= token && each < noun);
    const last = members.at(-1);
    if (last === undefined || last === token) return;
    this.#heads[token - this.#first] = -1;
    this.#heads[last - this.#first] = noun;
    this.sharers.set(noun, members.at(-2) ?? token);
  }

  /** The words of a name go with the one among them that hangs outside, unless the name holds a preposition or 'and'. */
  #gather(name: NameSpan): void {
    const links = this.#links;
    let top = -1;
    for (let at = name.firstToken; at < name.endToken; at++) {
      if (/^(?:ADP|CCONJ|PART)$/.test(links.upos(at) ?? '')) return;
      if (!INNER.has(links.upos(at) ?? '')) continue;
      const head = links.headOf(at);
      const outside = head < name.firstToken || head >= name.endToken;
      // Of two words that both hang outside, the noun that ends the name is its head.
      if (outside && (top < 0 || links.upos(at) === 'NOUN')) top = at;
    }
    if (top < 0) return;
    for (let at = name.firstToken; at < name.endToken; at++) {
      const loose = at !== top && this.topOf(at) !== this.topOf(top);
      if (loose && this.topOf(top) !== at && INNER.has(links.upos(at) ?? ''))
        this.#heads[at - this.#first] = top;
    }
  }
}

/** Whether a token is part of its head's phrase. */
function isInner(links: Links, token: number): boolean {
  const head = links.headOf(token);
  const upos = links.upos(token) ?? '';
  if (head < 0 || !INNER.has(upos)) return false;
  const before = token < head;
  switch (links.relationOf(token)) {
    case 'det':
    case 'flat':
    case 'goeswith':
      return !RELATIVE.has(links.norm(token)) || before;
    case 'compound':
      return before || links.upos(head) !== 'VERB';
    case 'amod':
      return before;
    case 'nummod':
      return before || token === head + 1;
    case 'nmod:poss':
      return upos === 'PRON' || upos === 'DET';
    case 'nmod':
    case 'appos':
      return isTitle(links, token, head);
    case 'conj':
      return (
        upos !== 'NOUN' && upos !== 'PROPN' && isInnerAdjective(links, head) && token < links.headOf(head)
      );
    default:
      return false;
  }
}

/** The first of 'large and small cities', 'three or four men'. */
function isInnerAdjective(links: Links, token: number): boolean {
  return links.is(token, 'amod', 'nummod') && token < links.headOf(token);
}

/** 'Col. Ahmed Tarik', 'spokesman Ahmed Tarik', 'Brigade 12': nothing between a title or number and its name. */
function isTitle(links: Links, token: number, head: number): boolean {
  if (
    links.caseOf(token).length > 0 ||
    links.dependentsOf(token, 'det', 'nmod:poss', 'acl', 'acl:relcl').length > 0
  )
    return false;
  if (links.upos(token) === 'PRON' || links.upos(head) === 'PRON') return false;
  const [left, right] = token < head ? [token, head] : [head, token];
  for (let at = left + 1; at < right; at++)
    if (!/^(?:PROPN|NOUN|NUM)$|^-$/.test(links.upos(at) ?? '')) return false;
  return token < head || /^(?:PROPN|NUM)$/.test(links.upos(token) ?? '');
}

function cutSpans(links: Links, sentence: Sentence, anchors: Anchors): readonly Span[] {
  const tops = new Map<number, number[]>();
  for (let at = sentence.firstToken; at < sentence.endToken; at++) {
    const top = anchors.topOf(at);
    if (!INNER.has(links.upos(at) ?? '')) continue;
    const members = tops.get(top);
    if (members) members.push(at);
    else tops.set(top, [at]);
  }
  const spans: Span[] = [];
  for (const [top, members] of tops) {
    if (!mayHead(links, top, members)) continue;
    const first = reach(links, anchors, top, members, -1);
    const last = reach(links, anchors, top, members, 1);
    const shown = links
      .dependentsOf(top, 'flat', 'appos', 'nmod')
      .filter((each) => each > top && each <= last);
    const own = members.filter((each) => each >= first && each <= last);
    const head =
      shown.length > 0 ? (own.findLast((each) => NOMINAL.has(links.upos(each) ?? '')) ?? top) : top;
    spans.push({ first, end: last + 1, head, top, sharer: anchors.sharers.get(top) ?? null });
  }
  spans.sort((a, b) => a.first - b.first || a.end - b.end);
  return fillGaps(links, takeOpeners(links, spans, sentence.firstToken), sentence);
}

/** What may head a phrase: nouns, names, numbers, pronouns, and 'the wounded'. */
function mayHead(links: Links, top: number, members: readonly number[]): boolean {
  const upos = links.upos(top) ?? '';
  const norm = links.norm(top);
  if (upos === 'PRON') return !RELATIVE.has(norm) && !links.is(top, 'nmod:poss');
  if (NOMINAL.has(upos)) return !links.is(top, 'fixed', 'case', 'mark', 'cc');
  if (!ARGUMENT.has(links.relationOf(top))) return false;
  if (upos === 'DET') return PRONOMINAL.test(norm) && members.length === 1;
  const determined = members.some((each) => each < top && links.upos(each) === 'DET');
  if (upos === 'ADJ') return determined || (PRONOMINAL.test(norm) && !links.is(top, 'root', 'conj'));
  return (
    upos === 'VERB' &&
    determined &&
    !links.is(top, 'root', 'conj') &&
    links.dependentsOf(top, 'nsubj', 'aux').length === 0
  );
}

/** How far the phrase goes from its head: over its own words, and what stands between them. */
function reach(
  links: Links,
  anchors: Anchors,
  top: number,
  members: readonly number[],
  step: -1 | 1,
): number {
  const own = new Set(members);
  let edge = top;
  for (let at = top + step; ; at += step) {
    if (own.has(at)) edge = at;
    else if (!isFiller(links, anchors, at, top)) return edge;
  }
}

/** What may stand inside a phrase besides its own words: 'very', hyphens and quotation marks, 'and' between adjectives. */
function isFiller(links: Links, anchors: Anchors, token: number, top: number): boolean {
  const upos = links.upos(token);
  if (upos === null || links.tokens[token]?.sentence !== links.tokens[top]?.sentence) return false;
  const text = links.tokens[token]?.text ?? '';
  if (upos === 'PUNCT' && !/^[-–‑/“”"‘’,]$/.test(text)) return false;
  if (!/^(?:ADV|ADJ|CCONJ|PUNCT|VERB|X|SYM|NOUN|NUM)$/.test(upos)) return false;
  if (/^[-–‑/]$/.test(text)) return links.tokens[token - 1]?.end === links.tokens[token]?.start;
  if (/^[“”"‘’]$/.test(text)) return token < top;
  if (
    anchors.topOf(token) === token &&
    /^(?:NOUN|NUM)$/.test(upos) &&
    !links.is(token, 'obl', 'nmod', 'compound')
  )
    return false;
  for (let at = token, hops = 0; at >= 0 && hops < 6; at = links.headOf(at), hops++) {
    if (anchors.topOf(at) === top) return at !== top || !/^(?:CCONJ|PUNCT)$/.test(upos);
    if (at !== token && /^(?:NOUN|PROPN|PRON)$/.test(links.upos(at) ?? '') && anchors.topOf(at) === at)
      return false;
  }
  return false;
}

/** An article or adjective whose own phrase cannot reach it opens the next one: 'the Karsan and Veldanian armies'. */
function takeOpeners(links: Links, spans: readonly Span[], from: number): readonly Span[] {
  const found: Span[] = [];
  let free = from;
  for (const span of spans) {
    // Phrases never overlap; of two that would, the first keeps what it has.
    let first = Math.max(span.first, free);
    const end = span.end;
    if (first > span.head || first > span.top) continue;
    while (first > free && isLooseOpener(links, first - 1)) first--;
    found.push({ ...span, first });
    free = end;
  }
  return found;
}

function isLooseOpener(links: Links, token: number): boolean {
  const upos = links.upos(token);
  if (upos === 'DET') return !RELATIVE.has(links.norm(token));
  return (
    upos === 'ADJ' &&
    links.is(token, 'amod', 'conj') &&
    links.dependentsOf(token, 'det', 'nsubj').length === 0
  );
}

/** Nouns and names that the tree gives to a phrase out of their reach are phrases of their own. */
function fillGaps(links: Links, spans: readonly Span[], sentence: Sentence): readonly Span[] {
  const found: Span[] = [];
  let free = sentence.firstToken;
  for (const span of [...spans, null]) {
    const stop = span?.first ?? sentence.endToken;
    for (let at = free; at < stop; at++) {
      if (!/^(?:NOUN|PROPN)$/.test(links.upos(at) ?? '') || links.is(at, 'fixed', 'case')) continue;
      let end = at + 1;
      while (end < stop && /^(?:NOUN|PROPN)$/.test(links.upos(end) ?? '')) end++;
      found.push({ first: at, end, head: end - 1, top: end - 1, sharer: null });
      at = end;
    }
    if (!span) break;
    found.push(span);
    free = span.end;
  }
  return found;
}

/** "the army's | advance", 'the rebels' | advance'. */
function owns(links: Links, owner: Span, owned: Span): boolean {
  if (owned.first !== owner.end + 1) return false;
  const mark = links.norm(owner.end);
  if (links.tokens[owner.end]?.start !== links.tokens[owner.end - 1]?.end) return false;
  return mark === "'s" || (mark === "'" && links.norm(owner.head).endsWith('s'));
}

/** The phrase that one is coordinated with and follows: index into the spans. */
function joinedTo(
  links: Links,
  spans: readonly Span[],
  index: number,
  at: ReadonlyMap<number, number>,
): number | null {
  const span = spans[index];
  if (!span) return null;
  const sharer = span.sharer === null ? undefined : at.get(span.sharer);
  if (sharer !== undefined && sharer < index) return sharer;
  const shared = spans.flatMap((each) => (each.sharer === span.top ? each.top : []));
  const own = Array.from({ length: span.end - span.first }, (_, i) => span.end - 1 - i);
  for (const token of [...own, ...shared]) {
    const listed = links.isConjunct(token) || isListed(links, token);
    if (!listed) continue;
    const members = links
      .conjunctsOf(links.headOf(token))
      .concat(links.dependentsOf(links.headOf(token), 'appos'));
    const before = members.flatMap((each) => at.get(each) ?? []).filter((each) => each < index);
    if (before.length > 0) return Math.max(...before);
  }
  return followsConjunction(links, spans[index - 1], span) ? index - 1 : null;
}

/** 'a school, [a clinic] and 20 houses': what looks like an apposition, with 'and' and a further member behind it. */
function isListed(links: Links, token: number): boolean {
  if (!links.is(token, 'appos')) return false;
  const last = links.dependentsOf(links.headOf(token), 'conj').at(-1) ?? -1;
  for (let at = token + 1; at < last; at++) if (links.upos(at) === 'CCONJ') return true;
  return false;
}

/** Two phrases with nothing but 'and' or 'or' between, where the tree does not give the second a verb of its own. */
function followsConjunction(links: Links, before: Span | undefined, span: Span): boolean {
  if (!before || span.first - before.end < 1 || span.first - before.end > 2) return false;
  if (!/^(?:and|or)$/.test(links.norm(span.first - 1))) return false;
  if (span.first - before.end === 2 && links.norm(before.end) !== ',') return false;
  // A verb has one subject: of two, the one behind 'and' is the end of a list.
  const verb = links.headOf(span.top);
  const second = links.dependentsOf(verb, 'nsubj', 'nsubj:pass').some((each) => each < before.end);
  return (second || !links.is(span.top, 'nsubj', 'nsubj:pass')) && !links.is(span.top, 'root', 'conj');
}

/** The preposition that governs a phrase and stands before it: the last word of 'because of', 'by' of 'by at least 12'. */
function prepositionOf(links: Links, span: Span, from: number): number | null {
  const own = [...links.caseOf(span.top), ...(span.head === span.top ? [] : links.caseOf(span.head))].filter(
    (each) => each < span.first,
  );
  const last = own.length > 0 ? Math.max(...own) : -1;
  if (last >= 0) return last;
  let at = span.first - 1;
  while (at >= from && OPENING.test(links.tokens[at]?.text ?? '')) at--;
  if (at < from) return null;
  const adposition = links.upos(at) === 'ADP' || links.norm(at) === 'including';
  return adposition && links.is(at, 'case') && !/^(?:ADV|ADJ|NUM)$/.test(links.upos(links.headOf(at)) ?? '')
    ? at
    : null;
}
