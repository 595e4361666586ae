/** Events or whole documents as JSON Lines. */
import type { CodedDocument } from '../contract/coded-document.ts';
import type { StoredDocument } from '../contract/record.ts';
import { COLUMNS } from './columns.ts';
import type { ExportOptions, ExportRow } from './export-row.ts';

/** One event: the columns of the CSV with lists as lists, and each claim whole. */
export function writeEventLine(row: ExportRow): string {
  const columns = Object.fromEntries(COLUMNS.map((column) => [column.name, column.read(row)]));
  return `${JSON.stringify({ ...columns, claims: row.claims })}\n`;
}

/** One document as the coding contract has it, with its text, people's values in place of the machine's. */
export function writeDocumentLine(stored: StoredDocument, options: ExportOptions = {}): string {
  return `${JSON.stringify(applyDecisions(stored, options))}\n`;
}

/**
 * The coding with people's edits; unless `includeRejected`, without what they rejected and without claims and figures
 * that then belong to nothing. An event that stands keeps its claims even where each is rejected, since an event has
 * at least one.
 */
export function applyDecisions(
  { text, coded, reviewed }: StoredDocument,
  options: ExportOptions,
): CodedDocument {
  const claims = reviewed.claims.map(({ claim }) => claim);
  const events = reviewed.events.map(({ event }) => event);
  if (options.includeRejected) return { ...coded, text, claims, events };

  const rejected = new Set(
    reviewed.claims.filter(({ decision }) => decision.verdict === 'reject').map(({ claim }) => claim.id),
  );
  const keptEvents = reviewed.events
    .filter(({ verdict }) => verdict !== 'reject')
    .map(({ event }) => {
      const left = event.claims.filter((id) => !rejected.has(id));
      return { ...event, claims: left.length > 0 ? left : event.claims };
    });
  const standing = new Set(keptEvents.flatMap((event) => event.claims));
  const keptClaims = claims
    .filter((claim) => standing.has(claim.id))
    .map((claim) => ({ ...claim, about: claim.about.filter((id) => standing.has(id)) }));
  return { ...coded, text, claims: keptClaims, figures: keepFigures(coded, keptClaims), events: keptEvents };
}

function keepFigures(coded: CodedDocument, claims: CodedDocument['claims']): CodedDocument['figures'] {
  const used = new Set(claims.flatMap((claim) => claim.figures));
  return coded.figures
    .filter((figure) => used.has(figure.id))
    .map((figure) =>
      figure.partOf !== null && used.has(figure.partOf) ? figure : { ...figure, partOf: null },
    );
}
