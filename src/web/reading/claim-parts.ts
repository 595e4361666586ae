/** A claim as a sentence whose parts know the words they rest on, how they are known and whether they can be edited. */

import { isPluralWord, nameCounted, STANCE_WORDS, stanceTo, TOLL_VERBS } from '../../contract/claim-words.ts';
import type {
  Attribution,
  Basis,
  Claim,
  Figure,
  PlaceMention,
  Role,
  Span,
  TimeExpression,
} from '../../contract/coded-document.ts';
import type { EditableClaimField } from '../../contract/review.ts';
import { writeLongRange } from '../shared/dates.ts';
import { writeFigure } from '../shared/tolls.ts';
import { FIGURE_WORDS, lowerFirstWords, STATUS_WORDS } from '../shared/words.ts';
import { isPlural, isRefused, listSpeakers, nameRole, type Source, wordsOf } from './claim-roles.ts';
import { chooseVerb } from './claim-verbs.ts';
import { nameType } from './outline-lists.ts';

export interface ClaimPart {
  /** `C1.place`, `C1.actor.0`: names it in the page. */
  readonly key: string;
  readonly text: string;
  /** The words that it rests on, in text order; empty where the text gives none. */
  readonly spans: readonly Span[];
  readonly field: EditableClaimField | null;
  readonly basis: Basis;
  /** What it is, for people who cannot see where it stands: 'actor', 'place'. */
  readonly label: string;
}

export interface ClaimSentence {
  /** Plain words and parts, in reading order. */
  readonly sentence: readonly (string | ClaimPart)[];
  /** Type, toll and status: what stands after the sentence. */
  readonly tail: readonly ClaimPart[];
}

/** Describes one claim. Pure; `text` is the document's. */
export function describeClaim(claim: Claim, coded: Source, text: string): ClaimSentence {
  const make = partMaker(claim.id);
  const voices = claim.attributions.flatMap((id) => coded.attributions.find((item) => item.id === id) ?? []);
  const sentence = [
    ...voices.flatMap((voice, index) => describeVoice(voice, index, voices[index + 1], claim, coded, text)),
    ...describeClause(claim, coded, text, voices.at(-1)),
    ...describeWhere(claim, coded.places, text),
    ...describeWhen(claim, coded.times, text),
  ];
  return { sentence: capitalise(sentence), tail: describeTail(claim, coded, make) };
}

/** Every part of a claim, those of the tail too, for lighting words. */
export function listParts(described: ClaimSentence): readonly ClaimPart[] {
  return [...described.sentence.filter((piece) => typeof piece !== 'string'), ...described.tail];
}

const partMaker =
  (claimId: string) =>
  (
    name: string,
    label: string,
    text: string,
    spans: readonly Span[],
    field: EditableClaimField | null,
    basis: Basis = 'stated',
  ): ClaimPart => ({ key: `${claimId}.${name}`, label, text, spans, field, basis });

function describeVoice(
  voice: Attribution,
  index: number,
  inner: Attribution | undefined,
  claim: Claim,
  coded: Source,
  text: string,
): (string | ClaimPart)[] {
  const make = partMaker(claim.id);
  const speakers = voice.sourceEntities.flatMap((id) => coded.entities.find((item) => item.id === id) ?? []);
  const names = [
    ...new Set(speakers.map((item) => (item.form === 'nominal' ? wordsOf(text, item) : item.name))),
  ];
  const name =
    names.length > 0 ? names.join(' and ') : voice.source ? wordsOf(text, voice.source) : 'An unnamed source';
  const spans = [voice.source, voice.channel].filter((span) => span !== null);
  // 'No clinic was struck', its spokesman said: what is said is itself a denial.
  const denying = !inner && voice.stance === 'states' && isRefused(claim);
  const stance = inner ? voice.stance : stanceTo(voice.stance, claim.status);
  const several = names.length > 1 || isPluralWord(names[0] ?? '');
  const verb = STANCE_WORDS[denying ? 'denies' : stance][several ? 1 : 0];
  const nonFinite = ['calls-for', 'asks', 'threatens', 'promises'].includes(stance);
  const join = inner || !nonFinite ? ' that ' : ' ';
  return [
    make(`source.${index}`, 'source', name, spans, 'attributions'),
    ' ',
    make(`stance.${index}`, 'what the source does', verb, voice.cue ? [voice.cue] : [], null),
    join,
  ];
}

