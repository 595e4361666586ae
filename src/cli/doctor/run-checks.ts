/** The checks of `onrecord doctor`. Each says what it found; none changes anything. */
import { existsSync } from 'node:fs';
import { access, constants, readdir, readFile, stat, statfs } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SCHEMA_ID } from '../../contract/coded-document.ts';
import { DATA_DIR } from '../../reference/load-yaml.ts';
import { describeError } from '../errors.ts';
import { listKnowledge } from '../open-workspace.ts';
import { chooseThreads } from '../options.ts';
import { checkModel } from './check-model.ts';

export interface Check {
  readonly name: string;
  /** `note`: not as it could be, but nothing is broken. */
  readonly state: 'ok' | 'note' | 'problem';
  readonly detail: string;
  /** Figures for programs. */
  readonly values?: Readonly<Record<string, string | number | boolean | null>>;
}

type Finding = Omit<Check, 'name'>;

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const GIGABYTE = 1e9;
/** Less free space than this, in bytes, and the next backup or re-coding may not fit. */
const LITTLE_SPACE = GIGABYTE;
const NO_SPACE = 0.05 * GIGABYTE;
const MEGABYTE = 1e6;
/** Speeds are measured for about so long, in milliseconds. */
const READ_FOR = 500;
const CODE_FOR = 1500;
const MODELS = join(DATA_DIR, 'models');
const NOT_MEASURED: Finding = { state: 'note', detail: 'not measured, for want of a sound reader' };

/** @param workspace the folder of the record; need not exist */
export async function* runChecks(workspace: string): AsyncGenerator<Check> {
  const checks: readonly (readonly [string, (workspace: string) => Promise<Finding>])[] = [
    ['onrecord', checkProgram],
    ['node', checkNode],
    ['reader', checkReader],
    ['gazetteer', checkGazetteer],
    ['knowledge', checkKnowledge],
    ['workbench', checkWorkbench],
    ['workspace', checkWorkspace],
    ['record', checkRecord],
    ['disk', checkDisk],
    ['threads', checkThreads],
    ['reading', checkReading],
    ['speed', checkSpeed],
  ];
  for (const [name, check] of checks) yield { name, ...(await check(workspace).catch(describeFailure)) };
}

function describeFailure(error: unknown): Finding {
  return { state: 'problem', detail: describeError(error) };
}

async function checkProgram(workspace: string): Promise<Finding> {
  const { readVersions } = await import('../../reference/versions.ts');
  const own = listKnowledge(workspace);
  const { code, data } = readVersions([...own.actors, ...own.places, ...own.patterns]);
  return {
    state: 'ok',
    detail: `${code}, contract ${SCHEMA_ID}, data ${data}`,
    values: { code, data, schema: SCHEMA_ID },
  };
}

async function checkNode(): Promise<Finding> {
  const version = process.versions.node;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major > 22 || (major === 22 && minor >= 18);
  const detail = `${version} on ${process.platform} ${process.arch}`;
  return {
    state: fits ? 'ok' : 'problem',
    detail: fits ? detail : `${detail}; 22.18 or later is needed`,
    values: { version },
  };
}

async function checkReader(): Promise<Finding> {
  const model = checkModel(MODELS);
  if ('problem' in model) return { state: 'problem', detail: model.problem };
  const started = performance.now();
  const { readDocument } = await import('../../read/read-document.ts');
  const doc = readDocument({ ...BLANK, text: 'Two shells fell on the market.' });
  const ms = Math.round(performance.now() - started);
  const tokens = doc.tokens.length;
  const roots = doc.tokens.filter((token) => token.head < 0).length;
  if (tokens !== 7 || roots !== 1) {
    const detail = `the model does not read: it found ${tokens} tokens and ${roots} roots in a sentence of 7`;
    return { state: 'problem', detail };
  }
  const { sha256, bytes } = model;
  const size = (bytes / MEGABYTE).toFixed(1);
  const detail = `reader.onnx ${sha256.slice(0, 8)}, ${size} MB, ONNX, sound; ready in ${ms} ms`;
  return { state: 'ok', detail, values: { sha256, bytes, format: 'onnx', ms } };
}

async function checkGazetteer(workspace: string): Promise<Finding> {
  const started = performance.now();
  const { openGazetteer } = await import('../../reference/gazetteer.ts');
  const gazetteer = openGazetteer({ extra: listKnowledge(workspace).places });
  const ms = Math.round(performance.now() - started);
  const { size, version } = gazetteer;
  if (gazetteer.lookupPlace('Damascus').length === 0)
    return {
      state: 'problem',
      detail: `${size} places, but Damascus is not among them; run "npm run setup"`,
    };
  return {
    state: 'ok',
    detail: `${size.toLocaleString('en')} places, version ${version}, open in ${ms} ms`,
    values: { size, version, ms },
  };
}

