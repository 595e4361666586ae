/** `onrecord remove --erase`: a document out of the record, for good. */
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { CommandError, EXIT_FAILED, EXIT_USAGE } from '../errors.ts';
import { WORKSPACE_FLAG, WORKSPACE_HELP, type WorkspaceOption, withStore } from '../open-workspace.ts';

interface RemoveOptions extends WorkspaceOption {
  readonly erase?: boolean;
  readonly reason?: string;
  readonly by?: string;
}

const HELP = `
Takes away the document's bytes, its text, every quote, its claims and events, and the words of decisions on it, from
every file of the workspace. What stays: its hash, the reason, who erased it and when, and who decided what and when.
Adding the same bytes again is refused, with the reason, unless --again is given. Backups are not touched.

Example:
  onrecord remove 3f2a9c81d0e4 --erase --reason "asked by the family of a witness"`;

export function registerRemove(program: Command): void {
  program
    .command('remove')
    .summary('erase a document for good')
    .description('Erases a document from the record for good, and keeps that and why it was done.')
    .argument('<id>', 'the document')
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .option('--erase', 'yes, for good: there is no undoing')
    .option('--reason <words>', 'why; it stays on record, so no names of people at risk')
    .option('--by <name>', 'who erases it (your login by default)')
    .addHelpText('after', HELP)
    .action(removeDocument);
}

async function removeDocument(id: string, options: RemoveOptions): Promise<void> {
  if (!options.erase) {
    throw new CommandError(
      'removing is for good: give --erase and --reason "…" if that is meant',
      EXIT_USAGE,
    );
  }
  const reason = options.reason?.trim();
  if (!reason) throw new CommandError('say why with --reason "…"; the reason stays on record', EXIT_USAGE);
  const erasedBy = options.by?.trim() || userInfo().username;
  await withStore(options, async (store) => {
    const result = await store.eraseDocument(id, { reason, erasedBy });
    if (!result) throw new CommandError(`there is no document "${id}"; see: onrecord list documents`);
    process.stdout.write(`erased  ${result.erasure.documentId}  ${result.erasure.documentHash}\n`);
    if (result.purged) return;
    process.stderr.write(
      'onrecord: another process is reading the record, so its old words are not out of the files yet; the next command finishes it\n',
    );
    process.exitCode = EXIT_FAILED;
  });
}
