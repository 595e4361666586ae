import { describe, expect, it } from 'vitest';
import type { Event, Place } from '../../src/contract/coded-document.ts';
import { codedDocumentSchema } from '../../src/contract/coded-document.ts';
import { acledPlace, ucdpPlace } from '../../src/resolve/events/when-where.ts';
import { codeText } from '../support/code-text.ts';

const DATELINE = 'KARSA, 14 March 2021 (Northern Wire) – ';
const WORKED =
  `${DATELINE}The Red Valley Front said on its Telegram channel on Friday that government jets had bombed the ` +
  'hospital in Tel Amar a day earlier, killing at least 12 people, among them four children. The defence ministry ' +
  'denied it. The Front, which broke away from the Mountain Brigades last year, called on all factions to fight in the south.';

describe('the worked reading of the contract', () => {
  const { coded, claim, eventOf } = codeText(WORKED);

  it('joins the strike and its denial, and says whose word it is', () => {
    const event = eventOf(claim('bombed'));
    expect(event.claims).toContain(claim('denied').id);
    expect(event).toMatchObject({
      acled: { subEventType: 'Air/drone strike' },
      status: 'occurred',
      grade: 'contested',
      weapons: ['aerial bomb'],
      facilities: ['hospital'],
      figures: { killed: { low: 12, best: 12, high: null } },
      date: { start: '2021-03-11', end: '2021-03-11', acledPrecision: 1, ucdpPrecision: 1, basis: 'stated' },
      place: { name: 'Tel Amar', acledPrecision: 1, ucdpPrecision: 1, basis: 'stated' },
    });
    expect(event.actors).toHaveLength(1);
    expect(event.actors[0]).toMatchObject({ category: 'State forces', alleged: true });
    expect(event.sources).toHaveLength(2);
  });

  it('puts the call and what it calls for in one event, which did not occur', () => {
    const event = eventOf(claim('fight'));
    expect(event.claims).toContain(claim('called on').id);
    expect(event.status).toBe('called-for');
  });

  it('puts what happened before what is only called for', () => {
    const text =
      'The Front called on all towns to attack the army. On Friday rebels attacked a convoy near Merwan.';
    expect(codeText(text, '2021-03-14').coded.events.map((e) => e.status)).toEqual([
      'occurred',
      'called-for',
    ]);
  });

  it('puts the news before the history', () => {
    expect(coded.events[0]?.claims).toContain(claim('bombed').id);
    expect(coded.events.at(-1)?.background).toBe(true);
  });
});

