/**
 * Finds time expressions (TIMEX3 DATE, TIME, DURATION, SET) in the sentences that are coded. A span leaves out the
 * preposition ('on', 'in', 'since') before it. What a relative expression comes to is for `resolve` to say.
 */
import type { Particle, TimeLexicon } from '../reference/lexicon/times.ts';
import type { ReadDocument, Sentence } from '../text/document.ts';
import type { TimeDraft } from '../text/drafts/times.ts';
import { phraseAt } from '../text/numbers.ts';
import { piecesOf } from '../text/pieces.ts';
import type { TimeReader } from '../text/trace-rules.ts';
import { readCounted } from './times/amounts.ts';
import {
  findDayOrder,
  readDateRange,
  readMonthDate,
  readNumericDate,
  readWeekdayDate,
  readYear,
} from './times/calendar-dates.ts';
import { extendWithClock, readClockTime } from './times/clock-times.ts';
import { readFeast, readOtherCalendar } from './times/feasts.ts';
import { isPartOfName } from './times/guards.ts';
import { readBareMonth, readNamedDay, readSet, readWeekday } from './times/named-days.ts';
import { readEra, readQuarter, readSeason } from './times/periods.ts';
import { readDeictic } from './times/relative-dates.ts';
import { calendar, has, is, type Match, norm, readPortion, type Scan, shift } from './times/scan.ts';

type Reader = (scan: Scan, at: number) => Match | null;
/** A reader by the name that a trace has for it. */
type NamedReader = readonly [TimeReader, Reader];
interface Found {
  readonly match: Match;
  readonly reader: TimeReader;
}

/** Of several that begin at one piece the longest is taken, then the first in this order. */
const READERS: readonly NamedReader[] = [
  ['date-range', readDateRange],
  ['numeric-date', readNumericDate],
  ['weekday-date', readWeekdayDate],
  ['month-date', readMonthDate],
  ['quarter', readQuarter],
  ['era', readEra],
  ['season', readSeason],
  ['feast', readFeast],
  ['other-calendar', readOtherCalendar],
  ['named-day', readNamedDay],
  ['set', readSet],
  ['pointing', readDeictic],
  ['reference', readReference],
  ['counted', readCounted],
  ['weekday', readWeekday],
  ['month', readBareMonth],
  ['year', readBareYear],
  ['year-ago', readYearAgo],
];
/** Dates that a time of day may stand by ('9 a.m. Tuesday'). */
const CLOCKED: readonly NamedReader[] = [
  ['weekday-date', readWeekdayDate],
  ['month-date', readMonthDate],
  ['numeric-date', readNumericDate],
  ['named-day', readNamedDay],
  ['weekday', readWeekday],
  ['pointing', readDeictic],
];
/** Dates of which a part may be meant ('early March'). */
const PORTIONED: readonly NamedReader[] = [
  ['month-date', readMonthDate],
  ['quarter', readQuarter],
  ['month', readBareMonth],
  ['year', readBareYear],
];

/**
 * @param doc a document after reading
 * @param lexicon the time words (`loadTimeLexicon`)
 * @returns drafts in text order; they do not overlap
 */
export function extractTimes(doc: ReadDocument, lexicon: TimeLexicon): TimeDraft[] {
  const drafts: TimeDraft[] = [];
  const dayFirst = findDayOrder(doc.text);
  for (const sentence of doc.sentences) {
    if (!sentence.coded) continue;
    const scan: Scan = { pieces: piecesOf(doc, sentence), lexicon, dayFirst };
    const sentenceVerbs = doc.verbs.length === 0 ? [] : planVerbs(doc, sentence, lexicon);
    let at = 0;
    while (at < scan.pieces.length) {
      const found = mayBegin(scan, at) ? readAt(scan, at) : null;
      const match = found?.match;
      const first = scan.pieces[match?.start ?? at];
      const last = match ? scan.pieces[match.end - 1] : undefined;
      if (!found || !match || !first || !last) {
        at += 1;
        continue;
      }
      if (!isPartOfName(scan, match)) {
        drafts.push({
          start: first.start,
          end: last.end,
          sentence: sentence.index,
          type: match.type,
          reader: found.reader,
          sense: match.sense,
          clock: match.clock,
          lead: norm(scan, match.start - 1),
          ahead: looksAhead(scan, match, sentenceVerbs),
          event: match.sense.kind === 'duration' ? eventBehind(doc, sentence, scan, match.end) : null,
          bounds: lexicon.futureLeads.has(norm(scan, match.start - 1)),
          modifies: modifiesNoun(doc, sentence, last.start),
          compares: isCompared(scan, match.start),
        });
      }
      at = match.end;
    }
  }
  return drafts;
}

