/** What became of each counted group of a sentence: killed, injured, displaced …, and the words that say so. */
import type { FigureKind, Span } from '../../contract/coded-document.ts';
import type { VerbGroup } from '../../text/document.ts';
import { findObjects, findSubjects, laterConjuncts, type Reader, tokenAt, wordsFollow } from './syntax.ts';

export interface Hit {
  readonly group: number;
  readonly kind: FigureKind;
  /** The verb, noun or adjective that gives the kind. */
  readonly evidence: readonly Span[];
  /** A running total by its noun ('toll'). */
  readonly total: boolean;
  /** Set when several verbs share the group and it cannot be told whom each befell. */
  readonly shared: boolean;
}

const span = ({ start, end }: Span): Span => ({ start, end });

function hit(group: number, kind: FigureKind, evidence: readonly Span[], extra?: Partial<Hit>): Hit {
  return { group, kind, evidence: evidence.map(span), total: false, shared: false, ...extra };
}

/** All hits of a sentence, verbs first, then states, nouns and totals. */
export function findHits(reader: Reader, context: { readonly lastKind: FigureKind | null }): Hit[] {
  const hits = reader.verbs.flatMap((verb) => verbHits(reader, verb));
  hits.push(
    ...stateHits(reader),
    ...eventNounHits(reader),
    ...tollNounHits(reader),
    ...participleHits(reader, hits),
  );
  hits.push(...totalHits(reader, hits[0]?.kind ?? context.lastKind));
  return hits;
}

/** Only what is told as a fact: no bare infinitive, no modal save of the past ('may have killed'), nothing future. */
function isTold(reader: Reader, verb: VerbGroup): boolean {
  if (verb.tense === 'future') return false;
  const words = reader.clause.doc.tokens.slice(verb.firstToken, verb.endToken).map((token) => token.norm);
  const perfect = words.includes('have') || words.includes('been');
  if (verb.modal !== null && verb.modal !== 'do' && !perfect) return false;
  return verb.form !== 'infinitive' || perfect;
}

function verbHits(reader: Reader, verb: VerbGroup): Hit[] {
  if (!isTold(reader, verb)) return [];
  const { lexicon } = reader;
  const head = reader.clause.doc.tokens[verb.head];
  if (!head) return [];
  const objects = verb.voice === 'active' ? findObjects(reader, verb) : [];
  const patients = () =>
    verb.voice === 'passive' || objects.length === 0 ? passivePatients(reader, verb) : objects;
  for (const phrase of lexicon.verbPhrases.get(head.lemma) ?? []) {
    const last = objects.at(-1);
    const behindObject = last === undefined ? null : (reader.clause.groups[last]?.end ?? null);
    const places = [verb.endToken, verb.head + 1, ...(behindObject === null ? [] : [behindObject])];
    const at = places.find((place) => wordsFollow(reader, place, phrase.words));
    if (at === undefined) continue;
    const tail = tokenAt(reader, at + phrase.words.length - 1);
    const evidence =
      at === behindObject && tail
        ? [head, { start: tokenAt(reader, at)?.start ?? tail.start, end: tail.end }]
        : [{ start: head.start, end: tail?.end ?? head.end }];
    const subjectKind =
      phrase.kind === 'missing' ||
      head.lemma === 'starve' ||
      head.lemma === 'freeze' ||
      head.lemma === 'burn' ||
      head.lemma === 'choke';
    const who =
      verb.voice === 'passive'
        ? findSubjects(reader, verb)
        : objects.length > 0 && !(subjectKind && at === verb.endToken)
          ? objects
          : (followingObjects(reader, verb, at + phrase.words.length) ??
            (subjectKind ? findSubjects(reader, verb) : passivePatients(reader, verb)));
    return keepTold(reader, verb, who).map((group) => hit(group, phrase.kind, evidence));
  }
  const kind = lexicon.objectVerbs.get(head.lemma);
  if (kind !== undefined)
    return keepTold(reader, verb, patients()).map((group) =>
      hit(group, kind, [head], { shared: isTwin(reader, verb) }),
    );
  const own = lexicon.subjectVerbs.get(head.lemma);
  if (own === undefined || verb.voice === 'passive') return [];
  const subjects = verb.form === 'gerund' ? [] : findSubjects(reader, verb);
  return keepTold(reader, verb, subjects).map((group) => hit(group, own, [head]));
}

/** 'shot dead two guards', 'rounded up 40 men': the object stands behind the words. */
function followingObjects(reader: Reader, verb: VerbGroup, at: number): number[] | null {
  const found = findObjects(reader, { ...verb, endToken: at });
  return found.length > 0 ? found : null;
}

