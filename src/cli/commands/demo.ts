/** `onrecord demo`: a workspace of our own example reports, coded, in the workbench. It is what `npm start` runs. */
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { WORKSPACE_FLAG } from '../open-workspace.ts';
import { parsePort } from '../options.ts';
import { addFiles } from './add.ts';
import { recodeDocuments } from './recode.ts';
import { DEFAULT_PORT, serveWorkspace } from './serve.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const EXAMPLES = join(ROOT, 'examples');
const DEMO_WORKSPACE = join(ROOT, '.onrecord', 'demo');
/** What a workspace may hold of a team's own; the examples come with some of each. */
const OWN_FOLDERS = ['actors', 'places', 'patterns', 'layers'];

interface DemoOptions {
  readonly workspace: string;
  readonly port: number;
  readonly open: boolean;
}

const HELP = `
The reports tell of an invented war in an invented country, the island republic of Karsa. What you decide in the demo is
kept, in its own folder, apart from your record.

Example:
  onrecord demo --port 0 --no-open`;

export function registerDemo(program: Command): void {
  program
    .command('demo')
    .summary('try the workbench on example reports')
    .description('Codes ten example reports into a workspace of their own and opens the workbench on it.')
    .option('--port <n>', 'port on 127.0.0.1; 0 takes any free one', parsePort, DEFAULT_PORT)
    .option('--no-open', 'do not open a browser')
    .option(WORKSPACE_FLAG, 'where the demo is kept', DEMO_WORKSPACE)
    .addHelpText('after', HELP)
    .action(runDemo);
}

async function runDemo(options: DemoOptions): Promise<void> {
  const { workspace } = options;
  for (const name of OWN_FOLDERS) {
    const from = join(EXAMPLES, name);
    if (existsSync(from)) cpSync(from, join(workspace, name), { recursive: true });
  }
  await codeReports(workspace);
  await serveWorkspace(options);
}

/** Adds the reports that the record lacks, and codes anew what an older version coded; mostly there is nothing to do. */
async function codeReports(workspace: string): Promise<void> {
  const reports = join(EXAMPLES, 'reports');
  const files = readdirSync(reports).map((name) => join(reports, name));
  const { missing, outdated } = await findWork(workspace, files);
  if (missing.length > 0) await addFiles(missing, { workspace });
  if (outdated > 0) await recodeDocuments({ workspace });
}

async function findWork(
  workspace: string,
  files: readonly string[],
): Promise<{ missing: string[]; outdated: number }> {
  const { openStore } = await import('../../store/store.ts');
  const { readWorkspaceVersions } = await import('../workspace-versions.ts');
  const { readParts } = await import('../read-parts.ts');
  const { hashBytes } = await import('../../store/hash.ts');
  const store = await openStore(workspace);
  try {
    const missing: string[] = [];
    for (const file of files) {
      const { parts } = await readParts(file);
      for await (const part of parts) {
        const found = await store.lookUp(hashBytes(part.bytes));
        if (found.kind === 'new') {
          missing.push(file);
          break;
        }
      }
    }
    return { missing, outdated: await store.countOutdated(readWorkspaceVersions(workspace)) };
  } finally {
    await store.close();
  }
}
