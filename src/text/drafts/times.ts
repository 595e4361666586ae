/** Time expressions as the extractor finds them, before the calendar is known. */
import type { Span } from '../../contract/coded-document.ts';
import type { TimeReader } from '../trace-rules.ts';

export type Unit = 'S' | 'MIN' | 'H' | 'D' | 'W' | 'WE' | 'M' | 'Q' | 'Y' | 'DE' | 'CE' | 'ML';
export type Portion = 'early' | 'mid' | 'late' | null;

/** A date by its calendar parts; what the text leaves out is null. */
export interface CalendarParts {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number | null;
  readonly quarter: number | null;
  readonly half: number | null;
  readonly season: 'SP' | 'SU' | 'FA' | 'WI' | null;
}

export type OtherCalendar = 'islamic' | 'persian' | 'hebrew' | 'chinese';

/** When a feast falls. */
export type FeastDate =
  | {
      readonly calendar: OtherCalendar | 'gregorian';
      /** 1 is the first month of that calendar; in the Hebrew calendar Tishri, with Adar I as 6. */
      readonly month: number;
      /** Left out: the whole month. */
      readonly day?: number | undefined;
      readonly days: number;
    }
  | { readonly calendar: 'gregorian'; readonly month: number; readonly weekday: number; readonly nth: number }
  /** Days from Easter Sunday. */
  | { readonly calendar: 'easter' | 'orthodox-easter'; readonly offset: number; readonly days: number };

/** Days or weeks of a feast: `from` 1 the first, −1 the last, 0 the day before. */
export interface FeastPart {
  readonly unit: 'D' | 'W';
  readonly from: number;
  readonly count: number;
}

/** What an expression says, whatever the calendar makes of it. */
export type TimeSense =
  | {
      readonly kind: 'calendar';
      readonly parts: CalendarParts;
      readonly portion: Portion;
      readonly direction: 'last' | 'this' | 'next' | 'same' | null;
    }
  /** Years that share their first digits: '198' for the 1980s, '19' for the twentieth century. */
  | { readonly kind: 'era'; readonly prefix: string }
  | {
      readonly kind: 'range';
      readonly from: CalendarParts;
      readonly to: CalendarParts;
      /** 'from 1991 to 1997': the words are those of the first date only, the second is an expression of its own. */
      readonly apart: boolean;
    }
  /** So many units from an anchor: 'yesterday', 'last week', 'a year earlier', 'that same day' (0). */
  | {
      readonly kind: 'shift';
      readonly unit: Unit;
      readonly count: number;
      readonly from: 'document' | 'narrative';
      readonly portion: Portion;
      readonly whole: boolean;
      /** 'earlier this year': only up to the document's day; 'later': only from it. */
      readonly side: 'earlier' | 'later' | null;
      readonly parts: CalendarParts | null;
    }
  /** A length of time; `toward` says that it ends or begins at the document's day ('the last two weeks'). */
  | {
      readonly kind: 'duration';
      readonly unit: Unit;
      readonly count: number | null;
      readonly toward: 'past' | 'future' | null;
    }
  /** A feast, or a part of it; of several dates the one that is nearest and fits the tense. */
  | {
      readonly kind: 'feast';
      readonly dates: readonly FeastDate[];
      readonly year: number | null;
      readonly direction: 'last' | 'this' | 'next' | null;
      readonly part: FeastPart | null;
      readonly portion: Portion;
    }
  /** A date in another calendar, with that calendar's own year. */
  | {
      readonly kind: 'other-calendar';
      readonly calendar: OtherCalendar;
      readonly year: number;
      readonly month: number;
      readonly day: number | null;
    }
  | { readonly kind: 'set'; readonly value: string }
  | { readonly kind: 'reference'; readonly value: string };

export interface TimeDraft extends Span {
  /** Index into the document's sentences. */
  readonly sentence: number;
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  /** Which kind of expression it was read as. */
  readonly reader: TimeReader;
  readonly sense: TimeSense;
  /** Appended to the day: 'TMO', 'T14:30'. */
  readonly clock: string | null;
  /** The word right before it, lower-cased ('since', 'until', 'published'); '' at the beginning of a sentence. */
  readonly lead: string;
  /** What it dates lies ahead by the words around it ('until', 'scheduled'). */
  readonly ahead: boolean;
  /** 'two weeks after the attack': +1 after, −1 before, and the token of the event; null where none is named. */
  readonly event: { readonly sign: 1 | -1; readonly token: number } | null;
  /** 'until', 'by' before it: it bounds what is told. */
  readonly bounds: boolean;
  /** It stands before a noun and only says which one is meant ('the June agreement', 'Friday's raid'). */
  readonly modifies: boolean;
  /** Its lead only bounds or compares ('since', 'than'): it restates nothing beside it. */
  readonly compares: boolean;
}
