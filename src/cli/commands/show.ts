/** `onrecord show`: a document, claim or event in the terminal. */
import type { Command } from 'commander';
import type { Span } from '../../contract/coded-document.ts';
import type { StoredDocument } from '../../contract/record.ts';
import type { ResolvedId, Store } from '../../store/store.ts';
import { CommandError, EXIT_USAGE } from '../errors.ts';
import { WORKSPACE_FLAG, WORKSPACE_HELP, type WorkspaceOption, withStore } from '../open-workspace.ts';
import { parseCount } from '../options.ts';

interface ShowOptions extends WorkspaceOption {
  readonly json?: boolean;
  readonly tree?: boolean;
  readonly sentence?: number;
}

const HELP = `
The id of a document may be shortened as long as only one document begins so. Marks are brackets where there is no
colour (NO_COLOR is respected, FORCE_COLOR too).

--tree reads the document again and shows how: each word joined to its head, with its part of speech, its relation
(Universal Dependencies) and the names. Of a claim or event, the sentences that its claims stand in.

Examples:
  onrecord show 3f2a9c81d0e4          the text with its evidence marked, claims beneath each sentence, events below
  onrecord show 3f2a9c81d0e4/E1       one event, its claims and what people decided
  onrecord show 3f2a9c81d0e4/C2 --json
  onrecord show 3f2a9c81d0e4 --tree --sentence 3`;

export function registerShow(program: Command): void {
  program
    .command('show')
    .summary('show a document, claim or event')
    .description('Shows a document with its evidence marked, or one of its claims or events.')
    .argument('<id>', 'a document, claim (…/C1) or event (…/E1)')
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .option('--json', 'print it as JSON, with every decision')
    .option('--tree', 'show the grammar of each sentence instead')
    .option('--sentence <n>', 'with --tree: one sentence of the document, from 1', parseCount)
    .addHelpText('after', HELP)
    .action(showRecord);
}

async function showRecord(id: string, options: ShowOptions): Promise<void> {
  if (options.sentence !== undefined && !options.tree)
    throw new CommandError('--sentence goes with --tree', EXIT_USAGE);
  await withStore(options, async (store) => {
    const found = await store.resolveId(id);
    const stored = found && (await store.getDocument(found.documentId));
    if (!found || !stored) throw new CommandError(`nothing has the id "${id}"; see: onrecord list documents`);
    if (options.tree) await showTrees(store, stored, found, options);
    else if (options.json) process.stdout.write(`${JSON.stringify(pickRecord(stored, found))}\n`);
    else await showText(stored, found);
  });
}

function pickRecord({ row, text, coded, reviewed }: StoredDocument, found: ResolvedId): object {
  if (found.kind === 'document') return { document: row, text, coded, reviewed };
  return found.kind === 'claim'
    ? { document: row, ...reviewed.claims.find((claim) => claim.claim.id === found.id) }
    : { document: row, ...reviewed.events.find((event) => event.event.id === found.id) };
}

async function showText(stored: StoredDocument, found: ResolvedId): Promise<void> {
  const { renderClaim, renderDocument, renderEvent } = await import('../show/render-document.ts');
  const { readTerminal } = await import('../terminal/read-terminal.ts');
  const render = readTerminal();
  const output =
    found.kind === 'document'
      ? renderDocument(stored, render)
      : found.kind === 'claim'
        ? renderClaim(stored, found.id, render)
        : renderEvent(stored, found.id, render);
  process.stdout.write(output);
}

async function showTrees(
  store: Store,
  stored: StoredDocument,
  found: ResolvedId,
  { sentence, json }: ShowOptions,
): Promise<void> {
  if (found.kind !== 'document' && sentence !== undefined)
    throw new CommandError(`--sentence goes with a document; ${found.id} has its own sentences`, EXIT_USAGE);
  const { readTrees } = await import('../show/read-trees.ts');
  const bytes = await store.readBytes(found.documentId);
  if (!bytes) throw new CommandError(`document "${found.documentId}" has just been erased`);
  const { trees, total } = readTrees(stored, bytes, sentence ?? listTriggers(stored, found));
  if (json) {
    process.stdout.write(`${JSON.stringify({ document: stored.row, sentences: trees })}\n`);
    return;
  }
  const { renderTrees } = await import('../show/render-trees.ts');
  const { readTerminal } = await import('../terminal/read-terminal.ts');
  process.stdout.write(renderTrees(trees, stored.text, total, readTerminal()));
}

/** Where the claims stand that a claim or event is; null for a document, of which everything is shown. */
function listTriggers({ reviewed }: StoredDocument, found: ResolvedId): readonly Span[] | null {
  if (found.kind === 'document') return null;
  const ids =
    found.kind === 'claim'
      ? [found.id]
      : reviewed.events.find((event) => event.event.id === found.id)?.event.claims;
  return reviewed.claims.filter(({ claim }) => ids?.includes(claim.id)).map(({ claim }) => claim.trigger);
}
