/** Which claims of one document tell of the same happening. */

import type { Claim, Figure, Place } from '../../contract/coded-document.ts';
import type { ClaimView, EventContext } from './view.ts';

/** Sentences within which an undated, unplaced claim may still be of the event told before. */
const NEAR = 3;
/** Characters between a word that commits and what it commits to. */
const BEHIND = 30;
/** How many events back a claim may join one: a long document does not come back to its beginning. */
const WINDOW = 150;

/**
 * Groups the claims: each is in exactly one group, in text order; a denial is with what it denies, an act of saying
 * with what it says.
 */
export function joinClaims(context: EventContext): readonly (readonly ClaimView[])[] {
  const groups: ClaimView[][] = [];
  const home = new Map<number, ClaimView[]>();
  const place = (view: ClaimView, group: ClaimView[]): void => {
    group.push(view);
    home.set(view.index, group);
  };
  const byId = new Map(context.views.map((v) => [v.claim.id, v]));
  const about = new Set(context.views.filter((v) => v.claim.about.length > 0));
  const causes = causesOf(context);
  const spoken = new Map(context.views.filter((v) => v.verbal).map((v) => [v, saidBy(context, v)]));
  for (const view of context.views) {
    if (about.has(view) || causes.has(view) || (spoken.get(view)?.length ?? 0) > 0) continue;
    const at = groups.findLastIndex(
      (g, index) =>
        index >= groups.length - WINDOW &&
        g.some((v) => isSame(context, v, view, g)) &&
        !g.some((v) => contradicts(v, view)),
    );
    // What was told of last stands last: 'the attack' is the one that the text speaks of.
    const group = at < 0 ? [] : (groups.splice(at, 1)[0] ?? []);
    groups.push(group);
    place(view, group);
  }
  for (const [view, cause] of causes) {
    const group = home.get(cause.index);
    if (group) place(view, group);
  }
  for (const view of [...about, ...spoken.keys()]) {
    if (home.has(view.index)) continue;
    const targets = about.has(view)
      ? view.claim.about.flatMap((id) => byId.get(id) ?? [])
      : (spoken.get(view) ?? []);
    const group = targets.map((t) => home.get(t.index)).find((g) => g !== undefined);
    if (group) place(view, group);
    else {
      const made: ClaimView[] = [];
      groups.push(made);
      place(view, made);
    }
  }
  return groups.map((g) => [...g].sort((a, b) => a.index - b.index));
}

/** 'killing 12' after 'bombed the hospital': claims whose words that of their cause rests on, with that claim. */
function causesOf(context: EventContext): ReadonlyMap<ClaimView, ClaimView> {
  const found = new Map<ClaimView, ClaimView>();
  for (const view of context.views) {
    const { trigger } = view.claim;
    const cause = context.views.find(
      (v) =>
        v !== view &&
        v.sentence === view.sentence &&
        v.claim.about.length === 0 &&
        !found.has(v) &&
        v.claim.evidence.some((e) => trigger.start <= e.start && e.end <= trigger.end),
    );
    if (!view.verbal && cause) found.set(view, cause);
  }
  return found;
}

/** The claims of what an act of saying says: those in the content of the attribution that its trigger opens. */
function saidBy(context: EventContext, speech: ClaimView): readonly ClaimView[] {
  const { trigger } = speech.claim;
  const opened = context.attributions.filter(
    (a) => a.cue && a.cue.start < trigger.end && trigger.start < a.cue.end,
  );
  // 'will release', 'ready to withdraw': what is promised, threatened or refused stands right behind.
  if (opened.length === 0) {
    const behind = context.views.find(
      (v) =>
        !v.verbal && !v.asserted && v.sentence === speech.sentence && v.claim.trigger.start >= trigger.end,
    );
    return behind && behind.claim.trigger.start - trigger.end < BEHIND ? [behind] : [];
  }
  return context.views.filter(
    (v) =>
      v !== speech &&
      !v.verbal &&
      (speech.claim.status !== 'occurred' && speech.claim.status !== 'ongoing' ? !v.asserted : true) &&
      opened.some((a) => v.claim.attributions.includes(a.id)),
  );
}

