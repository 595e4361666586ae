/** Relations that a noun names: 'X, a branch of Y', 'Y leader Z', 'fighters from Y', 'X's split from Y'. */
import type { Entity } from '../../contract/coded-document.ts';
import type { BetweenPattern, DeverbalPattern, NounPattern } from '../../reference/relation-patterns.ts';
import type { NounPhrase, Token, VerbGroup } from '../../text/document.ts';
import { draftOf } from './draft.ts';
import { type Book, type Draft, fits, insideOf, partiesOf, partyOf, possessorOf } from './parties.ts';

/** 'X, a branch of Y', 'Y's leader, Z', 'fighters from Y', 'an alliance of X and Y'. */
export function readNoun(book: Book, token: Token, pattern: NounPattern): readonly Draft[] {
  if (!/^(?:NOUN|PROPN)$/.test(token.upos)) return [];
  const phrase = book.syntax.phraseAt(token.index);
  if (!phrase || !isOfNumber(book, phrase, token, pattern)) return [];
  const others = othersOf(book, phrase, token, pattern);
  const [other] = others;
  if (!other) return [];
  const named = selfOf(book, phrase, token, other);
  // 'Omar Tal, a member of the Front' tells of Omar Tal, not of 'a member'.
  if (pattern.self === 'phrase' && (named.self || phrase.head !== token.index)) return [];
  const { self, verb } = pattern.self === 'phrase' ? { self: partyOf(book, phrase), verb: null } : named;
  if (!self) return [];
  return others.flatMap((each) => {
    const [from, to] = pattern.selfIsFrom ? ([self, each] as const) : ([each, self] as const);
    return fits(pattern.kind, from, to, pattern) ? [draftOf(pattern, [from, to], token, verb, 'noun')] : [];
  });
}

const INDEFINITE = new Set(['a', 'an', 'another', 'some', 'several', 'many', 'two', 'three', 'four', 'five']);

/** 'the leader' and 'Front leader' are one; 'a leader', 'leaders' and 'a senior leader' are of several. */
function isOfNumber(book: Book, phrase: NounPhrase, token: Token, pattern: NounPattern): boolean {
  if (pattern.number === 'any') return true;
  const { tokens } = book.doc;
  const first = tokens[phrase.firstToken]?.norm ?? '';
  let many = INDEFINITE.has(first) || (token.upos === 'NOUN' && token.norm !== token.lemma);
  if (
    tokens[phrase.firstToken - 1]?.norm === 'of' &&
    /^(?:one|some|none)$/.test(tokens[phrase.firstToken - 2]?.norm ?? '')
  )
    many = true;
  // 'a Front field chief', 'the Front’s press director': another noun between makes it a part's.
  const owner = insideOf(book, phrase, token.index);
  for (let at = phrase.firstToken; at < token.index; at++) {
    const word = tokens[at];
    if (book.patterns.rank.has(word?.norm ?? '')) many = true;
    if (owner && word && word.start >= owner.end && word.upos === 'NOUN') many = true;
  }
  return many === (pattern.number === 'many');
}

/** The owners of the noun: behind its preposition, before an 's, in its phrase, or behind a comma ('commander, Y'). */
function othersOf(book: Book, phrase: NounPhrase, token: Token, pattern: NounPattern): readonly Entity[] {
  // 'in Merwan of the Front' is still the noun's own; what stands behind 'as' or 'by' is not.
  const behind = book.syntax
    .prepositionsOfNoun(token.index)
    .find(
      (each, i, all) =>
        pattern.prepositions.has(each.preposition) &&
        all.slice(0, i).every((before) => /^(?:in|of|for)$/.test(before.preposition)),
    );
  const owned = behind ? partiesOf(book, behind.phrase) : [];
  if (owned.length > 0) return pattern.selfIsFrom ? owned.slice(0, 1) : owned;
  if (pattern.self === 'phrase') return [];
  const possessor = partyOf(book, possessorOf(book, phrase));
  if (possessor) return [possessor];
  const inside = insideOf(book, phrase, token.index) ?? beforeMark(book, token);
  if (inside) return [inside];
  return pattern.persons ? behindComma(book, phrase, token) : [];
}

