/** Lists and removes the imported tables of a folder of places. */
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { importDescription, importFile, listImportFiles } from './imports-folder.ts';

export interface ImportDescription {
  readonly name: string;
  readonly kind: string;
  readonly places: number;
  readonly names: number;
  /** The file that it came from, its hash, and the day. */
  readonly file: string;
  readonly sha256: string;
  readonly date: string;
}

/** @throws ImportFileError for a damaged file */
export function describeImports(dir: string): readonly ImportDescription[] {
  return listImportFiles([dir]).map(importDescription);
}

export function listImportNames(dir: string): readonly string[] {
  return listImportFiles([dir]).map((file) => basename(file, '.places'));
}

export function removeImport(dir: string, name: string): void {
  rmSync(importFile(dir, name));
}