function isSame(
  context: EventContext,
  earlier: ClaimView,
  later: ClaimView,
  group: readonly ClaimView[],
): boolean {
  if (earlier.verbal || later.verbal) return isSameSpeech(earlier, later);
  if (earlier.claim.background !== later.claim.background) return false;
  if (earlier.asserted !== later.asserted) return false;
  if (!earlier.asserted && earlier.claim.status !== later.claim.status) return false;
  if (isSameVictim(earlier, later)) return true;
  if (isOneEntry(earlier, later))
    return comparePlaces(earlier, later) !== 'different' && compareTimes(earlier, later) !== 'different';
  if (isSpoils(earlier, later)) return true;
  if (!sameFamily(context, earlier, later)) return false;
  const place = comparePlaces(earlier, later);
  const time = compareTimes(earlier, later);
  if (place === 'different' || time === 'different') return false;
  const distance = later.sentence - earlier.sentence;
  const last = group.at(-1);
  const close = distance <= NEAR || (last !== undefined && later.sentence - last.sentence <= 1);
  const strangers =
    earlier.actors.size > 0 &&
    later.actors.size > 0 &&
    !intersects(earlier.actors, later.actors) &&
    !intersects(earlier.doerHeads, later.doerHeads);
  if (earlier.lethal && later.lethal && distance > 0 && !strangers && pointsBack(earlier, later, distance))
    return true;
  if (earlier.toll || later.toll)
    return (
      close &&
      (distance === 0 ||
        later.paragraph === earlier.paragraph ||
        place === 'same' ||
        // 'Four were killed. The attack …'
        (later.anaphoric && !later.toll) ||
        // News gives each sentence a paragraph: a toll without place and day is of what was told right before.
        (distance === 1 && later.toll && later.place === null && later.time === null))
    );
  const told = sameKind(earlier, later) || isGeneralWord(later) || isGeneralWord(earlier);
  if (later.anaphoric && distance > 0 && !strangers && told) return true;
  // 'attacked a checkpoint, damaging a house', 'damaged in the explosion'
  if (distance === 0 && (earlier.outcome || later.outcome) && !strangers) return true;
  if (!sameKind(earlier, later)) return false;
  // 'an air strike hit the hospital', 'a roadside bomb exploded': the noun and its verb tell of one thing.
  if (distance === 0 && (earlier.targets.size === 0 || later.targets.size === 0) && !strangers) return true;
  // 'had struck the building': the target told of before, by what sort of thing it is.
  if (close && later.pointsAtTarget && !strangers) return true;
  if (place === 'same' && time === 'same')
    return sharesTarget(earlier, later) || earlier.targets.size === 0 || later.targets.size === 0;
  return close && sharesTarget(earlier, later) && later.targets.size > 0 && earlier.targets.size > 0;
}

/** A text that names its victims again tells of the same deed again, wherever it does and in whatever words. */
function isSameVictim(a: ClaimView, b: ClaimView): boolean {
  if (a.fate === null || a.fate !== b.fate || !intersects(a.victims, b.victims)) return false;
  return compareTimes(a, b) !== 'different' && comparePlaces(a, b) !== 'different';
}

/**
 * 'Three soldiers fell. The Front seized two rifles.': what is taken in a fight is of the fight. ACLED codes one event for
 * the same parties, place and day, by the violence.
 */
function isSpoils(a: ClaimView, b: ClaimView): boolean {
  const [fight, taking] = a.claim.eventType === 'ASSAULT' ? [a, b] : [b, a];
  if (fight.claim.eventType !== 'ASSAULT' || fight.claim.acled === null || !isTaking(taking)) return false;
  // 'seized nine rifles during an operation': the operation is only the frame, what it found is told.
  if (OPERATION.test(fight.claim.pattern)) return false;
  if (Math.abs(b.sentence - a.sentence) > 1) return false;
  if (comparePlaces(a, b) === 'different' || compareTimes(a, b) === 'different') return false;
  if (taking.actors.size === 0) return a.sentence === b.sentence && taking.claim.pattern !== 'loot';
  return intersects(fight.partyHeads, taking.doerHeads);
}

const OPERATION = /operation$/;

/** Weapons or goods that are taken. */
function isTaking({ claim }: ClaimView): boolean {
  return claim.eventType === 'COERCE' && claim.mode === 'seize';
}

/** 'the massacre', 'the murder of the priests', 'they were shot dead': those of whom it was told before. */
function pointsBack(earlier: ClaimView, later: ClaimView, distance: number): boolean {
  if (later.byPronoun) return distance <= 2;
  if (later.targets.size === 0) return later.anaphoric && later.figures.length === 0;
  return intersects(later.pointedAt, earlier.victimWords);
}

/** What a monitor tells under one date is one incident: the raid, those shot in it, and those taken away. */
function isOneEntry(a: ClaimView, b: ClaimView): boolean {
  return a.entry !== null && a.entry === b.entry && a.asserted && isIncident(a.claim) && isIncident(b.claim);
}

function isIncident({ eventType, acled, harms }: Claim): boolean {
  if (eventType === null) return acled !== null || harms.length > 0;
  return eventType === 'ASSAULT' || eventType === 'COERCE' || eventType === 'PROTEST';
}

function isSameSpeech(a: ClaimView, b: ClaimView): boolean {
  return (
    a.verbal === b.verbal &&
    a.claim.eventType === b.claim.eventType &&
    a.claim.mode === b.claim.mode &&
    a.claim.status === b.claim.status &&
    a.sentence === b.sentence &&
    intersects(a.actors, b.actors)
  );
}

/** Violence with violence; else the same type, or the same harm where there is no type. */
function sameFamily(context: EventContext, a: ClaimView, b: ClaimView): boolean {
  if (a.claim.eventType !== b.claim.eventType) return false;
  if (a.claim.eventType === null) {
    if (a.claim.acled || b.claim.acled) return a.claim.acled?.subEventType === b.claim.acled?.subEventType;
    return a.claim.harms.some((h) => b.claim.harms.includes(h));
  }
  if (a.claim.eventType !== 'ASSAULT') return a.claim.mode === b.claim.mode;
  // Abduction, rape and torture are no tolls of a strike.
  const apart = ['abduct', 'sexual', 'torture', 'crowd-control'];
  const split = apart.find((m) => a.claim.mode === m || b.claim.mode === m);
  return split === undefined || a.claim.mode === b.claim.mode || context.ontology.ploverTypes.size === 0;
}

