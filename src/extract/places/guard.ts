/**
 * Decides by its neighbours whether a word that is the name of some place is one here, a person, an everyday word, or a
 * part of a longer name; and what the text itself says that it is ('Daraa province').
 */
import type { PlaceKind } from '../../reference/lexicon/places.ts';
import type { Sentence } from '../../text/document.ts';
import type { PlaceCue } from '../../text/drafts/places.ts';
import { type Found, isAdjacent, isAllCaps, isCapital, normAt, type Scan } from './scan.ts';

/** The mention as it stands, with role and cue; null when it names no place. */
export function judgeName(scan: Scan, sentence: Sentence, found: Found, titleCase: boolean): Found | null {
  const named = readCue(scan, sentence, found);
  const read = judgeRead(scan, named);
  if (read === 'no-place') return null;
  if (read === 'part') return { ...named, role: 'part-of-name', pattern: 'in-name' };
  if (read === 'place')
    return isMetonym(scan, sentence, named) ? { ...named, role: 'metonym', pattern: 'metonym' } : named;
  if (isOtherWord(scan, named)) return null;
  const actor = judgeActor(scan, named);
  if (actor === 'no-place') return null;
  if (actor === 'part') return { ...named, role: 'part-of-name', pattern: 'in-name' };
  const neighbours = judgeNeighbours(scan, sentence, named, titleCase);
  if (neighbours === 'no-place') return null;
  const weak = isWeak(scan, sentence, named, titleCase);
  if (weak === 'no-place') return null;
  const part = { role: 'part-of-name', pattern: 'before-name-head', weak: weak === 'weak' } as const;
  if (neighbours === 'part') return { ...named, ...part };
  if (isMetonym(scan, sentence, named)) return { ...named, role: 'metonym', pattern: 'metonym' };
  return weak === 'weak' ? { ...named, weak: true } : named;
}

/** Months, titles, directions, demonyms and heads of names ('Boston Globe') that some village is called like. */
function isOtherWord(scan: Scan, found: Found): boolean {
  if (found.end - found.first > 1) return false;
  const word = (scan.tokens[found.first]?.norm ?? '').replace(/\.$/, '');
  const { dateWords, titles, bearings, parts, nameHeads } = scan.words;
  if (dateWords.has(word) || titles.has(word) || bearings.has(word) || parts.has(word)) return true;
  if (nameHeads.has(word) && isCapital(scan.tokens[found.first - 1]) && isAdjacent(scan, found.first - 1))
    return true;
  return found.cue === null && scan.gazetteer.lookupDemonym(word) !== null && !isQualified(scan, found);
}

const CUES: Readonly<Record<PlaceKind, PlaceCue>> = {
  settlement: 'settlement',
  admin1: 'admin1',
  admin2: 'admin2',
  region: 'region',
  site: 'site',
  water: 'water',
};

/** 'Daraa province', 'Hennepin County', 'the town of Tel Amar'. A kind with a capital is a part of the name. */
export function readCue(scan: Scan, sentence: Sentence, found: Found): Found {
  const after = isAdjacent(scan, found.end - 1) ? normAt(scan, found.end, sentence) : '';
  const kind = scan.words.kinds.get(after);
  if (kind) {
    const capital = isCapital(scan.tokens[found.end]);
    if (!capital) return { ...found, cue: CUES[kind] };
    const next = scan.tokens[found.end + 1];
    const headFollows =
      next !== undefined &&
      isCapital(next) &&
      isAdjacent(scan, found.end) &&
      found.end + 1 < sentence.endToken;
    if (scan.words.capitalKinds.has(after) && !headFollows)
      return { ...found, end: found.end + 1, cue: CUES[kind] };
    return found;
  }
  if (normAt(scan, found.first - 1, sentence) !== 'of') return found;
  const before = scan.words.kinds.get(normAt(scan, found.first - 2, sentence));
  return before ? { ...found, cue: CUES[before] } : found;
}

type Verdict = 'place' | 'part' | 'no-place';

