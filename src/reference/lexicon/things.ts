/** Weapons, vehicles, facilities and documents: one YAML file each under `data/lexicon/en`, one shape for all. */
import { join } from 'node:path';
import { z } from 'zod';
import { WEAPONS, type Weapon } from '../../contract/coded-document.ts';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';
import { formsOf, splitWords } from './word-list.ts';

export interface ThingNoun<K extends string = string> {
  /** Class within its lexicon: a weapon of the contract's list, 'hospital', 'aircraft', 'statement'. */
  readonly kind: K;
  readonly singular: string;
  readonly plural: boolean;
}

export interface ThingLexicon<K extends string = string> {
  readonly nouns: readonly (readonly [readonly string[], ThingNoun<K>])[];
  /** Patterns over one token's norm ('ak-47', 'su-24'). */
  readonly designators: readonly { readonly kind: K; readonly pattern: RegExp }[];
  /** Phrases that only look as if the thing were in them. */
  readonly fixed: readonly (readonly string[])[];
  /** Last words of the names of such things, lower-case. */
  readonly nameHeads: ReadonlySet<string>;
}

const word = z.string().min(1);
const nouns = z.array(word).min(1);
const common = {
  mark: z.enum(['V', 'S', 'M']),
  designators: z.record(word, nouns).default({}),
  fixed: z.array(word).default([]),
  name_heads: z.array(word).default([]),
};
const file = (name: string) => join(DATA_DIR, 'lexicon/en', name);

/** @returns nouns by the weapon class of the contract; @throws DataError when the file is not as its head says */
export function loadWeapons(path = file('weapons.yaml')): ThingLexicon<Weapon> {
  const schema = z.strictObject({ ...common, weapons: z.partialRecord(z.enum(WEAPONS), nouns) });
  const { weapons, ...rest } = loadYaml(path, schema);
  return lexiconOf<Weapon>(
    WEAPONS.flatMap((kind) => [[kind, weapons[kind] ?? []] as const]),
    rest,
  );
}

/** @throws DataError when the file is not as its head says */
export function loadVehicles(path = file('vehicles.yaml')): ThingLexicon {
  const { vehicles, ...rest } = loadYaml(
    path,
    z.strictObject({ ...common, vehicles: z.record(word, nouns) }),
  );
  return lexiconOf(Object.entries(vehicles), rest);
}

/** @throws DataError when the file is not as its head says */
export function loadFacilities(path = file('facilities.yaml')): ThingLexicon {
  const { facilities, ...rest } = loadYaml(
    path,
    z.strictObject({ ...common, facilities: z.record(word, nouns) }),
  );
  return lexiconOf(Object.entries(facilities), rest);
}

/** @throws DataError when the file is not as its head says */
export function loadDocuments(path = file('documents.yaml')): ThingLexicon {
  const { documents, ...rest } = loadYaml(
    path,
    z.strictObject({ ...common, documents: z.record(word, nouns) }),
  );
  return lexiconOf(Object.entries(documents), rest);
}

function lexiconOf<K extends string>(
  entries: readonly (readonly [K, readonly string[]])[],
  rest: { designators: Record<string, string[]>; fixed: string[]; name_heads: string[] },
): ThingLexicon<K> {
  const kinds = new Set<string>(entries.map(([kind]) => kind));
  const isKind = (kind: string): kind is K => kinds.has(kind);
  return {
    nouns: entries.flatMap(([kind, words]) =>
      words
        .flatMap(formsOf)
        .map(({ words: form, singular, plural }) => [form, { kind, singular, plural }] as const),
    ),
    designators: Object.entries(rest.designators).flatMap(([kind, patterns]) =>
      isKind(kind) ? patterns.map((source) => ({ kind, pattern: new RegExp(source) })) : [],
    ),
    fixed: rest.fixed.map(splitWords),
    nameHeads: new Set(rest.name_heads),
  };
}
