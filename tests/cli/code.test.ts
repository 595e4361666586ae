import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { codedDocumentSchema, errorLineSchema } from '../../src/contract/coded-document.ts';
import { parseLines, runOnrecord, startOnrecord, waitForExit, waitForOutput } from './run-onrecord.ts';

// Each test starts processes that load the whole knowledge; a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000 });

const dir = mkdtempSync(join(tmpdir(), 'onrecord-code-'));
afterAll(() => rmSync(dir, { recursive: true }));

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
};

const REPORT =
  'Shells hit the market in Tel Amar on Friday, killing at least 12 people, the Red Valley Front said.';

describe('onrecord code --jsonl', () => {
  // One line of each kind of trouble, good lines between them; line numbers in the table are those of the input.
  const LINES: readonly [line: string | Uint8Array, code: string | null, id: string | null][] = [
    // A byte-order mark belongs to the stream, not to the line.
    [`\ufeff{"id":"first","text":"${REPORT}"}`, null, 'first'],
    ['', 'invalid-json', null],
    ['{"text": "a', 'invalid-json', null],
    ['%PDF-1.7', 'invalid-json', null],
    ['<html><p>x</p></html>', 'invalid-json', null],
    ['[1, 2]', 'not-an-object', null],
    ['{"id":"n"}', 'no-text', 'n'],
    ['{"id":"n","text":7}', 'no-text', 'n'],
    [Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x7d]), 'invalid-utf8', null],
    [Buffer.from('{"text":"a\u0000b"}'), 'invalid-json', null],
    // These are odd, but texts: offsets count what is there.
    ['{"id":"nul","text":"Shells\\u0000 hit Tel Amar."}', null, 'nul'],
    ['{"id":"half","text":"Shells \\ud83d hit Tel Amar \\udd25\\ud800 on Friday."}', null, 'half'],
    ['{"id":"empty","text":""}', null, 'empty'],
    [`{"id":"long","text":"${'a'.repeat(2001)}"}`, 'too-large', 'long'],
    // Longer than any line with a text within the limit: passed over without being read whole.
    [`{"id":"huge","text":"${'a'.repeat(2_000_000)}"}`, 'too-large', 'huge'],
    ['{"text":"No id, and no line feed after it."}', null, '17'],
  ];
  const input = Buffer.concat(
    [
      ...LINES.slice(0, 15),
      ['{"id":"first","text":"The same id again."}\r', null, 'first'] as const,
      ...LINES.slice(15),
    ]
      .map(([line]) => Buffer.from(line))
      .flatMap((line, index) => (index === 0 ? [line] : [Buffer.from('\n'), line])),
  );
  const expected = [...LINES.slice(0, 15), ['', null, 'first'] as const, ...LINES.slice(15)];
  const ran = runOnrecord(['code', '--jsonl', '--quotes', '--text', '--max-chars', '2000'], { input });
  const outputs = parseLines(ran.stdout);

  it('answers every line in its place', () => {
    expect(
      outputs.map((each) => [(each.error as { code: string } | undefined)?.code ?? null, each.id]),
    ).toEqual(expected.map(([, code, id]) => [code, id]));
  });

  it('prints what the contract describes', () => {
    outputs.forEach((each, index) => {
      if (!('error' in each)) codedDocumentSchema.parse(each);
      else expect(errorLineSchema.parse(each).line).toBe(index + 1);
    });
  });

  it('says each failure on standard error, and ends with 1', () => {
    const failures = outputs.flatMap((each, index) =>
      'error' in each ? [`onrecord: line ${index + 1}: ${(each.error as { code: string }).code}: `] : [],
    );
    const said = ran.stderr.trimEnd().split('\n');
    expect(said.map((line, index) => line.slice(0, failures[index]?.length))).toEqual(failures);
    expect(ran.status).toBe(1);
  });

  it('quotes the text exactly, whatever is in it', () => {
    for (const each of outputs) {
      if ('error' in each) continue;
      const text = each.text as string;
      const visit = (value: unknown): void => {
        if (typeof value !== 'object' || value === null) return;
        const { start, end, quote } = value as { start?: unknown; end?: unknown; quote?: unknown };
        if (typeof start === 'number' && typeof end === 'number') expect(quote).toBe(text.slice(start, end));
        for (const inner of Object.values(value)) visit(inner);
      };
      visit(each);
    }
  });

  it('codes empty text to empty lists', () => {
    const empty = outputs.find((each) => each.id === 'empty');
    expect(Object.values(empty ?? {}).filter(Array.isArray)).toEqual(Array.from({ length: 11 }, () => []));
  });

  it('keeps the keys in the order of the contract', () => {
    const keys = Object.keys(codedDocumentSchema.shape).filter((key) => key !== 'tokens');
    for (const each of outputs) if (!('error' in each)) expect(Object.keys(each)).toEqual(keys);
  });

  it('ends with 0 and says nothing when all is well; no input is no failure', () => {
    expect(runOnrecord(['code', '--jsonl'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(runOnrecord(['code', '--jsonl'], { input: '{"text":""}\r\n' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  it('survives a line of 50 MB', () => {
    const big = Buffer.concat([
      Buffer.from('{"id":"big","text":"'),
      Buffer.alloc(50_000_000, 'a'),
      Buffer.from('"}\n{"id":"after","text":"fine"}\n'),
    ]);
    const { status, stdout } = runOnrecord(['code', '--jsonl'], { input: big });
    expect(parseLines(stdout)).toMatchObject([
      { id: 'big', line: 1, error: { code: 'too-large' } },
      { id: 'after' },
    ]);
    expect(status).toBe(1);
  });

  it('prints a document before the next one comes', async () => {
    const child = startOnrecord(['code', '--jsonl']);
    child.stdin.write('{"id":"early","text":"Shells hit Tel Amar."}\n');
    expect(await waitForOutput(child, /\n/)).toContain('"id":"early"');
    child.stdin.end('{"id":"late","text":"It was quiet."}\n');
    expect(await waitForOutput(child, /\n/)).toContain('"id":"late"');
    expect(await waitForExit(child)).toBe(0);
  });

  it('ends quietly when nobody reads on', async () => {
    const child = startOnrecord(['code', '--jsonl', '--text']);
    const complaint: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => complaint.push(chunk));
    child.stdin.on('error', () => {});
    child.stdout.once('data', () => child.stdout.destroy());
    const line = `{"text":"${'It was quiet. '.repeat(500)}"}\n`;
    child.stdin.end(line.repeat(40));
    await waitForExit(child);
    expect(Buffer.concat(complaint).toString()).toBe('');
  });

  it('gives the same bytes in the same order, whatever the number of threads', () => {
    const many = Array.from({ length: 80 }, (_, index) =>
      index % 20 === 7
        ? '{oops'
        : JSON.stringify({ id: `d${index}`, text: `${REPORT} `.repeat(1 + ((index * 7) % 5)) }),
    ).join('\n');
    const [one, two, three] = ['1', '2', '3'].map((threads) =>
      runOnrecord(['code', '--jsonl', '--threads', threads], { input: many }),
    );
    expect(parseLines(one?.stdout ?? '').map((each) => each.id)).toEqual(
      Array.from({ length: 80 }, (_, index) => (index % 20 === 7 ? null : `d${index}`)),
    );
    expect(two).toEqual(one);
    expect(three).toEqual(one);
  });
});

describe('onrecord code FILE', () => {
  const page = `<html><body>${'<div>'.repeat(100_000)}<p>${REPORT}</p></body></html>`;
  // What each file gives: ids of its documents, or what is said about it on standard error.
  const FILES: readonly [name: string, content: string | Uint8Array | null, ids: string[], said: RegExp[]][] =
    [
      ['report.txt', REPORT, ['report.txt'], []],
      ['empty.txt', '', ['empty.txt'], []],
      [
        'latin1.txt',
        Buffer.from('The caf\xe9 was hit', 'latin1'),
        [],
        [/latin1\.txt: invalid-utf8: not UTF-8: byte 0xe9 at offset 7$/],
      ],
      [
        'pdf-named.txt',
        '%PDF-1.7\n%\xe2\xe3',
        [],
        [/pdf-named\.txt: unsupported-format: PDF is not read yet$/],
      ],
      ['nul.txt', 'Shells\0hit', [], [/nul\.txt: unsupported-format: .*NUL byte at byte 6$/]],
      [
        'image.html',
        Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
        [],
        [/image\.html: unsupported-format: a PNG image is not read yet$/],
      ],
      ['long-line.txt', Buffer.alloc(50_000_000, 'word '), [], [/long-line\.txt: too-large: /]],
      ['deep.html', page, ['deep.html'], []],
      ['wide.txt', Buffer.from(`\ufeff${REPORT}`, 'utf16le'), ['wide.txt'], []],
      [
        'posts.jsonl',
        '{"id":"p1","text":"One."}\n{broken\n{"text":"Three."}\n',
        ['p1', '', '3'],
        [/posts\.jsonl:2: invalid-json: /],
      ],
      ['not-json.jsonl', 'Shells hit Tel Amar.\n', [''], [/not-json\.jsonl:1: invalid-json: /]],
      ['absent.txt', null, [], [/absent\.txt: there is no such file$/]],
    ];
  const paths = FILES.map(([name, content]) => (content === null ? join(dir, name) : write(name, content)));
  const ran = runOnrecord(['code', ...paths, dir]);
  const outputs = parseLines(ran.stdout);

  it('codes every file that can be read, in order, with its text', () => {
    const ids = FILES.flatMap(([, , each]) => each);
    expect(outputs.map((each) => (each.error ? '' : String(each.id).replace(`${dir}/`, '')))).toEqual(ids);
    for (const each of outputs)
      if (!each.error) expect(typeof codedDocumentSchema.parse(each).text).toBe('string');
  });

  it('says one clear line about each that cannot, and ends with 1', () => {
    const said = ran.stderr.trimEnd().split('\n');
    const patterns = [...FILES.flatMap(([, , , each]) => each), /is a folder; name the files in it$/];
    expect(said).toHaveLength(patterns.length);
    patterns.forEach((pattern, index) => {
      expect(said[index]).toMatch(pattern);
    });
    expect(ran.status).toBe(1);
  });

  it('takes --published for a document without a date only', () => {
    const dated = write('dated.jsonl', '{"text":"One.","publishedAt":"2020-01-02"}\n{"text":"Two."}\n');
    const { stdout } = runOnrecord(['code', '--published', '2021-03-14', dated]);
    expect(parseLines(stdout).map((each) => each.publishedAt)).toMatchObject([
      { value: '2020-01-02', basis: 'given' },
      { value: '2021-03-14', basis: 'given' },
    ]);
  });

  it('indents with --pretty and adds tokens with --tokens', () => {
    const { stdout } = runOnrecord(['code', '--pretty', '--tokens', paths[0] ?? '']);
    expect(stdout).toMatch(/^\{\n {2}"schema": "onrecord\/1",\n/);
    expect(codedDocumentSchema.parse(JSON.parse(stdout)).tokens?.length).toBeGreaterThan(15);
  });
});
