/** `onrecord patterns`: the event frames, and whether those of a team do what their examples say. */
import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Knowledge } from '../../pipeline.ts';
import { CommandError, EXIT_FAILED, EXIT_USAGE } from '../errors.ts';

interface CheckOptions {
  readonly actors: readonly string[];
  readonly places: readonly string[];
  readonly json?: boolean;
}

interface ListOptions {
  readonly patterns: readonly string[];
  readonly json?: boolean;
}

const EXAMPLES = fileURLToPath(new URL('../../../examples', import.meta.url));

const CHECK_HELP = `
Reads each sentence as a report of its own, with the project's frames and those of the folder. An example must give a
claim by its frame, a counter-example none. Without a folder it checks the project's own frames.

Exit status: 0 all hold, 1 some do not, or a file is not sound (the message names file and line).

Examples:
  onrecord patterns check ./our-patterns
  onrecord patterns check ./our-patterns --actors ./our-actors
  onrecord patterns check`;

const LIST_HELP = `
TYPE is a type or mode of PLOVER, or a type or sub-type of ACLED.

Examples:
  onrecord patterns list
  onrecord patterns list "Air/drone strike"
  onrecord patterns list COERCE --patterns ./our-patterns`;

export function registerPatterns(program: Command): void {
  const patterns = program
    .command('patterns')
    .summary('list and check the event patterns')
    .description('Lists the frames that events are coded by, and checks those that a team writes.');
  patterns
    .command('check')
    .summary('run the examples and counter-examples of pattern files')
    .argument('[dir]', 'a folder of pattern files; without it the project’s own')
    .option('--actors <dir>', 'actors that the examples name (repeatable)', collect, [] as string[])
    .option('--places <dir>', 'places that the examples name (repeatable)', collect, [] as string[])
    .option('--json', 'print one JSON object')
    .addHelpText('after', CHECK_HELP)
    .action(check);
  patterns
    .command('list')
    .summary('the frames, by what they code')
    .argument('[type]', 'only those that may give this type, mode or sub-type')
    .option('--patterns <dir>', "a team's own, on top of the project's (repeatable)", collect, [] as string[])
    .option('--json', 'print one JSON object')
    .addHelpText('after', LIST_HELP)
    .action(list);
}

function collect(value: string, list: readonly string[]): string[] {
  return [...list, value];
}

async function check(dir: string | undefined, options: CheckOptions): Promise<void> {
  const { loadKnowledge } = await import('../../pipeline.ts');
  const { checkPatterns } = await import('../patterns/check-patterns.ts');
  // The project's own examples speak of the invented war in Karsa.
  const own = dir === undefined;
  const knowledge = loadKnowledge({
    actors: [...(own ? [join(EXAMPLES, 'actors')] : []), ...options.actors],
    places: [...(own ? [join(EXAMPLES, 'places')] : []), ...options.places],
    patterns: own ? [] : [folder(dir)],
  });
  const frames = own ? knowledge.patterns.frames : framesIn(dir, knowledge);
  const report = checkPatterns(frames, knowledge);
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else {
    for (const { file, line, frame, kind, sentence, expected, found } of report.failures)
      process.stdout.write(
        `${shown(file)}:${line}: frame "${frame}", ${kind} “${sentence}”\n  expected ${expected}\n  found    ${found}\n`,
      );
    const { examples, counterexamples, failures } = report;
    const counts = [
      counted(report.frames, 'frame'),
      counted(examples, 'example'),
      counted(counterexamples, 'counter-example'),
    ].join(', ');
    process.stdout.write(
      `${counts}: ${failures.length === 0 ? 'all hold' : `${counted(failures.length, 'sentence')} read otherwise`}\n`,
    );
  }
  if (report.failures.length > 0) process.exitCode = EXIT_FAILED;
}

async function list(type: string | undefined, options: ListOptions): Promise<void> {
  const { loadOntology } = await import('../../reference/ontology.ts');
  const { loadPatterns } = await import('../../reference/patterns.ts');
  const { DATA_DIR } = await import('../../reference/load-yaml.ts');
  const { listPatterns } = await import('../patterns/list-patterns.ts');
  const ontology = loadOntology();
  const dirs = [join(DATA_DIR, 'patterns/en'), ...options.patterns.map(folder)];
  const rows = listPatterns(loadPatterns(dirs, ontology).frames, ontology, type ?? null);
  if (rows === null)
    throw new CommandError(
      `"${type}" is no type or mode of PLOVER and no type or sub-type of ACLED; PLOVER's types: ${[...ontology.ploverTypes.keys()].join(', ')}`,
      EXIT_USAGE,
    );
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ frames: rows })}\n`);
    return;
  }
  const { formatTable } = await import('../terminal/table.ts');
  const { readTerminal } = await import('../terminal/read-terminal.ts');
  process.stdout.write(
    formatTable(
      [
        { head: 'FRAME', read: (row) => row.id },
        { head: 'PLOVER', read: (row) => row.plover },
        { head: 'ACLED', read: (row) => row.acled },
        { head: 'EXAMPLE', read: (row) => row.example, min: 20 },
      ],
      rows,
      readTerminal().width,
    ),
  );
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function folder(dir: string): string {
  if (!existsSync(dir) || !statSync(dir).isDirectory())
    throw new CommandError(`there is no folder "${dir}" of pattern files`, EXIT_USAGE);
  return resolve(dir);
}

function framesIn(dir: string, { patterns }: Knowledge) {
  const frames = patterns.frames.filter((frame) => frame.file.startsWith(join(resolve(dir), '/')));
  if (frames.length === 0)
    throw new CommandError(`no file in "${dir}" has a frame; pattern files end in .yaml`);
  return frames;
}

/** A path that is short from here, where it is. */
function shown(file: string): string {
  const short = relative(process.cwd(), file);
  return short.startsWith('..') ? file : short;
}
