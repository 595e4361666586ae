/** Loads `data/ontology/`: PLOVER, ACLED, the crosswalk, harms, weapons, facilities and the rules between them. */
import { join } from 'node:path';
import { z } from 'zod';
import {
  type AcledType,
  HARMS,
  type Harm,
  STATUSES,
  type Status,
  WEAPONS,
  type Weapon,
} from '../contract/coded-document.ts';
import { type ExpressionIndex, indexExpressions } from '../text/words.ts';
import { DATA_DIR, loadYaml } from './load-yaml.ts';

/** V: read in the project's own file; S: read in a third party's; M: from memory. */
export const provenanceSchema = z.enum(['V', 'S', 'M']);

export interface WeaponClass {
  readonly weapon: Weapon;
  /** The PLOVER mode of an assault with it; null: the trigger's own. */
  readonly mode: string | null;
  /** The ACLED sub-type of an assault with it; null: by the parties. */
  readonly acled: string | null;
}

export interface FacilityClass {
  readonly facility: string;
  readonly kind: string;
}

/** What the parties and the words around must be; each key that is given must hold with one of its values. */
export interface RuleCondition {
  readonly actor: readonly string[] | null;
  readonly target: readonly string[] | null;
  readonly text: ExpressionIndex<true> | null;
}

export interface CodingRule {
  readonly when: RuleCondition;
  readonly mode: string | null;
  readonly acled: string;
}

export interface Ontology {
  readonly ploverTypes: ReadonlyMap<string, { readonly quad: number; readonly modes: readonly string[] }>;
  readonly contexts: ReadonlySet<string>;
  /** Sub-event types in ACLED's hierarchical order. */
  readonly acledTypes: ReadonlyMap<string, AcledType & { readonly disorder: string; readonly rank: number }>;
  readonly crosswalk: ReadonlyMap<
    string,
    { readonly type: string | null; readonly mode: string | null; readonly lost: string }
  >;
  readonly harms: ReadonlyMap<
    Harm,
    { readonly facilities: readonly string[]; readonly people: readonly string[] }
  >;
  readonly statuses: ReadonlyMap<Status, { readonly asserted: boolean; readonly rank: number }>;
  readonly weapons: ReadonlyMap<Weapon, WeaponClass>;
  readonly weaponWords: ExpressionIndex<WeaponClass>;
  readonly facilities: readonly FacilityClass[];
  readonly facilityWords: ExpressionIndex<FacilityClass>;
  readonly wordClasses: ExpressionIndex<string>;
  readonly classNames: ReadonlySet<string>;
  readonly rules: ReadonlyMap<string, readonly CodingRule[]>;
  readonly deployments: readonly Deployment[];
  /** Where a state's own forces fight at home too. */
  readonly warsAtHome: readonly Omit<Deployment, 'of'>[];
}

/** A state's forces, or an armed group, in another country. */
export interface Deployment {
  /** A state by ISO 3166-1 alpha-3, or an actor's id. */
  readonly of: string;
  /** Where, ISO 3166-1 alpha-3. */
  readonly in: string;
  /** First and last month, 'YYYY-MM'; null: still there. */
  readonly from: string;
  readonly until: string | null;
}

const word = z.string().min(1);
const mode = z.string().nullable();
const ploverFile = z.strictObject({
  provenance: provenanceSchema,
  types: z.record(word, z.strictObject({ quad: z.number().int().min(1).max(4), modes: z.array(word) })),
  contexts: z.array(word),
});
const acledFile = z.strictObject({
  provenance: provenanceSchema,
  subEventTypes: z.array(z.strictObject({ eventType: word, subEventType: word, disorder: word })),
});
const harmsFile = z.strictObject({
  provenance: provenanceSchema,
  harms: z.record(z.enum(HARMS), z.strictObject({ facilities: z.array(word), people: z.array(word) })),
});
const statusesFile = z.strictObject({
  provenance: provenanceSchema,
  statuses: z.array(z.strictObject({ status: z.enum(STATUSES), asserted: z.boolean() })),
});
const facilitiesFile = z.strictObject({
  provenance: provenanceSchema,
  facilities: z.array(z.strictObject({ facility: word, kind: word, words: z.array(word) })),
});
const iso = z.string().regex(/^[A-Z]{3}$/);
const actorId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);
const span = { from: month, until: month.nullable().default(null) };
const lasts = (row: { from: string; until: string | null }): boolean =>
  row.until === null || row.from <= row.until;