/** Two tellings of one tactic: the same sub-type, or one of them too general to have its own. */
function sameKind(a: ClaimView, b: ClaimView): boolean {
  const general = (v: ClaimView): boolean => v.claim.acled === null || v.claim.mode === null;
  return a.claim.acled?.subEventType === b.claim.acled?.subEventType || general(a) || general(b);
}

/** 'The attack' is said of every kind of violence. */
function isGeneralWord({ claim }: ClaimView): boolean {
  return claim.pattern === 'attack';
}

function comparePlaces(a: ClaimView, b: ClaimView): 'same' | 'different' | 'unknown' {
  if (!a.place || !b.place) {
    if (a.placeMention && b.placeMention && a.placeMention.id === b.placeMention.id) return 'same';
    return 'unknown';
  }
  if (a.place.id === b.place.id || contains(a.place, b.place) || contains(b.place, a.place)) return 'same';
  return 'different';
}

/** 'Red Valley Province' and a town in it. */
function contains(outer: Place, inner: Place): boolean {
  if (!/^(?:ADM|PCL|RGN)/.test(outer.featureCode)) return false;
  if (outer.country !== inner.country) return false;
  return (
    outer.featureCode.startsWith('PCL') ||
    inner.admin1 === outer.name ||
    inner.admin2 === outer.name ||
    (outer.featureCode === 'ADM1' && outer.admin1 !== null && inner.admin1 === outer.admin1)
  );
}

function compareTimes(a: ClaimView, b: ClaimView): 'same' | 'different' | 'unknown' {
  const x = a.time;
  const y = b.time;
  if (!x || !y) return 'unknown';
  if (x.id === y.id) return 'same';
  if (!(x.begin ?? x.until) || !(y.begin ?? y.until)) return 'unknown';
  const starts = (t: typeof x): string => t.begin ?? '0000';
  const ends = (t: typeof x): string => t.until ?? '9999';
  return starts(x) <= ends(y) && starts(y) <= ends(x) ? 'same' : 'different';
}

function sharesTarget(a: ClaimView, b: ClaimView): boolean {
  return intersects(a.targets, b.targets) || intersects(a.recipients, b.recipients);
}

function intersects<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const each of a) if (b.has(each)) return true;
  return false;
}

/** What no two tellings of one happening by one voice may disagree on: place, day, doers, and an exact toll. */
function contradicts(a: ClaimView, b: ClaimView): boolean {
  if (a.verbal || b.verbal) return false;
  if (comparePlaces(a, b) === 'different' || compareTimes(a, b) === 'different' || isAnotherScale(a, b))
    return true;
  const voices = (v: ClaimView): string => v.attributions.map((x) => x.sourceEntities.join()).join(';');
  if (voices(a) !== voices(b)) return false;
  // 'Rebels … The rebels': one sort of doer is no other.
  const known = a.actors.size > 0 && b.actors.size > 0 && !intersects(a.doerHeads, b.doerHeads);
  if (known && !intersects(a.actors, b.actors) && !intersects(a.actors, b.recipients)) return true;
  return a.figures.some((x) =>
    b.figures.some(
      (y) =>
        x.kind === y.kind &&
        x.partOf === null &&
        y.partOf === null &&
        (x.basis === 'cumulative') === (y.basis === 'cumulative') &&
        // 'soldiers' and 'civilians' may add up to one toll; the displaced of a region and of a camp are two counts.
        (x.kind === 'displaced' || x.kind === 'returned' || x.population.join() === y.population.join()) &&
        isApart(x, y),
    ),
  );
}

/** Two counts of which neither bound allows the other: '24,000' and '11,200', not 'at least 10' and '12'. */
function isApart(a: Figure, b: Figure): boolean {
  if (a.low === null || b.low === null) return false;
  return (a.high !== null && b.low > a.high) || (b.high !== null && a.low > b.high);
}

/** A toll of weeks is not the toll of a day in them, and a running total is no increment. */
function isAnotherScale(a: ClaimView, b: ClaimView): boolean {
  if (isPeriod(a) !== isPeriod(b) && a.time !== null && b.time !== null) return true;
  return a.figures.some((x) =>
    b.figures.some((y) => x.kind === y.kind && (x.basis === 'cumulative') !== (y.basis === 'cumulative')),
  );
}

function isPeriod(view: ClaimView): boolean {
  const { time, claim } = view;
  if (!time) return false;
  if (claim.timeRelation === 'since' || claim.timeRelation === 'for' || claim.timeRelation === 'until')
    return true;
  if (time.begin === null || time.until === null) return false;
  return Date.parse(time.until) - Date.parse(time.begin) > 6 * 86_400_000;
}
