/**
 * Infers when a text was written from what it says of itself. Pairs of a relative and an absolute expression vote for
 * a year ('last year … In Feb. 2017' for 2018); a weekday that must agree with a date rules years out; the latest date
 * told as past is the lower bound. Where nothing decides, the answer is null.
 */
import type { TimeLexicon } from '../../reference/lexicon/times.ts';
import type { ReadDocument, VerbGroup } from '../../text/document.ts';
import type { CalendarParts, TimeDraft } from '../../text/drafts/times.ts';
import { fromDay, isRealDay, type PartialDate, toDay, weekdayOf } from './calendar.ts';
import { directionOf, groupVerbs } from './tense.ts';

export interface InferredDate {
  readonly date: PartialDate;
  readonly evidence: readonly TimeDraft[];
}

interface Vote {
  readonly year: number;
  readonly weight: number;
  readonly evidence: readonly TimeDraft[];
  /** Set when the pair fixes the very day ('today, 24 June 2018'). */
  readonly day?: number;
}

/** A lone vote must weigh this much. */
const ENOUGH = 1.5;
/** How many years after the latest date told a news text is looked for, when only weekdays can tell. */
const WINDOW = 2;

export function inferDate(
  doc: ReadDocument,
  drafts: readonly TimeDraft[],
  lexicon: TimeLexicon,
): InferredDate | null {
  const verbs = groupVerbs(doc);
  const direction = (draft: TimeDraft) => directionOf(draft, verbs.get(draft.sentence) ?? [], doc, lexicon);
  const bound = lowerBound(drafts, direction);
  const votes = [
    ...pairVotes(doc, drafts, lexicon),
    ...laterVotes(drafts, doc, verbs, lexicon),
    ...(bound ? weekdayVotes(drafts, bound) : []),
  ];
  const possible = votes.filter((vote) => bound === null || vote.year >= bound.year);
  const weights = new Map<number, number>();
  for (const vote of possible) weights.set(vote.year, (weights.get(vote.year) ?? 0) + vote.weight);
  const ranked = [...weights].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  const [best, second] = ranked;
  if (!best || best[1] < ENOUGH || (second && second[1] >= best[1])) return null;
  const [year] = best;
  const winners = possible.filter((vote) => vote.year === year);
  const day = winners.find((vote) => vote.day !== undefined)?.day;
  const date = day === undefined ? { year, month: null, day: null } : fromDay(day);
  const evidence = [...new Set(winners.flatMap((vote) => vote.evidence))].toSorted(
    (a, b) => a.start - b.start,
  );
  return { date, evidence };
}

function explicitParts(draft: TimeDraft): CalendarParts | null {
  return draft.sense.kind === 'calendar' && draft.sense.parts.year !== null ? draft.sense.parts : null;
}

/** The latest explicit year that the text does not speak of as still to come. */
function lowerBound(
  drafts: readonly TimeDraft[],
  direction: (draft: TimeDraft) => string,
): { year: number; draft: TimeDraft } | null {
  let best: { year: number; draft: TimeDraft } | null = null;
  for (const draft of drafts) {
    const year = explicitParts(draft)?.year ?? null;
    if (year === null || draft.bounds || direction(draft) !== 'past') continue;
    if (!best || year > best.year) best = { year, draft };
  }
  return best;
}

/** Years from the document's own that an expression says: 'last year' −1, 'this year' 0, 'three years ago' −3. */
function yearShift(draft: TimeDraft): number | null {
  const { sense } = draft;
  if (
    sense.kind === 'shift' &&
    sense.from === 'document' &&
    sense.unit === 'Y' &&
    Number.isInteger(sense.count)
  )
    return sense.count;
  if (
    sense.kind === 'calendar' &&
    sense.parts.year === null &&
    sense.parts.season !== null &&
    sense.direction === 'this'
  )
    return 0;
  return null;
}

/** Relative years with an explicit date beside them or in the next sentence of the paragraph, which restates them. */
function pairVotes(doc: ReadDocument, drafts: readonly TimeDraft[], lexicon: TimeLexicon): Vote[] {
  const votes: Vote[] = [];
  drafts.forEach((draft, index) => {
    const years = yearShift(draft);
    const days = dayShift(draft);
    if (years === null && days === null) return;
    const found: Vote[] = [];
    for (let other = Math.max(0, index - 2); other <= Math.min(drafts.length - 1, index + 2); other++) {
      const absolute = drafts[other];
      if (!absolute || other === index || absolute.compares) continue;
      const parts = explicitParts(absolute);
      if (!parts || parts.year === null) continue;
      const weight = closeness(doc, draft, absolute, lexicon);
      if (weight === 0) continue;
      if (years !== null) found.push({ year: parts.year - years, weight, evidence: [draft, absolute] });
      else if (
        days !== null &&
        weight >= 3 &&
        parts.month !== null &&
        parts.day !== null &&
        isRealDay(parts.year, parts.month, parts.day)
      ) {
        const day = toDay(parts.year, parts.month, parts.day) - days;
        found.push({ year: fromDay(day).year, weight, evidence: [draft, absolute], day });
      }
    }
    const closest = Math.max(...found.map((vote) => vote.weight));
    votes.push(...found.filter((vote) => vote.weight === closest));
  });
  return votes;
}

