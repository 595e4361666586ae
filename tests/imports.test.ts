import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

const STAGES = ['text', 'ingest', 'read', 'extract', 'resolve', 'corroborate', 'review', 'export'];

/** What each part of `src/` may import besides itself: docs/decisions.md says why. `pipeline` is `src/pipeline.ts`. */
const ALLOWED: Record<string, readonly string[]> = {
  contract: [],
  reference: ['contract', 'text'],
  text: ['contract', 'reference'],
  ...Object.fromEntries(
    STAGES.filter((stage) => stage !== 'text').map((stage) => [stage, ['contract', 'text', 'reference']]),
  ),
  pipeline: ['contract', 'text', 'reference', ...STAGES],
  store: ['contract', 'text', 'reference', 'review'],
  jobs: ['contract', 'reference', 'store', 'pipeline', ...STAGES],
  server: ['contract', 'reference', 'store', 'pipeline', ...STAGES],
  cli: ['contract', 'reference', 'store', 'pipeline', ...STAGES],
  web: ['contract'],
};

/** `cli serve` starts the server: the one door between two parts that otherwise don't know each other. */
const DOORS = new Set(['cli/commands/serve.ts -> server', 'cli/commands/demo.ts -> server']);

interface Import {
  readonly file: string;
  readonly target: string;
}

function listFiles(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function findImports(file: string, source: string): Import[] {
  const pattern = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g;
  return [...source.matchAll(pattern)].map((match) => ({
    file: relative(SRC, file),
    target: relative(SRC, resolve(dirname(file), match[1] ?? '')),
  }));
}

function partOf(path: string): string {
  return path.replace(/\.tsx?$/, '').split('/')[0] ?? '';
}

function findViolation({ file, target }: Import): string | null {
  const from = partOf(file);
  const to = partOf(target);
  if (to === '..' || target.startsWith('..')) return `${file} imports ${target}, outside src/`;
  if (from === to || DOORS.has(`${file} -> ${to}`)) return null;
  const allowed = ALLOWED[from];
  if (!allowed) return `${file} is in a part of src/ that has no import rule`;
  return allowed.includes(to) ? null : `${file} imports ${target}: ${from} may not import ${to}`;
}

describe('import boundaries', () => {
  const files = listFiles(SRC);
  const imports = files.flatMap((file) => findImports(file, readFileSync(file, 'utf8')));

  it('reads the whole source', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('holds everywhere', () => {
    expect(imports.map(findViolation).filter((each) => each !== null)).toEqual([]);
  });

  it.each([
    // two stages never import each other
    ['extract/claims.ts', `import { x } from '../resolve/times.ts';`],
    // the contract imports nothing of ours
    ['contract/coded-document.ts', `import type { Token } from '../text/document.ts';`],
    // the web talks to the API only
    ['web/main.tsx', `import { openStore } from '../store/store.ts';`],
    // a stage knows no store
    ['review/fold.ts', `export { x } from '../store/store.ts';`],
    // dynamic imports count too
    ['read/read-document.ts', `const x = await import('../cli/main.ts');`],
    // server and cli don't import each other, save through `serve` and `demo`
    ['server/server.ts', `import { x } from '../cli/main.ts';`],
    ['cli/commands/add.ts', `import { x } from '../../server/server.ts';`],
  ])('sees a violation in %s', (file, source) => {
    const found = findImports(join(SRC, file), source).map(findViolation);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(file);
  });
});
