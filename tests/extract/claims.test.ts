import { describe, expect, it } from 'vitest';
import type { Claim, Role } from '../../src/contract/coded-document.ts';
import { codeText } from '../support/code-text.ts';

const WORKED = [
  'KARSA, 14 March 2021 (Northern Wire) – The Red Valley Front said on its Telegram channel on Friday that government',
  'jets had bombed the hospital in Tel Amar a day earlier, killing at least 12 people, among them four children. The',
  'defence ministry denied it. The Front, which broke away from the Mountain Brigades last year, called on all factions to',
  'fight in the south.',
].join(' ');

describe('the worked reading of the contract', () => {
  const { coded, claim, quote } = codeText(WORKED);
  const roles = (list: readonly Role[]): string[] => list.map(quote);
  const placeOf = (c: Claim): string | null => {
    const found = coded.places.find((p) => p.id === c.place);
    return found ? quote(found) : null;
  };
  const timeOf = (c: Claim): string | null => {
    const found = coded.times.find((t) => t.id === c.time);
    return found ? quote(found) : null;
  };

  it('codes the bombing, with its toll, as one claim of the Front', () => {
    const bombed = claim('bombed');
    expect(bombed).toMatchObject({
      eventType: 'ASSAULT',
      mode: 'aerial',
      acled: { eventType: 'Explosions/Remote violence', subEventType: 'Air/drone strike' },
      harms: ['attack-on-health'],
      status: 'occurred',
      background: false,
      timeBasis: 'stated',
      timeRelation: 'on',
      placeBasis: 'stated',
    });
    expect(roles(bombed.actors)).toEqual(['government jets']);
    expect(roles(bombed.objects)).toEqual(['the hospital']);
    expect(placeOf(bombed)).toBe('Tel Amar');
    expect(timeOf(bombed)).toBe('a day earlier');
    expect(bombed.figures).toHaveLength(2);
    expect(bombed.attributions).toHaveLength(1);
  });

  it('codes the denial with the types of what it denies', () => {
    const denied = claim('denied');
    expect(denied).toMatchObject({ eventType: 'ASSAULT', mode: 'aerial', status: 'denied' });
    expect(denied.about).toEqual([claim('bombed').id]);
    expect(denied.attributions).toHaveLength(1);
  });

  it('codes the call as an act of saying, and what it asks for as called for', () => {
    expect(claim('called on')).toMatchObject({
      eventType: 'REQUEST',
      mode: 'assist',
      status: 'occurred',
      acled: null,
    });
    expect(roles(claim('called on').actors)).toEqual(['The Front']);
    expect(roles(claim('called on').recipients)).toEqual(['all factions']);
    expect(claim('fight')).toMatchObject({ eventType: 'ASSAULT', status: 'called-for' });
  });

  it('gives the same keys on every run', () => {
    expect(codeText(WORKED).coded.claims.map((c) => c.key)).toEqual(coded.claims.map((c) => c.key));
    expect(new Set(coded.claims.map((c) => c.key)).size).toBe(coded.claims.length);
  });
});

