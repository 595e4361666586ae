/** `onrecord add`: files into the record. */
import { basename } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { isIsoDate } from '../../ingest/json-lines.ts';
import type { AddContext, PartOutcome } from '../../store/add-parts.ts';
import type { InputDefaults, Store } from '../../store/store.ts';
import type { InputDocument } from '../../text/document.ts';
import { CommandError, describeError, EXIT_FAILED, EXIT_OK, EXIT_USAGE } from '../errors.ts';
import type { WorkspaceCoder } from '../load-coder.ts';
import { WORKSPACE_FLAG, WORKSPACE_HELP, type WorkspaceOption, withStore } from '../open-workspace.ts';
import type { Progress } from '../progress.ts';

interface AddOptions extends WorkspaceOption {
  readonly published?: string;
  readonly source?: string;
  readonly again?: boolean;
}

const HELP = `
Each document is kept and coded by itself. Its line is printed when it is safely on the disk, so after an interruption
or a crash the same command goes on where it stopped: the same bytes are never added twice.

Exit status: 0 all in the record, 1 something could not be added, 130 interrupted.

Examples:
  onrecord add report.txt page.html posts.jsonl
  onrecord add --source "Northern Wire" --published 2023-06-18 reports/`;

export function registerAdd(program: Command): void {
  program
    .command('add')
    .summary('put files into the record')
    .description(
      'Keeps text, HTML and JSON Lines files in the workspace, with what they say who did to whom.',
    )
    .argument('<file...>', 'files, or folders with all that is in them')
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .option('--published <date>', 'publication date of documents that give none (2023-06-18)', parsePublished)
    .option('--source <name>', 'who published documents that do not say')
    .option('--again', 'also add what was erased from the record')
    .addHelpText('after', HELP)
    .action(addFiles);
}

function parsePublished(value: string): string {
  if (!isIsoDate(value))
    throw new InvalidArgumentError('Give an ISO 8601 date that exists, such as 2023-06-18.');
  return value;
}

/**
 * Adds files and folders to the record of a workspace, says what became of each, and sets the exit status.
 * @throws CommandError when there is nothing to add
 */
export async function addFiles(paths: readonly string[], options: AddOptions): Promise<void> {
  const { findFiles } = await import('../read-parts.ts');
  const { startProgress } = await import('../progress.ts');
  const { EXIT_INTERRUPTED, watchInterrupt } = await import('../stop-signal.ts');
  const { files, failures } = await findFiles(paths);
  for (const { path, message } of failures) process.stderr.write(`onrecord: ${path}: ${message}\n`);
  if (files.length === 0 && failures.length === 0)
    throw new CommandError('there are no files to add', EXIT_USAGE);
  if (files.length === 0) {
    process.exitCode = EXIT_FAILED;
    return;
  }
  await withStore(
    options,
    async (store) => {
      const progress = await startProgress({ label: 'adding', total: files.length, quiet: true });
      const coder = await prepareCoder(store.dir);
      const stop = watchInterrupt();
      const totals = { added: 0, known: 0, failed: failures.length };
      try {
        for (const file of files) {
          await addFile(store, coder, file, options, progress, totals, stop.stopped);
          if (stop.stopped()) break;
          progress.step();
        }
      } finally {
        progress.stop();
        stop.dispose();
      }
      const interrupted = stop.stopped();
      process.stdout.write(describeTotals(totals, interrupted));
      const code = totals.failed > 0 ? EXIT_FAILED : EXIT_OK;
      process.exitCode = interrupted ? EXIT_INTERRUPTED : code;
    },
    { create: true },
  );
}

interface Totals {
  added: number;
  known: number;
  failed: number;
}

async function addFile(
  store: Store,
  coder: Pick<AddContext, 'code' | 'versions'>,
  file: string,
  options: AddOptions,
  progress: Progress,
  totals: Totals,
  stopped: () => boolean,
): Promise<void> {
  const { readParts } = await import('../read-parts.ts');
  const { addPart } = await import('../../store/add-parts.ts');
  const defaults: InputDefaults = {
    ...(options.published === undefined ? {} : { publishedAt: options.published }),
    ...(options.source === undefined ? {} : { source: options.source }),
  };
  try {
    const { parts, fileHash } = await readParts(file);
    for await (const part of parts) {
      const context = {
        ...coder,
        fileName: basename(file),
        fileHash,
        defaults,
        again: options.again ?? false,
      };
      const outcome = await addPart(store, part, context);
      report(outcome, part.index === null ? file : `${file}:${part.index + 1}`, progress, totals);
      if (stopped()) return;
    }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    totals.failed++;
    progress.note(`onrecord: ${file}: ${describeError(error)}`);
  }
}

/** Codes with the workspace's knowledge, which is loaded with the first document that is new. */
async function prepareCoder(dir: string): Promise<Pick<AddContext, 'code' | 'versions'>> {
  const { readWorkspaceVersions } = await import('../workspace-versions.ts');
  let coder: WorkspaceCoder | undefined;
  const code = async (input: InputDocument) => {
    const { loadWorkspaceCoder } = await import('../load-coder.ts');
    coder ??= loadWorkspaceCoder(dir);
    return coder.code(input);
  };
  return { code, versions: readWorkspaceVersions(dir) };
}

function report(outcome: PartOutcome, where: string, progress: Progress, totals: Totals): void {
  // On a terminal the bar stands on the last line of both streams; elsewhere what is done goes to standard output.
  const say = process.stderr.isTTY ? progress.note : (line: string) => void process.stdout.write(`${line}\n`);
  switch (outcome.kind) {
    case 'added': {
      totals.added++;
      const { id, claims, events, warnings } = outcome;
      say(`added  ${id}  ${claims} claims, ${events} events  ${where}`);
      for (const warning of warnings) progress.note(`onrecord: ${where}: warning: ${warning}`);
      return;
    }
    case 'known':
      totals.known++;
      say(`known  ${outcome.id}  already in the record, nothing changed  ${where}`);
      return;
    case 'erased': {
      totals.failed++;
      const { erasedAt, erasedBy, reason } = outcome.erasure;
      const day = erasedAt.slice(0, 10);
      progress.note(
        `onrecord: ${where}: erased from the record on ${day} by ${erasedBy} (${reason}); add it all the same with --again`,
      );
      return;
    }
    case 'failed':
      totals.failed++;
      progress.note(`onrecord: ${where}: ${outcome.code}: ${outcome.message}`);
  }
}

function describeTotals({ added, known, failed }: Totals, interrupted: boolean): string {
  const parts = [`${added} added`];
  if (known > 0) parts.push(`${known} already in the record`);
  if (failed > 0) parts.push(`${failed} not added`);
  const rest = interrupted ? '; interrupted: the same command goes on from here' : '';
  return `${parts.join(', ')}${rest}\n`;
}