function joinRoles(
  claim: Claim,
  kind: 'actor' | 'recipient' | 'object' | 'instrument',
  roles: readonly Role[],
  coded: Source,
  text: string,
): (string | ClaimPart)[] {
  const make = partMaker(claim.id);
  const speakers = listSpeakers(claim, coded);
  const label = kind === 'recipient' ? 'done to' : kind === 'object' ? 'thing' : kind;
  return roles.flatMap((role, index) => {
    const name = nameRole(role, coded, text, speakers);
    const part = make(
      `${kind}.${index}`,
      label,
      nameCounted(isRefused(claim) ? name.replace(/^no /i, 'any ') : name),
      [role],
      null,
    );
    if (index === 0) return [part];
    return [index === roles.length - 1 ? ' and ' : ', ', part];
  });
}

function describeClause(
  claim: Claim,
  coded: Source,
  text: string,
  voice: Attribution | undefined,
): (string | ClaimPart)[] {
  const make = partMaker(claim.id);
  const verbs = chooseVerb(claim);
  const actors = joinRoles(claim, 'actor', claim.actors, coded, text);
  const whom = joinRoles(claim, 'recipient', claim.recipients, coded, text);
  const what = joinRoles(claim, 'object', claim.objects, coded, text);
  const instruments = joinRoles(claim, 'instrument', claim.instruments, coded, text);
  const means = instruments.length > 0 ? [' with ', ...instruments] : [];
  const verb = (form: string) => make('trigger', 'what happened', form, [claim.trigger], null);
  const wanted = claim.status === 'planned' || claim.status === 'threatened' || claim.status === 'called-for';
  const both = [...whom, ...(whom.length > 0 && what.length > 0 ? [' and '] : []), ...what];

  if (actors.length === 0 && both.length === 0) {
    return [verb(voice ? `there ${wanted ? 'should be' : 'was'} ${nounOf(claim)}` : nounOf(claim)), ...means];
  }
  if (actors.length === 0) {
    const plural = isPlural([...claim.recipients, ...claim.objects], text);
    const passive = (what.length === 0 && tollVerb(claim, coded)) || verbs.passive;
    const past = plural ? ' were ' : ' was ';
    const present = plural ? ' are being ' : ' is being ';
    const auxiliary = wanted ? ' to be ' : claim.status === 'ongoing' ? present : past;
    return [...both, auxiliary, verb(passive), ...means];
  }
  const form = wanted
    ? `to ${verbs.infinitive}`
    : claim.status === 'ongoing'
      ? `${isPlural(claim.actors, text) ? 'are' : 'is'} ${verbs.gerund}`
      : verbs.past;
  const after = (preposition: string | undefined, pieces: readonly (string | ClaimPart)[]) =>
    pieces.length === 0 ? [] : [preposition ? ` ${preposition} ` : ' ', ...pieces];
  const targets =
    verbs.toWhom === verbs.toWhat
      ? after(verbs.toWhom, both)
      : [...after(verbs.toWhom, whom), ...after(verbs.toWhat, what)];
  return [...actors, ' ', verb(form), ...targets, ...means];
}

/** 'At least 12 were killed', where those that it was done to are the ones whom a figure counts. */
function tollVerb(claim: Claim, coded: Source): string | null {
  const kinds = claim.figures.flatMap((id) => {
    const figure = coded.figures.find((item) => item.id === id);
    const told = claim.recipients.some(
      (role) => figure && role.start <= figure.start && role.end >= figure.end,
    );
    return figure && told && figure.partOf === null ? [figure.kind] : [];
  });
  const [kind, other] = new Set(kinds);
  return kind && !other ? TOLL_VERBS[kind] : null;
}

