import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from './run-command.ts';

const OWN = `provenance: M
frames:
  - id: well-poisoned
    type: ASSAULT
    mode: unconventional
    harms: [service-lost]
    verbs: [poison, foul]
    require: { object: [well, borehole, cistern] }
    examples:
      - Militiamen poisoned the well of the village.
    counterexamples:
      - The soldiers drank from the well.
`;

function write(text: string): { dir: string; file: string } {
  const dir = mkdtempSync(join(tmpdir(), 'patterns-'));
  const file = join(dir, 'water.yaml');
  writeFileSync(file, text);
  return { dir, file };
}

// Each run loads all knowledge, as the command does; that is slow on a busy machine.
describe('onrecord patterns check', { timeout: 90_000 }, () => {
  it('says that all hold', async () => {
    const { out, code } = await run('patterns', 'check', write(OWN).dir);
    expect(code).toBe(0);
    expect(out).toBe('1 frame, 1 example, 1 counter-example: all hold\n');
  });

  /** what the file says instead, the line of the sentence, what is told of it */
  const WRONG: [string, string, string, number, string, string][] = [
    // an example that no trigger matches
    [
      'an example without a claim',
      'Militiamen poisoned the well of the village.',
      'Militiamen guarded the well of the village.',
      10,
      'expected a claim by "well-poisoned"',
      'found    no claim',
    ],
    // a counter-example that is one
    [
      'a counter-example with a claim',
      'The soldiers drank from the well.',
      'Fighters fouled a cistern.',
      12,
      'expected no claim by "well-poisoned"',
      'found    "well-poisoned" at “fouled” (ASSAULT, occurred)',
    ],
    // another frame takes the sentence: it is named
    [
      'an example of another frame',
      'Militiamen poisoned the well of the village.',
      'Militiamen shelled the well of the village.',
      10,
      'expected a claim by "well-poisoned"',
      'found    "shelling" at “shelled”',
    ],
  ];
  it.each(WRONG)('names %s', async (_, from, to, line, expected, found) => {
    const { dir, file } = write(OWN.replace(from, to));
    const { out, code } = await run('patterns', 'check', dir);
    expect(code).toBe(1);
    expect(out).toContain(`${file}:${line}: frame "well-poisoned"`);
    expect(out).toContain(expected);
    expect(out).toContain(found);
  });

  it('names file and line of what is no frame', async () => {
    const { dir, file } = write(OWN.replace('mode: unconventional', 'mode: poison'));
    const { err, code } = await run('patterns', 'check', dir);
    expect(code).toBe(1);
    expect(err).toContain(`${file}:3: `);
    expect(err).toContain('not a type and mode of PLOVER');
  });

  it('wants a folder that is there', async () => {
    const { err, code } = await run('patterns', 'check', '/nowhere/patterns');
    expect(code).toBe(2);
    expect(err).toContain('there is no folder "/nowhere/patterns"');
  });
});

describe('onrecord patterns list', () => {
  const ids = (out: string): string[] =>
    (JSON.parse(out) as { frames: { id: string }[] }).frames.map((frame) => frame.id);

  it('lists the frames that may give a type, in any case', async () => {
    const { out } = await run('patterns', 'list', 'air/drone strike', '--json');
    expect(ids(out)).toEqual(expect.arrayContaining(['air-strike', 'drone-strike', 'bomb']));
    expect(ids(out)).not.toContain('ceasefire');
  });

  it("adds a team's own", async () => {
    const { out } = await run('patterns', 'list', 'unconventional', '--patterns', write(OWN).dir, '--json');
    expect(ids(out)).toContain('well-poisoned');
  });

  it('knows no other types', async () => {
    const { err, code } = await run('patterns', 'list', 'kite');
    expect(code).toBe(2);
    expect(err).toContain('"kite" is no type or mode of PLOVER');
  });
});
