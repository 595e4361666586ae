/** What became of each counted group of a sentence: killed, injured, displaced …, and the words that say so. */
import type { FigureKind } from '../../contract/coded-document.ts';
import { type Hit, hit } from './hit.ts';
import { laterConjuncts, type Reader, tokenAt, withEarlier } from './syntax.ts';
import { verbHits } from './verb-hits.ts';

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
    hits.push(...withEarlier(reader, index).map((one) => hit(one, kind, [token])));
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
    const kind = token ? reader.lexicon.eventNouns.get(token.norm) : undefined;
    if (!token || kind === undefined) continue;
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
    if (!head || kind === undefined || group.counted === null) return;
    if (group.words.some((word) => reader.lexicon.unfinished.has(word.norm))) return;
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
