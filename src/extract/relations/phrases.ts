/** Relations that a phrase states: 'X, a branch of Y', 'Y leader Z', 'X (ABC)', 'X, also known as Y', 'Y-backed X'. */
import type { Entity } from '../../contract/coded-document.ts';
import type {
  CompoundPattern,
  DeverbalPattern,
  LinkPattern,
  NounPattern,
  RelationPatterns,
} from '../../reference/relation-patterns.ts';
import type { NounPhrase, Token, VerbGroup } from '../../text/document.ts';
import { type Book, type Draft, fits, partyOf } from './parties.ts';

export function findPhraseRelations(book: Book, patterns: RelationPatterns): readonly Draft[] {
  const found: Draft[] = [];
  for (const sentence of book.doc.sentences) {
    if (!sentence.coded) continue;
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      const token = book.doc.tokens[at];
      if (!token) continue;
      for (const pattern of patterns.nouns.get(token.lemma) ?? [])
        found.push(...readNoun(book, token, pattern));
      for (const pattern of patterns.deverbal.get(token.lemma) ?? [])
        found.push(...readDeverbal(book, token, pattern));
      for (const pattern of patterns.links.get(token.norm) ?? [])
        found.push(...readLink(book, token, pattern));
      for (const pattern of patterns.compounds) found.push(...readCompound(book, token, pattern));
    }
  }
  return found;
}

const BEING = new Set(['be', 'become', 'remain', 'form', 'constitute', 'represent']);

function readNoun(book: Book, token: Token, pattern: NounPattern): readonly Draft[] {
  if (!/^(?:NOUN|PROPN)$/.test(token.upos)) return [];
  const phrase = book.syntax.phraseAt(token.index);
  if (!phrase) return [];
  const other = otherOf(book, phrase, token, pattern);
  if (!other) return [];
  const { self, verb } = selfOf(book, phrase, token, other);
  if (!self) return [];
  const [from, to] = pattern.selfIsFrom ? [self, other] : [other, self];
  if (!fits(pattern.kind, from, to, pattern)) return [];
  return [draftOf(pattern, from, to, token, verb, 'noun')];
}

function draftOf(
  pattern: { readonly id: string; readonly kind: Draft['kind'] },
  from: Entity,
  to: Entity,
  word: Token,
  verb: VerbGroup | null,
  form: string,
): Draft {
  const evidence = [word, from, to].map(({ start, end }) => ({ start, end }));
  return { kind: pattern.kind, from, to, evidence, verb, at: word.index, pattern: `${pattern.id}/${form}` };
}

/** 'X's split from Y', 'the X campaign against Y', 'the designation of X by Y'. */
function readDeverbal(book: Book, token: Token, pattern: DeverbalPattern): readonly Draft[] {
  if (token.upos !== 'NOUN') return [];
  const phrase = book.syntax.phraseAt(token.index);
  if (!phrase) return [];
  const behind = book.syntax.prepositionsOfNoun(token.index);
  const named = behind.find((each) => pattern.prepositions.has(each.preposition));
  const object = named && partyOf(book, named.phrase);
  // 'of' names the owner only right behind the noun; further on it is part of the other's name.
  const by = behind.find(
    (each, i) => each.preposition === 'by' || (each.preposition === 'of' && i === 0 && each !== named),
  );
  const possessor = phrase.possessor === null ? null : (book.doc.phrases[phrase.possessor] ?? null);
  const opener = book.at(phrase.firstToken).find((each) => each.form === 'pronoun');
  const before = book.at(token.index - 1).find((each) => each.end <= token.start);
  const owner = (by && partyOf(book, by.phrase)) ?? partyOf(book, possessor) ?? opener ?? before;
  if (!object || !owner) return [];
  const [from, to] = pattern.ownerIs === 'from' ? [owner, object] : [object, owner];
  return fits(pattern.kind, from, to, { groups: pattern.groups })
    ? [draftOf(pattern, from, to, token, null, 'deverbal')]
    : [];
}

