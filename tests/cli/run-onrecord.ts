/** Runs the real command, as a user would, in a process of its own. */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const BIN = join(import.meta.dirname, '../../bin/onrecord.mjs');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function cleanEnv(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { ONRECORD_WORKSPACE: _workspace, ONRECORD_DEBUG: _debug, ...rest } = process.env;
  return { ...rest, ...env };
}

export function runOnrecord(
  args: readonly string[],
  options: { readonly input?: string | Uint8Array; readonly env?: Readonly<Record<string, string>> } = {},
): Ran {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [BIN, ...args], {
    input: options.input ?? '',
    env: cleanEnv(options.env ?? {}),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 170_000,
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** Starts the command and leaves it running; the caller ends it. */
export function startOnrecord(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [BIN, ...args], { env: cleanEnv(env) });
}

/** What a started command has said on standard output once `pattern` matches it. */
export function waitForOutput(child: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    let complained = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complained += chunk;
    });
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk;
      if (pattern.test(said)) resolve(said);
    });
    child.on('exit', (code) => reject(new Error(`ended with ${code}, having said: ${said}${complained}`)));
  });
}

/** The status of a started command when it ends. */
export function waitForExit(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.on('exit', (code) => resolve(code));
  });
}

export function parseLines(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
