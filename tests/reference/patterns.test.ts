import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DATA_DIR } from '../../src/reference/load-yaml.ts';
import { loadOntology } from '../../src/reference/ontology.ts';
import { loadPatterns } from '../../src/reference/patterns.ts';
import { codeText, exampleKnowledge } from '../support/code-text.ts';

const ontology = loadOntology();
const patterns = loadPatterns();
// Loaded while the tests are collected: preparing the gazetteer the first time is no test's own time.
exampleKnowledge();
const SHIPPED = join(DATA_DIR, 'patterns/en');

describe('the frames', () => {
  it('cover all types of PLOVER', () => {
    const types = new Set(patterns.frames.map((f) => f.type));
    for (const type of ontology.ploverTypes.keys()) expect(types, type).toContain(type);
  });

  it('reach every sub-event type of ACLED, by themselves, a rule or a weapon', () => {
    const reached = new Set<string>();
    for (const frame of patterns.frames) {
      if (frame.acled) reached.add(frame.acled);
      for (const rule of ontology.rules.get(frame.rules ?? '') ?? []) reached.add(rule.acled);
    }
    for (const weapon of ontology.weapons.values()) if (weapon.acled) reached.add(weapon.acled);
    for (const name of ontology.acledTypes.keys()) expect(reached, name).toContain(name);
  });

  it('use every rule set', () => {
    const used = new Set(patterns.frames.map((f) => f.rules));
    for (const name of ontology.rules.keys()) expect(used, name).toContain(name);
  });
});

/** Every frame shows what it is for and what it is not for, and both are read by the real reader. */
describe('examples', () => {
  const rows = patterns.frames.flatMap((f) => f.examples.map((text) => [f.id, text] as const));
  it.each(rows)('%s: %s', (id, text) => {
    expect(codeText(text).coded.claims.map((c) => c.pattern)).toContain(id);
  });
});

describe('counter-examples', () => {
  const rows = patterns.frames.flatMap((f) => f.counterexamples.map((text) => [f.id, text] as const));
  it.each(rows)('%s: %s', (id, text) => {
    expect(codeText(text).coded.claims.map((c) => c.pattern)).not.toContain(id);
  });
});

describe("a team's own patterns", () => {
  const write = (frame: string): string => {
    const dir = mkdtempSync(join(tmpdir(), 'patterns-'));
    writeFileSync(join(dir, 'own.yaml'), `provenance: M\nframes:\n${frame}`);
    return dir;
  };
  const frame = (extra: string): string =>
    `  - { id: kite, type: ASSAULT, mode: explosives, verbs: [kite], examples: [x], counterexamples: [y]${extra} }\n`;

  it('are added to those shipped, and replace one of the same id', () => {
    const more = loadPatterns([SHIPPED, write(frame(''))]);
    expect(more.frames.length).toBe(patterns.frames.length + 1);
    expect(more.verbs.get('kite')?.[0]?.frame.id).toBe('kite');
    const replaced = loadPatterns([SHIPPED, write(frame('').replace('id: kite', 'id: shelling'))]);
    expect(replaced.frames.length).toBe(patterns.frames.length);
  });

  /** what is wrong, and how it is said */
  const BROKEN: [string, RegExp][] = [
    // a mode of another type
    [frame('').replace('mode: explosives', 'mode: troops'), /own\.yaml:3: .*not a type and mode of PLOVER/],
    // a frame without a counter-example teaches nobody where it ends
    [frame('').replace('counterexamples: [y]', 'counterexamples: []'), /own\.yaml:3: .*counterexamples/],
    // no class has this name
    [frame(', exclude: { object: ["@civillian"] }'), /own\.yaml:\d+: .*unknown class "@civillian"/],
    // no sub-event type has this name
    [frame(', acled: Airstrike'), /own\.yaml:3: .*not a sub-event type of ACLED/],
    // a key that nobody reads
    [frame(', tigger: [x]'), /own\.yaml:3: .*tigger/],
  ];
  it.each(BROKEN)('refuses %s', (text, message) => {
    expect(() => loadPatterns([write(text)])).toThrow(message);
  });
});