/** text, first words of the trigger, status */
const STATUSES: [string, string, Claim['status']][] = [
  // A passive gerund is what stands before it makes of it.
  ['Officials who escaped being kidnapped took a census.', 'kidnapped', 'negated'],
  ['He was killed after being tortured by soldiers.', 'tortured', 'occurred'],
  ['The measures will keep judges from being murdered.', 'murdered', 'hypothetical'],
  ['At no time did the army bomb the villages.', 'bomb', 'negated'],
  // Who calls for an end does not call for what is to end.
  ['The army must cease all bombing of the villages.', 'bombing', 'hypothetical'],
  ['The bishop called on the army to halt its bombing of the villages.', 'bombing', 'occurred'],
  ['In the event of a kidnapping the family will pay.', 'kidnapping', 'hypothetical'],
  // An event that is pointed at took place, whatever is called for, promised or denied about it.
  ['The Front called on all towns to protest against this massacre.', 'massacre', 'occurred'],
  ['The Front urged the court to investigate the murder of the two priests.', 'murder', 'occurred'],
  ['All parties rejected the murder of the mayor.', 'murder', 'occurred'],
  ['The bishop demanded punishment for those responsible for the massacre.', 'massacre', 'occurred'],
  ['The court will not hear the case of the murder of the village elders.', 'murder', 'occurred'],
  ['The Front called for attacks on the garrison.', 'attacks', 'called-for'],
  ['In case of an attack the school will close.', 'attack', 'hypothetical'],
  ['The army denied reports of an attack on the village.', 'attack', 'denied'],
  ['The congress will discuss the situation created by the invasion.', 'invasion', 'occurred'],
  // What goes on is the shock, not the murder.
  ['The town is in mourning after the cowardly murder of two priests.', 'murder', 'occurred'],
  // plain past
  ['The army shelled Beit Nasur on Monday.', 'shelled', 'occurred'],
  // perfect progressive with a duration
  ['The army has been shelling Beit Nasur for a week.', 'shelling', 'ongoing'],
  // grammatical negation
  ['The army did not shell Beit Nasur.', 'shell', 'negated'],
  // a negative argument
  ['No civilians were killed in the attack.', 'killed', 'negated'],
  // future
  ['The army will attack Merwan on Friday, the governor said.', 'attack', 'planned'],
  // an intention
  ['The Front plans to attack Merwan.', 'attack', 'planned'],
  // possibility
  ['The rebels could attack Merwan.', 'attack', 'hypothetical'],
  // a condition
  ['The envoy will leave if the rebels bombed the port.', 'bombed', 'hypothetical'],
  // an attempt is no success
  ['Rebels tried to kill the governor.', 'kill', 'hypothetical'],
  // a threat, and the threatened act beside it
  ['The Front threatened to bomb the port.', 'bomb', 'threatened'],
  ['The Front threatened to bomb the port.', 'threatened', 'occurred'],
  // a demand
  ['The governor urged the rebels to release the nurses.', 'release', 'called-for'],
  // a denial with its own event words
  ['The army denied that it had shelled the hospital.', 'shelled', 'denied'],
  // an event noun under a weak verb
  ['Residents feared an attack on Merwan.', 'attack', 'hypothetical'],
  ['Police foiled an attack on the port.', 'attack', 'negated'],
  ['The Front planned an attack on Merwan.', 'attack', 'planned'],
  // a light verb hands its mood on
  ['The Front will launch an offensive in Red Valley.', 'launch an offensive', 'planned'],
  ['The Front launched an offensive in Red Valley.', 'launched an offensive', 'occurred'],
  // prevented
  ['Soldiers prevented rebels from bombing the bridge.', 'bombing', 'negated'],
  // what others tell, only to call it a lie
  ['The claim of the ministry that rebels killed nine soldiers is a lie.', 'killed', 'denied'],
  ['Reports that rebels bombed the bridge are false.', 'bombed', 'denied'],
  // but a report that is not called so is told
  ['The army shelled Merwan, and reports that it stopped are false.', 'shelled', 'occurred'],
  // a second 'that' hangs on the same verb of saying as the first
  ['The Front said that two men were in the car and that rebels attacked it.', 'attacked', 'occurred'],
  // a modal before what the tagger takes for an adjective
  ['The army will open a corridor to Merwan.', 'open', 'planned'],
  // a question tells nothing
  ['Have rebels attacked the bridge?', 'attacked', 'hypothetical'],
  // it is who they are that is in doubt
  ['Suspected militants burned a school in Merwan.', 'burned', 'occurred'],
  // to keep out of a fight is not to plan one
  ['The envoy promised to stay out of the fighting.', 'fighting', 'negated'],
  ['The tribes kept away from the clashes.', 'clashes', 'negated'],
  // who was able to did it; who is able to may yet
  ['Police were able to arrest nine men.', 'arrest', 'occurred'],
  ['Police are able to arrest nine men.', 'arrest', 'hypothetical'],
  ['Police were not able to arrest nine men.', 'arrest', 'negated'],
  ['It was difficult for the police to arrest nine men.', 'arrest', 'hypothetical'],
  // instead of
  ['Instead of shelling the town, the army withdrew.', 'shelling', 'negated'],
  // what is looked into is there already
  ['The Front demanded a probe into the police firing on its members.', 'firing', 'occurred'],
  // what happened before the call stays
  ['The Front urged all factions to fight the army, which had bombed the hospital.', 'bombed', 'occurred'],
  // that nobody owned up to it does not undo it
  ['There was no claim of responsibility for the attack on the market.', 'attack', 'occurred'],
  // what somebody is there for is not what he did
  ['The new unit was charged with attacking rebel camps near Merwan.', 'attacking', 'hypothetical'],
  // a rule tells of no case
  ['Killing prisoners is prohibited, the bishop said.', 'Killing', 'hypothetical'],
];