/** The verbs of plans in a sentence, and all others, as far as they can date something. */
function planVerbs(doc: ReadDocument, sentence: Sentence, lexicon: TimeLexicon): PlanVerb[] {
  const found: PlanVerb[] = [];
  for (let index = verbFrom(doc.verbs, sentence.index); index < doc.verbs.length; index++) {
    const verb = doc.verbs[index];
    if (!verb || verb.sentence !== sentence.index) break;
    found.push({ end: verb.end, plans: lexicon.planVerbs.has(doc.tokens[verb.head]?.lemma ?? '') });
  }
  return found;
}

interface PlanVerb {
  readonly end: number;
  readonly plans: boolean;
}

/** Index of the first verb group of a sentence; they are in text order. */
function verbFrom(verbs: ReadDocument['verbs'], sentence: number): number {
  let low = 0;
  let high = verbs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((verbs[middle]?.sentence ?? 0) < sentence) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** 'until Tuesday', 'as early as Tuesday', 'scheduled a meeting on Friday': what is dated lies ahead. */
function looksAhead(scan: Scan, match: Match, verbs: readonly PlanVerb[]): boolean {
  const lead = norm(scan, match.start - 1);
  if (scan.lexicon.futureLeads.has(lead) || scan.lexicon.aheadLeads.has(lead)) return true;
  if (has(scan, 'as', lead) && is(scan, match.start - 2, 'soon')) return true;
  const start = scan.pieces[match.start]?.start ?? 0;
  return verbs.findLast((verb) => verb.end <= start)?.plans === true;
}

/** The noun or verb that a length counts from: 'after the attack', 'before rebels took the town'. */
function eventBehind(doc: ReadDocument, sentence: Sentence, scan: Scan, at: number): TimeDraft['event'] {
  const word = norm(scan, at);
  const sign = has(scan, 'after', word) ? 1 : has(scan, 'before', word) ? -1 : null;
  const piece = scan.pieces[at];
  if (sign === null || !piece) return null;
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const token = doc.tokens[index];
    if (!token || token.end <= piece.start) continue;
    return token.head > index ? { sign, token: token.head } : null;
  }
  return null;
}

/** Relations of a date to the noun behind it. */
const MODIFIERS = /^(?:compound|nmod|amod|nummod)/;

/** @param at offset of the last piece of the expression */
function modifiesNoun(doc: ReadDocument, sentence: Sentence, at: number): boolean {
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const token = doc.tokens[index];
    if (!token || token.end <= at) continue;
    if (token.head <= index || !MODIFIERS.test(token.deprel)) return false;
    const upos = doc.tokens[token.head]?.upos;
    return upos === 'NOUN' || upos === 'PROPN';
  }
  return false;
}

/** 'since 2015', 'than in 2015'. */
function isCompared(scan: Scan, at: number): boolean {
  const lead = norm(scan, at - 1);
  const further =
    has(scan, 'in', lead) || has(scan, 'of', lead) || has(scan, 'during', lead) ? norm(scan, at - 2) : '';
  return scan.lexicon.comparisonLeads.has(lead) || scan.lexicon.comparisonLeads.has(further);
}

/** Most words begin no time: one look-up spares the parsers for them. */
function mayBegin(scan: Scan, at: number): boolean {
  const piece = scan.pieces[at];
  if (!piece) return false;
  return piece.value !== null || openers(scan.lexicon).has(piece.norm) || /^\d/.test(piece.norm);
}

/** Little words that an expression may begin with. */
const OPENING: readonly Particle[] = [
  'the',
  'a',
  'half',
  'earlier',
  'later',
  'tonight',
  'overnight',
  'its',
  'their',
  'q',
  'h',
  'fiscal',
  'latest',
  'year',
];

const openerSets = new WeakMap<TimeLexicon, ReadonlySet<string>>();

function openers(lexicon: TimeLexicon): ReadonlySet<string> {
  const known = openerSets.get(lexicon);
  if (known) return known;
  const all = new Set<string>(["'"]);
  for (const particle of OPENING) for (const word of lexicon.particles[particle]) all.add(word);
  const maps = [
    lexicon.months,
    lexicon.weekdays,
    lexicon.weekdayPlurals,
    lexicon.portions,
    lexicon.decades,
    lexicon.feasts.openers,
    lexicon.units,
    lexicon.seasons,
    lexicon.dayParts,
    lexicon.clockWords,
    lexicon.days,
    lexicon.sets,
    lexicon.references,
    lexicon.feasts.feasts,
    lexicon.feasts.months,
    lexicon.numbers.cardinals,
    lexicon.numbers.ordinals,
  ];
  for (const map of maps) for (const key of map.keys()) all.add(key);
  const sets = [
    lexicon.each,
    lexicon.pastWords,
    lexicon.nextWords,
    lexicon.thisWords,
    lexicon.sameWords,
    lexicon.followingWords,
    lexicon.early,
    lexicon.late,
    lexicon.mid,
  ];
  for (const set of sets) for (const word of set) all.add(word);
  for (const words of lexicon.approximators) all.add(words[0] ?? '');
  for (const entry of lexicon.numbers.indefinite) all.add(entry.words[0] ?? '');
  openerSets.set(lexicon, all);
  return all;
}

