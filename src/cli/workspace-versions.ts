/** What a coding made now in a workspace depends on. Apart from the coder, which takes longer to load. */
import type { Versions } from '../contract/record.ts';
import { readVersions } from '../reference/versions.ts';
import { listKnowledge } from './open-workspace.ts';

/** @param dir the workspace, whose own folders count too */
export function readWorkspaceVersions(dir: string): Versions {
  const own = listKnowledge(dir);
  return readVersions([...own.actors, ...own.places, ...own.patterns]);
}
