/** Reads the values of options that several commands have. */
import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';

/** For an option that may be given more than once, each time with a folder that must be there. */
export function collectFolder(value: string, earlier: readonly string[] = []): string[] {
  const path = resolve(value);
  if (!existsSync(path) || !statSync(path).isDirectory())
    throw new InvalidArgumentError('There is no such folder.');
  return [...earlier, path];
}

/** A whole number of at least 1. */
export function parseCount(value: string): number {
  const count = Number(value);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError('Give a whole number from 1.');
  return count;
}

/** A TCP port; 0 lets the system choose a free one. */
export function parsePort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535 || value.trim() === '')
    throw new InvalidArgumentError('Give a port from 0 to 65535; 0 takes any free one.');
  return port;
}

/** How many threads code, when nobody says: two where there are two. */
export function chooseThreads(): number {
  return Math.min(2, availableParallelism());
}
