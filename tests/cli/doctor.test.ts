import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { checkModel } from '../../src/cli/doctor/check-model.ts';
import type { Check } from '../../src/cli/doctor/run-checks.ts';
import { runOnrecord } from './run-onrecord.ts';

// Each test starts processes that load the whole knowledge; a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000 });

const dir = mkdtempSync(join(tmpdir(), 'onrecord-doctor-'));
afterAll(() => rmSync(dir, { recursive: true }));

const NAMES = [
  'onrecord',
  'node',
  'reader',
  'gazetteer',
  'knowledge',
  'workbench',
  'workspace',
  'record',
  'disk',
  'threads',
  'reading',
  'speed',
];

function examine(workspace: string): { status: number | null; ok: boolean; checks: readonly Check[] } {
  const { status, stdout } = runOnrecord(['doctor', '--json', '--workspace', workspace]);
  return { status, ...(JSON.parse(stdout) as { ok: boolean; checks: Check[] }) };
}

describe('onrecord doctor', () => {
  it('finds nothing wrong with a sound installation, and does not make the workspace', () => {
    const workspace = join(dir, 'none');
    const { status, stdout } = runOnrecord(['doctor', '--workspace', workspace]);
    expect(stdout.match(/^(ok|note|PROBLEM) +([a-z]+)/gm)?.map((line) => line.split(/ +/)[1])).toEqual(NAMES);
    expect(stdout).toContain(workspace);
    expect(stdout).toMatch(
      /^ok +reader +reader\.onnx [0-9a-f]{8}, \d+\.\d MB, ONNX, sound; ready in \d+ ms$/m,
    );
    expect(stdout).toMatch(/^ok +threads +\d+ cores?; "code" uses [12], each with a reader of its own/m);
    expect(stdout).toMatch(/^ok +reading +[\d,]+ tokens a second in one thread/m);
    expect(stdout).toMatch(/All is well\.\n$/);
    expect(status).toBe(0);
    expect(existsSync(workspace)).toBe(false);
  });

  it('finds a damaged record and a broken file of knowledge', () => {
    const workspace = join(dir, 'broken');
    mkdirSync(join(workspace, 'actors'), { recursive: true });
    writeFileSync(join(workspace, 'onrecord.sqlite'), 'this is no database at all, whatever its name says');
    writeFileSync(join(workspace, 'actors', 'ours.yaml'), 'actors: [{ name: 7 ');
    const { status, ok, checks } = examine(workspace);
    const problems = checks.filter((check) => check.state === 'problem').map((check) => check.name);
    expect(problems).toContain('record');
    expect(problems).toContain('knowledge');
    expect(checks.find((check) => check.name === 'knowledge')?.detail).toContain('ours.yaml');
    expect(ok).toBe(false);
    expect(status).toBe(1);
  });

  it('counts what is on the record', () => {
    const workspace = join(dir, 'record');
    writeFileSync(join(dir, 'report.txt'), 'Shells hit the market in Tel Amar on Friday.');
    expect(runOnrecord(['add', '--workspace', workspace, join(dir, 'report.txt')]).status).toBe(0);
    const { checks, ok } = examine(workspace);
    expect(checks.find((check) => check.name === 'record')).toMatchObject({
      state: 'ok',
      values: { documents: 1 },
    });
    expect(ok).toBe(true);
  });
});

describe('the model of the reader', () => {
  const network = 'the weights of a network';
  const sum = createHash('sha256').update(network).digest('hex');
  const card = JSON.stringify({ sha256: { 'reader.onnx': sum } });

  function makeModel(name: string, files: Readonly<Record<string, string>>): string {
    const folder = join(dir, name);
    mkdirSync(folder);
    for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
    return folder;
  }

  it('is sound where the checksums of its card hold', () => {
    const folder = makeModel('sound', { 'reader.json': card, 'reader.onnx': network });
    expect(checkModel(folder)).toEqual({ sha256: sum, bytes: network.length });
  });

  it.each([
    ['without its card', { 'reader.onnx': network }, /reader\.json is not there/],
    ['without the network', { 'reader.json': card }, /reader\.onnx is not there/],
    [
      'a card that was cut off',
      { 'reader.json': card.slice(0, 30), 'reader.onnx': network },
      /reader\.json is damaged/,
    ],
    // a download that broke off
    [
      'a network that was cut off',
      { 'reader.json': card, 'reader.onnx': network.slice(0, 9) },
      /reader\.onnx is damaged: 9 bytes, checksum [0-9a-f]{8} instead of [0-9a-f]{8}/,
    ],
  ])('%s: says what to do', (what, files, words) => {
    const found = checkModel(makeModel(what, files));
    expect(found).toEqual({ problem: expect.stringMatching(words) });
    expect(found).toEqual({ problem: expect.stringContaining('git checkout -- data/models') });
  });
});
