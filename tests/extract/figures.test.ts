import { describe, expect, it } from 'vitest';
import { extractFigures } from '../../src/extract/figures.ts';
import { extractTimes } from '../../src/extract/times.ts';
import { loadFigureLexicon } from '../../src/reference/lexicon/figures.ts';
import { loadTimeLexicon } from '../../src/reference/lexicon/times.ts';
import { resolveTimes } from '../../src/resolve/times.ts';
import { readText } from '../support/read-text.ts';

const lexicon = loadFigureLexicon();
const timeLexicon = loadTimeLexicon();

/** 'span = kind low..high qualifier; unit (population); basis; of whole; evidence', as far as each part is there. */
function showFigures(text: string): string[] {
  const doc = readText(text);
  const { times } = resolveTimes(doc, extractTimes(doc, timeLexicon), timeLexicon);
  return extractFigures(doc, times, lexicon).map((figure) => {
    const population = figure.population.length > 0 ? ` (${figure.population.join(', ')})` : '';
    const part = figure.partOf === null ? '' : `; of ${figure.partOf}`;
    const evidence = figure.evidence.map((span) => text.slice(span.start, span.end)).join(' | ');
    const counted = `${figure.kind} ${figure.low}..${figure.high} ${figure.qualifier}`;
    return `${text.slice(figure.start, figure.end)} = ${counted}; ${figure.unit}${population}; ${figure.basis}${part}; ${evidence}`;
  });
}

