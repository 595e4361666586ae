/**
 * Who a verb is about: subjects and objects among the counted groups of a sentence. The dependency tree answers; where it
 * gives a verb nothing that is a group, the order of phrases and verb groups does.
 */
import type { FigureLexicon } from '../../reference/lexicon/figures.ts';
import type { Token, VerbGroup } from '../../text/document.ts';
import { treeOf } from '../../text/tree.ts';
import type { Clause } from './groups.ts';
import type { TollVerb } from './verbs.ts';

/** Nouns that only introduce what is counted: 'a total of 41 people', 'a group of five students'. */
const TRANSPARENT = new Set([
  'total',
  'group',
  'number',
  'team',
  'crew',
  'crowd',
  'minimum',
  'maximum',
  'batch',
  'half',
  'majority',
  'body',
  'estimate',
  'dozen',
  'convoy',
  'fleet',
  'column',
]);
const PARTICLES = new Set([
  'up',
  'down',
  'out',
  'off',
  'away',
  'also',
  ':',
  '"',
  '“',
  '‘',
  "'",
  'as',
  'over',
  'about',
  'around',
  'between',
  'to',
  'some',
  'at',
  'least',
]);
const SUBORDINATORS = new Set([
  'when',
  'where',
  'while',
  'whilst',
  'how',
  'why',
  'after',
  'before',
  'as',
  'because',
  'since',
  'later',
  'then',
]);
const RELATIVES = new Set(['who', 'which', 'that', 'whom']);

export interface Reader {
  readonly clause: Clause;
  readonly lexicon: FigureLexicon;
  readonly verbs: readonly TollVerb[];
  /** Indices of groups that are a part of another group. */
  readonly parts: ReadonlySet<number>;
}

export function tokenAt(reader: Reader, index: number): Token | undefined {
  const { sentence, doc } = reader.clause;
  return index >= sentence.firstToken && index < sentence.endToken ? doc.tokens[index] : undefined;
}

/** True when a group stands for itself, not behind a preposition. */
function standsFree(reader: Reader, index: number): boolean {
  const group = reader.clause.groups[index];
  if (!group || reader.parts.has(index)) return false;
  if (group.head && (RELATIVES.has(group.head.norm) || isWeakPronoun(group.head))) return false;
  if (group.preposition === null) return true;
  const owner = reader.clause.groups[index - 1];
  return (
    group.preposition === 'of' &&
    owner !== undefined &&
    owner.end === group.first - 1 &&
    TRANSPARENT.has(owner.head?.lemma ?? '')
  );
}

function isWeakPronoun(token: Token): boolean {
  return (
    token.upos === 'PRON' && !/^(he|she|him|her|nobody|none|one|others?|everyone|someone)$/.test(token.norm)
  );
}

type Test = (index: number) => boolean;

/** The group whose noun or number a token of the tree is, or which a transparent noun opens ('a total of 41 people'). */
function groupOf(reader: Reader, token: number): number | null {
  const { groups } = reader.clause;
  const index = groups.findIndex((group) =>
    group.head === null ? group.first <= token && token < group.end : group.head.index === token,
  );
  const found =
    index >= 0 ? index : groups.findLastIndex((group) => group.first <= token && token < group.end);
  const group = groups[found];
  if (!group) return null;
  const next = groups[found + 1];
  const opens =
    TRANSPARENT.has(group.head?.lemma ?? '') && next?.preposition === 'of' && next.first === group.end + 1;
  return opens ? found + 1 : found;
}

/** The groups that are the surface subject of a predicate, given by its head. */
export function subjectsOfToken(reader: Reader, token: number, fits: Test): readonly number[] {
  const found = groupsOf(reader, treeOf(reader.clause.doc).subjectsOf(token)) ?? [];
  return found.filter((index) => !reader.parts.has(index) && fits(index));
}

/** The groups that tokens of the tree stand for; null where one of them is no group. */
function groupsOf(reader: Reader, tokens: readonly number[]): readonly number[] | null {
  const found = tokens.map((token) => groupOf(reader, token));
  return found.length > 0 && found.every((index) => index !== null) ? found : null;
}

