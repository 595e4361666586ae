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
  if (condition.place === 'sentence') return inRange(context, condition, sentenceRange(context, site));
  if (condition.place === 'clause') return inRange(context, condition, widened(context, site));
  if (condition.place === 'modifier') {
    const phrase = site.phrase;
    return (
      phrase !== null &&
      inRange(context, condition, { start: phrase.firstToken, end: Math.max(site.start, phrase.firstToken) })
    );
  }
  if (condition.place === 'following') {
    return inRange(context, condition, {
      start: site.end,
      end: Math.min(site.end + 2, sentenceRange(context, site).end),
    });
  }
  if (condition.place === 'any') {
    const range = widened(context, site);
    if (inRange(context, { ...condition, classes: [] }, range)) return true;
    const phrases = context.syntax
      .phrasesOf(site.sentence)
      .filter((p) => p.firstToken >= range.start && p.endToken <= range.end);
    return [...phrases, ...(site.subject ? [site.subject] : []), ...(site.object ? [site.object] : [])].some(
      (p) => inPhrase(context, condition, p),
    );
  }
  if (condition.place === 'subject' && condition.classes.includes('unnamed') && isUnnamed(context, site))
    return true;
  return phrasesIn(context, site, condition.place).some((p) => inPhrase(context, condition, p));
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

function inPhrase(context: ClaimContext, condition: Condition, phrase: NounPhrase): boolean {
  const counted = countedBy(context, phrase);
  if (counted && matchesIn(context.stream, condition.words, counted.firstToken, counted.endToken).length > 0)
    return true;
  if (matchesIn(context.stream, condition.words, phrase.firstToken, phrase.endToken).length > 0) return true;
  if (condition.classes.length === 0) return false;
  const classes = classesOf(context, phrase);
  return condition.classes.some((name) => classes.has(name));
}

function inRange(context: ClaimContext, condition: Condition, range: TokenRange): boolean {
  if (matchesIn(context.stream, condition.words, range.start, range.end).length > 0) return true;
  if (condition.classes.length === 0) return false;
  return matchesIn(context.stream, context.ontology.wordClasses, range.start, range.end).some((m) =>
    condition.classes.includes(m.value),
  );
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
