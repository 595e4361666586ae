import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import * as rules from '../../src/text/trace-rules.ts';
import { makeDocument } from '../store/make-document.ts';
import { makeWorkspace } from '../store/processes.ts';
import { run } from './run-command.ts';

const REPORT = [
  'KARSA, 14 March 2021 (Northern Wire) – The Red Valley Front said on Friday that government jets had bombed the ' +
    'hospital in Tel Amar a day earlier, killing at least 12 people. The defence ministry denied it.',
  'Soldiers shelled Wadi Suran on 3 May 2019. Two weeks later rebels attacked the barracks. Police arrested 40 people.',
].join('\n\n');

function writeReport(): string {
  const file = join(makeWorkspace(), 'report.txt');
  writeFileSync(file, REPORT);
  return file;
}

/** Label and words of each row under the headings of the sections. */
async function explain(...parts: readonly string[]): Promise<string> {
  const { out, err, code } = await run('explain', writeReport(), ...parts);
  expect(err).toBe('');
  expect(code).toBe(0);
  return out.replace(/\n {14}/g, ' ').replace(/ +/g, ' ');
}

describe('onrecord explain: a time', () => {
  it.each([
    // the words themselves are all there is
    [
      'T1',
      'T1 “14 March 2021” = 2021-03-14',
      'kind a month with a day or a year [month-date]',
      '[own-words]',
    ],
    // an anchor with its own basis, and the tense that decided
    [
      'T2',
      "anchor the document's day, 2021-03-14 (stated: ",
      'is told as past',
      '[weekday-back]',
      'sense weekday 5',
    ],
    // an anchor in the story, by its words and its value
    [
      'T3',
      'sense 1 day before the time told last',
      'anchor T2 “Friday” = 2021-03-12',
      '[from-story]',
      'dates C1, C2',
    ],
    // a week, and the day that it was counted from
    ['T5', 'T5 “Two weeks later” = ', 'anchor T4 “3 May 2019” = 2019-05-03'],
  ])('%s', async (part, ...said) => {
    const out = await explain(part);
    for (const words of said) expect(out).toContain(words);
    // one time was asked for
    expect(out.match(/^T\d+ /gm)).toHaveLength(1);
  });
});

describe("onrecord explain: a claim's time", () => {
  it.each([
    // its own clause; the time of saying is passed over, and why
    [
      'C1',
      'time on T3 “a day earlier” = 2021-03-11',
      'basis stated',
      '[clause-after]',
      'not T2 “Friday”: it says when something was said [saying]',
    ],
    // a denial has the time of what it denies
    ['C2', 'basis inherited', '[event-spoken-of]', 'from C1 “bombed”'],
    // the way on from the time to its anchor is part of the answer
    ['C4', 'time T5', 'anchor T4 “3 May 2019” = 2019-05-03'],
    // the sentence before dates it
    ['C5', 'basis inherited', '[earlier-sentence]', 'from C4 “attacked”'],
  ])('%s', async (part, ...said) => {
    const out = await explain(part);
    for (const words of said) expect(out).toContain(words);
  });

  it('takes the date that heads an entry for that of what the entry tells', async () => {
    const file = join(makeWorkspace(), 'entry.txt');
    writeFileSync(file, 'As reported on 7 June 2022: rebels shelled a school in Tel Amar.');
    const { out } = await run('explain', file, 'C1');
    expect(out).toContain('on T1 “7 June 2022” = 2022-06-07');
    expect(out).toContain('[sentence-opening]');
  });

  it('follows an event to its claims, with the precision that they give it', async () => {
    const out = await explain('E1');
    expect(out).toContain('days 2021-03-11 (stated); time precision 1 for ACLED, 1 for UCDP');
    expect(out.match(/^[EC]\d+ /gm)).toEqual(['E1 ', 'C1 ', 'C2 ']);
  });

  it('explains everything when no part is named', async () => {
    const out = await explain();
    expect(out.match(/^(?:the document|[TCE]\d+)/gm)?.slice(0, 3)).toEqual(['the document', 'T1', 'T2']);
    expect(out).toContain('day 2021-03-14 (stated)');
    expect(out).toContain('evidence “14 March 2021”');
  });
});

describe('onrecord explain --json', () => {
  it('gives the rules by name and the words by offset', async () => {
    const { out } = await run('explain', writeReport(), 'C1', '--json');
    const { explanations } = JSON.parse(out);
    expect(explanations).toHaveLength(1);
    const [{ id, kind, sections }] = explanations;
    expect([id, kind]).toEqual(['C1', 'claim']);
    const rows = sections.find((section: { name: string }) => section.name === 'time').rows;
    const start = REPORT.indexOf('a day earlier');
    expect(rows[0].spans).toEqual([{ start, end: start + 13, quote: 'a day earlier' }]);
    expect(rows.find((row: { label: string }) => row.label === 'rule').rule).toBe('clause-after');
  });
});

