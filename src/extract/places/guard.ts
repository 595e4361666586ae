/**
 * Decides by its neighbours whether a word that is the name of some place is one here, a person, an everyday word, or a
 * part of a longer name; and what the text itself says that it is ('Daraa province').
 */
import type { Sentence } from '../../text/document.ts';
import { readCue } from './kind-words.ts';
import { isMetonym } from './metonym.ts';
import {
  isArea,
  isCountry,
  isKnownSpeaker,
  isKnownTown,
  isLocal,
  isLocated,
  isPlaced,
  isQualified,
  isShown,
} from './place-signs.ts';
import { type Found, isAdjacent, isAllCaps, isCapital, normAt, type Scan } from './scan.ts';

/** The mention as it stands, with role and cue; null when it names no place. */
export function judgeName(scan: Scan, sentence: Sentence, found: Found, titleCase: boolean): Found | null {
  const meant = withoutAcronyms(scan, found);
  if (meant.hits.length === 0 && found.hits.length > 0) return null;
  const named = unlessCommon(scan, sentence, readCue(scan, sentence, meant));
  if (!named) return null;
  const read = judgeRead(scan, sentence, named);
  if (read === 'no-place') return null;
  if (read === 'doubtful') return { ...named, weak: true, pattern: 'doubtful' };
  if (read === 'part') return { ...named, role: 'part-of-name', pattern: 'in-name' };
  if (read === 'place')
    return isMetonym(scan, sentence, named) ? { ...named, role: 'metonym', pattern: 'metonym' } : named;
  if (isOtherWord(scan, named)) return null;
  const actor = judgeActor(scan, sentence, named);
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

/** 'Car bomb kills 12': an everyday word that only begins with a capital is not the CAR. */
function withoutAcronyms(scan: Scan, found: Found): Found {
  const token = scan.tokens[found.first];
  if (!token || found.end - found.first > 1 || token.text === token.text.toUpperCase()) return found;
  if (!scan.words.stops.has(token.norm)) return found;
  const hits = found.hits.filter(({ place }) => !isAcronymOf(token.norm, place.name));
  return hits.length === found.hits.length ? found : { ...found, hits };
}

/** Whether letters are those that the words of a name begin with. */
function isAcronymOf(letters: string, name: string): boolean {
  const initials = name
    .split(/[\s-]+/)
    .flatMap((word) => (/^(?:of|the|and)$/i.test(word) ? [] : [word[0] ?? '']));
  return initials.join('').toLowerCase() === letters;
}

/**
 * 'the Camp', 'County Commissioner', 'the Highway': what many names end in is no name by itself, though towns are called so; and
 * 'the West', 'the Valley' is some part of the world that only the writer's readers know.
 */
function unlessCommon(scan: Scan, sentence: Sentence, found: Found): Found | null {
  if (found.end - found.first > 1 || found.hits.some(({ place }) => place.supplement)) return found;
  const word = (scan.tokens[found.first]?.norm ?? '').replace(/\.$/, '');
  const { kinds, streetHeads, bearings } = scan.words;
  if (!kinds.has(word) && !streetHeads.has(word) && !bearings.has(word)) return found;
  if (isQualified(scan, found)) return found;
  const article = normAt(scan, found.first - 1, sentence) === 'the';
  const region = kinds.get(word) === 'region' || kinds.get(word) === 'water' || bearings.has(word);
  const read = scan.readAt.get(found.first);
  if (article && region && read?.kind === 'place' && read.end === found.end) return { ...found, hits: [] };
  return isLocated(scan, sentence, found) && !article ? found : null;
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

type Verdict = 'place' | 'part' | 'no-place' | 'doubtful';

/** What the reader made of the same words; null where it says nothing against the neighbours. */
function judgeRead(scan: Scan, sentence: Sentence, found: Found): Verdict | null {
  const read = scan.readAt.get(found.first);
  const over = scan.nameAt.get(found.first);
  if (!read || (over && over.end - over.first > found.end - found.first && over.mention.actorId !== null))
    return null;
  const inside = found.end <= read.end;
  const whole = inside && found.first === read.first && found.end === read.end;
  // 'Hamas' is in the registry of parties, and Hamm in Germany is called so in some tongue.
  if (whole && over?.mention.actorId && read.kind === 'actor' && !isKnownSpeaker(found)) return 'no-place';
  if (isOneOfMany(scan, sentence, found)) return 'no-place';
  if (read.kind === 'place') return inside && !whole ? null : 'place';
  if (read.kind === 'person') {
    // 'In Lena's kitchen': it is the kitchen that is said to be where.
    const owner = /^['’]s?$/.test(scan.tokens[found.end]?.text ?? '');
    if (whole) return !owner && isPlaced(scan, sentence, found) ? null : 'doubtful';
    return found.first === read.first && isLocal(scan, sentence, found) ? 'place' : 'no-place';
  }
  if (read.kind === 'nationality') return inside && !whole ? 'no-place' : null;
  if (read.kind === 'actor' && whole && !isPlaced(scan, sentence, found) && !isKnownTown(found))
    return 'doubtful';
  return inside && !whole ? 'part' : null;
}

/** 'a Democrat', 'another Walmart': one of its kind, and so no place; but 'a Merwan court'. */
function isOneOfMany(scan: Scan, sentence: Sentence, found: Found): boolean {
  if (!/^(?:an?|another|every|each)$/.test(normAt(scan, found.first - 1, sentence))) return false;
  const next = scan.tokens[found.end];
  const modifies =
    next &&
    isAdjacent(scan, found.end - 1) &&
    /^(?:NOUN|PROPN|ADJ|NUM|PUNCT)$/.test(next.upos) &&
    next.text !== ',' &&
    next.text !== '.';
  if (modifies || found.cue !== null) return false;
  // 'wore a Panama.'; 'a Syria that is free'
  const ends = !next || found.end >= sentence.endToken || next.upos === 'PUNCT';
  return ends || (!isKnownSpeaker(found) && !isArea(found));
}

/** What the actor extractor made of the same words. */
function judgeActor(scan: Scan, sentence: Sentence, found: Found): Verdict {
  const over = scan.nameAt.get(found.first);
  if (!over || over.end < found.end) return 'place';
  const { type, pattern } = over.mention;
  const whole = over.first === found.first && over.end <= found.end;
  if (type === 'person') {
    const placed =
      pattern === 'reader:person' ? isPlaced(scan, sentence, found) : isCountry(found) || found.cue !== null;
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
  const located = isShown(scan, sentence, found);
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
