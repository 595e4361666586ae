/** Claims for figures whose verb or noun triggered no frame: 'left 40 in custody', 'a toll of nine'. */
import type { Figure, FigureKind, Harm } from '../../contract/coded-document.ts';
import type { Coding } from './coding.ts';
import type { ClaimContext } from './context.ts';
import type { ClaimDraft } from './draft.ts';
import { verbSite } from './site.ts';
import { applyStances, coveringAttributions } from './stance.ts';
import { verbStatus } from './status.ts';
import type { Trigger } from './triggers.ts';

interface TollCode {
  readonly type: string | null;
  readonly mode: string | null;
  readonly harms: readonly Harm[];
  /** Deaths are of violence only where the document tells of violence. */
  readonly needsViolence: boolean;
}

const CODES: Record<FigureKind, TollCode | null> = {
  killed: { type: 'ASSAULT', mode: null, harms: [], needsViolence: true },
  injured: { type: 'ASSAULT', mode: null, harms: [], needsViolence: true },
  casualties: { type: 'ASSAULT', mode: null, harms: [], needsViolence: true },
  missing: { type: 'ASSAULT', mode: null, harms: [], needsViolence: true },
  kidnapped: { type: 'ASSAULT', mode: 'abduct', harms: [], needsViolence: false },
  detained: { type: 'COERCE', mode: 'arrest', harms: [], needsViolence: false },
  displaced: { type: null, mode: null, harms: ['displacement'], needsViolence: true },
  returned: { type: null, mode: null, harms: ['displacement'], needsViolence: true },
  affected: null,
  'facilities-damaged': { type: 'ASSAULT', mode: 'destroy', harms: [], needsViolence: true },
  'facilities-destroyed': { type: 'ASSAULT', mode: 'destroy', harms: [], needsViolence: true },
  other: null,
};
/** How many sentences around a toll are searched for the violence that it is of. */
const NEAR = 6;

/** Adds a claim for each group of left-over figures of one sentence and kind. */
export function addTollClaims(
  context: ClaimContext,
  drafts: readonly ClaimDraft[],
  left: readonly Figure[],
): readonly ClaimDraft[] {
  const added = new Map<string, ClaimDraft>();
  for (const figure of left) {
    const code = CODES[figure.kind];
    const at = anchorOf(context, figure);
    const sentence = context.doc.tokens[at]?.sentence ?? -1;
    if (!code || !context.doc.sentences[sentence]?.coded) continue;
    if (
      code.needsViolence &&
      !drafts.some((d) => isConflict(d) && Math.abs(d.site.sentence - sentence) <= NEAR)
    )
      continue;
    const slot = `${sentence}:${code.type}:${code.mode}:${code.harms.join()}`;
    const known = added.get(slot);
    if (known) {
      known.figures.push(figure.id);
      continue;
    }
    const made = makeToll(context, figure, code, at);
    if (made && !drafts.some((d) => d.span.start < made.span.end && made.span.start < d.span.end))
      added.set(slot, made);
  }
  return [...drafts, ...added.values()].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
}

function isConflict(draft: ClaimDraft): boolean {
  return draft.coding.eventType === 'ASSAULT' || draft.coding.acled?.eventType === 'Riots';
}

/** The token that says what happened to those counted: the last of the evidence, which is the verb where there is one. */
function anchorOf(context: ClaimContext, figure: Figure): number {
  const ranges = figure.evidence.map((span) => context.tokensOf(span));
  const verb = ranges.find((r) => context.syntax.verbAt(r.start) !== null);
  return (verb ?? ranges.at(-1) ?? context.tokensOf(figure)).start;
}

function makeToll(context: ClaimContext, figure: Figure, code: TollCode, at: number): ClaimDraft | null {
  const verb = context.syntax.verbAt(at) ?? context.syntax.governorOf(at);
  if (!verb) return null;
  const span = context.spanOf(at, at + 1);
  const site = { ...verbSite(context, verb, verb.endToken), start: at, end: at + 1, reach: at + 1 };
  const attributions = coveringAttributions(context, at);
  const grammatical = verbStatus(context, verb, 0);
  const coding: Coding = {
    eventType: code.type,
    mode: code.mode,
    contexts: [],
    acled: null,
    harms: code.harms,
  };
  const frame = context.patterns.frames.find((f) => f.id === 'kill') ?? context.patterns.frames[0];
  if (!frame) return null;
  const trigger: Trigger = {
    frame: { ...frame, id: `figure-${figure.kind}`, speech: false, admission: false },
    site,
  };
  return {
    trigger,
    site,
    span,
    pattern: `figure-${figure.kind}`,
    roles: {
      actors: [],
      recipients: [],
      instruments: [],
      objects: [],
      actorClasses: new Set(),
      targetClasses: new Set(),
    },
    coding,
    status: applyStances(context, site, grammatical, attributions),
    grammatical,
    background: false,
    place: null,
    placeBasis: 'unknown',
    otherPlaces: [],
    time: null,
    timeBasis: 'unknown',
    timeRelation: null,
    timeRule: 'none-said',
    timeFrom: null,
    figures: [figure.id],
    attributions: attributions.map((a) => a.id),
    about: [],
    evidence: [span],
  };
}