const deploymentsFile = z.strictObject({
  provenance: provenanceSchema,
  deployments: z.array(
    z
      .strictObject({ of: iso.or(actorId), in: iso, ...span })
      .refine((row) => row.of !== row.in && lasts(row), { error: 'abroad, and from before until' }),
  ),
  warsAtHome: z
    .array(z.strictObject({ in: iso, ...span }).refine(lasts, { error: 'from before until' }))
    .default([]),
});
const classesFile = z.strictObject({ provenance: provenanceSchema, classes: z.record(word, z.array(word)) });
/** Schemas that know the ontologies, so that a wrong code is reported with its line. */
function checkedSchemas(acledTypes: Ontology['acledTypes'], ploverTypes: Ontology['ploverTypes']) {
  const acled = acledCode(acledTypes);
  const modes = new Set([...ploverTypes.values()].flatMap((type) => type.modes));
  const anyMode = z.string().refine((value) => modes.has(value), { error: 'not a mode of PLOVER' });
  return {
    crosswalk: z.strictObject({
      provenance: provenanceSchema,
      rows: z.array(
        z
          .strictObject({ subEventType: acled, type: z.string().nullable(), mode, lost: word })
          .refine((row) => isPloverCode(ploverTypes, row.type, row.mode), {
            error: 'not a type and mode of PLOVER',
          }),
      ),
    }),
    weapons: z.strictObject({
      provenance: provenanceSchema,
      weapons: z.array(
        z.strictObject({
          weapon: z.enum(WEAPONS),
          mode: anyMode.nullable(),
          acled: acled.nullable(),
          words: z.array(word),
        }),
      ),
    }),
    rules: z.strictObject({
      provenance: provenanceSchema,
      rules: z.record(
        word,
        z.array(
          z.strictObject({
            when: z
              .strictObject({
                actor: z.array(word).optional(),
                target: z.array(word).optional(),
                text: z.array(word).optional(),
              })
              .optional(),
            mode: anyMode.optional(),
            acled,
          }),
        ),
      ),
    }),
  };
}

/** A schema of ACLED's sub-event types. */
export function acledCode(types: Ontology['acledTypes']) {
  return z.string().refine((value) => types.has(value), { error: 'not a sub-event type of ACLED' });
}

/** Whether a type and mode are PLOVER's; both null: no code. */
export function isPloverCode(
  types: Ontology['ploverTypes'],
  type: string | null,
  name: string | null,
): boolean {
  if (type === null) return name === null;
  const known = types.get(type);
  return known !== undefined && (name === null || known.modes.includes(name));
}

/**
 * Loads and cross-checks the ontology.
 * @param dir folder of the ontology files, `data/ontology` by default
 * @throws DataError where a file names a type, mode or sub-type that the ontology has not
 */
export function loadOntology(dir: string = join(DATA_DIR, 'ontology')): Ontology {
  const at = (name: string): string => join(dir, name);
  const plover = loadYaml(at('plover.yaml'), ploverFile);
  const acled = loadYaml(at('acled.yaml'), acledFile);
  const ploverTypes = new Map(Object.entries(plover.types));
  const acledTypes = new Map(acled.subEventTypes.map((row, rank) => [row.subEventType, { ...row, rank }]));
  const checked = checkedSchemas(acledTypes, ploverTypes);
  const crosswalk = new Map(
    loadYaml(at('crosswalk.yaml'), checked.crosswalk).rows.map(
      (row) => [row.subEventType, { type: row.type, mode: row.mode, lost: row.lost }] as const,
    ),
  );
  const weaponRows = loadYaml(at('weapons.yaml'), checked.weapons).weapons;
  const weapons = new Map(weaponRows.map(({ words: _words, ...row }) => [row.weapon, row]));
  const facilityRows = loadYaml(at('facilities.yaml'), facilitiesFile).facilities;
  const { deployments, warsAtHome } = loadYaml(at('deployments.yaml'), deploymentsFile);
  const classes = loadYaml(at('word-classes.yaml'), classesFile).classes;
  return {
    ploverTypes,
    contexts: new Set(plover.contexts),
    acledTypes,
    crosswalk,
    harms: new Map(
      Object.entries(loadYaml(at('harms.yaml'), harmsFile).harms) as [
        Harm,
        { facilities: string[]; people: string[] },
      ][],
    ),
    statuses: new Map(
      loadYaml(at('statuses.yaml'), statusesFile).statuses.map((row, rank) => [
        row.status,
        { asserted: row.asserted, rank },
      ]),
    ),
    weapons,
    weaponWords: indexExpressions(
      weaponRows.flatMap(({ words, ...row }) => {
        const known = weapons.get(row.weapon) ?? row;
        return words.map((each) => [each, known] as const);
      }),
    ),
    facilities: facilityRows.map(({ facility, kind }) => ({ facility, kind })),
    facilityWords: indexExpressions(
      facilityRows.flatMap(({ facility, kind, words }) => {
        const value = { facility, kind };
        return words.map((each) => [each, value] as const);
      }),
    ),
    wordClasses: indexExpressions(
      Object.entries(classes).flatMap(([name, words]) => words.map((each) => [each, name] as const)),
    ),
    classNames: new Set(Object.keys(classes)),
    rules: readRules(loadYaml(at('coding-rules.yaml'), checked.rules).rules),
    deployments,
    warsAtHome,
  };
}

type RuleRows = z.infer<ReturnType<typeof checkedSchemas>['rules']>['rules'];

function readRules(sets: RuleRows): ReadonlyMap<string, readonly CodingRule[]> {
  return new Map(
    Object.entries(sets).map(([name, rows]) => [
      name,
      rows.map((row) => ({
        when: {
          actor: row.when?.actor ?? null,
          target: row.when?.target ?? null,
          text: row.when?.text ? indexExpressions(row.when.text.map((each) => [each, true] as const)) : null,
        },
        mode: row.mode ?? null,
        acled: row.acled,
      })),
    ]),
  );
}
