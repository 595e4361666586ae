/** The grammar of one sentence, as the API and `onrecord show --tree --json` give it. */
import type { Span } from './coded-document.ts';

export const TREE_NAME_KINDS = ['person', 'actor', 'place', 'facility', 'nationality', 'other'] as const;

export interface TreeToken extends Span {
  readonly text: string;
  readonly lemma: string;
  /** Universal part of speech (UD v2). */
  readonly upos: string;
  /** Index of its head among the tokens of the sentence; -1 for the root. */
  readonly head: number;
  /** Its relation to the head (UD v2). */
  readonly deprel: string;
}

/** A name that the reader found. Half-open range of tokens of the sentence. */
export interface TreeName extends Span {
  readonly firstToken: number;
  readonly endToken: number;
  readonly kind: (typeof TREE_NAME_KINDS)[number];
}

/** Offsets count UTF-16 code units in the document's text. */
export interface SentenceTree extends Span {
  /** Which sentence of the document it is, from 1. */
  readonly sentence: number;
  readonly tokens: readonly TreeToken[];
  readonly names: readonly TreeName[];
}
