/** Why a claim is coded as it is: one section for each decision, in the order of `CLAIM_SECTIONS`. */
import type { Claim, Event } from '../../contract/coded-document.ts';
import type { ClaimTrace } from '../../text/trace.ts';
import { CLAIM_TIME_RULES, PASSED_RULES } from '../../text/trace-rules.ts';
import { describeDates, describeType } from '../terminal/describe.ts';
import { explainPattern, explainRoles, explainStatus } from './explain-pattern.ts';
import { describeTime, timeSection } from './explain-time.ts';
import { type Explanation, quoted, quoteOf, type Row, type Section, type Traced } from './explanation.ts';

type ClaimExplainer = (traced: Traced, claim: Claim, known: ClaimTrace) => readonly Section[];

/** A further decision about a claim is a further explainer here. */
const CLAIM_SECTIONS: readonly ClaimExplainer[] = [
  explainPattern,
  explainRoles,
  explainStatus,
  explainClaimTime,
];

/** @throws Error where the trace knows nothing of the claim */
export function explainClaim(traced: Traced, claim: Claim): Explanation {
  const known = traced.trace.claims.get(claim.id);
  if (!known) throw new Error(`nothing was noted of ${claim.id}`);
  return {
    id: claim.id,
    kind: 'claim',
    heading: describeClaim(traced, claim),
    sections: CLAIM_SECTIONS.flatMap((explain) => explain(traced, claim, known)),
  };
}

/** An event with the days that its claims give it; its claims are explained each by itself. */
export function explainEvent({ coded, text }: Traced, event: Event): Explanation {
  const rows: Row[] = [];
  if (event.date) {
    const { start, end, acledPrecision, ucdpPrecision, basis } = event.date;
    const precision = `time precision ${acledPrecision ?? 'none'} for ACLED, ${ucdpPrecision ?? 'none'} for UCDP`;
    rows.push({ label: 'days', words: `${describeDates(start, end)} (${basis}); ${precision}` });
  } else rows.push({ label: 'days', words: 'none of its claims is dated' });
  for (const claim of coded.claims.filter(({ id }) => event.claims.includes(id))) {
    const time = coded.times.find(({ id }) => id === claim.time);
    const words = time ? `${claim.timeRelation ?? 'on'} ${describeTime(text, time)}` : 'no time';
    rows.push({ label: claim.id, words: `${words} (${claim.timeBasis})` });
  }
  return {
    id: event.id,
    kind: 'event',
    heading: `${event.id} ${describeType(event)}, ${event.status}`,
    sections: [{ name: 'time', rows }],
  };
}

function describeClaim({ text }: Traced, claim: Claim): string {
  return `${claim.id} ${quoted(text, claim.trigger)}: ${describeType(claim)}, ${claim.status}`;
}

function explainClaimTime(traced: Traced, claim: Claim, known: ClaimTrace): Section[] {
  const { coded, text } = traced;
  const { rule, from, passed } = known.time;
  const byId = new Map(coded.times.map((time) => [time.id, time]));
  const time = claim.time === null ? undefined : byId.get(claim.time);
  const rows: Row[] = [
    time
      ? {
          label: 'time',
          words: `${claim.timeRelation ?? 'on'} ${describeTime(text, time)}`,
          spans: [quoteOf(text, time)],
        }
      : { label: 'time', words: 'none' },
    { label: 'basis', words: claim.timeBasis },
    { label: 'rule', words: CLAIM_TIME_RULES[rule], rule },
  ];
  const source = from === null ? undefined : coded.claims.find(({ id }) => id === from);
  if (source)
    rows.push({
      label: 'from',
      words: `${source.id} ${quoted(text, source.trigger)}`,
      spans: [quoteOf(text, source.trigger)],
    });
  for (const other of passed) {
    const span = byId.get(other.time);
    if (!span) continue;
    const words = `${other.time} ${quoted(text, span)}: ${PASSED_RULES[other.rule]}`;
    rows.push({ label: 'not', words, rule: other.rule, spans: [quoteOf(text, span)] });
  }
  const section = { name: 'time', rows };
  return time ? [section, { ...timeSection(traced, time), name: `time ${time.id}` }] : [section];
}