/** text, how many events, what the row teaches */
const JOINED: [string, number, string][] = [
  [
    'Jets bombed the market in Merwan on Monday. The attack killed six people.',
    1,
    'a definite event noun points back',
  ],
  [
    'A mortar shell hit a market in Merwan. Six people were killed and nine wounded.',
    1,
    'a toll belongs to the strike before it',
  ],
  [
    'Rebels attacked a convoy near Merwan on Monday. Rebels attacked a convoy near Tel Amar on Monday.',
    2,
    'another place',
  ],
  ['Rebels attacked Merwan on Monday. Rebels attacked Merwan on Friday.', 2, 'another day'],
  ['A roadside bomb exploded under a bus near Merwan, killing five.', 1, 'a weapon and its verb'],
  [
    'Rebels ambushed a convoy near Merwan on Friday with roadside bombs. Three vehicles were destroyed and ten soldiers killed.',
    1,
    'damage without a doer is the outcome of what was told before',
  ],
  [
    'Government jets bombed a hospital in Tel Amar. The Front said two aircraft had struck the building on Friday.',
    1,
    'a target named by its sort points back',
  ],
  [
    'Jets bombed a hospital in Tel Amar on Friday.\n\nThe Front said more than 30 people were injured.',
    1,
    'a toll in the next paragraph, without place and day',
  ],
  [
    'The army shelled a school in Merwan. Gunmen abducted four nurses in Merwan.',
    2,
    'an abduction is no part of a shelling',
  ],
  [
    'Rebels attacked Merwan on Monday. The army will attack Merwan on Friday.',
    2,
    'what is planned did not occur',
  ],
  [
    'Shelling killed 41 civilians between 26 February and 12 March 2021. On 11 March a strike in Tel Amar killed eleven people.',
    2,
    'a total is not an increment',
  ],
  [
    'March 2021: In Merwan, soldiers raided a camp and shot two men. Three people were arrested. Tents were burned.',
    1,
    'a monitor tells of one incident under one date: the raid, those shot, those taken away',
  ],
  [
    'Soldiers shot two men in Merwan. Rebels abducted four nurses in Merwan.',
    2,
    'without a date at its head a paragraph may tell of many things',
  ],
  [
    'Gunmen murdered the journalist Sami Darwan in Merwan. His paper did not appear. Shops stayed closed. ' +
      'Nobody worked. Rain fell. The union spoke of the murder of Sami Darwan.',
    1,
    'who is killed is not killed again, however far on it is told',
  ],
  [
    'Sami Darwan, a journalist, was shot by soldiers in Merwan. His paper did not appear. Shops stayed closed. ' +
      'Nobody worked. Rain fell. Witnesses said Sami Darwan was beaten and killed by troops.',
    1,
    'one victim, one deed, in other words',
  ],
  [
    'Six village elders were murdered in Merwan. Shops stayed closed. Nobody worked. Rain fell. Schools were empty. ' +
      'The court will not hear the case of the murder of the village elders.',
    1,
    'a group that the text names again by what it is',
  ],
  [
    'Gunmen abducted the judge Sami Darwan in Merwan on Monday. On Friday the judge Sami Darwan was murdered.',
    2,
    'a victim may suffer two things, on two days',
  ],
  [
    'Rebels attacked two checkpoints near Merwan, damaging a house.',
    1,
    'what is damaged in an attack is no second event',
  ],
  [
    'Three bombs exploded in Merwan on Monday.\n\nTwo shops were badly damaged.',
    1,
    'damage in the next paragraph, without doer, place and day',
  ],
  [
    'Gunmen killed two missionaries in Merwan. Rain fell. Shops stayed closed. Nobody worked. Schools were empty. ' +
      'The town is in mourning after the murder of the missionaries.',
    1,
    'the missionaries are those of whom it was told',
  ],
  [
    'Nine farmers were killed in Merwan. Rain fell. Shops stayed closed. Nobody worked. Schools were empty. ' +
      'The town is in mourning after the massacre.',
    1,
    'the massacre is the one of which it was told, however far on',
  ],
  [
    'Nine farmers were killed in Merwan on Monday.\n\nThey were murdered by militiamen.',
    1,
    'who are only a pronoun are those told of right before',
  ],
  [
    'Nine farmers were killed in Merwan. Rain fell. Shops stayed closed. Nobody worked. Schools were empty. ' +
      'The town is in mourning after the murder of the priests.',
    2,
    'the priests are no farmers',
  ],
  [
    'Rebels clashed with soldiers near Merwan. The rebels seized two rifles.',
    1,
    'what is taken in a fight is of the fight',
  ],
  [
    'Soldiers launched an operation near Merwan. The soldiers seized two rifles.',
    2,
    'an operation is only the frame of what it found',
  ],
  [
    'Rebels clashed with soldiers near Merwan on Monday. Soldiers seized two rifles in Tel Amar on Friday.',
    2,
    'what is taken on another day, elsewhere',
  ],
  [
    'Four policemen were killed in Merwan on Monday.\n\nThe attack was carried out with rockets.',
    1,
    'the attack is that in which they were killed, whatever the weapon',
  ],
  [
    'March 2021: In Merwan, soldiers raided a camp. On 9 March, rebels attacked a clinic.',
    2,
    'an entry may look beyond its incident: another day',
  ],
  [
    'March 2021: Gunmen shot a teacher in Merwan. The army plans to attack the gunmen.',
    2,
    'what an entry only expects did not occur',
  ],
];

describe('joining', () => {
  it.each(JOINED)('%s → %i (%s)', (text, count) => {
    expect(codeText(text, '2021-03-14').coded.events).toHaveLength(count);
  });
});

describe('the type of an event', () => {
  it.each([
    // whoever was arrested in a raid that killed does not make it an arrest
    ['March 2021: Soldiers arrested four men in Merwan and killed a teacher.', 'arrested', 'Attack'],
    // what a battle destroys does not make it looting
    [
      'The army fought rebels in Merwan on Friday. The army killed nine rebels and destroyed two vehicles.',
      'killed',
      'Armed clash',
    ],
    // a heading tells of the same bombs as the sentence below it
    [
      'Warplanes bombed a hospital in Merwan on Friday. The bombing of the hospital killed nine nurses.',
      'bombing',
      'Air/drone strike',
    ],
  ])('%s – %s: %s', (text, trigger, type) => {
    const { claim, eventOf } = codeText(text);
    expect(eventOf(claim(trigger)).acled?.subEventType).toBe(type);
  });
});

describe('parties', () => {
  it.each([
    // a count belongs to the figures
    ['Jets bombed a market in Merwan, killing 12 people.', 'bombed', ['people']],
    // whom a bare count counts
    ['The Red Valley Front killed 14 of the attackers near Merwan.', 'killed', ['attackers']],
  ])('%s – %s: %j', (text, trigger, expected) => {
    const { claim, eventOf } = codeText(text);
    expect(eventOf(claim(trigger)).recipients.map((p) => p.name)).toEqual(expected);
  });
});

/** text, trigger, the doer's name and category */
const DOERS: [string, string, string, string | null][] = [
  // a nationality before what only a state's forces do; abroad they are external forces
  ['A Veldanian airstrike hit a house in Velda.', 'airstrike', 'Veldanian air force', 'State forces'],
  [
    'A Veldanian airstrike hit a house in Merwan.',
    'airstrike',
    'Veldanian air force',
    'External/Other forces',
  ],
  // an attack may be anybody's
  ['A Veldanian attack killed nine people in Merwan.', 'attack', 'Veldanian', null],
  // what 'of' names tells what a group is, and which one its members are of
  ['A group of gunmen shot a nurse in Merwan.', 'shot', 'group of gunmen', 'Political militia'],
  ['A nurse was shot by members of the Red Valley Front.', 'shot', 'Red Valley Front', 'Rebel group'],
];