/** The groups that are the subject of a verb group, the nearest first; `fits` says which could be at all. */
export function findSubjects(reader: Reader, verb: VerbGroup, fits: Test): number[] {
  // '41 were killed and 96 injured': a bare number right before a participle is its subject, whatever the tree shares.
  const bare = reader.clause.groups.findIndex(
    (group) => group.end === verb.firstToken && group.head === null && group.preposition === null,
  );
  if (bare >= 0 && !reader.parts.has(bare) && fits(bare)) return [bare];
  const tree = groupsOf(reader, treeOf(reader.clause.doc).subjectsOf(verb.head));
  const found =
    tree?.filter((index) => !reader.parts.has(index) && fits(index) && !isAside(reader, index, verb)) ?? [];
  const own = ownSubject(reader, verb, found);
  if (own !== null && fits(own)) return [own];
  const subjects = inAgreement(reader, verb, onePerson(reader, found), fits);
  return subjects.length > 0 ? subjects.toReversed() : subjectsByOrder(reader, verb, fits);
}

/**
 * 'Four doctors were killed and three nurses injured': the subject of the second verb stands before it, also where the
 * tree has it share that of the first. What the first verb does is its object, no subject.
 */
function ownSubject(reader: Reader, verb: VerbGroup, found: readonly number[]): number | null {
  const { groups, doc } = reader.clause;
  const last = Math.max(...found.map((index) => groups[index]?.end ?? 0));
  const first = reader.verbs.findLast((one) => one.firstToken >= last && one.endToken < verb.firstToken);
  if (found.length === 0 || !first) return null;
  const tree = treeOf(doc);
  const objects = new Set(tree.objectsOf(first.head).flatMap((at) => tree.subtreeOf(at)));
  const index = groups.findIndex(
    (group) =>
      group.first > first.endToken &&
      group.end <= verb.firstToken &&
      group.counted !== null &&
      group.preposition === null &&
      tokenAt(reader, group.first - 1)?.upos === 'CCONJ' &&
      !objects.has(group.first),
  );
  return index >= 0 && !reader.parts.has(index) ? index : null;
}

/** 'A baker and former mayor was killed': a bare singular behind 'and' says more of the same person. */
function onePerson(reader: Reader, found: readonly number[]): readonly number[] {
  const { groups } = reader.clause;
  return found.filter((index) => {
    const group = groups[index];
    const before = groups[index - 1];
    const bare = group?.head && group.counted === null && !group.definite && !group.head.norm.endsWith('s');
    const joined = group && tokenAt(reader, group.first - 1)?.norm === 'and';
    const led =
      before !== undefined && found.includes(index - 1) && (before.counted?.high === 1 || before.definite);
    return !(bare && joined && led && group.head?.upos === 'NOUN' && group.head.norm === group.head.lemma);
  });
}

/** 'A director of a charity and a colleague were killed': a plural verb has more than one, wherever the tree joins them. */
function inAgreement(
  reader: Reader,
  verb: VerbGroup,
  found: readonly number[],
  fits: Test,
): readonly number[] {
  const { groups } = reader.clause;
  const [only] = found;
  const plural = tokenAt(reader, verb.firstToken)?.norm === 'were';
  const single = only === undefined ? undefined : groups[only];
  if (!plural || only === undefined || found.length !== 1 || single?.counted?.high !== 1) return found;
  const second = groups.findIndex(
    (group, index) =>
      index > only &&
      group.end === verb.firstToken &&
      group.counted !== null &&
      tokenAt(reader, group.first - 1)?.norm === 'and' &&
      fits(index),
  );
  return second < 0 ? found : [only, second];
}