/** What the reader made of the same words; null where it says nothing against the neighbours. */
function judgeRead(scan: Scan, found: Found): Verdict | null {
  const read = scan.readAt.get(found.first);
  const over = scan.nameAt.get(found.first);
  if (!read || (over && over.end - over.first > found.end - found.first && over.mention.actorId !== null))
    return null;
  const inside = found.end <= read.end;
  const whole = inside && found.first === read.first && found.end === read.end;
  if (read.kind === 'place') return inside && !whole ? null : 'place';
  if (read.kind === 'person') return whole && isPlaced(scan, found) ? null : 'no-place';
  if (read.kind === 'nationality') return inside && !whole ? 'no-place' : null;
  return inside && !whole ? 'part' : null;
}

/** What the reader takes for a person is a place where the text says where it is, or everybody knows it: 'Ohio'. */
function isPlaced(scan: Scan, found: Found): boolean {
  const sentence = scan.doc.sentences[scan.tokens[found.first]?.sentence ?? -1];
  if (!sentence) return false;
  const located =
    isLocated(scan, sentence, found) || isLocal(scan, sentence, found) || isQualified(scan, found);
  return located || found.cue !== null || isKnownSpeaker(found) || isArea(found);
}

/** What the actor extractor made of the same words. */
function judgeActor(scan: Scan, found: Found): Verdict {
  const over = scan.nameAt.get(found.first);
  if (!over || over.end < found.end) return 'place';
  const { type, pattern } = over.mention;
  const whole = over.first === found.first && over.end <= found.end;
  if (type === 'person') {
    const placed =
      pattern === 'reader:person' ? isPlaced(scan, found) : isCountry(found) || found.cue !== null;
    return whole && placed ? 'place' : 'no-place';
  }
  if (type === 'place' || type === 'nationality' || whole) return 'place';
  // A name known only by its capitals may well be 'Northern Aleppo': the neighbours decide.
  return pattern.startsWith('shape') ? 'place' : 'part';
}

function judgeNeighbours(scan: Scan, sentence: Sentence, found: Found, titleCase: boolean): Verdict {
  const single = found.end - found.first === 1;
  const before = judgeBefore(scan, sentence, found, single, titleCase);
  if (before !== 'place') return before;
  if (found.cue !== null || titleCase)
    return titleCase && leadsName(scan, sentence, found.end) ? 'part' : 'place';
  if (
    single &&
    scan.personNames.has(scan.tokens[found.first]?.norm ?? '') &&
    !isLocated(scan, sentence, found)
  )
    return 'no-place';
  if (!isAdjacent(scan, found.end - 1) || found.end >= sentence.endToken)
    return judgeSubject(scan, sentence, found, single);
  const next = scan.tokens[found.end];
  if (!next || !isCapital(next))
    return leadsName(scan, sentence, found.end) ? 'part' : judgeSubject(scan, sentence, found, single);
  if (isFreeCapital(scan, next.norm) || next.upos === 'PRON' || next.upos === 'ADP') return 'place';
  const word = scan.tokens[found.first]?.norm ?? '';
  const surname = !scan.words.kinds.has(next.norm) && !scan.words.nameHeads.has(next.norm);
  if (
    single &&
    surname &&
    scan.words.givenNames.has(word) &&
    normAt(scan, found.first - 1, sentence) !== 'the' &&
    !endsName(scan, sentence, found.end + 1)
  ) {
    scan.personNames.add(next.norm);
    return 'no-place';
  }
  return 'part';
}

/** 'Michael Houston', 'Gen. Jackson': the word before makes it a person; 'Northern Aleppo', 'Syrian Golan' do not. */
function judgeBefore(
  scan: Scan,
  sentence: Sentence,
  found: Found,
  single: boolean,
  titleCase: boolean,
): Verdict {
  const at = found.first - 1;
  const before = scan.tokens[at];
  if (!before || at < sentence.firstToken || !isAdjacent(scan, at)) return 'place';
  const title = before.norm.replace(/\.$/, '');
  if (scan.words.titles.has(title) && isCapital(before) && single && !isCountry(found)) {
    scan.personNames.add(scan.tokens[found.first]?.norm ?? '');
    return 'no-place';
  }
  if (!isCapital(before) || titleCase || isAllCaps(before.text)) return 'place';
  if (isFreeCapital(scan, before.norm) || before.upos !== 'PROPN' || isLinked(scan, at)) return 'place';
  if (at === sentence.firstToken && scan.words.stops.has(before.norm)) return 'place';
  if (!single) return 'place';
  if (isCountry(found)) return 'part';
  if (!scan.gazetteer.hasName(before.text) || scan.words.givenNames.has(before.norm)) {
    scan.personNames.add(scan.tokens[found.first]?.norm ?? '');
    return found.cue === null ? 'no-place' : 'place';
  }
  return 'part';
}

