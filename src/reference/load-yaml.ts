/** Reads the data files under `data/`: YAML, checked against a schema, with file and line in every complaint. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** The folder `data/` of this project. */
export const DATA_DIR = fileURLToPath(new URL('../../data', import.meta.url));

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
  const lines = new LineCounter();
  const doc = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, uniqueKeys: true });
  const syntax = doc.errors[0];
  if (syntax) throw new DataError(file, lines.linePos(syntax.pos[0]).line, syntax.message.split('\n')[0] ?? '');
  const result = schema.safeParse(doc.toJS());
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = [...(issue?.path ?? [])] as (string | number)[];
  throw new DataError(file, lineOf(doc, lines, path), `${path.join('.')}: ${issue?.message ?? 'invalid'}`);
}

function lineOf(doc: ReturnType<typeof parseDocument>, lines: LineCounter, path: (string | number)[]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? doc.contents : doc.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
