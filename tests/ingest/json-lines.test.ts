import { describe, expect, it } from 'vitest';
import { isIsoDate, parseDocumentLine, peekId } from '../../src/ingest/json-lines.ts';

const parse = (line: string, options = {}) => parseDocumentLine(Buffer.from(line), 3, options);

describe('parseDocumentLine', () => {
  it('reads the keys of the contract and passes over others', () => {
    const line =
      '{"id":"d1","text":"Jets struck.","title":"T","publishedAt":"2018-06-26","source":"Wire","language":"en","date":"2001-01-01","x":1}';
    expect(parse(line)).toMatchObject({
      line: 3,
      format: 'jsonl',
      document: {
        id: 'd1',
        text: 'Jets struck.',
        title: 'T',
        publishedAt: '2018-06-26',
        source: 'Wire',
        language: 'en',
        parts: null,
        warnings: [],
      },
    });
  });

  it.each([
    // The line number stands in for an id that is missing; a number is an id too.
    ['{"text":"a"}', '3'],
    ['{"text":"a","id":17}', '17'],
    ['{"text":"a","id":""}', '3'],
    ['{"text":"a","id":null}', '3'],
  ])('%s has the id %s', (line, id) => {
    expect(parse(line)).toMatchObject({ document: { id } });
  });

  it.each([
    ['', 'invalid-json', null],
    ['  \r', 'invalid-json', null],
    ['{"text": "a"', 'invalid-json', null],
    ['{"text": "a\u0000b"}', 'invalid-json', null],
    ['[{"text":"a"}]', 'not-an-object', null],
    ['"text"', 'not-an-object', null],
    ['null', 'not-an-object', null],
    ['{"id":"d"}', 'no-text', 'd'],
    ['{"id":"d","text":null}', 'no-text', 'd'],
    ['{"id":"d","text":["a"]}', 'no-text', 'd'],
    ['{"id":"d","text":"12345678901"}', 'too-large', 'd'],
  ])('%j is %s', (line, code, id) => {
    expect(parse(line, { maxChars: 10 })).toMatchObject({ line: 3, id, error: { code } });
  });

  it('counts UTF-16 units against the limit', () => {
    expect(parse('{"text":"🔥🔥🔥🔥🔥"}', { maxChars: 10 })).toHaveProperty('document');
    expect(parse('{"text":"🔥🔥🔥🔥🔥a"}', { maxChars: 10 })).toMatchObject({ error: { code: 'too-large' } });
  });

  it('names the byte of a line that is not UTF-8', () => {
    const line = Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xe9]), Buffer.from('"}')]);
    expect(parseDocumentLine(line, 1)).toMatchObject({
      error: { code: 'invalid-utf8', message: 'not UTF-8: byte 0xe9 at offset 9' },
    });
  });

  it('keeps unpaired surrogates and NUL as they are, because offsets count them', () => {
    expect(parse('{"text":"a\\ud800b\\u0000c"}')).toMatchObject({ document: { text: 'a\ud800b\u0000c' } });
  });

  it('reads the posts of a channel where they are asked for', () => {
    const line =
      '{"text":"Our men hold the bridge.","date":"2021-03-12T09:30:00+02:00","author":"Press office"}';
    expect(parse(line, { posts: true })).toMatchObject({
      document: { publishedAt: '2021-03-12T09:30:00+02:00', source: 'Press office' },
    });
    expect(parse(line)).toMatchObject({ document: { publishedAt: null, source: null } });
  });

  it('says that a date is none, rather than guess', () => {
    expect(parse('{"text":"a","publishedAt":"last Friday"}')).toMatchObject({
      document: { publishedAt: null, warnings: ['publishedAt "last Friday" is not an ISO 8601 date'] },
    });
  });
});

describe('isIsoDate', () => {
  it.each([
    ['2018', true],
    ['2018-06', true],
    ['2018-06-26', true],
    ['2018-06-26T10:00:00Z', true],
    ['2018-06-26T10:00:00.123+0200', true],
    ['2018-06-26 10:00', true],
    ['2020-02-29', true],
    // Days that no calendar has.
    ['2019-02-29', false],
    ['2018-13-01', false],
    ['2018-06-31', false],
    ['26-06-2018', false],
    ['2018/06/26', false],
    ['2018-6-26', false],
    ['yesterday', false],
    ['', false],
  ])('%s: %s', (value, expected) => {
    expect(isIsoDate(value)).toBe(expected);
  });
});

describe('peekId', () => {
  it.each([
    ['{"id":"d1","text":"aaa', 'd1'],
    ['{ "id" : "a\\"b", "text":"', 'a"b'],
    ['{"id":12,"text":"', '12'],
    ['{"text":"aaa', null],
    ['aaaa', null],
  ])('%s: %s', (start, id) => {
    expect(peekId(start)).toBe(id);
  });
});
