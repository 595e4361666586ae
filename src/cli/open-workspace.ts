/** Opens the record for one command, and closes it whatever happens. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../store/store.ts';
import { CommandError } from './errors.ts';
import { resolveWorkspace } from './workspace.ts';

export interface WorkspaceOption {
  readonly workspace?: string;
}

export const WORKSPACE_FLAG = '--workspace <dir>';
export const WORKSPACE_HELP = 'the folder that holds the record (or ONRECORD_WORKSPACE)';

/**
 * Runs `action` on the record of a workspace.
 * @param create make the workspace where there is none; without it, that is an error that says what to do
 */
export async function withStore<T>(
  { workspace }: WorkspaceOption,
  action: (store: Store) => Promise<T>,
  { create = false } = {},
): Promise<T> {
  const dir = resolveWorkspace(workspace);
  if (!create && !existsSync(join(dir, 'onrecord.sqlite'))) {
    throw new CommandError(`there is no record in ${dir} yet; put reports into it with: onrecord add FILE…`);
  }
  const { openStore } = await import('../store/store.ts');
  const store = await openStore(dir);
  try {
    return await action(store);
  } finally {
    await store.close();
  }
}

/** The folders of a team's own knowledge in a workspace, those that exist. */
export function listKnowledge(dir: string): { actors: string[]; places: string[]; patterns: string[] } {
  const own = (name: string) => [join(dir, name)].filter((path) => existsSync(path));
  return { actors: own('actors'), places: own('places'), patterns: own('patterns') };
}
