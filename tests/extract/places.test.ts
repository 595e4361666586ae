import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { extractPlaces } from '../../src/extract/places.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { openGazetteer } from '../../src/reference/gazetteer.ts';
import type { ActorMention } from '../../src/text/drafts/actors.ts';
import type { PlaceDraft } from '../../src/text/drafts/places.ts';

const karsa = fileURLToPath(new URL('../../examples/places', import.meta.url));
const gazetteer = openGazetteer({ extra: [karsa] });

function extract(text: string, mentions: readonly ActorMention[] = []): readonly PlaceDraft[] {
  const input = {
    id: 't',
    text,
    title: null,
    publishedAt: null,
    source: null,
    language: 'en',
    parts: null,
    warnings: [],
  };
  return extractPlaces(readDocument(input), mentions, gazetteer);
}

/** 'words role cue' of each mention; the described ones as 'kind[km,bearing]: words of those it is described by'. */
function show(text: string, mentions: readonly ActorMention[] = []): string[] {
  const drafts = extract(text, mentions);
  const words = (draft: PlaceDraft | undefined) => (draft ? text.slice(draft.start, draft.end) : '?');
  return drafts.map((draft) => {
    const { relation } = draft;
    const measure =
      relation && (relation.km !== null || relation.bearing !== null)
        ? `[${relation.km},${relation.bearing}]`
        : '';
    const link = relation
      ? ` ${relation.kind}${measure}: ${relation.of.map((at) => words(drafts[at])).join(' + ')}`
      : '';
    const cue = draft.cue ? ` (${draft.cue})` : '';
    return `${words(draft)}${draft.role === 'location' ? '' : ` ${draft.role}`}${cue}${link}`;
  });
}

describe('names', () => {
  it.each([
    ['Troops left Tel Amar on Monday.', ['Tel Amar']], // two words
    ['Shells fell on Qasr Hadid, Merwan and Jisr Amad.', ['Qasr Hadid', 'Merwan', 'Jisr Amad']], // a list
    ['Fighting reached Deir ez-Zor.', ['Deir ez-Zor']], // small words and hyphens inside
    ['They fled Bosnia and Herzegovina.', ['Bosnia and Herzegovina']], // 'and' inside a name
    ['Government forces hold al-Bab.', ['al-Bab']], // a small article opens the name
    ['Snow fell in the U.S. and the UK.', ['U.S.', 'UK']], // abbreviations
    ['The army left Eastern Ghouta.', ['Eastern Ghouta']], // the longest match wins
    ['Clashes in Daraa city went on.', ['Daraa (settlement)']], // what the text calls it
    ['Daraa province is calm.', ['Daraa (admin1)']],
    ['Shelling hit the town of Merwan.', ['Merwan (settlement)']], // the kind before the name
    ['People left Hennepin County.', ['Hennepin County']], // a kind with a capital is in the name
    ['Snow fell in North Kivu.', ['North Kivu']], // so is a direction with one
    ['Two villages in Suran District were hit.', ['Suran District']],
    // short forms of areas: after a name, after a party's letter, with their dots, and where a place is read
    ['A fire in Fargo, W.Va. was put out.', ['Fargo', 'W.Va']],
    ['Sen. Mara Ostren, D-S.C., was in D.C. on Monday.', ['S.C.', 'D.C.']],
    // what only says which part of it is meant, is looked up without it
    ['Rain fell in south-central Kansas.', ['Kansas']],
    ['They settled in suburban Atlanta.', ['Atlanta']],
    ['The money came from the State of Ohio.', ['State of Ohio']],
    // a street is where something happens, though the gazetteer has none
    ['Two were shot on Merwan Street in Tel Amar.', ['Merwan Street (site) inside: Tel Amar', 'Tel Amar']],
    // one of a list of places, though a name like a person's
    ['Snow fell in Becker, Clay and Douglas.', ['Becker', 'Clay', 'Douglas']],
    ['CLINTON — A man was shot on Monday.', ['CLINTON']], // a dateline
    // what a camp holds is no part of its name
    ['Fire spread in Tel Amar refugee camp.', ['Tel Amar (site)']],
    ['Fire spread in Tel Amar IDP Camp.', ['Tel Amar IDP Camp (site)']],
    // a camp is one wherever the reader lets its name begin, whoever it holds, and with the province right after it
    ['In Al Aroub Refugee Camp, shots were heard.', ['Al Aroub Refugee Camp (site)']],
    ['Fire spread in Kutupalong Rohingya Refugee Camp.', ['Kutupalong Rohingya Refugee Camp (site)']],
    ['The exits of Zolpat Refugee Camp were blocked.', ['Zolpat Refugee Camp (site)']],
    [
      'In the Alikhali camp Chittagong division, shots were heard.',
      ['Alikhali (site) inside: Chittagong', 'Chittagong'],
    ],
  ])('%s', (text, expected) => expect(show(text)).toEqual(expected));
});

