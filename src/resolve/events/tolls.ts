/** The figures of an event: lowest, best and highest, as CONTRACT defines them. */
import type { Event, Figure, FigureKind, Toll } from '../../contract/coded-document.ts';
import type { ClaimView } from './view.ts';

/** One voice's number for one kind. */
interface Statement {
  readonly low: number | null;
  readonly high: number | null;
  readonly exact: boolean;
  readonly own: boolean;
  readonly voice: string;
  readonly order: number;
}

/** Figures by kind; sub-groups are never added to what they are part of. */
export function countTolls(views: readonly ClaimView[]): Event['figures'] {
  const kinds = new Map<FigureKind, Statement[]>();
  for (const view of views.filter((v) => !isPartOf(v, views))) {
    for (const [kind, figures] of byKind(view.figures)) {
      const list = kinds.get(kind) ?? [];
      list.push(...statementsOf(view, figures));
      kinds.set(kind, list);
    }
  }
  const result: Partial<Record<FigureKind, Toll>> = {};
  for (const [kind, statements] of kinds) result[kind] = summarize(statements);
  return result;
}

/** The outcome that has its own claim counts nothing that the claim of its cause does not. */
function isPartOf(view: ClaimView, views: readonly ClaimView[]): boolean {
  return (
    view.figures.length > 0 &&
    views.some(
      (v) =>
        v !== view &&
        view.figures.every((f) => v.figures.includes(f)) &&
        (v.figures.length > view.figures.length || v.index < view.index),
    )
  );
}

function byKind(figures: readonly Figure[]): ReadonlyMap<FigureKind, readonly Figure[]> {
  const ids = new Set(figures.map((f) => f.id));
  const found = new Map<FigureKind, Figure[]>();
  for (const figure of figures) {
    if (figure.partOf !== null && ids.has(figure.partOf)) continue;
    const list = found.get(figure.kind) ?? [];
    list.push(figure);
    found.set(figure.kind, list);
  }
  return found;
}

/** 'three soldiers and two civilians' in one claim add up; the same population told twice, or a running total, does not. */
function statementsOf(view: ClaimView, figures: readonly Figure[]): readonly Statement[] {
  const voice = view.attributions.map((a) => a.sourceEntities.join('+') || a.id).join('>');
  const base = { own: voice === '', voice, order: view.index };
  const populations = new Set(figures.map((f) => f.population.join('+')));
  const adds =
    figures.length > 1 &&
    populations.size === figures.length &&
    figures.every((f) => f.basis !== 'cumulative' && f.low !== null);
  if (!adds)
    return figures.map((f) => ({ ...base, low: f.low, high: f.high, exact: f.qualifier === 'exact' }));
  const sum = (of: (f: Figure) => number | null): number | null =>
    figures.reduce<number | null>((total, f) => {
      const each = of(f);
      return total === null || each === null ? null : total + each;
    }, 0);
  return [
    {
      ...base,
      low: sum((f) => f.low),
      high: sum((f) => f.high),
      exact: figures.every((f) => f.qualifier === 'exact'),
    },
  ];
}

function summarize(statements: readonly Statement[]): Toll {
  const lows = statements.flatMap((s) => s.low ?? []);
  const highs = statements.flatMap((s) => s.high ?? []);
  const low = lows.length > 0 ? Math.min(...lows) : null;
  const high = highs.length > 0 ? Math.max(...highs) : null;
  return { low, best: bestOf(statements) ?? low, high };
}

/** The latest exact figure in the document's own voice, else the one that most sources give. */
function bestOf(statements: readonly Statement[]): number | null {
  const own = statements.filter((s) => s.own && s.exact && s.low !== null).at(-1);
  if (own) return own.low;
  const votes = new Map<number, Set<string>>();
  for (const s of statements) {
    if (s.low === null) continue;
    const voices = votes.get(s.low) ?? new Set();
    voices.add(s.voice);
    votes.set(s.low, voices);
  }
  const ranked = [...votes].sort((a, b) => b[1].size - a[1].size);
  const [first, second] = ranked;
  if (!first || (second && second[1].size === first[1].size)) return null;
  return first[0];
}