async function checkKnowledge(workspace: string): Promise<Finding> {
  const { loadKnowledge } = await import('../../pipeline.ts');
  const own = listKnowledge(workspace);
  loadKnowledge(own);
  const folders = Object.values(own).flat();
  return {
    state: 'ok',
    detail:
      folders.length === 0
        ? 'all files of data/ hold'
        : `all files of data/ and of ${folders.join(', ')} hold`,
  };
}

async function checkWorkbench(): Promise<Finding> {
  return existsSync(join(ROOT, 'dist', 'web', 'index.html'))
    ? { state: 'ok', detail: 'built' }
    : { state: 'note', detail: 'not built yet; "npm run setup" builds it' };
}

async function checkWorkspace(workspace: string): Promise<Finding> {
  if (!existsSync(workspace))
    return {
      state: 'note',
      detail: `${workspace} (made when the first report is added)`,
      values: { path: workspace, exists: false },
    };
  if (!(await stat(workspace)).isDirectory())
    return { state: 'problem', detail: `${workspace} is a file, not a folder` };
  try {
    await access(workspace, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return { state: 'problem', detail: `${workspace} may not be written to (permissions)` };
  }
  return { state: 'ok', detail: workspace, values: { path: workspace, exists: true } };
}

async function checkRecord(workspace: string): Promise<Finding> {
  if (!existsSync(join(workspace, 'onrecord.sqlite')))
    return { state: 'note', detail: 'empty: nothing has been added' };
  const { openStore } = await import('../../store/store.ts');
  const store = await openStore(workspace);
  try {
    const faults = await store.checkIntegrity();
    const [first] = faults;
    if (first !== undefined)
      return {
        state: 'problem',
        detail: `damaged: ${first}${faults.length > 1 ? ` and ${faults.length - 1} more` : ''}; restore a backup with: onrecord restore FILE`,
      };
    const counts = await store.counts();
    const { schema } = await store.versions();
    const said = Object.entries(counts).map(
      ([name, count]) => `${Number(count).toLocaleString('en')} ${name}`,
    );
    return {
      state: 'ok',
      detail: `tables version ${schema}, sound; ${said.join(', ')}`,
      values: { schema, ...counts },
    };
  } finally {
    await store.close();
  }
}

async function checkDisk(workspace: string): Promise<Finding> {
  let folder = workspace;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const state = free < NO_SPACE ? 'problem' : free < LITTLE_SPACE ? 'note' : 'ok';
  return {
    state,
    detail: `${(free / GIGABYTE).toFixed(1)} GB free for the workspace`,
    values: { freeBytes: free },
  };
}

async function checkThreads(): Promise<Finding> {
  const cores = availableParallelism();
  const threads = chooseThreads();
  return {
    state: 'ok',
    detail: `${cores} ${cores === 1 ? 'core' : 'cores'}; "code" uses ${threads}, each with a reader of its own that takes one`,
    values: { cores, threads, readerThreads: 1 },
  };
}

/** Reads the project's own example reports for a moment, in one thread. */
async function checkReading(): Promise<Finding> {
  if ('problem' in checkModel(MODELS)) return NOT_MEASURED;
  const { readDocument } = await import('../../read/read-document.ts');
  const perSecond = await measureSpeed(
    READ_FOR,
    (text) => readDocument({ ...BLANK, text, language: 'en' }).tokens.length,
  );
  return {
    state: 'ok',
    detail: `${perSecond.toLocaleString('en')} tokens a second in one thread: words, grammar and names`,
    values: { tokensPerSecond: perSecond },
  };
}

/** Codes them, in one thread. */
async function checkSpeed(): Promise<Finding> {
  if ('problem' in checkModel(MODELS)) return NOT_MEASURED;
  const { codeDocument, loadKnowledge } = await import('../../pipeline.ts');
  const knowledge = loadKnowledge();
  const perSecond = await measureSpeed(CODE_FOR, (text) => {
    codeDocument({ ...BLANK, text }, knowledge);
    return text.split(/\s+/).length;
  });
  const articles = (perSecond / 1000).toFixed(1);
  return {
    state: 'ok',
    detail: `${perSecond.toLocaleString('en')} words a second in one thread: ${articles} articles of 1,000 words`,
    values: { wordsPerSecond: perSecond },
  };
}

/**
 * Goes through the example reports once to warm up, and then over and over.
 * @param ms for about so long
 * @param work gives how much was done
 * @returns work done in a second, rounded
 */
async function measureSpeed(ms: number, work: (text: string) => number): Promise<number> {
  const folder = join(ROOT, 'examples', 'reports');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  for (const text of texts) work(text);
  const started = performance.now();
  let done = 0;
  for (let turn = 0; performance.now() - started < ms; turn++) done += work(texts[turn % texts.length] ?? '');
  return Math.round((done / (performance.now() - started)) * 1000);
}

const BLANK = {
  id: 'doctor',
  text: '',
  title: null,
  publishedAt: null,
  source: null,
  language: null,
  parts: null,
  warnings: [],
};
