/** Where all data of a user live: one folder, the workspace. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The workspace to use: `--workspace DIR`, else `ONRECORD_WORKSPACE`, else `onrecord` in the user's data folder
 * (`XDG_DATA_HOME`, by default `~/.local/share`).
 * @param option the value of `--workspace`, if it was given
 * @returns an absolute path; the folder need not exist
 */
export function resolveWorkspace(option?: string, env: NodeJS.ProcessEnv = process.env): string {
  if (option) return resolve(option);
  if (env.ONRECORD_WORKSPACE) return resolve(env.ONRECORD_WORKSPACE);
  // The XDG rules ignore a relative path here.
  const dataHome = env.XDG_DATA_HOME?.startsWith('/')
    ? env.XDG_DATA_HOME
    : join(homedir(), '.local', 'share');
  return join(dataHome, 'onrecord');
}
