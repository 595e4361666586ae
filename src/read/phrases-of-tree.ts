/** Base noun phrases out of the dependency tree, with their preposition, possessor and coordination. */
import type { NameSpan, NounPhrase, Sentence } from '../text/document.ts';
import type { Links } from '../text/tree/links.ts';
import { PhraseAnchors } from './phrase-anchors.ts';
import { cutPhrases, type PhraseSpan } from './phrase-spans.ts';

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
  const anchors = new PhraseAnchors(links, sentence, names);
  const spans = cutPhrases(links, sentence, anchors);
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

/** "the army's | advance", 'the rebels' | advance'. */
function owns(links: Links, owner: PhraseSpan, owned: PhraseSpan): boolean {
  if (owned.first !== owner.end + 1) return false;
  const mark = links.norm(owner.end);
  if (links.tokens[owner.end]?.start !== links.tokens[owner.end - 1]?.end) return false;
  return mark === "'s" || (mark === "'" && links.norm(owner.head).endsWith('s'));
}

/** The phrase that one is coordinated with and follows: index into the spans. */
function joinedTo(
  links: Links,
  spans: readonly PhraseSpan[],
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
    const nearest = Math.max(...before);
    // 'In Merwan, soldiers and police': what 'and' joins is not what stands before, unless that hangs on it.
    const passed = nearest < index - 1 && followsConjunction(links, spans[index - 1], span, true);
    if (passed && !links.hangsOn(spans[index - 1]?.top ?? -1, spans[nearest]?.top ?? -1)) return index - 1;
    if (before.length > 0) return nearest;
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
function followsConjunction(
  links: Links,
  before: PhraseSpan | undefined,
  span: PhraseSpan,
  joined = false,
): boolean {
  if (!before || span.first - before.end < 1 || span.first - before.end > 2) return false;
  if (!/^(?:and|or)$/.test(links.norm(span.first - 1))) return false;
  if (span.first - before.end === 2 && links.norm(before.end) !== ',') return false;
  if (joined) return true;
  // A verb has one subject: of two, the one behind 'and' is the end of a list.
  const verb = links.headOf(span.top);
  const second = links.dependentsOf(verb, 'nsubj', 'nsubj:pass').some((each) => each < before.end);
  return (second || !links.is(span.top, 'nsubj', 'nsubj:pass')) && !links.is(span.top, 'root', 'conj');
}

/** The preposition that governs a phrase and stands before it: the last word of 'because of', 'by' of 'by at least 12'. */
function prepositionOf(links: Links, span: PhraseSpan, from: number): number | null {
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