/** A negated verb tells no toll, unless nobody is its subject. */
function keepTold(reader: Reader, verb: VerbGroup, groups: readonly number[]): number[] {
  return groups.filter((index) => !verb.negated || reader.clause.groups[index]?.counted?.high === 0);
}

/** 'killed and injured', 'killed or wounded' with one object or subject. */
function isTwin(reader: Reader, verb: VerbGroup): boolean {
  const { lexicon, verbs } = reader;
  return verbs.some((other) => {
    if (other === verb || !lexicon.objectVerbs.has(reader.clause.doc.tokens[other.head]?.lemma ?? ''))
      return false;
    const [first, second] = other.firstToken < verb.firstToken ? [other, verb] : [verb, other];
    const joint = tokenAt(reader, first.endToken)?.norm;
    return second.firstToken === first.endToken + 1 && (joint === 'and' || joint === 'or' || joint === '/');
  });
}

/** Who a passive verb is about; also of a participle without auxiliary ('12 people killed in …'). */
function passivePatients(reader: Reader, verb: VerbGroup): number[] {
  if (verb.voice === 'passive') {
    const subjects = findSubjects(reader, verb);
    return subjects.length > 0 ? subjects : invertedSubjects(reader, verb);
  }
  if (verb.endToken - verb.firstToken !== 1 || verb.form === 'gerund' || !isParticiple(reader, verb))
    return [];
  const twin = reader.verbs.find(
    (one) => one.endToken === verb.firstToken - 1 && tokenAt(reader, one.endToken)?.upos === 'CCONJ',
  );
  if (twin && (twin.voice === 'passive' || isParticiple(reader, twin))) return passivePatients(reader, twin);
  const { groups } = reader.clause;
  const index = groups.findIndex(
    (group) =>
      group.end === verb.firstToken ||
      (group.end === verb.firstToken - 1 && tokenAt(reader, group.end)?.upos === 'ADV'),
  );
  const adjacent = groups[index];
  if (adjacent && adjacent.head?.upos !== 'PRON') return laterOrEarlier(reader, index);
  const before = tokenAt(reader, verb.firstToken - 1);
  if (before?.upos === 'CCONJ' || before?.upos === 'ADV' || before?.norm === ',')
    return findSubjects(reader, verb);
  return [];
}

function isParticiple(reader: Reader, verb: VerbGroup): boolean {
  const word = reader.clause.doc.tokens[verb.head]?.norm ?? '';
  return (
    word.endsWith('ed') || word.endsWith('en') || word === 'slain' || word === 'hurt' || word === 'burnt'
  );
}

/** 'Among those killed were two nurses'. */
function invertedSubjects(reader: Reader, verb: VerbGroup): number[] {
  const first = tokenAt(reader, reader.clause.sentence.firstToken);
  return first?.norm === 'also' && tokenAt(reader, verb.endToken) ? findObjects(reader, verb) : [];
}

function laterOrEarlier(reader: Reader, index: number): number[] {
  const group = reader.clause.groups[index];
  const conjunct = group?.conjunctOf ?? null;
  const earlier = conjunct === null ? null : reader.clause.groups[conjunct];
  return conjunct !== null &&
    earlier?.counted &&
    earlier.preposition === null &&
    !reader.parts.has(conjunct) &&
    !reader.verbs.some((verb) => verb.firstToken >= earlier.end && verb.endToken <= (group?.first ?? 0))
    ? [index, conjunct]
    : [index];
}

/** '12 people dead', '30 wounded', 'with two missing': the state stands right behind the group. */
function stateHits(reader: Reader): Hit[] {
  const hits: Hit[] = [];
  reader.clause.groups.forEach((group, index) => {
    const token = tokenAt(reader, group.end);
    const kind = token ? reader.lexicon.states.get(token.norm) : undefined;
    if (
      !token ||
      kind === undefined ||
      group.counted === null ||
      reader.verbs.some((verb) => verb.head === token.index)
    )
      return;
    if (group.head && reader.lexicon.tollNouns.has(group.head.lemma) && token.upos !== 'ADJ') return;
    const next = tokenAt(reader, group.end + 1);
    if (next?.upos === 'NOUN' && group.head === null && group.end + 1 < reader.clause.sentence.endToken)
      return;
    hits.push(...laterOrEarlier(reader, index).map((one) => hit(one, kind, [token])));
    const joint = tokenAt(reader, token.index + 1);
    const twin = tokenAt(reader, token.index + 2);
    const second = twin ? reader.lexicon.states.get(twin.norm) : undefined;
    if (twin && second !== undefined && second !== kind && (joint?.norm === 'or' || joint?.norm === 'and'))
      hits.push(hit(index, second, [twin], { shared: true }));
  });
  return hits;
}

