import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { selectDocuments } from '../../bench/score.ts';

const dir = mkdtempSync(join(tmpdir(), 'onrecord-score-'));
afterAll(() => rmSync(dir, { recursive: true }));

describe('gold and output of some documents', () => {
  it('keeps the lines of those and no others, unchanged and in order', async () => {
    const files = { gold: join(dir, 'x.gold.jsonl'), output: join(dir, 'x.out.jsonl') };
    writeFileSync(files.gold, '{"id":"a","gold":1}\n{"id":"b","gold":2}\n{"id": "c", "gold": 3}\n');
    // an error line keeps its id where it has one; a line that could not be read has none
    writeFileSync(
      files.output,
      '{"id":"a","tokens":[]}\n{"id":null,"line":2,"error":{}}\n\n{"id":"c","error":{}}\n',
    );
    const some = await selectDocuments(files, 'held-out', (id) => id !== 'a');
    expect(some.gold).toBe(join(dir, 'x.gold.held-out.jsonl'));
    expect(readFileSync(some.gold, 'utf8')).toBe('{"id":"b","gold":2}\n{"id": "c", "gold": 3}\n');
    expect(readFileSync(some.output, 'utf8')).toBe('{"id":"c","error":{}}\n');
  });
});
