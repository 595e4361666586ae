/** Reads a kept document again, to show how its sentences were read: the record keeps what was coded, not each tree. */
import type { Span } from '../contract/coded-document.ts';
import type { SentenceTree } from '../contract/sentence-tree.ts';
import { readPart } from '../ingest/split-bytes.ts';
import { readDocument } from '../read/read-document.ts';
import type { ReadDocument, Sentence } from '../text/document.ts';

/** A document as the store keeps it. */
export interface KeptDocument {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly format: string;
  readonly fileName: string | null;
  readonly recordIndex: number | null;
  /** The text that its coding counts in. */
  readonly text: string;
}

/** Why a kept document has no trees. */
export class NoTreeError extends Error {
  override readonly name = 'NoTreeError';
  readonly code: 'outdated' | 'unsupported-language';
  constructor(code: NoTreeError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Reads the whole document.
 * @throws NoTreeError where its language is not read, or its file now gives another text than the one that was coded
 */
export function readAgain(kept: KeptDocument): ReadDocument {
  const result = readPart(kept.bytes, kept);
  if (!result || 'error' in result || result.document.text !== kept.text) {
    const message = `this version reads another text in document "${kept.id}" than was coded; code it anew with: onrecord recode`;
    throw new NoTreeError('outdated', message);
  }
  return checkLanguage(readDocument(result.document), kept.id);
}

function checkLanguage(doc: ReadDocument, id: string): ReadDocument {
  if (doc.readable) return doc;
  const message = `document "${id}" has no grammar: its language is "${doc.language}", and the reader reads "en"`;
  throw new NoTreeError('unsupported-language', message);
}

/** The sentence that shares most with a span; null where none touches it. */
export function findSentence(doc: ReadDocument, span: Span): Sentence | null {
  let best: Sentence | null = null;
  let most = 0;
  for (const sentence of doc.sentences) {
    const shared = Math.min(sentence.end, span.end) - Math.max(sentence.start, span.start);
    if (shared <= most) continue;
    best = sentence;
    most = shared;
  }
  return best;
}

/**
 * The tree of one sentence of a document that was read.
 * @param number which sentence it is called, from 1
 */
export function treeOf(doc: ReadDocument, sentence: Sentence, number = sentence.index + 1): SentenceTree {
  const { start, end, firstToken, endToken } = sentence;
  return {
    sentence: number,
    start,
    end,
    tokens: doc.tokens.slice(firstToken, endToken).map((token) => ({
      start: token.start,
      end: token.end,
      text: token.text,
      // Names keep their form as their lemma, as UD has it.
      lemma: token.upos === 'PROPN' ? token.text : token.lemma,
      upos: token.upos,
      head: token.head < 0 ? -1 : token.head - firstToken,
      deprel: token.deprel,
    })),
    names: doc.names
      .filter((name) => name.sentence === sentence.index)
      .map((name) => ({
        start: name.start,
        end: name.end,
        firstToken: name.firstToken - firstToken,
        endToken: name.endToken - firstToken,
        kind: name.kind,
      })),
  };
}
