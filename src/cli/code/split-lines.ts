/** Cuts a stream of bytes into lines, holding no more than one line of bounded length. */

export type Line =
  | { readonly kind: 'line'; readonly number: number; readonly bytes: Uint8Array }
  /** Longer than allowed: its first bytes and its length; the rest was passed over. */
  | {
      readonly kind: 'too-long';
      readonly number: number;
      readonly head: Uint8Array;
      readonly length: number;
    };

const LINE_FEED = 10;
const HEAD_LENGTH = 2048;

/**
 * Lines of a stream, numbered from 1, without their line feed. A byte-order mark before the first is left out; a last
 * line needs no line feed.
 * @param maxBytes longest line that is handed on whole
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 0;
  const take = (part: Uint8Array): void => {
    length += part.length;
    if (length <= maxBytes) parts.push(part);
    // The head is copied, so that the chunks of a line that will not be read can go.
    else if (parts.length !== 1 || parts[0]?.length !== HEAD_LENGTH)
      parts = [Buffer.concat([...parts, part]).subarray(0, HEAD_LENGTH)].map((head) => new Uint8Array(head));
  };
  const finish = (): Line => {
    number++;
    const bytes = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    const whole = number === 1 ? dropMark(bytes) : bytes;
    const line: Line =
      length > maxBytes
        ? { kind: 'too-long', number, head: whole, length }
        : { kind: 'line', number, bytes: whole };
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      take(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    if (start < chunk.length) take(chunk.subarray(start));
  }
  if (length > 0) yield finish();
}

function dropMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
