/**
 * The rules that decide about time, by their stable names, and what each says. `onrecord explain` quotes them,
 * `onrecord explain --rules` lists them. A name is never reused for another rule.
 */

/** How the day of the document is found. */
export const PUBLISHED_RULES = {
  given: 'it came with the document',
  stated: 'a dateline or byline states it',
  'stated-year-inferred':
    'a dateline or byline states day and month; the year follows from what the text says of itself',
  inferred:
    'it follows from what the text says of itself: pairs of relative and absolute dates, and weekdays that must agree with dates',
  unknown: 'nothing gives, states or implies it',
} as const;
export type PublishedRule = keyof typeof PUBLISHED_RULES;

/** Which kind of expression the words were read as. */
export const TIME_READERS = {
  'date-range': 'two dates that bound a stretch',
  'numeric-date': 'a date in figures',
  'weekday-date': 'a weekday with its date',
  'month-date': 'a month with a day or a year',
  quarter: 'a quarter or half of a year',
  era: 'a decade or century',
  season: 'a season',
  feast: 'a feast or holiday',
  'other-calendar': 'a date in another calendar',
  'named-day': 'a day counted from today by one word',
  set: 'times that recur',
  pointing: 'a time that points from today or from the story',
  reference: 'a time that is not on the calendar',
  counted: 'a number of units, alone or counted from an anchor',
  weekday: 'a weekday',
  month: 'a month by its name',
  year: 'a year',
  'year-ago': 'the same stretch a year before',
  clock: 'a time of day, with its date where it has one',
  portion: 'the early, middle or late part of a date',
} as const;
export type TimeReader = keyof typeof TIME_READERS;

/** How an expression comes to its place in the calendar. */
export const TIME_RULES = {
  'own-words': 'its own words say all of it',
  'story-year': 'the year is that of the explicit date told just before it',
  'only-year': 'the year is the last explicit one of the text, since the document has no date',
  'document-year': 'the year is that of the document, of which no more is known',
  'named-year': "its own word ('last', 'this', 'next') picks the year, counted from the document",
  'nearest-year':
    "the year is the one that brings it nearest to the document's day, on the side that the tense asks for",
  'nearest-feast':
    "of the years in which the feast falls, the one nearest to the document's day on the side that the tense asks for",
  'feast-of-year': 'the feast in the year that is named',
  'other-calendar': 'the days that the other calendar has for it',
  'weekday-back': "the last such weekday up to the document's day, since what is told is not ahead",
  'weekday-ahead': "the next such weekday from the document's day, since what is told lies ahead",
  'weekday-last': "'last': the last such weekday before the document's day",
  'weekday-next': "'next': the first such weekday after the document's day",
  'weekday-this': "'this': the nearest such weekday to the document's day",
  'weekday-story': 'that weekday of the day that the story has come to',
  'from-document': "counted from the document's day",
  'from-story': 'counted from the time that the text has told last',
  'from-document-for-want': "counted from the document's day, since the text has told no day yet",
  'quarter-before': "no quarter has been named, so it is the last that ended before the document's day",
  'compared-quarter': 'the quarter that the text compares, so many years before',
  'from-event':
    'counted from the day of the event that is named behind it: the date beside it, or the last one told of it',
  'length-to-document': "a stretch that ends or begins on the document's day",
  length: 'a length of time: it says how long, not when',
  recurring: 'it recurs: no single day',
  'off-calendar': 'it names no place in the calendar',
  'no-anchor': 'nothing is known that it could be counted from, so it stays open',
} as const;
export type TimeRule = keyof typeof TIME_RULES;

/** Why a claim has its time. */
export const CLAIM_TIME_RULES = {
  'in-phrase': 'it stands in the phrase that names the event',
  'clause-after': 'it stands in the clause of the event, behind it',
  'clause-before': 'it stands in the clause of the event, before it',
  'leads-to': "it dates the clause that this one leads to or follows from ('after …')",
  'sentence-opening': 'it opens the sentence and frames all of it',
  'shared-clause': 'it dates a clause of the sentence that this one continues',
  'same-sentence': 'taken over from the nearest dated event of the same sentence',
  'earlier-sentence': 'taken over from the last dated event of the paragraph, at most two sentences before',
  'event-spoken-of': 'taken over from the event that it denies, confirms or admits',
  'none-said':
    'no time of the sentence or of what leads to it dates it; the day of publication is not put in its place',
} as const;
export type ClaimTimeRule = keyof typeof CLAIM_TIME_RULES;

/** Why a time of the claim's own sentence does not date it. */
export const PASSED_RULES = {
  saying: 'it says when something was said',
  'other-kind': 'it recurs, or is a length of time without a word such as “for” before it',
  'other-clause': 'it dates another clause',
  farther: 'another time stands closer to the event',
} as const;
export type PassedRule = keyof typeof PASSED_RULES;
