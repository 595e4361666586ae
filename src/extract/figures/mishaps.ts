/** Harm that nobody does: accidents, illness and sport, told by the clause of a toll. */
import type { FigureKind } from '../../contract/coded-document.ts';
import { type Tree, treeOf } from '../../text/tree.ts';
import type { Hit } from './hit.ts';
import type { Reader } from './syntax.ts';

/** Kinds that befall people by accidents, too. */
const BODILY: ReadonlySet<FigureKind> = new Set([
  'killed',
  'injured',
  'casualties',
  'missing',
  'affected',
  'displaced',
]);

/**
 * Whether the clause of a toll names a cause that is no violence: 'killed in a road accident', 'the earthquake killed 40',
 * 'died of cholera', 'injured in the match'. A cause of violence beside it ('a crash after an ambush') prevails.
 */
export function isMishap(reader: Reader, { kind, evidence }: Hit): boolean {
  if (!BODILY.has(kind)) return false;
  const { doc, sentence } = reader.clause;
  const tree = treeOf(doc);
  const anchors = doc.tokens
    .slice(sentence.firstToken, sentence.endToken)
    .filter((token) => evidence.some((span) => span.start <= token.start && token.end <= span.end));
  const { mishaps, bareMishaps, mishapVerbs, violentCauses } = reader.lexicon;
  const isBare = (at: number): boolean =>
    tree.dependentsOf(at).every((one) => /^(?:a|another|in|by|,)$/.test(doc.tokens[one]?.norm ?? ''));
  const causes = anchors
    .flatMap((token) => causesOf(tree, token.index))
    .flatMap((at) => {
      const { lemma = '', norm = '', upos } = doc.tokens[at] ?? {};
      if (upos === 'VERB') return [mishapVerbs.has(lemma) ? 'mishap' : 'other'];
      const compounds = tree.dependentsOf(at, 'compound').map((one) => `${doc.tokens[one]?.norm} ${lemma}`);
      if ([lemma, norm, ...compounds].some((word) => mishaps.has(word))) return ['mishap'];
      if (bareMishaps.has(lemma) && isBare(at)) return ['mishap'];
      return [violentCauses.has(lemma) ? 'violence' : 'other'];
    });
  return causes.includes('mishap') && !causes.includes('violence');
}

/** The nouns that a clause names around its verb, and the verbs of its adverbial clauses: 'when their bus overturned'. */
function causesOf(tree: Tree, anchor: number): readonly number[] {
  const clause = tree.predicateAbove(anchor);
  return [anchor, ...(clause >= 0 ? [clause] : [])].flatMap((at) => [
    ...tree.subjectsOf(at),
    ...tree
      .dependentsOf(at, 'obl', 'obl:agent', 'nmod', 'advcl')
      .flatMap((one) => [one, ...tree.dependentsOf(one, 'nmod')]),
  ]);
}
