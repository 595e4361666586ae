import { describe, expect, it } from 'vitest';
import type { Attribution, Entity, Relation } from '../../src/contract/coded-document.ts';
import { extractAttributions } from '../../src/extract/attributions.ts';
import { extractRelations } from '../../src/extract/relations.ts';
import { loadAttributionLexicon } from '../../src/reference/lexicon/attribution.ts';
import { loadRelationPatterns, type RelationPattern } from '../../src/reference/relation-patterns.ts';
import { read } from './attribution-markup.ts';

const patterns = loadRelationPatterns();
const entries: RelationPattern[] = [
  ...new Set<RelationPattern>([
    ...[...patterns.verbs.values()].flat(),
    ...[...patterns.nouns.values()].flat(),
    ...[...patterns.deverbal.values()].flat(),
    ...[...patterns.links.values()].flat(),
    ...patterns.compounds,
  ]),
];

/** The parties of the invented conflict that the sentences below name; the longest first. */
const NAMES: [string, Entity['type']][] = [
  ['The Karsan Liberation Movement', 'actor'],
  ['the Karsan Liberation Movement', 'actor'],
  ['Suran Liberation Movement', 'actor'],
  ['government of Karsa', 'actor'],
  ['Halim Defence Committee', 'actor'],
  ['Red Valley Front', 'actor'],
  ['Mountain Brigades', 'actor'],
  ['Red Valley Media', 'media'],
  ['Sons of Suran', 'actor'],
  ['Karsan army', 'actor'],
  ['the Front', 'actor'],
  ['The Front', 'actor'],
  ['the army', 'actor'],
  ['The army', 'actor'],
  ['coalition', 'actor'],
  ['fighters', 'actor'],
  ['Veldania', 'actor'],
  ['RVF', 'actor'],
  ['Omar Tal', 'person'],
  ['Residents', 'person'],
];

function entitiesOf(text: string): Entity[] {
  const taken: Entity[] = [];
  for (const [name, type] of NAMES) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const end = at + name.length;
      if (taken.some((e) => e.start < end && e.end > at)) continue;
      const id = `N${taken.length + 1}`;
      const chain = taken.find((e) => e.name === name.toLowerCase())?.id ?? id;
      taken.push({
        id,
        start: at,
        end,
        type,
        form: name === 'fighters' ? 'nominal' : 'name',
        name: name.toLowerCase(),
        chain,
        actorId: null,
        category: null,
      });
    }
  }
  return taken;
}

interface Found {
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly attributions: readonly Attribution[];
  readonly relations: readonly Relation[];
}

function relationsOf(text: string): Found {
  const doc = read(text);
  const entities = entitiesOf(text);
  const attributions = extractAttributions(doc, entities, [], loadAttributionLexicon());
  return { text, entities, attributions, relations: extractRelations(doc, entities, [], attributions) };
}

const quote = (found: Found, id: string): string => {
  const entity = found.entities.find((each) => each.id === id);
  return entity ? found.text.slice(entity.start, entity.end).replace(/^the /i, '') : '';
};

const describeRelation = (found: Found, r: Relation): string =>
  `${quote(found, r.from)} ${r.kind} ${quote(found, r.to)} ${r.polarity}`;

describe('every pattern reads its examples', () => {
  const rows = entries.flatMap((entry) =>
    entry.examples.map((example) => [entry.id, example, entry] as const),
  );
  it.each(rows)('%s: %s', (id, example, entry) => {
    const end = (side: string): string =>
      new RegExp(`\\[${side}: ([^\\]]*)\\]`).exec(example)?.[1]?.replace(/^the /i, '') ?? '';
    const found = relationsOf(example.replace(/\[(?:from|to): ([^\]]*)\]/g, '$1'));
    const own = found.relations.filter((each) => each.pattern.startsWith(`${id}/`));
    expect(own.map((each) => describeRelation(found, each))).toEqual([
      `${end('from')} ${entry.kind} ${end('to')} asserted`,
    ]);
  });
});

