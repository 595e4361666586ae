/** Gives each figure to the claim that its words belong to, by the dependency tree of its sentence. */
import type { Figure, FigureKind, Span } from '../../contract/coded-document.ts';
import { type Tree, treeOf } from '../../text/tree.ts';
import type { ClaimContext } from './context.ts';
import { type ClaimDraft, isSpeech, isViolent } from './draft.ts';
import { coveringAttributions } from './stance.ts';

const damages = (d: ClaimDraft): boolean =>
  isViolent(d) || d.coding.harms.length > 0 || d.coding.eventType === 'PROTEST';

const FITS: Record<FigureKind, (draft: ClaimDraft) => boolean> = {
  killed: isViolent,
  injured: (d) => isViolent(d) || d.coding.eventType === 'PROTEST',
  casualties: isViolent,
  missing: (d) => isViolent(d) || d.coding.eventType === 'COERCE',
  kidnapped: (d) => d.coding.mode === 'abduct',
  detained: (d) => d.coding.mode === 'arrest' || d.coding.eventType === 'PROTEST',
  displaced: (d) => d.coding.harms.includes('displacement'),
  returned: (d) => d.coding.harms.includes('displacement') || d.coding.mode === 'deport',
  affected: (d) => !isSpeech(d),
  'facilities-damaged': damages,
  'facilities-destroyed': damages,
  other: () => true,
};

/** Relations by which a clause hangs on another that it does not tell the cause of. */
const ASIDE = ['conj', 'ccomp', 'parataxis', 'csubj'];

/**
 * Attaches the figures: a part to the claim of its whole, any other by its own words, by the role of those it counts,
 * or by the clauses around it.
 * @returns the figures that no claim took
 */
export function attachFigures(context: ClaimContext, drafts: readonly ClaimDraft[]): readonly Figure[] {
  const left: Figure[] = [];
  const owner = new Map<string, ClaimDraft>();
  for (const figure of context.figures) {
    const found = (figure.partOf !== null && owner.get(figure.partOf)) || findOwner(context, figure, drafts);
    if (!found) {
      left.push(figure);
      continue;
    }
    owner.set(figure.id, found);
    found.figures.push(figure.id);
  }
  // A sub-group may stand before its total.
  return left.filter((figure) => {
    const found = figure.partOf !== null ? owner.get(figure.partOf) : undefined;
    if (!found) return true;
    found.figures.push(figure.id);
    return false;
  });
}

/** The token that says what became of those counted: the verb among the evidence, else a word outside the group. */
export function anchorOf(context: ClaimContext, figure: Figure): number {
  const ranges = figure.evidence.map((span) => ({ span, ...context.tokensOf(span) }));
  const verb = ranges.find((r) => context.syntax.verbAt(r.start) !== null);
  const outside = ranges.find(({ span }) => span.end <= figure.start || span.start >= figure.end);
  const attribute = ranges.find((r) => context.doc.tokens[r.start]?.deprel === 'amod');
  return (verb ?? outside ?? attribute ?? ranges.at(-1) ?? context.tokensOf(figure)).start;
}

function findOwner(context: ClaimContext, figure: Figure, all: readonly ClaimDraft[]): ClaimDraft | null {
  const fits = FITS[figure.kind];
  const at = context.tokensOf(figure).start;
  const sentence = context.doc.tokens[at]?.sentence;
  const drafts = all.filter((d) => d.site.sentence === sentence && !isSpeech(d) && fits(d));
  const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
  const spans = [figure, ...figure.evidence];
  const byWords = drafts.find((d) => d.evidence.some((e) => spans.some((s) => overlaps(e, s))));
  if (byWords) return byWords;
  const suffering = (d: ClaimDraft): boolean =>
    [...d.roles.recipients, ...d.roles.objects].some((r) => overlaps(r, figure));
  const inRole = drafts.find(suffering);
  if (inRole) return inRole;
  if (figure.kind === 'other')
    return drafts.find((d) => d.roles.actors.some((r) => overlaps(r, figure))) ?? null;
  return findByClause(context, figure, drafts);
}

/** Goes up from the figure's verb: at each clause, the claim of that clause, or one that the clause names as its cause. */
function findByClause(
  context: ClaimContext,
  figure: Figure,
  drafts: readonly ClaimDraft[],
): ClaimDraft | null {
  const tree = treeOf(context.doc);
  const anchor = anchorOf(context, figure);
  const voice = voiceAt(context, anchor);
  const same = drafts.filter((d) => voiceAt(context, d.site.start) === voice);
  if (same.length === 0) return null;
  const told = [
    ...same.filter((d) => d.status === 'occurred'),
    ...same.filter((d) => d.status !== 'occurred'),
  ];
  let below = anchor;
  for (const clause of [anchor, ...climb(tree, anchor)]) {
    // 'shelled Merwan on Monday, and 12 were killed in Tel Amar on Sunday': a clause with a scene of its own.
    if (clause !== below && isApart(context, tree, below)) return null;
    const own = told.find((d) => covers(d, clause)) ?? told.find((d) => isCauseOf(tree, d, clause));
    if (own) return own;
    below = clause;
  }
  return null;
}

/** The heads of the clauses above a token, the nearest first. */
function climb(tree: Tree, token: number): readonly number[] {
  const found: number[] = [];
  for (let at = tree.predicateAbove(token); at >= 0; at = tree.predicateAbove(at)) found.push(at);
  return found;
}

const covers = (draft: ClaimDraft, token: number): boolean =>
  (draft.site.start <= token && token < draft.site.end) || draft.site.verb?.head === token;

/** Whether a claim's trigger is an argument of a clause, or the verb of a clause that hangs on it by 'when', 'after', 'who'. */
function isCauseOf(tree: Tree, draft: ClaimDraft, clause: number): boolean {
  const trigger =
    draft.site.kind === 'verb' ? draft.site.start : (draft.site.phrase?.head ?? draft.site.start);
  if (tree.predicateAbove(trigger) !== clause) return false;
  let outermost = trigger;
  while (tree.headOf(outermost) >= 0 && tree.headOf(outermost) !== clause) outermost = tree.headOf(outermost);
  return !tree.dependentsOf(clause, ...ASIDE).includes(outermost);
}

function isApart(context: ClaimContext, tree: Tree, clause: number): boolean {
  if (context.doc.tokens[clause]?.deprel !== 'conj') return false;
  const times = context.timesIn(context.doc.tokens[clause]?.sentence ?? -1);
  return tree.dependentsOf(clause, 'obl', 'obl:unmarked', 'advmod').some(
    (at) =>
      context.placesAt(at).some((p) => p.role === 'location') ||
      times.some((t) => {
        const range = context.tokensOf(t);
        return range.start <= at && at < range.end;
      }),
  );
}

/** Whose word a token is, innermost. */
function voiceAt(context: ClaimContext, token: number): string {
  return coveringAttributions(context, token).at(-1)?.id ?? '';
}