describe('status', () => {
  it.each(STATUSES)('%s – %s is %s', (text, trigger, status) => {
    expect(codeText(text, '2021-03-14').claim(trigger).status).toBe(status);
  });
});

/** text, type of the word that is given (null: none), and the status of what it is about */
const COMMITMENTS: [string, string | null, string, string | null][] = [
  // a future that cooperates is a promise, one that hurts a threat; what is promised has not happened
  ['The army will allow an aid convoy into Wadi Suran.', 'AGREE', 'allow', 'planned'],
  ['The Front said it would release nine hostages.', 'AGREE', 'release', 'planned'],
  ['The army will bomb the bridges.', 'THREATEN', 'bomb', 'planned'],
  ['If they stay, the army will bomb the bridges.', 'THREATEN', 'bomb', 'planned'],
  // 'would' outside of what somebody says is no promise
  ['An army would release hostages at such a time.', null, 'release', null],
  // an adjective or a verb before an infinitive
  ['The Front is willing to withdraw its fighters.', 'AGREE', 'withdraw', 'planned'],
  ['Veldania offered to withdraw its troops.', 'AGREE', 'withdraw', 'planned'],
  ['Veldania might offer to withdraw its troops.', null, 'withdraw', null],
  // negated it is a refusal
  ['The army will not withdraw from Merwan.', 'REJECT', 'withdraw', 'negated'],
  // what the Front hopes of others commits nobody
  ['If the army will withdraw, the families can return home.', null, 'withdraw', null],
  // a demand, in what somebody says
  ['Veldania said that Karsa must withdraw its troops.', 'REQUEST', 'withdraw', 'called-for'],
];

describe('what lies in how a verb is used', () => {
  it.each(COMMITMENTS)('%s: %s', (text, type, trigger, status) => {
    const { coded, claim } = codeText(text);
    const given = coded.claims.filter((c) =>
      ['AGREE', 'THREATEN', 'REJECT', 'REQUEST'].includes(c.eventType ?? ''),
    );
    expect(given.map((c) => [c.eventType, c.status])).toEqual(type === null ? [] : [[type, 'occurred']]);
    if (status !== null) expect(claim(trigger).status).toBe(status);
  });

  it('belongs to the event of what is promised', () => {
    const { coded, claim, eventOf } = codeText('The Front said it would release nine hostages.');
    expect(eventOf(claim('would'))).toBe(eventOf(claim('release')));
    expect(coded.events.map((e) => e.status)).toEqual(['planned']);
  });
});

