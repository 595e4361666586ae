/**
 * What a figure of a coded document says, in words: 'at least 13 killed or injured, children among them, since 23 June, says
 * the UN'. It stands with the contract because the workbench and the command show the same words.
 */
import type { Attribution, Claim, CodedDocument, Figure, FigureKind, Stance } from './coded-document.ts';
import { pluralize, writeCount, writeDay } from './plain-words.ts';

export type FigureSource = Pick<
  CodedDocument,
  'figures' | 'claims' | 'attributions' | 'entities' | 'places' | 'times' | 'publishedAt'
>;

/** What befell those counted, by kind, as it stands behind them: '12 killed'. */
export const KIND_WORDS: Readonly<Record<FigureKind, string>> = {
  killed: 'killed',
  injured: 'injured',
  casualties: 'killed or injured',
  missing: 'missing',
  kidnapped: 'kidnapped',
  detained: 'detained',
  displaced: 'displaced',
  returned: 'returned',
  affected: 'affected',
  'facilities-damaged': 'damaged',
  'facilities-destroyed': 'destroyed',
  other: 'counted',
};

/** What a source does, for one speaker and for several. */
const VOICE_WORDS: Readonly<Record<Stance, readonly [string, string]>> = {
  states: ['says', 'say'],
  claims: ['claims', 'claim'],
  believes: ['believes', 'believe'],
  denies: ['which is denied by', 'which is denied by'],
  doubts: ['which is doubted by', 'which is doubted by'],
  'calls-for': ['as demanded by', 'as demanded by'],
  threatens: ['as threatened by', 'as threatened by'],
  promises: ['as promised by', 'as promised by'],
  asks: ['as asked by', 'as asked by'],
};

/**
 * The whole reading: how many, of whom, what became of them, where, when, and by whose word.
 * @param text the document's text, that the spans of `coded` count in
 */
export function readFigureInWords(coded: FigureSource, figure: Figure, text: string): string {
  const claim = coded.claims.find((one) => one.figures.includes(figure.id));
  const when = claim ? writeWhen(coded, claim, text) : '';
  const total = figure.basis === 'cumulative' && claim?.timeRelation !== 'since' ? 'in total' : '';
  const scene = [claim ? writeWhere(coded, claim, text) : '', when].filter(Boolean).join(' ');
  const count = readCountInWords(coded, figure, text);
  const plain = scene !== '' && total === '' && !count.includes(', ');
  return [
    ...(plain ? [`${count} ${scene}`] : [count, total, scene]),
    claim && figure.high !== 0 ? writeStanding(claim) : '',
    ...(claim ? writeVoices(coded, claim, text) : []),
  ]
    .filter(Boolean)
    .join(', ');
}

