/** `onrecord doctor`: what is installed, where the data are, and whether it all works. */
import type { Command } from 'commander';
import { EXIT_FAILED, EXIT_OK } from '../errors.ts';
import { WORKSPACE_FLAG, WORKSPACE_HELP, type WorkspaceOption } from '../open-workspace.ts';
import { resolveWorkspace } from '../workspace.ts';

interface DoctorOptions extends WorkspaceOption {
  readonly json?: boolean;
}

const HELP = `
Looks and changes nothing. Exit status: 0 all is well, 1 something is broken.

Examples:
  onrecord doctor
  onrecord doctor --json --workspace ./case-12`;

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .summary('check the installation and the workspace')
    .description('Reports versions, reader, gazetteer, record, disk and speed, and what is wrong with them.')
    .option('--json', 'print one JSON object')
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .addHelpText('after', HELP)
    .action(examine);
}

async function examine(options: DoctorOptions): Promise<void> {
  const { runChecks } = await import('../doctor/run-checks.ts');
  const { ink } = await import('../terminal/ink.ts');
  const checks = [];
  const marks = { ok: ink.green('ok     '), note: ink.dim('note   '), problem: ink.red('PROBLEM') };
  for await (const check of runChecks(resolveWorkspace(options.workspace))) {
    checks.push(check);
    if (!options.json)
      process.stdout.write(`${marks[check.state]}  ${check.name.padEnd(10)}  ${check.detail}\n`);
  }
  const broken = checks.filter((check) => check.state === 'problem').length;
  if (options.json) process.stdout.write(`${JSON.stringify({ ok: broken === 0, checks })}\n`);
  else
    process.stdout.write(
      broken === 0 ? 'All is well.\n' : `${broken} of ${checks.length} checks found a problem.\n`,
    );
  process.exitCode = broken === 0 ? EXIT_OK : EXIT_FAILED;
}
