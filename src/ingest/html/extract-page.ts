/** A web page as a document: its text with the article first, and everything else after it, each part with its kind. */
import { parseHTML } from 'linkedom';
import type { SectionKind } from '../../contract/coded-document.ts';
import { loadPageParts } from '../../reference/lexicon/page-parts.ts';
import type { InputDocument } from '../../text/document.ts';
import type { IngestError } from '../ingest-result.ts';
import { boundMarkup, LONGEST_MARKUP } from './bound-markup.ts';
import { chooseBody } from './choose-body.ts';
import { listPageBlocks } from './page-blocks.ts';
import { readPageMetadata } from './page-metadata.ts';

type Extracted = Omit<InputDocument, 'id'>;

/**
 * Extracts the text of a page: paragraphs separated by blank lines; headline, byline, body and captions in their
 * order, then boilerplate, then reader comments. Nothing that the page shows is left out.
 * @param markup the page as decoded
 * @returns the document without its id, or `too-large` or `no-text`
 */
export function extractPage(markup: string): { readonly page: Extracted } | { readonly error: IngestError } {
  const { html, flattened } = boundMarkup(markup);
  if (html.length > LONGEST_MARKUP) {
    const message = `the page has ${html.length} characters of markup without its scripts and images, the limit is ${LONGEST_MARKUP}`;
    return { error: { code: 'too-large', message } };
  }
  const { document } = parseHTML(html);
  const metadata = readPageMetadata(document);
  const blocks = listPageBlocks(document, loadPageParts());
  const kinds = chooseBody(document, blocks, !flattened);
  const warnings = flattened
    ? ['the page is nested deeper than 512 elements; its structure was flattened']
    : [];
  return { page: { ...metadata, ...joinBlocks(blocks.blocks, kinds), warnings } };
}

type Parts = NonNullable<InputDocument['parts']>;

function joinBlocks(
  blocks: readonly { readonly text: string }[],
  kinds: readonly SectionKind[],
): { text: string; parts: Parts } {
  const ordered = blocks.map((block, index) => ({ text: block.text, kind: kinds[index] ?? 'boilerplate' }));
  ordered.sort((a, b) => rank(a.kind) - rank(b.kind));
  const parts: { start: number; end: number; kind: SectionKind }[] = [];
  const texts: string[] = [];
  let end = 0;
  for (const { text, kind } of ordered) {
    const start = texts.length === 0 ? 0 : end + 2;
    end = start + text.length;
    texts.push(text);
    const last = parts.at(-1);
    if (last?.kind === kind) last.end = end;
    else parts.push({ start, end, kind });
  }
  return { text: texts.join('\n\n'), parts };
}

function rank(kind: SectionKind): number {
  if (kind === 'comments') return 2;
  return kind === 'boilerplate' ? 1 : 0;
}
