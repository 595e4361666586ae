/** The command `onrecord`: what it can do, and how it fails. The commands load their work only when they run. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { registerCode } from './commands/code.ts';
import { registerDemo } from './commands/demo.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerServe } from './commands/serve.ts';
import { CommandError, EXIT_FAILED, EXIT_OK, EXIT_USAGE, reportError } from './errors.ts';

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
"onrecord help COMMAND" says more about one command.`;

/** The command line, ready to parse. Made anew for each use, because commander keeps what it parsed. */
export function createProgram(): Command {
  const program = new Command('onrecord')
    .description(INTRO)
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureHelp({ showGlobalOptions: false, helpWidth: 110 })
    .configureOutput({ outputError: (text, write) => write(tidyUsageError(text)) });

  program.commandsGroup('Read:');
  registerCode(program);
  program.commandsGroup('Look:');
  registerServe(program);
  registerDemo(program);
  program.commandsGroup('Care:');
  registerDoctor(program);
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

/** The version of OnRecord, from package.json. */
export function readVersion(): string {
  const source = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(source) as { version: string }).version;
}

/** Commander's "error: … (Did you mean …?)" on two lines becomes one line of ours. */
function tidyUsageError(text: string): string {
  return text
    .replace(/^error: /, 'onrecord: ')
    .replace(/\n\(Did you mean (.*?)\?\)/s, ' (did you mean $1?)')
    .replace(/^(onrecord: .*[^.])\.?\n$/s, '$1; see "onrecord --help"\n');
}

/** A reader that has had enough (`| head`) is no failure. */
function quietBrokenPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT_OK);
      reportError(error);
      process.exit(EXIT_FAILED);
    });
  }
}
