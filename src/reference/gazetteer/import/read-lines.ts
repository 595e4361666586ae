/** Lines of a file of any size, one block in memory at a time. */
import { closeSync, openSync, readSync } from 'node:fs';
import { DataError } from '../../load-yaml.ts';

const BLOCK = 1 << 18;
/** A row of GeoNames with all its alternate names has some 15,000 characters. */
const MAX_LINE = 1 << 20;

export interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/**
 * Yields the lines without their ends; a byte order mark is left out, and so is an empty last line.
 * @throws DataError naming file and line where the bytes are not UTF-8, and for what is no text at all
 */
export function* readLines(file: string): Generator<Line> {
  const handle = openSync(file, 'r');
  const block = Buffer.alloc(BLOCK);
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  try {
    for (let first = true; ; first = false) {
      const length = readSync(handle, block, 0, BLOCK, null);
      if (first) refuseOther(file, block.subarray(0, length));
      let from = first && block.toString('latin1', 0, 3) === '\u00ef\u00bb\u00bf' ? 3 : 0;
      for (let end = block.indexOf(10, from); end >= 0 && end < length; end = block.indexOf(10, from)) {
        const piece = block.subarray(from, end);
        number++;
        yield { text: decode(file, number, rest.length > 0 ? Buffer.concat([rest, piece]) : piece), number };
        rest = Buffer.alloc(0);
        from = end + 1;
      }
      if (length === 0) break;
      rest = Buffer.concat([rest, block.subarray(from, length)]);
      if (rest.length > MAX_LINE)
        throw new DataError(file, number + 1, 'a line of more than a million bytes; this is no table');
    }
    if (rest.length > 0) yield { text: decode(file, number + 1, rest), number: number + 1 };
  } finally {
    closeSync(handle);
  }
}

function decode(file: string, number: number, bytes: Uint8Array): string {
  try {
    const text = DECODER.decode(bytes);
    return text.endsWith('\r') ? text.slice(0, -1) : text;
  } catch {
    throw new DataError(file, number, 'not UTF-8; save the file as UTF-8');
  }
}

const DECODER = new TextDecoder('utf-8', { fatal: true });

function refuseOther(file: string, start: Buffer): void {
  const head = start.toString('latin1', 0, 4);
  if (start.length === 0) throw new DataError(file, 1, 'the file is empty');
  if (head.startsWith('PK\u0003\u0004'))
    throw new DataError(file, 1, 'a ZIP archive or an Excel workbook; unpack it, or save the sheet as CSV');
  if (head.startsWith('\u001f\u008b')) throw new DataError(file, 1, 'packed with gzip; unpack it first');
  if (head.startsWith('\u00ff\u00fe') || head.startsWith('\u00fe\u00ff'))
    throw new DataError(file, 1, 'UTF-16 text; save the file as UTF-8');
  if (start.subarray(0, 4096).includes(0))
    throw new DataError(file, 1, 'not text; GeoNames dumps and CSV tables are read here');
}
