/** Reads documents for their trees in a thread of its own: a long one takes seconds, and the server must answer on. */
import { parentPort } from 'node:worker_threads';
import type { Span } from '../../contract/coded-document.ts';
import type { SentenceTree } from '../../contract/sentence-tree.ts';
import {
  findSentence,
  type KeptDocument,
  NoTreeError,
  readAgain,
  treeOf,
} from '../../pipeline/read-again.ts';
import type { ReadDocument } from '../../text/document.ts';

export interface TreeJob {
  readonly number: number;
  readonly kept: KeptDocument;
  /** The sentence as the coding has it, and its number there, from 1. */
  readonly span: Span;
  readonly sentence: number;
}

export type TreeReply =
  | { readonly number: number; readonly tree: SentenceTree }
  /** `code` is null for a fault of ours. */
  | { readonly number: number; readonly code: NoTreeError['code'] | null; readonly message: string };

/** The last document that was read: who looks at one sentence looks at the next. */
let last: { readonly id: string; readonly text: string; readonly doc: ReadDocument } | null = null;

function readTree({ kept, span, sentence }: TreeJob): SentenceTree {
  if (last?.id !== kept.id || last.text !== kept.text) {
    last = null;
    last = { id: kept.id, text: kept.text, doc: readAgain(kept) };
  }
  const found = findSentence(last.doc, span);
  if (found) return treeOf(last.doc, found, sentence);
  throw new NoTreeError('outdated', `no sentence stands there any more; code "${kept.id}" anew`);
}

parentPort?.on('message', (job: TreeJob) => {
  const { number } = job;
  let reply: TreeReply;
  try {
    reply = { number, tree: readTree(job) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    reply = { number, code: error instanceof NoTreeError ? error.code : null, message };
  }
  parentPort?.postMessage(reply);
});
