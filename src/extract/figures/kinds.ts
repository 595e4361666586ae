/** What became of each counted group of a sentence: killed, injured, displaced …, and the words that say so. */
import type { FigureKind } from '../../contract/coded-document.ts';
import type { Token } from '../../text/document.ts';
import { treeOf } from '../../text/tree.ts';
import type { Group } from './groups.ts';
import { type Hit, hit } from './hit.ts';
import { isCountable } from './population.ts';
import { laterConjuncts, type Reader, subjectsOfToken, tokenAt, withEarlier } from './syntax.ts';
import { verbHits } from './verb-hits.ts';

/** All hits of a sentence, verbs first, then states, nouns and totals. */
export function findHits(reader: Reader, context: { readonly lastKind: FigureKind | null }): Hit[] {
  const hits = reader.verbs.flatMap((verb) => verbHits(reader, verb));
  hits.push(
    ...stateHits(reader),
    ...predicateHits(reader),
    ...eventNounHits(reader),
    ...tollNounHits(reader),
    ...participleHits(reader, hits),
  );
  hits.push(...totalHits(reader, hits[0]?.kind ?? context.lastKind));
  return hits;
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
      reader.verbs.some((verb) => verb.head === token.index && reader.lexicon.objectVerbs.has(verb.lemma))
    )
      return;
    if (group.head && reader.lexicon.tollNouns.has(group.head.lemma) && token.upos !== 'ADJ') return;
    const next = tokenAt(reader, group.end + 1);
    if (next?.upos === 'NOUN' && group.head === null && group.end + 1 < reader.clause.sentence.endToken)
      return;
    hits.push(
      ...withEarlier(reader, index).map((one) =>
        hit(one, kind, [token], { noun: isNoun(reader, one, token) }),
      ),
    );
    const joint = tokenAt(reader, token.index + 1);
    const twin = tokenAt(reader, token.index + 2);
    const second = twin ? reader.lexicon.states.get(twin.norm) : undefined;
    if (twin && second !== undefined && second !== kind && (joint?.norm === 'or' || joint?.norm === 'and'))
      hits.push(hit(index, second, [twin], { shared: true }));
  });
  return hits;
}

/** '30 wounded were flown out': the state is the noun that the number counts, not what is said of it. */
function isNoun(reader: Reader, index: number, token: Token): boolean {
  const group = reader.clause.groups[index];
  const number = reader.clause.doc.tokens[(group?.end ?? 0) - 1];
  return (
    group?.head === null &&
    number?.head === token.index &&
    /^(?:nsubj|nsubj:pass|obj|obl|nmod|appos)$/.test(token.deprel)
  );
}

/** 'two reporters are missing', 'nine were unaccounted for': the state is what is said of the subject. */
function predicateHits(reader: Reader): Hit[] {
  const { doc, sentence, groups } = reader.clause;
  const tree = treeOf(doc);
  return doc.tokens.slice(sentence.firstToken, sentence.endToken).flatMap((token) => {
    const kind = reader.lexicon.states.get(token.norm);
    if (kind === undefined || reader.lexicon.objectVerbs.has(token.lemma)) return [];
    const auxiliaries = tree.dependentsOf(token.index, 'cop', 'aux');
    if (auxiliaries.length === 0 || tree.modalOf(token.index) >= 0) return [];
    const negated = tree.negationOf(token.index) >= 0;
    const subjects = subjectsOfToken(reader, token.index, (index) => {
      const group = groups[index];
      return group !== undefined && isCountable(group, kind, reader.lexicon);
    });
    return subjects
      .filter((index) => !negated || groups[index]?.counted?.high === 0)
      .map((index) => hit(index, kind, [token]));
  });
}

