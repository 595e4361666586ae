/** Who or what a figure counts, in which unit, and whether it can be counted as that kind at all. */
import type { FigureKind } from '../../contract/coded-document.ts';
import type { FigureLexicon } from '../../reference/lexicon/figures.ts';
import type { Token } from '../../text/document.ts';
import type { Counted, Group } from './groups.ts';
import type { Reader } from './syntax.ts';

export interface Population {
  readonly counted: Omit<Counted, 'span'>;
  readonly unit: string;
  readonly population: string[];
}

const FACILITY_KINDS: ReadonlySet<FigureKind> = new Set(['facilities-damaged', 'facilities-destroyed']);
/** Kinds that befall single persons by name or trade; the others count bodies of people only. */
const PERSONAL: ReadonlySet<FigureKind> = new Set(['killed', 'injured', 'kidnapped', 'detained', 'missing']);
const SINGULAR_PRONOUN = /^(he|she|him|her)$/;
const AGENT = /(?:ers?|ors?|ists?|ians?|[^s]men|man|woman|women|ees|eers?|ants|ents)$/;
const LEMMAS: Readonly<Record<string, string>> = {
  people: 'person',
  men: 'man',
  women: 'woman',
  children: 'child',
  persons: 'person',
  others: 'other',
  policemen: 'policeman',
  gunmen: 'gunman',
  idps: 'idp',
  troops: 'troop',
};

export function lemmaOf(token: Token): string {
  const known = LEMMAS[token.norm];
  if (known !== undefined) return known;
  const lemma = token.lemma.toLowerCase();
  // The tagger gives names no singular: 'Karsans'.
  return token.upos === 'PROPN' && lemma === token.norm && /[^s]s$/.test(lemma) ? lemma.slice(0, -1) : lemma;
}

/** Whether the head of a group can be counted as `kind`. */
export function isCountable(group: Group, kind: FigureKind, lexicon: FigureLexicon): boolean {
  const { head } = group;
  if (!head) return group.counted?.span != null;
  const lemma = lemmaOf(head);
  if (FACILITY_KINDS.has(kind)) return lexicon.facilities.has(lemma);
  if (lexicon.unmoved.get(kind)?.has(lemma)) return false;
  if (/(?:^|-)olds?$/.test(lemma)) return PERSONAL.has(kind);
  if (lexicon.tollNouns.has(lemma) && group.counted) return true;
  // 'four more were wounded', 'a third was killed'
  if ((lexicon.emptyHeads.has(lemma) || head.norm === 'more') && group.counted?.span) return true;
  if (lexicon.persons.has(lemma) || lexicon.groups.has(lemma)) return true;
  if (head.upos === 'PRON')
    return (
      (PERSONAL.has(kind) && SINGULAR_PRONOUN.test(head.norm)) ||
      lexicon.nobody.has(head.norm) ||
      /^(?:one|another|both)$/.test(head.norm)
    );
  if (head.norm === 'one' || lexicon.nobody.has(head.norm)) return group.counted !== null;
  if (lexicon.notPersons.has(lemma) || lexicon.measures.has(lemma) || lexicon.facilities.has(lemma))
    return false;
  if (head.upos === 'PROPN' || /^\p{Lu}/u.test(head.text)) {
    if (!PERSONAL.has(kind)) return group.counted?.span != null && /s$|ese$|ish$/.test(head.norm);
    return isNamed(group, lexicon) || (group.counted?.span != null && /(?:s|ese|ish|i|an)$/.test(head.norm));
  }
  if (!PERSONAL.has(kind)) return false;
  return AGENT.test(head.norm) && (group.counted !== null || group.definite);
}

/** A person by name, behind a word for a person ('Commander Omar'). */
function isNamed(group: Group, lexicon: FigureLexicon): boolean {
  return group.words.some((token) => token !== group.head && lexicon.persons.has(token.lemma.toLowerCase()));
}

/** Bounds, unit and population; null when nothing can be said ('they were killed'). */
export function describePopulation(group: Group, kind: FigureKind, reader: Reader): Population | null {
  const counted = group.counted ?? implied(group);
  if (!counted) return null;
  const { head } = group;
  const bounds = { low: counted.low, high: counted.high, qualifier: counted.qualifier };
  if (!head)
    return { counted: bounds, unit: FACILITY_KINDS.has(kind) ? 'facility' : 'people', population: [] };
  const lemma = lemmaOf(head);
  if (FACILITY_KINDS.has(kind))
    return { counted: bounds, unit: spelled(head.norm, lemma), population: [lemma] };
  const groupUnit = reader.lexicon.groups.get(lemma);
  const family = groupUnit !== undefined && group.counted?.span != null && group.end - 1 > head.index;
  if (groupUnit !== undefined && !family) return { counted: bounds, unit: groupUnit, population: [lemma] };
  const empty =
    reader.lexicon.emptyHeads.has(lemma) ||
    /^(?:more|another|both)$/.test(head.norm) ||
    head.upos === 'PRON' ||
    /^(?:year-)?olds?$/.test(lemma) ||
    (reader.lexicon.tollNouns.has(lemma) && !reader.lexicon.persons.has(lemma)) ||
    reader.lexicon.numbers.collectives.has(lemma);
  return { counted: bounds, unit: 'people', population: empty ? [] : [compound(group, lemma, reader)] };
}

/** The lemmatizer turns 'theatre' into 'theater': units keep the text's own spelling. */
function spelled(norm: string, lemma: string): string {
  const british = norm.replace(/s$/, '');
  return /tre$/.test(british) && /ter$/.test(lemma) ? british : lemma;
}

/** 'aid worker', 'police officer': nouns right before the head belong to the name of the trade. */
function compound(group: Group, lemma: string, reader: Reader): string {
  const at = group.head ? group.words.indexOf(group.head) : -1;
  const before = group.words[at - 1];
  const adjacent = before && group.head && before.index === group.head.index - 1;
  return adjacent &&
    before.upos === 'NOUN' &&
    !/^\p{Lu}{2}/u.test(before.text) &&
    !reader.lexicon.participles.has(before.norm) &&
    !/\d/.test(before.norm)
    ? `${before.lemma.toLowerCase()} ${lemma}`
    : lemma;
}

/** One, for a singular; no number for a plural ('children'). */
function implied(group: Group): Omit<Counted, 'span'> | null {
  const { head } = group;
  if (!head) return null;
  if (head.upos === 'PRON')
    return SINGULAR_PRONOUN.test(head.norm) ? { low: 1, high: 1, qualifier: 'exact' } : null;
  if (isPlural(head)) return { low: null, high: null, qualifier: 'indefinite' };
  return { low: 1, high: 1, qualifier: 'exact' };
}

const PLURALS = new Set([
  'people',
  'police',
  'children',
  'men',
  'women',
  'staff',
  'personnel',
  'troops',
  'cattle',
  'crew',
  'majority',
  'infrastructure',
  'property',
]);

function isPlural(head: Token): boolean {
  if (PLURALS.has(head.norm) || head.norm.endsWith('men')) return true;
  return head.norm.endsWith('s') && !head.norm.endsWith('ss') && head.norm !== head.lemma.toLowerCase()
    ? true
    : head.upos === 'PROPN' && head.norm.endsWith('s');
}
