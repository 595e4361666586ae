/** Claims for figures whose verb or noun triggered no frame: 'left 40 in custody', 'a toll of nine'. */
import type { Figure, FigureKind, Harm, Id, Role } from '../../contract/coded-document.ts';
import type { VerbGroup } from '../../text/document.ts';
import { matchesIn } from '../../text/words.ts';
import { eventPlaces, findPlace, findTime } from './circumstances.ts';
import { type Coding, codeTrigger } from './coding.ts';
import { holds } from './conditions.ts';
import type { ClaimContext } from './context.ts';
import type { ClaimDraft } from './draft.ts';
import { anchorOf } from './figures.ts';
import { fillRoles, type Roles } from './roles.ts';
import { type Site, verbSite } from './site.ts';
import { applyStances, coveringAttributions } from './stance.ts';
import { verbStatus } from './status.ts';
import type { Trigger } from './triggers.ts';

interface TollCode {
  readonly type: string | null;
  readonly mode: string | null;
  readonly harms: readonly Harm[];
  /** The frame that codes parties and weapons, where the toll has a verb of its own. */
  readonly frame: string | null;
  /** Deaths are of violence only where the document tells of violence. */
  readonly needsViolence: boolean;
}

const CODES: Record<FigureKind, TollCode | null> = {
  killed: { type: 'ASSAULT', mode: null, harms: [], frame: 'kill', needsViolence: true },
  injured: { type: 'ASSAULT', mode: null, harms: [], frame: 'injure', needsViolence: true },
  casualties: { type: 'ASSAULT', mode: null, harms: [], frame: 'injure', needsViolence: true },
  missing: { type: 'ASSAULT', mode: null, harms: [], frame: null, needsViolence: true },
  kidnapped: { type: 'ASSAULT', mode: 'abduct', harms: [], frame: 'abduct', needsViolence: false },
  detained: { type: 'COERCE', mode: 'arrest', harms: [], frame: 'arrest', needsViolence: false },
  displaced: { type: null, mode: null, harms: ['displacement'], frame: null, needsViolence: false },
  returned: { type: null, mode: null, harms: ['displacement'], frame: null, needsViolence: false },
  affected: { type: 'ASSAULT', mode: null, harms: [], frame: null, needsViolence: true },
  'facilities-damaged': { type: 'ASSAULT', mode: 'destroy', harms: [], frame: null, needsViolence: true },
  'facilities-destroyed': { type: 'ASSAULT', mode: 'destroy', harms: [], frame: null, needsViolence: true },
  other: null,
};
/** How many sentences around a toll are searched for the violence that it is of. */
const NEAR = 6;

/**
 * Adds a claim for each group of left-over figures of one sentence and kind.
 * @param spoken times of saying, which date no event
 */
export function addTollClaims(
  context: ClaimContext,
  drafts: readonly ClaimDraft[],
  left: readonly Figure[],
  spoken: ReadonlySet<Id>,
): readonly ClaimDraft[] {
  const added = new Map<string, ClaimDraft>();
  for (const figure of left) {
    const code = CODES[figure.kind];
    const at = anchorOf(context, figure);
    const sentence = context.doc.tokens[at]?.sentence ?? -1;
    if (!code || !context.doc.sentences[sentence]?.coded) continue;
    if (code.needsViolence && !isOfViolence(context, figure, drafts, sentence)) continue;
    const slot = `${sentence}:${code.type}:${code.mode}:${code.harms.join()}`;
    const known = added.get(slot);
    if (known) {
      known.figures.push(figure.id);
      continue;
    }
    const made = makeToll(context, figure, code, at, spoken);
    if (made && !drafts.some((d) => d.span.start < made.span.end && made.span.start < d.span.end))
      added.set(slot, made);
  }
  return [...drafts, ...added.values()].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
}

/**
 * Whether a toll is of violence: near other violence, in words or as claims; or, where nothing near tells of an accident, by
 * a word that means that somebody did it ('injured', 'found dead', not 'died').
 */
function isOfViolence(
  context: ClaimContext,
  figure: Figure,
  drafts: readonly ClaimDraft[],
  sentence: number,
): boolean {
  if (BODILY.has(figure.kind) && isState(context, figure)) return false;
  if (drafts.some((d) => isConflict(d) && Math.abs(d.site.sentence - sentence) <= NEAR)) return true;
  const first = context.doc.sentences[Math.max(0, sentence - NEAR)];
  const last = context.doc.sentences[Math.min(context.doc.sentences.length - 1, sentence + NEAR)];
  const near = matchesIn(
    context.stream,
    context.ontology.wordClasses,
    first?.firstToken ?? 0,
    last?.endToken ?? 0,
  ).map((m) => m.value);
  const armed = matchesIn(
    context.stream,
    context.ontology.weaponWords,
    first?.firstToken ?? 0,
    last?.endToken ?? 0,
  );
  if (near.includes('violence') || armed.length > 0) return true;
  const lemmas = figure.evidence.map((span) => context.doc.tokens[context.tokensOf(span).start]?.lemma ?? '');
  return !near.includes('disaster') && BODILY.has(figure.kind) && !lemmas.some((lemma) => NATURAL.has(lemma));
}

