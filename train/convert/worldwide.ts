/**
 * The English Worldwide Newswire corpus (stanfordnlp/en-worldwide-newswire) to `ner-worldwide/dev.jsonl`.
 *
 *   node train/convert/worldwide.ts FOLDER BENCH_FOLDER
 *
 * FOLDER holds the `*.txt.tsv` files of one version of the annotation, `processed_annotated/` of a checkout. The corpus
 * gives tokens, not running text: paragraphs are joined again by rule (`lib/detokenize.ts`), so that a space may differ
 * from the article as it was published; the names are the same words.
 */
import { basename, join } from 'node:path';
import { joinTokens } from './lib/detokenize.ts';
import { repairEncoding } from './lib/repair-encoding.ts';
import {
  type Line,
  listFiles,
  readLines,
  runConverter,
  SourceError,
  toJsonLines,
  writeNew,
} from './lib/source.ts';

const CLASSES = [
  'Date',
  'Facility',
  'Location',
  'Misc',
  'Money',
  'NORP',
  'Organization',
  'Person',
  'Product',
];

/** A name; offsets are half-open UTF-16 code units into the text. */
export interface NameSpan {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

export interface NamedText {
  readonly id: string;
  readonly text: string;
  /** The widest names, and those inside them. */
  readonly gold: { readonly entities: readonly NameSpan[]; readonly nested: readonly NameSpan[] };
}

interface Row {
  readonly line: Line;
  readonly token: string;
  /** The tag of the widest name first, then those of the names inside it. */
  readonly tags: readonly string[];
}

/**
 * Reads one article: a token a line with its tags, an empty line between paragraphs, the address of the page on top.
 * @param id the document's id, by which training sets documents apart
 * @throws SourceError on a line without a token or a tag, or with an unknown tag
 */
export function convertArticle(id: string, lines: readonly Line[]): NamedText {
  const entities: NameSpan[] = [];
  const nested: NameSpan[] = [];
  let text = '';
  for (const [index, rows] of splitParagraphs(lines).entries()) {
    if (index === 0 && rows.length === 1 && /^https?:/u.test(rows[0]?.token ?? '')) continue;
    if (text !== '') text += '\n\n';
    const joined = joinTokens(rows.map((row) => row.token));
    const spans = joined.spans.map(({ start, end }) => ({
      start: text.length + start,
      end: text.length + end,
    }));
    text += joined.text;
    const layers = Math.max(...rows.map((row) => row.tags.length));
    for (let layer = 0; layer < layers; layer++)
      (layer === 0 ? entities : nested).push(...readLayer(rows, spans, layer));
  }
  return { id, text, gold: { entities, nested } };
}

function splitParagraphs(lines: readonly Line[]): Row[][] {
  const paragraphs: Row[][] = [[]];
  for (const line of lines) {
    if (line.text.trim() === '') {
      paragraphs.push([]);
      continue;
    }
    const [written = '', ...tags] = line.text.split('\t').map((each) => each.trim());
    if (tags.length === 0 || tags.includes(''))
      throw new SourceError(line.file, line.number, 'a token and its tags expected, with a tab between them');
    const unknown = tags.find(
      (tag) => tag !== 'O' && !(/^[BIES]-/u.test(tag) && CLASSES.includes(tag.slice(2))),
    );
    if (unknown !== undefined)
      throw new SourceError(
        line.file,
        line.number,
        `unknown tag "${unknown}"; classes are ${CLASSES.join(', ')}`,
      );
    // A token of white space only: it is no word, and stands in no name.
    if (written === '' && tags.every((tag) => tag === 'O')) continue;
    if (written === '')
      throw new SourceError(line.file, line.number, `an empty token in a name, "${tags[0]}"`);
    paragraphs.at(-1)?.push({ line, token: repairEncoding(written), tags });
  }
  return paragraphs.filter((rows) => rows.length > 0);
}

/** The names of one column of tags. A name that nothing begins is begun where it is first met. */
function readLayer(
  rows: readonly Row[],
  spans: readonly { start: number; end: number }[],
  layer: number,
): NameSpan[] {
  const names: { start: number; end: number; type: string }[] = [];
  let open = '';
  for (const [index, row] of rows.entries()) {
    const tag = row.tags[layer] ?? 'O';
    const type = tag.slice(2);
    const { start, end } = spans[index] ?? { start: 0, end: 0 };
    const last = names.at(-1);
    if (last && type !== '' && type === open && /^[IE]/u.test(tag)) last.end = end;
    else if (type !== '') names.push({ start, end, type });
    open = /^[ES]/u.test(tag) ? '' : type;
  }
  return names;
}

if (import.meta.main) {
  await runConverter('worldwide.ts FOLDER BENCH_FOLDER', 2, ([folder = '', bench = '']) => {
    const rows = listFiles(folder, /\.txt\.tsv$/u).map((file) =>
      convertArticle(basename(file, '.txt.tsv'), readLines(file)),
    );
    const ids = new Set(rows.map((row) => row.id));
    if (ids.size < rows.length)
      throw new Error(`${folder} has an article twice: name the folder of one version only`);
    const out = join(bench, 'ner-worldwide', 'dev.jsonl');
    writeNew(out, toJsonLines(rows));
    const names = rows.reduce((sum, row) => sum + row.gold.entities.length, 0);
    return `${out}: ${rows.length} documents, ${names} names`;
  });
}
