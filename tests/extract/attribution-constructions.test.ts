/**
 * Each way in which reports say who says something. A row marks its text: [source], {cue}, <content>, ((channel)); then comes
 * the stance, and what else holds: 'direct' (in quotation marks), 'under X' (X is the parent's cue).
 */
import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../src/contract/coded-document.ts';
import { attributionsOf, describeAttribution, readMarkup, words } from './attribution-markup.ts';

type Row = readonly [marked: string, stance: Attribution['stance'], ...also: string[]];

function checkRows(rows: readonly Row[]): void {
  it.each(rows.map((row) => [...row] as [string, Attribution['stance'], ...string[]]))(
    '%s',
    (marked, stance, ...also) => {
      const channel = /\(\((.+?)\)\)/.exec(marked)?.[1] ?? '';
      const expected = readMarkup(marked.replace(/\(\(|\)\)/g, ''));
      const { text } = expected;
      const found = attributionsOf(text);
      const shown = found.map((each) => describeAttribution(text, each)).join('\n');
      const cue = expected.cue.join(' … ');
      const match = found.find(
        (each) =>
          words(text, each.cue) === cue &&
          each.content.some((span) => words(text, span) === expected.content[0]),
      );
      expect(match, `nothing like {${cue}} <${expected.content[0]}>; found\n${shown}`).toBeDefined();
      if (!match) return;
      const parent = found.find((each) => each.id === match.parent);
      expect({
        source: words(text, match.source),
        content: match.content.map((span) => words(text, span)),
        stance: match.stance,
        channel: words(text, match.channel),
        direct: match.direct,
        parent: parent ? words(text, parent.cue) : '',
      }).toEqual({
        source: expected.source[0] ?? '',
        content: expected.content,
        stance,
        channel,
        direct: also.includes('direct'),
        parent: also.find((each) => each.startsWith('under '))?.slice('under '.length) ?? '',
      });
    },
  );
}

describe('direct quotation', () => {
  checkRows([
    // a full stop inside the marks
    ['<“If you hold prisoners, set them free.”> [Omar Tal] {said}.', 'states', 'direct'],
    // speaker behind, before and inside; verbs of saying, of manner and of writing
    ['<“The road to Tel Amar is closed,”> {said} [Omar Tal], a guard at the bridge.', 'states', 'direct'],
    ['<“We will not leave the town,”> [the mayor] {said}.', 'states', 'direct'],
    ['[The commander] {said}: <“Our men hold the ridge.”>', 'states', 'direct'],
    ['[The commander] {said}, <“Our men hold the ridge.”>', 'states', 'direct'],
    ['<“Where is the ambulance?”> [a woman] {asked}.', 'asks', 'direct'],
    ['<“They shot at us from the hill,”> [a farmer] {told} ((Northern Wire)).', 'states', 'direct'],
    ['[The minister] {wrote}: <“The talks have failed.”>', 'states', 'direct'],
    ['<“There is no bread left,”> [Lena Adar] {added}.', 'states', 'direct'],
    // the speaker described between name and verb; the one told is not the speaker
    [
      '<“We were wrong to wait,”> [Omar Tal], a guard at the bridge, {told} ((Northern Wire)).',
      'states',
      'direct',
    ],
    ['<“We were wrong to wait,”> [Lena Adar], 58, {told} the court.', 'states', 'direct'],
    // straight marks
    ['<"The camp is full,"> {said} [Lena Adar], who runs the clinic.', 'states', 'direct'],
  ]);
});

describe('indirect speech', () => {
  checkRows([
    // what a recording shows is what it tells, with its object; the words that stand for it beside it
    ['[The video] {shows} <soldiers beating a man>.', 'states'],
    ['[Satellite images] {show} <dozens of houses burnt in the village>.', 'states'],
    ['It rests on [a survey that] {shows} that <the wells are dry>.', 'states'],
    // the speaker described between name and verb, behind a passive too; the subject around an interruption
    [
      '<Nine people were killed in the raid>, [Omar Tal], who runs the clinic, {told} ((the Northern Wire)) on Sunday.',
      'states',
    ],
    ['<The road was cut>, [Sima Orsa], a guard at the bridge, {said}.', 'states'],
    ['[The army] {said} <its soldiers had entered Wadi Suran>.', 'states'],
    ['[The governor] {announced} that <the curfew would end on Monday>.', 'states'],
    ['[Two doctors] {confirmed} that <nine people had died of their wounds>.', 'states'],
    ['[The mission] {told} the council that <the convoy had been turned back>.', 'states'],
    ['[A witness] {recounted} <how the soldiers searched each house>.', 'states'],
    ['<The bridge>, [residents] {said}, <was closed to all traffic>.', 'states'],
    ['<The shells came from the Northern Plateau>, [a colonel] {said}.', 'states'],
    ['[Police] {reported} <three arrests in Port Halim>.', 'states'],
    ['[The inquiry] {found} that <the shell was fired by a tank>.', 'states'],
    ['[The Front] {argued} that <the truce had never been signed>.', 'claims'],
  ]);
});

