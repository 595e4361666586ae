/** Whether a figure is an increment or a running total, by the words that its clause or its own phrase has for it. */
import type { Figure, FigureKind } from '../../contract/coded-document.ts';
import { type Tree, treeOf } from '../../text/tree.ts';
import type { Group } from './groups.ts';
import type { Hit } from './hit.ts';
import { type Reader, tokenAt } from './syntax.ts';

/** States that last: a perfect does not say whether they are new. */
const LASTING: ReadonlySet<FigureKind> = new Set(['displaced', 'affected', 'missing', 'detained']);

/**
 * @returns 'new' for one event's toll and what is called another or more; 'cumulative' for what is called a total, and for
 *   what happened 'since' or 'so far'; 'unclear' for a state that has lasted ('have been displaced', 'remain missing')
 */
export function readBasis(reader: Reader, one: Hit, group: Group): Figure['basis'] {
  const { lexicon, clause } = reader;
  const { doc, sentence } = clause;
  if (group.words.some((token) => lexicon.newWords.has(token.norm))) return 'new';
  if (one.total || isCalledTotal(reader, group)) return 'cumulative';
  const tree = treeOf(doc);
  const anchors = doc.tokens
    .slice(sentence.firstToken, sentence.endToken)
    .filter((token) => one.evidence.some((span) => span.start <= token.start && token.end <= span.end));
  const words = anchors.map((token) => token.index);
  const clauses = new Set(words.flatMap((at) => [at, ...above(tree, at)]));
  const reaches = (at: number): boolean =>
    clauses.has(tree.predicateAbove(at)) || above(tree, at).some((head) => clauses.has(head));
  for (let at = sentence.firstToken; at < sentence.endToken; at++) {
    const adverb = lexicon.cumulative.find((phrase) =>
      phrase.every((word, index) => tokenAt(reader, at + index)?.norm === word),
    );
    if (adverb && reaches(at)) return 'cumulative';
    // 'since June', 'since the war began': from then on, all told. A state that has lasted since is no sum.
    if (tokenAt(reader, at)?.norm === 'since' && clauses.has(tree.predicateAbove(openedBy(tree, at))))
      return isState(reader, tree, words) ? 'unclear' : 'cumulative';
  }
  return isLasting(reader, one, tree, words) ? 'unclear' : 'new';
}

/** 'a total of 310 people', 'overall, 30': right before the group. */
function isCalledTotal(reader: Reader, group: Group): boolean {
  for (let at = group.first - 1; at >= group.first - 3; at--) {
    const token = tokenAt(reader, at);
    if (token && reader.lexicon.totalWords.has(token.norm)) return true;
  }
  return false;
}

/** What 'since' marks: the noun or the verb of the clause behind it. */
function openedBy(tree: Tree, at: number): number {
  return tree.headOf(at);
}

function above(tree: Tree, token: number): number[] {
  const found: number[] = [];
  for (let at = tree.predicateAbove(token); at >= 0; at = tree.predicateAbove(at)) found.push(at);
  return found;
}

/** A perfect of a kind that lasts, or words that say that it still does. */
function isLasting(reader: Reader, one: Hit, tree: Tree, anchors: readonly number[]): boolean {
  if (!LASTING.has(one.kind)) return false;
  const around = anchors.flatMap((at) => [at, ...above(tree, at).slice(0, 1)]);
  const still = around.some((at) =>
    [at, ...tree.dependentsOf(at, 'advmod')].some((each) =>
      /^(?:still|remain|remains|remained)$/.test(tokenAt(reader, each)?.norm ?? ''),
    ),
  );
  const verb = reader.verbs.find((group) =>
    one.evidence.some((span) => span.start >= group.start && span.start < group.end),
  );
  return still || (verb !== undefined && hasPerfect(reader, verb.firstToken, verb.endToken));
}

/** 'are missing', 'have been without water': what somebody is, not what happened to him. */
function isState(reader: Reader, tree: Tree, anchors: readonly number[]): boolean {
  return anchors.some((at) => {
    const token = tokenAt(reader, at);
    if (token?.deprel === 'cop' || tree.dependentsOf(at, 'cop').length > 0) return true;
    return token?.norm === 'missing' && tree.dependentsOf(at, 'aux').length > 0;
  });
}

function hasPerfect(reader: Reader, first: number, end: number): boolean {
  for (let at = first; at < end; at++) if (/^ha(?:ve|s)$/.test(tokenAt(reader, at)?.norm ?? '')) return true;
  return false;
}
