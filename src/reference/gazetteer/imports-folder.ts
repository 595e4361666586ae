/** Imported tables as files: `imported/NAME.places` in a folder of places. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { BaseTable } from './base-table.ts';
import { IMPORT_KINDS } from './import/imported-place.ts';
import { ImportedLayer, layerMeta } from './imported-layer.ts';
import { LayerWriter } from './layer-writer.ts';
import { encodeTable, readTable, type Table } from './table.ts';

const EXTENSION = '.places';

/** An import that is there but cannot be read. */
export class ImportFileError extends Error {
  override readonly name = 'ImportFileError';
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}; import its source again, or remove the file`);
  }
}

/** The folder of imports within a folder of places. */
export function importsDir(dir: string): string {
  return join(dir, 'imported');
}

export function importFile(dir: string, name: string): string {
  return join(importsDir(dir), `${name}${EXTENSION}`);
}

/** The files of the imports of some folders, by their names. */
export function listImportFiles(
  dirs: readonly string[],
  wanted: (name: string) => boolean = () => true,
): readonly string[] {
  return dirs.flatMap((dir) => {
    const folder = importsDir(dir);
    if (!existsSync(folder)) return [];
    const files = readdirSync(folder).filter((file) => file.endsWith(EXTENSION));
    const names = files.map((file) => file.slice(0, -EXTENSION.length)).filter(wanted);
    return names.sort().map((name) => importFile(dir, name));
  });
}

/**
 * Opens imports in the order in which they build on each other.
 * @param offset the number of the first place behind base and overlay
 * @throws ImportFileError for a file that is damaged, or no import
 */
export function openImports(
  files: readonly string[],
  base: BaseTable,
  offset: number,
): readonly ImportedLayer[] {
  const tables = files
    .map((file) => ({ file, table: readImport(file) }))
    .map(({ file, table }) => ({ file, table, layer: makeLayer(file, table, 0, base) }))
    .sort((a, b) => order(a.layer) - order(b.layer));
  let next = offset;
  return tables.map(({ file, table, layer }) => {
    const current = layer.keys === keysVersion() ? table : fileAnew(file, layer, base);
    const placed = makeLayer(file, current, next, base);
    next += placed.size;
    return placed;
  });
}

/**
 * What an import says of itself.
 * @throws ImportFileError for a file that is damaged, or no import
 */
export function importDescription(file: string) {
  const table = readImport(file);
  try {
    const { layer } = z.object({ layer: layerMeta }).parse(table.meta);
    const rows = (name: string): number => table.columns.get(name)?.length ?? 0;
    return { ...layer, places: rows('lat'), names: rows('nameRow') };
  } catch {
    throw new ImportFileError(file, 'not an imported table');
  }
}

function order(layer: ImportedLayer): number {
  return IMPORT_KINDS.indexOf(layer.meta.kind);
}

function readImport(file: string): Table {
  try {
    return readTable(file);
  } catch (error) {
    throw new ImportFileError(
      file,
      error instanceof Error ? error.message.replace(`${file}: `, '') : 'unreadable',
    );
  }
}

function makeLayer(file: string, table: Table, offset: number, base: BaseTable): ImportedLayer {
  try {
    return new ImportedLayer(table, offset, (iso3) => base.iso2(iso3));
  } catch {
    throw new ImportFileError(file, 'not an imported table');
  }
}

/** Writes a table so that it is there whole or not at all. */
export function writeImport(dir: string, name: string, table: Table): void {
  mkdirSync(importsDir(dir), { recursive: true });
  writeWhole(importFile(dir, name), table);
}

function writeWhole(file: string, table: Table): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, encodeTable(table));
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The code that makes keys; a table whose keys were made by other code is filed anew when it is opened. */
const KEY_CODE = [
  'keys.ts',
  'levels.ts',
  'layer-writer.ts',
  'name-index.ts',
  'orthography.ts',
  'sound-key.ts',
  '../../text/letters.ts',
  '../../text/name-key.ts',
];
let version: string | null = null;

export function keysVersion(): string {
  if (version === null) {
    const hash = createHash('sha256');
    for (const file of KEY_CODE) hash.update(readFileSync(new URL(file, import.meta.url)));
    version = hash.digest('hex').slice(0, 16);
  }
  return version;
}

function fileAnew(file: string, old: ImportedLayer, base: BaseTable): Table {
  const writer = new LayerWriter((iso3) => base.iso2(iso3) ?? '');
  const names = new Map<number, string[]>();
  for (const [row, name] of old.names()) {
    const list = names.get(row);
    if (list) list.push(name);
    else names.set(row, [name]);
  }
  for (let at = 0; at < old.size; at++) {
    const place = old.place(at);
    const [, ...alternates] = names.get(at) ?? [];
    const { admin1, admin1Code, admin2, admin2Code } = place;
    writer.add({
      ...place,
      feature: place.featureCode,
      radiusKm: place.radiusKm ?? 2,
      code: old.codeOf(at),
      admin1: admin1Code !== null || admin1 !== null ? { code: admin1Code ?? '', name: admin1 ?? '' } : null,
      admin2: admin2Code !== null || admin2 !== null ? { code: admin2Code ?? '', name: admin2 ?? '' } : null,
      same: old.sameAs(at),
      source: old.sourceOf(at) ?? '',
      alternates,
    });
  }
  const table = writer.finish(old.meta, keysVersion());
  try {
    writeWhole(file, table);
  } catch {
    // A folder that is only read is filed anew each time.
  }
  return table;
}
