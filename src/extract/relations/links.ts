/** Relations that words between or inside names state: 'X (ABC)', 'X, also known as Y', 'Y-backed X', 'X alongside Y'. */
import type { Entity } from '../../contract/coded-document.ts';
import type {
  AdjunctPattern,
  CompoundPattern,
  LinkPattern,
  OfficePattern,
} from '../../reference/relation-patterns.ts';
import type { Token } from '../../text/document.ts';
import { draftOf } from './draft.ts';
import { skipBack } from './nouns.ts';
import { type Book, type Draft, fits, partiesOf } from './parties.ts';

/** The first of some phrases that begins at a token. */
function phraseAt(
  book: Book,
  token: Token,
  phrases: readonly (readonly string[])[],
): readonly string[] | null {
  const { tokens } = book.doc;
  return (
    phrases.find((phrase) =>
      phrase.every((word, i) => word === '*' || tokens[token.index + i]?.norm === word),
    ) ?? null
  );
}

/** 'X (RVF)', 'X, also known as Y', 'X, formerly Y'. */
export function readLink(book: Book, token: Token, pattern: LinkPattern): readonly Draft[] {
  const { tokens } = book.doc;
  const words = phraseAt(book, token, pattern.phrases);
  if (!words) return [];
  let right = token.index + words.length;
  while (/^[“"‘']$|^(?:the|as)$/.test(tokens[right]?.norm ?? '')) right++;
  let left = token.index - 1;
  const bracket = token.norm === '(';
  while (!bracket && /^[,(”"’']$|^(?:is|was|are|were|has|been)$/.test(tokens[left]?.norm ?? '')) left--;
  if (bracket && /^[”"’']$/.test(tokens[left]?.norm ?? '')) left--;
  else left = skipBack(book, left);
  const from = book.at(left).find((each) => each.end <= token.start && each.type !== 'place');
  const to = bracket ? inBracket(book, right) : nameAt(book, right, token);
  if (!from || !to) return [];
  // 'the alliance known as X' tells what X is, not another name.
  if (from.form !== 'name' && !bracket && from.type !== 'person') return [];
  return fits(pattern.kind, from, to, {}) ? [draftOf(pattern, [from, to], token, null, 'link')] : [];
}

function nameAt(book: Book, at: number, after: Token): Entity | null {
  return book.at(at).find((each) => each.start >= after.end && each.type !== 'place') ?? null;
}

/** The name that fills a bracket: '(RVF)', '(Arabic: Jabhat al-Wadi, “Red Valley Front”)', not '(Omar Tal, its leader)'. */
function inBracket(book: Book, first: number): Entity | null {
  const { tokens } = book.doc;
  let last = first;
  while (last < first + 20 && tokens[last] && !/^[()]$/.test(tokens[last]?.norm ?? '')) last++;
  if (tokens[last]?.norm !== ')') return null;
  const foreign = tokens[first + 1]?.norm === ':';
  const open = tokens[foreign ? first + 2 : first];
  while (last > first && /^[”"’']$/.test(tokens[last - 1]?.norm ?? '')) last--;
  const end = tokens[last - 1]?.end;
  return (
    book
      .at(last - 1)
      .find(
        (each) =>
          each.form === 'name' &&
          each.type !== 'place' &&
          each.end === end &&
          (each.start <= (open?.start ?? 0) || (foreign && isQuoted(book, each))),
      ) ?? null
  );
}

const isQuoted = (book: Book, each: Entity): boolean =>
  /[“"‘']$/.test(book.doc.text.slice(Math.max(0, each.start - 1), each.start));

/** 'Veldania-backed fighters', 'pro-Veldania fighters'; the tokenizer may leave such a word whole or take it apart. */
export function readCompound(book: Book, token: Token, pattern: CompoundPattern): readonly Draft[] {
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
    ? [draftOf(pattern, [self, owner], token, null, 'compound')]
    : [];
}

/** 'The army attacked alongside the militia': the clause's subject, and who stands behind the words. */
export function readAdjunct(book: Book, token: Token, pattern: AdjunctPattern): readonly Draft[] {
  const words = phraseAt(book, token, pattern.phrases);
  if (!words) return [];
  const right = token.index + words.length;
  const behind = book.syntax.phraseAt(right) ?? book.syntax.phraseAt(right + 1);
  const verb = book.syntax.governorOf(token.index);
  if (!behind || !verb || verb.voice === 'passive' || behind.sentence !== token.sentence) return [];
  const pairs = partiesOf(book, book.syntax.subjectOf(verb)).flatMap((from) =>
    partiesOf(book, behind).map((to) => [from, to] as const),
  );
  return pairs
    .filter(([from, to]) => fits(pattern.kind, from, to, { groups: true }))
    .map((pair) => draftOf(pattern, pair, token, verb, 'adjunct'));
}

/** 'Omar Tal, governor of Karsa', 'the foreign secretary, Omar Tal': a name beside the office of who bears it. */
export function readOffice(book: Book, token: Token, pattern: OfficePattern): readonly Draft[] {
  if (!pattern.lemmas.has(token.lemma) || !/^(?:NOUN|PROPN)$/.test(token.upos)) return [];
  const { tokens } = book.doc;
  const phrase = book.syntax.phraseAt(token.index);
  if (!phrase || /^(?:a|an|another|one)$/.test(tokens[phrase.firstToken]?.norm ?? '')) return [];
  const office = book.at(token.index).find((each) => each.form === 'nominal' && each.end === token.end);
  if (!office) return [];
  const person = (at: number): Entity | undefined =>
    book.at(at).find((each) => each.type === 'person' && each.form === 'name' && each.id !== office.id);
  const before = tokens[phrase.firstToken - 1]?.norm === ',' ? person(phrase.firstToken - 2) : undefined;
  const named = before ?? nameBehind(book, token, person);
  if (!named) return [];
  const holder = { ...office, type: 'person' } as const;
  return fits(pattern.kind, named, holder, {})
    ? [draftOf(pattern, [named, office], token, null, 'office')]
    : [];
}

/** The name behind the comma that ends the office: 'the governor of the north, Omar Tal'. */
function nameBehind(
  book: Book,
  token: Token,
  person: (at: number) => Entity | undefined,
): Entity | undefined {
  const { tokens } = book.doc;
  for (let at = token.index + 1; at < token.index + 10; at++) {
    const word = tokens[at];
    if (!word || word.sentence !== token.sentence || /^(?:VERB|AUX)$/.test(word.upos)) return undefined;
    if (word.norm === ',') {
      let first = at + 1;
      while (
        /^(?:Dr|Mr|Mrs|Ms|HE|Lt|Gen|Maj|Col|Sgt|Capt|Sheikh|General|Colonel|Major|\.)\.?$/.test(
          tokens[first]?.text ?? '',
        )
      )
        first++;
      return person(first);
    }
  }
  return undefined;
}
