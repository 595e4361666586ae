/**
 * re3d (dstl/re3d), its running text only, to `ner-re3d/dev.jsonl`.
 *
 *   node train/convert/re3d.ts CHECKOUT BENCH_FOLDER
 *
 * The subset BBC Online is left out: its licence is NonCommercial. Word vectors are all that is made of it, so no gold is
 * written.
 */
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { listFiles, readLines, readRows, runConverter, toJsonLines, writeNew } from './lib/source.ts';

const row = z.object({ _id: z.string().min(12), text: z.string() });

/**
 * The documents of a checkout, folder by folder; an id is 'centcom/' and the first twelve digits of the source's own.
 * @throws SourceError on a line that is no JSON, or has no _id or text
 */
export function convertRe3d(checkout: string): { id: string; text: string }[] {
  return listFiles(checkout, /^documents\.json$/u).flatMap((file) => {
    const subset = basename(dirname(file)).toLowerCase().replaceAll(' ', '-');
    if (subset === 'bbc-online') return [];
    return [...readRows(readLines(file), row)].map(({ _id, text }) => ({
      id: `${subset}/${_id.slice(0, 12)}`,
      text,
    }));
  });
}

if (import.meta.main) {
  await runConverter('re3d.ts CHECKOUT BENCH_FOLDER', 2, ([checkout = '', bench = '']) => {
    const rows = convertRe3d(checkout);
    const out = join(bench, 'ner-re3d', 'dev.jsonl');
    writeNew(out, toJsonLines(rows));
    return `${out}: ${rows.length} documents`;
  });
}