/** text, trigger, role list, words */
const ROLES: [string, string, 'actors' | 'recipients' | 'instruments' | 'objects', string[]][] = [
  // whence fire comes is no doer
  ['The convoy came under fire from the hills.', 'came under fire', 'actors', []],
  // 'shot at' tells where behind a passive, where something follows
  ['A nurse was shot at a checkpoint.', 'shot', 'recipients', ['A nurse']],
  ['A nurse was shot at a checkpoint.', 'shot', 'objects', []],
  ['The guard was shot at by rebels.', 'shot at', 'recipients', ['The guard']],
  // a bare number does nothing
  ['The mission counted 45 casualties (12 killed and 33 injured) in June.', 'killed', 'actors', []],
  // What is pointed at by the word that it was told with was done by those who did it then.
  ['Police fired at a crowd in Merwan. Two men were killed in the firing.', 'firing', 'actors', ['Police']],
  ['Police fired at a crowd in Merwan. Nobody was hurt in the firing.', 'firing', 'actors', []],
  ['Police fired at a crowd in Merwan. Two men were killed in a firing.', 'firing', 'actors', []],
  // The party right before a gerund does it, save what an outcome is told of.
  ['Soldiers opened fire on mobs setting fire to shops.', 'setting fire', 'actors', ['mobs']],
  ['The bishop was critical of the police firing at the crowd.', 'firing', 'actors', ['the police']],
  ['Rebels attacked soldiers guarding a post.', 'attacked', 'actors', ['Rebels']],
  // those counted, and not the count; whoever left them dead is not among them
  ['Soldiers killed dozens of villagers near Karsa.', 'killed', 'recipients', ['dozens of villagers']],
  ['Soldiers raided the town, leaving two dead.', 'raided', 'recipients', []],
  ['Soldiers raided the town, leaving two dead and 12 injured.', 'injured', 'recipients', ['12']],
  ['Soldiers left two dead.', 'left two dead', 'actors', ['Soldiers']],
  // 'dead' read as a verb still has its object behind it
  [
    'Unknown assailants shot dead a journalist outside her home.',
    'shot dead',
    'recipients',
    ['a journalist'],
  ],
  // whoever comes under attack, or is hit by a mine, suffers it
  [
    'Three guards were hurt when their patrol came under attack.',
    'came under attack',
    'objects',
    ['their patrol'],
  ],
  ['The bus was hit by a roadside bomb.', 'hit', 'objects', ['The bus']],
  // a measure is no preposition of the verb's
  ['Soldiers shot at least two men.', 'shot', 'recipients', ['two men']],
  // behind a comma the main subject acts again
  ['The navy stopped a boat carrying arms, detaining its crew.', 'detaining', 'actors', ['The navy']],
  // Whose murder it is, is the victim; whose killing of others it is, is the doer.
  ['The mayor’s murder shocked the town.', 'murder', 'recipients', ['The mayor']],
  ['The mayor’s murder shocked the town.', 'murder', 'actors', []],
  ['The army’s killing of three farmers shocked the town.', 'killing', 'actors', ['The army']],
  ['Darwan’s murder shocked the town.', 'murder', 'recipients', ['Darwan']],
  // Nothing but a place is attacked where an attack takes place.
  ['The attack took place at dawn.', 'attack', 'objects', []],
  ['Gunmen killed the cook.', 'killed', 'recipients', ['the cook']],
  // passive: the agent acts
  ['Four nurses were abducted by gunmen near Merwan.', 'abducted', 'actors', ['gunmen']],
  ['Four nurses were abducted by gunmen near Merwan.', 'abducted', 'recipients', ['Four nurses']],
  // two states, one head
  [
    'Karsan and Veldanian warplanes bombed Wadi Suran.',
    'bombed',
    'actors',
    ['Karsan', 'Veldanian warplanes'],
  ],
  // a noun before a gerund is its doer, whatever the reader makes of the preposition
  ['One man was killed in police firing in Merwan.', 'police firing', 'actors', ['police']],
  ['Nine men were killed in firing by the army near Merwan.', 'firing', 'actors', ['the army']],
  ['Nine men were killed in firing by the army near Merwan.', 'firing', 'recipients', ['Nine men']],
  // a verb that needs an object, and has none, shares the passive beside it: who is taken takes nobody
  ['A nurse was killed and a driver injured when gunmen opened fire.', 'killed', 'actors', []],
  ['A driver kidnapped and a car hijacked by gunmen near Merwan.', 'kidnapped', 'actors', ['gunmen']],
  ['A driver kidnapped and a car hijacked by gunmen near Merwan.', 'kidnapped', 'recipients', ['A driver']],
  // the agent of coordinated passives, behind the last of them
  ['Six teachers were arrested and taken to a base by the army.', 'arrested', 'actors', ['the army']],
  // … but not the doer of another event
  ['Six teachers were arrested after an attack by rebels.', 'arrested', 'actors', []],
  // a gerund that stands for an event has its doer behind it
  // behind what the dead were doing, and not behind what they did it to
  ['A teacher was killed for leaving the party by a militiaman.', 'killed', 'actors', ['a militiaman']],
  ['A clerk was killed while visiting a depot run by rebels.', 'killed', 'actors', []],
  // whom a nation's name stands for are people, and no ground that armies clash over
  ['The soldiers shot a Karsan in Merwan.', 'shot', 'recipients', ['a Karsan']],
  // who carried out the event that is named, who sent it, and not where it came from
  ['He died in an attack carried out by soldiers.', 'attack', 'actors', ['soldiers']],
  ['The attack from the Veldanian forces went on.', 'attack', 'actors', ['the Veldanian forces']],
  ['The attack from the north went on.', 'attack', 'actors', []],
  // whose bombs they are
  ['A school was destroyed by bombs dropped by the army.', 'destroyed', 'actors', ['the army']],
  // a verb that the reader takes for a noun
  ['Border guards shot and killed two men who tried to cross the river.', 'shot', 'recipients', ['two men']],
  // whose raid it was made the arrests; those arrested in a clash, or in an attack, were arrested by somebody else
  ['Nine people were arrested in an army raid.', 'arrested', 'actors', ['army']],
  ['A lecturer was abducted in a rebel raid.', 'abducted', 'actors', ['rebel']],
  ['Nine people were arrested during a rebel attack.', 'arrested', 'actors', []],
  ['Nine people were arrested in clashes between rebels and soldiers.', 'arrested', 'actors', []],
  // a verb is no storm that would do the killing
  ['Gunmen stormed a bar on Saturday and murdered seven people.', 'murdered', 'actors', ['Gunmen']],
  // words side by side go before words apart: 'open fire', and not 'open … camp'
  ['The men ran when soldiers opened fire inside the camp.', 'opened fire', 'actors', ['soldiers']],
  ['Shelling by government forces hit a school in Merwan.', 'Shelling', 'actors', ['government forces']],
  // whose strike or weapon it is that hits
  ['Six men died when a Veldanian airstrike hit a house in Merwan.', 'hit', 'actors', ['Veldanian']],
  [
    'A school was damaged by a rocket from the Red Valley Front.',
    'damaged',
    'actors',
    ['the Red Valley Front'],
  ],
  // what goes off is what it is done with
  ['Rebels detonated two bombs on the main road near Merwan.', 'detonated', 'instruments', ['two bombs']],
  // what the event hits is its verb's object; what follows coordinated event nouns is of each
  ['The explosion targeted a bakery in Merwan.', 'explosion', 'objects', ['a bakery']],
  ['They deplored the killing and maiming of women.', 'killing', 'recipients', ['women']],
  // a result without an object is told of the subject
  ['Two rebels shot dead in Merwan', 'shot', 'recipients', ['Two rebels']],
  ['Soldiers shot dead two rebels.', 'shot', 'actors', ['Soldiers']],
  // one phrase is not both doer and sufferer, whatever the reader makes of a broken bullet
  ['â€¢ Two constables and a farmer were also killed.', 'killed', 'actors', []],
  // a weapon does not act
  ['A mortar shell hit a bakery in Merwan.', 'hit', 'actors', []],
  ['A mortar shell hit a bakery in Merwan.', 'hit', 'instruments', ['A mortar shell']],
  // a weapon after 'with' is what it was done with, and no event of its own
  [
    'Rebels ambushed a convoy near Merwan with roadside bombs.',
    'ambushed',
    'instruments',
    ['roadside bombs'],
  ],
  // a subject is shared over the weapon between two verbs
  ['Police dispersed the crowd with tear gas and detained 20 people.', 'detained', 'actors', ['Police']],
  // 'one of them' is somebody
  [
    'Gunmen abducted three nurses near Merwan. One of them was released on Monday.',
    'released',
    'recipients',
    ['One'],
  ],
  // an event noun with 'by' and 'on'
  ['An attack by rebels on a convoy killed two soldiers.', 'attack', 'actors', ['rebels']],
  ['An attack by rebels on a convoy killed two soldiers.', 'attack', 'objects', ['a convoy']],
  ['An attack by rebels on a convoy killed two soldiers.', 'attack', 'recipients', ['two soldiers']],
  // the object between a verb and the rest of its expression
  ['Shelling put the clinic in Tel Amar out of service.', 'put', 'objects', ['the clinic']],
  // who counts the dead did not kill them
  ['Jets bombed the town. A doctor said that he had counted nine bodies.', 'bodies', 'actors', []],
  // a day does nothing, whoever owns the event
  ["Sunday's explosion in Merwan killed two guards.", 'explosion', 'actors', []],
];

