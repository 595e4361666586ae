/** `onrecord backup`: the whole workspace in one file. */
import type { Command } from 'commander';
import { WORKSPACE_FLAG, WORKSPACE_HELP, type WorkspaceOption, withStore } from '../open-workspace.ts';

interface BackupOptions extends WorkspaceOption {
  readonly replace?: boolean;
}

const HELP = `
Holds the documents with their bytes, claims, events, decisions, erasures, and the workspace's own actors, places,
patterns and layers. It is consistent while others go on working, and appears under its name only when it is whole.
What is erased later stays in a backup made before: keep them as safe as the workspace, and not for longer than you must.

Example:
  onrecord backup ~/backups/record-$(date +%F).onrecord`;

export function registerBackup(program: Command): void {
  program
    .command('backup')
    .summary('copy the whole workspace to one file')
    .description('Copies the whole workspace to one file, while others go on working.')
    .argument('<file>', 'the file to write')
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .option('--replace', 'write over the file if it exists')
    .addHelpText('after', HELP)
    .action(async (file: string, options: BackupOptions) => {
      const { backupStore } = await import('../../store/backup.ts');
      await withStore(options, async (store) => {
        const { bytes } = await backupStore(store, file, { replace: options.replace ?? false });
        const { documents, reviews } = await store.counts();
        process.stdout.write(`${documents} documents and ${reviews} decisions in ${file} (${bytes} bytes)\n`);
      });
    });
}