/** A hyphen binds 'Turkish-Syrian', not a name and a surname. */
function isLinked(scan: Scan, at: number): boolean {
  return scan.tokens[at]?.text === '-';
}

/** Capitalised words that stand beside names without belonging to them: 'Northern', 'Tuesday', 'Gov.', 'Syrian'. */
function isFreeCapital(scan: Scan, norm: string): boolean {
  const word = norm.replace(/\.$/, '');
  const { bearings, parts, dateWords, titles } = scan.words;
  return (
    bearings.has(word) ||
    parts.has(word) ||
    dateWords.has(word) ||
    titles.has(word) ||
    scan.gazetteer.lookupDemonym(word) !== null
  );
}

/** 'Anderson said': the subject of a verb for persons is no town, unless the town is a capital or the name a country's. */
function judgeSubject(scan: Scan, sentence: Sentence, found: Found, single: boolean): Verdict {
  if (!single || isKnownSpeaker(found) || isArea(found) || isLocated(scan, sentence, found)) return 'place';
  const verb = scan.tokens[found.end];
  const prior = scan.tokens[found.end - 2];
  const spoken =
    verb && found.end < sentence.endToken && scan.words.personVerbs.has(verb.lemma) && verb.upos !== 'NOUN';
  const inverted =
    prior &&
    found.first > sentence.firstToken &&
    scan.words.personVerbs.has(prior.lemma) &&
    prior.upos === 'VERB';
  const modifies = verb?.upos === 'NOUN' && isAdjacent(scan, found.end - 1);
  if (!spoken && (!inverted || modifies)) return 'place';
  scan.personNames.add(scan.tokens[found.first]?.norm ?? '');
  return 'no-place';
}

/** True when the word after next is the head of a name: 'Austin Fire | Department', not 'Jordan Smith | of …'. */
function endsName(scan: Scan, sentence: Sentence, at: number): boolean {
  const token = scan.tokens[at];
  return (
    at < sentence.endToken &&
    isAdjacent(scan, at - 1) &&
    isCapital(token) &&
    scan.words.nameHeads.has(token?.norm ?? '')
  );
}

/** True when the capitalised words that follow end in the head of a name: 'Damascus | University', 'Idlib | Martyrs Brigade'. */
function leadsName(scan: Scan, sentence: Sentence, from: number): boolean {
  for (let at = from; at < Math.min(sentence.endToken, from + 5); at++) {
    const token = scan.tokens[at];
    if (!token || !isAdjacent(scan, at - 1)) return false;
    if (!isCapital(token) && !['of', 'for', 'and', 'the', '&', '-'].includes(token.norm)) return false;
    if (isCapital(token) && scan.words.nameHeads.has(token.norm)) return true;
  }
  return false;
}