describe('roles', () => {
  it.each(ROLES)('%s – %s: %s', (text, trigger, list, expected) => {
    const { claim, quote } = codeText(text);
    expect(claim(trigger)[list].map(quote)).toEqual(expected);
  });

  it('has those counted for a head, and not the count', () => {
    const { claim, quote } = codeText('Rebels seized hundreds of hostages in Merwan.');
    const { recipients } = claim('seized');
    expect(recipients.map((r) => quote(r.head))).toEqual(['hostages']);
  });

  it('shares the head of coordinated demonyms', () => {
    const { claim, quote } = codeText('Karsan and Veldanian warplanes bombed Wadi Suran.');
    expect(claim('bombed').actors.map((r) => quote(r.head))).toEqual(['warplanes', 'warplanes']);
  });
});

/** text, trigger, words of the place or null */
const PLACES: [string, string, string | null][] = [
  // a state before what it did, and behind 'by'
  ['Rebels agreed to a truce brokered by Russia.', 'agreed to a truce', null],
  ['The commander was killed in a US drone strike.', 'killed', null],
  ['Rebels attacked a convoy near Merwan on Monday.', 'attacked', 'near Merwan'],
  ['In Tel Amar, gunmen shot two men dead.', 'shot', 'Tel Amar'],
  // where the victims are is where it happened
  ['A hospital in Tel Amar was bombed on Monday.', 'bombed', 'Tel Amar'],
  // where the doers come from is not
  ['Rebels from Tel Amar attacked a convoy on Monday.', 'attacked', null],
  // where somebody speaks is not
  ['Rebels attacked a convoy, police said in Karsa City.', 'attacked', null],
  // a place that is accused is not where it was done
  ['The Mountain Brigades accused Veldania of attacks on a convoy.', 'accused', null],
  // past a compound with a hyphen
  ['Jets bombed a hospital in the rebel-held town of Tel Amar.', 'bombed', 'Tel Amar'],
  // displacement is told of the one place that the sentence before names
  ['Life goes on in Wadi Suran. Some 300 families have been displaced.', 'displaced', 'Wadi Suran'],
  ['Life goes on in Wadi Suran. Some 300 families from Merwan have been displaced.', 'displaced', null],
  // an office that bears a town's name locates nothing
  ['The governor of Merwan was shot dead on Monday.', 'shot', null],
  // the noun that carries a name stands for it
  ['Jets pounded positions inside the city of Merwan and areas near Tel Amar.', 'pounded', 'Merwan'],
  ['Rebels took the town of Merwan from troops based in Tel Amar.', 'took', 'Merwan'],
  // a verb that only carries the event noun is of the trigger, on either side of it
  ['The army launched a surprise offensive in Red Valley.', 'launched a surprise offensive', 'Red Valley'],
  ['Heavy clashes broke out in Merwan.', 'clashes broke', 'Merwan'],
  // the same place for both of two verbs, wherever it stands
  ['Soldiers shot and killed a teacher in a field near Merwan.', 'shot', 'near Merwan'],
  // under the phrase of what was hit, and of what that is in
  ['A suicide bomber detonated his car in a queue at a market in Tel Amar.', 'detonated', 'Tel Amar'],
  // a place before the noun of what stands there; before people it locates nothing
  ['A teacher was shot in a Merwan hotel.', 'shot', 'Merwan'],
  ['Two Merwan policemen were shot on Friday.', 'shot', null],
  // the clause that says when or what followed shares its place with the verb, both ways
  ['Gunmen attacked a convoy near Merwan, killing six soldiers.', 'attacked', 'near Merwan'],
  ['Nine people were killed when a bomb went off in Merwan.', 'killed', 'Merwan'],
  // the narrowest of a run, on either side
  ['A man was shot in the Red Valley town of Tel Amar.', 'shot', 'Tel Amar'],
  ['A man was shot in Tel Amar town in Red Valley Province.', 'shot', 'Tel Amar'],
  ["A man was shot in Red Valley's Tel Amar district.", 'shot', 'Tel Amar'],
  // what the sentence opens with frames what it tells more exactly
  ['In Red Valley, two men were shot at a checkpoint in Tel Amar.', 'shot', 'Tel Amar'],
  // what an act is about, and who is said to be from where, locate nothing
  ['Students protested over the war in Veldania.', 'protested', null],
  ['A nurse from Merwan was abducted on Friday.', 'abducted', null],
  // there it was said
  ['In Merwan, the minister said that rebels had attacked a convoy.', 'attacked', null],
  ['The nurse, whose brother had a shop in Merwan, was abducted on Friday.', 'abducted', null],
  // a mission abroad stands where it stands, not in the state whose it is; a patrol is whose it is
  ['Some 300 people protested outside the Veldanian consulate in Merwan.', 'protested', 'Merwan'],
  ["Russia's embassy in Merwan was bombed last week.", 'bombed', 'Merwan'],
  // the kind in the name of the narrower, and the wider that tells which town
  ['Gunmen killed a teacher in Merwan village of Aleppo province.', 'killed', 'Merwan'],
  ['Gunmen killed a teacher in the hilly Aleppo town of Merwan.', 'killed', 'Merwan'],
  // what opens the sentence yields to what is told nearer
  ['In Aleppo, five guards were killed when a mine struck their van near Merwan.', 'killed', 'near Merwan'],
  // an opening place holds for the sentence, whatever date stands before it
  ['20 October 2020: In Wadi Suran, 11 people were killed when a home was hit.', 'killed', 'Wadi Suran'],
  // … and for the rest of a monitor's entry
  [
    'March 2021: In Wadi Suran, gunmen attacked a clinic. A nurse has been abducted.',
    'abducted',
    'Wadi Suran',
  ],
];

