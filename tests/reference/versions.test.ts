import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readVersions } from '../../src/reference/versions.ts';

describe('versions', () => {
  it('are the same each time, and name program and model', () => {
    const versions = readVersions();
    expect(readVersions()).toEqual(versions);
    expect(versions.code).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{8}$/);
    expect(versions.data).toMatch(/^[0-9a-f]{8}$/);
    expect(versions.model).toMatch(/^reader@[0-9a-f]{8}$/);
  });

  it("change with a team's own files: their words, their names, their number", () => {
    const dir = mkdtempSync(join(tmpdir(), 'onrecord-versions-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    const seen = [readVersions().data];
    const expectNew = () => {
      const { data, code } = readVersions([dir]);
      expect(seen).not.toContain(data);
      expect(code).toBe(readVersions().code);
      seen.push(data);
    };
    // an empty folder and one that is not there add nothing
    expect(readVersions([dir, join(dir, 'none')]).data).toBe(seen[0]);
    writeFileSync(join(dir, 'a.yaml'), 'one');
    expectNew();
    writeFileSync(join(dir, 'a.yaml'), 'two');
    expectNew();
    mkdirSync(join(dir, 'deep'));
    writeFileSync(join(dir, 'deep/b.yaml'), 'two');
    expectNew();
    rmSync(join(dir, 'a.yaml'));
    expectNew();
  });
});
