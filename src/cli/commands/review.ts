/** `onrecord review`: decisions from the command line. */
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { NewReview } from '../../contract/review.ts';
import { CommandError, EXIT_USAGE } from '../errors.ts';
import { WORKSPACE_FLAG, WORKSPACE_HELP, type WorkspaceOption, withStore } from '../open-workspace.ts';
import { requireWord } from '../suggest.ts';
import { describeVerdict } from '../terminal/describe.ts';

const ACTIONS = ['accept', 'reject', 'unsure', 'edit', 'undo'] as const;

interface ReviewOptions extends WorkspaceOption {
  readonly by?: string;
  readonly note?: string;
  readonly field?: string;
  readonly value?: string;
}

const HELP = `
A decision is added to those before it; none is ever changed, and no new coding overwrites it. "undo" takes the last
one back that holds.

Examples:
  onrecord review 3f2a9c81d0e4/E1 accept --by Ana
  onrecord review 3f2a9c81d0e4/C2 reject --note "it says that nobody was hurt"
  onrecord review 3f2a9c81d0e4/E1 edit --field status --value '"denied"'
  onrecord review 3f2a9c81d0e4/E1 undo`;

export function registerReview(program: Command): void {
  program
    .command('review')
    .summary('decide on a claim or event')
    .description('Records what a person decides about a claim or an event.')
    .argument('<id>', 'the claim (…/C1) or event (…/E1)')
    .argument('<decision>', ACTIONS.join(', '))
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .option('--by <name>', 'who decides (your login by default)')
    .option('--note <words>', 'why')
    .option('--field <name>', 'for edit: the field')
    .option('--value <json>', 'for edit: its value as JSON')
    .addHelpText('after', HELP)
    .action(appendDecision);
}

async function appendDecision(id: string, word: string, options: ReviewOptions): Promise<void> {
  const action = requireWord('decision', word, ACTIONS);
  const reviewer = options.by?.trim() || userInfo().username;
  await withStore(options, async (store) => {
    const target = await store.resolveId(id);
    if (!target) throw new CommandError(`there is no claim or event "${id}"; see: onrecord list events`);
    if (target.kind === 'document') {
      throw new CommandError(
        `"${id}" is a document; decisions are on claims (${id}/C1) and events (${id}/E1)`,
      );
    }
    const wanted: NewReview = {
      document: target.documentId,
      target: target.kind,
      targetKey: target.key,
      action,
      reviewer,
      ...(options.note === undefined ? {} : { note: options.note }),
      ...(action === 'edit' ? readEdit(options) : {}),
    };
    const { reviewed } = await store.appendReview(wanted);
    const claim = reviewed.claims.find((one) => one.key === target.key);
    const event = reviewed.events.find((one) => one.key === target.key);
    const [verdict, edits] =
      target.kind === 'claim'
        ? [claim?.decision.verdict ?? null, claim?.decision.edits ?? []]
        : [event?.verdict ?? null, event?.decision.edits ?? []];
    const state = describeVerdict(
      verdict,
      edits.map((edit) => edit.field),
    );
    process.stdout.write(
      `${target.documentId}/${target.id}  ${state === '–' ? 'undecided' : state}  by ${reviewer}\n`,
    );
  });
}

function readEdit({ field, value }: ReviewOptions): Pick<NewReview, 'field' | 'value'> {
  if (field === undefined || value === undefined) {
    throw new CommandError('an edit needs --field and --value', EXIT_USAGE);
  }
  try {
    return { field, value: JSON.parse(value) as NonNullable<NewReview['value']> };
  } catch {
    throw new CommandError(
      `--value is not JSON: ${value} (a text needs its quotation marks: '"${value}"')`,
      EXIT_USAGE,
    );
  }
}