describe('places', () => {
  it.each(PLACES)('%s – %s', (text, trigger, expected) => {
    const { coded, claim, quote } = codeText(text);
    const place = coded.places.find((p) => p.id === claim(trigger).place);
    expect(place ? quote(place) : null).toBe(expected);
  });

  it('marks a place of the sentence before as inherited', () => {
    const { claim } = codeText('Jets bombed Tel Amar on Monday. Six people were killed.');
    expect(claim('killed').placeBasis).toBe('inherited');
    expect(claim('killed').timeBasis).toBe('inherited');
  });
});

describe('time', () => {
  it('never takes the publication date for the date of an event', () => {
    const { claim } = codeText('Rebels attacked a convoy near Merwan.', '2021-03-14');
    expect(claim('attacked')).toMatchObject({ time: null, timeBasis: 'unknown', timeRelation: null });
  });

  it('does not date an event by when it was told', () => {
    const { claim } = codeText('Police said on Friday that rebels had attacked a convoy.', '2021-03-14');
    expect(claim('attacked').time).toBeNull();
  });

  it('does not date an event by what is counted from it', () => {
    const { claim } = codeText('Two clerks were abducted near Merwan and released five days later.');
    expect(claim('abducted').time).toBeNull();
    expect(claim('released').time).not.toBeNull();
  });

  it('keeps since and for apart from on', () => {
    expect(
      codeText('Fighting has gone on. The army has shelled Merwan since 2 March.', '2021-03-14').claim(
        'shelled',
      ).timeRelation,
    ).toBe('since');
    expect(
      codeText('The army has been shelling Merwan for a week.', '2021-03-14').claim('shelling').timeRelation,
    ).toBe('for');
  });

  it('dates what led to a dated event by that event, not by what opens the sentence', () => {
    const text =
      'In January, the army signed a truce, which collapsed last month after rebels clashed in Merwan.';
    const { claim, coded, quote } = codeText(text, '2021-03-14');
    const time = coded.times.find((t) => t.id === claim('clashed').time);
    expect(time && quote(time)).toBe('last month');
  });

  it.each([
    // what is counted from an event is not its own date
    ['On Monday, two clerks were abducted near Merwan and freed two days later.', 'abducted', 'Monday'],
    ['On Monday, soldiers killed two men and burned a house the next day.', 'burned', 'the next day'],
    // the date that heads a monitor's entry holds for all of it, whatever the sentence and tense
    ['March 2021: In Merwan, a nurse was shot. He has been arrested.', 'arrested', 'March 2021'],
    ['14 March 2021. Merwan town. A nurse was shot. Tents were burned.', 'burned', '14 March 2021'],
    // a claim that only a figure gave is dated like any other
    ['March 2021: Dozens of pupils were taken to an unknown destination by rebels.', 'taken', 'March 2021'],
    // how long it took is not when it was
    ['March 2021: A nurse was kidnapped for a day by rebels.', 'kidnapped', 'March 2021'],
    // an entry's own later date wins
    ['March 2021: A nurse was shot. On 9 April, a teacher was shot.', 'shot', 'March 2021'],
  ])('dates by the head of an entry: %s', (text, trigger, expected) => {
    const { claim, coded, quote } = codeText(text, '2021-04-14');
    const time = coded.times.find((t) => t.id === claim(trigger).time);
    expect(time ? quote(time) : null).toBe(expected);
  });

  it('tells history apart from news', () => {
    const text = 'Rebels attacked Merwan on 12 March 2021. In May 2017, rebels attacked Port Halim.';
    const { coded } = codeText(text, '2021-03-14');
    expect(coded.claims.map((c) => c.background)).toEqual([false, true]);
  });
});

