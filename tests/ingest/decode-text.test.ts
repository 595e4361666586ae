import { describe, expect, it } from 'vitest';
import { decodeHtml, decodePlainText, findInvalidUtf8 } from '../../src/ingest/decode-text.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))),
  );

describe('decodePlainText', () => {
  it.each([
    // Nothing is changed: line ends, tabs and trailing space are part of the text.
    ['as it is', bytes('Tel Amar\r\nfell.\t \n'), 'Tel Amar\r\nfell.\t \n'],
    // The mark is not part of the text, or every offset would be one off.
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], 'Tel Amar'), 'Tel Amar'],
    ['UTF-16 little-endian', bytes([0xff, 0xfe, 0x54, 0, 0x31, 6]), 'Tر'.replace('ر', '\u0631')],
    ['UTF-16 big-endian', bytes([0xfe, 0xff, 0, 0x54, 6, 0x31]), 'T\u0631'],
    ['beyond the basic plane', bytes('on fire 🔥 now'), 'on fire 🔥 now'],
    ['nothing', bytes(''), ''],
  ])('%s', (_, input, text) => {
    expect(decodePlainText(input)).toEqual({ text, warnings: [] });
  });

  it.each([
    // A Latin-1 file: the byte and its place are named, so that the file can be put right.
    ['Latin-1', bytes('The caf', [0xe9], ' was hit'), 'invalid-utf8', 'not UTF-8: byte 0xe9 at offset 7'],
    ['cut in a character', bytes('ab', [0xd8]), 'invalid-utf8', 'not UTF-8: byte 0xd8 at offset 2'],
    [
      'NUL',
      bytes('The Front', [0], 'said'),
      'unsupported-format',
      'not a text file: it has a NUL byte at byte 9',
    ],
    // UTF-16 that does not say so is a frequent case on Windows; guessing would be worse than asking.
    [
      'UTF-16 without a mark',
      Buffer.from('The Front said', 'utf16le'),
      'unsupported-format',
      'not a text file: it has a NUL byte at byte 1 (UTF-16 without a byte-order mark?)',
    ],
  ])('refuses %s', (_, input, code, message) => {
    expect(decodePlainText(input)).toEqual({ error: { code, message } });
  });
});

describe('findInvalidUtf8', () => {
  it.each([
    ['well-formed', bytes('aé€🔥'), -1],
    ['overlong slash', bytes('a', [0xc0, 0xaf]), 1],
    ['a surrogate in UTF-8', bytes('ab', [0xed, 0xa0, 0x80]), 2],
    ['beyond U+10FFFF', bytes([0xf4, 0x90, 0x80, 0x80]), 0],
    ['a stray continuation', bytes('é', [0x80]), 2],
    ['overlong of three bytes', bytes([0xe0, 0x80, 0x80]), 0],
  ])('%s', (_, input, at) => {
    expect(findInvalidUtf8(input)).toBe(at);
    // The decoder of the platform must be of the same mind.
    const fits = (() => {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(input);
        return true;
      } catch {
        return false;
      }
    })();
    expect(fits).toBe(at === -1);
  });
});

describe('decodeHtml', () => {
  it.each([
    [
      'declared windows-1256',
      bytes('<meta charset="windows-1256"><p>', [0xcf, 0xd1, 0xda, 0xc7], '</p>'),
      'درعا',
    ],
    [
      'declared the old way',
      bytes('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">caf', [0xe9]),
      'café',
    ],
    ['not declared, UTF-8', bytes('<p>caf\u00e9</p>'), 'café'],
    ['not declared, not UTF-8', bytes('<p>caf', [0xe9], '</p>'), 'café'],
    // A wrong declaration of a UTF-8 page is taken at its word, as browsers do.
    ['declared UTF-8 and is', bytes('<meta charset=utf-8>caf\u00e9'), 'café'],
  ])('%s', (_, input, expected) => {
    const decoded = decodeHtml(input);
    expect('text' in decoded && decoded.text).toContain(expected);
  });

  it('keeps a page with a broken byte and says so', () => {
    expect(decodeHtml(bytes('<meta charset="utf-8"><p>a', [0xff], 'b</p>'))).toEqual({
      text: '<meta charset="utf-8"><p>a\uFFFDb</p>',
      warnings: ['not UTF-8: byte 0xff at offset 26; shown as \uFFFD'],
    });
  });

  it('says that it does not know the declared charset', () => {
    expect(decodeHtml(bytes('<meta charset="x-none">ok'))).toMatchObject({
      warnings: ['unknown charset "x-none" in the page; read as UTF-8'],
    });
  });
});
