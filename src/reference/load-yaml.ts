/**
 * Reads the data files under `data/`: YAML, checked against a schema, with file and line in every complaint. What was
 * parsed once is kept under `.cache/data` by the hash of its text, because parsing takes most of a command's start.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** The folder `data/` of this project. */
export const DATA_DIR = fileURLToPath(new URL('../../data', import.meta.url));
const CACHE_DIR = fileURLToPath(new URL('../../.cache/data', import.meta.url));

/** A data file that does not say what its schema asks for. `message` begins with `file:line:`. */
export class DataError extends Error {
  override readonly name = 'DataError';
  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}`);
  }
}

/**
 * Reads and validates one YAML file.
 * @param file path of the file, shown in errors as given
 * @param schema what the file must hold
 * @returns the validated value
 * @throws DataError on a syntax error, a duplicate key or a value outside the schema, naming the line
 */
export function loadYaml<S extends z.ZodType>(file: string, schema: S): z.infer<S> {
  const source = readFileSync(file, 'utf8');
  const cached = join(CACHE_DIR, `${createHash('sha256').update(source).digest('hex').slice(0, 24)}.json`);
  const known = schema.safeParse(readCached(cached));
  if (known.success) return known.data;
  const lines = new LineCounter();
  const doc = parseDocument(source, { lineCounter: lines, uniqueKeys: true });
  const syntax = doc.errors[0];
  if (syntax)
    throw new DataError(file, lines.linePos(syntax.pos[0]).line, syntax.message.split('\n')[0] ?? '');
  const value: unknown = doc.toJS();
  const result = schema.safeParse(value);
  if (result.success) {
    keepCached(cached, value);
    return result.data;
  }
  const issue = result.error.issues[0];
  const path = [...(issue?.path ?? [])] as (string | number)[];
  throw new DataError(file, lineOf(doc, lines, path), `${path.join('.')}: ${issue?.message ?? 'invalid'}`);
}

/** Undefined where there is nothing sound; no schema of ours takes that, so the file itself is read then. */
function readCached(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Written whole or not at all. Where nothing can be written, the next start is as slow as this one. */
function keepCached(path: string, value: unknown): void {
  try {
    mkdirSync(CACHE_DIR, { recursive: true });
    const fresh = `${path}.${process.pid}`;
    writeFileSync(fresh, JSON.stringify(value));
    renameSync(fresh, path);
  } catch {
    // A read-only checkout is no reason to fail.
  }
}

/**
 * Where the parts of a YAML file stand, for messages about what they say.
 * @returns the line, from 1, of what a path of keys and indices leads to, or of the last part of the path that is there
 */
export function locateYaml(file: string): (path: readonly (string | number)[]) => number {
  const lines = new LineCounter();
  const doc = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  return (path) => lineOf(doc, lines, [...path]);
}

function lineOf(
  doc: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: (string | number)[],
): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? doc.contents : doc.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
