/** The text as blocks to set: sections, cut into paragraphs, with nothing of the text left out. */
import type { CodedDocument, SectionKind, Span } from '../../contract/coded-document.ts';

export interface Block extends Span {
  readonly index: number;
  readonly kind: SectionKind;
  /** Index of the section among the document's sections; -1 for text outside all of them. */
  readonly section: number;
}

/** Copy wrapped at a column has lines about this long at most; longer lines are paragraphs of their own. */
const LONGEST_WRAPPED_LINE = 100;

/**
 * Blocks in text order. Text between sections, where there is any, is set as part of the report.
 * Blank lines end a paragraph; so does a line end, unless the lines are wrapped copy.
 */
export function splitBlocks(coded: Pick<CodedDocument, 'sections'>, text: string): readonly Block[] {
  const found: Omit<Block, 'index'>[] = [];
  let at = 0;
  const sections = coded.sections.toSorted((a, b) => a.start - b.start || a.end - b.end);
  for (const section of sections) {
    if (section.start > at) found.push(...splitPart(text, at, section.start, 'body', -1));
    const start = Math.max(section.start, at);
    if (section.end > start)
      found.push(...splitPart(text, start, section.end, section.kind, coded.sections.indexOf(section)));
    at = Math.max(at, section.end);
  }
  if (at < text.length) found.push(...splitPart(text, at, text.length, 'body', -1));
  return found.map((block, index) => ({ ...block, index }));
}

function splitPart(
  text: string,
  start: number,
  end: number,
  kind: SectionKind,
  section: number,
): Omit<Block, 'index'>[] {
  const part = text.slice(start, end);
  const lines = part.split('\n').filter((line) => line.trim() !== '');
  const wrapped =
    lines.length > 2 &&
    lines.every((line) => line.length <= LONGEST_WRAPPED_LINE) &&
    lines.filter((line) => !/[.!?:”"’)]\s*$/.test(line)).length > lines.length / 2;
  const pattern = wrapped ? /(?:(?!\n\s*\n)[\s\S])+/g : /[^\n]+/g;
  const blocks: Omit<Block, 'index'>[] = [];
  for (const match of part.matchAll(pattern)) {
    const trimmed = match[0].trim();
    if (trimmed === '') continue;
    const from = start + match.index + match[0].indexOf(trimmed);
    blocks.push({ start: from, end: from + trimmed.length, kind, section });
  }
  return blocks;
}

/** Whether a block is folded away: what is not the report. */
export function isFolded(kind: SectionKind): boolean {
  return kind === 'comments' || kind === 'boilerplate';
}

/** Blocks in runs: neighbours that are folded together, and the others one by one. */
export function groupBlocks(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last?.[0] && isFolded(block.kind) && last[0].kind === block.kind) last.push(block);
    else groups.push([block]);
  }
  return groups;
}
