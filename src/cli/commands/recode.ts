/** `onrecord recode`: reads the stored documents anew after the program, its data or the team's own have changed. */
import type { Command } from 'commander';
import type { Store, StoredSource } from '../../store/store.ts';
import { describeError, EXIT_FAILED } from '../errors.ts';
import type { WorkspaceCoder } from '../load-coder.ts';
import { WORKSPACE_FLAG, WORKSPACE_HELP, type WorkspaceOption, withStore } from '../open-workspace.ts';

interface RecodeOptions extends WorkspaceOption {
  readonly all?: boolean;
}

const HELP = `
Documents that the present versions of code, data and model have coded are passed over. Every decision is attached
again where the same claim rests on the same words, and listed as orphaned otherwise; none is dropped. While it runs
nobody else can write to the workspace; reading goes on. An interruption loses nothing: run it again to go on.

Examples:
  onrecord recode
  onrecord list decisions --orphaned`;

export function registerRecode(program: Command): void {
  program
    .command('recode')
    .summary('code the stored documents anew')
    .description('Codes again every document that older versions of code, data or model have coded.')
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .option('--all', 'every document, whatever coded it')
    .addHelpText('after', HELP)
    .action(recodeDocuments);
}

/** Codes anew what other versions have coded, says how many, and sets the exit status. */
export async function recodeDocuments(options: RecodeOptions): Promise<void> {
  const { readWorkspaceVersions } = await import('../workspace-versions.ts');
  const { startProgress } = await import('../progress.ts');
  const { EXIT_INTERRUPTED, watchInterrupt } = await import('../stop-signal.ts');
  await withStore(options, async (store) => {
    const wanted = options.all ? null : readWorkspaceVersions(store.dir);
    const total = await store.countOutdated(wanted);
    if (total === 0) {
      process.stdout.write('nothing to do: every document is coded by the present versions\n');
      return;
    }
    const { loadWorkspaceCoder } = await import('../load-coder.ts');
    const coder = loadWorkspaceCoder(store.dir);
    const progress = await startProgress({ label: 're-coding', total });
    const stop = watchInterrupt();
    let done = 0;
    let failed = 0;
    try {
      await store.runAlone('re-coding', async () => {
        let after: string | null = null;
        for (;;) {
          const source: StoredSource | null = await store.findOutdated(wanted, after);
          if (!source || stop.stopped()) return;
          after = source.hash;
          const failure = await recodeOne(store, source, coder);
          if (failure === null) done++;
          else {
            failed++;
            progress.note(`onrecord: ${source.id}: ${failure}; its old coding stays`);
          }
          progress.step();
        }
      });
    } finally {
      progress.stop();
      stop.dispose();
    }
    const { orphans } = await store.counts();
    const left = stop.stopped() ? `; interrupted with ${total - done - failed} to do: run it again` : '';
    process.stdout.write(`${done} of ${total} documents coded anew${left}\n`);
    if (orphans > 0) {
      process.stdout.write(
        `${orphans} decisions have no place in the present coding: onrecord list decisions --orphaned\n`,
      );
    }
    if (failed > 0) process.exitCode = EXIT_FAILED;
    if (stop.stopped()) process.exitCode = EXIT_INTERRUPTED;
  });
}

async function recodeOne(store: Store, source: StoredSource, coder: WorkspaceCoder): Promise<string | null> {
  const { readPart } = await import('../../ingest/split-bytes.ts');
  const { applyDefaults } = await import('../../store/add-parts.ts');
  const result = readPart(source.bytes, source);
  if (!result) return 'it has no document any more';
  if ('error' in result) return `${result.error.code}: ${result.error.message}`;
  const input = applyDefaults(result.document, source.defaults);
  try {
    const coded = coder.code(input);
    await store.replaceCoding(source.hash, { input, coded, versions: coder.versions });
    return null;
  } catch (error) {
    return describeError(error);
  }
}
