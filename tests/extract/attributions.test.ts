import { describe, expect, it } from 'vitest';
import type { Entity, TimeExpression } from '../../src/contract/coded-document.ts';
import { extractAttributions } from '../../src/extract/attributions.ts';
import { loadAttributionLexicon } from '../../src/reference/lexicon/attribution.ts';
import { attributionsOf, describeAttribution, read, words } from './attribution-markup.ts';

const shown = (text: string): string[] => attributionsOf(text).map((each) => describeAttribution(text, each));

describe('where source, cue and content stand', () => {
  it.each([
    // the content may stand before, behind or around the cue
    ['The bridge, residents said, was closed.', ['[residents] {said} <The bridge> <was closed> states']],
    ['The bridge is closed, said Omar Tal, a guard.', ['[Omar Tal] {said} <The bridge is closed> states']],
    ['As the governor put it, the town is a grave.', []],
    // two cues of one speaker
    [
      'The ministry accused the Front of shelling the market and called for talks.',
      [
        '[The ministry] {accused} <the Front of shelling the market> claims',
        '[The ministry] {called for} <talks> calls-for',
      ],
    ],
    // a participle shares the speaker of its sentence, not that of the clause before it
    [
      'The governor said the camp was full, adding that water was short.',
      [
        '[The governor] {said} <the camp was full> states',
        '[The governor] {adding} <water was short> states',
      ],
    ],
    // another speaker ends the content
    [
      'The Front said it held the bridge, but the army denied it.',
      ['[The Front] {said} <it held the bridge> states', '[the army] {denied} <it> denies'],
    ],
    // the issuer of a statement speaks, not the statement
    [
      'On Sunday, the Front issued a statement noting that the road was open.',
      ['[the Front] {noting} <the road was open> states'],
    ],
    // who is behind 'of' makes the claim; what is said of the claim is not its content
    [
      'The claim of the ministry that nine soldiers were killed is a lie.',
      ['[the ministry] {claim} <nine soldiers were killed> claims'],
    ],
    // joint speakers, and those named as examples
    [
      'The army and the governor said the road was open.',
      ['[The army and the governor] {said} <the road was open> states'],
    ],
    [
      'Rebel groups, including the Front and the Mountain Brigades, called on all fighters to resist.',
      [
        '[Rebel groups, including the Front and the Mountain Brigades] {called on} <all fighters to resist> calls-for',
      ],
    ],
    // a cue that is itself denied vouches for nothing
    ['The army did not confirm the strike.', ['[The army] {did not confirm} <the strike> doubts']],
    // a remark of the reporter behind a dash is not part of what was said
    [
      'The Front argued that it was alone in the town — a claim that few believed.',
      ['[The Front] {argued} <it was alone in the town> claims'],
    ],
    // a clause that opens the sentence does not swallow the main clause
    [
      'While the ministry said the road was safe, drivers turned back.',
      ['[the ministry] {said} <the road was safe> states'],
    ],
  ] as const)('%s', (text, expected) => {
    for (const each of expected) expect(shown(text)).toContain(each);
  });
});

describe('quotations', () => {
  it('is one attribution where the quotation is interrupted', () => {
    const text = '“It is over,” the governor said, “and nobody will come back.”';
    expect(shown(text)).toEqual([
      '[the governor] {said} <“It is over,”> <“and nobody will come back.”> states',
    ]);
    expect(attributionsOf(text)[0]?.direct).toBe(true);
  });
  it('goes on with the speaker in the sentences that follow', () => {
    const text = '“We are hungry,” said Omar Tal. “The wells are dry. The road is shut.”';
    expect(shown(text)).toEqual([
      '[Omar Tal] {said} <“We are hungry,”> <“The wells are dry. The road is shut.”> states',
    ]);
  });
  it('covers several sentences before its cue', () => {
    const text = '“We will stay. They will go,” the commander said.';
    expect(shown(text)).toEqual(['[the commander] {said} <“We will stay. They will go,”> states']);
  });
  it('reads a quotation behind a comma, whatever opens the sentence', () => {
    expect(shown('Still, the governor said, “we need some bread before winter.”')).toEqual([
      '[the governor] {said} <“we need some bread before winter.”> states',
    ]);
  });
  it('reads a quotation behind a colon', () => {
    expect(shown('The mayor wrote: “No one is left.”')).toEqual([
      '[The mayor] {wrote} <“No one is left.”> states',
    ]);
  });
  it('gives the words inside a sentence to its subject, and those of the next sentence to the same source', () => {
    const text =
      'The UN mission has “received credible reports of nine deaths since Sunday.” The raids have included “strikes on two village clinics,” reportedly closing “the only hospital.”';
    const found = attributionsOf(text).filter((each) => each.cue === null);
    expect(found.map((each) => words(text, each.source))).toEqual(['The UN mission', 'The UN mission']);
    const hidden = attributionsOf(text).find((each) => words(text, each.cue) === 'reportedly');
    expect(hidden?.parent).toBe(found[1]?.id);
  });
  it('takes a quoted name for a name', () => {
    expect(shown('The “Shield of the North” took the bridge.')).toEqual([]);
  });
});