describe('roles', () => {
  it.each([
    ['Karsan jets struck at dawn.', ['Karsan demonym']],
    ['South Sudanese soldiers crossed.', ['South Sudanese demonym']], // two words
    ['A Palestinian teacher was shot.', ['Palestinian demonym']], // no language, unlike in the next
    ['An English teacher was shot.', []],
    ['Damascus said that it would reply.', ['Damascus metonym']],
    ['Moscow has repeatedly denied the report.', ['Moscow metonym']], // auxiliaries and adverbs between
    ['The force is backed by Tehran.', ['Tehran metonym']], // agent of a passive
    ['According to Karsa City, the road is open.', ['Karsa City metonym']],
    ['The U.S. sent aid to Karsa.', ['U.S. metonym', 'Karsa']], // a state acts
    ['Two people died in Damascus.', ['Damascus']], // no speaker
    ['Students of Damascus University left.', ['Damascus part-of-name']],
    ['The Idlib Martyrs Brigade withdrew.', ['Idlib part-of-name']],
    ['He writes for the Boston Globe.', ['Boston part-of-name']],
  ])('%s', (text, expected) => expect(show(text)).toEqual(expected));

  it('takes a place inside a registered name for a part of it', () => {
    const text = 'The Army of Merwan spoke.';
    const mention: ActorMention = {
      start: 4,
      end: 18,
      head: { start: 12, end: 18 },
      type: 'actor',
      form: 'name',
      actorId: 'army-of-merwan',
      category: 'Rebel group',
      name: 'Army of Merwan',
      pattern: 'registry',
      noun: null,
    };
    expect(show(text, [mention])).toEqual(['Merwan part-of-name']);
  });
});