/** The owner of the noun: behind its preposition, before an 's, or a name right before it. */
function otherOf(book: Book, phrase: NounPhrase, token: Token, pattern: NounPattern): Entity | null {
  const behind = book.syntax
    .prepositionsOfNoun(token.index)
    .find((each) => pattern.prepositions.has(each.preposition));
  const owned = behind && partyOf(book, behind.phrase);
  if (owned) return owned;
  if (phrase.possessor !== null) return partyOf(book, book.doc.phrases[phrase.possessor] ?? null);
  const opener = book.doc.tokens[phrase.firstToken];
  if (opener && /^(?:its|their)$/.test(opener.norm)) {
    const pronoun = book.at(opener.index).find((each) => each.form === 'pronoun');
    if (pronoun) return pronoun;
  }
  const quoted = /^[“"‘']$/.test(book.doc.tokens[token.index - 1]?.text ?? '') ? 2 : 1;
  return book.at(token.index - quoted).find((each) => each.end <= token.start) ?? null;
}

/** Who is called so: a name right behind the noun, beside it between commas, or the subject of 'is'. */
function selfOf(
  book: Book,
  phrase: NounPhrase,
  token: Token,
  other: Entity,
): { readonly self: Entity | null; readonly verb: VerbGroup | null } {
  const { doc, syntax } = book;
  const behind = book.at(token.index + 1).find((each) => each.start >= token.end && each.id !== other.id);
  if (behind) return { self: behind, verb: null };
  // 'an X “affiliate”': the mark cuts the phrase in two.
  const mark = /^[“"‘']$/.test(doc.tokens[phrase.firstToken - 1]?.text ?? '');
  const cut = mark ? syntax.phraseAt(phrase.firstToken - 2) : null;
  const before = doc.tokens[(cut ?? phrase).firstToken - 1];
  const owner = phrase.possessor === null ? null : doc.phrases[phrase.possessor];
  const edge = owner ? doc.tokens[owner.firstToken - 1] : before;
  const linking = edge ? copulaBefore(book, edge) : null;
  if (linking) return { self: partyOf(book, syntax.subjectOf(linking)), verb: linking };
  if (edge?.norm === ',' || edge?.norm === '(') {
    const named = syntax.phraseAt(skipBack(book, edge.index - 1));
    const self = named && partyOf(book, named);
    if (self && self.id !== other.id) return { self, verb: null };
  }
  const after = doc.tokens[phrase.endToken];
  if (after?.norm === ',') {
    const named = syntax.phraseAt(phrase.endToken + 1);
    const self = named && named.firstToken === phrase.endToken + 1 ? partyOf(book, named) : null;
    if (self && self.id !== other.id && self.form === 'name') return { self, verb: null };
  }
  return { self: null, verb: null };
}

/** Skips a closing bracket with what it holds: 'the Front (RVF), a branch of'. */
function skipBack(book: Book, from: number): number {
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

/** 'X (RVF)', 'X, also known as Y', 'X, formerly Y'. */
function readLink(book: Book, token: Token, pattern: LinkPattern): readonly Draft[] {
  const { tokens } = book.doc;
  const words = pattern.phrases.find((phrase) =>
    phrase.every((word, i) => tokens[token.index + i]?.norm === word),
  );
  if (!words) return [];
  let right = token.index + words.length;
  while (/^[“"‘']$|^(?:the|as)$/.test(tokens[right]?.norm ?? '')) right++;
  let left = token.index - 1;
  const bracket = token.norm === '(';
  while (!bracket && /^[,(”"’']$|^(?:is|was|are|were|has|been)$/.test(tokens[left]?.norm ?? '')) left--;
  if (bracket && /^[”"’']$/.test(tokens[left]?.norm ?? '')) left--;
  const from = book.at(left).find((each) => each.end <= token.start && each.type !== 'place');
  const to = book.at(right).find((each) => each.start >= token.end && each.type !== 'place');
  if (!from || !to) return [];
  if (bracket && !closesAt(book, to)) return [];
  return fits(pattern.kind, from, to, {}) ? [draftOf(pattern, from, to, token, null, 'link')] : [];
}

/** Only a name fills the bracket: '(RVF)', not '(Omar Tal, its leader)'. */
function closesAt(book: Book, to: Entity): boolean {
  const rest = book.doc.text.slice(to.end, to.end + 2);
  return /^[”"’']?\)/.test(rest) && to.form === 'name';
}

/** 'Veldania-backed fighters', 'pro-Veldania fighters'; the tokenizer may leave such a word whole or take it apart. */
function readCompound(book: Book, token: Token, pattern: CompoundPattern): readonly Draft[] {
  const { tokens } = book.doc;
  const whole = token.norm.includes('-');
  const parts = whole ? token.norm.split('-') : [token.norm];
  const word = pattern.side === 'after' ? (parts.at(-1) ?? '') : (parts[0] ?? '');
  if (!pattern.words.has(word)) return [];
  const hyphen = (at: number): boolean => /^[-–‑]$/.test(tokens[at]?.text ?? '');
  const start = token.index;
  let state: Entity | undefined;
  let next = start + 1;
  if (pattern.side === 'after') {
    const at = whole ? start : hyphen(start - 1) ? start - 2 : -1;
    state = book.at(at).at(-1);
  } else {
    const at = whole ? start : hyphen(start + 1) ? start + 2 : -1;
    state = book.at(at).at(-1);
    next = whole ? start + 1 : at + 1;
  }
  if (!state) return [];
  const owner = state;
  const phrase = book.syntax.phraseAt(next) ?? book.syntax.phraseAt(start);
  const self = phrase && book.at(phrase.head).find((each) => each.id !== owner.id && each.type !== 'place');
  if (!self) return [];
  return fits(pattern.kind, self, owner, { compound: true })
    ? [draftOf(pattern, self, owner, token, null, 'compound')]
    : [];
}
