/** One source's word about one event: finds what is claimed, by whom to have happened, where, when and to whom. */
import { createHash } from 'node:crypto';
import type { Attribution, Claim, Figure, Id, Role, Span, Status } from '../contract/coded-document.ts';
import type { Ontology } from '../reference/ontology.ts';
import type { Frame, Patterns } from '../reference/patterns.ts';
import type { ReadDocument } from '../text/document.ts';
import type { CodingTrace } from '../text/trace.ts';
import { matchesIn } from '../text/words.ts';
import { addDenials } from './claims/about.ts';
import { absorbTolls, tellOutcome } from './claims/absorb.ts';
import { addAccused } from './claims/accused.ts';
import { eventPlaces, findPlace, findTime, passedTimes } from './claims/circumstances.ts';
import { codeTrigger } from './claims/coding.ts';
import { type ClaimContext, type ClaimParts, createContext } from './claims/context.ts';
import { type ClaimDraft, isSpeech } from './claims/draft.ts';
import { type Figurative, figurativeTest } from './claims/figurative.ts';
import { anchorOf, attachFigures } from './claims/figures.ts';
import { withoutGeneric } from './claims/generic.ts';
import { inheritCircumstances, markBackground } from './claims/inherit.ts';
import { inheritDoers } from './claims/inherit-doers.ts';
import { fillRoles, type Roles } from './claims/roles.ts';
import { shareDoers } from './claims/share-doers.ts';
import { statusBySite } from './claims/site-status.ts';
import { applyStances, coveringAttributions, isRefuted } from './claims/stance.ts';
import { addTollClaims } from './claims/tolls.ts';
import { tracePattern, traceStatus } from './claims/trace.ts';
import { findTriggers, type Trigger } from './claims/triggers.ts';

/**
 * Finds the claims of a document. The order matters: a status needs the attributions, a toll can only join its cause
 * once both have a status, and what is inherited must not be inherited twice.
 * @param doc a read document; only its coded sentences yield claims
 * @param parts what was found before: entities, times, places, figures, attributions
 * @param patterns the event frames
 * @param ontology codes and rules
 * @param trace filled with the rule of each decision, where one is handed in
 * @returns claims in text order, ids C1, C2 …
 */
export function extractClaims(
  doc: ReadDocument,
  parts: ClaimParts,
  patterns: Patterns,
  ontology: Ontology,
  trace?: CodingTrace,
): readonly Claim[] {
  if (!doc.readable) return [];
  const context = createContext(doc, parts, patterns, ontology);
  const figurative = figurativeTest(context);
  const triggers = findTriggers(context).filter((trigger) => !figurative.trigger(trigger));
  const drafted = draftClaims(context, triggers);
  const { joined, outcomes } = absorbTolls(context, drafted);
  shareDoers(context, joined);
  for (const draft of joined) recode(context, draft);
  adoptTactic(context, joined);
  const left = attachFigures(context, joined).filter(
    (figure) => !isFigureOfSpeech(context, figurative, figure),
  );
  const counted = addTollClaims(context, joined, left, speechTimes(context));
  markBackground(context, counted);
  inheritCircumstances(context, counted);
  inheritDoers(context, counted);
  addAccused(context, counted);
  markBackground(context, counted);
  const standing = addDenials(context, withoutGeneric(context, counted)).filter(isCoded);
  const told = outcomes.filter(({ cause }) => standing.includes(cause)).map((o) => tellOutcome(context, o));
  const all = [...standing, ...told].sort((a, b) => a.span.start - b.span.start);
  if (trace) traceClaims(context, all, trace);
  return finish(context, all);
}

/** 'The crisis hurt millions': nobody was wounded. */
function isFigureOfSpeech(context: ClaimContext, figurative: Figurative, figure: Figure): boolean {
  if (figure.kind !== 'injured' && figure.kind !== 'casualties') return false;
  const start = anchorOf(context, figure);
  const sentence = context.doc.tokens[start]?.sentence ?? -1;
  return figurative.words({ sentence, start, end: start + 1 });
}

