import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ingestBytes } from '../../src/ingest/ingest-bytes.ts';

describe('ingestBytes', () => {
  it('gives plain text as it is, with the file name for its id', () => {
    expect(ingestBytes(Buffer.from('Tel Amar\r\nfell.'), { fileName: 'a.txt' })).toMatchObject([
      { format: 'text', document: { id: 'a.txt', text: 'Tel Amar\r\nfell.', parts: null, warnings: [] } },
    ]);
  });

  it('gives one result for each line, with its own bytes, and goes on after a bad one', () => {
    const lines = ['\ufeff{"id":"a","text":"one"}', '{oops', '', '{"text":"two"}'];
    const results = ingestBytes(Buffer.from(`${lines.join('\r\n')}\r\n`), { fileName: 'posts.jsonl' });
    expect(results).toMatchObject([
      { line: 1, document: { id: 'a', text: 'one' } },
      { line: 2, error: { code: 'invalid-json' } },
      { line: 3, error: { code: 'invalid-json' } },
      { line: 4, document: { id: '4', text: 'two' } },
    ]);
    const last = results[3];
    expect(last && 'document' in last && Buffer.from(last.bytes).toString().trim()).toBe('{"text":"two"}');
  });

  it.each([
    ['%PDF-1.7', 'PDF is not read yet'],
    ['PK\x03\x04', 'a ZIP archive or an Office document is not read yet'],
    ['{\\rtf1', 'RTF is not read yet'],
  ])('refuses %j by its content', (content, message) => {
    expect(ingestBytes(Buffer.from(content, 'latin1'), { fileName: 'report.txt' })).toEqual([
      { id: 'report.txt', error: { code: 'unsupported-format', message } },
    ]);
  });

  it('holds the text of a page, too, to the limit', () => {
    expect(ingestBytes(Buffer.from('<html><p>12345678901</p></html>'), { maxChars: 10 })).toMatchObject([
      { error: { code: 'too-large' } },
    ]);
  });

  it('throws at no bytes whatever, and its parts lie inside the text', () => {
    const markup = fc
      .array(
        fc.constantFrom(
          '<p>',
          '</p>',
          '<div class="comments">',
          '</div>',
          '<',
          '>',
          '&amp;',
          '<!--',
          '-->',
          'Tel Amar',
          '\ud83d\udd25',
          '<h1>',
          '</h1>',
          '<br>',
          '<table>',
          '<td>',
          '\n',
          '<body>',
          '</html>',
        ),
        { maxLength: 40 },
      )
      .map((parts) => Buffer.from(`<html>${parts.join('')}`));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), markup), (bytes) => {
        for (const result of ingestBytes(bytes)) {
          if (!('document' in result)) continue;
          const { text, parts } = result.document;
          for (const { start, end } of parts ?? []) {
            expect(0 <= start && start < end && end <= text.length).toBe(true);
            expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
