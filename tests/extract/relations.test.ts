import { describe, expect, it } from 'vitest';
import type { Attribution, Entity, Relation } from '../../src/contract/coded-document.ts';
import { extractAttributions } from '../../src/extract/attributions.ts';
import { extractRelations } from '../../src/extract/relations.ts';
import { loadAttributionLexicon } from '../../src/reference/lexicon/attribution.ts';
import { loadRelationPatterns, type RelationPattern } from '../../src/reference/relation-patterns.ts';
import { codeText } from '../support/code-text.ts';
import { read } from './attribution-markup.ts';

const patterns = loadRelationPatterns();
const entries: RelationPattern[] = [
  ...new Set<RelationPattern>([
    ...[...patterns.verbs.values()].flat(),
    ...[...patterns.nouns.values()].flat(),
    ...[...patterns.deverbal.values()].flat(),
    ...[...patterns.between.values()].flat(),
    ...[...patterns.links.values()].flat(),
    ...[...patterns.adjuncts.values()].flat(),
    ...patterns.offices,
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
  ['Some members', 'person'],
  ['the governor', 'person'],
  ['The governor', 'person'],
  ['a coalition', 'actor'],
  ['Fighters', 'actor'],
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
        form: /fighters|members|governor|a coalition/i.test(name) ? 'nominal' : 'name',
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
  return { text, entities, attributions, relations: extractRelations(doc, entities, [], attributions, []) };
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

describe('what claims tell of their parties', () => {
  const relationsIn = (text: string): string[] => {
    const { coded, quote: words } = codeText(text);
    const name = (id: string): string => {
      const entity = coded.entities.find((each) => each.id === id);
      return entity ? words(entity).replace(/^the /i, '') : '';
    };
    return coded.relations.map((each) => `${name(each.from)} ${each.kind} ${name(each.to)} ${each.pattern}`);
  };
  const rows = patterns.events.flatMap((entry) =>
    entry.examples.map((example) => [entry.id, example, entry] as const),
  );
  it.each(rows)('%s: %s', (id, example, entry) => {
    const end = (side: string): string =>
      new RegExp(`\\[${side}: ([^\\]]*)\\]`).exec(example)?.[1]?.replace(/^the /i, '') ?? '';
    expect(relationsIn(example.replace(/\[(?:from|to): ([^\]]*)\]/g, '$1'))).toEqual([
      `${end('from')} ${entry.kind} ${end('to')} ${id}/event`,
    ]);
  });
  it.each(patterns.events.flatMap((entry) => entry.not))('nothing in: %s', (text) => {
    expect(relationsIn(text)).toEqual([]);
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

it('keeps a relation and its denial, each under its own source', () => {
  const found = relationsOf(
    'The Karsan army said that the Sons of Suran is part of the Mountain Brigades, but the Red Valley Front denied that the Sons of Suran is part of the Mountain Brigades.',
  );
  expect(
    found.relations.map((each) => [
      each.kind,
      each.polarity,
      each.attributions.map((id) => found.attributions.find((a) => a.id === id)?.stance),
    ]),
  ).toEqual([
    ['part-of', 'asserted', ['states']],
    ['part-of', 'denied', ['denies']],
  ]);
});

it.each([
  ['The Sons of Suran split from the Mountain Brigades in March 2021.', '2021-03'],
  ['In 2019 the Sons of Suran joined the Mountain Brigades.', '2019'],
  ['The Sons of Suran is part of the Mountain Brigades.', null], // no date is told, and none is made up
])('dates: %s', (text, value) => {
  const { coded } = codeText(text);
  expect(coded.relations).toHaveLength(1);
  const time = coded.times.find((each) => each.id === coded.relations[0]?.time);
  expect(time?.value ?? null).toBe(value);
});

describe('one sentence, several parties', () => {
  it.each([
    // both are against the third, not against each other
    [
      'The Sons of Suran and the Mountain Brigades are fighting the Karsan army.',
      ['Sons of Suran opposed-to Karsan army asserted', 'Mountain Brigades opposed-to Karsan army asserted'],
    ],
    // who meets, signs or speaks together is not thereby anything to the other
    ['The Red Valley Front and the Karsan army met in Merwan.', []],
    ['The Red Valley Front, the Sons of Suran and the Karsan army signed the paper.', []],
    ['Omar Tal, the Red Valley Front and the Sons of Suran signed the paper.', []],
    ['The Karsan army and the coalition denied it.', []],
    // a comma alone makes neither an alias nor a member
    ['Near Merwan, the Red Valley Front, the Mountain Brigades said, was gone.', []],
    // one leads, and one belongs to another
    [
      'Red Valley Front commander Omar Tal and the Mountain Brigades fled.',
      ['Red Valley Front led-by Omar Tal asserted'],
    ],
    // a unit's chief does not lead the whole
    ['Omar Tal, a Red Valley Front commander, fled.', ['Omar Tal part-of Red Valley Front asserted']],
    [
      'Omar Tal, a senior commander of the Red Valley Front, fled.',
      ['Omar Tal part-of Red Valley Front asserted'],
    ],
    // whom a coalition holds, one by one
    [
      'A coalition of the Sons of Suran and the Mountain Brigades took it.',
      ['Sons of Suran part-of coalition asserted', 'Mountain Brigades part-of coalition asserted'],
    ],
    // the helper shares the aim
    [
      'Veldania supports the Karsan army in its campaign to defeat the Red Valley Front.',
      [
        'Karsan army allied-with Veldania asserted',
        'Karsan army opposed-to Red Valley Front asserted',
        'Veldania opposed-to Red Valley Front asserted',
      ],
    ],
  ])('%s', (text, relations) => {
    const found = relationsOf(text);
    expect(found.relations.map((each) => describeRelation(found, each)).sort()).toEqual(
      [...relations].sort(),
    );
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
