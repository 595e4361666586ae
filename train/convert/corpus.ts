/**
 * Open text, as published in `.txt`, `.html` and `.xml` files, to the form of `open.txt.xz`: one paragraph a line, an empty
 * line between documents.
 *
 *   node train/convert/corpus.ts [--against FILE.jsonl]… [--seen FILE.txt]… [--min-words 60] FOLDER… > open.txt
 *
 * `--against` names texts that are measured on: what is copied from them is left out. `--seen` names a corpus that was
 * made before: what stands in it is left out. Folders follow each other in their order; the first to say a thing keeps it.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Fault, judgeParagraph } from './lib/judge-paragraph.ts';
import { Overlap } from './lib/overlap.ts';
import { readParagraphs } from './lib/read-paragraphs.ts';
import { Repeats } from './lib/repeats.ts';
import { listFiles, readLines, readRows, runConverter } from './lib/source.ts';

const measured = z.object({ text: z.string() });

/** What became of the paragraphs and documents; it grows as the documents are taken. */
export type Tally = Record<Fault | 'kept' | 'repeated' | 'measured on' | 'short document', number>;

export function newTally(): Tally {
  return {
    kept: 0,
    short: 0,
    'few letters': 0,
    'not English': 0,
    capitals: 0,
    'no sentence': 0,
    boilerplate: 0,
    repeated: 0,
    'measured on': 0,
    'short document': 0,
  };
}

/**
 * Cleans one document.
 * @param paragraphs the document as it is, white space folded
 * @param repeats what was kept before; the document's own paragraphs are added where it is kept
 * @param minWords documents with fewer words left are left out
 * @returns the paragraphs that are kept; none where the document is left out
 */
export function cleanDocument(
  paragraphs: readonly string[],
  {
    repeats,
    overlap,
    minWords,
    tally,
  }: { repeats: Repeats; overlap: Overlap; minWords: number; tally: Tally },
): string[] {
  const own = new Repeats();
  const kept = paragraphs.filter((paragraph) => {
    const fault = judgeParagraph(paragraph) ?? findCopy(paragraph, [repeats, own], overlap);
    if (fault) tally[fault]++;
    else own.add(paragraph);
    return fault === null;
  });
  const words = kept.reduce((sum, paragraph) => sum + paragraph.split(' ').length, 0);
  const fault = words < minWords ? 'short document' : overlap.isShared(kept.join(' ')) ? 'measured on' : null;
  tally[fault ?? 'kept'] += kept.length;
  if (fault) return [];
  for (const paragraph of kept) repeats.add(paragraph);
  return kept;
}

function findCopy(
  paragraph: string,
  repeats: readonly Repeats[],
  overlap: Overlap,
): 'repeated' | 'measured on' | null {
  if (repeats.some((each) => each.has(paragraph))) return 'repeated';
  return overlap.isShared(paragraph) ? 'measured on' : null;
}

async function convert(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      against: { type: 'string', multiple: true, default: [] },
      seen: { type: 'string', multiple: true, default: [] },
      'min-words': { type: 'string', default: '60' },
    },
  });
  const minWords = Number(values['min-words']);
  if (!Number.isInteger(minWords) || minWords < 0)
    throw new Error(`--min-words takes a number of words, not "${values['min-words']}"`);
  const rows = values.against.flatMap((file) => [...readRows(readLines(file), measured)]);
  const overlap = new Overlap(rows.map((row) => row.text));
  const repeats = new Repeats();
  for (const line of values.seen.flatMap(readLines)) if (line.text !== '') repeats.add(line.text);
  const tally = newTally();
  let documents = 0;
  for (const file of positionals.flatMap(listTexts)) {
    for (const paragraphs of readParagraphs(readLines(file))) {
      const kept = cleanDocument(paragraphs, { repeats, overlap, minWords, tally });
      if (kept.length === 0) continue;
      const text = `${documents++ === 0 ? '' : '\n'}${kept.join('\n')}\n`;
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    }
  }
  const counts = Object.entries(tally).filter(([, count]) => count > 0);
  return `${documents} documents; paragraphs: ${counts.map(([what, count]) => `${count} ${what}`).join(', ')}`;
}

function listTexts(folder: string): string[] {
  return listFiles(folder, /\.(?:txt|html?|xml)$/iu);
}

if (import.meta.main) await runConverter('corpus.ts [OPTIONS] FOLDER…', 1, convert);
