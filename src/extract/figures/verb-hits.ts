/** What verbs say became of whom: objects, passive subjects, participles, and verbs with a word behind them ('shot dead'). */
import type { FigureKind, Span } from '../../contract/coded-document.ts';
import type { VerbPhrase } from '../../reference/lexicon/figures.ts';
import { treeOf } from '../../text/tree.ts';
import { type Hit, hit } from './hit.ts';
import { isCountable } from './population.ts';
import { findObjects, findSubjects, type Reader, tokenAt, withEarlier, wordsFollow } from './syntax.ts';
import type { TollVerb } from './verbs.ts';

/** Only what is told as a fact: no bare infinitive, no modal save of the past ('may have killed'), nothing future. */
function isTold(reader: Reader, verb: TollVerb): boolean {
  if (verb.tense === 'future') return false;
  const words = reader.clause.doc.tokens.slice(verb.firstToken, verb.endToken).map((token) => token.norm);
  const perfect = words.includes('have') || words.includes('been');
  if (verb.modal !== null && verb.modal !== 'do' && !perfect) return false;
  // 'could have shot 30 people': they did not; 'may have' leaves it open.
  if (perfect && /^(?:could|would|should)$/.test(verb.modal ?? '')) return false;
  return verb.form !== 'infinitive' || perfect || isCaused(reader, verb);
}

/** 'let 260 villagers return': a bare infinitive behind these is a fact. */
const CAUSING = new Set(['let', 'make', 'see', 'watch', 'help', 'force', 'cause', 'compel', 'prompt']);

function isCaused(reader: Reader, verb: TollVerb): boolean {
  const { doc } = reader.clause;
  const above = treeOf(doc).headOf(verb.head);
  const cause = reader.verbs.find((one) => one.head === above);
  return cause !== undefined && cause !== verb && CAUSING.has(cause.lemma) && isTold(reader, cause);
}

export function verbHits(reader: Reader, verb: TollVerb): Hit[] {
  if (!isTold(reader, verb)) return [];
  const head = reader.clause.doc.tokens[verb.head];
  if (!head) return [];
  const { lexicon } = reader;
  for (const phrase of lexicon.verbPhrases.get(verb.lemma) ?? []) {
    const hits = phraseHits(reader, verb, head, phrase);
    if (hits) return hits;
  }
  const harm = lexicon.harmVerbs.get(verb.lemma);
  const fatal = [
    tokenAt(reader, verb.head - 1),
    tokenAt(reader, verb.head + 1),
    tokenAt(reader, verb.firstToken - 1),
  ].find((token) => token && lexicon.fatally.has(token.norm));
  if (
    harm !== undefined &&
    [verb.endToken, verb.head - 1].some((at) => lexicon.harmNot.has(tokenAt(reader, at)?.norm ?? '')) &&
    // 'were shot at the bridge'
    !(verb.voice === 'passive' && tokenAt(reader, verb.endToken)?.norm === 'at')
  )
    return [];
  if (lexicon.injuryVerbs.has(verb.lemma) && verb.voice === 'active') return injuryHits(reader, verb, head);
  const kind = lexicon.objectVerbs.get(verb.lemma) ?? harm;
  if (kind !== undefined) {
    const meant = fatal && kind === 'injured' ? 'killed' : kind;
    const shared = harm === undefined && isTwin(reader, verb);
    const evidence = fatal && meant !== kind ? [fatal, head] : [head];
    return keepTold(reader, verb, findPatients(reader, verb, meant)).map((group) =>
      hit(group, meant, evidence, { shared, weak: harm !== undefined && meant === 'injured' }),
    );
  }
  const own = lexicon.subjectVerbs.get(verb.lemma);
  if (own === undefined || verb.form === 'gerund' || isElsewhere(reader, verb, own)) return [];
  return keepTold(reader, verb, findSubjects(reader, verb, fits(reader, own))).map((group) =>
    hit(group, own, [head]),
  );
}

