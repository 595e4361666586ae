/**
 * Universal Dependencies, English EWT and GUM, as released, to `grammar-ud/`: train.conllu, dev.conllu and dev.jsonl.
 *
 *   node train/convert/ud.ts EWT_FOLDER GUM_FOLDER BENCH_FOLDER
 *
 * EWT is taken whole. Of GUM only the texts whose licence is known to be open: see `isKept`. The test parts are not read.
 */
import { join } from 'node:path';
import { formatConllu, parseConllu, type TreeDocument } from './lib/conllu.ts';
import { readLines, runConverter, toJsonLines, writeNew } from './lib/source.ts';
import { joinTrees, type TextToken } from './lib/tree-text.ts';

/** Wikinews, Wikipedia, Wikivoyage, public domain, Creative Commons on YouTube. */
const OPEN_GENRES = new Set(['news', 'interview', 'bio', 'voyage', 'speech', 'vlog']);
/** DH2017, PLOS, Linguistic Society of America and three of MDPI, all CC BY; and OpenStax textbooks. */
const OPEN_DOCUMENTS = new Set([
  'GUM_academic_art',
  'GUM_academic_census',
  'GUM_academic_economics',
  'GUM_academic_enjambment',
  'GUM_academic_exposure',
  'GUM_academic_games',
  'GUM_academic_huh',
  'GUM_academic_implicature',
  'GUM_academic_librarians',
  'GUM_academic_mutation',
  'GUM_academic_salinity',
  'GUM_academic_theropod',
  'GUM_academic_thrones',
  'GUM_textbook_anthropology',
  'GUM_textbook_cognition',
  'GUM_textbook_entrepreneurship',
  'GUM_textbook_governments',
  'GUM_textbook_grit',
  'GUM_textbook_history',
  'GUM_textbook_labor',
  'GUM_textbook_sociology',
  'GUM_textbook_spacetime',
  'GUM_textbook_stats',
]);

/**
 * Whether a document of EWT or GUM may be trained on. Left out of GUM: whow and fiction (NonCommercial), conversation,
 * and court, essay, letter, podcast, other textbooks and academic texts, for which no licence is stated with the data.
 * @param id as in `# newdoc id = `, for example 'GUM_news_warming'
 */
export function isKept(id: string): boolean {
  const genre = /^GUM_([a-z]+)_/u.exec(id)?.[1];
  return genre === undefined || OPEN_GENRES.has(genre) || OPEN_DOCUMENTS.has(id);
}

/**
 * The kept documents of CoNLL-U files, in their order.
 * @throws SourceError on a line that is not CoNLL-U
 */
export function convertTrees(files: readonly string[]): TreeDocument[] {
  return files.flatMap((file) => parseConllu(readLines(file))).filter((document) => isKept(document.id));
}

/** A document as a line of `dev.jsonl`. */
export function toDevRow(document: TreeDocument): {
  id: string;
  text: string;
  gold: { tokens: TextToken[] };
} {
  const { text, tokens } = joinTrees(document);
  return { id: document.id, text, gold: { tokens } };
}

if (import.meta.main) {
  await runConverter('ud.ts EWT_FOLDER GUM_FOLDER BENCH_FOLDER', 3, ([ewt = '', gum = '', bench = '']) => {
    const [train, dev] = ['train', 'dev'].map((part) =>
      convertTrees([join(ewt, `en_ewt-ud-${part}.conllu`), join(gum, `en_gum-ud-${part}.conllu`)]),
    );
    if (!train || !dev) return '';
    const folder = join(bench, 'grammar-ud');
    writeNew(join(folder, 'train.conllu'), train.map(formatConllu).join(''));
    writeNew(join(folder, 'dev.conllu'), dev.map(formatConllu).join(''));
    writeNew(join(folder, 'dev.jsonl'), toJsonLines(dev.map(toDevRow)));
    return `${folder}: ${train.length} documents to train, ${dev.length} to measure`;
  });
}
