import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { makeDocument } from '../store/make-document.ts';
import { makeWorkspace } from '../store/processes.ts';
import { run } from './run-command.ts';

const REPORT = `Shelling kills three in Tel Amar

TEL AMAR, 14 March 2021 (Northern Wire) – Government forces shelled the market of Tel Amar on Friday, killing three
people, the Red Valley Front said. The army denied it.
`;

/** A workspace with the hand-coded report in it. */
async function makeRecord(...marks: readonly string[]) {
  const dir = makeWorkspace();
  const store = await openStore(dir);
  const ids: string[] = [];
  for (const mark of marks) ids.push((await store.addDocument(makeDocument(mark))).hash.slice(0, 12));
  await store.close();
  return { dir, id: ids[0] ?? '', at: ['--workspace', dir] as const };
}

describe('onrecord add', () => {
  it('adds files and folders, goes on after errors, and changes nothing the second time', {
    timeout: 90_000,
  }, async () => {
    const dir = join(makeWorkspace(), 'record');
    const files = makeWorkspace();
    mkdirSync(join(files, 'more'));
    writeFileSync(join(files, 'a.txt'), REPORT);
    writeFileSync(join(files, 'b.pdf'), '%PDF-1.7 not for us');
    writeFileSync(join(files, '.hidden'), REPORT);
    const post = (text: string) => JSON.stringify({ text, date: '2021-03-15', channel: 'Red Valley Media' });
    writeFileSync(join(files, 'more/posts.jsonl'), `${post(REPORT)}\r\nnot json\n${post('Nothing new.')}`);
    const first = await run('add', files, join(files, 'nowhere.txt'), '--workspace', dir);
    expect(first.out.match(/^added {2}[0-9a-f]{12} /gm)).toHaveLength(3);
    expect(first.out).toMatch(/3 added, 3 not added\n$/);
    expect(first.err).toContain('nowhere.txt: there is no such file');
    expect(first.err).toContain('b.pdf: unsupported-format: PDF');
    expect(first.err).toMatch(/posts\.jsonl:2: invalid-json/);
    expect(first.code).toBe(1);

    const again = await run('add', join(files, 'a.txt'), join(files, 'more'), '--workspace', dir);
    expect(again.out).toContain('already in the record, nothing changed');
    expect(again.out).toMatch(/0 added, 3 already in the record, 1 not added\n$/);

    const { out } = await run('list', 'documents', '--json', '--workspace', dir);
    const { rows, total } = JSON.parse(out);
    expect(total).toBe(3);
    expect(rows.map((row: { title: string }) => row.title)).toContain('Shelling kills three in Tel Amar');
    expect(rows.map((row: { source: string }) => row.source)).toContain('Red Valley Media');
    expect(rows.map((row: { recordIndex: number }) => row.recordIndex).toSorted()).toEqual([0, 2, null]);
    // only for its owner
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dir, 'onrecord.sqlite')).mode & 0o777).toBe(0o600);

    const claims = JSON.parse((await run('list', 'claims', '--json', '--workspace', dir)).out);
    expect(claims.total).toBeGreaterThan(0);
    // What was read is coded the same when it is read again from the kept bytes.
    const before = await readCodings(dir);
    const recoded = await run('recode', '--all', '--workspace', dir);
    expect(recoded.out).toBe('3 of 3 documents coded anew\n');
    expect(recoded.code).toBe(0);
    expect(await readCodings(dir)).toEqual(before);
    expect((await run('recode', '--workspace', dir)).out).toContain('nothing to do');
  });

  it('says what is wrong when there is nothing to add', async () => {
    expect(await run('add', makeWorkspace())).toMatchObject({
      code: 2,
      err: 'onrecord: there are no files to add\n',
    });
    expect((await run('add', '/nowhere/at/all')).code).toBe(1);
  });
});

async function readCodings(dir: string) {
  const store = await openStore(dir);
  try {
    return await Promise.all(
      (await store.listDocumentIds()).map(async (id) => (await store.getDocument(id))?.coded),
    );
  } finally {
    await store.close();
  }
}