function subjectsByOrder(reader: Reader, verb: VerbGroup, fits: Test, depth = 0): number[] {
  const { groups } = reader.clause;
  let barrier = verb.firstToken;
  for (let index = groups.length - 1; index >= 0; index--) {
    const group = groups[index];
    if (!group || group.end > verb.firstToken) continue;
    const other = reader.verbs.findLast(
      (one) =>
        one !== verb && one.form !== 'gerund' && one.firstToken >= group.end && one.endToken <= barrier,
    );
    if (other) {
      if (isCoordinated(reader, other, verb))
        return depth < 4 ? subjectsByOrder(reader, other, fits, depth + 1) : [];
      const before = tokenAt(reader, other.firstToken - 1);
      const reduced =
        other.endToken - other.firstToken === 1 &&
        other.form !== 'infinitive' &&
        before !== undefined &&
        before.index === group.end - 1;
      if (!(before && RELATIVES.has(before.norm)) && !reduced) return [];
      barrier = other.firstToken;
    }
    if (!standsFree(reader, index) || isAside(reader, index, verb) || !fits(index)) continue;
    return withEarlierConjuncts(reader, index);
  }
  return [];
}

/** 'were abducted and later killed': the second verb has the patient of the first. */
function isCoordinated(reader: Reader, first: VerbGroup, second: VerbGroup): boolean {
  let at = second.firstToken - 1;
  while (tokenAt(reader, at)?.upos === 'ADV' && at > first.endToken) at -= 1;
  const joint = tokenAt(reader, at);
  if (joint && at >= first.endToken && (joint.upos === 'CCONJ' || joint.norm === 'then')) return true;
  if (joint?.norm !== ',' || at < first.endToken) return false;
  return !reader.clause.groups.some(
    (group) => group.first >= first.endToken && group.end <= at && group.preposition === null,
  );
}

function withEarlierConjuncts(reader: Reader, index: number): number[] {
  const found = [index];
  let current = index;
  while (found.length < 12) {
    const next = conjunctBefore(reader, current);
    if (next === null || found.includes(next)) break;
    found.push(next);
    current = next;
  }
  return found;
}

/** The group that this one is joined to by 'and' or a comma; prepositional groups in between are stepped over. */
function conjunctBefore(reader: Reader, index: number): number | null {
  const { groups } = reader.clause;
  const group = groups[index];
  if (!group) return null;
  let target = group.conjunctOf;
  if (target === null) {
    const joint = tokenAt(reader, group.first - 1);
    if (joint?.norm !== 'and' && joint?.norm !== '&' && joint?.norm !== 'or') return null;
    target = index - 1;
  }
  const target0 = target;
  while (target >= 0 && !standsFree(reader, target)) target -= 1;
  const found = groups[target];
  if (target < 0 || !found) return null;
  const crossed = reader.verbs.some(
    (verb) => verb.form !== 'gerund' && verb.firstToken >= found.end && verb.endToken <= group.first,
  );
  return crossed ? null : target === target0 || !reader.parts.has(target0) ? target : target;
}

/**
 * What stands before a verb and is not its subject: words in brackets, the object of a participle ('carrying injured
 * men'), a bare number between commas (an age), an apposition ('his sister, a dentist, was …').
 */
function isAside(reader: Reader, index: number, verb: VerbGroup): boolean {
  const group = reader.clause.groups[index];
  if (!group) return true;
  const { text } = reader.clause.doc;
  const start = startOf(reader, group);
  const end = tokenAt(reader, group.end - 1)?.end ?? start;
  const before = text.slice(reader.clause.sentence.start, start);
  const behind = text.slice(end, verb.start);
  if (before.lastIndexOf('(') > before.lastIndexOf(')') && behind.includes(')')) return true;
  const between = /,\s*$/.test(before) && /^\s*,/.test(behind);
  if (between && group.head === null) return true;
  if (between && /^\s*,\s*$/.test(behind) && group.counted?.high === 1) {
    const owner = reader.clause.groups[index - 1];
    if (
      owner &&
      (owner.counted === null || owner.counted.high === 1) &&
      tokenAt(reader, group.first - 1)?.index === owner.end
    )
      return true;
  }
  if (/^\s*,?\s*who\b/.test(behind)) return false;
  return reader.verbs.some((other) => {
    if (other.form !== 'gerund' || other.endToken !== group.first || other.lemma === 'include') return false;
    const lead = tokenAt(reader, other.firstToken - 1);
    return lead === undefined || ['NOUN', 'PUNCT', 'SCONJ', 'ADP', 'PRON', 'ADV'].includes(lead.upos);
  });
}