describe('no pattern reads its counter-examples', () => {
  const rows = entries.flatMap((entry) => entry.not.map((example) => [entry.id, example] as const));
  it.each(rows)('%s: %s', (_, text) => {
    const found = relationsOf(text);
    expect(found.relations.map((each) => describeRelation(found, each))).toEqual([]);
  });
});

describe('who says so, and whether it is so', () => {
  it.each([
    // a source's word is asserted, under its attribution
    ['The Red Valley Front argues that it has split from the Mountain Brigades.', [], []],
    [
      'The ministry claims the Sons of Suran is still an affiliate of the Mountain Brigades.',
      ['Sons of Suran affiliated-with Mountain Brigades asserted'],
      ['claims'],
    ],
    // denial by a source, by a 'not', by 'no longer'; a denial of a 'not' asserts
    [
      'The Front denied that the Sons of Suran is part of the Mountain Brigades.',
      ['Sons of Suran part-of Mountain Brigades denied'],
      ['denies'],
    ],
    [
      'The Sons of Suran is not part of the Mountain Brigades.',
      ['Sons of Suran part-of Mountain Brigades denied'],
      [],
    ],
    [
      'The Sons of Suran is no longer an affiliate of the Mountain Brigades.',
      ['Sons of Suran affiliated-with Mountain Brigades denied'],
      [],
    ],
    [
      'The Front denied that the Sons of Suran is not part of the Mountain Brigades.',
      ['Sons of Suran part-of Mountain Brigades asserted'],
      ['denies'],
    ],
    // doubt
    [
      'Diplomats doubted that the Sons of Suran is linked to the Mountain Brigades.',
      ['Sons of Suran affiliated-with Mountain Brigades doubted'],
      ['doubts'],
    ],
    ['The Sons of Suran may be backed by Veldania.', ['Sons of Suran allied-with Veldania doubted'], []],
    // an appearance is somebody's belief, not a plan
    [
      'The Red Valley Front appears to be led by Omar Tal.',
      ['Red Valley Front led-by Omar Tal asserted'],
      ['believes'],
    ],
  ] as const)('%s', (text, relations, stances) => {
    const found = relationsOf(text);
    expect(found.relations.map((each) => describeRelation(found, each))).toEqual(relations);
    const sayers = found.relations[0]?.attributions ?? [];
    expect(sayers.map((id) => found.attributions.find((a) => a.id === id)?.stance)).toEqual(stances);
  });

  it('keeps two opposed claims about one relation side by side', () => {
    const found = relationsOf(
      'The Red Valley Front insists that the Sons of Suran has split from the Mountain Brigades, but the Karsan army claims the Sons of Suran is still an affiliate of the Mountain Brigades.',
    );
    expect(found.relations.map((each) => [each.kind, each.polarity, each.attributions.length])).toEqual([
      ['split-from', 'asserted', 1],
      ['affiliated-with', 'asserted', 1],
    ]);
    expect(found.relations[0]?.attributions).not.toEqual(found.relations[1]?.attributions);
  });
});

describe('what is no relation', () => {
  it.each([
    // plans, wishes and conditions are not yet so
    'The Sons of Suran wants to join the Mountain Brigades.',
    'The Sons of Suran will join the Mountain Brigades.',
    'If the Sons of Suran joins the Mountain Brigades, the Front is lost.',
    // a thing has no relation to itself
    'The Sons of Suran fought the Sons of Suran.',
    // one party only
    'The Red Valley Front is led by a council.',
    // a bracket that holds no name
    'The Red Valley Front (the Front says) holds the bridge.',
    // a leader of something that is no party
    'Omar Tal leads the prayers.',
  ])('%s', (text) => {
    const found = relationsOf(text);
    expect(found.relations.map((each) => describeRelation(found, each))).toEqual([]);
  });

  it('reads no comments', () => {
    const text =
      'The camp is full, and water is short in every tent.\n\n1 Comment\n\nThe Sons of Suran is part of the Mountain Brigades.';
    expect(relationsOf(text).relations).toEqual([]);
  });
});