describe('onrecord list', () => {
  it.each([
    ['documents', 'Report a', 'Northern Wire'],
    ['claims', 'Red Valley Front', 'Wadi Suran'],
    ['events', 'Air/drone strike', 'killed ≥ 9'],
    // the singular will do
    ['event', 'contested', 'injured 20–25'],
  ])('shows %s as a table', async (what, ...words) => {
    const { at } = await makeRecord('a');
    const { out, code } = await run('list', what, ...at);
    expect(code).toBe(0);
    for (const word of words) expect(out).toContain(word);
    expect(out.split('\n')[0]).toMatch(/^\S*id /);
  });

  it('says how to see the rest', async () => {
    const { at } = await makeRecord('a', 'b');
    const { out } = await run('list', 'events', '--limit', '5', ...at);
    expect(out).toMatch(/\n1–5 of 12; the next with --offset 5, all with --limit 12\n$/);
    expect((await run('list', 'events', '--status', 'planned', ...at)).out).toBe('none\n');
  });

  it.each([
    [['list', 'evnts'], 'did you mean "events"'],
    [['list', 'claims', '--status', 'denid'], 'did you mean "denied"'],
    [['list', 'claims', '--from', 'June'], 'such as 2023-06-15'],
    // an option that means nothing here is not passed over in silence
    [['list', 'documents', '--status', 'denied'], '--status says nothing about documents'],
    [['list', 'claims', '--limit', '0'], 'whole number'],
  ])('%j is refused', async (args, message) => {
    const { at } = await makeRecord('a');
    const { err, code, out } = await run(...args, ...at);
    expect(err).toContain(message);
    expect(code).toBe(2);
    expect(out).toBe('');
  });

  it('says how to begin where there is no record', async () => {
    const { err, code } = await run('list', 'events', '--workspace', join(makeWorkspace(), 'none'));
    expect(err).toContain('put reports into it with: onrecord add');
    expect(code).toBe(1);
  });
});

