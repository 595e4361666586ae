/**
 * 'Two weeks after the attack', 'two days after Friday's raid': a length that counts from an event. The event's day is
 * the one that stands by it, or else the last day that the text has told where it spoke of the same event.
 */
import type { TimeDraft } from '../../text/drafts/times.ts';
import type { Context, Outcome, Told } from './context.ts';
import { countFrom } from './shifts.ts';

/** What follows a length, with what it comes to by itself. */
export interface Following {
  readonly id: string;
  readonly draft: TimeDraft;
  readonly outcome: Outcome;
}

/** Tokens from an event's word to the date that says when it was. */
const REACH = 8;
/** Letters that an event's noun and its verb share: 'attack' and 'attacked', 'explosion' and 'exploded'. */
const STEM = 5;

/**
 * @param length what the expression comes to without its event
 * @param following the next expression of the text, if there is one
 * @returns the same value, with its place in the calendar where the event has a day
 */
export function anchorToEvent(
  draft: TimeDraft,
  length: Outcome,
  context: Context,
  following: Following | null,
): Outcome {
  const { event, sense } = draft;
  if (!event || sense.kind !== 'duration' || sense.count === null) return length;
  const base = dayBeside(event.token, context, following) ?? dayToldOf(event.token, context);
  if (!base?.days) return length;
  const counted = countFrom(sense.unit, sense.count * event.sign, base.days.until);
  if (!counted) return length;
  const { days, precision } = counted;
  return { ...length, days, precision, anchor: base.id, basis: 'implied', rule: 'from-event' };
}

function dayBeside(token: number, { doc }: Context, following: Following | null) {
  if (following?.outcome.precision !== 'day') return null;
  const { start } = following.draft;
  const at = doc.tokens[token];
  const near = doc.tokens.slice(Math.max(0, token - REACH), token + REACH);
  const beside = near.some(
    (each) => each.start <= start && start < each.end && each.sentence === at?.sentence,
  );
  return beside ? { id: following.id, days: following.outcome.days } : null;
}

/** The last sentence told of a day that has the event's word or one of the same stem. */
function dayToldOf(token: number, { doc, told }: Context): Told | null {
  const lemma = doc.tokens[token]?.lemma ?? '';
  const sentence = doc.tokens[token]?.sentence ?? 0;
  const isSame = (other: string) =>
    other === lemma || (lemma.length >= STEM && other.slice(0, STEM) === lemma.slice(0, STEM));
  for (const one of told.toReversed()) {
    if (one.precision !== 'day' || one.sentence >= sentence) continue;
    const { firstToken = 0, endToken = 0 } = doc.sentences[one.sentence] ?? {};
    if (doc.tokens.slice(firstToken, endToken).some((each) => isSame(each.lemma))) return one;
  }
  return null;
}
