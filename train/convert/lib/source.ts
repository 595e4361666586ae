/** What every converter shares: reading a published file line by line, writing a training file, and errors. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { z } from 'zod';

/** A published file that is not as expected. `message` begins with `file:line:`. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}`);
  }
}

/** One line of a file; `number` counts from 1. */
export interface Line {
  readonly file: string;
  readonly number: number;
  readonly text: string;
}

/**
 * The lines of a UTF-8 file, without line ends and without a byte order mark.
 * @throws Error that names the file if it is not there, SourceError if it is not UTF-8
 */
export function readLines(file: string): Line[] {
  if (!existsSync(file)) throw new Error(`${file} is not there`);
  return splitLines(file, decode(file, readFileSync(file)));
}

/** The lines of a text; a line end at the very end begins no further line. */
export function splitLines(file: string, text: string): Line[] {
  const lines = text.split(/\r?\n/u);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, index) => ({ file, number: index + 1, text: line }));
}

/**
 * The rows of a file with one JSON value a line; empty lines are passed over.
 * @throws SourceError on a line that is no JSON or not of the schema
 */
export function* readRows<S extends z.ZodType>(lines: readonly Line[], schema: S): Generator<z.infer<S>> {
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line.text);
    } catch (error) {
      throw new SourceError(line.file, line.number, `not JSON: ${(error as Error).message}`);
    }
    const result = schema.safeParse(value);
    if (!result.success) {
      const issue = result.error.issues[0];
      throw new SourceError(
        line.file,
        line.number,
        `${issue?.path.join('.') || 'row'}: ${issue?.message ?? 'invalid'}`,
      );
    }
    yield result.data;
  }
}

/**
 * The files under a folder whose names match, at any depth, in the order of their paths.
 * @throws Error if the folder is not there or has none
 */
export function listFiles(folder: string, name: RegExp): string[] {
  if (!existsSync(folder)) throw new Error(`${folder} is not there`);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length === 0) throw new Error(`${folder} has no file whose name matches ${name}`);
  return files;
}

/** Rows as text, one JSON value a line. */
export function toJsonLines(rows: Iterable<unknown>): string {
  let text = '';
  for (const row of rows) text += `${JSON.stringify(row)}\n`;
  return text;
}

/**
 * Writes a new file, with the folders it needs.
 * @throws Error if the file is there already: a converter never writes over a corpus
 */
export function writeNew(file: string, text: string): void {
  if (existsSync(file)) throw new Error(`${file} is there already; remove it first, or name another folder`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { flag: 'wx' });
}

/**
 * Runs a converter from the command line: its result is a line for the user, its errors end it with status 1.
 * @param usage what to type, shown with status 2 when there are fewer arguments than `least`
 */
export async function runConverter(
  usage: string,
  least: number,
  convert: (args: string[]) => string | Promise<string>,
): Promise<void> {
  const args = process.argv.slice(2);
  if (args.length < least || args.includes('--help')) {
    console.error(`usage: node train/convert/${usage}`);
    process.exitCode = 2;
    return;
  }
  try {
    console.error(await convert(args));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

function decode(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const lines = bytes.toString('latin1').split('\n');
    const bad = lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1')));
    throw new SourceError(file, bad + 1, 'not UTF-8');
  }
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes);
}