describe('onrecord show', () => {
  it('marks the evidence in the text by form, and tells each claim as a sentence', async () => {
    const { id, at } = await makeRecord('a');
    const { out } = await run('show', id, ...at);
    expect(out).toContain('{Army helicopters} *fired* ~rockets~ at');
    expect(out).toContain('‹Wadi Suran› on ⟨Thursday⟩');
    expect(out).toContain('killing [at least 9]');
    expect(out).toMatch(/C1: Red Valley Front says \(.*\): .* “fired”/);
    expect(out).toContain('Air/drone strike · occurred');
    // what is not coded is not shown as if it were
    expect(out).toContain('(comments, ');
    expect(out).not.toContain('500 dead');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('lets no control character of a document reach the terminal', async () => {
    const { id, at } = await makeRecord('\u001b]0;owned\u0007\u001b[2J\u009b31m');
    const { out } = await run('show', id, ...at);
    expect(out).not.toContain('\u001b');
    expect(out).not.toContain('\u009b');
    const list = (await run('list', 'documents', ...at)).out;
    // the head of the table may be bold
    expect(list.slice(list.indexOf('\n'))).not.toContain('\u001b');
  });

  it('shows one event with what was decided on it', async () => {
    const { id, at } = await makeRecord('a');
    await run('review', `${id}/E1`, 'reject', '--by', 'Ana', '--note', 'twice the same', ...at);
    const { out } = await run('show', `${id}/E1`, ...at);
    expect(out).toContain('rejected');
    expect(out).toMatch(/· Ana · reject: twice the same/);
    const json = JSON.parse((await run('show', `${id}/E1`, '--json', ...at)).out);
    expect(json).toMatchObject({ verdict: 'reject', machine: { id: 'E1' }, document: { id } });
  });
});

describe('onrecord show --tree', () => {
  it('joins each word of a sentence to its head, with its grammar and the names', async () => {
    const { id, at } = await makeRecord('a');
    const { out, code } = await run('show', id, '--tree', '--sentence', '3', ...at);
    expect(code).toBe(0);
    expect(out).toMatch(/^3 of \d+ {2}Army helicopters fired rockets at a clinic/);
    expect(out).toMatch(/^[ ─│╭╰├┬┴┼]+ helicopters +NOUN +nsubj/m);
    expect(out).toMatch(/^─┼─+ \S+ +VERB +root/m);
    expect(out).toMatch(/ Wadi .* ╭ place\n.* Suran .* ╰\n/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('shows every sentence of a document, and of a claim or event those that it stands in', async () => {
    const { id, at } = await makeRecord('a');
    const heads = async (...args: string[]) =>
      (await run('show', ...args, '--tree', ...at)).out.match(/^\d+ of \d+ /gm)?.map((head) => head.trim());
    const all = await heads(id);
    expect(all?.length).toBeGreaterThan(10);
    expect(all?.at(-1)).toBe(`${all?.length} of ${all?.length}`);
    expect(await heads(`${id}/C1`)).toEqual([`3 of ${all?.length}`]);
    const { sentences } = JSON.parse((await run('show', `${id}/E1`, '--tree', '--json', ...at)).out);
    expect(sentences.length).toBeGreaterThan(1);
  });

  it('prints the trees as JSON', async () => {
    const { id, at } = await makeRecord('a');
    const json = JSON.parse((await run('show', id, '--tree', '--sentence', '3', '--json', ...at)).out);
    expect(json).toMatchObject({ document: { id }, sentences: [{ sentence: 3 }] });
    const [{ tokens, names, start }] = json.sentences;
    expect(tokens[0]).toEqual({
      ...{ start, end: start + 4, text: 'Army', lemma: expect.any(String) },
      ...{ upos: expect.any(String), head: 1, deprel: 'compound' },
    });
    expect(names).toContainEqual(expect.objectContaining({ kind: 'place' }));
  });

  it.each([
    [['ffff0000', '--tree'], 1, 'nothing has the id "ffff0000"'],
    [['ID', '--tree', '--sentence', '99'], 1, /has no sentence 99; it has 1 to \d+$/],
    [['ID', '--tree', '--sentence', '0'], 2, 'whole number from 1'],
    [['ID', '--sentence', '1'], 2, '--sentence goes with --tree'],
    [['ID/C1', '--tree', '--sentence', '1'], 2, '--sentence goes with a document'],
  ])('%j is refused', async (args, code, message) => {
    const { id, at } = await makeRecord('a');
    const result = await run('show', ...args.map((arg) => arg.replace('ID', id)), ...at);
    expect(result.err.trimEnd()).toMatch(message);
    expect(result.out).toBe('');
    expect(result.code).toBe(code);
  });

  it('says so where the language is not read', async () => {
    const dir = makeWorkspace();
    const file = join(dir, 'arabic.txt');
    writeFileSync(file, 'قصفت الطائرات المدينة يوم الجمعة، حسبما قال السكان.');
    const at = ['--workspace', join(dir, 'record')] as const;
    const id = /^added {2}([0-9a-f]+) /.exec((await run('add', file, ...at)).out)?.[1] ?? '';
    const { err, code } = await run('show', id, '--tree', ...at);
    expect(err).toBe(
      `onrecord: document "${id}" has no grammar: its language is "ar", and the reader reads "en"\n`,
    );
    expect(code).toBe(1);
  });
});

describe('onrecord review', () => {
  it('decides, edits and takes back', async () => {
    const { id, at } = await makeRecord('a');
    const decide = async (...args: string[]) => (await run('review', ...args, '--by', 'Ana', ...at)).out;
    expect(await decide(`${id}/C1`, 'accept')).toBe(`${id}/C1  accepted  by Ana\n`);
    expect(await decide(`${id}/C1`, 'edit', '--field', 'status', '--value', '"denied"')).toContain(
      'accepted, edited',
    );
    expect(await decide(`${id}/C1`, 'undo')).toContain('accepted  by');
    expect(await decide(`${id}/C1`, 'undo')).toContain('undecided');
    const { out } = await run('list', 'decisions', ...at);
    expect(out.match(/Ana/g)).toHaveLength(4);
  });

  it.each([
    [['C1', 'acept'], 2, 'did you mean "accept"'],
    [['C99', 'accept'], 1, 'no claim or event'],
    [['C1', 'edit'], 2, 'needs --field and --value'],
    [['C1', 'edit', '--field', 'status', '--value', 'denied'], 2, 'is not JSON'],
    [['C1', 'edit', '--field', 'colour', '--value', '1'], 1, 'no field "colour"'],
    [['C1', 'undo'], 1, 'nothing to take back'],
  ])('%j is refused', async ([part = '', ...rest], code, message) => {
    const { id, at } = await makeRecord('a');
    const result = await run('review', `${id}/${part}`, ...rest, ...at);
    expect(result.err).toContain(message);
    expect(result.code).toBe(code);
  });

  it('says that a document is not for deciding', async () => {
    const { id, at } = await makeRecord('a');
    expect((await run('review', id, 'accept', ...at)).err).toContain(`claims (${id}/C1)`);
  });
});

describe('onrecord export', () => {
  it('writes a file that is whole, or none', async () => {
    const { at } = await makeRecord('a', 'b');
    const file = join(makeWorkspace(), 'events.geojson');
    expect((await run('export', '--format', 'geojson', '--output', file, ...at)).code).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8')).features).toHaveLength(12);
    const failed = await run('export', '--format', 'csv', '--output', '/nowhere/at/all.csv', ...at);
    expect(failed).toMatchObject({ code: 1 });
    expect(failed.err).toContain('cannot be written');
  });

  it('gives the same bytes each time, documents too', async () => {
    const { at } = await makeRecord('a');
    const first = await run('export', '--format', 'jsonl', '--of', 'documents', ...at);
    expect(JSON.parse(first.out)).toMatchObject({ schema: 'onrecord/1', text: makeDocument('a').input.text });
    expect(await run('export', '--format', 'jsonl', '--of', 'documents', ...at)).toEqual(first);
  });

  it.each([
    [['--format', 'cvs'], 'did you mean "csv"'],
    [['--format', 'csv', '--of', 'documents'], 'jsonl only'],
    [['--format', 'jsonl', '--of', 'documents', '--coarsen', '5'], 'their text'],
    [['--format', 'csv', '--coarsen', '0'], 'above 0'],
    [[], '--format'],
  ])('%j is refused', async (args, message) => {
    const { at } = await makeRecord('a');
    const { err, code, out } = await run('export', ...args, ...at);
    expect(err).toContain(message);
    expect(code).toBe(2);
    expect(out).toBe('');
  });
});

describe('onrecord remove, backup and restore', () => {
  it('remove erases only when it is meant', async () => {
    const { id, at } = await makeRecord('a');
    expect(await run('remove', id, ...at)).toMatchObject({ code: 2 });
    expect(await run('remove', id, '--erase', ...at)).toMatchObject({ code: 2 });
    expect((await run('list', 'documents', '--json', ...at)).out).toContain('"total":1');
    const done = await run('remove', id, '--erase', '--reason', 'asked by a witness', '--by', 'Ana', ...at);
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toMatch(new RegExp(`^erased {2}${id} `));
    expect((await run('list', 'erasures', ...at)).out).toContain('asked by a witness');
    expect((await run('remove', id, '--erase', '--reason', 'again', ...at)).code).toBe(1);
  });

  it('backup and restore bring it back', async () => {
    const { id, at } = await makeRecord('a', 'b');
    const file = join(makeWorkspace(), 'copy');
    expect((await run('backup', file, ...at)).out).toMatch(/^2 documents and 0 decisions in /);
    await run('remove', id, '--erase', '--reason', 'a test', ...at);
    expect(await run('restore', file, ...at)).toMatchObject({ code: 1 });
    const { out, code } = await run('restore', file, '--replace', ...at);
    expect(code).toBe(0);
    expect(out).toMatch(/^2 documents restored to .*\nwhat was there before is kept in .*before-restore/);
    expect((await run('show', id, ...at)).code).toBe(0);
  });
});
