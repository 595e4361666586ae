/** Files and folders to documents with their bytes; a JSON Lines file is read line by line, whatever its size. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { detectFormat } from '../ingest/detect-format.ts';
import { type FilePart, readLinePart, splitBytes } from '../ingest/split-bytes.ts';
import { splitLines } from './code/split-lines.ts';
import { CommandError } from './errors.ts';

/** Files longer than this are refused, save JSON Lines; so are lines that are longer. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The files under the given paths: folders with all that is in them, in the order of their names, without hidden ones.
 * @returns files, and for each path that cannot be read what is wrong with it
 */
export async function findFiles(
  paths: readonly string[],
): Promise<{ files: string[]; failures: { path: string; message: string }[] }> {
  const files: string[] = [];
  const failures: { path: string; message: string }[] = [];
  const visit = async (path: string): Promise<void> => {
    try {
      const found = await stat(path);
      if (!found.isDirectory()) files.push(path);
      else for (const name of await listVisible(path)) await visit(join(path, name));
    } catch (error) {
      failures.push({ path, message: describeFileError(error) });
    }
  };
  for (const path of paths) await visit(path);
  return { files, failures };
}

async function listVisible(dir: string): Promise<string[]> {
  const names = await readdir(dir);
  return names.filter((name) => !name.startsWith('.')).sort();
}

/**
 * The documents of one file.
 * @returns the parts as they are read, and the hash of the file where it holds many; throws where it cannot be read
 */
export async function readParts(
  path: string,
): Promise<{ parts: AsyncIterable<FilePart> | Iterable<FilePart>; fileHash: string | null }> {
  try {
    const head = await readHead(path);
    if (detectFormat(head, basename(path)).format === 'jsonl') {
      return { parts: readLineParts(path), fileHash: await hashFile(path) };
    }
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw new CommandError(`the file has ${size} bytes, the limit is ${MAX_BYTES}`);
    return { parts: splitBytes(await readFile(path), basename(path)), fileHash: null };
  } catch (error) {
    throw error instanceof CommandError ? error : new CommandError(describeFileError(error));
  }
}

async function* readLineParts(path: string): AsyncGenerator<FilePart> {
  for await (const line of splitLines(createReadStream(path), MAX_BYTES)) {
    if (line.kind === 'line') {
      yield readLinePart(line.bytes, line.number - 1);
      continue;
    }
    const message = `the line has ${line.length} bytes, the limit is ${MAX_BYTES}`;
    const result = { error: { code: 'too-large' as const, message }, id: null, line: line.number };
    yield { bytes: line.head, format: 'jsonl', index: line.number - 1, result };
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

const FILE_ERRORS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
};

function describeFileError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return FILE_ERRORS[code] ?? (error instanceof Error ? error.message : String(error));
}
