/** Takes a file that the workbench hands in into the record, as `onrecord add` would. */
import { createHash } from 'node:crypto';
import type { ApiAdded } from '../contract/api.ts';
import { splitBytes } from '../ingest/split-bytes.ts';
import { addPart, type PartOutcome } from '../store/add-parts.ts';
import type { Store } from '../store/store.ts';
import { loadWorkspaceCoder, type WorkspaceCoder } from './load-coder.ts';

type Added = ApiAdded['added'][number];

/**
 * @param store the record of the workspace
 * @returns a function that adds one file and says what became of each of its documents; the knowledge is loaded with
 *   the first file
 */
export function createUpload(
  store: Store,
): (bytes: Uint8Array, fileName: string) => Promise<readonly Added[]> {
  let coder: WorkspaceCoder | undefined;
  return async (bytes, fileName) => {
    coder ??= loadWorkspaceCoder(store.dir);
    const fileHash = createHash('sha256').update(bytes).digest('hex');
    const added: Added[] = [];
    for (const part of splitBytes(bytes, fileName)) {
      const outcome = await addPart(store, part, { ...coder, fileName, fileHash });
      added.push(
        describeOutcome(outcome, part.index === null ? fileName : `${fileName}, line ${part.index + 1}`),
      );
    }
    return added;
  };
}

function describeOutcome(outcome: PartOutcome, where: string): Added {
  switch (outcome.kind) {
    case 'added':
      return {
        kind: 'added',
        id: outcome.id,
        message: `${where}: ${outcome.claims} claims, ${outcome.events} events`,
      };
    case 'known':
      return { kind: 'known', id: outcome.id, message: `${where}: already in the record` };
    case 'erased':
      return { kind: 'erased', id: null, message: `${where}: was erased (${outcome.erasure.reason})` };
    case 'failed':
      return { kind: 'failed', id: null, message: `${where}: ${outcome.message}` };
  }
}
