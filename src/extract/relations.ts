/** What a text says about two parties: aliases, former names, membership, leaders, allies, splits, mergers, listings. */
import type {
  Attribution,
  Claim,
  Entity,
  Id,
  Relation,
  Span,
  TimeExpression,
} from '../contract/coded-document.ts';
import { loadRelationPatterns } from '../reference/relation-patterns.ts';
import type { ReadDocument, VerbGroup } from '../text/document.ts';
import { findClaimRelations } from './relations/claims.ts';
import { type Book, type Draft, makeBook } from './relations/parties.ts';
import { findPhraseRelations } from './relations/phrases.ts';
import { findVerbRelations } from './relations/verbs.ts';

/**
 * Finds the relations of a document. Two sources that say opposite things give two relations, side by side.
 * @param doc a read document; only its coded sentences are looked at
 * @param entities its entities; only mentions of actors, persons, outlets and of states in compounds take part
 * @param times its time expressions, for when the relation began or held
 * @param attributions its attributions, for who says so
 * @param claims its claims: who attacks somebody is opposed to them
 * @returns relations in text order, ids R1, R2 …; `attributions` outermost first, empty for the document's own voice
 */
export function extractRelations(
  doc: ReadDocument,
  entities: readonly Entity[],
  times: readonly TimeExpression[],
  attributions: readonly Attribution[],
  claims: readonly Claim[],
): readonly Relation[] {
  if (!doc.readable) return [];
  const book = makeBook(doc, entities, loadRelationPatterns());
  const told = [...findVerbRelations(book), ...findPhraseRelations(book)];
  const drafts = [...told, ...withoutFriends(book, told, findClaimRelations(book, entities, claims))]
    .filter((draft) => isTold(book, draft, attributions))
    .sort((a, b) => a.at - b.at || a.from.start - b.from.start || a.to.start - b.to.start);
  const seen = new Set<string>();
  const relations: Relation[] = [];
  for (const draft of drafts) {
    const sayers = attributionsOf(draft, attributions);
    const key = keyOf(book, draft, sayers);
    if (seen.has(key)) continue;
    seen.add(key);
    relations.push({
      id: `R${relations.length + 1}`,
      kind: draft.kind,
      from: draft.from.id,
      to: draft.to.id,
      polarity: polarityOf(book, draft, sayers),
      time: timeOf(book, draft, times),
      attributions: sayers.map((each) => each.id),
      pattern: draft.pattern,
      evidence: [...draft.evidence].sort((a, b) => a.start - b.start),
    });
  }
  return relations;
}

/** Of two that a sentence calls allies, or one a part of the other, no attack in it is on one by the other. */
function withoutFriends(book: Book, told: readonly Draft[], drafts: readonly Draft[]): readonly Draft[] {
  const sentence = (draft: Draft): number => book.doc.tokens[draft.at]?.sentence ?? -1;
  const pair = (draft: Draft): string =>
    [draft.from.chain, draft.to.chain]
      .sort()
      .concat(`${sentence(draft)}`)
      .join(' ');
  const friends = new Set(told.filter((each) => each.kind !== 'opposed-to').map(pair));
  return drafts.filter((each) => !friends.has(pair(each)));
}

const MUTUAL = new Set<Relation['kind']>(['allied-with', 'opposed-to']);

/** One relation of two things, in one sentence and by one source, is told once, whichever words tell it. */
function keyOf(book: Book, draft: Draft, sayers: readonly Attribution[]): string {
  const naming = draft.kind === 'alias-of' || draft.kind === 'formerly';
  const ends = [draft.from, draft.to].map((each) => (naming ? each.id : each.chain));
  if (MUTUAL.has(draft.kind)) ends.sort();
  const sentence = book.doc.tokens[draft.at]?.sentence ?? -1;
  return [draft.kind, sentence, ...ends, ...sayers.map((each) => each.id)].join(' ');
}

/** An infinitive tells of a relation only under 'is said to', 'appears to'; 'wants to join' and 'will join' do not. */
function isTold(book: Book, draft: Draft, attributions: readonly Attribution[]): boolean {
  const verb = draft.verb;
  if (!verb || draft.aims) return true;
  if (verb.form === 'infinitive') {
    const above = book.syntax.controllerOf(verb);
    if (
      above &&
      above.tense !== 'future' &&
      book.patterns.carrying.has(book.doc.tokens[above.head]?.lemma ?? '')
    )
      return true;
    return attributions.some(
      (each) =>
        /\/(?:raising|passive)$/.test(each.pattern) && each.content.some((span) => covers(span, verb)),
    );
  }
  if (verb.tense === 'future') return false;
  const opener = book.syntax.subordinatorOf(verb);
  return opener === null || !/^(?:if|unless|whether)$/.test(opener.norm);
}

const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && outer.end >= inner.end;

/** The attributions in whose content the word stands that carries the relation, outermost first. */
function attributionsOf(draft: Draft, attributions: readonly Attribution[]): readonly Attribution[] {
  const word = draft.evidence[0];
  if (!word) return [];
  const size = (each: Attribution): number => each.content.reduce((sum, s) => sum + s.end - s.start, 0);
  return attributions
    .filter((each) => each.content.some((span) => covers(span, word)))
    .sort((a, b) => size(b) - size(a));
}

const DOUBTFUL = new Set(['could', 'may', 'might', 'would', 'should']);

/** Denied by its own 'not' or by a source that denies it; two denials assert. Doubted under doubt or 'may'. */
function polarityOf(book: Book, draft: Draft, sayers: readonly Attribution[]): Relation['polarity'] {
  const verb = draft.verb;
  let denied = verb !== null && (verb.negated || isDeniedBehind(book, verb));
  let doubted = verb?.modal !== null && verb !== null && DOUBTFUL.has(verb.modal);
  for (const each of sayers) {
    if (each.stance === 'denies') denied = !denied;
    if (each.stance === 'doubts') doubted = true;
  }
  if (doubted) return 'doubted';
  return denied ? 'denied' : 'asserted';
}

/** 'is no longer part of', 'is not an ally of': the words stand behind the verb. */
function isDeniedBehind(book: Book, verb: VerbGroup): boolean {
  for (let at = verb.firstToken; at < verb.endToken + 3; at++) {
    const norm = book.doc.tokens[at]?.norm;
    if (norm === 'no' && book.doc.tokens[at + 1]?.norm === 'longer') return true;
    if (at >= verb.endToken && (norm === 'not' || norm === "n't" || norm === 'never')) return true;
  }
  return false;
}

/** The calendar time nearest to the word that carries the relation, in its clause. */
function timeOf(book: Book, draft: Draft, times: readonly TimeExpression[]): Id | null {
  const verb = draft.verb ?? book.syntax.governorOf(draft.at);
  const word = book.doc.tokens[draft.at];
  if (!verb || !word || draft.verb === null) return null;
  const range = book.syntax.clauseOf(verb);
  const first = book.doc.tokens[range.start];
  const last = book.doc.tokens[range.end - 1];
  if (!first || !last) return null;
  const near = times
    .filter((each) => each.type === 'DATE' || each.type === 'TIME')
    .filter((each) => each.start >= first.start && each.end <= last.end)
    .sort((a, b) => Math.abs(a.start - word.start) - Math.abs(b.start - word.start));
  return near[0]?.id ?? null;
}
