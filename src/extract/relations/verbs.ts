/** Relations that a verb states: 'broke away from', 'is led by', 'pledged allegiance to', 'designated'. */
import type { Entity, Span } from '../../contract/coded-document.ts';
import type { Slot, VerbPattern } from '../../reference/relation-patterns.ts';
import type { NounPhrase, VerbGroup } from '../../text/document.ts';
import { treeOf } from '../../text/tree.ts';
import { type Book, type Draft, fits, partiesOf, partyOf } from './parties.ts';

export function findVerbRelations(book: Book): readonly Draft[] {
  return book.doc.verbs.flatMap((verb) => {
    if (!book.doc.sentences[verb.sentence]?.coded) return [];
    const found = book.patterns.verbs.get(book.doc.tokens[verb.head]?.lemma ?? '') ?? [];
    for (const pattern of found) {
      const drafts = readPattern(book, verb, pattern);
      if (drafts.length > 0) return drafts;
    }
    return [];
  });
}

function readPattern(book: Book, verb: VerbGroup, pattern: VerbPattern): readonly Draft[] {
  if (pattern.voice !== 'any' && pattern.voice !== verb.voice) return [];
  const object = skipParticles(book, verb, pattern);
  if (pattern.object && !hasObject(book, verb, pattern.object)) return [];
  const froms = [
    ...new Set([
      ...fill(book, verb, pattern.from, object, pattern),
      ...(pattern.aims ? sharersOf(book, verb) : []),
    ]),
  ];
  const tos = fill(book, verb, pattern.to, object, pattern);
  const pairs: [Entity, Entity][] = [];
  for (const from of froms) for (const to of tos) pairs.push([from, to]);
  if (pairs.length === 0 && pattern.reciprocal) {
    const [first, second] = partiesOf(book, book.syntax.subjectOf(verb));
    const other = second ?? (first && joinedWith(book, first, verb));
    if (first && other) pairs.push([first, other]);
  }
  const trigger: Span = { start: book.doc.tokens[verb.head]?.start ?? verb.start, end: verb.end };
  return pairs
    .filter(([from, to]) => fits(pattern.kind, from, to, pattern))
    .map(([from, to]) => ({
      kind: pattern.kind,
      from,
      to,
      evidence: [trigger, from, to].map(({ start, end }) => ({ start, end })),
      verb,
      aims: pattern.aims,
      at: verb.head,
      pattern: `${pattern.id}/verb`,
    }));
}

/** 'X supports Y in its fight to defeat Z': the aim is that of both. */
function sharersOf(book: Book, verb: VerbGroup): readonly Entity[] {
  if (verb.form !== 'infinitive') return [];
  const { syntax, doc, patterns } = book;
  const tree = treeOf(doc);
  let at = tree.headOf(verb.head);
  for (let steps = 0; at >= 0 && steps < 6; steps++) {
    const above = syntax.verbAt(at);
    if (above && above.head === at && patterns.supporting.has(doc.tokens[at]?.lemma ?? '') && !above.negated)
      return [...partiesOf(book, syntax.subjectOf(above)), ...partiesOf(book, syntax.objectOf(above))];
    at = tree.headOf(at);
  }
  return [];
}

/** 'The Sons of Suran and the Front': the phrase behind 'and' is coordinated with the last word of the name. */
function joinedWith(book: Book, first: Entity, verb: VerbGroup): Entity | null {
  const { tokens } = book.doc;
  for (let at = verb.firstToken - 1; at > 0 && (tokens[at]?.start ?? 0) >= first.end; at--) {
    if (tokens[at]?.norm !== 'and' || tokens[at - 1]?.end !== first.end) continue;
    return partyOf(book, book.syntax.phraseAt(at + 1));
  }
  return null;
}

/** 'X is the one linked to Y': 'the one' is X. */
function standsFor(book: Book, subject: NounPhrase | null): NounPhrase | null {
  if (!subject || !/^(?:one|ones|those)$/.test(book.doc.tokens[subject.head]?.norm ?? '')) return subject;
  const copula = book.syntax.verbAt(subject.firstToken - 1);
  return copula && book.doc.tokens[copula.head]?.lemma === 'be' ? book.syntax.subjectOf(copula) : subject;
}

/** The token behind the verb and the particles that the pattern knows: 'broke away | from'. */
function skipParticles(book: Book, verb: VerbGroup, pattern: VerbPattern): number {
  let at = verb.endToken;
  while (at < verb.endToken + 4) {
    const token = book.doc.tokens[at];
    if (!token || !(pattern.particles.has(token.norm) || token.upos === 'ADV')) break;
    at++;
  }
  return at;
}

function hasObject(book: Book, verb: VerbGroup, lemmas: ReadonlySet<string>): boolean {
  const object = book.syntax.objectOf(verb);
  const head = book.doc.tokens[object?.head ?? -1];
  return head !== undefined && (lemmas.has(head.lemma) || lemmas.has(head.norm.replace(/s$/, '')));
}

function fill(
  book: Book,
  verb: VerbGroup,
  slot: Slot,
  object: number,
  pattern: VerbPattern,
): readonly Entity[] {
  const { syntax } = book;
  // Who strikes a party's positions fights that party; who includes its positions does not include it.
  const standing = pattern.kind === 'opposed-to' || pattern.kind === 'allied-with';
  if (slot.roles.has('subject')) return partiesOf(book, standsFor(book, syntax.subjectOf(verb)), standing);
  const found: NounPhrase[] = [];
  if (slot.roles.has('object')) {
    const phrase = verb.voice === 'passive' ? directlyAt(book, object) : syntax.objectOf(verb, object);
    if (phrase) found.push(phrase);
  }
  if (slot.roles.has('agent')) {
    const phrase = syntax.agentOf(verb);
    if (phrase) found.push(phrase);
  }
  if (slot.prepositions.size > 0) found.push(...behindPreposition(book, verb, slot, pattern));
  for (const phrase of found) {
    const parties = partiesOf(book, phrase, standing);
    if (parties.length > 0) return parties;
  }
  return [];
}

const directlyAt = (book: Book, at: number): NounPhrase | null => {
  const phrase = book.syntax.phraseAt(at);
  return phrase && phrase.firstToken === at ? phrase : null;
};

/** The phrases behind one of the slot's prepositions in the verb's clause, the nearest first. */
function behindPreposition(book: Book, verb: VerbGroup, slot: Slot, pattern: VerbPattern): NounPhrase[] {
  const direct = book.syntax
    .prepositionsOf(verb)
    .filter((each) => slot.prepositions.has(each.preposition) && each.phrase.firstToken > verb.head)
    .map((each) => each.phrase);
  const object = book.syntax.objectOf(verb);
  const ofObject = object ? book.syntax.prepositionsOfNoun(object.head) : [];
  // 'cleared the town of the Front': 'of' hangs on the object.
  if (direct.length === 0 && slot.prepositions.has('of') && ofObject[0]?.preposition === 'of')
    return [ofObject[0].phrase];
  if (direct.length === 0 && !pattern.object) {
    const at = skipParticles(book, verb, pattern);
    const next = slot.prepositions.has(book.doc.tokens[at]?.norm ?? '') ? directlyAt(book, at + 1) : null;
    return next ? [next] : [];
  }
  if (direct.length > 0 || !pattern.object) return direct;
  return ofObject.filter((each) => slot.prepositions.has(each.preposition)).map((each) => each.phrase);
}