describe('relations', () => {
  it.each([
    // offset, with unit, number in words, reversed order, without a length
    ['A jet fell 15 km east of Tel Amar.', ['15 km east of Tel Amar offset[15,90]: Tel Amar', 'Tel Amar']],
    [
      'A jet fell 15km north-west of Tel Amar.',
      ['15km north-west of Tel Amar offset[15,315]: Tel Amar', 'Tel Amar'],
    ],
    [
      'A jet fell ten miles south of Merwan.',
      ['ten miles south of Merwan offset[16.09,180]: Merwan', 'Merwan'],
    ],
    [
      'A jet fell 5 kilometres to the south of Merwan.',
      ['5 kilometres to the south of Merwan offset[5,180]: Merwan', 'Merwan'],
    ],
    ['A jet fell 20 km from Merwan.', ['20 km from Merwan offset[20,null]: Merwan', 'Merwan']],
    ['A jet fell north of Merwan.', ['north of Merwan offset[null,0]: Merwan', 'Merwan']],
    // near, also for several and after a name of its own
    ['A bomb went off near Merwan.', ['near Merwan near: Merwan', 'Merwan']],
    ['A bomb went off on the outskirts of Merwan.', ['on the outskirts of Merwan near: Merwan', 'Merwan']],
    ['Beit Nasur, a village near Tel Amar, was hit.', ['Beit Nasur near: Tel Amar', 'Tel Amar']],
    [
      'Halim Province lies near Merwan and Qasr Hadid.',
      ['Halim Province near: Merwan + Qasr Hadid', 'Merwan', 'Qasr Hadid'],
    ],
    ['Halim Province lies near the border with Veldania.', ['Halim Province near: Veldania', 'Veldania']],
    [
      'Troops massed at the Veldanian border.',
      ['at the Veldanian border near: Veldanian', 'Veldanian demonym'],
    ],
    // two ends
    [
      'They met between Merwan and Jisr Amad.',
      ['between Merwan and Jisr Amad between: Merwan + Jisr Amad', 'Merwan', 'Jisr Amad'],
    ],
    [
      'Mines lie on the road from Merwan to Tel Amar.',
      ['road from Merwan to Tel Amar along: Merwan + Tel Amar', 'Merwan', 'Tel Amar'],
    ],
    // around
    [
      'They fled to the countryside of Wadi Suran.',
      ['the countryside of Wadi Suran around: Wadi Suran', 'Wadi Suran'],
    ],
    ['Shells hit the Idlib countryside.', ['Idlib countryside around: Idlib', 'Idlib']],
    [
      'Jets hit Merwan and the surrounding countryside.',
      ['Merwan', 'surrounding countryside around: Merwan'],
    ],
    // a range of lengths is its middle
    ['A jet fell 15-25 km east of Merwan.', ['15-25 km east of Merwan offset[20,90]: Merwan', 'Merwan']],
    [
      'A jet fell 10 to 20 miles east of Merwan.',
      ['10 to 20 miles east of Merwan offset[24.14,90]: Merwan', 'Merwan'],
    ],
    // along a line that is named by its end or by the water
    ['Mines lie along the road to Merwan.', ['the road to Merwan along: Merwan', 'Merwan']],
    ['Shells fell on the banks of Lake Chad.', ['the banks of Lake Chad along: Lake Chad', 'Lake Chad']],
    [
      'Jets hit the Merwan to Tel Amar highway.',
      ['Merwan to Tel Amar highway along: Merwan + Tel Amar', 'Merwan', 'Tel Amar'],
    ],
    // a part of a place by its direction
    ['Snow fell in northern Syria.', ['northern Syria inside[null,0]: Syria', 'Syria']],
    ['Snow fell in south-eastern Syria.', ['south-eastern Syria inside[null,135]: Syria', 'Syria']],
    ["Syria's north is quiet.", ["Syria's north inside[null,0]: Syria", 'Syria']],
    [
      'It snowed in the southern part of Yemen.',
      ['the southern part of Yemen inside[null,180]: Yemen', 'Yemen'],
    ],
    ['They fled to the west of Yemen.', ['the west of Yemen inside[null,270]: Yemen', 'Yemen']],
    ['It burned north of Merwan.', ['north of Merwan offset[null,0]: Merwan', 'Merwan']], // beyond it
    // the capital and the country of what is spoken of
    ['Yemen is calm. A bomb fell in the capital.', ['Yemen', 'the capital']],
    [
      'Yemen is calm. A bomb fell 20 km south of the capital.',
      ['Yemen', '20 km south of the capital offset[20,180]: the capital', 'the capital'],
    ],
    [
      'Yemen is calm. They fled to the north of the country.',
      ['Yemen', 'the north of the country inside[null,0]: the country', 'the country'],
    ],
    // coordinates say where a name is
    [
      'Qorvashti village (12.86, 47.13) burned.',
      ['Qorvashti (settlement) inside: 12.86, 47.13', '12.86, 47.13'],
    ],
    ['A mine went off at 33.1234, 36.4512.', ['33.1234, 36.4512']],
    // inside by what the text calls both, though the gazetteer has neither
    [
      'Qorva camp, Dushti town, Gedo region, was hit.',
      ['Qorva (site) inside: Dushti', 'Dushti (settlement) inside: Gedo', 'Gedo (region)'],
    ],
    // what holds the last of a list holds all, where the kind stands in the plural; a list of towns has no such end
    [
      'Houses burned in Karta, Zolpat Tach and Dushti districts, Gedo region.',
      [
        'Karta (admin2) inside: Gedo',
        'Zolpat Tach (admin2) inside: Gedo',
        'Dushti (admin2) inside: Gedo',
        'Gedo (region)',
      ],
    ],
    ['In Gedo region, Dushti town was hit.', ['Gedo (region)', 'Dushti (settlement) inside: Gedo']],
    [
      'They burned Qorva village in the district of Dushti.',
      ['Qorva (settlement) inside: Dushti', 'Dushti (admin2)'],
    ],
    // inside, only where the gazetteer allows it
    ['He was born in Long Beach, California.', ['Long Beach inside: California', 'California']],
    ['A fire in Fargo, N.D. was put out.', ['Fargo inside: N.D.', 'N.D.']],
    [
      'Shells hit Tel Amar in Red Valley Province.',
      ['Tel Amar inside: Red Valley Province', 'Red Valley Province'],
    ],
    ['They visited Merwan, Syria and Iraq.', ['Merwan', 'Syria', 'Iraq']], // a list is no qualifier
    ['Tied to Russia, U.S. officials said.', ['Russia', 'U.S. metonym']], // nor is a clause: there is a Russia in Ohio
  ])('%s', (text, expected) => expect(show(text)).toEqual(expected));
});

describe('unknown places', () => {
  it.each([
    ['They burned the village of Qorvashti.', ['Qorvashti (settlement)']],
    ['Many left Qorvashti district.', ['Qorvashti (admin2)']],
  ])('keeps what the text calls a place: %s', (text, expected) => {
    expect(show(text)).toEqual(expected);
    expect(extract(text)[0]?.hits).toEqual([]);
  });
});
