/** The registry of actors: `data/actors/*.yaml`, the bodies of states made from it, and a workspace's own files. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { ActorCategory } from '../contract/coded-document.ts';
import { buildNameIndex, type NameIndex } from './actors/name-index.ts';
import {
  type ActorKind,
  type ActorRow,
  type Affiliation,
  actorFileSchema,
  type BodyRow,
  type CountryRow,
  type Term,
} from './actors/schema.ts';
import { DATA_DIR, DataError, loadYaml } from './load-yaml.ts';

export interface ActorAlias {
  readonly name: string;
  readonly ambiguous: boolean;
  readonly needs: readonly string[];
}

export interface ActorEntry {
  /** Kebab-case and stable: 'hayat-tahrir-al-sham', 'syr-army'. */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly ActorAlias[];
  readonly kind: ActorKind;
  /** The part it plays in its home country; abroad, state forces are External/Other forces. */
  readonly category: ActorCategory | null;
  /** Years in which it plays another part. */
  readonly terms: readonly Term[];
  /** ISO 3166-1 alpha-3 of its home; null for what has none (the UN). */
  readonly country: string | null;
  /** First and last year of its existence under this name; null: not known, or still there. */
  readonly from: number | null;
  readonly to: number | null;
  /** What a person is: 'president'. */
  readonly role: string | null;
  /** Which body of its state it is ('army'); null for all but the entries made from countries.yaml. */
  readonly body: string | null;
  readonly affiliations: readonly Affiliation[];
  readonly outlets: readonly string[];
  readonly mark: 'V' | 'S' | 'M';
}

export interface Country {
  readonly iso: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly adjectives: readonly string[];
  readonly people: readonly string[];
}

/** What a name may stand for: an actor, or a country by its name, its adjective or its people. */
export type NameTarget =
  | { readonly kind: 'actor'; readonly actor: ActorEntry }
  | { readonly kind: 'country' | 'adjective' | 'people'; readonly country: Country };

export interface ActorRegistry {
  readonly actors: ReadonlyMap<string, ActorEntry>;
  readonly countries: ReadonlyMap<string, Country>;
  readonly index: NameIndex<NameTarget>;
  /** The body of a state, such as ('SYR', 'air-force'); null for states or bodies that are not in the registry. */
  bodyOf(iso: string, body: string): ActorEntry | null;
}

export const ACTORS_DIR = join(DATA_DIR, 'actors');

type ActorFile = z.infer<typeof actorFileSchema>;

/**
 * Loads and joins the registry.
 * @param dirs folders of YAML files, in order; one that does not exist holds nothing. Later files add, and an entry
 *   with an id that is there already replaces it
 * @throws DataError when a file is not as the schema asks, or an affiliation, outlet or body is not in the registry
 */
export function loadActors(dirs: readonly string[] = [ACTORS_DIR]): ActorRegistry {
  const actors = new Map<string, ActorEntry>();
  const countries = new Map<string, Country>();
  const bodies = new Map<string, BodyRow>();
  const rows: { row: CountryRow; mark: ActorFile['mark'] }[] = [];
  for (const { path, file } of readFiles(dirs)) {
    for (const [name, body] of Object.entries(file.bodies)) bodies.set(name, body);
    for (const row of file.countries) rows.push({ row, mark: file.mark });
    for (const row of file.actors) actors.set(row.id, entryOf(row, file.mark));
    const unsourced = file.actors.find(
      (row) => (row.mark ?? file.mark) !== 'M' && !(row.source ?? file.source),
    );
    if (unsourced)
      throw new DataError(path, 1, `${unsourced.id}: marked ${unsourced.mark}, but names no source`);
  }
  for (const { row, mark } of rows) {
    countries.set(row.iso, countryOf(row));
    for (const entry of bodiesOf(row, bodies, mark)) if (!actors.has(entry.id)) actors.set(entry.id, entry);
  }
  checkTargets(actors, dirs.join(', '));
  return {
    actors,
    countries,
    index: buildNameIndex(listNames(actors, countries)),
    bodyOf: (iso, body) => actors.get(`${iso.toLowerCase()}-${body}`) ?? null,
  };
}

