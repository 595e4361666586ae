/**
 * event_location (ahalterman/event_location), its sentences only, to `event-location/dev.jsonl`.
 *
 *   node train/convert/event-location.ts labeled_text.jsonl BENCH_FOLDER
 *
 * The adjudicated part (source RELABEL) is left out: it is for measuring. A sentence stands in the source once for each of
 * its verbs, here once. Word vectors are all that is made of it, so no gold is written.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { type Line, readLines, readRows, runConverter, toJsonLines, writeNew } from './lib/source.ts';

const row = z.object({ text: z.string().min(1), source: z.string() });

/**
 * The sentences in their first order; a sentence's id is the beginning of its SHA-1, twelve digits.
 * @throws SourceError on a line that is no JSON, or has no text or source
 */
export function convertEventLocation(lines: readonly Line[]): { id: string; text: string }[] {
  const rows = [...readRows(lines, row)];
  const adjudicated = new Set(rows.filter((each) => each.source === 'RELABEL').map((each) => each.text));
  const texts = new Set(rows.map((each) => each.text).filter((text) => !adjudicated.has(text)));
  return [...texts].map((text) => ({ id: createHash('sha1').update(text).digest('hex').slice(0, 12), text }));
}

if (import.meta.main) {
  await runConverter('event-location.ts labeled_text.jsonl BENCH_FOLDER', 2, ([file = '', bench = '']) => {
    const rows = convertEventLocation(readLines(file));
    const out = join(bench, 'event-location', 'dev.jsonl');
    writeNew(out, toJsonLines(rows));
    return `${out}: ${rows.length} sentences`;
  });
}
