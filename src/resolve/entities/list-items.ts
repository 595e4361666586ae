/** All that can be an entity, in text order: mentions, places, and the pronouns that may stand for them. */
import type { PlaceMention, Span } from '../../contract/coded-document.ts';
import type { ActorRegistry } from '../../reference/actors.ts';
import { loadAttributionLexicon } from '../../reference/lexicon/attribution.ts';
import { categoryAbroad } from '../../text/actor-category.ts';
import type { ReadDocument, Token } from '../../text/document.ts';
import type { ActorMention } from '../../text/drafts/actors.ts';
import { syntaxOf } from '../../text/syntax.ts';
import type { Item } from './chains.ts';
import { PLURAL_FIRST, SINGULAR_FIRST } from './first-person.ts';
import { genderOf, isArmed, officesOf } from './signs.ts';

const HE = new Set(['he', 'him', 'his', 'himself']);
const SHE = new Set(['she', 'her', 'hers', 'herself']);
export const PERSONAL = new Set([...HE, ...SHE]);
export const NEUTER = new Set(['it', 'its', 'itself']);
export const PLURAL = new Set(['they', 'them', 'their', 'themselves']);
/** A bare name before a verb may be its object's ('said Karami denied'), so some sign must stand between. */
const ASIDE = /(?:[”"’]\s*(?:\([^()\n]{1,60}\)\s*)?|\s*\([^()\n]{1,60}\)\s*)/uy;
const POINTING = new Set(['the', 'this', 'that', 'these', 'those', 'said']);

/** The country and the year reported on; null where the text does not tell. */
export interface Scene {
  readonly reported: string | null;
  readonly year: number | null;
}

export function listItems(
  doc: ReadDocument,
  mentions: readonly ActorMention[],
  places: readonly PlaceMention[],
  registry: ActorRegistry,
  scene: Scene,
): Item[] {
  const { subjects, speakers } = listSubjects(doc);
  const verbs = new Set(doc.verbs.filter((verb) => verb.form === 'finite').map((verb) => verb.start));
  const position = indexSentences(doc);
  const items: Item[] = [];
  const named = new Set<string>();
  for (const mention of mentions) {
    if (isPlaceName(mention, places)) continue;
    named.add(`${mention.start}:${mention.end}`);
    const actor = mention.actorId === null ? null : registry.actors.get(mention.actorId);
    const first = doc.text.slice(mention.start, mention.head.start).trimStart().split(/\s/u)[0] ?? '';
    items.push({
      ...mention,
      category: actor ? categoryAbroad(actor, scene.reported, scene.year) : mention.category,
      sentence: position(mention.start),
      text: doc.text.slice(mention.start, mention.end),
      subject:
        holdsSubject(subjects, mention.form === 'name' ? mention : mention.head) ||
        verbs.has(skipAside(doc.text, mention.end)),
      speaks: holdsSubject(speakers, mention.form === 'name' ? mention : mention.head),
      offices: officesOf(mention, doc.text, actor ?? null),
      gender: genderOf(mention, doc.text),
      armed: isArmed(mention, actor ?? null),
      definite: POINTING.has(first.toLowerCase()) || isShortInHeadline(doc, mention),
    });
  }
  for (const place of places) {
    const sentence = doc.sentences[position(place.start)];
    if (!sentence?.coded || place.role === 'part-of-name' || place.role === 'demonym') continue;
    if (named.has(`${place.start}:${place.end}`)) continue;
    const item = placeItem(doc, place, places, registry, scene, sentence.index);
    if (item) items.push({ ...item, subject: holdsSubject(subjects, item) });
  }
  for (const token of doc.tokens) {
    const item = pronounItem(doc, token, subjects, speakers);
    if (item) items.push(item);
  }
  return items.sort((left, right) => left.start - right.start || right.end - left.end);
}

/** 'Police: 3 killed', '12 dead - monitor': headlines leave the article out. */
function isShortInHeadline(doc: ReadDocument, { noun, form, start, end, head }: ActorMention): boolean {
  if (form !== 'nominal' || !noun?.short || noun.plural || start !== head.start || end !== head.end)
    return false;
  return doc.sentences.some((each) => each.kind === 'headline' && each.start <= start && each.end >= end);
}

/** A capitalised name that the gazetteer knows, or that is only a part of a place's mention, is left to the place. */
function isPlaceName(mention: ActorMention, places: readonly PlaceMention[]): boolean {
  // Where the gazetteer found a place in the very words that the reader took for something else, it was told why.
  if (mention.pattern === 'reader:person')
    return places.some(
      ({ role, start, end, resolution }) =>
        (role === 'location' || role === 'metonym') &&
        start === mention.start &&
        end === mention.end &&
        resolution.status !== 'unresolved',
    );
  if (mention.type !== 'other' && mention.type !== 'place') return false;
  return places.some(
    (place) => place.role !== 'part-of-name' && place.start < mention.end && mention.start < place.end,
  );
}

function placeItem(
  doc: ReadDocument,
  place: PlaceMention,
  places: readonly PlaceMention[],
  registry: ActorRegistry,
  scene: Scene,
  sentence: number,
): Item | null {
  const { resolution, start, end } = place;
  const text = doc.text.slice(start, end);
  // 'the surrounding countryside' names nothing; 'merwan' does, where nothing is written with capitals.
  const { relation } = place;
  const around = doc.sentences[sentence];
  const capitals = /\p{Lu}/u.test(doc.text.slice(around?.start ?? start, around?.end ?? end));
  if ((capitals || (relation && relation.kind !== 'inside')) && !/\p{Lu}|\p{Lo}/u.test(text)) return null;
  const known = resolution.status === 'resolved' ? resolution.place : null;
  // '15 km east of Tel Amar' is described by the places inside it, and no name.
  const described = relation?.of.some((id) => within(places, id, place)) ?? false;
  const head = { start, end };
  const common = {
    text,
    start,
    end,
    head,
    form: described ? 'nominal' : 'name',
    noun: null,
    sentence,
    subject: false,
    speaks: false,
    offices: [],
    gender: null,
    armed: null,
    definite: false,
  } as const;
  if (place.role === 'metonym') {
    const actor = known?.country ? registry.bodyOf(known.country, 'government') : null;
    const category = actor ? categoryAbroad(actor, scene.reported, scene.year) : null;
    return { ...common, type: 'actor', actorId: actor?.id ?? null, category, name: actor?.name ?? text };
  }
  return { ...common, type: 'place', actorId: null, category: null, name: known?.name ?? text };
}

function within(places: readonly PlaceMention[], id: string, outer: Span): boolean {
  const place = places.find((each) => each.id === id);
  return place !== undefined && place.start >= outer.start && place.end <= outer.end;
}

function pronounItem(
  doc: ReadDocument,
  token: Token,
  subjects: readonly number[],
  speakers: readonly number[],
): Item | null {
  const { norm, start, end } = token;
  // 'US' is no pronoun.
  const first = (SINGULAR_FIRST.has(norm) || PLURAL_FIRST.has(norm)) && token.text !== 'US';
  if (!PERSONAL.has(norm) && !NEUTER.has(norm) && !PLURAL.has(norm) && !first) return null;
  const sentence = doc.sentences[token.sentence];
  if (!sentence?.coded || (norm === 'it' && isPleonastic(doc, token))) return null;
  return {
    start,
    end,
    head: { start, end },
    type: PERSONAL.has(norm) || SINGULAR_FIRST.has(norm) ? 'person' : 'actor',
    form: 'pronoun',
    actorId: null,
    category: null,
    name: norm,
    text: token.text,
    noun: null,
    sentence: token.sentence,
    subject: holdsSubject(subjects, token),
    speaks: holdsSubject(speakers, token),
    offices: [],
    gender: HE.has(norm) ? 'he' : SHE.has(norm) ? 'she' : null,
    armed: null,
    definite: true,
  };
}

const WEATHER = new Set([
  'seems',
  'seemed',
  'appears',
  'appeared',
  'happens',
  'happened',
  'takes',
  'took',
  'remains',
  'remained',
]);
const NEGATIONS = new Set(["n't", 'not', 'never', 'also', 'still', 'now']);

/** 'It is clear that', 'it was reported', 'it appears that': nothing is meant by it. */
function isPleonastic(doc: ReadDocument, token: Token): boolean {
  let at = token.index + 1;
  while (NEGATIONS.has(doc.tokens[at]?.norm ?? '')) at += 1;
  const next = doc.tokens[at];
  if (!next) return true;
  if (WEATHER.has(next.norm))
    return ['that', 'as', 'unlikely', 'likely'].includes(doc.tokens[at + 1]?.norm ?? '');
  if (next.lemma !== 'be') return false;
  for (let step = at + 1; step < at + 8; step += 1) {
    const word = doc.tokens[step];
    if (word?.sentence !== token.sentence) return false;
    if (word.norm === 'that' || word.norm === 'to' || word.norm === 'whether' || word.norm === 'who')
      return true;
  }
  return false;
}

/** Where the sentence goes on after a mention's closing quotes and the other name in brackets: '” (Hurras al-Deen) '. */
function skipAside(text: string, end: number): number {
  ASIDE.lastIndex = end;
  return ASIDE.test(text) ? ASIDE.lastIndex : -1;
}

/** The head of a subject may be any word of a name: 'Guardians' in 'Guardians of Religion'. */
function holdsSubject(subjects: readonly number[], span: Span): boolean {
  let low = 0;
  let high = subjects.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((subjects[middle] ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  return (subjects[low] ?? Number.POSITIVE_INFINITY) < span.end;
}

interface Subjects {
  readonly subjects: number[];
  readonly speakers: number[];
}

/** Starts of the head words of phrases that are subjects, and of those that are subjects of a verb of saying, ascending. */
function listSubjects(doc: ReadDocument): Subjects {
  const syntax = syntaxOf(doc);
  const sayings = loadAttributionLexicon().verbs;
  const subjects = new Set<number>();
  const speakers = new Set<number>();
  for (const verb of doc.verbs) {
    const subject = syntax.subjectOf(verb);
    if (!subject) continue;
    const says =
      verb.voice === 'active' &&
      sayings.get(doc.tokens[verb.head]?.lemma ?? '')?.some((cue) => cue.frames.has('clause'));
    for (const phrase of syntax.conjunctsOf(subject)) {
      const head = doc.tokens[phrase.head];
      if (!head) continue;
      if (verb.form === 'finite') subjects.add(head.start);
      if (says) speakers.add(head.start);
    }
  }
  const ascending = (starts: ReadonlySet<number>): number[] =>
    [...starts].sort((left, right) => left - right);
  return { subjects: ascending(subjects), speakers: ascending(speakers) };
}

function indexSentences(doc: ReadDocument): (offset: number) => number {
  const starts = doc.sentences.map((sentence) => sentence.start);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}