/** 'returned to work', 'fled the scene': who goes there is not displaced, nor home again. */
function isElsewhere(reader: Reader, verb: TollVerb, kind: FigureKind): boolean {
  const goals = reader.lexicon.otherGoals.get(kind);
  if (!goals) return false;
  const tree = treeOf(reader.clause.doc);
  return tree
    .dependentsOf(verb.head, 'obj', 'obl')
    .some((at) => goals.has(reader.clause.doc.tokens[at]?.lemma ?? ''));
}

/** 'sustained injuries', 'suffered minor wounds': the subject is hurt. */
function injuryHits(reader: Reader, verb: TollVerb, head: Span): Hit[] {
  const [object] = findObjects(reader, verb);
  const noun = object === undefined ? null : reader.clause.groups[object]?.head;
  if (
    !noun ||
    !(
      reader.lexicon.injuryNouns.has(noun.lemma) ||
      reader.lexicon.injuryNouns.has(noun.norm.replace(/s$/, ''))
    ) ||
    reader.clause.groups[object ?? 0]?.counted?.high === 0
  )
    return [];
  return keepTold(reader, verb, findSubjects(reader, verb, fits(reader, 'injured'))).map((group) =>
    hit(group, 'injured', [head, noun]),
  );
}

const fits = (reader: Reader, kind: FigureKind) => (index: number) => {
  const group = reader.clause.groups[index];
  return group !== undefined && isCountable(group, kind, reader.lexicon);
};

/** Verbs with words behind them, at once or behind the object; null when the words are not there. */
function phraseHits(reader: Reader, verb: TollVerb, head: Span, phrase: VerbPhrase): Hit[] | null {
  const objects = verb.voice === 'active' ? findObjects(reader, verb) : [];
  const last = objects.at(-1);
  const behindObject = last === undefined ? null : (reader.clause.groups[last]?.end ?? null);
  const places = [verb.endToken, verb.head + 1, ...(behindObject === null ? [] : [behindObject])];
  if (isElsewhere(reader, verb, phrase.kind)) return null;
  const at = places.find((place) => wordsFollow(reader, place, phrase.words));
  const first = at === undefined ? undefined : tokenAt(reader, at);
  const tail = at === undefined ? undefined : tokenAt(reader, at + phrase.words.length - 1);
  if (at === undefined || !first || !tail) return null;
  const evidence =
    at === behindObject
      ? [head, { start: first.start, end: tail.end }]
      : [{ start: head.start, end: tail.end }];
  return keepTold(reader, verb, phrasePatients(reader, verb, phrase, objects, at)).map((group) =>
    hit(group, phrase.kind, evidence),
  );
}

/** Verbs whose subject suffers when they have no object ('went missing', 'burned to death'). */
const OWN_FATE = new Set(['starve', 'freeze', 'burn', 'choke', 'go', 'come', 'be', 'remain', 'lose']);
/** Those of which no noun behind them suffers ('lost their lives'). */
const ITS_SUBJECT = new Set(['go', 'come', 'be', 'remain', 'lose']);

function phrasePatients(
  reader: Reader,
  verb: TollVerb,
  phrase: VerbPhrase,
  objects: readonly number[],
  at: number,
): readonly number[] {
  const test = fits(reader, phrase.kind);
  if (verb.voice === 'passive') return findSubjects(reader, verb, test);
  if (at !== verb.endToken && at !== verb.head + 1) return objects;
  const behind = findObjects(reader, { ...verb, endToken: at + phrase.words.length }).filter(test);
  if (behind.length > 0 && !ITS_SUBJECT.has(verb.lemma)) return behind;
  return OWN_FATE.has(verb.lemma)
    ? findSubjects(reader, verb, test)
    : passivePatients(reader, verb, phrase.kind);
}