describe('mixed quotation', () => {
  checkRows([
    ['[The envoy] {said} <the strike was “a grave breach” of the truce>.', 'states'],
    ['[The governor] {said} that <the town “will never be given up”>.', 'states'],
    ['[Residents] {said} <the soldiers “burned everything” they could not carry>.', 'states'],
    ['[The ministry] {described} <the raid as “a limited operation”>.', 'states'],
    ['[The Front] {called} <the vote “a farce”>.', 'states'],
    ['[The army] {claimed} <it had “cleared” the valley of fighters>.', 'claims'],
    ['[The mission] {warned} that <the camp was “days from famine”>.', 'states'],
    ['[The mayor] {denied} that <the town was “under siege”>.', 'denies'],
  ]);
});

describe('according to, and as X says', () => {
  checkRows([
    // what is set against it is the reporter's
    ['<Hundreds were killed>, as [the envoy] {pointed out}, but the army denies it.', 'states'],
    ['{According to} [the mission], <nine people were wounded in the market>.', 'states'],
    ['<Nine people were wounded in the market>, {according to} [the mission].', 'states'],
    ['<The bridge>, {according to} [residents], <was mined>.', 'states'],
    ['<Two soldiers died in the ambush>, {according to} [a spokesman for the Front].', 'states'],
    // a schedule with a maker says something; need and rank do not
    ['{According to} [the schedule of the ministry], <the port opens on Monday>.', 'states'],
    ['{In the words of} [its mayor], <the town is a cemetery>.', 'states'],
    ['{In the view of} [diplomats], <the truce is dead>.', 'believes'],
    ['<The valley was empty>, as [the governor] {put} it.', 'states'],
    ['As [the governor] {said}, <the valley was empty by noon>.', 'states'],
  ]);
});

describe('nominal cues', () => {
  checkRows([
    ['[The ministry’s] {claim} that <the road was safe> was repeated all day.', 'claims'],
    ['The mission received {reports of} <heavy shelling in Wadi Suran>.', 'states'],
    ['[The Front’s] {denial of} <any part in the raid> came late.', 'denies'],
    ['[The governor’s] {appeal for} <calm> was ignored.', 'calls-for'],
    ['[The Front] repeated its {threat to} <shell the port>.', 'threatens', 'under repeated'],
    ['[The ministry] renewed its {pledge to} <open the road>.', 'promises'],
    ['[The envoy] voiced the {hope} that <talks would resume>.', 'believes'],
    ['{Allegations of} <torture> have reached the mission.', 'claims'],
    ['{Fears of} <a new offensive> emptied the town.', 'believes'],
    ['The {claim} of [the ministry] that <nine soldiers were killed> is a lie.', 'claims'],
  ]);
});

describe('headlines', () => {
  checkRows([
    ['[Karsa] {accuses} <Veldania of shelling the border>', 'claims'],
    ['[Army] {says} <two soldiers killed near Tel Amar>', 'states'],
    ['[Red Valley Front] {denies} <role in ambush>', 'denies'],
    ['[Ministry]{:} <Bridge at Tel Amar reopened to traffic>', 'states'],
    ['[Army] {warns} <the road to the port is mined>', 'states'],
    ['[UN mission] {urges} <both sides to stop fighting>', 'calls-for'],
    ['[Front] {threatens} <to shell the port>', 'threatens'],
    ['<Army holds bridge at Tel Amar>, [governor] {says}', 'states'],
  ]);
});

describe('hidden sources', () => {
  checkRows([
    ['<The strike> {reportedly} <destroyed a clinic>.', 'states'],
    ['<The soldiers> {allegedly} <looted the depot>.', 'claims'],
    ['<The brigade> {is said} <to hold two villages>.', 'states'],
    ['<Two commanders> {are believed} <to have died>.', 'believes'],
    ['It {is believed} that <the men are alive>.', 'states'],
    ['It {emerged} that <the guards had fled>.', 'states'],
    ['{Suspected} <rebels> burnt the depot.', 'believes'],
    ['The court heard of the {alleged} <massacre in Beit Nasur>.', 'claims'],
    ['<The group> {appears} <to be led by deserters>.', 'believes'],
    ['<The convoy> {was reported} <to have left the town>.', 'states'],
  ]);
});

describe('nested sources', () => {
  checkRows([
    ['The Front noted that [the ministry] had {said} <it would not attack>.', 'states', 'under noted'],
    ['<Nine people were wounded>, Northern Wire reported, {citing} [a doctor].', 'states', 'under reported'],
    ['The agency said [residents] {believed} <the wells were poisoned>.', 'believes', 'under said'],
    ['The mayor told reporters that [the army] had {promised} <to withdraw>.', 'promises', 'under told'],
    ['The governor said [the Front] {denied} <the raid>.', 'denies', 'under said'],
    [
      'A diplomat said that [both sides] {accused} <each other of breaking the truce>.',
      'claims',
      'under said',
    ],
    [
      'The ministry claimed [witnesses] had {told} the police that <the car was empty>.',
      'states',
      'under claimed',
    ],
    ['The mission reported that [families] {feared} <a new offensive>.', 'believes', 'under reported'],
  ]);
});

