/** What must not be read as somebody's words: deeds of war, offices and daily life, and words of saying in other senses. */
import { describe, expect, it } from 'vitest';
import { attributionsOf, describeAttribution } from './attribution-markup.ts';

const DEEDS = [
  'Jets bombed the depot near Tel Amar on Friday.',
  'Rebels attacked the town at dawn.',
  'The army attacked a convoy on the road to Beit Nasur.',
  'Government forces launched an offensive in the northern countryside.',
  'Gunmen opened fire on a bus in Port Halim.',
  'Fighters captured two villages and a ridge.',
  'Two soldiers were killed and nine wounded in the ambush.',
  'Artillery pounded the market for an hour.',
  'Militiamen stormed the police station and freed the prisoners.',
  'The Front released two pilots on Sunday.',
  'The air force backed the advance on Qasr Hadid.',
  'Troops shelled the valley from the ridge.',
  'A car bomb exploded outside the bank.',
  'Soldiers arrested four men at a checkpoint.',
  'Unknown men shot a teacher near the school.',
  'Hundreds marched through the old town.',
  'Students protested against the price of bread.',
  'The Front took the bridge and lost it again.',
  'Security forces dispersed the crowd with tear gas.',
  'The army withdrew from the ridge on Monday.',
  'Raiders burned nine houses and drove off the cattle.',
  'A sniper wounded a nurse in Wadi Suran.',
  'The coalition deployed two brigades to the border.',
  'Police detained the owner of the warehouse.',
  'Fighters besieged the base for three weeks.',
  'A drone struck a fuel truck on the coast road.',
  'Villagers fled to the hills.',
  'The two sides exchanged prisoners at the bridge.',
  'The mine killed a farmer and his son.',
  'Engineers cleared the road of mines.',
  'The navy blockaded the port.',
  'Settlers cut down olive trees near Beit Nasur.',
];

const OFFICES = [
  'The council met in Port Halim.',
  'The minister visited the camp on Tuesday.',
  'The mission delivered flour to the camp.',
  'The hospital treated nine patients.',
  'The governor opened a school in Tel Amar.',
  'The agency distributed blankets to families.',
  'The court sat for three days.',
  'A new commander took office in May.',
  'The road was repaired in the spring.',
  'The market reopened after two weeks.',
  'The teacher lives near the mosque.',
  'Trucks carried wheat across the river.',
  'The town has two bakeries and one well.',
  'The army added two brigades to its force.',
  'The border crossing is open from six to noon.',
];

const OTHER_SENSES = [
  // a flood, a battle and a road do not speak
  'The flood claimed nine lives.',
  'The battle continued into the night.',
  'The road points north.',
  // a person, an office or a meeting is called, not named
  'The commander called the hospital.',
  'The army called up its reserves.',
  // things are found, shown, admitted, charged, posted, signalled, observed
  'Soldiers found the weapons in a well.',
  'The army showed the captured trucks.',
  'The hospital admitted nine patients.',
  'Police charged the crowd.',
  'The army posted guards at the gate.',
  'The commander signalled to his men.',
  'A body was found near the river.',
  // a paper, a request for a thing, a danger
  'The report that he carried was wet.',
  'The report of the committee has nine pages.',
  'Their claim to the throne is old.',
  'The shells are a threat to health.',
  'The mayor made a call to the clinic.',
  // need and rank decide; they say nothing
  'Aid was given according to need.',
  'Soldiers were paid according to rank.',
  // a name in quotation marks
  'The “Shield of the North” took the bridge.',
  // numbers and people decline, appear and tell in other ways
  'The number of patients declined in May.',
  'The minister appeared on television.',
  'He tells stories to children in the camp.',
  'The governor spoke for an hour.',
  'They saw the jets.',
  'Think of the children.',
];

const rows = (texts: readonly string[]): void => {
  it.each(texts)('%s', (text) => {
    expect(attributionsOf(text).map((each) => `${describeAttribution(text, each)} ${each.pattern}`)).toEqual(
      [],
    );
  });
};

describe('deeds of war', () => rows(DEEDS));
describe('offices and daily life', () => rows(OFFICES));
describe('words of saying in other senses', () => rows(OTHER_SENSES));

describe('what carries the words is not said', () => {
  it.each([
    // one cue each: the verb of saying, not that of issuing
    [
      'On June 24, via its Red Valley News Agency, the Front issued a statement noting that Veldania would leave.',
      'noting',
    ],
  ])('%s', (text, cue) => {
    expect(attributionsOf(text).map((each) => text.slice(each.cue?.start, each.cue?.end))).toEqual([cue]);
  });
});