function findPatients(reader: Reader, verb: TollVerb, kind: FigureKind): readonly number[] {
  // 'The blast injured about forty people', which a tree without an object has made a passive.
  const bare = verb.endToken - verb.firstToken === 1 && verb.form !== 'gerund';
  const next = reader.clause.groups.find((group) => group.first === verb.endToken);
  const objects = verb.voice === 'active' || (bare && next?.counted) ? findObjects(reader, verb) : [];
  return objects.length > 0 ? objects : passivePatients(reader, verb, kind);
}

/** A negated verb tells no toll, unless nobody is its subject; patients are evacuated, not displaced. */
function keepTold(reader: Reader, verb: TollVerb, groups: readonly number[]): number[] {
  return groups.filter((index) => {
    const group = reader.clause.groups[index];
    if (
      verb.lemma === 'evacuate' &&
      group?.words.some(
        (word) =>
          reader.lexicon.evacuatedOtherwise.has(word.lemma) ||
          reader.lexicon.evacuatedOtherwise.has(word.norm),
      )
    )
      return false;
    return !verb.negated || group?.counted?.high === 0;
  });
}

/** 'killed and injured', 'killed or wounded' with one object or subject. */
function isTwin(reader: Reader, verb: TollVerb): boolean {
  return reader.verbs.some((other) => {
    if (other === verb || !reader.lexicon.objectVerbs.has(other.lemma)) return false;
    const [first, second] = other.firstToken < verb.firstToken ? [other, verb] : [verb, other];
    const joint = tokenAt(reader, first.endToken)?.norm;
    return second.firstToken === first.endToken + 1 && (joint === 'and' || joint === 'or' || joint === '/');
  });
}

/** Who a passive verb is about; also of a participle without auxiliary ('12 people killed in …'). */
function passivePatients(reader: Reader, verb: TollVerb, kind: FigureKind): number[] {
  const test = fits(reader, kind);
  if (verb.voice === 'passive') return findSubjects(reader, verb, test);
  const relative = relativeObject(reader, verb);
  if (relative !== null) return test(relative) ? [relative] : [];
  if (verb.endToken - verb.firstToken !== 1 || verb.form === 'gerund' || !isParticiple(reader, verb))
    return [];
  const twin = reader.verbs.find(
    (one) => one.endToken === verb.firstToken - 1 && tokenAt(reader, one.endToken)?.upos === 'CCONJ',
  );
  if (twin && (twin.voice === 'passive' || isParticiple(reader, twin)))
    return passivePatients(reader, twin, kind);
  const index = reader.clause.groups.findIndex(
    (group) =>
      group.end === verb.firstToken ||
      (group.end === verb.firstToken - 1 && tokenAt(reader, group.end)?.upos === 'ADV'),
  );
  const adjacent = reader.clause.groups[index];
  if (adjacent && adjacent.head?.upos !== 'PRON')
    return test(index) ? withEarlier(reader, index) : findSubjects(reader, verb, test);
  const before = tokenAt(reader, verb.firstToken - 1);
  return before?.upos === 'CCONJ' || before?.upos === 'ADV' || before?.norm === ','
    ? findSubjects(reader, verb, test)
    : [];
}

/** 'a teacher whom they had arrested'. */
function relativeObject(reader: Reader, verb: TollVerb): number | null {
  const pronoun = tokenAt(reader, verb.firstToken - 1);
  const mark = tokenAt(reader, verb.firstToken - 2);
  if (pronoun?.upos !== 'PRON' || !mark || !/^(who|whom|that)$/.test(mark.norm)) return null;
  const index = reader.clause.groups.findIndex((group) => group.end === mark.index);
  return index < 0 ? null : index;
}

function isParticiple(reader: Reader, verb: TollVerb): boolean {
  const word = reader.clause.doc.tokens[verb.head]?.norm ?? '';
  return /(?:ed|en)$/.test(word) || ['slain', 'hurt', 'burnt', 'shot', 'left'].includes(word);
}
