/** `onrecord restore`: a backup back into a workspace. */
import type { Command } from 'commander';
import { WORKSPACE_FLAG, WORKSPACE_HELP, type WorkspaceOption } from '../open-workspace.ts';
import { resolveWorkspace } from '../workspace.ts';

interface RestoreOptions extends WorkspaceOption {
  readonly replace?: boolean;
}

const HELP = `
The file is checked first; nothing changes if it is damaged or newer than this program. A workspace that holds
anything is replaced only with --replace, and is then kept beside as before-restore-….onrecord, itself a backup.

Example:
  onrecord restore record-2023-06-18.onrecord --workspace ./record`;

export function registerRestore(program: Command): void {
  program
    .command('restore')
    .summary('put a backup back into a workspace')
    .description('Puts what "onrecord backup" wrote back into a workspace.')
    .argument('<file>', 'the backup')
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .option('--replace', 'replace what is in the workspace; it is kept beside')
    .addHelpText('after', HELP)
    .action(async (file: string, options: RestoreOptions) => {
      const { restoreStore } = await import('../../store/backup.ts');
      const dir = resolveWorkspace(options.workspace);
      const { kept, documents } = await restoreStore(dir, file, {
        replace: options.replace ?? false,
        now: new Date(),
      });
      process.stdout.write(`${documents} documents restored to ${dir}\n`);
      if (kept) process.stdout.write(`what was there before is kept in ${kept}\n`);
    });
}
