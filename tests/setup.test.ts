import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SCRIPT = join(ROOT, 'scripts/setup.mjs');

describe('the set-up', () => {
  it('needs no package, because it is what installs them', () => {
    const imports = [...readFileSync(SCRIPT, 'utf8').matchAll(/from '([^']+)'/g)].map((match) => match[1]);
    expect(imports.length).toBeGreaterThan(3);
    expect(imports.filter((name) => !name?.startsWith('node:'))).toEqual([]);
  });

  it('does nothing, quietly and in under three seconds, where everything is there', () => {
    spawnSync(process.execPath, [SCRIPT], { cwd: ROOT });
    const from = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT], { cwd: ROOT, encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(performance.now() - from).toBeLessThan(3000);
  });

  it('puts the project’s own Node in front', () => {
    const wanted: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).devDependencies.node;
    const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/node'), ['--version'], { encoding: 'utf8' });
    expect(stdout.trim()).toBe(`v${wanted}`);
  });
});