function startOf(
  reader: Reader,
  group: {
    readonly first: number;
    readonly counted: { readonly span: { readonly start: number } | null } | null;
  },
): number {
  const start = tokenAt(reader, group.first)?.start ?? 0;
  return Math.min(start, group.counted?.span?.start ?? start);
}

/** The groups that are the direct object of a verb group, with what is joined to them. */
export function findObjects(reader: Reader, verb: VerbGroup): number[] {
  const objects = groupsOf(reader, treeOf(reader.clause.doc).objectsOf(verb.head));
  const free = objects?.filter((index) => !reader.parts.has(index)) ?? [];
  return free.length > 0 ? free : objectsByOrder(reader, verb);
}

function objectsByOrder(reader: Reader, verb: VerbGroup): number[] {
  const { groups } = reader.clause;
  const next = tokenAt(reader, verb.endToken);
  if (next && (next.norm === 'and' || next.norm === 'or' || next.norm === '/')) {
    const twin = reader.verbs.find((one) => one.firstToken === verb.endToken + 1 && one.voice === 'active');
    if (twin) return objectsByOrder(reader, twin);
  }
  const first = groups.findIndex((group) => group.first >= verb.endToken);
  const group = groups[first];
  if (!group || (group.preposition !== null && group.preposition !== 'down' && group.preposition !== 'up')) {
    const owner = groups[first];
    if (
      !(
        owner &&
        tokenAt(reader, verb.endToken)?.norm === owner.preposition &&
        PARTICLES.has(owner.preposition ?? '') &&
        owner.counted?.span
      )
    )
      return [];
  }
  if (!group) return [];
  for (let index = verb.endToken; index < group.first; index++) {
    const token = tokenAt(reader, index);
    if (
      !token ||
      !(
        PARTICLES.has(token.norm) ||
        (token.upos === 'ADV' && !SUBORDINATORS.has(token.norm)) ||
        token.upos === 'DET' ||
        token.upos === 'ADJ'
      )
    )
      return [];
  }
  if (beginsClause(reader, first, verb)) return [];
  const found = [first];
  const owner = groups[first + 1];
  if (owner && TRANSPARENT.has(group.head?.lemma ?? '') && owner.preposition === 'of') found[0] = first + 1;
  for (let index = (found[0] ?? first) + 1; index < groups.length; index++) {
    if (!standsFree(reader, index)) continue;
    const before = conjunctBefore(reader, index);
    if (before === null || !found.includes(before) || isSubject(reader, index)) break;
    found.push(index);
  }
  return found;
}

/** '… injured and six were arrested': what follows the verb is the subject of the next one. */
function beginsClause(reader: Reader, index: number, verb: VerbGroup): boolean {
  const joint = tokenAt(reader, verb.endToken);
  return (joint?.upos === 'CCONJ' || joint?.upos === 'PUNCT') && isSubject(reader, index);
}

/** True when a finite verb follows at once: the group begins a clause of its own. */
function isSubject(reader: Reader, index: number): boolean {
  const group = reader.clause.groups[index];
  if (!group) return false;
  return reader.verbs.some(
    (verb) =>
      verb.firstToken === group.end ||
      (verb.firstToken === group.end + 1 && tokenAt(reader, group.end)?.upos === 'ADV'),
  );
}

/** What stands behind a verb group, or behind its object, when it is one of the given words. */
export function wordsFollow(reader: Reader, at: number, words: readonly string[]): boolean {
  return words.every((word, index) => tokenAt(reader, at + index)?.norm === word);
}

/** Conjuncts behind a group, as 'of two teachers and a nurse'. */
export function laterConjuncts(reader: Reader, index: number): number[] {
  const found = [index];
  for (let next = index + 1; next < reader.clause.groups.length; next++) {
    const before = reader.clause.groups[next]?.conjunctOf ?? null;
    if (before === null || !found.includes(before) || isSubject(reader, next)) break;
    if (!reader.parts.has(next)) found.push(next);
  }
  return found;
}

/** A group and the one before it that it is joined to ('three men and a boy killed'). */
export function withEarlier(reader: Reader, index: number): number[] {
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
