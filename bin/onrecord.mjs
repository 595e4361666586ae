#!/usr/bin/env node
// Starts the command on a Node that runs TypeScript as it is (22.18 or later): this one, or the one of the project.
// Plain JavaScript without packages, because it must run on Node 20 and before the set-up.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const main = join(root, 'src', 'cli', 'main.ts');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (!existsSync(join(root, 'node_modules', 'commander'))) {
  console.error(`onrecord: not set up yet; run "npm run setup" in ${root}, once`);
  process.exitCode = 1;
} else if (major > 22 || (major === 22 && minor >= 18)) {
  await start();
} else {
  restart();
}

async function start() {
  // What Node says of its own experimental parts is of no use to the reader of this command's messages.
  const emit = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    const type = typeof rest[0] === 'object' ? rest[0]?.type : rest[0];
    if (type !== 'ExperimentalWarning') emit.call(process, warning, ...rest);
  };
  module.enableCompileCache?.(join(root, '.cache', 'compile'));
  const { runCommand } = await import(new URL('../src/cli/main.ts', import.meta.url).href);
  await runCommand(process.argv.slice(2));
}

function restart() {
  const windows = process.platform === 'win32';
  const names = windows
    ? [['node', 'bin', 'node.exe']]
    : [
        ['.bin', 'node'],
        ['node', 'bin', 'node'],
      ];
  const node = names.map((parts) => join(root, 'node_modules', ...parts)).find((path) => existsSync(path));
  if (!node) {
    console.error(
      `onrecord: Node ${process.versions.node} is too old and the project's own is missing; run "npm run setup" in ${root}`,
    );
    process.exitCode = 1;
    return;
  }
  const self = fileURLToPath(import.meta.url);
  const child = spawn(node, [self, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`onrecord: ${main}: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}