function readAt(scan: Scan, at: number): Found | null {
  const clock = readClockTime(scan, at, (i) => longest(scan, i, CLOCKED)?.match ?? null);
  const portion = readPortion(scan, at);
  const dated =
    portion && !(is(scan, at, 'the') && !is(scan, at + 2, 'of'))
      ? withPortion(longest(scan, portion.end, PORTIONED)?.match ?? null, at, portion.portion)
      : null;
  let best: Found | null = dated && { match: dated, reader: 'portion' };
  if (clock && clock.end > (best?.match.end ?? 0)) best = { match: clock, reader: 'clock' };
  const found = longest(scan, at, READERS);
  if (found && found.match.end > (best?.match.end ?? 0)) best = found;
  return best && { ...best, match: extendWithClock(scan, best.match) };
}

function longest(scan: Scan, at: number, readers: readonly NamedReader[]): Found | null {
  let best: Found | null = null;
  for (const [reader, read] of readers) {
    const match = read(scan, at);
    if (match && (!best || match.end > best.match.end)) best = { match, reader };
  }
  return best;
}

function withPortion(match: Match | null, start: number, portion: 'early' | 'mid' | 'late'): Match | null {
  if (match?.sense.kind !== 'calendar') return null;
  return { ...match, start, sense: { ...match.sense, portion } };
}

/** A four-digit number that is a year: a preposition or a determiner leads it, and it counts nothing. */
function readBareYear(scan: Scan, at: number): Match | null {
  let i = at;
  if (is(scan, i, 'the') && is(scan, i + 1, 'year')) i += 2;
  else if (is(scan, i, 'fiscal') || is(scan, i, 'year')) i += 1;
  const year = readYear(scan, i);
  if (!year) return null;
  const { lexicon, pieces } = scan;
  // 'a 1987 Chevrolet': a model, no date.
  if (i === at && (is(scan, at - 1, 'a') || is(scan, at - 1, 's')) && pieces[year.end]?.capital) return null;
  const lead = norm(scan, at - 1);
  const next = norm(scan, year.end);
  const said = pieces[i]?.value === null;
  if (said && i === at) return calendar(at, year.end, { year: year.year });
  if (i !== at) return calendar(at, year.end, { year: year.year });
  if (year.year < 1700 && !has(scan, 'in', lead) && !has(scan, 'since', lead)) return null;
  if (lexicon.numberLeads.has(lead) || lexicon.countedNouns.has(next) || next === '%' || next === '°')
    return null;
  if (
    (next === ':' || next === '/' || next === '.') &&
    pieces[year.end + 1]?.value != null &&
    !pieces[year.end]?.spaced
  )
    return null;
  if (
    next === '-' &&
    pieces[year.end]?.spaced === false &&
    !is(scan, year.end + 1, 'yearSuffix') &&
    pieces[year.end + 1]?.value != null
  )
    return null;
  if (lead !== '' && !lexicon.yearLeads.has(lead) && !has(scan, 's', lead) && !pieces[at - 1]?.capital)
    return null;
  if (pieces[at - 1]?.capital && !lexicon.yearLeads.has(lead) && !has(scan, 's', lead)) {
    // 'Kyoto 1997' names a year; 'Boeing 1900' and 'Road 2000' may not: only after a word in capitals with years' look.
    if (year.year < 1900 || year.year > 2060) return null;
  }
  if (year.year > 2060 || year.year < 1500) return null;
  return calendar(at, year.end, { year: year.year });
}

function readReference(scan: Scan, at: number): Match | null {
  for (const entry of scan.lexicon.references.get(norm(scan, at)) ?? []) {
    if (!phraseAt(scan.pieces, at, entry.words)) continue;
    const end = at + entry.words.length;
    if (scan.lexicon.referenceNotBefore.has(norm(scan, end))) continue;
    if (entry.closed && /^\p{L}/u.test(norm(scan, end)) && !is(scan, end, 'goesOn')) continue;
    const type = entry.value.startsWith('P') && !entry.value.includes('_') ? 'DURATION' : 'DATE';
    return {
      start: at + (entry.from ?? 0),
      end,
      type,
      sense: { kind: 'reference', value: entry.value },
      clock: null,
    };
  }
  return null;
}

/** 'the year-ago quarter', 'year-earlier', 'the comparable year-ago period'. */
function readYearAgo(scan: Scan, at: number): Match | null {
  let i = at;
  if (is(scan, i, 'the')) i += 1;
  if (is(scan, i, 'comparable')) i += 1;
  if (!is(scan, i, 'year') || norm(scan, i + 1) !== '-' || !is(scan, i + 2, 'agoOrEarlier')) return null;
  const noun = is(scan, i + 3, 'quarterOrPeriod');
  return shift(noun ? at : i, noun ? i + 4 : i + 3, 'Y', -1, 'narrative');
}
