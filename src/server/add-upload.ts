/** Takes a file that the workbench hands in: split, coded and kept like one that `onrecord add` reads. */
import type { ApiAdded } from '../contract/api.ts';
import type { CodedDocument } from '../contract/coded-document.ts';
import type { Versions } from '../contract/record.ts';
import { splitBytes } from '../ingest/split-bytes.ts';
import { addPart, type PartOutcome } from '../store/add-parts.ts';
import { hashBytes } from '../store/hash.ts';
import type { Store } from '../store/store.ts';
import type { InputDocument } from '../text/document.ts';

/** Codes documents with the knowledge of a workspace. */
export interface Coder {
  readonly code: (input: InputDocument) => CodedDocument;
  readonly versions: Versions;
}

/** @returns what became of each document in the file, in its order */
export async function addUpload(
  store: Store,
  coder: Coder,
  bytes: Uint8Array,
  fileName: string,
): Promise<ApiAdded['added']> {
  const parts = [...splitBytes(bytes, fileName)];
  const fileHash = parts.some((part) => part.index !== null) ? hashBytes(bytes) : null;
  const added: ApiAdded['added'][number][] = [];
  for (const part of parts) {
    const outcome = await addPart(store, part, { ...coder, fileName, fileHash });
    added.push({
      kind: outcome.kind,
      id: 'id' in outcome ? outcome.id : null,
      message: writeOutcome(outcome),
    });
  }
  return added;
}

function writeOutcome(outcome: PartOutcome): string {
  switch (outcome.kind) {
    case 'added':
      return `added with ${outcome.claims} claims in ${outcome.events} events`;
    case 'known':
      return 'already in the record';
    case 'erased':
      return `erased on ${outcome.erasure.erasedAt.slice(0, 10)}: ${outcome.erasure.reason}`;
    case 'failed':
      return outcome.message;
  }
}
