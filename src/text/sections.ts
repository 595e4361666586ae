/** Finds the parts of a text: headline, byline, body, captions, boilerplate and reader comments, as paragraphs. */
import type { SectionKind, Span } from '../contract/coded-document.ts';
import { loadSectionWords, type SectionWords } from '../reference/lexicon/sections.ts';
import type { InputDocument, Paragraph } from './document.ts';

interface Block extends Span {
  readonly kind: SectionKind;
}

/** A first line longer than this is a sentence of the report, not its headline. */
const LONGEST_HEADLINE = 160;
/** Lines of wrapped copy are about equally long; a site's paragraphs are not, and are mostly longer. */
const LONGEST_WRAPPED_LINE = 100;

/**
 * Divides a document into paragraphs, each of one kind. What the format said (`document.parts`) is kept; inside its
 * body, and everywhere in plain text, lines are judged by `data/lexicon/en/sections.yaml`.
 * @returns paragraphs in text order, not empty, without surrounding white space; between them only white space
 */
export function splitParagraphs(
  document: InputDocument,
  words: SectionWords = loadSectionWords(),
): readonly Paragraph[] {
  const parts = document.parts ?? [{ start: 0, end: document.text.length, kind: 'body' as const }];
  const blocks: Block[] = [];
  for (const part of parts) {
    const found = splitBlocks(document.text, part);
    blocks.push(...(part.kind === 'body' ? classifyBlocks(document.text, found, words) : found));
  }
  const dated = blocks.flatMap((block) => splitDateline(document.text, block, blocks, words));
  const headed = document.parts ? dated : markHeadline(document.text, dated);
  return headed.map((block, index) => ({ index, start: block.start, end: block.end, kind: block.kind }));
}

/** Paragraph spans of one part: by blank lines, else by lines, unless the lines are wrapped copy. */
function splitBlocks(text: string, part: Block): Block[] {
  const lines: Span[] = [];
  const pattern = /[^\r\n\u2028\u2029]+/g;
  pattern.lastIndex = part.start;
  for (let match = pattern.exec(text); match && match.index < part.end; match = pattern.exec(text)) {
    lines.push({ start: match.index, end: Math.min(part.end, match.index + match[0].length) });
  }
  const wrapped = isWrapped(text, lines);
  const blocks: Block[] = [];
  let open: Span | null = null;
  for (const line of lines) {
    const gap: string = open ? text.slice(open.end, line.start) : '';
    const joins: boolean = open !== null && wrapped && !/\n[^\S\n]*\r?\n|\r\r/.test(gap);
    if (open && joins) open = { start: open.start, end: line.end };
    else {
      if (open) blocks.push({ ...open, kind: part.kind });
      open = line;
    }
  }
  if (open) blocks.push({ ...open, kind: part.kind });
  return blocks.map((block) => trimBlock(text, block)).filter((block) => block.end > block.start);
}

/** Whether single line ends are only the width of the page: most lines break in mid-sentence at a like length. */
function isWrapped(text: string, lines: readonly Span[]): boolean {
  const filled = lines
    .map((line) => text.slice(line.start, line.end).trimEnd())
    .filter((line) => line !== '');
  if (filled.length < 4) return false;
  const long = filled.filter((line) => line.length > LONGEST_WRAPPED_LINE).length;
  if (long > filled.length * 0.05) return false;
  const open = filled.filter((line) => line.length > 40 && !/[.!?:”"'’)\]]$/.test(line)).length;
  return open > filled.length * 0.5;
}

function trimBlock(text: string, block: Block): Block {
  let { start, end } = block;
  while (start < end && /\s|\uFEFF/.test(text.charAt(start))) start++;
  while (end > start && /\s|\uFEFF/.test(text.charAt(end - 1))) end--;
  return { start, end, kind: block.kind };
}

function classifyBlocks(text: string, blocks: readonly Block[], words: SectionWords): Block[] {
  let rest: { kind: SectionKind; scope: 'list' | 'rest' } | null = null;
  return blocks.map((block) => {
    // Cues are short lines; a long paragraph is never one, and need not be matched.
    const line = block.end - block.start <= 300 ? text.slice(block.start, block.end) : '';
    const cue = line === '' ? undefined : words.cues.find((each) => each.pattern.test(line));
    if (cue && cue.scope !== 'line' && rest?.kind !== 'comments') rest = { kind: cue.kind, scope: cue.scope };
    else if (!cue && rest?.scope === 'list' && isProse(text.slice(block.start, block.end))) rest = null;
    return { ...block, kind: rest?.kind ?? cue?.kind ?? 'body' };
  });
}

/** A paragraph of the report, as against the titles of a list: long, and ending as a sentence does. */
function isProse(paragraph: string): boolean {
  return paragraph.length > 120 && /[.!?…]["”’')\]]*$/u.test(paragraph);
}

/** Cuts a dateline off the first body paragraph, as a byline of its own. */
function splitDateline(text: string, block: Block, blocks: readonly Block[], words: SectionWords): Block[] {
  const index = blocks.indexOf(block);
  if (block.kind !== 'body' || blocks.slice(0, index).filter((each) => each.kind === 'body').length > 2)
    return [block];
  const match = words.dateline.exec(text.slice(block.start, Math.min(block.end, block.start + 160)));
  if (!match || !isDateline(match[0])) return [block];
  const cut = block.start + match[0].length;
  return [
    trimBlock(text, { start: block.start, end: cut, kind: 'byline' }),
    trimBlock(text, { start: cut, end: block.end, kind: 'body' }),
  ].filter((each) => each.end > each.start);
}

/** A name with its acronym, 'The Red Valley Front (RVF) said', looks alike but has neither dash, date nor capitals. */
function isDateline(found: string): boolean {
  const place = found.split(/[,(–—]|--/u)[0] ?? '';
  const dash = /(?:–|—|-|:)\s*$/u.test(found);
  if (!dash) return /\d/.test(found) || (place === place.toUpperCase() && !/^The /iu.test(place));
  return place === place.toUpperCase() || /[\d(,]/u.test(found);
}

/** The first paragraph is a headline when it is short, does not end as a sentence does, and text follows. */
function markHeadline(text: string, blocks: readonly Block[]): Block[] {
  const first = blocks[0];
  const second = blocks.find((each, at) => at > 0 && each.kind === 'body');
  if (first?.kind !== 'body' || !second) return [...blocks];
  const line = text.slice(first.start, first.end);
  const short = line.length <= LONGEST_HEADLINE && !/\n/.test(line);
  const open = !/[.:;,!…]["”’')\]]*$/u.test(line) && /\p{L}/u.test(line);
  const longer = second.end - second.start > line.length * 0.8 || second.end - second.start > 60;
  return short && open && longer ? [{ ...first, kind: 'headline' }, ...blocks.slice(1)] : [...blocks];
}
