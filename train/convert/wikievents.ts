/**
 * WikiEvents (raspberryice/gen-arg), its running text only, to `roles-wikievents/dev.jsonl`.
 *
 *   node train/convert/wikievents.ts dev.jsonl BENCH_FOLDER
 *
 * Word vectors are all that is made of it, so no gold is written.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { type Line, readLines, readRows, runConverter, toJsonLines, writeNew } from './lib/source.ts';

/** A sentence is its words, each with the offsets of its first and behind its last character, and its text. */
const row = z.object({
  doc_id: z.string(),
  text: z.string(),
  sentences: z.array(z.tuple([z.array(z.tuple([z.string(), z.number(), z.number()])), z.string()])),
});

/**
 * The documents. Where the source has no space between two sentences, because a paragraph ended there, a new line begins.
 * @throws SourceError on a line that is no JSON, or has no doc_id, text or sentences
 */
export function convertWikievents(lines: readonly Line[]): { id: string; text: string }[] {
  return [...readRows(lines, row)].map(({ doc_id, text, sentences }) => {
    // The offsets of the source count characters, not UTF-16 code units.
    const characters = [...text];
    const starts = sentences.flatMap(([words]) => words.slice(0, 1).map(([, start]) => start));
    const breaks = starts.filter((start) => start > 0 && !/\s/u.test(characters[start - 1] ?? ' '));
    const cuts = [0, ...breaks, characters.length];
    const parts = cuts.slice(1).map((end, index) => characters.slice(cuts[index], end).join(''));
    return { id: `we-${doc_id}`, text: parts.join('\n') };
  });
}

if (import.meta.main) {
  await runConverter('wikievents.ts dev.jsonl BENCH_FOLDER', 2, ([file = '', bench = '']) => {
    const rows = convertWikievents(readLines(file));
    const out = join(bench, 'roles-wikievents', 'dev.jsonl');
    writeNew(out, toJsonLines(rows));
    return `${out}: ${rows.length} documents`;
  });
}