/** Everyday words, persons' names and first words of sentences need a sign that a place is meant. */
function isWeak(
  scan: Scan,
  sentence: Sentence,
  found: Found,
  titleCase: boolean,
): 'no-place' | 'weak' | 'place' {
  const token = scan.tokens[found.first];
  if (!token || found.end - found.first > 1 || found.cue !== null || isQualified(scan, found)) return 'place';
  if (found.hits.some(({ place }) => place.level === 'country' || place.level === 'continent'))
    return 'place';
  const initial =
    found.first === sentence.firstToken || /^["“”'‘(—–-]$/.test(scan.tokens[found.first - 1]?.text ?? '');
  const located = isLocated(scan, sentence, found) || isLocal(scan, sentence, found);
  const known = isKnownSpeaker(found);
  // 'the Front', 'from the Hope': with an article an everyday word stays one.
  if (scan.words.stops.has(token.norm) && normAt(scan, found.first - 1, sentence) === 'the') return 'weak';
  if (scan.words.stops.has(token.norm))
    return !initial && !titleCase && located && token.upos === 'PROPN' ? 'place' : 'weak';
  if (scan.words.persons.has(token.norm) && !located) return 'weak';
  if (token.upos === 'PROPN' || known || located) return 'place';
  if (initial || titleCase) return 'weak';
  return token.upos === 'NOUN' || token.upos === 'ADJ' ? 'place' : 'weak';
}

/** 'Nice, France'. */
function isQualified(scan: Scan, found: Found): boolean {
  if (scan.tokens[found.end]?.text !== ',') return false;
  const next = scan.tokens[found.end + 1];
  if (!next || !isCapital(next)) return false;
  if (
    scan.words.abbreviations.has(next.norm.replace(/\./g, ' ').trim()) &&
    (/\./.test(next.text) || isAllCaps(next.text) || scan.tokens[found.end + 2]?.text === '.')
  )
    return true;
  return scan.gazetteer
    .lookupPlace(next.text)
    .some(
      ({ place }) =>
        (place.level === 'country' || place.level === 'admin1') &&
        contains(found, place.country, place.admin1Code),
    );
}

function contains(found: Found, country: string | null, admin1: string | null): boolean {
  return found.hits.some(({ place }) => (admin1 ? place.admin1Code === admin1 : place.country === country));
}

/** 'Concord residents', 'a Mobile man', 'Reading police': a noun for people of a place follows. */
function isLocal(scan: Scan, sentence: Sentence, found: Found): boolean {
  const next = scan.tokens[found.end];
  if (!next || isCapital(next) || !isAdjacent(scan, found.end - 1)) return false;
  return (
    scan.words.localNouns.has(normAt(scan, found.end, sentence)) && scan.tokens[found.first]?.upos === 'PROPN'
  );
}

/** Right after a word that says where: 'in', 'near', 'captured', or a direction or part of it ('in northern …'). */
export function isLocated(scan: Scan, sentence: Sentence, found: Pick<Found, 'first'>): boolean {
  const { locators, bearings, parts } = scan.words;
  const before = normAt(scan, found.first - 1, sentence);
  if (locators.has(before)) return true;
  if (before === 'the' || bearings.has(before) || parts.has(before))
    return locators.has(normAt(scan, found.first - 2, sentence));
  return false;
}

function isCountry(found: Found): boolean {
  return found.hits.some(({ place }) => place.level === 'country');
}

function isArea(found: Found): boolean {
  return found.hits.some(({ place, match }) => place.level === 'admin1' && match === 'name');
}

function isKnownSpeaker(found: Found): boolean {
  return found.hits.some(
    ({ place }) => place.level === 'country' || place.featureCode === 'PPLC' || place.supplement,
  );
}

const SKIPPED = new Set(['ADV', 'AUX', 'PART']);

/** 'Damascus said', 'Moscow has denied', 'backed by Tehran': the government, not the place. */
function isMetonym(scan: Scan, sentence: Sentence, found: Found): boolean {
  if (!isKnownSpeaker(found) || found.cue !== null) return false;
  const before = scan.tokens[found.first - 1];
  const inSentence = before && found.first > sentence.firstToken;
  if (inSentence && before.norm === 'by') {
    const verb = scan.tokens[found.first - 2];
    return verb?.upos === 'VERB' && scan.words.metonymVerbs.has(verb.lemma);
  }
  if (inSentence && before.norm === 'to' && scan.tokens[found.first - 2]?.norm === 'according') return true;
  if (inSentence && before.upos === 'ADP') return false;
  for (let at = found.end; at < Math.min(sentence.endToken, found.end + 4); at++) {
    const token = scan.tokens[at];
    if (!token) return false;
    if (token.upos === 'VERB') return scan.words.metonymVerbs.has(token.lemma) && !/ing$/.test(token.norm);
    if (!SKIPPED.has(token.upos) || token.norm === "'s") return false;
  }
  return false;
}
