/** Events as CSV: RFC 4180, UTF-8, one row for each event. */
import { type Cell, COLUMNS } from './columns.ts';
import type { ExportRow } from './export-row.ts';

/** Between the values of one cell. A value that holds it is told apart by `event_id` in the other formats. */
export const LIST_SEPARATOR = ' | ';

export function writeCsvHeader(): string {
  return `${COLUMNS.map((column) => column.name).join(',')}\r\n`;
}

export function writeCsvRow(row: ExportRow): string {
  return `${COLUMNS.map((column) => writeCell(column.read(row))).join(',')}\r\n`;
}

function writeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return quoteCell(guardFormula(typeof cell === 'string' ? cell : joinList(cell)));
}

/** Lists keep their places: an empty value between two others stays; a list of nothing but empty values is empty. */
function joinList(values: readonly string[]): string {
  return values.every((value) => value === '') ? '' : values.join(LIST_SEPARATOR);
}

/**
 * Spreadsheets run a cell that begins with one of these as a formula, and a source's words are not to be trusted:
 * an apostrophe in front makes it text (OWASP, CSV injection).
 */
function guardFormula(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quoteCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
