/**
 * The prepared file of the gazetteer: named typed arrays behind a small JSON head. It opens by one read, without
 * parsing; arrays are views into the bytes read.
 */
import { readFileSync } from 'node:fs';

const MAGIC = 0x5a47524f; // 'ORGZ'
const KINDS = {
  f64: Float64Array,
  f32: Float32Array,
  u32: Uint32Array,
  u16: Uint16Array,
  u8: Uint8Array,
} as const;
type ArrayKind = keyof typeof KINDS;
export type Column = Float64Array | Float32Array | Uint32Array | Uint16Array | Uint8Array;

/** Columns by name, and whatever small facts belong to them. */
export interface Table {
  readonly meta: Readonly<Record<string, unknown>>;
  readonly columns: ReadonlyMap<string, Column>;
}

interface Head {
  readonly meta: Record<string, unknown>;
  readonly columns: readonly { name: string; kind: ArrayKind; offset: number; length: number }[];
}

/** Bytes of a table, to be written to a file. The order of columns is kept, so equal tables give equal bytes. */
export function encodeTable(table: Table): Buffer {
  let offset = 0;
  const columns = [...table.columns].map(([name, array]) => {
    const column = { name, kind: kindOf(array), offset, length: array.length };
    offset = align(offset + array.byteLength);
    return column;
  });
  const head = Buffer.from(JSON.stringify({ meta: table.meta, columns } satisfies Head), 'utf8');
  const start = align(8 + head.length);
  const out = Buffer.alloc(start + offset);
  out.writeUInt32LE(MAGIC, 0);
  out.writeUInt32LE(head.length, 4);
  head.copy(out, 8);
  for (const column of columns) {
    const array = table.columns.get(column.name);
    if (array) Buffer.from(array.buffer, array.byteOffset, array.byteLength).copy(out, start + column.offset);
  }
  return out;
}

/**
 * Reads a table.
 * @throws Error when the file is not one, or is cut short
 */
export function readTable(file: string): Table {
  const bytes = readFileSync(file);
  if (bytes.length < 8 || bytes.readUInt32LE(0) !== MAGIC)
    throw new Error(`${file}: not a prepared gazetteer`);
  const headLength = bytes.readUInt32LE(4);
  const head = JSON.parse(bytes.toString('utf8', 8, 8 + headLength)) as Head;
  const start = align(8 + headLength);
  const columns = new Map<string, Column>();
  for (const { name, kind, offset, length } of head.columns) {
    const from = bytes.byteOffset + start + offset;
    if (start + offset + length * KINDS[kind].BYTES_PER_ELEMENT > bytes.length)
      throw new Error(`${file}: cut short`);
    columns.set(name, new KINDS[kind](bytes.buffer as ArrayBuffer, from, length));
  }
  return { meta: head.meta, columns };
}

function kindOf(array: Column): ArrayKind {
  for (const [kind, type] of Object.entries(KINDS)) if (array instanceof type) return kind as ArrayKind;
  throw new Error('unknown column type');
}

function align(bytes: number): number {
  return (bytes + 7) & ~7;
}