/** Notes which frame made each claim, why it has its status, and why its time. */
function traceClaims(context: ClaimContext, drafts: readonly ClaimDraft[], trace: CodingTrace): void {
  const spoken = speechTimes(context);
  const ids = new Map(drafts.map((draft, index) => [draft, `C${index + 1}`]));
  for (const [draft, id] of ids) {
    const from = draft.timeFrom ? (ids.get(draft.timeFrom) ?? null) : null;
    const passed = passedTimes(context, draft.site, spoken, draft.time);
    trace.claims.set(id, {
      time: { rule: draft.timeRule, from, passed },
      pattern: tracePattern(context, draft),
      status: traceStatus(context, draft),
    });
  }
}

function draftClaims(context: ClaimContext, triggers: readonly Trigger[]): readonly ClaimDraft[] {
  const events = new Set<number>();
  const told = triggers.filter((trigger) => !isMeans(context, trigger, triggers));
  for (const { frame, site } of told)
    if (site.kind === 'noun' && !frame.speech) events.add(site.phrase?.head ?? site.start);
  const places = eventPlaces(context);
  const spoken = speechTimes(context);
  const drafts: ClaimDraft[] = [];
  for (const trigger of told) {
    const { site } = trigger;
    // 'will release': the release is planned, the word is given.
    const grammatical = trigger.frame.commits ? 'occurred' : statusBySite(context, site);
    if (grammatical === null) continue;
    const attributions = coveringAttributions(context, site.start);
    const isEvent = (token: number): boolean => token !== site.phrase?.head && events.has(token);
    const roles = speakersFirst(context, trigger, fillRoles(context, trigger, isEvent));
    const span = context.spanOf(site.start, site.end);
    const where = findPlace(context, site, places, roles.actors, trigger.frame.speech);
    const when = findTime(context, site, spoken);
    drafts.push({
      trigger,
      site,
      span,
      pattern: trigger.frame.id,
      roles,
      coding: codeTrigger(context, trigger, roles),
      status: isAlleged(context, trigger, attributions)
        ? 'hypothetical'
        : isRefuted(context, site)
          ? 'denied'
          : trigger.frame.commits
            ? commitmentStatus(attributions)
            : applyStances(context, site, grammatical, attributions),
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
      figures: [],
      attributions: attributions.map((a) => a.id),
      about: [],
      evidence: [span],
    });
  }
  return drafts;
}

/** A word is given by whoever is said to give it, unless that is denied or doubted. */
function commitmentStatus(attributions: readonly Attribution[]): Status {
  if (attributions.some((a) => a.stance === 'denies')) return 'denied';
  return attributions.some((a) => a.stance === 'doubts' || a.stance === 'believes')
    ? 'hypothetical'
    : 'occurred';
}

/** 'ambushed a convoy with roadside bombs', 'a car bomb exploded': a weapon is what another trigger was done with. */
function isMeans(context: ClaimContext, { frame, site }: Trigger, all: readonly Trigger[]): boolean {
  const { phrase, verb } = site;
  if (site.kind !== 'noun' || frame.speech || !phrase || !verb) return false;
  const preposition = context.syntax.prepositionOf(phrase);
  const subject = site.position === 'subject';
  if (!subject && preposition !== 'with' && preposition !== 'using') return false;
  // 'bombs', not 'drone strike': the head alone names a weapon.
  const { stream, ontology } = context;
  if (matchesIn(stream, ontology.weaponWords, phrase.head, phrase.head + 1).length === 0) return false;
  return all.some(
    (other) =>
      other.site.kind === 'verb' &&
      other.site.verb === verb &&
      !other.frame.speech &&
      (!subject || other.frame.roles.get('subject') === 'instrument'),
  );
}

