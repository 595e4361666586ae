/** `onrecord serve`: the workbench, on this machine only. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Store } from '../../store/store.ts';
import { CommandError, EXIT_OK } from '../errors.ts';
import { WORKSPACE_FLAG, WORKSPACE_HELP, type WorkspaceOption } from '../open-workspace.ts';
import { parsePort } from '../options.ts';
import { resolveWorkspace } from '../workspace.ts';

export const DEFAULT_PORT = 4117;
const HOST = '127.0.0.1';
const WEB_DIR = fileURLToPath(new URL('../../../dist/web', import.meta.url));

interface ServeOptions extends WorkspaceOption {
  readonly port: number;
  readonly open: boolean;
}

const HELP = `
Only this machine can reach it. Other commands may add to the same workspace meanwhile. Ctrl-C ends it.

Examples:
  onrecord serve                          http://127.0.0.1:${DEFAULT_PORT}
  onrecord serve --port 0                 any free port
  onrecord serve --workspace ./case-12    another record`;

export function registerServe(program: Command): void {
  program
    .command('serve')
    .summary('open the workbench in the browser')
    .description(
      'Serves the workbench: read the reports beside what was coded, decide on it, see events and map.',
    )
    .option('--port <n>', 'port on 127.0.0.1; 0 takes any free one', parsePort, DEFAULT_PORT)
    .option('--no-open', 'do not open a browser')
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .addHelpText('after', HELP)
    .action((options: ServeOptions) =>
      serveWorkspace({
        workspace: resolveWorkspace(options.workspace),
        port: options.port,
        open: options.open,
      }),
    );
}

/**
 * Serves a workspace until the process is told to end. When it is served already, says where and returns.
 * @param open also opens a browser, where there is a desktop
 * @throws CommandError when another program, or the workbench of another workspace, has the port
 */
export async function serveWorkspace(options: {
  readonly workspace: string;
  readonly port: number;
  readonly open: boolean;
}): Promise<void> {
  const { workspace, port } = options;
  const { openStore } = await import('../../store/store.ts');
  const store = await openStore(workspace);
  let server: Awaited<ReturnType<typeof listen>>;
  try {
    server = await listen(store, workspace, port);
  } catch (error) {
    await store.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    await explainTakenPort(options);
    return;
  }
  const stop = new Promise<void>((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopped());
  });
  process.stdout.write(`OnRecord is at ${server.url}\nworkspace ${workspace}\nCtrl-C ends it.\n`);
  await openIfWanted(server.url, options.open);
  await stop;
  await server.close();
  await store.close();
  process.exitCode = EXIT_OK;
}

async function listen(store: Store, workspace: string, port: number) {
  const [{ startServer }, { readVersion }, { listKnowledge }] = await Promise.all([
    import('../../server/server.ts'),
    import('../read-version.ts'),
    import('../open-workspace.ts'),
  ]);
  const { openGazetteer } = await import('../../reference/gazetteer.ts');
  return startServer({
    store,
    workspace,
    host: HOST,
    port,
    webDir: WEB_DIR,
    version: readVersion(),
    openPlaces: () => openGazetteer({ extra: listKnowledge(workspace).places }),
    // A file dropped on the workbench is coded here; the knowledge is loaded with the first.
    loadCoder: async () => (await import('../load-coder.ts')).loadWorkspaceCoder(workspace),
  });
}

/** Our own workbench on the port is no failure: the user gets its address. */
async function explainTakenPort(options: {
  readonly workspace: string;
  readonly port: number;
  readonly open: boolean;
}): Promise<void> {
  const { findWorkbench } = await import('../find-workbench.ts');
  const url = `http://${HOST}:${options.port}`;
  const found = await findWorkbench(url);
  if (found && resolve(found.workspace) === resolve(options.workspace)) {
    process.stdout.write(`OnRecord is at ${url} already, with this workspace (${options.workspace})\n`);
    await openIfWanted(url, options.open);
    return;
  }
  const who = found ? `OnRecord with another workspace, ${found.workspace}` : 'another program';
  const next = options.port < 65535 ? `--port ${options.port + 1} or ` : '';
  throw new CommandError(`port ${options.port} is in use by ${who}; give ${next}--port 0 for any free one`);
}

async function openIfWanted(url: string, wanted: boolean): Promise<void> {
  if (!wanted) return;
  const { hasDesktop, openBrowser } = await import('../open-browser.ts');
  if (hasDesktop()) openBrowser(url);
}