describe('doers', () => {
  it.each(DOERS)('%s – %s: %s, %s', (text, trigger, name, category) => {
    const { claim, eventOf } = codeText(text, '2021-03-14');
    expect(eventOf(claim(trigger)).actors).toMatchObject([{ name, category }]);
  });
});

/** text, trigger, grade */
const GRADES: [string, string, Event['grade']][] = [
  ['Rebels attacked a convoy near Merwan, police said.', 'attacked', 'single-source'],
  ['The defence ministry denied that it had shelled the hospital.', 'shelled', 'denied'],
  ['The Red Valley Front said it had attacked a convoy near Merwan.', 'attacked', 'confirmed'],
];

describe('grades', () => {
  it.each(GRADES)('%s – %s: %s', (text, trigger, grade) => {
    const { claim, eventOf } = codeText(text, '2021-03-14');
    expect(eventOf(claim(trigger)).grade).toBe(grade);
  });
});

describe('precision of places', () => {
  const place = (featureCode: string): Place => ({
    id: 'x',
    name: 'X',
    lat: 0,
    lon: 0,
    radiusKm: null,
    country: 'XKS',
    admin1: null,
    admin2: null,
    featureCode,
  });
  /** feature code, ACLED, UCDP */
  const ROWS: [string, 1 | 2 | 3 | null, number][] = [
    ['PPL', 1, 1],
    ['PPLA', 1, 1],
    ['ADM2', 2, 3],
    ['ADM1', 3, 4],
    ['RGN', 3, 5],
    // a country is no place for ACLED
    ['PCLI', null, 6],
    ['SEA', null, 7],
  ];
  it.each(ROWS)('%s: %s, %s', (code, acled, ucdp) => {
    expect(acledPlace(place(code), null)).toBe(acled);
    expect(ucdpPlace(place(code), null)).toBe(ucdp);
  });

  it('is lower where the text says near', () => {
    const { claim, eventOf } = codeText('Rebels attacked a convoy near Merwan on Monday.', '2021-03-14');
    expect(eventOf(claim('attacked')).place).toMatchObject({ acledPrecision: 2, ucdpPrecision: 2 });
  });
});

/** Texts of several kinds, over which the contract's general rules must hold. */
const TEXTS: string[] = [
  WORKED,
  `${DATELINE}Rebels attacked Merwan on Friday, killing six soldiers. The army said four soldiers had died. The Front claimed responsibility for the attack.`,
  'Hundreds of people protested in Karsa City on Monday. Police fired tear gas and arrested twelve people. The governor urged the crowd to go home.',
  'No one was killed. The army may attack. The Front threatened to bomb the port. The ministry denied the reports.',
  'About 4,000 people have been displaced from Wadi Suran since Friday, the Karsan Red Crescent said. A clinic was put out of service.',
  'Last year the army captured Qasr Hadid. In May 2017 rebels bombed a bus. On 12 March 2021 fighting resumed.',
];

describe('the rules of the contract', () => {
  it.each(TEXTS)('%s', (text) => {
    const { coded } = codeText(text);
    codedDocumentSchema.parse(coded);
    const ids = new Map(coded.claims.map((c) => [c.id, c]));
    const homes = coded.events.flatMap((e) => e.claims);
    // every claim is in exactly one event
    expect([...homes].sort()).toEqual([...ids.keys()].sort());
    for (const claim of coded.claims) {
      expect(claim.eventType !== null || claim.acled !== null || claim.harms.length > 0).toBe(true);
      for (const span of [
        claim.trigger,
        ...claim.evidence,
        ...claim.actors,
        ...claim.recipients,
        ...claim.objects,
        ...claim.instruments,
      ]) {
        expect(span.start).toBeLessThan(span.end);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
      expect(claim.evidence.length).toBeGreaterThan(0);
      if (claim.place !== null) expect(coded.places.map((p) => p.id)).toContain(claim.place);
      else expect(claim.placeBasis).toBe('unknown');
      if (claim.time !== null) expect(coded.times.map((t) => t.id)).toContain(claim.time);
      else expect(claim.timeBasis).toBe('unknown');
      expect(claim.timeBasis).not.toBe('publication');
      for (const id of claim.about) expect(ids.has(id)).toBe(true);
      for (const id of claim.attributions) expect(coded.attributions.map((a) => a.id)).toContain(id);
    }
    for (const figure of coded.figures)
      expect(coded.claims.some((c) => c.figures.includes(figure.id))).toBe(true);
    for (const event of coded.events) {
      const asserted = event.claims.some((id) => /^(?:occurred|ongoing)$/.test(ids.get(id)?.status ?? ''));
      if (event.status === 'occurred' || event.status === 'ongoing') expect(asserted).toBe(true);
    }
    // most salient first
    const salience = coded.events.map((e) => e.salience);
    expect(salience).toEqual([...salience].sort((a, b) => b - a));
  });
});
