/** `onrecord show`: a document, claim or event in the terminal. */
import type { Command } from 'commander';
import { CommandError } from '../errors.ts';
import { WORKSPACE_FLAG, WORKSPACE_HELP, type WorkspaceOption, withStore } from '../open-workspace.ts';

interface ShowOptions extends WorkspaceOption {
  readonly json?: boolean;
}

const HELP = `
The id of a document may be shortened as long as only one document begins so. Marks are brackets where there is no
colour (NO_COLOR is respected, FORCE_COLOR too).

Examples:
  onrecord show 3f2a9c81d0e4          the text with its evidence marked, claims beneath each sentence, events below
  onrecord show 3f2a9c81d0e4/E1       one event, its claims and what people decided
  onrecord show 3f2a9c81d0e4/C2 --json`;

export function registerShow(program: Command): void {
  program
    .command('show')
    .summary('show a document, claim or event')
    .description('Shows a document with its evidence marked, or one of its claims or events.')
    .argument('<id>', 'a document, claim (…/C1) or event (…/E1)')
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .option('--json', 'print it as JSON, with every decision')
    .addHelpText('after', HELP)
    .action(showRecord);
}

async function showRecord(id: string, options: ShowOptions): Promise<void> {
  const { hasColour } = await import('../terminal/ink.ts');
  const { renderClaim, renderDocument, renderEvent } = await import('../show/render-document.ts');
  const { readTerminalWidth } = await import('../terminal/text-width.ts');
  await withStore(options, async (store) => {
    const found = await store.resolveId(id);
    const stored = found && (await store.getDocument(found.documentId));
    if (!found || !stored) throw new CommandError(`nothing has the id "${id}"; see: onrecord list documents`);
    if (options.json) {
      const { row, text, coded, reviewed } = stored;
      const one =
        found.kind === 'document'
          ? { document: row, text, coded, reviewed }
          : found.kind === 'claim'
            ? { document: row, ...reviewed.claims.find((claim) => claim.claim.id === found.id) }
            : { document: row, ...reviewed.events.find((event) => event.event.id === found.id) };
      process.stdout.write(`${JSON.stringify(one)}\n`);
      return;
    }
    const render = { width: readTerminalWidth(), colour: hasColour() };
    const output =
      found.kind === 'document'
        ? renderDocument(stored, render)
        : found.kind === 'claim'
          ? renderClaim(stored, found.id, render)
          : renderEvent(stored, found.id, render);
    process.stdout.write(output);
  });
}
