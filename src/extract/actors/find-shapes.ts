/** Names that no registry knows, by their shape: capitals, cue words, titles, given names, quotation marks. */
import type { ActorCategory } from '../../contract/coded-document.ts';
import type { EntityType } from '../../text/drafts/actors.ts';
import { addHit, type Context, type NameHit, spanOf } from './context.ts';
import { bare, isStateBody, leadingRole, organisationOf } from './name-cues.ts';
import { isJoint, type Word } from './words.ts';

/** Words that may stand inside a name in small letters once a cue word is there: 'Front for the Liberation of X'. */
const CONNECTORS = new Set([
  'of',
  'for',
  'the',
  'and',
  'in',
  'against',
  'to',
  '&',
  'on',
  'de',
  'du',
  'des',
  'pour',
]);
/** In a headline of which more words than this share are capitalised, capitals say nothing. */
const TITLE_CASE = 0.6;
const LONGEST_QUOTE = 7;

interface Reading {
  readonly type: EntityType;
  readonly category: ActorCategory | null;
  readonly pattern: string;
  /** Words at the beginning that are no part of the name: 'President'. */
  readonly skip: number;
}

/** Adds the hits; @returns them in text order */
export function findShapes(context: Context): NameHit[] {
  const seen = listSeen(context.words);
  const titled = listTitled(context);
  const found: NameHit[] = [];
  for (let at = 0; at < context.words.length; ) {
    const quoted = readQuoted(context, at);
    if (quoted) {
      found.push(quoted);
      at = quoted.to;
      continue;
    }
    const to = titled.has(context.words[at]?.sentence ?? -1) ? at : readRun(context, at, seen);
    const hit = to > at ? nameRun(context, at, to) : null;
    if (hit) found.push(hit);
    at = Math.max(to, at + 1);
  }
  for (const hit of found) addHit(context, hit);
  return found;
}

/** Words that stand with a capital inside a sentence, and words that stand in small letters anywhere. */
function listSeen(words: readonly Word[]): { names: Set<string>; common: Set<string> } {
  const names = new Set<string>();
  const common = new Set<string>();
  for (const word of words) {
    if (word.fold === '') continue;
    if (!word.capital) common.add(word.fold);
    else if (!word.first) names.add(word.fold);
  }
  return { names, common };
}

/** Headlines of capitalised words, and sentences in capitals throughout: there the reader alone tells names. */
function listTitled(context: Context): Set<number> {
  const titled = new Set<number>();
  for (const sentence of context.doc.sentences) {
    if (!/\p{Ll}{2}/u.test(context.doc.text.slice(sentence.start, sentence.end))) titled.add(sentence.index);
    if (sentence.kind !== 'headline') continue;
    const words = context.words.filter((word) => word.sentence === sentence.index && word.fold.length > 3);
    if (words.filter((word) => word.capital).length > words.length * TITLE_CASE) titled.add(sentence.index);
  }
  return titled;
}

/** The end of the run of capitalised words that begins here; `at` itself when none does. */
function readRun(context: Context, at: number, seen: { names: Set<string>; common: Set<string> }): number {
  const { words, lexicon } = context;
  const first = words[at];
  if (!first || !opensRun(context, first, seen)) return at;
  let to = at + 1;
  let cue = isCue(context, first);
  for (let next = to; next < words.length; ) {
    const word = words[next];
    if (!word || word.sentence !== first.sentence) break;
    if (word.capital && word.fold !== '' && joinsRun(context, word, cue)) {
      cue ||= isCue(context, word);
      next += 1;
      to = next;
      continue;
    }
    const particle = lexicon.names.particles.has(word.norm) || isJoint(word);
    const connector = cue && CONNECTORS.has(word.norm);
    if (!particle && !connector) break;
    if (
      word.norm === 'and' &&
      !words.slice(at, next).some((each) => each.norm === 'of' || each.norm === 'for')
    )
      break;
    if (
      (word.norm === 'in' || word.norm === 'to' || word.norm === 'on' || word.norm === 'against') &&
      !isLongName(words, at, next)
    )
      break;
    next += 1;
    if (next - to > 2) break;
  }
  return to;
}

function isLongName(words: readonly Word[], at: number, next: number): boolean {
  return (
    words
      .slice(at, next)
      .some((each) => /^(?:mission|committee|campaign|movement|council)$/.test(each.norm)) &&
    words[next]?.norm === 'in'
  );
}

