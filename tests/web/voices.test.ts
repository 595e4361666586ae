import { describe, expect, it } from 'vitest';
import type { CodedDocument, Figure } from '../../src/contract/coded-document.ts';
import { describeClaim, listParts } from '../../src/web/reading/claim-parts.ts';
import { collectSaid } from '../../src/web/reading/said-spans.ts';
import { listVoices, OWN_VOICE } from '../../src/web/reading/voices.ts';
import { wadiSuranDocument as coded, wadiSuranText as text } from '../fixtures/wadi-suran.ts';

const sayingsOf = (document: CodedDocument, name: string) =>
  listVoices(document, text).find((voice) => voice.name === name)?.sayings ?? [];
const against = (document: CodedDocument, name: string) =>
  sayingsOf(document, name).flatMap((saying) =>
    saying.contradictions.map((item) => `${item.by} ${item.how}`),
  );

describe('who speaks', () => {
  it.each([
    // In its own words and through its outlet; told on by others; calling for something.
    ['Red Valley Front', 'Rebel group', ['states via Red Valley Media', 'states, residents', 'calls-for']],
    ['residents', 'Civilians', ['states via by telephone']],
    ['Ministry of Defence', 'State forces', ['denies']],
    // A quotation, on a day that is named.
    ['the ministry’s spokesman', null, ['states in its own words on 2023-06-17']],
  ] as const)('%s', (name, category, sayings) => {
    const voice = listVoices(coded, text).find((item) => item.name === name);
    expect(voice?.category).toBe(category);
    const described = voice?.sayings.map((saying) =>
      [
        saying.stance,
        saying.direct ? ' in its own words' : '',
        saying.channel ? ` via ${saying.channel}` : '',
        saying.time ? ` on ${saying.time.begin}` : '',
        saying.relayedBy.length > 0 ? `, ${saying.relayedBy.join(', ')}` : '',
      ].join(''),
    );
    expect(described).toEqual(sayings);
  });

  it('the busiest first, and every attribution that has a source once', () => {
    const voices = listVoices(coded, text);
    expect(voices[0]?.name).toBe('Red Valley Front');
    const ids = voices.flatMap((voice) => voice.sayings.map((saying) => saying.id));
    expect(ids.toSorted()).toEqual(coded.attributions.map((item) => item.id).toSorted());
  });
});

describe('who says otherwise', () => {
  it.each([
    // Two denials of one claim, by two speakers.
    ['Red Valley Front', ['Ministry of Defence denies it', 'the ministry’s spokesman denies it']],
    // The army's 'still held it' is a denial of the capture.
    ['Mountain Brigades', ['Karsan army denies it']],
    // A denial is not itself contradicted by what it denies.
    ['Ministry of Defence', []],
    ['residents', []],
  ])('%s', (name, expected) => {
    expect(against(coded, name)).toEqual(expected);
  });

  // Two voices on one event: the residents' claim joins the Front's, with a figure of its own.
  const withFigures = (mine: Partial<Figure>, theirs: Partial<Figure>): CodedDocument => ({
    ...coded,
    claims: coded.claims
      .filter((claim) => claim.id === 'C1' || claim.id === 'C4')
      .map((claim) =>
        claim.id === 'C1'
          ? { ...claim, figures: ['F1'], actors: [] }
          : { ...claim, figures: ['F2'], actors: [], attributions: ['A4'] },
      ),
    events: coded.events.slice(0, 1).map((event) => ({ ...event, claims: ['C1', 'C4'] })),
    figures: coded.figures
      .filter((figure) => figure.id === 'F1' || figure.id === 'F2')
      .map((figure) => ({
        ...figure,
        kind: 'killed' as const,
        unit: 'people',
        basis: 'new' as const,
        partOf: null,
        ...(figure.id === 'F1' ? mine : theirs),
      })),
  });
  it.each([
    // Nine at least against four exactly: both cannot be right.
    [
      { low: 9, high: null, qualifier: 'at-least' },
      { low: 4, high: 4, qualifier: 'exact' },
      ['says 4 killed'],
    ],
    // Nine at least and twelve agree.
    [{ low: 9, high: null, qualifier: 'at-least' }, { low: 12, high: 12, qualifier: 'exact' }, []],
    // 'Many' is no number to disagree with.
    [{ low: 9, high: 9, qualifier: 'exact' }, { low: null, high: null, qualifier: 'indefinite' }, []],
    // A total and an increment are not figures of the same thing.
    [
      { low: 9, high: 9, qualifier: 'exact' },
      { low: 4, high: 4, qualifier: 'exact', basis: 'cumulative' },
      [],
    ],
    // Nor are the wounded and the dead.
    [{ low: 9, high: 9, qualifier: 'exact' }, { low: 4, high: 4, qualifier: 'exact', kind: 'injured' }, []],
  ] satisfies [Partial<Figure>, Partial<Figure>, string[]][])('figures %#', (mine, theirs, expected) => {
    expect(against(withFigures(mine, theirs), 'Red Valley Front')).toEqual(
      expected.map((how) => `residents ${how}`),
    );
  });

  it('names what the document says in its own voice where somebody contradicts it', () => {
    const own: CodedDocument = {
      ...coded,
      claims: coded.claims.map((claim) => (claim.id === 'C1' ? { ...claim, attributions: [] } : claim)),
    };
    const [saying, ...rest] = sayingsOf(own, OWN_VOICE);
    expect(rest).toEqual([]);
    expect(saying?.id).toBeNull();
    expect(saying?.words).toMatch(/^Army helicopters fired rockets/);
    expect(saying?.contradictions.map((item) => item.how)).toEqual(['denies it', 'denies it']);
  });

  it('two opposed claims about one relation', () => {
    const asserted = coded.relations[0];
    if (!asserted) throw new Error('the report has no relation');
    const relations: CodedDocument['relations'] = [
      { ...asserted, id: 'R1', kind: 'part-of', attributions: ['A6'] },
      { ...asserted, id: 'R2', kind: 'part-of', polarity: 'denied', attributions: ['A4'] },
    ];
    expect(against({ ...coded, claims: [], events: [], relations }, 'Mountain Brigades')).toEqual([
      expect.stringMatching(/^residents denies that .* is part of /),
    ]);
  });
});

describe('hovering a source', () => {
  const parts = coded.claims.flatMap((claim) => listParts(describeClaim(claim, coded, text)));
  const said = collectSaid(coded, parts);
  const voiceAt = (words: string, from = 0) => {
    const start = text.indexOf(words, from);
    return said.marks.find((mark) => mark.start <= start && mark.end >= start + words.length)?.id ?? '';
  };
  it('lights all that it says, wherever it is named as the source', () => {
    const front = voiceAt('Red Valley Front');
    expect(said.sayings.get(front)).toEqual(['A1', 'A5', 'A10']);
    expect(voiceAt('the Front', text.indexOf('Residents'))).toBe(front);
  });
  it('and a source in a claim lights what that claim rests on', () => {
    const contentOf = (id: string) => coded.attributions.find((item) => item.id === id)?.content;
    expect(said.contents.get('C4.source.0')).toEqual(contentOf('A4'));
    expect(said.contents.get('C4.source.1')).toEqual(contentOf('A5'));
    expect(said.sayings.get('C4.source.1')).toBeUndefined();
  });
  it('where it is spoken of, but does not speak, nothing', () => {
    expect(voiceAt('clinic')).toBe('');
  });
});
