/** Reads a stored document again and gives the trees of the sentences that were asked for. */
import type { Span } from '../../contract/coded-document.ts';
import type { StoredDocument } from '../../contract/record.ts';
import type { SentenceTree } from '../../contract/sentence-tree.ts';
import { findSentence, readAgain, treeOf } from '../../pipeline/read-again.ts';
import { CommandError } from '../errors.ts';

export interface ReadTrees {
  readonly trees: readonly SentenceTree[];
  /** How many sentences the document has. */
  readonly total: number;
}

/**
 * @param bytes of the document as it was added
 * @param wanted a sentence by its number, from 1; sentences by what stands in them; all: null
 * @throws CommandError where there is no such sentence; NoTreeError where the document has no trees
 */
export function readTrees(
  { row, text }: StoredDocument,
  bytes: Uint8Array,
  wanted: number | readonly Span[] | null,
): ReadTrees {
  const { id, format, fileName, recordIndex } = row;
  const doc = readAgain({ id, bytes, format, fileName, recordIndex, text });
  const total = doc.sentences.length;
  if (typeof wanted === 'number' && wanted > total) {
    const has = total === 0 ? 'it has none' : `it has 1 to ${total}`;
    throw new CommandError(`document "${id}" has no sentence ${wanted}; ${has}`);
  }
  const chosen = Array.isArray(wanted) ? new Set(wanted.map((span: Span) => findSentence(doc, span))) : null;
  const sentences = doc.sentences.filter((sentence) =>
    typeof wanted === 'number' ? sentence.index === wanted - 1 : (chosen?.has(sentence) ?? true),
  );
  return { trees: sentences.map((sentence) => treeOf(doc, sentence)), total };
}
