/** Records of a CSV table (RFC 4180), with the line that each begins on. */
import { DataError } from '../../load-yaml.ts';
import type { Line } from './read-lines.ts';

export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The sign between cells, of those in use the one that the head has most of. */
export function findDelimiter(head: string): string {
  const plain = head.replace(/"(?:[^"]|"")*"/g, '');
  const count = (sign: string) => plain.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/**
 * Reads records; blank lines are left out, cells lose the space around them.
 * @throws DataError where a quoted cell does not end
 */
export function* readCsv(file: string, lines: Iterable<Line>, delimiter: string): Generator<CsvRecord> {
  let open: { text: string; line: number } | null = null;
  for (const { text, number } of lines) {
    if (open === null && text.trim() === '') continue;
    const whole: string = open === null ? text : `${open.text}\n${text}`;
    const line: number = open?.line ?? number;
    const cells = splitRecord(whole, delimiter);
    if (cells !== null) {
      yield { cells, line };
      open = null;
    } else if (number - line > 50) {
      throw new DataError(file, line, 'a quoted cell that does not end; write " inside of one as ""');
    } else open = { text: whole, line };
  }
  if (open)
    throw new DataError(file, open.line, 'a quoted cell that does not end; write " inside of one as ""');
}

/** @returns null when a quote is still open at the end */
function splitRecord(text: string, delimiter: string): string[] | null {
  if (!text.includes('"')) return text.split(delimiter).map((cell) => cell.trim());
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') cell += text[i++];
      else quoted = false;
    } else if (char === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (char === delimiter) {
      cells.push(cell.trim());
      cell = '';
    } else cell += char;
  }
  if (quoted) return null;
  return [...cells, cell.trim()];
}
