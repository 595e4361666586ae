/** What `onrecord code` reads: documents from files and from lines, and in their place the errors of those that fail. */
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import type { ErrorLine, InputErrorCode } from '../../contract/coded-document.ts';
import { detectFormat } from '../../ingest/detect-format.ts';
import { ingestBytes } from '../../ingest/ingest-bytes.ts';
import type { IngestErrorCode } from '../../ingest/ingest-result.ts';
import { parseDocumentLine, peekId } from '../../ingest/json-lines.ts';
import { describeError } from '../errors.ts';
import type { Job } from './coder.ts';
import { splitLines } from './split-lines.ts';

/** `line` is null for a failure that has no line of its own in the output: a file that could not be read at all. */
export type CodeInput =
  | { readonly kind: 'document'; readonly where: string; readonly job: Job }
  | {
      readonly kind: 'failure';
      readonly where: string;
      readonly message: string;
      readonly line: ErrorLine | null;
    };

/** A page is mostly markup: its file may be this long, whatever the limit of its text. In bytes. */
const LONGEST_PAGE_FILE = 128 * 1024 * 1024;

/**
 * Documents from JSON Lines, one result for each line, in order.
 * @param where goes before the line number in messages: '' or 'posts.jsonl:'
 * @param posts also reads the keys of a channel's posts
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  options: { readonly where: string; readonly maxChars: number; readonly posts: boolean },
): AsyncGenerator<CodeInput> {
  const { maxChars, posts } = options;
  // JSON writes a UTF-16 unit with six bytes at most; the rest is room for the other keys.
  const maxBytes = maxChars * 6 + 1024 * 1024;
  for await (const line of splitLines(chunks, maxBytes)) {
    const where = `${options.where}${line.number}`;
    if (line.kind === 'too-long') {
      const id = peekId(Buffer.from(line.head).toString('utf8'));
      const message = `the line has ${line.length} bytes, more than a text of ${maxChars} characters (--max-chars) can take`;
      yield failLine(where, id, line.number, 'too-large', message);
      continue;
    }
    const result = parseDocumentLine(line.bytes, line.number, { maxChars, posts });
    if ('document' in result)
      yield { kind: 'document', where, job: { input: result.document, line: line.number } };
    else yield failLine(where, result.id, line.number, toInputCode(result.error.code), result.error.message);
  }
}

/** Documents from one file: its text, its page, or its lines. A file that cannot be read is one failure. */
export async function* readFileInputs(path: string, maxChars: number): AsyncGenerator<CodeInput> {
  const fail = (message: string): CodeInput => ({ kind: 'failure', where: path, message, line: null });
  try {
    const { head, size, isFolder } = await readHead(path);
    if (isFolder) {
      yield fail('is a folder; name the files in it');
      return;
    }
    const { format } = detectFormat(head, path);
    if (format === 'jsonl') {
      yield* readLines(createReadStream(path), { where: `${path}:`, maxChars, posts: true });
      return;
    }
    // A UTF-16 unit takes three bytes of UTF-8 at most.
    const longest = format === 'html' ? LONGEST_PAGE_FILE : maxChars * 3 + 3;
    if (format !== 'unsupported' && size > longest) {
      yield fail(`too-large: the file has ${size} bytes, the limit is ${longest}`);
      return;
    }
    const bytes = format === 'unsupported' ? head : await readFile(path);
    for (const result of ingestBytes(bytes, { fileName: path, maxChars })) {
      if ('document' in result)
        yield { kind: 'document', where: path, job: { input: result.document, line: 1 } };
      else yield fail(`${result.error.code}: ${result.error.message}`);
    }
  } catch (error) {
    yield fail(describeReadError(error));
  }
}

async function readHead(path: string): Promise<{ head: Uint8Array; size: number; isFolder: boolean }> {
  const file = await open(path);
  try {
    const stat = await file.stat();
    if (stat.isDirectory()) return { head: new Uint8Array(), size: 0, isFolder: true };
    const head = Buffer.alloc(4096);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return { head: head.subarray(0, bytesRead), size: stat.size, isFolder: false };
  } finally {
    await file.close();
  }
}

/** The sentence for a file that the system does not give. */
export function describeReadError(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read (permissions)';
  return describeError(error);
}

/** Only files have formats; on a line there is nothing else for a code that the contract does not have. */
function toInputCode(code: IngestErrorCode): InputErrorCode {
  return code === 'unsupported-format' ? 'internal' : code;
}

function failLine(
  where: string,
  id: string | null,
  line: number,
  code: InputErrorCode,
  message: string,
): CodeInput {
  return {
    kind: 'failure',
    where,
    message: `${code}: ${message}`,
    line: { id, line, error: { code, message } },
  };
}
