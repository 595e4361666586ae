import { describe, expect, it } from 'vitest';
import { splitLines } from '../../src/cli/code/split-lines.ts';

async function split(chunks: readonly string[], maxBytes = 100) {
  async function* read() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const lines: (string | [string, number])[] = [];
  for await (const line of splitLines(read(), maxBytes)) {
    expect(line.number).toBe(lines.length + 1);
    if (line.kind === 'line') lines.push(Buffer.from(line.bytes).toString());
    else lines.push([Buffer.from(line.head).toString(), line.length]);
  }
  return lines;
}

describe('splitLines', () => {
  it.each([
    ['whole lines', ['a\nb\n'], ['a', 'b']],
    ['no line feed at the end', ['a\nb'], ['a', 'b']],
    ['lines across chunks', ['a', 'b\nc', '', 'd', '\n'], ['ab', 'cd']],
    ['blank lines count', ['\n\na\n'], ['', '', 'a']],
    // JSON takes a carriage return for white space; the line is given as it is.
    ['CRLF', ['a\r\nb\r\n'], ['a\r', 'b\r']],
    ['a mark before the first line only', ['\ufeffa\n\ufeffb\n'], ['a', '\ufeffb']],
    ['nothing', [], []],
    ['nothing in a chunk', [''], []],
  ])('%s', async (_, chunks, expected) => {
    expect(await split(chunks)).toEqual(expected);
  });

  it('passes over what is too long, and goes on', async () => {
    const long = 'b'.repeat(5000);
    const chunks = ['a\n', long, long, '\nc\n'];
    expect(await split(chunks, 4000)).toEqual(['a', ['b'.repeat(2048), 10_000], 'c']);
    expect(await split([long], 4999)).toEqual([['b'.repeat(2048), 5000]]);
    expect(await split([long], 5000)).toEqual([long]);
  });
});