/** How many, of whom, what became of them, and which parts are told apart: 'six people killed, two of them nurses'. */
export function readCountInWords(
  coded: Pick<CodedDocument, 'figures'>,
  figure: Figure,
  text: string,
): string {
  const whole = coded.figures.find((one) => one.id === figure.partOf);
  const parts = coded.figures.filter((one) => one.partOf === figure.id && one.kind === figure.kind);
  if (whole && figure.low === null && figure.high === null && nounOf(figure) !== '')
    return `${pluralize(nounOf(figure))} among ${writeMany(whole)} ${KIND_WORDS[whole.kind]}`;
  const own = `${writeMany(figure)} ${KIND_WORDS[figure.kind]}`;
  const loose = figure.qualifier === 'indefinite' && figure.low !== null;
  return [
    loose ? `${own} (“${text.slice(figure.start, figure.end).replace(/\s+/g, ' ')}”)` : own,
    ...parts.map(writePart),
    whole ? `counted among ${writeMany(whole)} ${KIND_WORDS[whole.kind]}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** 'at least 12 people', 'nobody', '14', 'an unknown number of villagers'. */
function writeMany(figure: Figure): string {
  const { low, high, qualifier } = figure;
  const noun = nounOf(figure);
  if (low === null && high === null)
    return noun ? `an unknown number of ${pluralize(noun)}` : 'an unknown number';
  if (high === 0) return noun && !isEverybody(noun) ? `no ${pluralize(noun)}` : 'nobody';
  const counted = low === high && low === 1 && qualifier === 'exact' ? noun : noun && pluralize(noun);
  return [writeBounds(figure), counted].filter(Boolean).join(' ');
}

function writeBounds({ low, high, qualifier }: Figure): string {
  switch (qualifier) {
    case 'about':
      return `about ${writeCount(low ?? high ?? 0)}`;
    case 'at-most':
      return `up to ${writeCount(high ?? 0)}`;
    case 'range':
      return `${writeCount(low ?? 0)} to ${writeCount(high ?? 0)}`;
    case 'exact':
      return writeCount(low ?? high ?? 0);
    case 'at-least':
    case 'indefinite':
      return `at least ${writeCount(low ?? 0)}`;
  }
}

/** What is counted, in the singular; '' where the text has no noun. */
function nounOf({ unit, population }: Figure): string {
  const noun = population.join(' or ');
  if (unit === 'people' || unit === 'person')
    return population.includes('family') ? 'member of one family' : noun;
  return noun === '' || unit.startsWith(noun.slice(0, -1)) ? unit : noun;
}

const isEverybody = (noun: string): boolean => noun === 'person';

/** 'children among them', 'four of them children', 'one of them a priest'. */
function writePart(part: Figure): string {
  const noun = nounOf(part);
  if (part.low === null && part.high === null)
    return noun ? `${pluralize(noun)} among them` : 'a part told apart';
  const many = `${writeBounds(part)} of them`;
  if (!noun || isEverybody(noun)) return `${many} told apart`;
  const one = part.low === 1 && part.high === 1;
  return one ? `${many} ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}` : `${many} ${pluralize(noun)}`;
}

function writeWhere(coded: FigureSource, claim: Claim, text: string): string {
  const mention = coded.places.find((one) => one.id === claim.place);
  if (!mention) return '';
  const words = text.slice(mention.start, mention.end);
  // 'near Beit Nasur' brings its own preposition.
  if (mention.relation) return words;
  return `in ${mention.resolution.status === 'resolved' ? mention.resolution.place.name : words}`;
}

const TIME_WORDS: Readonly<Record<NonNullable<Claim['timeRelation']>, string>> = {
  on: 'on',
  since: 'since',
  until: 'until',
  before: 'before',
  after: 'after',
  for: 'for',
};

function writeWhen(coded: FigureSource, claim: Claim, text: string): string {
  const time = coded.times.find((one) => one.id === claim.time);
  if (!time) return '';
  const relation = claim.timeRelation ?? 'on';
  const words = text.slice(time.start, time.end);
  const year = coded.publishedAt.value?.slice(0, 4) ?? null;
  const { begin, until } = time;
  if (relation === 'for' || (begin === null && until === null)) {
    const own = relation === 'on' ? '' : `${TIME_WORDS[relation]} `;
    return `${own}${words}`;
  }
  const whole = relation === 'on' ? wholePeriod(begin, until) : null;
  if (whole !== null) return `in ${writeDay(whole, year)}`;
  const day = writeDay(relation === 'after' ? (until ?? begin) : (begin ?? until), year);
  if (relation !== 'on' || begin === until) return `${TIME_WORDS[relation]} ${day}`;
  return begin !== null && until !== null
    ? `between ${writeDay(begin, year)} and ${writeDay(until, year)}`
    : `${begin === null ? 'until' : 'from'} ${day}`;
}

/** '2021-02' or '2021' where an interval is just that month or year; else null. */
function wholePeriod(begin: string | null, until: string | null): string | null {
  if (begin === null || until === null || begin === until) return null;
  const [year, month, day] = begin.split('-').map(Number);
  if (year === undefined || month === undefined || day !== 1) return null;
  if (month === 1 && until === `${begin.slice(0, 4)}-12-31`) return begin.slice(0, 4);
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return until === last ? begin.slice(0, 7) : null;
}

/** What is said of a figure whose event is not told as a fact. */
function writeStanding({ status }: Claim): string {
  switch (status) {
    case 'occurred':
    case 'ongoing':
    case 'denied':
      return '';
    case 'negated':
      return 'told as not having happened';
    case 'planned':
    case 'threatened':
      return status;
    case 'called-for':
      return 'called for';
    case 'hypothetical':
      return 'as a possibility';
  }
}

/** 'says the UN', 'reportedly', 'denied by the ministry': the innermost source first, then who tells of it. */
function writeVoices(coded: FigureSource, claim: Claim, text: string): string[] {
  const voices = claim.attributions
    .flatMap((id) => coded.attributions.find((one) => one.id === id) ?? [])
    .toReversed();
  const told = voices.map((voice, index) => {
    const { name, plural } = nameVoice(coded, voice, text);
    if (name === null) return 'reportedly';
    return index === 0 ? `${VOICE_WORDS[voice.stance][plural ? 1 : 0]} ${name}` : `according to ${name}`;
  });
  const denials = coded.claims
    .filter((one) => one.status === 'denied' && one.about.includes(claim.id))
    .flatMap((one) => one.attributions.slice(-1))
    .flatMap((id) => coded.attributions.find((one) => one.id === id) ?? [])
    .flatMap((voice) => nameVoice(coded, voice, text).name ?? []);
  return [...new Set([...told, ...denials.map((name) => `denied by ${name}`)])];
}

/** In the text's own words, save where they are only a pronoun. */
function nameVoice(
  coded: FigureSource,
  voice: Attribution,
  text: string,
): { readonly name: string | null; readonly plural: boolean } {
  const entities = voice.sourceEntities.flatMap((id) => coded.entities.find((one) => one.id === id) ?? []);
  const pronoun = entities.some((one) => one.form === 'pronoun');
  const names = entities.map((one) => one.name);
  const words = voice.source ? text.slice(voice.source.start, voice.source.end).replace(/\s+/g, ' ') : null;
  const name = pronoun || words === null ? names.join(' and ') || words : words;
  if (name === null) return { name: null, plural: false };
  const plural = names.length > 1 || /(?:[^s]s|police|people)$/i.test(name);
  // 'Residents' at the head of a sentence are 'residents' at the end of ours.
  const common = entities.length > 0 && entities.every((one) => one.form === 'nominal');
  const first = /^(?:The|A|An|Its|Their|His|Her)\b/.test(name) || (common && !/^\p{Lu}{2}/u.test(name));
  return { name: first ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name, plural };
}
