/** The command `onrecord`: what it can do, and how it fails. The commands load their work only when they run. */
import { Command, CommanderError } from 'commander';
import { registerAdd } from './commands/add.ts';
import { registerBackup } from './commands/backup.ts';
import { registerCode } from './commands/code.ts';
import { registerDemo } from './commands/demo.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerExplain } from './commands/explain.ts';
import { registerExport } from './commands/export.ts';
import { registerGazetteer } from './commands/gazetteer.ts';
import { registerList } from './commands/list.ts';
import { registerPatterns } from './commands/patterns.ts';
import { registerRecode } from './commands/recode.ts';
import { registerRemove } from './commands/remove.ts';
import { registerRestore } from './commands/restore.ts';
import { registerReview } from './commands/review.ts';
import { registerServe } from './commands/serve.ts';
import { registerShow } from './commands/show.ts';
import { CommandError, EXIT_FAILED, EXIT_OK, EXIT_USAGE, reportError } from './errors.ts';
import { readVersion } from './read-version.ts';

const INTRO = `OnRecord keeps the record of armed conflict: who did what to whom, where, when, with what toll, and according to whom. Every value is tied to the words that carry it. It works offline; all data stay in one folder, the workspace.`;

const EXAMPLES = `
Examples:
  onrecord code --pretty --quotes report.txt     what one report says
  onrecord add reports/*.txt page.html           put reports into the record
  onrecord list events                           what is on the record
  onrecord serve                                 read, check and decide in the browser
  onrecord export --format csv > events.csv      take it elsewhere

Exit status: 0 done, 1 something failed (the messages say what; the rest was done), 2 the command was not understood.
ONRECORD_WORKSPACE names the workspace, ONRECORD_DEBUG=1 shows where an error came from.
"onrecord COMMAND --help" says more about one command.`;

const GROUPS: readonly (readonly [string, ...((program: Command) => void)[]])[] = [
  ['Read reports:', registerCode, registerAdd, registerRecode],
  ['See the record:', registerServe, registerList, registerShow, registerExplain, registerExport],
  ['Decide:', registerReview],
  ['Keep it safe:', registerBackup, registerRestore, registerRemove],
  ['Try and check:', registerDemo, registerGazetteer, registerPatterns, registerDoctor],
];

/** The command line, ready to parse. Made anew for each use, because commander keeps what it parsed. */
export function createProgram(): Command {
  const program = new Command('onrecord')
    .description(INTRO)
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureHelp({ showGlobalOptions: false, helpWidth: 110 })
    .configureOutput({ outputError: (text, write) => write(tidyUsageError(text)) });

  for (const [heading, ...commands] of GROUPS) {
    program.commandsGroup(heading);
    for (const register of commands) register(program);
  }
  program.helpCommand('help [command]', 'print the help of a command');
  return program;
}

/**
 * Runs the command and sets the exit status; never throws.
 * @param args what stands after the command's name
 */
export async function runCommand(args: readonly string[]): Promise<void> {
  quietBrokenPipes();
  try {
    await createProgram().parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT_OK : EXIT_USAGE;
    else {
      reportError(error);
      process.exitCode = error instanceof CommandError ? error.exitCode : EXIT_FAILED;
    }
  }
}

/** Commander's "error: … (Did you mean …?)" on two lines becomes one line of ours. */
function tidyUsageError(text: string): string {
  return text
    .replace(/^error: /, 'onrecord: ')
    .replace(/\n\(Did you mean (.*?)\?\)/s, ' (did you mean $1?)')
    .replace(/^(onrecord: .*[^.])\.?\n$/s, '$1; see "onrecord --help"\n');
}

/** A reader that has had enough (`| head`) is no failure. One listener for each stream, however often a command runs. */
function quietBrokenPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    if (!stream.listeners('error').includes(endOnStreamError)) stream.on('error', endOnStreamError);
}

function endOnStreamError(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT_OK);
  reportError(error);
  process.exit(EXIT_FAILED);
}