const GOLDEN: readonly (readonly [text: string, figures: readonly string[]])[] = [
  // a bound, and a sub-group behind 'among them'
  [
    'Government jets bombed Tel Amar on Friday, killing at least 12 people, among them four children.',
    [
      'at least 12 people = killed 12..null at-least; people (person); new; killing | at least 12 | people',
      'four children = killed 4..4 exact; people (child); new; of F1; people | among them | four | children',
    ],
  ],
  // a parenthesis is no subject; a number without a noun
  [
    'Six people, including three children, were killed and 14 injured when a shell hit the market in Merwan.',
    [
      'Six people = killed 6..6 exact; people (person); new; Six | people | killed',
      'three children = killed 3..3 exact; people (child); new; of F1; including | three | children | killed',
      '14 = injured 14..14 exact; people; new; 14 | injured',
    ],
  ],
  // a range; a state that lasts is not clearly an increment
  [
    'Between 31,000 and 36,000 people have been displaced by the fighting in the Red Valley.',
    [
      'Between 31,000 and 36,000 people = displaced 31000..36000 range; people (person); unclear; Between 31,000 and 36,000 | people | displaced',
    ],
  ],
  // casualties are no deaths; no number gives null
  [
    'The mission was told of at least 13 casualties, including nurses, and many more injuries.',
    [
      'at least 13 casualties = casualties 13..null at-least; people; new; at least 13 | casualties',
      'nurses = casualties null..null indefinite; people (nurse); new; of F1; casualties | including | nurses',
      'many more injuries = injured null..null indefinite; people; new; many | injuries',
    ],
  ],
  // a toll noun with its verb is a running total
  [
    'The death toll rose to 30 on Sunday.',
    ['30 = killed 30..30 exact; people; cumulative; toll | rose | 30'],
  ],
  // an increment and the total it makes; the total takes the kind told last
  [
    'Two more bodies were found in the rubble, bringing the total to 41.',
    [
      'Two more bodies = killed 2..2 exact; people; new; Two | bodies',
      '41 = killed 41..41 exact; people; cumulative; bringing | total | 41',
    ],
  ],
  // none is a figure: 0, 0
  [
    'No casualties were reported in Port Halim.',
    ['No casualties = casualties 0..0 exact; people; new; No | casualties'],
  ],
  // 'one' is no number here
  [
    'No one was hurt in the attack on the bridge.',
    ['No one = injured 0..0 exact; people; new; No | one | hurt'],
  ],
  // a single person counts
  [
    'A teacher was shot dead outside her home in Beit Nasur.',
    ['A teacher = killed 1..1 exact; people (teacher); new; A | teacher | shot dead'],
  ],
  // an ordinal for a person says nothing of the population
  [
    'Two aid workers were killed and a third was wounded near Halim Crossing.',
    [
      'Two aid workers = killed 2..2 exact; people (aid worker); new; Two | workers | killed',
      'a third = injured 1..1 exact; people; new; a | third | wounded',
    ],
  ],
  // an indefinite word has a lower bound only
  [
    'Dozens of villagers fled Ain Tarfa overnight.',
    [
      'Dozens of villagers = displaced 24..null indefinite; people (villager); new; Dozens of | villagers | fled',
    ],
  ],
  // an indefinite word without a noun
  [
    'Scores were injured when police fired on the crowd.',
    ['Scores = injured 40..null indefinite; people; new; Scores | injured'],
  ],
  // the number behind 'of' counts people
  [
    'A family of six was killed in its home.',
    ['A family of six = killed 6..6 exact; people (family); new; family | six | killed'],
  ],
  // facilities, in their own unit
  [
    'Several houses were destroyed and a mosque was damaged.',
    [
      'Several houses = facilities-destroyed 3..null indefinite; house (house); new; Several | houses | destroyed',
      'a mosque = facilities-damaged 1..1 exact; mosque (mosque); new; a | mosque | damaged',
    ],
  ],
  // an upper bound
  [
    'Up to 50 fighters were killed, the army said.',
    ['Up to 50 fighters = killed 0..50 at-most; people (fighter); new; Up to 50 | fighters | killed'],
  ],
  // families are not people; 'since' makes a running total
  [
    'More than 300 families have fled the town since Monday.',
    [
      'More than 300 families = displaced 301..null at-least; families (family); cumulative; More than 300 | families | fled',
    ],
  ],
  // return is a toll of its own
  [
    'About 2,000 people returned to Wadi Suran.',
    ['About 2,000 people = returned 2000..2000 about; people (person); new; About 2,000 | people | returned'],
  ],
  // the object of taking
  [
    'Gunmen abducted three nurses from the clinic in Jisr Amad.',
    ['three nurses = kidnapped 3..3 exact; people (nurse); new; abducted | three | nurses'],
  ],
  // a part without a number
  [
    'Security forces arrested 17 men, most of them students.',
    [
      '17 men = detained 17..17 exact; people (man); new; arrested | 17 | men',
      'students = detained null..null indefinite; people (student); new; of F1; men | of them | students',
    ],
  ],
  // a verb with a word behind it
  [
    'Two journalists went missing on the road to Merwan.',
    ['Two journalists = missing 2..2 exact; people (journalist); new; Two | journalists | went missing'],
  ],
  // 'others' is no population
  [
    'Five soldiers died and nine others were wounded in the ambush.',
    [
      'Five soldiers = killed 5..5 exact; people (soldier); new; Five | soldiers | died',
      'nine others = injured 9..9 exact; people; new; nine | others | wounded',
    ],
  ],
  // the subject is not among the dead, nor is the tank
  [
    'The Front said its fighters had killed 23 soldiers and captured a tank.',
    ['23 soldiers = killed 23..23 exact; people (soldier); new; killed | 23 | soldiers'],
  ],
  // killed or injured, and the text does not say which
  [
    'Hundreds of people were killed or injured in the shelling.',
    [
      'Hundreds of people = casualties 200..null indefinite; people (person); new; Hundreds of | people | killed | injured',
    ],
  ],
  // an object forced to flee
  [
    'Thousands of families were forced to flee their homes.',
    [
      'Thousands of families = displaced 2000..null indefinite; families (family); new; Thousands of | families | forced to flee',
    ],
  ],
  // two verbs, two objects
  [
    'A mine killed a shepherd and wounded his two sons.',
    [
      'a shepherd = killed 1..1 exact; people (shepherd); new; killed | a | shepherd',
      'his two sons = injured 2..2 exact; people (son); new; wounded | two | sons',
    ],
  ],
  // states right behind the number
  [
    'The strike left 12 people dead and 30 wounded.',
    [
      '12 people = killed 12..12 exact; people (person); new; 12 | people | dead',
      '30 = injured 30..30 exact; people; new; 30 | wounded',
    ],
  ],
  // number, pronoun and noun make one part
  [
    'At least seven civilians, two of them women, were killed in Qasr Hadid.',
    [
      'At least seven civilians = killed 7..null at-least; people (civilian); new; At least seven | civilians | killed',
      'two of them women = killed 2..2 exact; people (woman); new; of F1; two | of them | women | killed',
    ],
  ],
  // a noun of killing names its victims by 'of'
  [
    'The killing of two doctors was condemned by the Karsan Red Crescent.',
    ['two doctors = killed 2..2 exact; people (doctor); new; killing | two | doctors'],
  ],
  // 'number of dead' is a total
  [
    'The ministry put the number of dead at 18.',
    ['18 = killed 18..18 exact; people; cumulative; put | number | 18'],
  ],
  // a participle inside the group
  [
    'Some 3,000 displaced families live in Dahr Salma camp.',
    [
      'Some 3,000 displaced families = displaced 3000..3000 about; families (family); new; Some 3,000 | displaced | families',
    ],
  ],
  // about; a second kind inside the first
  [
    'Nearly 40 people were detained, and one of them died in custody.',
    [
      'Nearly 40 people = detained 40..40 about; people (person); new; Nearly 40 | people | detained',
      'one of them = killed 1..1 exact; people; new; one | died',
    ],
  ],
  // a definite singular is one
  [
    'The commander was killed on Monday.',
    ['The commander = killed 1..1 exact; people (commander); new; commander | killed'],
  ],
  // beating is bodily harm
  [
    'Militiamen beat two drivers and burned down a warehouse.',
    [
      'two drivers = injured 2..2 exact; people (driver); new; beat | two | drivers',
      'a warehouse = facilities-destroyed 1..1 exact; warehouse (warehouse); new; burned down | a | warehouse',
    ],
  ],
  // a list of objects
  [
    'The shelling destroyed a school, a clinic and 20 houses.',
    [
      'a school = facilities-destroyed 1..1 exact; school (school); new; destroyed | a | school',
      'a clinic = facilities-destroyed 1..1 exact; clinic (clinic); new; destroyed | a | clinic',
      '20 houses = facilities-destroyed 20..20 exact; house (house); new; destroyed | 20 | houses',
    ],
  ],
  // feared dead, with an upper bound
  [
    'As many as 15 people are feared dead.',
    [
      'As many as 15 people = killed 0..15 at-most; people (person); new; As many as 15 | people | feared dead',
    ],
  ],
  // a total in a list of states
  [
    'The toll stands at 112 killed and more than 400 injured.',
    [
      '112 = killed 112..112 exact; people; cumulative; toll | stands | 112',
      'more than 400 = injured 401..null at-least; people; new; more than 400 | injured',
    ],
  ],
  // joined objects, each its own figure
  [
    'An airstrike on the camp killed a woman and her four children.',
    [
      'a woman = killed 1..1 exact; people (woman); new; killed | a | woman',
      'her four children = killed 4..4 exact; people (child); new; killed | four | children',
    ],
  ],
  // number words
  [
    'Twenty-three people were kidnapped, among them a priest.',
    [
      'Twenty-three people = kidnapped 23..23 exact; people (person); new; Twenty-three | people | kidnapped',
      'a priest = kidnapped 1..1 exact; people (priest); new; of F1; kidnapped | among them | a | priest',
    ],
  ],
  // lives are claimed
  [
    'The attack claimed the lives of 11 civilians.',
    ['11 civilians = killed 11..11 exact; people (civilian); new; lives | 11 | civilians'],
  ],
  // the lead itself gives the kind
  [
    'Among the dead were three children.',
    ['three children = killed 3..3 exact; people (child); new; Among the dead were | three | children'],
  ],
  // a range in words
  [
    'Between five and seven men were executed in the square.',
    [
      'Between five and seven men = killed 5..7 range; people (man); new; Between five and seven | men | executed',
    ],
  ],
  // an increment
  [
    'Another four people were injured by shrapnel.',
    ['Another four people = injured 4..4 exact; people (person); new; four | people | injured'],
  ],
  // nobody is none
  ['Nobody was killed, the governor said.', ['Nobody = killed 0..0 exact; people; new; Nobody | killed']],
  // stabbed is injured, stabbed to death is killed
  [
    'Three policemen were stabbed to death in Merwan.',
    ['Three policemen = killed 3..3 exact; people (policeman); new; Three | policemen | stabbed to death'],
  ],
  // a large number in words; 'so far' makes a total
  [
    'The fighting has uprooted half a million people so far.',
    [
      'half a million people = displaced 500000..500000 exact; people (person); cumulative; uprooted | half a million | people',
    ],
  ],
  // hundreds joined by 'and'; the ordinal counts nothing
  [
    'One hundred and twenty people were killed in the first week.',
    [
      'One hundred and twenty people = killed 120..120 exact; people (person); new; One hundred and twenty | people | killed',
    ],
  ],
  // participles behind a clause
  [
    'An ambulance was hit, killing the driver and injuring two paramedics.',
    [
      'the driver = killed 1..1 exact; people (driver); new; killing | driver',
      'two paramedics = injured 2..2 exact; people (paramedic); new; injuring | two | paramedics',
    ],
  ],
  // parts behind a colon, never to be added
  [
    'Four civilians were killed: two women and two children.',
    [
      'Four civilians = killed 4..4 exact; people (civilian); new; Four | civilians | killed',
      'two women = killed 2..2 exact; people (woman); new; of F1; killed | two | women',
      'two children = killed 2..2 exact; people (child); new; of F1; killed | two | children',
    ],
  ],
  // one group, two fates
  [
    'Two students were abducted and later killed by the Sons of Suran.',
    [
      'Two students = kidnapped 2..2 exact; people (student); new; Two | students | abducted',
      'Two students = killed 2..2 exact; people (student); new; Two | students | killed',
    ],
  ],
  // shot and killed is killed
  [
    'An elderly farmer was shot and killed by soldiers.',
    ['An elderly farmer = killed 1..1 exact; people (farmer); new; An | farmer | killed'],
  ],
  // tortured and shot dead is killed
  [
    'Two female teachers were questioned, tortured and shot dead by militiamen.',
    ['Two female teachers = killed 2..2 exact; people (teacher); new; Two | teachers | shot dead'],
  ],
  // the same person told of again
  [
    'A teacher was arrested on Sunday. He was arrested for a song.',
    ['A teacher = detained 1..1 exact; people (teacher); new; A | teacher | arrested'],
  ],
  // ages count nobody
  [
    'Three youths aged 20, 21 and 23 were killed in Merwan.',
    ['Three youths = killed 3..3 exact; people (youth); new; Three | youths | killed'],
  ],
  // an apposition is not a third person
  [
    'A farmer and his sister, a seamstress, were killed in the strike.',
    [
      'A farmer = killed 1..1 exact; people (farmer); new; A | farmer | killed',
      'his sister = killed 1..1 exact; people (sister); new; sister | killed',
    ],
  ],
  // a headline
  ['12 killed in strike on market', ['12 = killed 12..12 exact; people; new; 12 | killed']],
  // a range with 'to'
  [
    'Ten to fifteen villagers were wounded.',
    [
      'Ten to fifteen villagers = injured 10..15 range; people (villager); new; Ten to fifteen | villagers | wounded',
    ],
  ],
  // fatally wounded is killed
  [
    'The general was fatally wounded near Jisr Amad.',
    ['The general = killed 1..1 exact; people (general); new; general | fatally | wounded'],
  ],
  // verb and object together
  [
    'Three guards sustained minor injuries.',
    ['Three guards = injured 3..3 exact; people (guard); new; Three | guards | sustained | injuries'],
  ],
  // the bound holds for both numbers; the part belongs to the group that is named
  [
    'At least 41 civilians were killed and 96 injured in March, including 13 children.',
    [
      'At least 41 civilians = killed 41..null at-least; people (civilian); new; At least 41 | civilians | killed',
      '96 = injured 96..null at-least; people; new; 96 | injured',
      '13 children = killed 13..13 exact; people (child); new; of F1; killed | including | 13 | children',
    ],
  ],
  // affected, not displaced
  [
    'Around 6,000 residents have been without safe water.',
    [
      'Around 6,000 residents = affected 6000..6000 about; people (resident); unclear; Around 6,000 | residents | been without',
    ],
  ],
  // the wounded are evacuated, not displaced
  [
    'Helicopters evacuated 17 wounded patients to Port Halim.',
    ['17 wounded patients = injured 17..17 exact; people (patient); new; 17 | wounded | patients'],
  ],
  // 'about' as a preposition
  [
    'The Red Crescent told of reports about no fewer than 13 casualties, some of them children.',
    [
      'no fewer than 13 casualties = casualties 13..null at-least; people; new; no fewer than 13 | casualties',
      'some of them children = casualties null..null indefinite; people (child); new; of F1; casualties | some | of them | children',
    ],
  ],
  // no number, no verb of toll
  [
    'The victims were taken to Port Halim, and 11 people died.',
    ['11 people = killed 11..11 exact; people (person); new; 11 | people | died'],
  ],
];