/** 'the killing of two teachers', 'the lives of 12 people', 'injuries to five'. */
function eventNounHits(reader: Reader): Hit[] {
  const hits: Hit[] = [];
  const { sentence, doc } = reader.clause;
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const token = doc.tokens[index];
    const kind = token
      ? (reader.lexicon.eventNouns.get(token.norm) ?? (token.norm === 'injuries' ? 'injured' : undefined))
      : undefined;
    if (!token || kind === undefined) continue;
    const preposition = token.norm === 'injuries' ? 'to' : 'of';
    const first = reader.clause.groups.findIndex(
      (group) =>
        group.first > index &&
        group.preposition === preposition &&
        group.first <= index + 3 &&
        tokenAt(reader, index + 1)?.norm === preposition,
    );
    if (first < 0) continue;
    for (const group of laterConjuncts(reader, first)) hits.push(hit(group, kind, [token]));
  }
  return hits;
}

/** 'two deaths', '13 casualties', 'no injuries'. */
function tollNounHits(reader: Reader): Hit[] {
  const hits: Hit[] = [];
  reader.clause.groups.forEach((group, index) => {
    const { head } = group;
    const kind = head
      ? (reader.lexicon.tollNouns.get(head.lemma) ?? reader.lexicon.tollNouns.get(head.norm))
      : undefined;
    if (!head || kind === undefined || group.counted === null) return;
    if (tokenAt(reader, group.end)?.norm === '-') return;
    hits.push(hit(index, kind, [head]));
  });
  return hits;
}

/** 'two wounded soldiers', '45,000 displaced people'; a verb that says more about the group goes before. */
function participleHits(reader: Reader, found: readonly Hit[]): Hit[] {
  const hits: Hit[] = [];
  reader.clause.groups.forEach((group, index) => {
    if (!group.counted?.span || group.counted.high === 0 || found.some((one) => one.group === index)) return;
    const word = group.words.find(
      (token) => token !== group.head && reader.lexicon.participles.has(token.norm),
    );
    const kind = word ? reader.lexicon.participles.get(word.norm) : undefined;
    if (word && kind !== undefined && group.head) hits.push(hit(index, kind, [word]));
  });
  return hits;
}

/** 'the death toll rose to 30', 'a toll of 30', 'bringing the total to 41', 'the number of dead reached 30'. */
function totalHits(reader: Reader, lastKind: FigureKind | null): Hit[] {
  const hits: Hit[] = [];
  const { sentence, doc, groups } = reader.clause;
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const token = doc.tokens[index];
    if (!token) continue;
    const kind = totalKind(reader, index, lastKind);
    if (kind === null) continue;
    const verb = reader.verbs.find(
      (one) =>
        reader.lexicon.totalVerbs.has(doc.tokens[one.head]?.lemma ?? '') && Math.abs(one.head - index) < 12,
    );
    const after = Math.max(index + 1, verb && verb.head > index ? verb.endToken : 0);
    const target = groups.findIndex(
      (group) =>
        group.first >= after &&
        group.counted?.span != null &&
        (group.preposition === null ||
          ['to', 'at', 'of', 'above', 'past', 'from'].includes(group.preposition)) &&
        group.preposition !== 'from' &&
        group.first - after < 8,
    );
    const group = groups[target];
    if (!group || (!verb && group.preposition !== 'of')) continue;
    const head = verb ? doc.tokens[verb.head] : undefined;
    hits.push(hit(target, kind, head ? [token, head] : [token], { total: true }));
  }
  return hits;
}

function totalKind(reader: Reader, index: number, lastKind: FigureKind | null): FigureKind | null {
  const token = tokenAt(reader, index);
  if (!token) return null;
  if (token.norm === 'number' && tokenAt(reader, index + 1)?.norm === 'of') {
    for (let next = index + 2; next < index + 6; next++) {
      const word = tokenAt(reader, next);
      const kind = word
        ? (reader.lexicon.states.get(word.norm) ?? reader.lexicon.tollNouns.get(word.lemma))
        : undefined;
      if (kind !== undefined) return kind;
    }
    return null;
  }
  const kind = reader.lexicon.totals.get(token.norm);
  if (kind === undefined) return null;
  if (kind !== null) {
    const before = tokenAt(reader, index - 1)?.norm;
    return before === 'casualty'
      ? 'casualties'
      : before === 'injury'
        ? 'injured'
        : before === 'death' ||
            before === 'the' ||
            before === 'a' ||
            before === 'overall' ||
            before === 'official'
          ? kind
          : null;
  }
  return tokenAt(reader, index + 1)?.norm === 'of' ? null : lastKind;
}