/** 'the Front “affiliate”': the mark cuts the phrase. */
function beforeMark(book: Book, token: Token): Entity | null {
  const quoted = /^[“"‘']$/.test(book.doc.tokens[token.index - 1]?.text ?? '') ? 2 : 1;
  return (
    book.at(token.index - quoted).find((each) => each.end <= token.start && each.type !== 'person') ?? null
  );
}

/** 'Omar Tal, commander, Red Valley Front'. */
function behindComma(book: Book, phrase: NounPhrase, token: Token): readonly Entity[] {
  const { tokens } = book.doc;
  if (phrase.firstToken !== token.index || tokens[token.index - 1]?.norm !== ',') return [];
  if (tokens[token.index + 1]?.norm !== ',') return [];
  const next = book.at(token.index + 2).find((each) => each.type === 'actor' && each.form === 'name');
  return next ? [next] : [];
}

const BEING = new Set(['be', 'become', 'remain', 'form', 'constitute', 'represent']);
/** Verbs whose subject, or in the active object, is what stands behind their 'as'. */
const TAKEN_AS = new Set([
  'act',
  'appoint',
  'describe',
  'elect',
  'identify',
  'know',
  'name',
  'operate',
  'recognise',
  'recognize',
  'serve',
  'work',
  'fight',
]);

/** Who is called so: a name right behind the noun, beside it between commas, or the subject of 'is' and 'serves as'. */
function selfOf(
  book: Book,
  phrase: NounPhrase,
  token: Token,
  other: Entity,
): { readonly self: Entity | null; readonly verb: VerbGroup | null } {
  const { doc, syntax } = book;
  const behind = book.at(token.index + 1).find((each) => each.start >= token.end && each.id !== other.id);
  if (behind && syntax.phraseAt(token.index + 1) === phrase) return { self: behind, verb: null };
  // 'an X “affiliate”': the mark cuts the phrase in two.
  const mark = /^[“"‘']$/.test(doc.tokens[phrase.firstToken - 1]?.text ?? '');
  const cut = mark ? syntax.phraseAt(phrase.firstToken - 2) : null;
  const before = doc.tokens[(cut ?? phrase).firstToken - 1];
  const owner = possessorOf(book, phrase);
  const edge = owner ? doc.tokens[owner.firstToken - 1] : before;
  const linking = edge ? copulaBefore(book, edge) : null;
  if (linking) return { self: partyOf(book, syntax.subjectOf(linking)), verb: linking };
  const taken = edge?.norm === 'as' ? takenAs(book, edge) : null;
  if (taken) return taken;
  if (edge?.norm === ',' || edge?.norm === '(') {
    const named = syntax.phraseAt(skipBack(book, edge.index - 1));
    const self = named && partyOf(book, named);
    if (self && self.id !== other.id) return { self, verb: null };
  }
  const after = doc.tokens[phrase.endToken];
  if (behind && !after) return { self: behind, verb: null };
  if (after?.norm === ',' || behind) {
    const at = behind ? token.index + 1 : phrase.endToken + 1;
    const named = syntax.phraseAt(at);
    const self = named && named.firstToken === at ? partyOf(book, named) : null;
    if (self && self.id !== other.id && self.form === 'name') return { self, verb: null };
  }
  return { self: null, verb: null };
}

/** 'works as part of', 'was named as commander of', 'named Omar Tal as commander of'. */
function takenAs(book: Book, as: Token): { self: Entity | null; verb: VerbGroup | null } | null {
  const verb = book.syntax.governorOf(as.index - 1) ?? book.syntax.governorOf(as.index);
  if (!verb || !TAKEN_AS.has(book.doc.tokens[verb.head]?.lemma ?? '')) return null;
  const object = verb.voice === 'active' ? book.syntax.objectOf(verb) : null;
  const named = object && object.endToken <= as.index ? object : book.syntax.subjectOf(verb);
  return { self: partyOf(book, named), verb };
}

/** Skips a closing bracket with what it holds: 'the Front (RVF), a branch of'. */
export function skipBack(book: Book, from: number): number {
  if (book.doc.tokens[from]?.norm !== ')') return from;
  let at = from;
  while (at > 0 && book.doc.tokens[at]?.norm !== '(') at--;
  return at - 1;
}

function copulaBefore(book: Book, edge: Token): VerbGroup | null {
  let at = edge.index;
  while (book.doc.tokens[at]?.upos === 'ADV' || /^(?:not|no)$/.test(book.doc.tokens[at]?.norm ?? '')) at--;
  const verb = book.syntax.verbAt(at);
  return verb && verb.endToken >= at && BEING.has(book.doc.tokens[verb.head]?.lemma ?? '') ? verb : null;
}

/** 'X's split from Y', 'the X campaign against Y', 'launched a campaign against Y', 'the designation of X by Y'. */
export function readDeverbal(book: Book, token: Token, pattern: DeverbalPattern): readonly Draft[] {
  if (token.upos !== 'NOUN') return [];
  const phrase = book.syntax.phraseAt(token.index);
  if (!phrase) return [];
  const behind = book.syntax.prepositionsOfNoun(token.index);
  const named = behind.find((each) => pattern.prepositions.has(each.preposition));
  // 'of' names the owner only right behind the noun; further on it is part of the other's name.
  const by = behind.find(
    (each, i) => each.preposition === 'by' || (each.preposition === 'of' && i === 0 && each !== named),
  );
  const opener = book.at(phrase.firstToken).find((each) => each.form === 'pronoun');
  const { light } = pattern;
  const owner =
    (by && partyOf(book, by.phrase)) ??
    partyOf(book, possessorOf(book, phrase)) ??
    opener ??
    insideOf(book, phrase, token.index) ??
    (light.size > 0 ? agentOfLight(book, phrase, light) : null);
  if (!named || !owner) return [];
  return partiesOf(book, named.phrase).flatMap((object) => {
    const [from, to] = pattern.ownerIs === 'from' ? [owner, object] : [object, owner];
    return fits(pattern.kind, from, to, { groups: pattern.groups })
      ? [draftOf(pattern, [from, to], token, null, 'deverbal')]
      : [];
  });
}

/** 'launched a campaign', 'continues its strikes': whose act the verb's object is. */
function agentOfLight(book: Book, phrase: NounPhrase, light: ReadonlySet<string>): Entity | null {
  const verb = book.syntax.governorOf(phrase.head);
  if (!verb || verb.negated || !light.has(book.doc.tokens[verb.head]?.lemma ?? '')) return null;
  const agent = verb.voice === 'passive' ? book.syntax.agentOf(verb) : book.syntax.subjectOf(verb);
  return partyOf(book, agent);
}

/** 'clashes between X and Y': each of those named stands in the relation to the first. */
export function readBetween(book: Book, token: Token, pattern: BetweenPattern): readonly Draft[] {
  if (!/^(?:NOUN|PROPN|VERB)$/.test(token.upos)) return [];
  const behind = book.syntax.prepositionsOfNoun(token.index).find((each) => each.preposition === 'between');
  const [first, ...rest] = behind ? betweenWhom(book, behind.phrase) : [];
  if (!first) return [];
  return rest
    .filter((each) => fits(pattern.kind, first, each, { groups: true }))
    .map((each) => draftOf(pattern, [first, each], token, null, 'between'));
}

/** The parties behind 'between', which takes two: where the tree sees one, the phrase behind its 'and' is the other. */
function betweenWhom(book: Book, phrase: NounPhrase): readonly Entity[] {
  const found = partiesOf(book, phrase);
  if (found.length !== 1 || book.doc.tokens[phrase.endToken]?.norm !== 'and') return found;
  const other = partyOf(book, book.syntax.phraseAt(phrase.endToken + 1));
  return other ? [...found, other] : found;
}