function dayShift(draft: TimeDraft): number | null {
  const { sense } = draft;
  return sense.kind === 'shift' && sense.from === 'document' && sense.unit === 'D' && !sense.whole
    ? sense.count
    : null;
}

/** 3 side by side, 1.5 in one sentence, 1.5 when the next sentence of the paragraph restates, else 0. */
function closeness(
  doc: ReadDocument,
  relative: TimeDraft,
  absolute: TimeDraft,
  lexicon: TimeLexicon,
): number {
  const [first, last] = relative.start < absolute.start ? [relative, absolute] : [absolute, relative];
  const between = doc.text.slice(first.end, last.start);
  const [, word] = /^\s*[,(–—-]?\s*(\p{L}*)\s*[(]?\s*$/u.exec(between) ?? [];
  if (word === '' || (word !== undefined && lexicon.particles.restating.has(word.toLowerCase()))) return 3;
  if (relative.sentence === absolute.sentence) return 1.5;
  const here = doc.sentences[relative.sentence];
  const there = doc.sentences[absolute.sentence];
  const next = absolute.sentence === relative.sentence + 1 && here?.paragraph === there?.paragraph;
  return next && absolute.start - relative.end < 200 ? 1.5 : 0;
}

/** 'Now, more than a year later': so long after the explicit date told last. */
function laterVotes(
  drafts: readonly TimeDraft[],
  doc: ReadDocument,
  verbs: ReadonlyMap<number, readonly VerbGroup[]>,
  lexicon: TimeLexicon,
): Vote[] {
  const votes: Vote[] = [];
  drafts.forEach((draft, index) => {
    const { sense } = draft;
    if (sense.kind !== 'shift' || sense.from !== 'narrative' || sense.unit !== 'Y' || sense.count < 1) return;
    const now = drafts.some((other) => other.sentence === draft.sentence && other !== draft && isNow(other));
    const present = (verbs.get(draft.sentence) ?? []).some(
      (verb) => verb.form === 'finite' && verb.tense === 'present',
    );
    if (!now || !present) return;
    const earlier = drafts
      .slice(0, index)
      .toReversed()
      .find((other) => explicitParts(other)?.year != null);
    const parts = earlier ? explicitParts(earlier) : null;
    if (!earlier || parts?.year == null) return;
    const [opening = ''] = /^\p{L}+/u.exec(doc.text.slice(draft.start, draft.end)) ?? [];
    const over = lexicon.particles.over.has(opening.toLowerCase());
    const late = over && (parts.month ?? 6) >= 10;
    votes.push({ year: parts.year + sense.count + (late ? 1 : 0), weight: 1.5, evidence: [earlier, draft] });
  });
  return votes;
}

function isNow(draft: TimeDraft): boolean {
  return (
    (draft.sense.kind === 'reference' && draft.sense.value === 'PRESENT_REF') ||
    (draft.sense.kind === 'shift' &&
      draft.sense.unit === 'D' &&
      draft.sense.count === 0 &&
      draft.sense.from === 'document')
  );
}

/** Days of the week that agree with their date in one year only of the few after the lower bound. */
function weekdayVotes(drafts: readonly TimeDraft[], bound: { year: number; draft: TimeDraft }): Vote[] {
  const votes: Vote[] = [];
  for (const draft of drafts) {
    if (draft.sense.kind !== 'calendar') continue;
    const { year, month, day, weekday } = draft.sense.parts;
    if (year !== null || month === null || day === null || weekday === null) continue;
    const fits: number[] = [];
    for (let candidate = bound.year; candidate <= bound.year + WINDOW; candidate++) {
      if (isRealDay(candidate, month, day) && weekdayOf(toDay(candidate, month, day)) === weekday)
        fits.push(candidate);
    }
    const [only] = fits;
    if (fits.length === 1 && only !== undefined)
      votes.push({ year: only, weight: 2, evidence: [bound.draft, draft] });
  }
  return votes;
}
