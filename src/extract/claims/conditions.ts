/** Whether a frame's conditions hold at a site. */
import type { Condition } from '../../reference/patterns.ts';
import type { NounPhrase } from '../../text/document.ts';
import type { TokenRange } from '../../text/syntax.ts';
import { matchesIn } from '../../text/words.ts';
import { classesOf, countedBy } from './classes.ts';
import type { ClaimContext } from './context.ts';
import type { Site } from './site.ts';

/** Whether one of the condition's words or classes is found in its place. */
export function holds(context: ClaimContext, site: Site, condition: Condition): boolean {
  return findWitness(context, site, condition) !== null;
}

/** The words by which a condition holds; an empty range at the trigger for a doer that is not named; null: it does not. */
export function findWitness(context: ClaimContext, site: Site, condition: Condition): TokenRange | null {
  if (condition.place === 'sentence') return inRange(context, condition, sentenceRange(context, site));
  if (condition.place === 'clause') return inRange(context, condition, widened(context, site));
  if (condition.place === 'modifier') {
    const start = site.phrase?.firstToken;
    return start === undefined
      ? null
      : inRange(context, condition, { start, end: Math.max(site.start, start) });
  }
  if (condition.place === 'following') {
    const end = Math.min(site.end + 2, sentenceRange(context, site).end);
    return inRange(context, condition, { start: site.end, end });
  }
  if (condition.place === 'any') {
    const range = widened(context, site);
    const words = inRange(context, { ...condition, classes: [] }, range);
    if (words) return words;
    const phrases = context.syntax
      .phrasesOf(site.sentence)
      .filter((p) => p.firstToken >= range.start && p.endToken <= range.end);
    if (site.subject) phrases.push(site.subject);
    if (site.object) phrases.push(site.object);
    return firstOf(phrases, (p) => inPhrase(context, condition, p));
  }
  if (condition.place === 'subject' && condition.classes.includes('unnamed') && isUnnamed(context, site))
    return { start: site.start, end: site.start };
  return firstOf(phrasesIn(context, site, condition.place), (p) => inPhrase(context, condition, p));
}

function firstOf<T>(items: readonly T[], find: (item: T) => TokenRange | null): TokenRange | null {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return null;
}

/** 'was criticised over the raid': who did it is not said. */
function isUnnamed(context: ClaimContext, site: Site): boolean {
  return (
    site.kind === 'verb' &&
    site.subject === null &&
    site.verb !== null &&
    context.syntax.voiceOf(site.verb) === 'passive'
  );
}

/** The phrases in a position: subject, object, or after a preposition; with what they are coordinated with. */
export function phrasesIn(context: ClaimContext, site: Site, place: string): readonly NounPhrase[] {
  if (place === 'subject') return site.subject ? context.syntax.conjunctsOf(site.subject) : [];
  if (place === 'object') return site.object ? context.syntax.conjunctsOf(site.object) : [];
  return site.prepositions.filter((p) => p.preposition === place).map((p) => p.phrase);
}

function inPhrase(context: ClaimContext, condition: Condition, phrase: NounPhrase): TokenRange | null {
  const counted = countedBy(context, phrase);
  const words =
    (counted && matchesIn(context.stream, condition.words, counted.firstToken, counted.endToken)[0]) ??
    matchesIn(context.stream, condition.words, phrase.firstToken, phrase.endToken)[0];
  if (words) return words;
  if (condition.classes.length === 0) return null;
  const classes = classesOf(context, phrase);
  return condition.classes.some((name) => classes.has(name))
    ? { start: phrase.firstToken, end: phrase.endToken }
    : null;
}

function inRange(context: ClaimContext, condition: Condition, range: TokenRange): TokenRange | null {
  const words = matchesIn(context.stream, condition.words, range.start, range.end)[0];
  if (words) return words;
  if (condition.classes.length === 0) return null;
  const found = matchesIn(context.stream, context.ontology.wordClasses, range.start, range.end).find(
    (m) => condition.classes.includes(m.value) && !isDeed(context, m),
  );
  return found ?? null;
}

/** 'stormed a post', 'crashed through the gate': a verb is no storm and no accident. */
function isDeed(context: ClaimContext, match: TokenRange & { readonly value: string }): boolean {
  if (match.value !== 'disaster' && match.value !== 'abstract') return false;
  return match.end - match.start === 1 && context.doc.tokens[match.start]?.upos === 'VERB';
}

export function sentenceRange(context: ClaimContext, site: { readonly sentence: number }): TokenRange {
  const sentence = context.doc.sentences[site.sentence];
  return { start: sentence?.firstToken ?? 0, end: sentence?.endToken ?? 0 };
}

/** The clause with its subject, which may stand outside it ('X, which …, killed'). */
function widened(context: ClaimContext, site: Site): TokenRange {
  const start = Math.min(
    site.clause.start,
    site.subject?.firstToken ?? site.clause.start,
    site.phrase?.firstToken ?? site.clause.start,
    site.start,
  );
  const end = Math.max(site.clause.end, site.end, site.phrase?.endToken ?? 0);
  const sentence = sentenceRange(context, site);
  return { start: Math.max(start, sentence.start), end: Math.min(end, sentence.end) };
}
