/** What the claims of one event disagree about. Pure; the workbench shows it, the grade is the coder's own. */
import type { Claim, CodedDocument } from '../../contract/coded-document.ts';
import { writeLongRange } from '../shared/dates.ts';
import { writeFigure } from '../shared/tolls.ts';
import { FIGURE_WORDS, STATUS_WORDS } from '../shared/words.ts';

export interface View {
  readonly claimId: string;
  readonly source: string;
  readonly says: string;
}
export interface Disagreement {
  readonly matter: string;
  readonly views: readonly View[];
}

type Source = Pick<CodedDocument, 'entities' | 'times' | 'figures' | 'attributions'>;

/** Who makes a claim: the outermost named source, else the document itself. */
export function nameSource(claim: Claim, coded: Source): string {
  const attribution = coded.attributions.find((item) => item.id === claim.attributions[0]);
  if (!attribution) return 'the document itself';
  const names = attribution.sourceEntities.flatMap(
    (id) => coded.entities.find((item) => item.id === id)?.name ?? [],
  );
  return [...new Set(names)].join(' and ') || 'an unnamed source';
}

/** Matters on which at least two claims differ; those that say nothing about a matter do not count. */
export function listDisagreements(claims: readonly Claim[], coded: Source): readonly Disagreement[] {
  const found: Disagreement[] = [];
  const compare = (matter: string, read: (claim: Claim) => string | null) => {
    const views = claims.flatMap((claim): View[] => {
      const says = read(claim);
      return says === null ? [] : [{ claimId: claim.id, source: nameSource(claim, coded), says }];
    });
    if (new Set(views.map((view) => view.says)).size > 1) found.push({ matter, views });
  };

  const denied = (claim: Claim) => claim.status === 'denied' || claim.status === 'negated';
  if (claims.some(denied)) compare('Whether it happened', (claim) => STATUS_WORDS[claim.status]);
  const asserted = claims.filter((claim) => !denied(claim));
  const nameActors = (claim: Claim) =>
    claim.actors
      .flatMap((role) => coded.entities.find((item) => item.id === role.entity)?.name ?? [])
      .sort()
      .join(', ') || null;
  compare('Who did it', (claim) => (asserted.includes(claim) ? nameActors(claim) : null));
  compare('When', (claim) => {
    const time = coded.times.find((item) => item.id === claim.time);
    return time && asserted.includes(claim) ? writeLongRange(time.begin, time.until) : null;
  });
  const kinds = new Set(coded.figures.map((figure) => figure.kind));
  for (const kind of kinds) {
    compare(`How many ${FIGURE_WORDS[kind]}`, (claim) => {
      const whole = coded.figures.filter(
        (item) => claim.figures.includes(item.id) && item.kind === kind && item.partOf === null,
      );
      return whole.map(writeFigure).join(', ') || null;
    });
  }
  return found;
}
