import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HARMS, STATUSES, WEAPONS } from '../../src/contract/coded-document.ts';
import { loadActors } from '../../src/reference/actors.ts';
import { DATA_DIR } from '../../src/reference/load-yaml.ts';
import { loadOntology } from '../../src/reference/ontology.ts';

const ontology = loadOntology();

describe('the ontologies', () => {
  it('has the sixteen types of PLOVER with their quad codes', () => {
    expect([...ontology.ploverTypes.keys()].sort()).toEqual(
      [
        'AGREE',
        'CONSULT',
        'SUPPORT',
        'CONCEDE',
        'COOPERATE',
        'AID',
        'RETREAT',
        'REQUEST',
        'REJECT',
        'ACCUSE',
        'THREATEN',
        'PROTEST',
        'SANCTION',
        'MOBILIZE',
        'COERCE',
        'ASSAULT',
      ].sort(),
    );
    expect(ontology.ploverTypes.get('AGREE')?.quad).toBe(1);
    expect(ontology.ploverTypes.get('RETREAT')?.quad).toBe(2);
    expect(ontology.ploverTypes.get('THREATEN')?.quad).toBe(3);
    expect(ontology.ploverTypes.get('ASSAULT')?.quad).toBe(4);
    expect(ontology.contexts.size).toBe(37);
  });

  it('keeps the 25 sub-event types of ACLED in hierarchical order', () => {
    const rows = [...ontology.acledTypes.values()];
    expect(rows).toHaveLength(25);
    expect(rows[0]?.subEventType).toBe('Government regains territory');
    expect(rows.at(-1)?.subEventType).toBe('Other');
    const rank = (name: string): number => ontology.acledTypes.get(name)?.rank ?? Number.NaN;
    // a strike and an attack at once are coded as the strike
    expect(rank('Air/drone strike')).toBeLessThan(rank('Attack'));
    expect(ontology.acledTypes.get('Mob violence')?.disorder).toBe('Political violence');
    expect(ontology.acledTypes.get('Excessive force against protesters')?.disorder).toBe(
      'Political violence; Demonstrations',
    );
  });

  it('crosses every sub-event type to a type and mode, and says what is lost', () => {
    expect([...ontology.crosswalk.keys()].sort()).toEqual([...ontology.acledTypes.keys()].sort());
    for (const [name, row] of ontology.crosswalk) expect(row.lost.length, name).toBeGreaterThan(0);
  });

  it('knows every harm, status and usable weapon class of the contract', () => {
    expect([...ontology.harms.keys()].sort()).toEqual([...HARMS].sort());
    expect([...ontology.statuses.keys()]).toEqual([...STATUSES]);
    // 'none' is said in words ('unarmed'), no weapon has it for a name
    expect([...ontology.weapons.keys()].sort()).toEqual(WEAPONS.filter((w) => w !== 'none').sort());
  });

  it('names each word of weapons and facilities once in its list', () => {
    for (const index of [ontology.weaponWords, ontology.facilityWords]) {
      for (const list of index.values()) {
        const texts = list.map((e) => e.parts.join(' '));
        expect(new Set(texts).size, texts.join()).toBe(texts.length);
      }
    }
  });
});

describe('broken ontology files', () => {
  /** file, what is replaced, by what, the message */
  const CASES: [string, string, string, RegExp][] = [
    // a sub-type that ACLED has not
    [
      'weapons.yaml',
      'acled: Grenade',
      'acled: Grenades',
      /weapons\.yaml:\d+: .*not a sub-event type of ACLED/,
    ],
    // a mode of another type
    [
      'crosswalk.yaml',
      'type: AGREE, mode: null',
      'type: AGREE, mode: aerial',
      /crosswalk\.yaml:\d+: .*not a type and mode/,
    ],
    // a weapon class outside the contract
    ['weapons.yaml', 'weapon: rocket', 'weapon: rokcet', /weapons\.yaml:\d+: .*weapon/],
    // a rule that codes nothing known
    [
      'coding-rules.yaml',
      'acled: Mob violence',
      'acled: Mob',
      /coding-rules\.yaml:\d+: .*not a sub-event type of ACLED/,
    ],
  ];
  it.each(CASES)('%s: %s', (file, from, to, message) => {
    const dir = mkdtempSync(join(tmpdir(), 'ontology-'));
    cpSync(join(DATA_DIR, 'ontology'), dir, { recursive: true });
    const text = readFileSync(join(dir, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(dir, file), text.replace(from, to));
    expect(() => loadOntology(dir)).toThrow(message);
  });
});

describe('deployments', () => {
  const { countries, actors } = loadActors();

  it('are of states and groups that the registry has, in states that it has', () => {
    const unknown = ontology.deployments.filter(
      (row) => !(countries.has(row.of) || actors.has(row.of)) || !countries.has(row.in),
    );
    expect(unknown).toEqual([]);
  });

  it('are never of a group in its own home', () => {
    expect(ontology.deployments.filter((row) => actors.get(row.of)?.country === row.in)).toEqual([]);
  });

  it.each([
    ['  - {of: SYR, in: SYR, from: 2011-03}', 'abroad'], // at home
    ['  - {of: RUS, in: SYR, from: 2015-09, until: 2014-01}', 'from before until'], // ends before it begins
    ['  - {of: RUS, in: SYR, from: 2015}', 'from'], // no month
  ])('refuses %s', (row, message) => {
    const dir = mkdtempSync(join(tmpdir(), 'ontology-'));
    cpSync(join(DATA_DIR, 'ontology'), dir, { recursive: true });
    writeFileSync(join(dir, 'deployments.yaml'), `provenance: M\ndeployments:\n${row}\n`);
    expect(() => loadOntology(dir)).toThrow(message);
  });
});
