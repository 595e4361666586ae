import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { convertEventLocation } from '../../train/convert/event-location.ts';
import { readLines, splitLines, writeNew } from '../../train/convert/lib/source.ts';
import { convertPolnear } from '../../train/convert/polnear.ts';
import { convertRe3d } from '../../train/convert/re3d.ts';
import { convertWikievents } from '../../train/convert/wikievents.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-texts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string | Uint8Array): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const linesOf = (...rows: unknown[]) =>
  splitLines('rows.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));

describe('PolNeAR', () => {
  it('takes the articles of train and dev, not of test', () => {
    write('data/train/text/karsa.txt', 'Karsa votes\r\n\r\nThe port was calm.\r\n');
    write('data/train/attributions/karsa.ann', 'T1');
    write('data/dev/text/ostren.txt', 'Ostren waits.\n');
    write('data/test/text/veldania.txt', 'Hidden.\n');
    expect(convertPolnear(folder)).toEqual([
      { id: 'ostren', text: 'Ostren waits.' },
      { id: 'karsa', text: 'Karsa votes\n\nThe port was calm.' },
    ]);
  });

  it('names a folder that is not there or has no articles', () => {
    expect(() => convertPolnear(folder)).toThrow(`${join(folder, 'data/dev/text')} is not there`);
    mkdirSync(join(folder, 'data/dev/text'), { recursive: true });
    expect(() => convertPolnear(folder)).toThrow('has no file whose name matches');
  });
});

describe('event_location', () => {
  const row = (text: string, source: string) => ({ _id: '1', text, source, spans: [] });

  it('has a sentence once, and none of the adjudicated ones', () => {
    const lines = linesOf(
      row('Two were held in Karsa.', 'AP'),
      row('Two were held in Karsa.', 'AP'),
      row('Shells hit Ostren.', 'AP'),
      row('Shells hit Ostren.', 'RELABEL'),
    );
    const id = createHash('sha1').update('Two were held in Karsa.').digest('hex').slice(0, 12);
    expect(convertEventLocation(lines)).toEqual([{ id, text: 'Two were held in Karsa.' }]);
  });

  it('names file and line of a row that is not as expected', () => {
    expect(() => convertEventLocation(linesOf(row('Karsa.', 'AP'), { text: 'Ostren.' }))).toThrow(
      'rows.jsonl:2: source',
    );
    expect(() => convertEventLocation(splitLines('rows.jsonl', '\n{'))).toThrow('rows.jsonl:2: not JSON');
  });
});

describe('re3d', () => {
  it('takes every subset but the NonCommercial one', () => {
    const row = (_id: string, text: string) => `${JSON.stringify({ _id, text, title: 'Karsa' })}\n`;
    write(
      'UK Government/documents.json',
      row('0123456789ABCDEF', 'Karsa waits.') + row('FEDCBA9876543210', 'Ostren too.'),
    );
    write('UK Government/entities.json', '{}');
    write('BBC Online/documents.json', row('00000000000000000', 'Hidden.'));
    expect(convertRe3d(folder)).toEqual([
      { id: 'uk-government/0123456789AB', text: 'Karsa waits.' },
      { id: 'uk-government/FEDCBA987654', text: 'Ostren too.' },
    ]);
  });
});

describe('WikiEvents', () => {
  it('begins a new line where the source has two sentences without a space', () => {
    const words = (text: string, offset: number) => [[[text.split(' ')[0], offset, offset + 1]], text];
    // the face is one character of the source and two code units here
    const text = '😀 Karsa waits.“Go,” he said. They went.';
    const sentences = [words('😀 Karsa waits.', 0), words('“Go,” he said.', 14), words('They went.', 29)];
    expect(convertWikievents(linesOf({ doc_id: 'karsa_1', text, sentences, event_mentions: [] }))).toEqual([
      { id: 'we-karsa_1', text: '😀 Karsa waits.\n“Go,” he said. They went.' },
    ]);
  });

  it('names file and line of a row that is not as expected', () => {
    expect(() => convertWikievents(linesOf({ doc_id: 'karsa_1', text: 'Karsa.' }))).toThrow(
      'rows.jsonl:1: sentences',
    );
  });
});

describe('files', () => {
  it('names the line that is not UTF-8', () => {
    const file = write('latin.txt', Buffer.from('Karsa\nM\xfcller\n', 'latin1'));
    expect(() => readLines(file)).toThrow(`${file}:2: not UTF-8`);
  });

  it('reads past a byte order mark', () => {
    expect(readLines(write('bom.txt', '\ufeffKarsa\n')).map((line) => line.text)).toEqual(['Karsa']);
  });

  it('never writes over a corpus', () => {
    const file = join(folder, 'ner-worldwide/dev.jsonl');
    writeNew(file, 'first\n');
    expect(() => writeNew(file, 'second\n')).toThrow(`${file} is there already`);
    expect(readLines(file).map((line) => line.text)).toEqual(['first']);
  });
});
