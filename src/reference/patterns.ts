/**
 * Loads the event frames: `data/patterns/en/*.yaml` and a team's own folders. A frame says which words trigger it, what
 * they are in PLOVER and ACLED, which grammatical position fills which role, and when the words mean something else.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { HARMS, type Harm, WEAPONS, type Weapon } from '../contract/coded-document.ts';
import { type ExpressionIndex, indexExpressions, splitExpression } from '../text/words.ts';
import { DATA_DIR, DataError, loadYaml } from './load-yaml.ts';
import { acledCode, isPloverCode, loadOntology, type Ontology, provenanceSchema } from './ontology.ts';

/** The part that a phrase plays. `target`: recipient or object, by what it is; `addressee`: one spoken to or of. */
export const ROLE_NAMES = [
  'actor',
  'recipient',
  'object',
  'instrument',
  'target',
  'addressee',
  'none',
] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

/** Words and '@classes', one of which must be found in a place. */
export interface Condition {
  /** `subject`, `object`, `modifier`, `following`, `clause`, `sentence`, `any`, or a preposition. */
  readonly place: string;
  readonly words: ExpressionIndex<true>;
  readonly classes: readonly string[];
}

/**
 * A promise, threat, refusal or demand that lies in how a verb is used: 'will release', 'is ready to withdraw', 'will not
 * accept', 'must return'. The codebook of CAMEO, which PLOVER follows, takes a cooperative act told in the future for an
 * expressed intent to cooperate, and a hostile one for a threat.
 */
export interface Commitment {
  /** Auxiliaries that commit wherever they stand, and those that do so only in what somebody says ('said it would'). */
  readonly modals: ReadonlySet<string>;
  readonly reported: ReadonlySet<string>;
  /** Verbs and adjectives before an infinitive: 'offered to', 'ready to'. */
  readonly verbs: ReadonlySet<string>;
  readonly adjectives: ReadonlySet<string>;
  /** PLOVER types or frame ids of what is committed to; with `lemmas` empty too: anything. */
  readonly of: ReadonlySet<string>;
  readonly lemmas: ReadonlySet<string>;
  /** Whether the verb must be negated. */
  readonly negated: 'no' | 'yes' | 'any';
}

export interface Frame {
  /** `pattern` of the claims that it makes. */
  readonly id: string;
  readonly type: string | null;
  readonly mode: string | null;
  /** Modes by words in the sentence: what is asked for, or threatened with. */
  readonly modes: readonly { readonly mode: string; readonly words: ExpressionIndex<true> }[];
  readonly acled: string | null;
  /** Name of a rule set that decides the ACLED sub-type. */
  readonly rules: string | null;
  /** The weapon that the trigger itself names. */
  readonly weapon: Weapon | null;
  /** Whether another weapon in the clause decides mode and sub-type. */
  readonly refine: boolean;
  readonly toll: boolean;
  readonly speech: boolean;
  /** Owns up to an event told elsewhere ('claimed responsibility'). */
  readonly admission: boolean;
  readonly harms: readonly Harm[];
  readonly contexts: readonly string[];
  readonly commits: Commitment | null;
  readonly roles: ReadonlyMap<string, RoleName>;
  readonly require: readonly Condition[];
  readonly exclude: readonly Condition[];
  readonly examples: readonly string[];
  readonly counterexamples: readonly string[];
  readonly file: string;
}

/** A verb with the words that must follow it: 'carry out', 'take * hostage'. */
export interface VerbTrigger {
  readonly frame: Frame;
  /** An adverb beside the verb: 'sexually assault'. */
  readonly adverb: string | null;
  /** The words after the verb; '*' stands for a few words between. */
  readonly rest: readonly string[];
}

export interface Patterns {
  readonly frames: readonly Frame[];
  readonly verbs: ReadonlyMap<string, readonly VerbTrigger[]>;
  readonly nouns: ExpressionIndex<Frame>;
  readonly phrases: ExpressionIndex<Frame>;
  /** Frames that a verb's auxiliary or governor triggers. */
  readonly commitments: readonly (Frame & { readonly commits: Commitment })[];
}

