/** Words for who says what of a claim: shared by the workbench and `onrecord show`. */
import type { Figure, Stance, Status } from './coded-document.ts';

/** What a source does, of one and of several: 'denies', 'deny'. */
export const STANCE_WORDS: Readonly<Record<Stance, readonly [string, string]>> = {
  states: ['says', 'say'],
  claims: ['claims', 'claim'],
  denies: ['denies', 'deny'],
  doubts: ['doubts', 'doubt'],
  'calls-for': ['calls for', 'call for'],
  threatens: ['threatens', 'threaten'],
  promises: ['promises', 'promise'],
  asks: ['asks', 'ask'],
  believes: ['believes', 'believe'],
};

/** Stances whose content is not said to be so. */
const UNREAL: ReadonlySet<Stance> = new Set(['calls-for', 'threatens', 'promises', 'asks']);

/**
 * How a source stands to one claim: who vows revenge for a raid does not vow the raid, but speaks of it.
 * @returns the stance; 'states' where the claim is told as fact inside a call, threat, promise or question
 */
export function stanceTo(stance: Stance, status: Status): Stance {
  return UNREAL.has(stance) && (status === 'occurred' || status === 'ongoing') ? 'states' : stance;
}

/** Whether a noun or name goes with a verb in the plural: 'rebels say', 'police say', '12 were killed'. */
export function isPluralWord(words: string): boolean {
  return /(?:[^s]s|\b(?:people|children|men|women|police|troops|\d{2,}|[2-9]|dozens|hundreds|thousands|scores)|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty))$/i.test(
    words.trim(),
  );
}

const BARE_NUMBER =
  /(?:^|\s)(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|dozens|scores|hundreds|thousands)$/i;

/** 'At least 12' of a headline → 'at least 12 people'; other words as they are. */
export function nameCounted(words: string): string {
  if (!BARE_NUMBER.test(words)) return words;
  return /(?:^|\s)(?:1|one)$/i.test(words) ? `${words} person` : `${words} people`;
}

/** What a figure says was done to those it counts, after 'was' or 'were'; null where it counts no persons' fate. */
export const TOLL_VERBS: Readonly<Record<Figure['kind'], string | null>> = {
  killed: 'killed',
  injured: 'injured',
  casualties: 'killed or injured',
  missing: 'reported missing',
  kidnapped: 'kidnapped',
  detained: 'detained',
  displaced: 'displaced',
  returned: null,
  affected: 'affected',
  'facilities-damaged': 'damaged',
  'facilities-destroyed': 'destroyed',
  other: null,
};
