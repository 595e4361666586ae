/** Through which channel, and when, something was said: what stands beside a cue, outside its content. */
import type { Entity, Span, TimeExpression } from '../../contract/coded-document.ts';
import type { NounPhrase } from '../../text/document.ts';
import { firstTokenFrom } from './quotations.ts';
import { type Draft, type Reading, sentenceBounds } from './reading.ts';

const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && outer.end >= inner.end;

/** Where a draft's own circumstances can stand: beside its content, and inside the content that its cue is part of. */
function openTo(draft: Draft, drafts: readonly Draft[]): (span: Span) => boolean {
  const cue = draft.cue;
  const others = drafts.filter((each) => each !== draft).flatMap((each) => each.content);
  const around = others.filter((span) => cue !== null && covers(span, cue));
  const beside = others.filter((span) => cue === null || !covers(span, cue));
  return (span) =>
    around.every((outer) => covers(outer, span)) &&
    ![...draft.content, ...beside].some((each) => each.start < span.end && each.end > span.start);
}

/** 'on its Telegram channel', 'via its Halim News Agency', 'told Northern Wire'; without the preposition. */
export function channelOf(
  r: Reading,
  draft: Draft,
  drafts: readonly Draft[],
  entities: readonly Entity[],
): Span | null {
  const verb = draft.verb;
  if (!verb || !draft.cue || !draft.source) return null;
  const isOpen = openTo(draft, drafts);
  const { first, end } = sentenceBounds(r, draft.at);
  const open = (phrase: NounPhrase): boolean =>
    isOpen(phrase) && !(draft.source && draft.source.start < phrase.end && draft.source.end > phrase.start);
  const candidates = r.doc.phrases.filter(
    (p) => p.sentence === verb.sentence && p.firstToken >= first && p.endToken <= end,
  );
  const addressee = candidates.find((p) => p.firstToken === verb.endToken && p.preposition === null);
  if (addressee && open(addressee) && isOutlet(r, addressee, entities)) return wholePhrase(r, addressee);
  let best: NounPhrase | null = null;
  for (const phrase of candidates) {
    const preposition = phrase.preposition === null ? null : r.norm(phrase.preposition);
    if (preposition === null || !r.lexicon.channelPrepositions.has(preposition) || !open(phrase)) continue;
    const noun =
      r.lexicon.channelNouns.has(r.tokens[phrase.head]?.lemma ?? '') || isOutlet(r, phrase, entities);
    if (!noun || r.doc.phrases[phrase.index + 1]?.possessor === phrase.index) continue;
    if (!best || Math.abs(phrase.head - draft.at) < Math.abs(best.head - draft.at)) best = phrase;
  }
  return best && wholePhrase(r, best);
}

function wholePhrase(r: Reading, phrase: NounPhrase): Span {
  const owner = phrase.possessor === null ? null : r.doc.phrases[phrase.possessor];
  return { start: owner?.start ?? phrase.start, end: phrase.end };
}

/** An outlet by the registry, or by the words of its name. */
function isOutlet(r: Reading, phrase: NounPhrase, entities: readonly Entity[]): boolean {
  if (entities.some((e) => e.type === 'media' && e.start < phrase.end && e.end > phrase.start)) return true;
  const words = r.tokens.slice(phrase.firstToken, phrase.endToken);
  return words.some((t) => t.upos === 'PROPN' && r.lexicon.outletWords.has(t.norm));
}

/** The time expression beside the cue, nearest to it; a duration or habit says nothing about when. */
export function timeOf(
  r: Reading,
  draft: Draft,
  drafts: readonly Draft[],
  times: readonly TimeExpression[],
): TimeExpression | null {
  const cue = draft.cue;
  if (!cue || !draft.source) return null;
  const sentence = r.doc.sentences[r.tokens[draft.at]?.sentence ?? -1];
  if (!sentence) return null;
  const isOpen = openTo(draft, drafts);
  // What follows the content belongs to the content; behind a cue that ends its sentence it is the cue's.
  const content = draft.content.find((span) => span.start >= cue.end);
  const limit = content ? content.start : sentence.end;
  let best: TimeExpression | null = null;
  for (const time of times) {
    if (
      time.type === 'DURATION' ||
      time.type === 'SET' ||
      time.start < sentence.start ||
      time.end > sentence.end
    )
      continue;
    if (time.start >= limit || !isOpen(time) || isInOtherClause(r, draft, time)) continue;
    const distance = Math.min(Math.abs(time.start - cue.end), Math.abs(cue.start - time.end));
    const known = best && Math.min(Math.abs(best.start - cue.end), Math.abs(cue.start - best.end));
    if (known === null || distance < known) best = time;
  }
  return best;
}

/**
 * 'The Front, which has held the town since January, said': the time belongs to the relative clause; in 'the January
 * agreement' it belongs to a noun.
 */
function isInOtherClause(r: Reading, draft: Draft, time: TimeExpression): boolean {
  const at = firstTokenFrom(r.tokens, time.start);
  const phrase = r.syntax.phraseAt(at);
  const head = r.tokens[phrase?.head ?? at];
  if (head && (head.end <= time.start || head.start >= time.end)) return true;
  const governor = r.syntax.governorOf(at);
  if (governor === null || governor === draft.verb) return false;
  return /^(?:who|which|that|whose)$/.test(r.syntax.subordinatorOf(governor)?.norm ?? '');
}
