import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runOnrecord } from './run-onrecord.ts';

const dir = mkdtempSync(join(tmpdir(), 'gazetteer-'));
afterAll(() => rmSync(dir, { recursive: true }));
const workspace = join(dir, 'workspace');
const ours = join(dir, 'ours.csv');
writeFileSync(ours, 'name,lat,lon,country,radius km\nNurin Crossing,32.9,36.2,SYR,3\n');

function gazetteer(...args: string[]) {
  return runOnrecord(['gazetteer', ...args, '--workspace', workspace]);
}

describe('onrecord gazetteer', () => {
  it('imports a table, which a later look-up and the coder know, lists and removes it', () => {
    const imported = gazetteer('import', ours);
    expect(imported).toMatchObject({ status: 0, stdout: 'own-ours: 1 places of 1 rows\n' });
    expect(gazetteer('list').stdout).toMatch(/own-ours +1 +1 .* ours\.csv/);
    expect(gazetteer('lookup', 'nourin crossing').stdout).toContain('Nurin Crossing (SYR)');
    const coded = runOnrecord(['code', '--jsonl', '--places', join(workspace, 'places')], {
      input: `${JSON.stringify({ text: 'Shelling hit the Nurin Crossing, in Syria, on Monday.' })}\n`,
    });
    expect(coded.stdout).toContain('own:nurin-crossing@32.9,36.2');
    expect(gazetteer('remove', 'own-ours')).toMatchObject({ status: 0, stdout: 'removed own-ours\n' });
    expect(gazetteer('lookup', 'Nurin Crossing').status).toBe(1);
  });

  it('says what is wrong with a table, and keeps nothing of it', () => {
    const bad = join(dir, 'bad.csv');
    writeFileSync(bad, 'name,lat,lon\nNurin,99,36\n');
    const result = gazetteer('import', bad);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain(
      'bad.csv:2: latitude "99"; decimal degrees from -90 to 90 would be right',
    );
    expect(existsSync(join(workspace, 'places/imported/own-bad.places'))).toBe(false);
  });

  it('explains a ranking: the parts of a score add up to it', () => {
    const { stdout } = gazetteer(
      'lookup',
      'Tafas',
      '--near',
      '32.7,36.1',
      '--near',
      'geonames:170905',
      '--json',
    );
    const { candidates } = JSON.parse(stdout);
    expect(candidates[0]).toMatchObject({ match: 'exact', place: { country: 'SYR', admin1: 'Daraa' } });
    expect(candidates[0].distances.map(({ km }: { km: number }) => km < 30)).toEqual([true, true]);
    for (const { parts, score } of candidates) {
      const sum = Object.values<number>(parts).reduce((all, part) => all + part, 0);
      expect(sum).toBeCloseTo(score, 2);
    }
  });

  it.each([
    [['Tripoli', '--country', 'LBN', '--limit', '1'], 'LBN'], // an ISO 3166-1 alpha-3 code
    [['Tripoli', '--country', 'ly', '--limit', '1'], 'LBY'], // alpha-2, in small letters
    [['Tripoli', '--country', 'Lebanon', '--limit', '1'], 'LBN'], // a name
  ])('lookup %j stays in %s', (args, country) => {
    expect(gazetteer('lookup', ...args).stdout).toContain(`${country})`);
  });

  it.each([
    [['lookup', 'Tafas', '--country', 'Qzx'], '"Qzx" is no country; SYR, SY or Syria would be right'],
    [['lookup', 'Tafas', '--near', '95,36'], '95,36: a latitude from -90 to 90'],
    [['remove', 'own-nothing'], 'there is no import own-nothing; there is none'],
    [['import', 'no-such.txt'], 'there is no file no-such.txt'],
  ])('%j fails and says why', (args, message) => {
    const result = gazetteer(...args);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain(message);
  });

  it('a name that is a letter away is found when nothing else is', () => {
    expect(gazetteer('lookup', 'Qamishlx', '--limit', '1').stdout).toMatch(/match: fuzzy/);
  });
});