/** 'the killing of two teachers', 'the lives of 12 people', 'injuries to five'. */
function eventNounHits(reader: Reader): Hit[] {
  const hits: Hit[] = [];
  const { sentence, doc } = reader.clause;
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const token = doc.tokens[index];
    const kind = token ? reader.lexicon.eventNouns.get(token.norm) : undefined;
    if (!token || kind === undefined || isForeseen(reader, index)) continue;
    if (
      token.norm === 'lives' &&
      !reader.verbs.some(
        (verb) => reader.lexicon.lifeVerbs.has(verb.lemma) && index - verb.head < 4 && index > verb.head,
      )
    )
      continue;
    const preposition = tokenAt(reader, index + 1)?.norm;
    if (preposition !== 'of' && (preposition !== 'to' || kind !== 'injured')) continue;
    const first = reader.clause.groups.findIndex(
      (group) =>
        group.first > index &&
        (group.preposition === preposition || group.preposition === null) &&
        group.first <= index + 3,
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
    if (!head || kind === undefined) return;
    if (group.counted === null) {
      if (isWithout(reader, group)) hits.push(hit(index, kind, [head], { none: true }));
      return;
    }
    if (group.words.some((word) => reader.lexicon.unfinished.has(word.norm))) return;
    if (isForeseen(reader, head.index) || isHarmToSubject(reader, group)) return;
    if (tokenAt(reader, group.end)?.norm === '-') return;
    // 'one of the wounded died': what became of him is said by the verb.
    const before = reader.clause.doc.tokens[head.index - 1]?.norm;
    const partitive =
      before === 'the' && group.counted.span !== null && group.counted.span.end < head.start - 4;
    hits.push(hit(index, kind, [head], { weak: partitive }));
  });
  return hits;
}

/** 'sustained a bullet wound': the subject is counted, not the wound. */
function isHarmToSubject(reader: Reader, group: Group): boolean {
  const { head } = group;
  if (!head || group.counted?.high !== 1 || !reader.lexicon.injuryNouns.has(head.lemma)) return false;
  const verb = reader.clause.doc.tokens[head.head];
  return head.deprel === 'obj' && reader.lexicon.injuryVerbs.has(verb?.lemma ?? '');
}

/** 'could cause 200 casualties', 'feared 5,000 casualties': nobody says that there were any. */
function isForeseen(reader: Reader, noun: number): boolean {
  const { doc } = reader.clause;
  const tree = treeOf(doc);
  const clause = tree.predicateAbove(noun);
  if (clause < 0) return false;
  if (reader.lexicon.foreseeing.has(doc.tokens[clause]?.lemma ?? '')) return true;
  const perfect = tree.auxiliariesOf(clause).some((at) => doc.tokens[at]?.norm === 'have');
  return tree.modalOf(clause) >= 0 && !perfect;
}

/** 'without casualties', 'without causing casualties'. */
function isWithout(reader: Reader, group: Group): boolean {
  if (!group.head) return false;
  const tree = treeOf(reader.clause.doc);
  const marks = [...tree.caseOf(group.head.index), ...tree.dependentsOf(group.head.head, 'mark')];
  return marks.some((at) => tokenAt(reader, at)?.norm === 'without');
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
    // 'the number of missing rose to 41', where the tagger took the verb for a flower.
    const rose = verb ? -1 : findRise(reader, index);
    const after = Math.max(index + 1, rose + 1, verb && verb.head > index ? verb.endToken : 0);
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
    if (!group || (!verb && rose < 0 && group.preposition !== 'of')) continue;
    const head = verb || rose >= 0 ? doc.tokens[verb?.head ?? rose] : undefined;
    hits.push(hit(target, kind, head ? [token, head] : [token], { total: true }));
  }
  return hits;
}

/** The token of a verb of rising that no verb group has, within a few words behind a total; -1 without one. */
function findRise(reader: Reader, index: number): number {
  for (let at = index + 1; at < index + 8; at++) {
    const token = tokenAt(reader, at);
    if (token && token.upos === 'NOUN' && reader.lexicon.irregular.get(token.norm) === 'rise') return at;
  }
  return -1;
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
  // 'military casualties stood at 54': the noun of a toll as what rises.
  if (kind === undefined) {
    const toll = token.norm.endsWith('s') ? reader.lexicon.tollNouns.get(token.lemma) : undefined;
    const counted = reader.clause.groups.some((group) => group.head === token && group.counted !== null);
    const above = reader.clause.doc.tokens[token.head];
    const rises = token.deprel.startsWith('nsubj') && reader.lexicon.totalVerbs.has(above?.lemma ?? '');
    return toll !== undefined && rises && !counted ? toll : null;
  }
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
