import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanDocument, newTally } from '../../train/convert/corpus.ts';
import { judgeParagraph } from '../../train/convert/lib/judge-paragraph.ts';
import { Overlap } from '../../train/convert/lib/overlap.ts';
import { readParagraphs } from '../../train/convert/lib/read-paragraphs.ts';
import { Repeats } from '../../train/convert/lib/repeats.ts';
import { splitLines } from '../../train/convert/lib/source.ts';

const PORT =
  'The governor of Karsa said that the port of Ostren would be open again in the spring of the year.';
const ROAD =
  'Two drivers who had been held on the road to Tel Amar were let go after a day of talks with the elders.';
const WELL =
  'Families from the hills came down to the wells by night because the bridge had been closed since May.';

describe('paragraphs that are kept', () => {
  it.each([
    ['prose', PORT, null],
    ['a short sentence', 'He said that he would not go there.', null],
    ['a quotation', 'She told them: “We will not leave the town.”', null],
    ['too few words', 'They went to the port at noon.', 'short'],
    ['a heading', 'Report on the talks in Ostren and the truce', 'no sentence'],
    ['a table', 'Karsa 12,400 31.5 8,211 | Ostren 9,100 22.0 7,004 | of 21,500', 'few letters'],
    [
      'another alphabet',
      'Губернатор Карсы сказал that the порт Острена снова откроется весной, when the снег тает.',
      'not English',
    ],
    [
      'another language',
      'Le gouverneur de Karsa a dit que le port ouvrirait encore au printemps prochain.',
      'not English',
    ],
    [
      'names only',
      'Dara Mona, Lu Ben, Karsa Ostren, Veldania Amar, Suran Wadi, Bello Joana, Tarek Nour.',
      'not English',
    ],
    ['shouting', 'THE GOVERNOR OF KARSA SAID THAT THE PORT WOULD BE OPEN IN THE SPRING.', 'capitals'],
    ['a web phrase', 'You can subscribe to the letter of the port for no money at all.', 'boilerplate'],
    // in a longer paragraph such a phrase may be what it is about
    [
      'a long paragraph with a web phrase',
      `${PORT} You can subscribe to the letter of the port there.`,
      null,
    ],
  ])('%s', (_, text, fault) => {
    expect(judgeParagraph(text)).toBe(fault);
  });
});

describe('repeats', () => {
  const repeats = new Repeats();
  repeats.add(`${PORT} ${ROAD}`);
  repeats.add(`He said so. She agreed. ${WELL.replace('wells', 'river')}`);
  repeats.add('In 2019 the courts heard 14 cases.');

  it.each([
    ['the same', `${PORT} ${ROAD}`, true],
    ['other case and marks', `${PORT.toUpperCase()} ${ROAD.replace('.', '!')}`, true],
    ['other figures of as many digits', 'In 2020 the courts heard 27 cases.', true],
    ['most of its sentences', `${PORT} ${ROAD} ${WELL}`, true],
    ['half of its sentences', `${PORT} ${WELL}`, false],
    ['short sentences that came before', `He said so. She agreed. ${WELL}`, false],
    ['something new', WELL, false],
    ['other words', 'In 2020 the courts closed 27 cases.', false],
  ])('%s', (_, text, seen) => {
    expect(repeats.has(text)).toBe(seen);
  });
});

