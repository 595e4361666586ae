import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it, vi } from 'vitest';
import { createProgram } from '../../src/cli/main.ts';
import { suggestWord } from '../../src/cli/suggest.ts';
import { runOnrecord } from './run-onrecord.ts';

// Each test starts processes that load the whole knowledge; a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000 });

describe('wrong use', () => {
  it.each([
    // The nearest right word, where there is one.
    [['cod'], "onrecord: unknown command 'cod' (did you mean code?); see"],
    [['exprot'], "onrecord: unknown command 'exprot' (did you mean export?); see"],
    [['code', '--qoutes', 'a.txt'], "onrecord: unknown option '--qoutes' (did you mean --quotes?); see"],
    [['serve', '--prot', '1'], "onrecord: unknown option '--prot' (did you mean --port?); see"],
    [['list', 'evnts'], 'onrecord: '],
    // Values are checked before anything is read.
    [
      ['code', '--published', '14.3.2021', 'a.txt'],
      "onrecord: option '--published <date>' argument '14.3.2021' is invalid. Give an ISO 8601 date",
    ],
    [
      ['code', '--published', '2021-02-29', 'a.txt'],
      "onrecord: option '--published <date>' argument '2021-02-29' is invalid.",
    ],
    [
      ['code', '--threads', '0', 'a.txt'],
      "onrecord: option '--threads <n>' argument '0' is invalid. Give a whole number from 1",
    ],
    [
      ['code', '--patterns', '/nowhere', 'a.txt'],
      "onrecord: option '--patterns <dir>' argument '/nowhere' is invalid. There is no such folder",
    ],
    [
      ['serve', '--port', '99999'],
      "onrecord: option '--port <n>' argument '99999' is invalid. Give a port from 0 to 65535",
    ],
    [['code'], 'onrecord: nothing to code: name files, or give --jsonl to read standard input'],
    [['code', '--jsonl', 'a.txt'], 'onrecord: give files or --jsonl, not both'],
  ])('%j: one line, status 2', (args, said) => {
    const { status, stdout, stderr } = runOnrecord(args);
    expect(stderr.slice(0, said.length)).toBe(said);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('suggests for words of a closed list', () => {
    expect(runOnrecord(['list', 'evnts']).stderr).toContain('events');
  });
});

describe('help', () => {
  const program = createProgram();
  const commands = program.commands.map((each) => each.name());

  it('names every command with a line about it, in groups', () => {
    const { status, stdout } = runOnrecord(['--help']);
    expect(status).toBe(0);
    for (const name of commands) expect(stdout).toMatch(new RegExp(`^  ${name} .*\\w`, 'm'));
    expect(stdout).toMatch(/^Read reports:$/m);
    expect(stdout).toMatch(/^Exit status: 0 done, 1 something failed/m);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });

  // 'gazetteer' only holds further commands; each of those has examples of its own.
  const leaves = program.commands.flatMap((each) => (each.commands.length > 0 ? each.commands : [each]));
  const pathOf = (command: Command): string[] =>
    command.parent && command.parent !== program ? [command.parent.name(), command.name()] : [command.name()];

  it.each(leaves.map((each) => pathOf(each).join(' ')))(
    '%s has an example that the command line accepts',
    (path) => {
      const { status, stdout } = runOnrecord([...path.split(' '), '--help']);
      expect(status).toBe(0);
      const examples = stdout.match(/^ {2}onrecord .*$/gm) ?? [];
      expect(examples.some((example) => example.startsWith(`  onrecord ${path}`))).toBe(true);
      for (const example of examples) {
        const used = leaves.find((each) => example.startsWith(`  onrecord ${pathOf(each).join(' ')}`));
        const options = used?.options.map((option) => option.long) ?? [];
        for (const [option] of example.matchAll(/(?<= )--[a-z-]+/g)) expect(options).toContain(option);
      }
    },
  );

  it('starts fast: no command loads its work before it runs', () => {
    runOnrecord(['--version']);
    const started = performance.now();
    runOnrecord(['--help']);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('tells the version', () => {
    expect(runOnrecord(['--version'])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  it('is shown, with status 2, when nothing is asked', () => {
    const { status, stderr } = runOnrecord([]);
    expect(status).toBe(2);
    expect(stderr).toContain('Usage: onrecord');
  });
});

describe('suggestWord', () => {
  const words = ['documents', 'claims', 'events'];
  it.each([
    ['evnts', 'events'],
    ['Claim', 'claims'],
    ['docmuents', 'documents'],
    // Too far off to be a slip.
    ['people', null],
    ['x', null],
  ])('%s: %s', (word, expected) => {
    expect(suggestWord(word, words)).toBe(expected);
  });
});

describe('bin/onrecord.mjs', () => {
  it('says what to do where the set-up has not run', () => {
    const dir = mkdtempSync(join(tmpdir(), 'onrecord-bin-'));
    try {
      mkdirSync(join(dir, 'bin'));
      const bin = join(dir, 'bin', 'onrecord.mjs');
      copyFileSync(join(import.meta.dirname, '../../bin/onrecord.mjs'), bin);
      const { status, stderr } = spawnSync(process.execPath, [bin, 'code', 'a.txt'], { encoding: 'utf8' });
      expect(stderr).toMatch(/^onrecord: not set up yet; run "npm run setup" in .*\n$/);
      expect(status).toBe(1);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
