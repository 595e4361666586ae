/** `onrecord explain`: why the coding is what it is. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { CommandError, EXIT_USAGE } from '../errors.ts';
import type { Traced } from '../explain/explanation.ts';
import {
  listKnowledge,
  WORKSPACE_FLAG,
  WORKSPACE_HELP,
  type WorkspaceOption,
  withStore,
} from '../open-workspace.ts';
import { parseCount } from '../options.ts';

interface ExplainOptions extends WorkspaceOption {
  readonly json?: boolean;
  readonly line?: number;
  readonly rules?: boolean;
  readonly patterns: readonly string[];
}

const HELP = `
Says for a time which words, which sense, which anchor and which rule; for a claim which frame made it (file and line), by
which words its conditions hold, how each role hangs on the trigger in the dependency tree, what its status rests on, by
which rule it has its time, and which other times were passed over. Every rule has a name; --rules lists them all. A document of the record is read
again; if the present versions code it otherwise, that is said instead.

Examples:
  onrecord explain report.txt              the day of the document, then every time and claim of the file
  onrecord explain report.txt T3 C2        one time and one claim
  onrecord explain 3f2a9c81d0e4/C2         a claim of the record
  onrecord explain 3f2a9c81d0e4 T3 E1 --json
  onrecord explain posts.jsonl --line 7 C1
  onrecord explain --rules`;

const LONGEST_TEXT = 1_000_000;

export function registerExplain(program: Command): void {
  program
    .command('explain')
    .summary('why the coding is what it is: which words, which anchor, which rule')
    .description('Explains times, claims and events of a file or of a document in the record.')
    .argument('[what]', 'a file, or a document, claim (…/C1), event (…/E1) or time (…/T1) of the record')
    .argument('[parts...]', 'ids within it: T3, C2, E1; all, when none is given')
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .option('--json', 'print it as JSON')
    .option('--line <n>', 'of a file of JSON Lines: which line, from 1', parseCount)
    .option(
      '--patterns <dir>',
      "of a file: a team's own event patterns, on top of the project's (repeatable)",
      (dir: string, dirs: readonly string[]) => [...dirs, dir],
      [] as readonly string[],
    )
    .option('--rules', 'list the rules and what each says')
    .addHelpText('after', HELP)
    .action(explain);
}

async function explain(
  what: string | undefined,
  parts: readonly string[],
  options: ExplainOptions,
): Promise<void> {
  if (options.rules) return printRules();
  if (what === undefined)
    throw new CommandError('nothing to explain: name a file or a document of the record', EXIT_USAGE);
  if (existsSync(what)) return print(what, await traceFile(what, options), parts, options);
  if (options.line !== undefined)
    throw new CommandError(`--line goes with a file, and there is no file "${what}"`, EXIT_USAGE);
  await withStore(options, async (store) => {
    // A time has no address of its own in the record: it belongs to its document.
    const [, document = what, time] = /^(.*)\/(T\d+)$/.exec(what) ?? [];
    const found = await store.resolveId(document);
    const stored = found && (await store.getDocument(found.documentId));
    const bytes = found && (await store.readBytes(found.documentId));
    if (!found || !stored || !bytes)
      throw new CommandError(
        `nothing has the id "${what}", and there is no such file; see: onrecord list documents`,
      );
    const { loadKnowledge } = await import('../../pipeline.ts');
    const { traceStored } = await import('../explain/trace-document.ts');
    const traced = traceStored(stored, bytes, loadKnowledge(listKnowledge(store.dir)));
    const own = time ?? (found.kind === 'document' ? null : found.id);
    await print(found.documentId, traced, own === null ? parts : [own, ...parts], options);
  });
}

/** A file is explained as `onrecord code` reads it: the project's own knowledge, and the patterns that are given. */
async function traceFile(path: string, { line, patterns }: ExplainOptions): Promise<Traced> {
  const { readFileInputs } = await import('../code/read-inputs.ts');
  const { loadKnowledge } = await import('../../pipeline.ts');
  const { traceInput } = await import('../explain/trace-document.ts');
  const isLines = /\.(?:jsonl|ndjson)$/i.test(path);
  if (line === undefined && isLines)
    throw new CommandError(`${path} has a document on each line: say which, with --line`, EXIT_USAGE);
  for await (const input of readFileInputs(path, LONGEST_TEXT)) {
    if (input.kind === 'failure') {
      if (line === undefined || input.line?.line === line)
        throw new CommandError(`${input.where}: ${input.message}`);
    } else if (line === undefined || input.job.line === line)
      return traceInput(input.job.input, loadKnowledge({ patterns }));
  }
  throw new CommandError(line === undefined ? `${path} has no document` : `${path} has no line ${line}`);
}

async function print(
  name: string,
  traced: Traced,
  parts: readonly string[],
  { json }: ExplainOptions,
): Promise<void> {
  const { listExplanations } = await import('../explain/list-explanations.ts');
  const found = listExplanations(traced, parts);
  if ('missing' in found) {
    const { times, claims, events } = traced.coded;
    throw new CommandError(
      `"${name}" has no "${found.missing}"; it has ${describeIds('T', times.length)}, ${describeIds('C', claims.length)}, ${describeIds('E', events.length)}`,
    );
  }
  if (json) {
    process.stdout.write(`${JSON.stringify({ document: traced.coded.id, explanations: found })}\n`);
    return;
  }
  const { renderExplanations } = await import('../explain/render-explanations.ts');
  const { readTerminal } = await import('../terminal/read-terminal.ts');
  process.stdout.write(renderExplanations(found, readTerminal()));
}

function describeIds(letter: string, count: number): string {
  return count === 0 ? `no ${letter}` : count === 1 ? `${letter}1` : `${letter}1 to ${letter}${count}`;
}

async function printRules(): Promise<void> {
  const { renderRules } = await import('../explain/render-explanations.ts');
  const rules = await import('../../text/trace-rules.ts');
  process.stdout.write(
    renderRules({
      "The document's day": rules.PUBLISHED_RULES,
      'Kinds of time expression': rules.TIME_READERS,
      'How a time comes to its place in the calendar': rules.TIME_RULES,
      'How a claim has its time': rules.CLAIM_TIME_RULES,
      'Why a time of the sentence does not date a claim': rules.PASSED_RULES,
    }),
  );
}
