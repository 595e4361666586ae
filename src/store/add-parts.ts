/** Takes the documents of a file into the store, one transaction each. Reading and coding are handed in. */
import type { CodedDocument } from '../contract/coded-document.ts';
import type { Erasure, Versions } from '../contract/record.ts';
import type { InputDocument } from '../text/document.ts';
import { hashBytes } from './hash.ts';
import type { InputDefaults, Store } from './store.ts';

/** One document of a file, as `ingest` splits it. */
export interface PartToAdd {
  readonly bytes: Uint8Array;
  readonly format: string;
  readonly index: number | null;
  readonly result:
    | { readonly document: InputDocument }
    | { readonly error: { readonly code: string; readonly message: string } };
}

export type PartOutcome =
  | {
      readonly kind: 'added';
      readonly id: string;
      readonly title: string | null;
      readonly claims: number;
      readonly events: number;
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'erased'; readonly erasure: Erasure }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

export interface AddContext {
  /** Called only for documents that the store does not have: it may load what it needs then. */
  readonly code: (input: InputDocument) => CodedDocument | Promise<CodedDocument>;
  readonly versions: Versions;
  readonly fileName: string;
  /** SHA-256 of the file, for parts that are lines of it. */
  readonly fileHash: string | null;
  readonly defaults?: InputDefaults;
  /** Add what was erased before. */
  readonly again?: boolean;
}

/**
 * Adds one document. What it reports is on the disk when this returns.
 * @throws StoreError, WorkspaceLockedError where the store itself fails; a bad document is an outcome
 */
export async function addPart(store: Store, part: PartToAdd, context: AddContext): Promise<PartOutcome> {
  const found = await store.lookUp(hashBytes(part.bytes));
  if (found.kind === 'known') return { kind: 'known', id: found.id };
  if (found.kind === 'erased' && !context.again) return { kind: 'erased', erasure: found.erasure };
  if ('error' in part.result) return { kind: 'failed', ...part.result.error };
  const input = applyDefaults(part.result.document, context.defaults);
  let coded: CodedDocument;
  try {
    coded = await context.code(input);
  } catch (error) {
    return {
      kind: 'failed',
      code: 'internal',
      message: error instanceof Error ? error.message : String(error),
    };
  }
  const { fileName, fileHash, versions, defaults } = context;
  const container = part.index === null || fileHash === null ? null : { hash: fileHash, index: part.index };
  const { bytes, format } = part;
  const added = await store.addDocument(
    { bytes, format, fileName, container, input, coded, versions, ...(defaults ? { defaults } : {}) },
    { again: context.again ?? false },
  );
  // Another process may have added or erased the same bytes while this one was coding.
  if (added.kind === 'known') return { kind: 'known', id: added.id };
  if (added.kind === 'erased') return { kind: 'erased', erasure: added.erasure };
  const { claims, events, warnings } = coded;
  return {
    kind: 'added',
    id: added.id,
    title: input.title,
    claims: claims.length,
    events: events.length,
    warnings,
  };
}

/** What the user says of a document, where it says nothing itself. */
export function applyDefaults(input: InputDocument, defaults: InputDefaults = {}): InputDocument {
  return {
    ...input,
    publishedAt: input.publishedAt ?? defaults.publishedAt ?? null,
    source: input.source ?? defaults.source ?? null,
  };
}