function readFiles(dirs: readonly string[]): { path: string; file: ActorFile }[] {
  return dirs.flatMap((dir) =>
    (existsSync(dir) ? readdirSync(dir) : [])
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => ({ path: join(dir, name), file: loadYaml(join(dir, name), actorFileSchema) })),
  );
}

function entryOf(row: ActorRow, mark: ActorEntry['mark']): ActorEntry {
  return {
    ...row,
    aliases: row.aliases.map(aliasOf),
    role: row.role ?? null,
    body: null,
    mark: row.mark ?? mark,
  };
}

function aliasOf(each: ActorRow['aliases'][number]): ActorAlias {
  return typeof each === 'string' ? { name: each, ambiguous: false, needs: [] } : each;
}

function countryOf(row: CountryRow): Country {
  const plural = (adjective: string) =>
    /(?:s|sh|ch|ese|[A-Z.]{2,})$/.test(adjective) ? adjective : `${adjective}s`;
  const known = new Set([row.name, ...row.aliases, ...row.adjectives]);
  return {
    iso: row.iso,
    name: row.name,
    names: [row.name, ...row.aliases],
    adjectives: row.adjectives,
    people: [...row.people, ...row.adjectives.map(plural).filter((each) => !known.has(each))],
  };
}

function* bodiesOf(
  row: CountryRow,
  bodies: ReadonlyMap<string, BodyRow>,
  mark: ActorEntry['mark'],
): Generator<ActorEntry> {
  const unknown = Object.keys(row.own).find((name) => !bodies.has(name));
  if (unknown) throw new DataError('countries', 1, `${row.iso}: unknown body "${unknown}"`);
  for (const [name, body] of bodies) {
    const own = row.own[name] ?? [];
    if (body.only === 'own' && own.length === 0) continue;
    const adjectives = row.adjectives.length > 0 ? row.adjectives : [row.name];
    const filled = [body.name, ...body.aliases].flatMap((template) =>
      template.includes('{adj}')
        ? adjectives.map((adjective) => template.replace('{adj}', adjective))
        : [row.name, ...row.aliases].map((each) => template.replace('{name}', each)),
    );
    const shared = own.map(aliasOf).filter((each) => each.ambiguous);
    const firm = own.filter((each) => typeof each === 'string');
    const [first = row.name, ...rest] = [...new Set([...filled, ...firm])];
    yield {
      id: `${row.iso.toLowerCase()}-${name}`,
      name: first,
      aliases: [...rest.map(aliasOf), ...shared],
      kind: body.kind,
      category: body.kind === 'media' ? null : 'State forces',
      terms: [],
      country: row.iso,
      from: null,
      to: null,
      role: null,
      body: name,
      affiliations: [],
      outlets: [],
      mark,
    };
  }
}

function checkTargets(actors: ReadonlyMap<string, ActorEntry>, where: string): void {
  for (const entry of actors.values()) {
    for (const id of [...entry.outlets, ...entry.affiliations.map((each) => each.to)]) {
      if (!actors.has(id)) throw new DataError(where, 1, `${entry.id}: unknown actor "${id}"`);
    }
  }
}

interface ListedName extends ActorAlias {
  readonly target: NameTarget;
  /** Other transliterations count as the same name; states and their bodies have one English spelling. */
  readonly transliterated: boolean;
}

function* listNames(
  actors: ReadonlyMap<string, ActorEntry>,
  countries: ReadonlyMap<string, Country>,
): Generator<ListedName> {
  for (const actor of actors.values()) {
    const target: NameTarget = { kind: 'actor', actor };
    // 'Rioters' is no 'Reuters': an outlet whose name is not Arabic has one spelling.
    const outlet = actor.kind === 'media' || actor.kind === 'outlet';
    const transliterated = actor.body === null && (!outlet || /\b(?:al|el)[- ]/i.test(actor.name));
    yield { target, name: actor.name, ambiguous: false, needs: [], transliterated };
    for (const alias of actor.aliases) yield { target, ...alias, transliterated };
  }
  const plain = { ambiguous: false, needs: [], transliterated: false };
  for (const country of countries.values()) {
    for (const name of country.names) yield { target: { kind: 'country', country }, name, ...plain };
    for (const name of country.adjectives) yield { target: { kind: 'adjective', country }, name, ...plain };
    for (const name of country.people) yield { target: { kind: 'people', country }, name, ...plain };
  }
}
