/**
 * PolNeAR 1.0 (networkdynamics/PolNeAR), its running text only, to `attribution-polnear/dev.jsonl`.
 *
 *   node train/convert/polnear.ts CHECKOUT BENCH_FOLDER
 *
 * The parts train and dev; the test part is not read. Word vectors are all that is made of it, so no gold is written.
 */
import { basename, join } from 'node:path';
import { listFiles, readLines, runConverter, toJsonLines, writeNew } from './lib/source.ts';

/** The articles of a checkout: the id is the file's name without its ending. */
export function convertPolnear(checkout: string): { id: string; text: string }[] {
  return ['dev', 'train'].flatMap((part) =>
    listFiles(join(checkout, 'data', part, 'text'), /\.txt$/u).map((file) => {
      const text = readLines(file).map((line) => line.text);
      return { id: basename(file, '.txt'), text: text.join('\n').trim() };
    }),
  );
}

if (import.meta.main) {
  await runConverter('polnear.ts CHECKOUT BENCH_FOLDER', 2, ([checkout = '', bench = '']) => {
    const rows = convertPolnear(checkout);
    const out = join(bench, 'attribution-polnear', 'dev.jsonl');
    writeNew(out, toJsonLines(rows));
    return `${out}: ${rows.length} documents`;
  });
}
