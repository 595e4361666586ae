import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IndexedName } from '../../src/reference/actors/name-index.ts';
import { actorFileSchema } from '../../src/reference/actors/schema.ts';
import { ACTORS_DIR, type ActorEntry, loadActors, type NameTarget } from '../../src/reference/actors.ts';
import { loadYaml } from '../../src/reference/load-yaml.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples/actors');
const registry = loadActors([ACTORS_DIR, EXAMPLES]);
const rows = [ACTORS_DIR, EXAMPLES].flatMap((dir) =>
  readdirSync(dir).flatMap((file) => loadYaml(join(dir, file), actorFileSchema).actors),
);
const written = [...registry.actors.values()].filter((actor) => actor.body === null);

function keyOf(target: NameTarget): string {
  return target.kind === 'actor' ? target.actor.id : target.country.iso;
}

function collisions(names: Iterable<readonly IndexedName<NameTarget>[]>): string[] {
  const bySpelling = new Map<string, IndexedName<NameTarget>[]>();
  for (const list of names) {
    for (const name of list) {
      // Spellings that must stand exactly so ('JeM') do not meet others in capitals ('JEM').
      const key = name.words
        .map((word, at) => (name.cases[at] === 'exact' ? name.texts[at] : word))
        .join(' ');
      bySpelling.set(key, [...(bySpelling.get(key) ?? []), name]);
    }
  }
  return [...bySpelling].flatMap(([key, list]) => {
    const firm = new Set(list.filter((name) => !name.ambiguous).map((name) => keyOf(name.target)));
    return firm.size > 1 ? [`${key}: ${[...firm].join(', ')}`] : [];
  });
}

describe('the registry of actors', () => {
  it('holds the actors of the last thirty years’ conflicts, of every kind', () => {
    expect(written.length).toBeGreaterThan(700);
    for (const kind of [
      'armed-group',
      'militia',
      'peace-operation',
      'un-body',
      'ngo',
      'red-cross',
      'monitor',
      'media',
      'outlet',
      'person',
    ]) {
      expect(written.filter((actor) => actor.kind === kind).length, kind).toBeGreaterThan(5);
    }
  });

  it('gives every id once', () => {
    const ids = rows.map((row) => row.id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('lets no two actors share a name unless one of them declares it', () => {
    expect(collisions(registry.index.exact.values())).toEqual([]);
    expect(collisions(registry.index.loose.values())).toEqual([]);
  });

  it.each(written.map((actor) => [actor.id, actor] as const))('row %s is sound', (_, actor: ActorEntry) => {
    expect(actor.from ?? 0).toBeLessThanOrEqual(actor.to ?? 9999);
    if (actor.country !== null) expect(registry.countries.has(actor.country), actor.country).toBe(true);
    for (const tie of actor.affiliations) {
      expect(registry.actors.has(tie.to), tie.to).toBe(true);
      expect(tie.to).not.toBe(actor.id);
      expect(tie.from ?? 0).toBeLessThanOrEqual(tie.until ?? 9999);
    }
    for (const outlet of actor.outlets) {
      expect(['media', 'outlet'].includes(registry.actors.get(outlet)?.kind ?? ''), outlet).toBe(true);
    }
    for (const alias of actor.aliases) {
      if (alias.ambiguous) expect(alias.needs.length, alias.name).toBeGreaterThan(0);
      expect(alias.name).not.toBe(actor.name);
    }
    if (actor.kind === 'person') expect(actor.role).not.toBeNull();
    if (['media', 'outlet', 'monitor'].includes(actor.kind)) expect(actor.category).toBeNull();
    // What is not from memory (V, S) names what was opened.
    expect(actor.mark === 'M' || rows.some((row) => row.id === actor.id && row.source)).toBe(true);
  });

  it.each([
    ['SYR', 'air-force', 'Syrian air force'],
    ['RUS', 'defence-ministry', 'Russian defence ministry'],
    ['XKS', 'army', 'Karsan army'], // of a state that only the example files know
  ])('makes the bodies of %s: %s', (iso, body, name) => {
    expect(registry.bodyOf(iso, body)).toMatchObject({ name, country: iso, category: 'State forces' });
  });

  it('has no body of an unknown state', () => expect(registry.bodyOf('ZZZ', 'army')).toBeNull());

  it('marks contested ties as such, and dates them', () => {
    const ties = registry.actors
      .get('hayat-tahrir-al-sham')
      ?.affiliations.filter((tie) => tie.to === 'al-qaeda');
    expect(ties?.map((tie) => [tie.kind, tie.from, tie.contested])).toEqual([
      ['affiliated-with', 2017, true],
      ['split-from', 2017, true],
    ]);
  });
});