describe('tolls', () => {
  it.each(GOLDEN)('%s', (text, expected) => {
    expect(showFigures(text)).toEqual(expected);
  });
});

/** Numbers, and words of harm, that are no toll. */
const MUST_NOT: readonly string[] = [
  // distances, calibres and munitions
  'The village lies 12 km north of Port Halim.',
  'Soldiers fired 155 mm shells and 40 rockets.',
  // ages
  'The 34-year-old driver spoke to reporters.',
  // numbers in the names of units, and killing of what does not live
  'The 5th Brigade killed the deal.',
  "The Front's 3rd Battalion left Merwan.",
  'The Front killed time in Merwan.',
  // money, percentages, votes
  'The mission spent $45 million on 200 tents.',
  'Some 60 percent of voters backed the plan, with 120,000 votes.',
  // dates and resolutions
  'Two hundred lawmakers met on 12 May 2021.',
  'Resolution 2254 was adopted in 2015 by 15 members.',
  // what could be, is threatened, or would follow
  'The minister could kill the talks, he said.',
  'They threatened to kill 12 hostages.',
  'If the bridge falls, 300 people will be displaced.',
  // animals
  'Gunmen stole 300 sheep and killed 20 goats.',
  // people who are counted, and suffer nothing
  'The army deployed 2,000 soldiers to the Red Valley.',
  'About 500 people demonstrated in Karsa City.',
  'Aid reached 40,000 people in Dahr Salma camp.',
  'The strike hit 3 kilometres from a camp of 5,000 people.',
  'The Northern Wire, founded in 1987, employs 40 journalists.',
  'The two sides exchanged 12 prisoners.',
  'The doctors treated 30 patients for malaria.',
  'A total of 45 observers arrived.',
  'The 12-member council met.',
  // telephone numbers
  'The hotline is 555 1234.',
  // a negated verb
  'Three people were not killed, contrary to reports.',
  // harm to no body
  'He injured the pride of the army.',
  // shots that hit nobody
  'Soldiers shot at two drivers.',
];