describe('onrecord explain: the record', () => {
  it('explains what was added, with the day that came with it', async () => {
    const dir = join(makeWorkspace(), 'record');
    const file = join(makeWorkspace(), 'post.jsonl');
    writeFileSync(file, JSON.stringify({ text: 'Rebels shelled Tel Amar on Friday.', date: '2021-03-14' }));
    const at = ['--workspace', dir] as const;
    const id = /^added {2}([0-9a-f]+) /.exec((await run('add', file, ...at)).out)?.[1] ?? '';
    const claim = await run('explain', `${id}/C1`, ...at);
    expect(claim).toMatchObject({ err: '', code: 0 });
    expect(claim.out).toContain('on T1 “Friday” = 2021-03-12');
    expect(claim.out).toContain("the document's day, 2021-03-14 (given: it came with the document)");
    const time = await run('explain', `${id}/T1`, ...at);
    expect(time.out).toMatch(/^T1 “Friday” = 2021-03-12\n/);
    expect((await run('explain', id, 'T1', ...at)).out).toBe(time.out);
    // the same line of the file, which has a document on each
    expect((await run('explain', file, '--line', '1', 'T1')).out).toBe(time.out);
  });

  it('gives no reasons for a coding that is not its own', async () => {
    const dir = makeWorkspace();
    const store = await openStore(dir);
    const { hash } = await store.addDocument(makeDocument('a'));
    await store.close();
    const { err, out, code } = await run('explain', `${hash.slice(0, 12)}/C1`, '--workspace', dir);
    expect(err).toContain('code it anew with: onrecord recode');
    expect([out, code]).toEqual(['', 1]);
  });
});

describe('onrecord explain: wrong use', () => {
  it.each([
    [['REPORT', 'T99'], 1, 'has no "T99"; it has T1 to T5, C1 to C5, E1 to E4'],
    [['REPORT', 'C1/T3'], 1, 'has no "C1/T3"'],
    [[], 2, 'nothing to explain: name a file or a document'],
    [['posts.jsonl', '--line', '2'], 2, 'there is no file "posts.jsonl"'],
    [['LINES'], 2, 'say which, with --line'],
    [['LINES', '--line', '2'], 1, 'has no line 2'],
  ])('%j', async (args, code, message) => {
    const lines = join(makeWorkspace(), 'posts.jsonl');
    writeFileSync(lines, JSON.stringify({ text: 'Rebels shelled Tel Amar on Friday.' }));
    const files: Record<string, string> = { REPORT: writeReport(), LINES: lines };
    const result = await run('explain', ...args.map((arg) => files[arg] ?? arg));
    expect(result.err).toContain(message);
    expect([result.out, result.code]).toEqual(['', code]);
  });
});

it('lists every rule with what it says', async () => {
  const { out } = await run('explain', '--rules');
  for (const [name, says] of Object.values(rules).flatMap((table) => Object.entries(table)))
    expect(out.split('\n').map((line) => line.trim().split(/ {2,}/))).toContainEqual([name, says]);
});

describe('onrecord explain: the pattern of a claim', () => {
  it('names the frame with file and line, the trigger, the roles and what the status rests on', async () => {
    const out = await explain('C1');
    expect(out).toMatch(/frame aircraft-hit, data\/patterns\/en\/assault\.yaml:\d+ \[aircraft-hit\]/);
    expect(out).toContain('trigger “bombed”, a verb');
    // the words by which the frame's condition holds
    expect(out).toContain('required subject: “jets”');
    expect(out).toContain('actor “government jets”: jets –nsubj→ bombed');
    expect(out).toContain('object “the hospital”: hospital –obj→ bombed');
    expect(out).toContain('verb “had bombed”: finite, past, active, after that');
    expect(out).toContain('said A1: “The Red Valley Front” states by “said”');
  });

  it('says so where no frame made it', async () => {
    const out = await explain('C2');
    expect(out).toContain('made by denial:');
    expect(out).toContain('status denied');
  });

  it('names the line of the frame itself', async () => {
    const { readFileSync } = await import('node:fs');
    const out = await explain('C1');
    const [, file = '', line = ''] = /, (data\S+):(\d+) \[/.exec(out) ?? [];
    expect(readFileSync(file, 'utf8').split('\n')[Number(line) - 1]).toContain('- id: aircraft-hit');
  });
});
