/** Gives each figure to the claim that its words belong to. */
import type { Figure, FigureKind } from '../../contract/coded-document.ts';
import type { ClaimContext } from './context.ts';
import { type ClaimDraft, isSpeech, isViolent } from './draft.ts';

const FITS: Record<FigureKind, (draft: ClaimDraft) => boolean> = {
  killed: isViolent,
  injured: (d) => isViolent(d) || d.coding.eventType === 'PROTEST',
  casualties: isViolent,
  missing: (d) => isViolent(d) || d.coding.eventType === 'COERCE',
  kidnapped: (d) => d.coding.mode === 'abduct',
  detained: (d) => d.coding.mode === 'arrest' || d.coding.eventType === 'PROTEST',
  displaced: (d) => d.coding.harms.includes('displacement'),
  returned: (d) => d.coding.harms.includes('displacement'),
  affected: (d) => !isSpeech(d),
  'facilities-damaged': (d) => isViolent(d) || d.coding.harms.length > 0,
  'facilities-destroyed': (d) => isViolent(d) || d.coding.harms.length > 0,
  other: () => true,
};

const PEOPLE: ReadonlySet<FigureKind> = new Set(['killed', 'injured', 'casualties']);

/**
 * Attaches the figures, by their verb or noun first, then by their clause, then by their sentence.
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

function findOwner(context: ClaimContext, figure: Figure, all: readonly ClaimDraft[]): ClaimDraft | null {
  const fits = FITS[figure.kind];
  const sentence = context.doc.tokens[context.tokensOf(figure).start]?.sentence;
  const drafts = all.filter((d) => d.site.sentence === sentence);
  const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
    a.start < b.end && b.start < a.end;
  const spans = [figure, ...figure.evidence];
  const byWords = drafts.find(
    (d) => !isSpeech(d) && fits(d) && d.evidence.some((e) => spans.some((s) => overlaps(e, s))),
  );
  if (byWords) return byWords;
  const inRole = drafts.find(
    (d) =>
      fits(d) && !isSpeech(d) && [...d.roles.recipients, ...d.roles.objects].some((r) => overlaps(r, figure)),
  );
  if (inRole) return inRole;
  if (figure.kind === 'other') {
    return (
      drafts.find((d) =>
        [...d.roles.actors, ...d.roles.recipients, ...d.roles.objects].some((r) => overlaps(r, figure)),
      ) ?? null
    );
  }
  // 'had counted nine bodies and that the theatre was destroyed': the dead are no part of another clause's damage.
  const at = context.tokensOf(figure).start;
  const apart = (d: ClaimDraft): boolean =>
    PEOPLE.has(figure.kind) &&
    d.coding.mode === 'destroy' &&
    (at < d.site.clause.start || at >= d.site.clause.end);
  const near = drafts.filter((d) => fits(d) && !isSpeech(d) && !apart(d));
  const distance = (d: ClaimDraft): number => Math.abs(d.span.start - figure.start);
  const nearest = near.sort(
    (a, b) => Number(b.status === 'occurred') - Number(a.status === 'occurred') || distance(a) - distance(b),
  )[0];
  return nearest ?? null;
}
