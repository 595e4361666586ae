/** Reads and writes CoNLL-U, of which it keeps the basic trees: https://universaldependencies.org/format.html */
import { type Line, SourceError } from './source.ts';

/** One word line. What several words are written as together is in `ranges` of the sentence. */
export interface Word {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly feats: string;
  /** Number of the head, counted from 1 in the sentence; 0 is the root. */
  readonly head: number;
  readonly deprel: string;
  readonly spaceAfter: boolean;
  /** Spelling that the annotators hold for right, or null. */
  readonly correctForm: string | null;
}

/** Words `first` to `last` (counted from 1) that are written as one. */
export interface Range {
  readonly first: number;
  readonly last: number;
  readonly form: string;
  readonly spaceAfter: boolean;
}

export interface Sentence {
  /** `# …` lines that are kept: newdoc, newpar, sent_id and text, in their order. */
  readonly comments: readonly string[];
  readonly words: readonly Word[];
  readonly ranges: readonly Range[];
}

/** A document: its id and its sentences; the comment that begins it is on its first sentence. */
export interface TreeDocument {
  readonly id: string;
  readonly sentences: readonly Sentence[];
}

const KEPT_COMMENT = /^# (?:newdoc id = |newpar(?: id = |$)|sent_id = |text = )/u;

/**
 * The documents of a CoNLL-U file. Empty nodes, enhanced dependencies, all comments but four and all of MISC but
 * SpaceAfter=No and CorrectForm are left out.
 * @throws SourceError on a line that is not CoNLL-U, or a sentence that is not a tree or in no document
 */
export function parseConllu(lines: readonly Line[]): TreeDocument[] {
  const documents: { id: string; sentences: Sentence[] }[] = [];
  for (const block of splitBlocks(lines)) {
    const first = block[0];
    if (!first) continue;
    const comments = block.map((line) => line.text).filter((text) => KEPT_COMMENT.test(text));
    const id = /^# newdoc id = (.+)$/mu.exec(comments.join('\n'))?.[1];
    const sentence = parseSentence(block, comments);
    if (id !== undefined) documents.push({ id, sentences: [sentence] });
    else if (documents.length > 0) documents.at(-1)?.sentences.push(sentence);
    else throw new SourceError(first.file, first.number, 'a sentence before the first "# newdoc id = "');
  }
  return documents;
}

/** A document as CoNLL-U, each sentence with the empty line behind it. */
export function formatConllu(document: TreeDocument): string {
  let text = '';
  for (const sentence of document.sentences) {
    for (const comment of sentence.comments) text += `${comment}\n`;
    for (const [index, word] of sentence.words.entries()) {
      const range = sentence.ranges.find((each) => each.first === index + 1);
      if (range) {
        const misc = range.spaceAfter ? '_' : 'SpaceAfter=No';
        text += `${range.first}-${range.last}\t${range.form}${'\t_'.repeat(7)}\t${misc}\n`;
      }
      const { form, lemma, upos, xpos, feats, head, deprel } = word;
      text += `${[index + 1, form, lemma, upos, xpos, feats, head, deprel, '_', formatMisc(word)].join('\t')}\n`;
    }
    text += '\n';
  }
  return text;
}

function formatMisc(word: Word): string {
  const parts = word.correctForm === null ? [] : [`CorrectForm=${word.correctForm}`];
  if (!word.spaceAfter) parts.push('SpaceAfter=No');
  return parts.join('|') || '_';
}

function splitBlocks(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [[]];
  for (const line of lines) {
    if (line.text === '') blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((block) => block.length > 0);
}

function parseSentence(block: readonly Line[], comments: readonly string[]): Sentence {
  const words: Word[] = [];
  const ranges: Range[] = [];
  const places: Line[] = [];
  for (const line of block) {
    if (line.text.startsWith('#')) continue;
    const columns = line.text.split('\t');
    if (columns.length !== 10)
      throw new SourceError(line.file, line.number, `10 columns expected, ${columns.length} found`);
    const [
      id = '',
      form = '',
      lemma = '',
      upos = '',
      xpos = '',
      feats = '',
      head = '',
      deprel = '',
      ,
      misc = '',
    ] = columns;
    if (/^\d+\.\d+$/u.test(id)) continue;
    const notes = misc.split('|');
    const spaceAfter = !notes.includes('SpaceAfter=No');
    const range = /^(\d+)-(\d+)$/u.exec(id);
    if (range) {
      ranges.push({ first: Number(range[1]), last: Number(range[2]), form, spaceAfter });
      continue;
    }
    if (id !== String(words.length + 1))
      throw new SourceError(line.file, line.number, `word ${words.length + 1} expected, "${id}" found`);
    if (!/^\d+$/u.test(head)) throw new SourceError(line.file, line.number, `head "${head}" is no number`);
    const correctForm =
      notes.find((note) => note.startsWith('CorrectForm='))?.slice('CorrectForm='.length) ?? null;
    words.push({ form, lemma, upos, xpos, feats, head: Number(head), deprel, spaceAfter, correctForm });
    places.push(line);
  }
  checkTree(words, places, block);
  const bad = ranges.find((range) => range.last > words.length || range.first >= range.last);
  const first = block[0];
  if (bad && first)
    throw new SourceError(first.file, first.number, `range ${bad.first}-${bad.last} has no such words`);
  return { comments, words, ranges };
}

/** One root, heads that are there, no cycles. */
function checkTree(words: readonly Word[], places: readonly Line[], block: readonly Line[]): void {
  const first = block[0];
  if (words.length === 0 && first)
    throw new SourceError(first.file, first.number, 'a sentence without words');
  if (words.filter((word) => word.head === 0).length !== 1 && first)
    throw new SourceError(first.file, first.number, 'a sentence needs exactly one root');
  for (const [index, word] of words.entries()) {
    let at = word.head;
    for (let steps = 0; at !== 0; steps++) {
      const place = places[index];
      const next = words[at - 1];
      if (place && !next)
        throw new SourceError(place.file, place.number, `head ${at} is not in the sentence`);
      if (place && steps > words.length)
        throw new SourceError(place.file, place.number, 'the heads form a cycle');
      at = next?.head ?? 0;
    }
  }
}
