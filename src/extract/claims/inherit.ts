/** What a claim takes over from its surroundings: place and time told a clause or a sentence earlier. */
import type { Id, TimeExpression } from '../../contract/coded-document.ts';
import { type Entry, findEntries } from '../../text/entries.ts';
import { eventPlaces, findPlace, findTime, isCountedOn, isUndated, openingPlace } from './circumstances.ts';
import type { ClaimContext } from './context.ts';
import { type ClaimDraft, isAsserted, isSpeech } from './draft.ts';

/** How many sentences back, within a paragraph, a place or time still holds. */
const REACH = 2;
/** Days before the news after which an event is told as history. */
const HISTORY_DAYS = 45;

/**
 * Fills place and time from the same sentence first, then from the sentences before in the paragraph, and last from the
 * head of a monitor's entry, which holds for all that the entry tells.
 */
export function inheritCircumstances(context: ClaimContext, all: readonly ClaimDraft[]): void {
  completeTolls(context, all);
  const entries = findEntries(context.doc, context.times);
  const paragraphs = new Map<number, ClaimDraft[]>();
  for (const draft of all) {
    const paragraph = context.doc.sentences[draft.site.sentence]?.paragraph ?? -1;
    const list = paragraphs.get(paragraph);
    if (list) list.push(draft);
    else paragraphs.set(paragraph, [draft]);
  }
  for (const [paragraph, drafts] of paragraphs) {
    inheritWithin(context, drafts);
    const entry = entries.get(paragraph);
    if (entry) inheritHead(context, drafts, entry);
  }
}

/** A claim that only a figure gave knows its sentence's place and time no less than one that a verb gave. */
function completeTolls(context: ClaimContext, drafts: readonly ClaimDraft[]): void {
  const places = eventPlaces(context);
  for (const draft of drafts) {
    if (!draft.pattern.startsWith('figure-')) continue;
    const where = findPlace(context, draft.site, places, draft.roles.actors);
    if (where.place !== null) {
      draft.place = where.place;
      draft.placeBasis = 'stated';
      draft.otherPlaces = where.otherPlaces;
    }
    const when = findTime(context, draft.site, new Set(context.attributions.flatMap((a) => a.time ?? [])));
    if (when.time !== null) {
      draft.time = when.time;
      draft.timeBasis = when.shared ? 'inherited' : 'stated';
      draft.timeRelation = when.relation;
    }
  }
}

/** 'March 2021: In Tel Amar, …': month and town are those of every incident that the entry tells of. */
function inheritHead(context: ClaimContext, drafts: readonly ClaimDraft[], entry: Entry): void {
  const place = openingPlace(context, entry.from);
  for (const draft of drafts) {
    if (isSpeech(draft) || !isTold(draft)) continue;
    if (lacksDay(context, draft)) {
      draft.time = entry.time;
      draft.timeBasis = 'inherited';
      draft.timeRelation = 'on';
    }
    if (draft.place === null && place !== null && isOnTheGround(draft)) {
      draft.place = place;
      draft.placeBasis = 'inherited';
    }
  }
}

function isTold(draft: ClaimDraft): boolean {
  return isAsserted(draft) || draft.status === 'denied' || draft.status === 'negated';
}

/** Whether a claim has no day yet: no time, or only how long it took. */
function lacksDay(context: ClaimContext, draft: ClaimDraft): boolean {
  if (draft.time === null) return true;
  const time = context.times.find((t) => t.id === draft.time);
  return time !== undefined && isUndated(time);
}

function inheritWithin(context: ClaimContext, drafts: readonly ClaimDraft[]): void {
  for (const draft of drafts) {
    if (isSpeech(draft) || !isOnTheGround(draft) || !isTold(draft)) continue;
    if (draft.place === null) {
      const from = sourceOf(context, drafts, draft, (d) => d.place !== null && d.placeBasis === 'stated');
      const place =
        from?.place ?? (draft.coding.harms.includes('displacement') ? placeBefore(context, draft) : null);
      if (place) {
        draft.place = place;
        draft.placeBasis = 'inherited';
      }
    }
    if (lacksDay(context, draft) && !isPerfectOrPresent(draft)) {
      const from = sourceOf(context, drafts, draft, (d) => dates(context, d, draft));
      if (from) {
        draft.time = from.time;
        draft.timeBasis = 'inherited';
        draft.timeRelation = from.timeRelation;
        draft.timeRule = from.site.sentence === draft.site.sentence ? 'same-sentence' : 'earlier-sentence';
        draft.timeFrom = from;
      }
    }
  }
}