/** 'evacuated 17 wounded patients': the word only says which ones are meant. */
function isState(context: ClaimContext, figure: Figure): boolean {
  const anchor = context.doc.tokens[anchorOf(context, figure)];
  return anchor?.deprel === 'amod' && anchor.start > figure.start && anchor.end < figure.end;
}

const BODILY: ReadonlySet<FigureKind> = new Set(['killed', 'injured', 'casualties']);
/** Said of those who die of age and illness, too. */
const NATURAL = new Set(['die', 'death', 'perish', 'succumb', 'fatality']);

/** Violence, coercion, or an event of ACLED's: what people are hurt, taken and driven out by. */
function isConflict(draft: ClaimDraft): boolean {
  const { eventType, acled } = draft.coding;
  return eventType === 'ASSAULT' || eventType === 'COERCE' || acled?.eventType === 'Riots';
}

function makeToll(
  context: ClaimContext,
  figure: Figure,
  code: TollCode,
  at: number,
  spoken: ReadonlySet<Id>,
): ClaimDraft | null {
  const verb = context.syntax.verbAt(at) ?? context.syntax.governorOf(at);
  if (!verb) return null;
  const span = context.spanOf(at, at + 1);
  const site = { ...verbSite(context, verb, verb.endToken), start: at, end: at + 1, reach: at + 1 };
  const attributions = coveringAttributions(context, at);
  const told = verbStatus(context, verb, 0);
  // 'The town is still shocked by the murder of two priests': what goes on is the shock.
  const named = context.doc.tokens[at]?.upos === 'NOUN';
  const grammatical = named && told === 'ongoing' ? 'occurred' : told;
  const id = `figure-${figure.kind}`;
  const known = context.patterns.frames.find((f) => f.id === (code.frame ?? 'kill'));
  if (!known) return null;
  // 'He suffered a cardiac arrest': what is no arrest as a word is none as a count.
  const noun = { ...site, phrase: context.syntax.phraseAt(at) };
  if (known.exclude.some((c) => c.place === 'modifier' && holds(context, noun, c))) return null;
  const trigger: Trigger = { frame: { ...known, id, speech: false, admission: false }, site };
  const own = code.frame !== null && isHarm(context, verb) && isObject(context, site, figure);
  const roles = own ? fillRoles(context, trigger, () => false) : sufferersOf(context, figure);
  const plain: Coding = {
    eventType: code.type,
    mode: code.mode,
    contexts: [],
    acled: null,
    harms: code.harms,
  };
  const where = findPlace(context, site, eventPlaces(context), roles.actors);
  const when = findTime(context, site, spoken);
  return {
    trigger,
    site,
    span,
    pattern: id,
    roles,
    coding: own ? codeTrigger(context, trigger, roles) : plain,
    status: applyStances(context, site, grammatical, attributions),
    grammatical,
    background: false,
    place: where.place,
    placeBasis: where.place === null ? 'unknown' : 'stated',
    otherPlaces: where.otherPlaces,
    time: when.time,
    timeBasis: when.time === null ? 'unknown' : when.shared ? 'inherited' : 'stated',
    timeRelation: when.relation,
    timeRule: when.rule,
    timeFrom: null,
    figures: [figure.id],
    attributions: attributions.map((a) => a.id),
    about: [],
    evidence: [span],
  };
}

/** Whether a verb does harm: 'counted nine bodies' and 'found four dead' say nothing of who did it. */
function isHarm(context: ClaimContext, verb: VerbGroup): boolean {
  const lemma = context.doc.tokens[verb.head]?.lemma ?? '';
  return (context.patterns.verbs.get(lemma) ?? []).some(
    ({ frame, rest }) => rest.length === 0 && (frame.type === 'ASSAULT' || frame.type === 'COERCE'),
  );
}

/** Whether the figure is what the verb is done to: who else stands around it are the parties. */
function isObject(context: ClaimContext, site: Site, figure: Figure): boolean {
  const range = context.tokensOf(figure);
  return site.object !== null && site.object.head >= range.start && site.object.firstToken < range.end;
}

/** Those counted, or the things, are who it was done to. */
function sufferersOf(context: ClaimContext, figure: Figure): Roles {
  const phrase = context.syntax.phraseAt(context.tokensOf(figure).end - 1);
  const roles: Role[] = phrase
    ? [
        {
          start: figure.start,
          end: figure.end,
          entity: context.entitiesAt(phrase.head)[0]?.id ?? null,
          head: context.spanOf(phrase.head, phrase.head + 1),
        },
      ]
    : [];
  const things = figure.kind.startsWith('facilities');
  return {
    actors: [],
    recipients: things ? [] : roles,
    instruments: [],
    objects: things ? roles : [],
    actorClasses: new Set(),
    targetClasses: new Set(),
  };
}
