/** `onrecord gazetteer import`, `list` and `remove`: a team's own tables of places. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommandError, EXIT_FAILED, EXIT_USAGE } from '../errors.ts';
import type { WorkspaceOption } from '../open-workspace.ts';
import { startProgress } from '../progress.ts';
import { EXIT_INTERRUPTED, watchInterrupt } from '../stop-signal.ts';
import { formatTable } from '../terminal/table.ts';
import { readTerminalWidth } from '../terminal/text-width.ts';
import { resolveWorkspace } from '../workspace.ts';

export interface FolderOptions extends WorkspaceOption {
  readonly places?: string;
}

export interface ImportCommandOptions extends FolderOptions {
  readonly name?: string;
  readonly allFeatures?: boolean;
}

/** The folder of places: the one named, or that of the workspace. */
export function placesFolder(options: FolderOptions): string {
  return options.places ? resolve(options.places) : join(resolveWorkspace(options.workspace), 'places');
}

/** Imports files one after the other; the first that fails ends it, and those before it stay. */
export async function importFiles(files: readonly string[], options: ImportCommandOptions): Promise<void> {
  if (options.name !== undefined && files.length > 1)
    throw new CommandError('--name is for one file at a time', EXIT_USAGE);
  for (const file of files) {
    if (!existsSync(file)) throw new CommandError(`there is no file ${file}`);
    if (!statSync(file).isFile()) throw new CommandError(`${file} is no file; name the tables in it`);
  }
  const { importPlaces, ImportStopped } = await import('../../reference/gazetteer/import/import-places.ts');
  const dir = placesFolder(options);
  const stop = watchInterrupt();
  try {
    for (const file of files) {
      const progress = await startProgress({ label: `importing ${file}`, total: null });
      try {
        const report = await importPlaces(file, {
          dir,
          name: options.name,
          allFeatures: options.allFeatures ?? false,
          date: new Date().toISOString().slice(0, 10),
          onRow: progress.step,
          stopped: stop.stopped,
        });
        progress.stop();
        process.stdout.write(`${describeReport(report)}\n`);
      } finally {
        progress.stop();
      }
    }
  } catch (error) {
    if (!(error instanceof ImportStopped)) throw error;
    process.stderr.write(`onrecord: ${error.message}\n`);
    process.exitCode = EXIT_INTERRUPTED;
  } finally {
    stop.dispose();
  }
}

function describeReport(report: {
  readonly name: string;
  readonly rows: number;
  readonly left: number;
  readonly places: number;
  readonly known: number;
}): string {
  const count = (value: number) => value.toLocaleString('en');
  const parts = [`${report.name}: ${count(report.places)} places of ${count(report.rows)} rows`];
  if (report.known > 0) parts.push(`${count(report.known)} were known and get their names`);
  if (report.left > 0) parts.push(`${count(report.left)} left out`);
  return parts.join(', ');
}

/** Prints the imports of a folder. */
export async function listImports(options: FolderOptions & { readonly json?: boolean }): Promise<void> {
  const { describeImports } = await import('../../reference/gazetteer/describe-imports.ts');
  const imports = describeImports(placesFolder(options));
  if (options.json) {
    process.stdout.write(`${JSON.stringify(imports, null, 2)}\n`);
    return;
  }
  if (imports.length === 0) {
    process.stdout.write(
      'nothing was imported; import tables of places with: onrecord gazetteer import FILE…\n',
    );
    return;
  }
  const table = formatTable(
    [
      { head: 'import', read: (row) => row.name },
      { head: 'places', read: (row) => row.places.toLocaleString('en'), right: true },
      { head: 'names', read: (row) => row.names.toLocaleString('en'), right: true },
      { head: 'imported', read: (row) => row.date },
      { head: 'from', read: (row) => row.file },
    ],
    imports,
    readTerminalWidth(),
  );
  process.stdout.write(table);
}

/** Removes imports by their names; one that is not there ends it with nothing removed. */
export async function removeImports(names: readonly string[], options: FolderOptions): Promise<void> {
  const { listImportNames, removeImport } = await import('../../reference/gazetteer/describe-imports.ts');
  const dir = placesFolder(options);
  const there = listImportNames(dir);
  const missing = names.filter((name) => !there.includes(name));
  if (missing.length > 0)
    throw new CommandError(
      `there is no import ${missing.join(', ')}; there ${there.length === 0 ? 'is none' : `are: ${there.join(', ')}`}`,
      EXIT_FAILED,
    );
  for (const name of names) {
    removeImport(dir, name);
    process.stdout.write(`removed ${name}\n`);
  }
}
