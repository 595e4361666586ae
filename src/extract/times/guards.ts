/** What looks like a time and is none: parts of names, versions, scores. */
import type { Match, Scan } from './scan.ts';
import { is, norm } from './scan.ts';

/** True when the expression belongs to a name ('Sunday Times', 'Black September', 'the April 6 Movement'). */
export function isPartOfName(scan: Scan, match: Match): boolean {
  const { pieces, lexicon } = scan;
  const next = pieces[match.end];
  const before = pieces[match.start - 1];
  const first = pieces[match.start];
  const { kind } = match.sense;
  if (next?.capital && (kind === 'calendar' || kind === 'feast') && lexicon.nameHeads.has(next.norm))
    return true;
  if (match.sense.kind !== 'calendar') return false;
  if (
    next?.capital &&
    match.sense.parts.weekday === null &&
    lexicon.nameHeads.has(norm(scan, match.end + 1)) &&
    pieces[match.end + 1]?.capital
  )
    return true;
  // 'the 17 November group': the words of an organisation, small, behind a dated 'the'.
  const organisation =
    match.sense.parts.day !== null && match.sense.parts.year === null && is(scan, match.end, 'organisation');
  if (organisation && is(scan, match.start - 1, 'the')) return true;
  const lone = match.end - match.start === 1;
  return lone && first?.capital === true && before?.capital === true && lexicon.nameLeads.has(before.norm);
}
