/**
 * Runs everything that must hold before a change lands, and closes with one line of counts: types, lint, dead code, then
 * the unit, golden and property tests, then the browser tests. All of it runs even when something early fails.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..');
const NODE = process.execPath;

interface Counts {
  passed: number;
  failed: number;
}

const counts: Counts = { passed: 0, failed: 0 };
const remarks: string[] = [];

/** A tool that passes or fails as a whole counts as one check. */
function check(what: string, script: string, args: readonly string[]): void {
  const from = performance.now();
  const { status } = spawnSync(NODE, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  counts[status === 0 ? 'passed' : 'failed']++;
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${what} (${seconds(from)})`);
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
});

function runVitest(project: string): void {
  const from = performance.now();
  const dir = mkdtempSync(join(tmpdir(), 'onrecord-tests-'));
  const file = join(dir, 'report.json');
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const { status } = spawnSync(NODE, [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  const report = readReport(file);
  counts.passed += report.numPassedTests;
  // A file that cannot be loaded, or a runner that ends badly, has no failed test of its own; it fails all the same.
  counts.failed += status === 0 ? 0 : Math.max(1, report.numFailedTests);
  rmSync(dir, { recursive: true });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${project} tests (${seconds(from)})`);
}

function readReport(file: string): z.infer<typeof vitestReport> {
  try {
    return vitestReport.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 0 };
  }
}

function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const candidates = named
    ? [named]
    : (process.env.PATH ?? '').split(delimiter).flatMap((dir) => names.map((name) => join(dir, name)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function seconds(from: number): string {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`;
}

check('types', 'typescript/bin/tsc', ['--noEmit']);
check('lint and format', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings']);
check('dead code and dependencies', 'knip/bin/knip.js', []);
runVitest('unit');
const chromium = findChromium();
if (chromium) {
  process.env.CHROMIUM_PATH = chromium;
  runVitest('browser');
} else {
  remarks.push(
    'The browser tests did not run: Chromium was not found (install chromium, or set CHROMIUM_PATH).',
  );
  if (process.env.CI === 'true') counts.failed++;
}
for (const remark of remarks) console.log(remark);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
