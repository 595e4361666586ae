/** Where base noun phrases begin and end. */
import type { Sentence } from '../text/document.ts';
import type { Links } from '../text/tree/links.ts';
import { INNER, type PhraseAnchors, RELATIVE } from './phrase-anchors.ts';

const NOMINAL = new Set(['NOUN', 'PROPN', 'NUM', 'PRON', 'SYM']);
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
const PRONOMINAL =
  /^(?:this|these|those|both|all|some|many|several|each|another|none|neither|either|few|more)$/;

export interface PhraseSpan {
  readonly first: number;
  readonly end: number;
  /** The head that the phrase shows: the last part of a name. */
  readonly head: number;
  /** The head in the tree: the first part of a name. */
  readonly top: number;
  /** The modifier that this one is coordinated with, where both share the noun behind: 'Karsan and [Veldanian] jets'. */
  readonly sharer: number | null;
}

/** Cuts a sentence into phrases that do not overlap, in text order. */
export function cutPhrases(links: Links, sentence: Sentence, anchors: PhraseAnchors): readonly PhraseSpan[] {
  const tops = new Map<number, number[]>();
  for (let at = sentence.firstToken; at < sentence.endToken; at++) {
    const top = anchors.topOf(at);
    if (!INNER.has(links.upos(at) ?? '')) continue;
    const members = tops.get(top);
    if (members) members.push(at);
    else tops.set(top, [at]);
  }
  const spans: PhraseSpan[] = [];
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
  const owned = links.dependentsOf(top, 'nmod:poss').length > 0;
  return (
    upos === 'VERB' &&
    (determined || owned) &&
    !links.is(top, 'root', 'conj') &&
    links.dependentsOf(top, 'nsubj', 'aux').length === 0
  );
}

/** How far the phrase goes from its head: over its own words, and what stands between them. */
function reach(
  links: Links,
  anchors: PhraseAnchors,
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
function isFiller(links: Links, anchors: PhraseAnchors, token: number, top: number): boolean {
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
function takeOpeners(links: Links, spans: readonly PhraseSpan[], from: number): readonly PhraseSpan[] {
  const found: PhraseSpan[] = [];
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
function fillGaps(links: Links, spans: readonly PhraseSpan[], sentence: Sentence): readonly PhraseSpan[] {
  const found: PhraseSpan[] = [];
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