/** Whether the day of one claim can be that of another; what happened before was not 'two days later'. */
function dates(context: ClaimContext, from: ClaimDraft, draft: ClaimDraft): boolean {
  if (from.time === null || from.timeRelation !== 'on') return false;
  const time = context.times.find((each) => each.id === from.time);
  return !time || from.span.start < draft.span.start || !isCountedOn(context, context.tokensOf(time));
}

/** What happens somewhere on some day: violence, coercion, protest, harm. A group's merger is not where the last strike was. */
function isOnTheGround(draft: ClaimDraft): boolean {
  const { eventType, acled, harms } = draft.coding;
  if (acled?.eventType === 'Strategic developments')
    return acled.subEventType !== 'Change to group/activity' && acled.subEventType !== 'Agreement';
  return eventType === 'ASSAULT' || eventType === 'COERCE' || eventType === 'PROTEST' || harms.length > 0;
}

function sourceOf(
  context: ClaimContext,
  drafts: readonly ClaimDraft[],
  draft: ClaimDraft,
  has: (draft: ClaimDraft) => boolean,
): ClaimDraft | null {
  const near = drafts.filter(
    (d) => d !== draft && has(d) && !isSpeech(d) && isAsserted(d) && sameParagraph(context, d, draft),
  );
  const same = near.filter((d) => d.site.sentence === draft.site.sentence);
  const distance = (d: ClaimDraft): number => Math.abs(d.span.start - draft.span.start);
  const closest = [...same].sort((a, b) => distance(a) - distance(b))[0];
  if (closest) return closest;
  const earlier = near.filter(
    (d) => d.site.sentence < draft.site.sentence && draft.site.sentence - d.site.sentence <= REACH,
  );
  return earlier.at(-1) ?? null;
}

/** Displacement is told of a place that the sentence before was about: the only one that it names. */
function placeBefore(context: ClaimContext, draft: ClaimDraft): Id | null {
  const before = context.doc.sentences[draft.site.sentence - 1];
  const own = context.doc.sentences[draft.site.sentence];
  if (!own || !before?.coded || before.paragraph !== own.paragraph) return null;
  // 'in the camp' of its own sentence is another place.
  if (context.places.some((p) => p.role === 'location' && p.start >= own.start && p.end <= own.end))
    return null;
  const named = context.places.filter(
    (p) =>
      p.role === 'location' &&
      p.resolution.status === 'resolved' &&
      p.start >= before.start &&
      p.end <= before.end,
  );
  const ids = new Set(named.map((p) => (p.resolution.status === 'resolved' ? p.resolution.place.id : '')));
  return ids.size === 1 ? (named[0]?.id ?? null) : null;
}

function sameParagraph(context: ClaimContext, a: ClaimDraft, b: ClaimDraft): boolean {
  return (
    context.doc.sentences[a.site.sentence]?.paragraph === context.doc.sentences[b.site.sentence]?.paragraph
  );
}

/** 'have been displaced', 'are fighting': no single day of an earlier sentence dates these. */
function isPerfectOrPresent(draft: ClaimDraft): boolean {
  const verb = draft.site.kind === 'noun' ? null : draft.site.verb;
  return verb !== null && verb.form === 'finite' && verb.tense === 'present';
}

/** Marks what is told as history: a vague past, or a date well before the latest that the document reports. */
export function markBackground(context: ClaimContext, drafts: readonly ClaimDraft[]): void {
  const news = newsDay(context);
  const times = new Map(context.times.map((t) => [t.id, t]));
  for (const draft of drafts) {
    const time = draft.time === null ? undefined : times.get(draft.time);
    draft.background ||= time !== undefined && isHistory(context, time, draft, news);
  }
}

function isHistory(
  context: ClaimContext,
  time: TimeExpression,
  draft: ClaimDraft,
  news: string | null,
): boolean {
  if (context.words.backgroundTimes.has(time.value)) return true;
  if (draft.timeRelation === 'since' || draft.timeRelation === 'for') return false;
  const end = time.until ?? time.begin;
  return news !== null && end !== null && daysBetween(end, news) > HISTORY_DAYS;
}

/** The day of the document, as given, or else the latest day that it dates anything to. */
function newsDay(context: ClaimContext): string | null {
  const given = context.publishedAt?.value ?? context.doc.publishedAt?.slice(0, 10) ?? null;
  if (given !== null && /^\d{4}-\d{2}-\d{2}$/.test(given)) return given;
  const days = context.times
    .filter((t) => t.type === 'DATE' && t.begin !== null && t.begin === t.until)
    .map((t) => t.begin ?? '');
  return days.sort().at(-1) ?? null;
}

function daysBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / 86_400_000;
}
