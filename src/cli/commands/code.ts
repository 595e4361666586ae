/** `onrecord code`: documents in, coded documents out. */
import { type Command, InvalidArgumentError } from 'commander';
import { isIsoDate } from '../../ingest/json-lines.ts';
import { CommandError, EXIT_USAGE } from '../errors.ts';
import { chooseThreads, collectFolder, parseCount } from '../options.ts';

interface CodeOptions {
  readonly jsonl?: boolean;
  readonly quotes?: boolean;
  readonly text?: boolean;
  readonly tokens?: boolean;
  readonly pretty?: boolean;
  readonly published?: string;
  readonly maxChars: number;
  readonly threads: number;
  readonly patterns?: readonly string[];
  readonly actors?: readonly string[];
  readonly places?: readonly string[];
}

const HELP = `
Prints one JSON object for each document, in input order (the contract "onrecord/1"). Every span counts UTF-16 units in
the text. A line that cannot be coded gives {"id", "line", "error": {"code", "message"}} in its place.

Exit status: 0 all coded, 1 something could not be coded, 2 wrong use.

Examples:
  onrecord code --pretty --quotes report.txt
  onrecord code page.html posts.jsonl > coded.jsonl
  onrecord code --jsonl < in.jsonl > out.jsonl
  onrecord code --published 2021-03-14 --patterns ./our-patterns report.txt`;

export function registerCode(program: Command): void {
  program
    .command('code')
    .summary('code documents and print the result; keeps nothing')
    .description(
      'Reads text, HTML or JSON Lines and prints who did what to whom, where, when, with what toll, according to whom.',
    )
    .argument('[file...]', 'text, HTML or JSON Lines; the format is told by content, then by name')
    .option('--jsonl', 'read JSON Lines from standard input, one document a line')
    .optionsGroup('Output:')
    .option('--quotes', 'put the words beside every span')
    .option('--text', 'include the text (always included for files)')
    .option('--tokens', 'include the tokens')
    .option('--pretty', 'indent')
    .optionsGroup('Reading:')
    .option('--published <date>', 'publication date of documents that give none (2021-03-14)', parsePublished)
    .option('--max-chars <n>', 'longest text, in UTF-16 units', parseCount, 1_000_000)
    .option(
      '--patterns <dir>',
      "a team's own event patterns, on top of the project's (repeatable)",
      collectFolder,
    )
    .option('--actors <dir>', "a team's own actors (repeatable)", collectFolder)
    .option('--places <dir>', "a team's own places (repeatable)", collectFolder)
    .option(
      '--threads <n>',
      'how many threads code; the output is the same for any number',
      parseCount,
      chooseThreads(),
    )
    .addHelpText('after', HELP)
    .action(codeFiles);
}

function parsePublished(value: string): string {
  if (!isIsoDate(value))
    throw new InvalidArgumentError('Give an ISO 8601 date that exists, such as 2021-03-14.');
  return value;
}

async function codeFiles(files: readonly string[], options: CodeOptions): Promise<void> {
  if (options.jsonl && files.length > 0)
    throw new CommandError('give files or --jsonl, not both; --jsonl reads standard input', EXIT_USAGE);
  if (!options.jsonl && files.length === 0)
    throw new CommandError('nothing to code: name files, or give --jsonl to read standard input', EXIT_USAGE);
  const { readFileInputs, readLines } = await import('../code/read-inputs.ts');
  const { holdYoungGeneration } = await import('../code/young-generation.ts');
  // Before the knowledge and the tagger's model are loaded, which is when it would grow.
  holdYoungGeneration();
  const { runCode } = await import('../code/run-code.ts');
  const { startProgress } = await import('../progress.ts');

  async function* readFiles() {
    for (const file of files) yield* readFileInputs(file, options.maxChars);
  }
  const inputs = options.jsonl
    ? readLines(process.stdin, { where: 'line ', maxChars: options.maxChars, posts: false })
    : readFiles();
  // A terminal that shows the output has no room for a bar; how many lines there are is not known beforehand.
  const total = options.jsonl || files.some((file) => /\.(jsonl|ndjson)$/i.test(file)) ? null : files.length;
  const progress = await startProgress({
    label: 'coding',
    total: process.stdout.isTTY ? 0 : total,
    quiet: true,
  });
  const { quotes = false, tokens = false, pretty = false } = options;
  const { actors = [], places = [], patterns = [] } = options;
  const coder = { quotes, tokens, pretty, text: options.text ?? !options.jsonl, actors, places, patterns };
  try {
    process.exitCode = await runCode(inputs, process.stdout, {
      coder,
      threads: options.threads,
      published: options.published ?? null,
      progress,
    });
  } finally {
    progress.stop();
  }
}