describe('what is no toll', () => {
  it.each(MUST_NOT.map((text) => [text]))('%s', (text) => {
    expect(showFigures(text)).toEqual([]);
  });

  it('leaves reader comments alone', () => {
    const text = 'The bridge reopened on Monday.\n\n2 Comments\n\nThey killed 500 people there.';
    expect(showFigures(text)).toEqual([]);
  });
});

describe('the toll words', () => {
  it.each([...lexicon.states])('left %s', (word, kind) => {
    const who = kind.startsWith('facilities') ? 'houses' : 'people';
    expect(showFigures(`The raid left 12 ${who} ${word}.`).join()).toContain(`= ${kind} 12..12`);
  });

  it.each(
    [...lexicon.tollNouns].filter(([word]) => word !== 'dead' && word !== 'wounded' && word !== 'injured'),
  )('two of %s', (word, kind) => {
    const plural = word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
    expect(showFigures(`The raid caused two ${plural}.`).join()).toContain(`= ${kind} 2..2`);
  });

  const singular = [...lexicon.persons].filter(
    (word) =>
      !/^(people|police|staff|personnel|troop|crew|other|half|dozen|hundred|thousand|score|third|majority|displaced|year-old|schoolchildren|idp|mp)$/.test(
        word,
      ) && !word.includes('-'),
  );
  it.each(singular)('a person: %s', (word) => {
    expect(showFigures(`Gunmen killed the ${word} in Merwan.`).join()).toContain('= killed 1..1');
  });
});
