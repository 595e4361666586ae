/** By which frame a claim was made, where each role hangs, and what its status rests on. */
import { relative } from 'node:path';
import type { Claim } from '../../contract/coded-document.ts';
import type { ClaimPatternTrace, ClaimTrace } from '../../text/trace.ts';
import { locateFrames } from '../patterns/frame-lines.ts';
import { quoted, quoteOf, type Row, type Section, type Traced } from './explanation.ts';

const KINDS: Record<ClaimPatternTrace['kind'], string> = {
  verb: 'a verb',
  noun: 'an event noun',
  phrase: 'fixed words',
  commitment: 'the word by which somebody commits',
};
const PARTS: Record<NonNullable<ClaimPatternTrace['carrier']>['part'], string> = {
  carries: 'which only carries the noun',
  'takes place': 'which says that it takes place',
  subject: 'of which it is the subject',
  object: 'of which it is the object',
  other: 'in whose clause it stands',
};
/** Lines are looked up once for each file and process. */
const linesOf = locateFrames();

/** The frame with file and line, the trigger, the conditions that held, and what decided on the ACLED sub-type. */
export function explainPattern({ text }: Traced, claim: Claim, { pattern }: ClaimTrace): readonly Section[] {
  const { frame, kind, carrier, conditions, exclusions, rules } = pattern;
  const rows: Row[] = [
    frame
      ? {
          label: 'frame',
          words: `${frame.id}, ${relative(process.cwd(), frame.file)}:${linesOf(frame).frame}`,
          rule: frame.id,
        }
      : {
          label: 'made by',
          words: `${claim.pattern}: no frame, but what a figure or a denial says`,
          rule: claim.pattern,
        },
    {
      label: 'trigger',
      words: `${quoted(text, claim.trigger)}, ${KINDS[kind]}`,
      spans: [quoteOf(text, claim.trigger)],
    },
  ];
  if (carrier)
    rows.push({
      label: 'verb',
      words: `${quoted(text, carrier.span)}, ${PARTS[carrier.part]}`,
      spans: [quoteOf(text, carrier.span)],
    });
  for (const { place, span } of conditions)
    rows.push({
      label: 'required',
      words: `${place}: ${span ? quoted(text, span) : 'a passive that names no doer'}`,
      ...(span ? { spans: [quoteOf(text, span)] } : {}),
    });
  if (exclusions > 0) rows.push({ label: 'excluded', words: `none of ${exclusions} exclusions holds` });
  if (rules !== null) rows.push({ label: 'sub-type', words: `by the rules "${rules}" of coding-rules.yaml` });
  return [{ name: 'pattern', rows }];
}

/** Each role with its way through the dependency tree to the trigger. */
export function explainRoles({ text }: Traced, _claim: Claim, { pattern }: ClaimTrace): readonly Section[] {
  if (pattern.roles.length === 0) return [];
  const rows = pattern.roles.map(({ role, span, path }) => ({
    label: role,
    words: `${quoted(text, span)}${path === '' ? ', told apart from the trigger' : `: ${path}`}`,
    spans: [quoteOf(text, span)],
  }));
  return [{ name: 'roles', rows }];
}

/** Grammar first, then whoever says it. */
export function explainStatus(
  { text, coded }: Traced,
  claim: Claim,
  { status }: ClaimTrace,
): readonly Section[] {
  const rows: Row[] = [
    { label: 'status', words: `${claim.status}${claim.background ? ', told as history' : ''}` },
  ];
  if (status.verb)
    rows.push({
      label: 'verb',
      words: `${quoted(text, status.verb.span)}: ${status.verb.facts.join(', ')}`,
      spans: [quoteOf(text, status.verb.span)],
    });
  if (status.governor)
    rows.push({
      label: 'governed',
      words: `by ${quoted(text, status.governor)}`,
      spans: [quoteOf(text, status.governor)],
    });
  rows.push({ label: 'grammar', words: `${status.grammar}, whoever says it` });
  for (const id of status.said) {
    const said = coded.attributions.find((each) => each.id === id);
    if (!said) continue;
    const source = said.source ? quoted(text, said.source) : 'somebody unnamed';
    const cue = said.cue ? ` by ${quoted(text, said.cue)}` : '';
    rows.push({ label: 'said', words: `${id}: ${source} ${said.stance}${cue}` });
  }
  return [{ name: 'status', rows }];
}