/** 'an air/drone strike' where nobody is named who did it or had it done to them. */
function nounOf(claim: Claim): string {
  const word = typeWords(claim);
  return `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;
}

const typeWords = (claim: Claim) => lowerFirstWords(nameType(claim));

function describeWhere(claim: Claim, places: readonly PlaceMention[], text: string): (string | ClaimPart)[] {
  const mention = places.find((item) => item.id === claim.place);
  if (!mention) return [];
  // 'bombed Merwan' has said where.
  const said = [...claim.recipients, ...claim.objects].some(
    (role) => role.start === mention.start && role.end === mention.end,
  );
  if (said && claim.placeBasis === 'stated') return [];
  const make = partMaker(claim.id);
  const resolved = mention.resolution.status === 'resolved' ? mention.resolution.place.name : null;
  const name = mention.relation || resolved === null ? wordsOf(text, mention) : resolved;
  return [
    mention.relation ? ' ' : ' in ',
    make('place', 'place', name, [mention], 'place', claim.placeBasis),
  ];
}

const TIME_WORDS = {
  on: 'on',
  since: 'since',
  until: 'until',
  before: 'by',
  after: 'after',
  for: 'over',
} as const;

function describeWhen(claim: Claim, times: readonly TimeExpression[], text: string): (string | ClaimPart)[] {
  const time = times.find((item) => item.id === claim.time);
  if (!time) return [];
  const make = partMaker(claim.id);
  const date = writeLongRange(time.begin, time.until);
  const whole = time.begin !== time.until && claim.timeRelation === 'on';
  // What is on no calendar is said in the text's own words: 'more than two weeks'.
  const own = claim.timeRelation === 'for' ? ' for ' : ' ';
  const preposition = date === null ? own : ` ${whole ? 'in' : TIME_WORDS[claim.timeRelation ?? 'on']} `;
  return [preposition, make('time', 'time', date ?? wordsOf(text, time), [time], 'time', claim.timeBasis)];
}

/** '≥ 12 killed', 'about 3,400 families displaced', '4 killed (child)', 'injured, number not given'. */
export function describeFigure(figure: Figure): string {
  const { unit, kind, partOf, population } = figure;
  const who = partOf ? ` (${population.join(', ') || 'part of the above'})` : '';
  if (figure.low === null && figure.high === null) return `${FIGURE_WORDS[kind]}${who}, number not given`;
  const noun = unit === 'people' || unit === 'person' ? '' : ` ${unit}`;
  return `${writeFigure(figure)}${noun} ${FIGURE_WORDS[kind]}${who}`;
}

function describeTail(claim: Claim, coded: Source, make: ReturnType<typeof partMaker>): ClaimPart[] {
  const figures = claim.figures.flatMap((id) => coded.figures.find((item) => item.id === id) ?? []);
  const tolls = figures.map((figure, index) =>
    make(`figure.${index}`, 'figure', describeFigure(figure), [figure, ...figure.evidence], 'figures'),
  );
  return [
    make('type', 'type of event', typeWords(claim), [claim.trigger], 'acled'),
    ...(tolls.length > 0 ? tolls : [make('figure', 'figure', 'no toll given', [], 'figures', 'unknown')]),
    make('status', 'status', STATUS_WORDS[claim.status], [claim.trigger], 'status'),
  ];
}

function capitalise(pieces: readonly (string | ClaimPart)[]): readonly (string | ClaimPart)[] {
  const [first, ...rest] = pieces;
  if (first === undefined) return pieces;
  const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return [typeof first === 'string' ? upper(first) : { ...first, text: upper(first.text) }, ...rest];
}
