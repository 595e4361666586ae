/** Starts processes that work on a workspace, and gathers what they say. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder of its own, gone when the test is over. */
export function makeWorkspace(): string {
  const dir = mkdtempSync(join(tmpdir(), 'onrecord-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export interface Running {
  readonly child: ChildProcess;
  /** Whole lines so far. */
  readonly lines: () => readonly string[];
  readonly errors: () => string;
  /** Resolves when a line begins so; rejects when the process ends without it. */
  readonly waitFor: (start: string) => Promise<string>;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export function startChild(...args: readonly string[]): Running {
  const script = join(import.meta.dirname, 'store-child.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  const waiting = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    for (const check of waiting) check();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const lines = () => output.split('\n').slice(0, -1);
  const waitFor = (start: string) =>
    new Promise<string>((resolve, reject) => {
      const check = () => {
        const found = lines().find((line) => line.startsWith(start));
        if (found === undefined) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
      void ended.then(() => reject(new Error(`ended without "${start}": ${errors}`)));
    });
  return { child, lines, errors: () => errors, waitFor, ended };
}