const word = z.string().min(1);

function frameFile(ontology: Ontology) {
  const acled = acledCode(ontology.acledTypes);
  const known = (name: string): boolean => ontology.classNames.has(name) || DERIVED_CLASSES.has(name);
  const conditions = z
    .record(
      word,
      z.array(
        word.refine((w) => !w.startsWith('@') || known(w.slice(1)), {
          error: (issue) => `unknown class "${String(issue.input)}"`,
        }),
      ),
    )
    .optional();
  const reference = (known: ReadonlySet<string>, what: string) =>
    z.string().refine((value) => known.has(value), { error: `not ${what}` });
  return z.strictObject({
    provenance: provenanceSchema,
    frames: z.array(
      z
        .strictObject({
          id: word.regex(/^[a-z][a-z0-9-]*$/),
          type: z.string().nullable(),
          mode: z.string().nullable(),
          modes: z.array(z.strictObject({ mode: word, text: z.array(word) })).optional(),
          acled: acled.nullable().optional(),
          rules: reference(new Set(ontology.rules.keys()), 'a rule set of coding-rules.yaml').optional(),
          weapon: z.enum(WEAPONS).optional(),
          refine: z.literal('weapon').optional(),
          toll: z.boolean().optional(),
          speech: z.boolean().optional(),
          admission: z.boolean().optional(),
          harms: z.array(z.enum(HARMS)).optional(),
          contexts: z.array(reference(ontology.contexts, 'a context of PLOVER')).optional(),
          verbs: z.array(word).optional(),
          nouns: z.array(word).optional(),
          phrases: z.array(word).optional(),
          commits: z
            .strictObject({
              modals: z.array(word).default([]),
              reported: z.array(word).default([]),
              verbs: z.array(word).default([]),
              adjectives: z.array(word).default([]),
              of: z.array(word).default([]),
              lemmas: z.array(word).default([]),
              negated: z.enum(['no', 'yes', 'any']).default('no'),
            })
            .optional(),
          roles: z.record(word, z.enum(ROLE_NAMES)).optional(),
          require: conditions,
          exclude: conditions,
          examples: z.array(word).min(1),
          counterexamples: z.array(word).min(1),
        })
        .refine((f) => isPloverCode(ontology.ploverTypes, f.type, f.mode), {
          error: 'not a type and mode of PLOVER',
        })
        .refine((f) => (f.modes ?? []).every((m) => isPloverCode(ontology.ploverTypes, f.type, m.mode)), {
          error: 'modes that its type has not',
        })
        .refine((f) => f.commits !== undefined || (f.verbs ?? f.nouns ?? f.phrases ?? []).length > 0, {
          error: 'no trigger words',
        }),
    ),
  });
}

type RawFrame = z.infer<ReturnType<typeof frameFile>>['frames'][number];

/**
 * Classes that are made of others or read off the entities, beside those of word-classes.yaml. `unnamed`, of a subject:
 * the passive that names no doer.
 */
export const DERIVED_CLASSES: ReadonlySet<string> = new Set([
  'armed',
  'person',
  'actor',
  'facility',
  'placename',
  'media',
  'target',
  'external',
  'unnamed',
]);

/**
 * Loads the frames of some folders.
 * @param dirs folders of YAML files, the project's own by default; later folders add to, and replace by id, earlier ones
 * @throws DataError on an invalid file, with file and line, and on a trigger that is no word
 */