/** Words that nothing else has, so that runs are counted exactly. */
const words = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}${index}`).join(' ');

describe('text that is measured on', () => {
  // 29 runs of twelve words
  const overlap = new Overlap([words('a', 40), words('d', 30), 'Under twelve words cannot be told.']);

  it.each([
    ['the text itself', words('a', 40), true],
    ['other case and marks', words('A', 40).replaceAll(' ', ', '), true],
    // 20 words of it are 9 of its 29 runs
    ['a text with nearly a third of it', `${words('b', 500)} ${words('a', 20)} ${words('c', 500)}`, true],
    // 19 words are 8 runs
    ['a text with less than that', `${words('b', 500)} ${words('a', 19)} ${words('c', 500)}`, false],
    // such a text may quote a short article whole
    ['a very long text', `${words('b', 4000)} ${words('a', 40)} ${words('c', 200)}`, false],
    ['a passage that is a third of what is judged', `${words('a', 16)} ${words('b', 4)}`, true],
    // 19 runs: too few to tell by their share of the benchmark text
    ['a long text with a short one in it', `${words('b', 500)} ${words('d', 30)} ${words('c', 500)}`, false],
    ['the short one alone', words('d', 30), true],
    ['eleven words in a row', `${words('b', 20)} ${words('a', 11)}`, false],
    ['a text too short to be told', 'Under twelve words cannot be told.', false],
  ])('%s', (_, text, shared) => {
    expect(overlap.isShared(text)).toBe(shared);
  });
});

describe('paragraphs of a file', () => {
  const read = (file: string, text: string) => readParagraphs(splitLines(file, text));

  it.each([
    [
      'empty lines between paragraphs',
      'a.txt',
      'One\nline.\n\n \nTwo  lines.\n',
      [['One line.', 'Two lines.']],
    ],
    ['a paragraph a line', 'a.txt', 'One.\nTwo.\n', [['One.', 'Two.']]],
    ['an empty file', 'a.txt', '', [[]]],
    [
      'a page',
      'a.html',
      '<html><head><style>p{}</style></head><body><nav><p>Home</p></nav><h1>Karsa</h1><p>One <b>bold</b>\n&amp; more.<sup>1</sup></p><ul><li><p>Item</p></li></ul></body></html>',
      [['One bold & more.']],
    ],
    [
      'a volume of papers',
      'a.xml',
      '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>Preface.</p><div type="document"><head>1.</head><p>First.<note>See 2.</note></p></div><div type="document"><p>Second.</p></div></text></TEI>',
      [['First.'], ['Second.']],
    ],
  ])('%s', (_, file, text, documents) => {
    expect(read(file, text)).toEqual(documents);
  });
});

describe('a document', () => {
  const clean = (
    paragraphs: string[],
    options: { repeats?: Repeats; texts?: string[]; minWords?: number } = {},
  ) => {
    const tally = newTally();
    const repeats = options.repeats ?? new Repeats();
    const overlap = new Overlap(options.texts ?? []);
    return {
      kept: cleanDocument(paragraphs, { repeats, overlap, minWords: options.minWords ?? 10, tally }),
      tally,
    };
  };

  it('keeps its sound paragraphs in order, and says what became of the others', () => {
    const { kept, tally } = clean(['Karsa', PORT, ROAD, PORT]);
    expect(kept).toEqual([PORT, ROAD]);
    expect(tally).toMatchObject({ kept: 2, short: 1, repeated: 1 });
  });

  it('is left out where too little is left', () => {
    expect(clean([PORT], { minWords: 60 })).toMatchObject({
      kept: [],
      tally: { kept: 0, 'short document': 1 },
    });
  });

  it('is not remembered when it was left out', () => {
    const repeats = new Repeats();
    clean([PORT], { repeats, minWords: 60 });
    expect(clean([PORT], { repeats }).kept).toEqual([PORT]);
    expect(clean([PORT], { repeats }).kept).toEqual([]);
  });

  it('loses what is measured on', () => {
    expect(clean([PORT, ROAD, WELL], { texts: [ROAD] })).toMatchObject({
      kept: [PORT, WELL],
      tally: { 'measured on': 1 },
    });
  });
});

describe('the command', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-corpus-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['train/convert/corpus.ts', ...args], { encoding: 'utf8' });

  it('writes a paragraph a line and an empty line between documents', () => {
    writeFileSync(join(folder, 'a.txt'), `${PORT}\n\n${ROAD}\n`);
    writeFileSync(join(folder, 'b.html'), `<p>${PORT}</p><p>${WELL}</p>`);
    const { stdout, stderr, status } = run('--min-words', '10', folder);
    expect({ stdout, status }).toEqual({ stdout: `${PORT}\n${ROAD}\n\n${WELL}\n`, status: 0 });
    expect(stderr).toBe('2 documents; paragraphs: 3 kept, 1 repeated\n');
  });

  it('leaves out what another corpus has, and what is measured on', () => {
    writeFileSync(join(folder, 'a.txt'), `${PORT}\n${ROAD}\n${WELL}\n`);
    const [seen, measured] = [join(folder, 'seen.corpus'), join(folder, 'dev.jsonl')];
    writeFileSync(seen, `${PORT}\n`);
    writeFileSync(measured, `${JSON.stringify({ id: '1', text: ROAD })}\n`);
    const { stdout } = run('--min-words', '10', '--seen', seen, '--against', measured, folder);
    expect(stdout).toBe(`${WELL}\n`);
  });

  it.each([
    ['no folder', [], 2, 'usage: node train/convert/corpus.ts'],
    ['a folder that is not there', ['/no/such/folder'], 1, '/no/such/folder is not there'],
    ['a bad number', ['--min-words', 'x', '.'], 1, '--min-words takes a number of words, not "x"'],
  ])('says what is wrong with %s', (_, args, status, message) => {
    const result = run(...args);
    expect(result.status).toBe(status);
    expect(result.stderr).toContain(message);
  });
});