/** An act of saying is done by whom the attribution names: 'it issued a statement calling on all to fight'. */
function speakersFirst(context: ClaimContext, trigger: Trigger, roles: Roles): Roles {
  if (!trigger.frame.speech) return roles;
  const span = context.spanOf(trigger.site.start, trigger.site.end);
  const said = context.attributions.find((a) => a.cue && a.cue.start < span.end && span.start < a.cue.end);
  const source = said?.source;
  if (!said || !source || said.sourceEntities.length === 0) return roles;
  const inside = context.entities.filter((e) => said.sourceEntities.includes(e.id));
  const actors = inside.map((e) => {
    const phrase = context.syntax.phraseAt(context.tokensOf(e).end - 1);
    return {
      start: e.start,
      end: e.end,
      entity: e.id,
      head: phrase ? context.spanOf(phrase.head, phrase.head + 1) : { start: e.start, end: e.end },
    };
  });
  const own = new Set(inside.map((e) => e.id));
  return {
    ...roles,
    actors,
    recipients: roles.recipients.filter((r) => r.entity === null || !own.has(r.entity)),
  };
}

/** 'accused of shelling the town': nobody's word but the accuser's; without an attribution that says so, a suspicion. */
function isAlleged(context: ClaimContext, trigger: Trigger, attributions: readonly Attribution[]): boolean {
  const { site } = trigger;
  const verb = site.kind === 'verb' ? site.verb : null;
  if (verb?.form !== 'gerund' || attributions.length > 0) return false;
  const before = context.doc.tokens[verb.firstToken - 1];
  const controller = context.syntax.controllerOf(verb);
  if (!before || !controller || !['of', 'for', 'over'].includes(before.norm)) return false;
  return isAccusing(context, context.doc.tokens[controller.head]?.lemma ?? '');
}

function isAccusing(context: ClaimContext, lemma: string): boolean {
  const frames: readonly Frame[] = (context.patterns.verbs.get(lemma) ?? []).map((t) => t.frame);
  return frames.some((f) => f.type === 'ACCUSE');
}

/** 'Hospital bombed' in a heading, 'warplanes bombed a hospital' below: a bomb of no one's is the one told of. */
function adoptTactic(context: ClaimContext, drafts: readonly ClaimDraft[]): void {
  const targets = (d: ClaimDraft): readonly string[] =>
    d.roles.objects.map((r) => context.doc.text.slice(r.head.start, r.head.end).toLowerCase());
  const bombs = drafts.filter(
    (d) =>
      (d.trigger.frame.id === 'bomb' || d.trigger.frame.id === 'bombing') &&
      d.roles.actors.length === 0 &&
      d.roles.instruments.length === 0 &&
      d.coding.mode === 'explosives',
  );
  for (const bomb of bombs) {
    const told = drafts.find(
      (d) => d.trigger.frame.id === 'aircraft-hit' && targets(d).some((t) => targets(bomb).includes(t)),
    );
    if (told) bomb.coding = { ...bomb.coding, mode: told.coding.mode, acled: told.coding.acled };
  }
}

/** Once a toll has joined its cause, the sufferers may decide on the sub-type. */
function recode(context: ClaimContext, draft: ClaimDraft): void {
  if (draft.evidence.length > 1) draft.coding = codeTrigger(context, draft.trigger, draft.roles);
}

/** Times of saying, which date no event: those that stand outside of what is said. */
function speechTimes(context: ClaimContext): ReadonlySet<Id> {
  const times = new Map(context.times.map((t) => [t.id, t]));
  const found = new Set<Id>();
  for (const { time, timeBasis, content, cue } of context.attributions) {
    const span = time === null ? undefined : times.get(time);
    if (time === null || timeBasis !== 'stated' || !span) continue;
    // 'As reported on 14 February: …' heads an entry, and dates what it tells.
    if (context.doc.tokens[context.tokensOf(span).end]?.norm === ':') continue;
    // 'reports of 13 dead since 23 June' dates the dead.
    if (/^(?:since|for|until)$/.test(context.doc.tokens[context.tokensOf(span).start - 1]?.norm ?? ''))
      continue;
    const saying = cue ? context.syntax.governorOf(context.tokensOf(cue).start) : null;
    const dated = context.syntax.governorOf(context.tokensOf(span).start);
    // 'X, which broke away last year, called on …' dates the split.
    if (saying && dated && saying !== dated && context.syntax.subordinatorOf(dated) !== null) continue;
    if (!content.some((c) => c.start <= span.start && span.end <= c.end)) found.add(time);
  }
  return found;
}