export function loadPatterns(
  dirs: readonly string[] = [join(DATA_DIR, 'patterns/en')],
  ontology: Ontology = loadOntology(),
): Patterns {
  const schema = frameFile(ontology);
  const raws = new Map<string, { readonly frame: RawFrame; readonly file: string }>();
  for (const dir of dirs) {
    const own = new Set<string>();
    for (const name of readdirSync(dir)
      .filter((n) => /\.ya?ml$/.test(n) && n !== 'relations.yaml')
      .sort()) {
      const file = join(dir, name);
      for (const frame of loadYaml(file, schema).frames) {
        if (own.has(frame.id)) throw new DataError(file, 1, `frame "${frame.id}" is there twice`);
        own.add(frame.id);
        raws.set(frame.id, { frame, file });
      }
    }
  }
  const built = [...raws.values()].map(({ frame, file }) => ({
    raw: frame,
    frame: buildFrame(frame, file),
  }));
  for (const { frame } of built) {
    for (const each of frame.commits?.of ?? [])
      if (!ontology.ploverTypes.has(each) && !raws.has(each))
        throw new DataError(
          frame.file,
          1,
          `frame "${frame.id}": "${each}" is no type of PLOVER and no frame`,
        );
  }
  return {
    frames: built.map((each) => each.frame),
    verbs: indexVerbs(built),
    nouns: indexExpressions(
      built.flatMap(({ raw, frame }) => (raw.nouns ?? []).map((n) => [n, frame] as const)),
    ),
    phrases: indexExpressions(
      built.flatMap(({ raw, frame }) => (raw.phrases ?? []).map((n) => [n, frame] as const)),
    ),
    commitments: built.flatMap(({ frame }) => (frame.commits ? [{ ...frame, commits: frame.commits }] : [])),
  };
}

function buildFrame(raw: RawFrame, file: string): Frame {
  const conditionsOf = (given: RawFrame['require']): readonly Condition[] =>
    Object.entries(given ?? {}).map(([place, all]) => {
      const classes = all.filter((w) => w.startsWith('@')).map((w) => w.slice(1));
      const plain = all.filter((w) => !w.startsWith('@'));
      return { place, classes, words: indexExpressions(plain.map((w) => [w, true] as const)) };
    });
  return {
    id: raw.id,
    type: raw.type,
    mode: raw.mode,
    modes: (raw.modes ?? []).map((m) => ({
      mode: m.mode,
      words: indexExpressions(m.text.map((w) => [w, true] as const)),
    })),
    acled: raw.acled ?? null,
    rules: raw.rules ?? null,
    weapon: raw.weapon ?? null,
    refine: raw.refine === 'weapon',
    toll: raw.toll ?? false,
    speech: raw.speech ?? false,
    admission: raw.admission ?? false,
    harms: raw.harms ?? [],
    contexts: raw.contexts ?? [],
    commits: raw.commits ? buildCommitment(raw.commits) : null,
    roles: new Map(Object.entries(raw.roles ?? {})),
    require: conditionsOf(raw.require),
    exclude: conditionsOf(raw.exclude),
    examples: raw.examples,
    counterexamples: raw.counterexamples,
    file,
  };
}

function buildCommitment(raw: NonNullable<RawFrame['commits']>): Commitment {
  return {
    modals: new Set(raw.modals),
    reported: new Set(raw.reported),
    verbs: new Set(raw.verbs),
    adjectives: new Set(raw.adjectives),
    of: new Set(raw.of),
    lemmas: new Set(raw.lemmas),
    negated: raw.negated,
  };
}

/** Verbs that look like adverbs. */
const VERBS_IN_LY = new Set([
  'supply',
  'apply',
  'rely',
  'fly',
  'rally',
  'comply',
  'reply',
  'bully',
  'imply',
  'ally',
  'multiply',
]);

function indexVerbs(
  built: readonly { readonly raw: RawFrame; readonly frame: Frame }[],
): ReadonlyMap<string, readonly VerbTrigger[]> {
  const index = new Map<string, VerbTrigger[]>();
  for (const { raw, frame } of built) {
    for (const text of raw.verbs ?? []) {
      const parts = splitExpression(text);
      const adverb =
        parts.length > 1 && parts[0]?.endsWith('ly') && !VERBS_IN_LY.has(parts[0]) ? parts[0] : null;
      const [verb, ...rest] = adverb ? parts.slice(1) : parts;
      if (verb === undefined || verb === '*')
        throw new DataError(frame.file, 1, `frame "${raw.id}": "${text}" has no verb`);
      const list = index.get(verb) ?? [];
      list.push({ frame, adverb, rest });
      index.set(verb, list);
    }
  }
  return index;
}
