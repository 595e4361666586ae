/** The workbench's own words for the record's closed lists. Complete records: a new value does not compile unnamed. */
import type {
  Basis,
  CodedDocument,
  FigureKind,
  Grade,
  Harm,
  SectionKind,
  Status,
} from '../../contract/coded-document.ts';
import { KIND_WORDS } from '../../contract/figure-reading.ts';
import type { OrphanReason, Verdict } from '../../contract/review.ts';

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  occurred: 'occurred',
  ongoing: 'ongoing',
  planned: 'planned',
  threatened: 'threatened',
  'called-for': 'called for',
  hypothetical: 'hypothetical',
  denied: 'denied',
  negated: 'did not happen',
};

export const GRADE_WORDS: Readonly<Record<Grade, string>> = {
  'single-source': 'single source',
  corroborated: 'corroborated',
  contested: 'contested',
  confirmed: 'confirmed by a party',
  denied: 'denied by all',
};

export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  stated: 'stated in the text',
  inherited: 'taken over from the sentences around it',
  publication: 'taken from the document’s own date',
  unknown: 'not given',
};

export const PUBLISHED_WORDS: Readonly<Record<CodedDocument['publishedAt']['basis'], string>> = {
  given: 'given with the document',
  stated: 'stated in its dateline',
  inferred: 'inferred from what the text says',
  unknown: 'unknown',
};

export const SECTION_WORDS: Readonly<Record<SectionKind, string>> = {
  headline: 'Headline',
  byline: 'Byline',
  body: 'Report',
  caption: 'Caption',
  boilerplate: 'Not part of the report',
  comments: 'Reader comments',
};

export const HARM_WORDS: Readonly<Record<Harm, string>> = {
  displacement: 'displacement',
  'attack-on-health': 'attack on health care',
  'attack-on-education': 'attack on education',
  'attack-on-aid': 'attack on aid',
  'attack-on-worship': 'attack on a place of worship',
  'attack-on-media': 'attack on media',
  obstruction: 'obstruction',
  'service-lost': 'service lost',
};

/** Kinds of figures where nothing counted stands before them: things need their name. */
export const FIGURE_WORDS: Readonly<Record<FigureKind, string>> = {
  ...KIND_WORDS,
  'facilities-damaged': 'facilities damaged',
  'facilities-destroyed': 'facilities destroyed',
};

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  accept: 'accepted',
  reject: 'rejected',
  unsure: 'unsure',
};

export const ORPHAN_WORDS: Readonly<Record<OrphanReason, string>> = {
  'target-gone': 'the present coding no longer has this claim or event',
  'evidence-changed': 'the words that it rested on are coded differently now',
  'value-gone': 'the value that was chosen no longer stands in the coding',
  erased: 'the document was erased',
};

/** PLOVER's types as nouns. */
export const PLOVER_WORDS: Readonly<Record<string, string>> = {
  AGREE: 'Agreement',
  CONSULT: 'Talks',
  SUPPORT: 'Support',
  CONCEDE: 'Concession',
  COOPERATE: 'Cooperation',
  AID: 'Aid',
  RETREAT: 'Retreat',
  REQUEST: 'Appeal',
  REJECT: 'Refusal',
  ACCUSE: 'Accusation',
  THREATEN: 'Threat',
  PROTEST: 'Protest',
  SANCTION: 'Sanction',
  MOBILIZE: 'Mobilisation',
  COERCE: 'Coercion',
  ASSAULT: 'Attack',
};

/** '1 claim', '2 claims'. */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}

/** 'Explosions/Remote violence' → 'explosions/remote violence'; 'IED' and the like keep their capitals. */
export function lowerFirstWords(text: string): string {
  return text.replace(/\b([A-Z])(?=[a-z])/g, (letter) => letter.toLowerCase());
}