describe('nesting', () => {
  it('puts what X said that Y said under X', () => {
    const text = 'The Front noted that the ministry had said it would not attack.';
    const [outer, inner] = attributionsOf(text);
    expect([words(text, outer?.source ?? null), outer?.parent]).toEqual(['The Front', null]);
    expect([words(text, inner?.source ?? null), inner?.parent]).toEqual(['the ministry', outer?.id]);
  });
  it('puts the one cited under the one who cites', () => {
    const text = 'Nine people were wounded, Northern Wire reported, citing a doctor.';
    const [outer, inner] = attributionsOf(text);
    expect(words(text, inner?.source ?? null)).toBe('a doctor');
    expect(inner?.parent).toBe(outer?.id);
  });
});

describe('hidden sources', () => {
  it.each([
    ['The strike reportedly destroyed a clinic.', 'reportedly'],
    ['The brigade is said to hold two villages.', 'is said'],
    ['It is believed that the men are alive.', 'is believed'],
    ['The group appears to be led by deserters.', 'appears'],
  ])('%s has no source', (text, cue) => {
    const found = attributionsOf(text);
    expect(found.map((each) => [each.source, words(text, each.cue)])).toEqual([[null, cue]]);
  });
});

function timeAt(text: string, quote: string, id: string): TimeExpression {
  const start = text.indexOf(quote);
  return {
    id,
    start,
    end: start + quote.length,
    type: 'DATE',
    value: '2021-03-12',
    begin: '2021-03-12',
    until: '2021-03-12',
    anchor: null,
    basis: 'stated',
  };
}

function actorAt(text: string, quote: string, id: string, chain: string, from = 0): Entity {
  const start = text.indexOf(quote, from);
  const end = start + quote.length;
  return { id, start, end, type: 'actor', form: 'name', name: quote, chain, actorId: null, category: null };
}

describe('channel, time and entities', () => {
  const text =
    'On Friday, via its Halim News Agency, the Front said that jets had bombed the depot a day earlier. The group also claimed that it had shot one down. The ministry denied it.';
  const entities = [
    actorAt(text, 'the Front', 'N1', 'N1'),
    actorAt(text, 'The group', 'N2', 'N1'),
    actorAt(text, 'The ministry', 'N3', 'N3'),
  ];
  const times = [timeAt(text, 'Friday', 'T1'), timeAt(text, 'a day earlier', 'T2')];
  const found = extractAttributions(read(text), entities, times, loadAttributionLexicon());

  it('keeps the channel apart from the source', () => {
    expect(found.map((each) => words(text, each.channel))).toEqual(['its Halim News Agency', '', '']);
  });
  it('takes the time beside the cue, never one inside the content', () => {
    expect(found.map((each) => [each.time, each.timeBasis])).toEqual([
      ['T1', 'stated'],
      ['T1', 'inherited'],
      [null, 'unknown'],
    ]);
  });
  it('leaves the time of a relative clause to that clause', () => {
    const held = 'The Front, which has held the town since Monday, said that the road was open.';
    const made = extractAttributions(
      read(held),
      [],
      [timeAt(held, 'Monday', 'T1')],
      loadAttributionLexicon(),
    );
    expect(made.map((each) => each.time)).toEqual([null]);
  });
  it('names the entities that speak', () => {
    expect(found.map((each) => each.sourceEntities)).toEqual([['N1'], ['N2'], ['N3']]);
  });
  it('takes the one told for a channel when it is an outlet', () => {
    const told = 'A doctor told Northern Wire that nine people had died.';
    expect(attributionsOf(told).map((each) => words(told, each.channel))).toEqual(['Northern Wire']);
  });
});

describe('what is no attribution', () => {
  it.each([
    // a weapon does not speak, a battle does not go on speaking
    'The battle continued into the night.',
    'The army added two brigades to its force.',
    'The flood claimed nine lives.',
    'Soldiers found the weapons in a well.',
    // a person is called, not named
    'The commander called the hospital.',
    // a relative clause on a report is not what it says
    'The report that he carried was wet.',
    // a time is not a that-clause
    'In a message that day, nothing new was found.',
    // plain events
    'Jets bombed the depot near Tel Amar on Friday.',
    'Two soldiers were killed and nine wounded in the ambush.',
  ])('%s', (text) => {
    expect(shown(text)).toEqual([]);
  });
  it('reads no comments', () => {
    const text =
      'The camp is full, and water is short in every tent.\n\n1 Comment\n\nOmar said the army lied.';
    expect(shown(text)).toEqual([]);
  });
});