function opensRun(context: Context, word: Word, seen: { names: Set<string>; common: Set<string> }): boolean {
  if (!word.capital || word.fold === '' || /^\d+$/.test(word.fold) || word.fold.length < 2) return false;
  if (isCalendar(context, word) || isDesignator(context, word)) return false;
  const hit = context.hitAt[word.index];
  const next = context.words[word.index + 1];
  if (hit) return opensWithHit(context, hit, word);
  const opens = word.first || /^[:–—“"]$/.test(context.words[word.index - 1]?.text ?? '');
  if (!opens) return !/^(?:PRON|DET|AUX|CCONJ)$/.test(word.token.upos) || word.acronym;
  if (/^(?:DET|ADP|PRON|ADV|CCONJ|SCONJ|AUX|PART|NUM|INTJ)$/.test(word.token.upos)) return false;
  const { names } = context.lexicon;
  if (names.titles.has(bare(word)) || names.roles.has(bare(word)) || names.given.has(word.fold)) return true;
  if (next?.capital && next.fold !== '' && !context.hitAt[next.index])
    return !seen.common.has(word.fold) || isCue(context, next);
  return seen.names.has(word.fold) && !seen.common.has(word.fold);
}

/** A nationality or country begins a longer name when a cue word in capitals follows: 'Somali Relief Fund'. */
function opensWithHit(context: Context, hit: NameHit, word: Word): boolean {
  if (hit.from !== word.index || hit.target.kind === 'unknown' || hit.target.kind === 'actor') return false;
  const next = context.words[hit.to];
  if (!next?.capital || next.glued || next.first || context.hitAt[next.index]) return false;
  const after = context.words[next.index + 1];
  return isCue(context, next) || (after?.capital === true && isCue(context, after));
}

/** 'Friday', 'Feb.': no part of a name, save right after a given name ('Theresa May'). */
function isCalendar(context: Context, word: Word): boolean {
  return context.lexicon.names.calendar.has(bare(word));
}

/** 'AK' in 'AK-47': the lexicons' business. */
function isDesignator(context: Context, word: Word): boolean {
  const [joint, number] = [context.words[word.index + 1], context.words[word.index + 2]];
  return word.fold.length <= 3 && joint?.glued === true && isJoint(joint) && /^\d/.test(number?.text ?? '');
}

function joinsRun(context: Context, word: Word, cue: boolean): boolean {
  const before = context.words[word.index - 1];
  if (isCalendar(context, word) && !context.lexicon.names.given.has(before?.fold ?? '')) return false;
  const hit = context.hitAt[word.index];
  if (!hit) return true;
  if (hit.target.kind === 'actor' || hit.target.kind === 'unknown') return false;
  const previous = context.words[word.index - 1];
  return cue && previous !== undefined && CONNECTORS.has(previous.norm) && previous.norm !== 'and';
}

function isCue(context: Context, word: Word): boolean {
  const { names } = context.lexicon;
  return (
    word.capital &&
    (names.organisations.has(word.norm) || names.founders.has(word.norm) || names.media.has(word.norm))
  );
}

function nameRun(context: Context, from: number, to: number): NameHit | null {
  const { words, doc } = context;
  const reading = readShape(context, from, to);
  if (!reading || from + reading.skip >= to) return null;
  const start = from + reading.skip;
  if (isHeading(words, from, to) || isStateBody(context, start, to)) return null;
  const span = spanOf(words, start, to);
  const target = {
    kind: 'unknown',
    type: reading.type,
    category: reading.category,
    name: doc.text.slice(span.start, span.end).replace(/\s+/gu, ' '),
  } as const;
  return { from: start, to, target, pattern: reading.pattern };
}

/** A line of its own in capitals: 'SITUATION OVERVIEW'. */
function isHeading(words: readonly Word[], from: number, to: number): boolean {
  const alone = words[from]?.first === true && words[to]?.sentence !== words[from]?.sentence;
  return (
    alone &&
    words.slice(from, to).every((word) => word.text === word.text.toUpperCase() && word.fold.length > 4)
  );
}

function readShape(context: Context, from: number, to: number): Reading | null {
  const { words } = context;
  const { names } = context.lexicon;
  const run = words.slice(from, to).filter((word) => word.fold !== '');
  const last = run.at(-1);
  if (!last) return null;
  const role = leadingRole(context, from, to);
  if (role && role.skip > 0 && from + role.skip >= to) return null;
  if (role) return { type: 'person', category: role.category, pattern: 'title', skip: role.skip };
  const two = run.length > 1 ? `${run.at(-2)?.norm} ${last.norm}` : '';
  const several = run.length > 1;
  if (several && (names.media.has(two) || names.media.has(last.norm))) {
    return { type: 'media', category: null, pattern: 'shape:media', skip: 0 };
  }
  if (several && names.places.has(last.norm))
    return { type: 'place', category: null, pattern: 'shape:place', skip: 0 };
  if (several && names.facilities.has(last.norm)) {
    return { type: 'facility', category: null, pattern: 'shape:facility', skip: 0 };
  }
  if (several && names.others.has(last.norm))
    return { type: 'other', category: null, pattern: 'shape:other', skip: 0 };
  const cue = organisationOf(context, run);
  if (several && cue)
    return { type: 'actor', category: cue.category, pattern: 'shape:organisation', skip: 0 };
  if (several && run[0] && names.given.has(run[0].fold) && run.length <= 5 && !run[0].acronym) {
    return { type: 'person', category: null, pattern: 'shape:given-name', skip: 0 };
  }
  if (run.length > 1 && run.length <= 4 && isToldAsPerson(context, to)) {
    return { type: 'person', category: null, pattern: 'shape:person', skip: 0 };
  }
  if (run.every((word) => names.notNames.has(word.norm) || names.places.has(word.norm))) return null;
  if (
    !several &&
    (names.organisations.has(last.norm) || names.facilities.has(last.norm) || names.others.has(last.norm))
  )
    return null;
  if (!several && context.lexicon.nouns.get(last.norm)?.some((entry) => entry.words.length === 1))
    return null;
  return { type: 'other', category: null, pattern: 'shape', skip: 0 };
}

const SPEECH = new Set(['said', 'says', 'told', 'added', 'tweeted', 'recalled']);

/** What follows the name of a human being: 'said', an age between commas, a role ('…, a spokesman for …'). */
function isToldAsPerson(context: Context, to: number): boolean {
  const { words, lexicon } = context;
  const at = (offset: number) => words[to + offset]?.norm ?? '';
  if (SPEECH.has(at(0))) return true;
  if (at(0) !== ',') return false;
  if (/^\d{1,2}$/.test(at(1)) && at(2) === ',') return true;
  if (!/^(?:a|an|the|its|their)$/.test(at(1))) return false;
  for (let offset = 2; offset < 6; offset += 1) {
    if (lexicon.names.roles.has(at(offset))) return true;
    if (words[to + offset]?.fold === '') return false;
  }
  return false;
}

/** “Guardians of Religion”: a name in quotation marks, when a noun or a cue says that it is one of a party. */
function readQuoted(context: Context, at: number): NameHit | null {
  const { words, lexicon, doc } = context;
  if (!/^[“"«]$/.test(words[at]?.text ?? '')) return null;
  const sentence = words[at]?.sentence;
  let close = at + 1;
  while (words[close]?.sentence === sentence && !/^[”"»]$/.test(words[close]?.text ?? '')) close += 1;
  if (words[close]?.sentence !== sentence || close - at > LONGEST_QUOTE + 1) return null;
  let to = close;
  while (to > at + 1 && words[to - 1]?.fold === '') to -= 1;
  const inside = words.slice(at + 1, to);
  if (inside.length < 2 || inside.some((word) => context.hitAt[word.index]?.target.kind === 'actor'))
    return null;
  if (
    !inside.every(
      (word) =>
        word.capital || CONNECTORS.has(word.norm) || isJoint(word) || lexicon.names.particles.has(word.norm),
    )
  )
    return null;
  if (!inside[0]?.capital || inside.every((word) => word.acronym)) return null;
  const noun = lexicon.nouns.get(words[close + 1]?.norm ?? '')?.find((entry) => entry.words.length === 1);
  const called = noun?.value.kind === 'agent' && noun.value.noun.short;
  const cue = organisationOf(context, inside);
  const article = words[at - 1]?.norm === 'the';
  // 'a group that calls itself “Keepers of the Pass”', '“Keepers of the Pass” (Hurras al-Mamarr)'
  const itself = /^(?:itself|themselves)$/.test(words[at - 1]?.norm ?? '');
  const translated = words[close + 1]?.text === '(' && words[close + 2]?.capital === true;
  if (!called && !(cue && article) && !itself && !translated) return null;
  const span = spanOf(words, at + 1, to);
  const target = {
    kind: 'unknown',
    type: 'actor',
    category: cue?.category ?? null,
    name: doc.text.slice(span.start, span.end),
  } as const;
  return { from: at + 1, to, target, pattern: 'shape:quoted' };
}
