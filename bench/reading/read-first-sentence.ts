/**
 * A fresh process that loads the reader named in its argument, reads one sentence, and prints when it was done, in
 * milliseconds since 1970.
 */
import module from 'node:module';
import { join } from 'node:path';
import type { ReaderName } from './readers.ts';

// As `onrecord` itself starts.
module.enableCompileCache(join(import.meta.dirname, '../../.cache/compile'));
const { READERS } = await import('./readers.ts');
const read = await READERS[process.argv[2] as ReaderName].load();
const { tokens } = await read(
  'Two soldiers were killed on Monday when a mine went off near Tel Amar, officials said.',
);
if (tokens === 0) throw new Error('nothing was read');
process.stdout.write(String(performance.timeOrigin + performance.now()));
