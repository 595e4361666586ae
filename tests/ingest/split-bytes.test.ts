import { describe, expect, it } from 'vitest';
import { readPart, splitBytes } from '../../src/ingest/split-bytes.ts';

const A = '{"text":"one"}';
const B = '{"text":"two","publishedAt":"2021-03-14"}';

describe('the documents of a file', () => {
  it.each<[string, string, string[]]>([
    ['line ends of Unix', `${A}\n${B}\n`, [A, B]],
    // the same line is the same document, whatever ends it
    ['line ends of Windows', `${A}\r\n${B}\r\n`, [A, B]],
    ['no end of the last line', `${A}\n${B}`, [A, B]],
    // the mark belongs to the file, not to its first document
    ['a byte-order mark', `\ufeff${A}\n${B}`, [A, B]],
    // a blank line is an error of its own and keeps the numbers right
    ['a blank line', `${A}\n\n${B}`, [A, '', B]],
    ['one line', A, [A]],
  ])('of JSON Lines with %s', (_, source, lines) => {
    const parts = splitBytes(Buffer.from(source), 'posts.jsonl');
    expect(parts.map((part) => Buffer.from(part.bytes).toString())).toEqual(lines);
    expect(parts.map((part) => part.index)).toEqual(lines.map((_line, index) => index));
    for (const part of parts) expect(part.result.line).toBe((part.index ?? 0) + 1);
  });

  it.each([
    ['a.txt', 'Shells hit Tel Amar.', 'text'],
    ['a.html', '<html><body><p>Shells hit Tel Amar.</p></body></html>', 'html'],
    ['a.txt', '%PDF-1.7', 'unsupported'],
    ['a.txt', '', 'text'],
  ])('of %s holding %j is the whole file', (name, source, format) => {
    const bytes = Buffer.from(source);
    const parts = splitBytes(bytes, name);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({ bytes, format, index: null });
  });

  it('reads back from the kept bytes what it had read from the file', () => {
    const files: [string, string][] = [
      ['posts.jsonl', `${A}\r\n${B}\nnot json`],
      ['page.html', '<html><head><title>T</title></head><body><p>Shells hit Tel Amar.</p></body></html>'],
      ['note.txt', 'Shells hit Tel Amar.'],
    ];
    for (const [fileName, source] of files) {
      for (const { bytes, format, index, result } of splitBytes(Buffer.from(source), fileName)) {
        expect(readPart(bytes, { format, fileName, recordIndex: index })).toEqual(result);
      }
    }
  });
});