describe('tolls', () => {
  /** Text, the claims' triggers, how many figures each has, and the event's tolls: counted once, whoever tells them. */
  const TOLLS: [string, string[], number[], Record<string, number>][] = [
    // the cause's claim has all that befell; each verb of the toll has a claim of its own outcome
    [
      'An airstrike on the market in Merwan killed nine people and wounded twelve.',
      ['airstrike', 'killed', 'wounded'],
      [2, 1, 1],
      { killed: 9, injured: 12 },
    ],
    [
      'Nine people were killed and twelve wounded in an airstrike on the market.',
      ['killed', 'wounded', 'airstrike'],
      [1, 1, 2],
      { killed: 9, injured: 12 },
    ],
    // two groups of one toll add up, also where their verb tells them again
    [
      'Three soldiers and two nurses were killed in an airstrike.',
      ['killed', 'airstrike'],
      [2, 2],
      { killed: 5 },
    ],
    // a participle says what its verb led to, and has no claim
    ['Rebels opened fire on a bus, killing three passengers.', ['opened fire'], [1], { killed: 3 }],
  ];
  it.each(TOLLS)('%s', (text, triggers, figures, tolls) => {
    const { coded, quote } = codeText(text);
    expect(coded.claims.map((c) => quote(c.trigger))).toEqual(triggers);
    expect(coded.claims.map((c) => c.figures.length)).toEqual(figures);
    expect(coded.events).toHaveLength(1);
    const best = Object.entries(coded.events[0]?.figures ?? {}).map(([kind, toll]) => [kind, toll.best]);
    expect(Object.fromEntries(best)).toEqual(tolls);
  });

  it('codes an outcome as what did it, with its place and day', () => {
    const { claim, coded, quote } = codeText(
      'Nine people were killed in an airstrike by the army on Merwan on Friday.',
    );
    const killed = claim('killed');
    expect(killed.acled).toEqual(claim('airstrike').acled);
    expect(killed.actors).toEqual(claim('airstrike').actors);
    expect(coded.places.filter((p) => p.id === killed.place).map(quote)).toEqual(['Merwan']);
    expect(coded.times.filter((t) => t.id === killed.time).map(quote)).toEqual(['Friday']);
  });

  it('an earthquake makes no claim, and so no figure', () => {
    const { coded } = codeText('The earthquake killed forty people in Merwan.');
    expect(coded.claims).toEqual([]);
    expect(coded.figures).toEqual([]);
  });
});

/** Sentences of everyday life that no frame may take for an event of conflict. */
const NOTHING: string[] = [
  'He died of a heart attack at home.',
  'The home team beat its rivals in the cup final.',
  'The director shot a film in Merwan.',
  'The minister came under fire from critics over the budget.',
  'The storm hit the coast near Port Halim.',
  'She lost her battle against cancer.',
  'The company launched a new phone.',
  'A price war broke out between the two airlines.',
  'The young singer stole the show.',
  'Stocks rallied in the capital.',
  'He fired his lawyer.',
  'The market exploded with colour.',
];

describe('what is no event', () => {
  it.each(NOTHING)('%s', (text) => {
    expect(codeText(text).coded.claims.map((c) => c.pattern)).toEqual([]);
  });

  it('nothing is coded in reader comments', () => {
    const text =
      'Rebels attacked a convoy near Merwan on Monday.\n\n2 Comments\n\nThe army murdered my brother in Tel Amar.';
    const { coded, quote } = codeText(text);
    expect(coded.claims.map((c) => quote(c.trigger))).toEqual(['attacked']);
  });
});