function isCoded(draft: ClaimDraft): boolean {
  return draft.coding.eventType !== null || draft.coding.acled !== null || draft.coding.harms.length > 0;
}

function finish(context: ClaimContext, drafts: readonly ClaimDraft[]): readonly Claim[] {
  const ids = new Map(drafts.map((draft, index) => [draft, `C${index + 1}`]));
  const figures = new Map(context.figures.map((f) => [f.id, f]));
  const document = createHash('sha256').update(context.doc.text, 'utf8').digest();
  return drafts.map((draft, index) => {
    const { coding, roles } = draft;
    const role = ({ start, end, entity, head }: Role): Role => ({
      start,
      end,
      entity,
      head: { start: head.start, end: head.end },
    });
    return {
      id: `C${index + 1}`,
      key: keyOf(document, draft),
      trigger: wholeTrigger(context, draft, drafts),
      eventType: coding.eventType,
      mode: coding.mode,
      contexts: [...coding.contexts],
      acled: coding.acled,
      harms: [...coding.harms],
      status: draft.status,
      background: draft.background,
      actors: roles.actors.map(role),
      recipients: roles.recipients.map(role),
      instruments: roles.instruments.map(role),
      objects: roles.objects.map(role),
      place: draft.place,
      placeBasis: draft.placeBasis,
      otherPlaces: [...draft.otherPlaces],
      time: draft.time,
      timeBasis: draft.timeBasis,
      timeRelation: draft.timeRelation,
      figures: [...new Set(draft.figures)],
      attributions: [...draft.attributions],
      about: [...new Set(draft.about.flatMap((d) => ids.get(d) ?? []))],
      pattern: draft.pattern,
      evidence: evidenceOf(figures, draft),
    };
  });
}

/** How many words may stand between an event noun and the verb that carries it. */
const CARRIED = 6;

/** 'launched a surprise attack', 'clashes broke out': where a verb only carries the event noun, the two are the trigger. */
function wholeTrigger(context: ClaimContext, draft: ClaimDraft, all: readonly ClaimDraft[]): Span {
  const { site } = draft;
  const { verb } = site;
  if (site.kind !== 'noun' || !verb || !(site.light || site.occurs)) return plainSpan(draft.span);
  const start = Math.min(site.start, verb.head);
  const end = Math.max(site.end, verb.head + 1);
  const gap = verb.head < site.start ? site.start - verb.head - 1 : verb.head - site.end;
  const span = context.spanOf(start, end);
  const taken = all.some(
    (other) => other !== draft && other.span.start < span.end && span.start < other.span.end,
  );
  return gap > CARRIED || taken ? plainSpan(draft.span) : span;
}

const plainSpan = ({ start, end }: Span): Span => ({ start, end });

/** The words that the claim rests on: its trigger, the words of its toll, and the figures. */
function evidenceOf(byId: ReadonlyMap<Id, Figure>, draft: ClaimDraft): Span[] {
  const spans = [...draft.evidence, ...draft.figures.flatMap((id) => byId.get(id) ?? []).map(plainSpan)];
  const unique = new Map(spans.map((span) => [`${span.start}-${span.end}`, plainSpan(span)]));
  return [...unique.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** CONTRACT: a hash of document bytes, trigger span, type and status; stable across runs. */
function keyOf(document: Buffer, draft: ClaimDraft): string {
  const type = draft.coding.eventType ?? draft.coding.acled?.subEventType ?? draft.coding.harms.join('+');
  return createHash('sha256')
    .update(document)
    .update(
      `\n${draft.span.start}-${draft.span.end}\n${isSpeech(draft) ? 'speech:' : ''}${type}\n${draft.status}`,
    )
    .digest('hex')
    .slice(0, 32);
}