describe('channels', () => {
  checkRows([
    ['[The Front] {said} on ((its Telegram channel)) that <jets had bombed the depot>.', 'states'],
    ['In ((a statement)), [the ministry] {said} <the road was open>.', 'states'],
    ['Via ((its Halim News Agency)), [the Front] {claimed} that <it had shot down a jet>.', 'claims'],
    ['[A doctor] {told} ((Northern Wire)) that <nine people had died>.', 'states'],
    ['[The commander] {said} in ((an interview)) that <the siege would go on>.', 'states'],
    ['[The minister] {announced} on ((state television)) that <the curfew was over>.', 'states'],
    ['[The group] {said} in ((a video)) that <it held two pilots>.', 'states'],
    ['[The army] {said} over ((the radio)) that <the bridge was mined>.', 'states'],
    ['Speaking by ((phone)), [a teacher] {said} <the school was empty>.', 'states'],
  ]);
});

describe('denial and doubt', () => {
  checkRows([
    ['[The defence ministry] {denied} <the report>.', 'denies'],
    ['[The army] {denied} that <its guns had fired on the market>.', 'denies'],
    ['[The Front] {rejected} <the accusation>.', 'denies'],
    ['[The governor] {refused} <to leave the town>.', 'denies'],
    ['[The envoy] {doubts} that <the truce will hold>.', 'doubts'],
    ['[Residents] {questioned} <the ministry’s account>.', 'doubts'],
    // a cue that is itself denied vouches for nothing
    ['[The army] {did not confirm} <the strike>.', 'doubts'],
    ['[The mission] {could not confirm} <the number of dead>.', 'doubts'],
    ['[The ministry] {dismissed} <the report as propaganda>.', 'states'],
  ]);
});

describe('calls, threats and promises', () => {
  checkRows([
    // whoever is accused of ordering ordered, and not who judges
    [
      'The court freed [a colonel] accused of {ordering} <the raid on Tel Amar>.',
      'calls-for',
      'under accused',
    ],
    ['[The Front] {called on} <all factions to fight in the south>.', 'calls-for'],
    ['[Aid groups] {appealed for} <calm in the camp>.', 'calls-for'],
    ['[The governor] {urged} <residents to leave the valley>.', 'calls-for'],
    ['[Families] {demanded} <the release of the prisoners>.', 'calls-for'],
    ['[The mission] {proposed} that <both sides withdraw>.', 'calls-for'],
    ['[The Sons of Suran] {threatened} <to burn the depot>.', 'threatens'],
    ['[The commander] {warned of} <a harsh response>.', 'threatens'],
    ['[The ministry] {promised} that <the road would open>.', 'promises'],
    ['[The Front] {vowed} <to retake the bridge>.', 'promises'],
    ['[The council] {pledged} <to rebuild the school>.', 'promises'],
  ]);
});

describe('estimates, beliefs and questions', () => {
  checkRows([
    ['[The agency] {estimates} that <4,000 people have fled>.', 'believes'],
    ['[The council] {estimated} <the damage at two million dinars>.', 'believes'],
    ['[Analysts] {believe} <the offensive will stall>.', 'believes'],
    ['[The farmers] {feared} <the wells were poisoned>.', 'believes'],
    ['[Residents] {hope} <the road will open>.', 'believes'],
    ['[The rebels] {hope} <to retake the bridge>.', 'believes'],
    ['[Reporters] {asked} <whether the jets had returned>.', 'asks'],
    ['[Families] {asked about} <the missing men>.', 'asks'],
    ['[Families] {wondered} <whether the men are alive>.', 'believes'],
  ]);
});

describe('quotation across sentences, and interrupted', () => {
  checkRows([
    ['<“It is over,”> [the governor] {said}, <“and nobody will come back.”>', 'states', 'direct'],
    ['<“We are hungry,”> {said} [Omar Tal]. <“The wells are dry. The road is shut.”>', 'states', 'direct'],
    ['<“We will stay. They will go,”> [the commander] {said}.', 'states', 'direct'],
    ['[The mayor] {said}: <“We are tired. We want peace.”>', 'states', 'direct'],
    ['<“The first shell hit the bakery,”> [Lena Adar] {said}. <“Then we ran.”>', 'states', 'direct'],
    ['<“Nobody warned us,”> [a teacher] {said}, <“and nobody came to help.”>', 'states', 'direct'],
    ['<“They took my sons,”> {said} [a farmer]. <“They took the goats too.”>', 'states', 'direct'],
    ['<The road>, [the governor] {added}, <would stay closed until Friday>.', 'states'],
  ]);
});

describe('speakers set against each other', () => {
  checkRows([
    ['[The army] {said} <nine rebels had died>; the Front said four fighters had.', 'states'],
    ['The army said nine rebels had died; [the Front] {said} <four fighters had>.', 'states'],
    ['[The army] {said} <it held the bridge>, while the Front said the army had left.', 'states'],
    // still one speaker, who quotes another
    ['[The governor] {said} that <the road was open but that the army said it would close>.', 'states'],
    [
      'The governor said that the road was open but that [the army] {said} <it would close>.',
      'states',
      'under said',
    ],
  ]);
});
