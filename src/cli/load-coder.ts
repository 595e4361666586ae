/** Codes documents with the project's knowledge and that of a workspace. */
import type { CodedDocument } from '../contract/coded-document.ts';
import type { Versions } from '../contract/record.ts';
import { codeDocument, loadKnowledge } from '../pipeline.ts';
import type { InputDocument } from '../text/document.ts';
import { listKnowledge } from './open-workspace.ts';
import { readWorkspaceVersions } from './workspace-versions.ts';

export interface WorkspaceCoder {
  readonly code: (input: InputDocument) => CodedDocument;
  readonly versions: Versions;
}

/**
 * Loads the knowledge, which takes a moment.
 * @throws DataError where a file of the knowledge does not hold what it should
 */
export function loadWorkspaceCoder(dir: string): WorkspaceCoder {
  const knowledge = loadKnowledge(listKnowledge(dir));
  return { code: (input) => codeDocument(input, knowledge), versions: readWorkspaceVersions(dir) };
}
