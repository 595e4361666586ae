/** Which words make one base noun phrase: for each word the head of the phrase that it may be part of. */
import type { NameSpan, Sentence } from '../text/document.ts';
import type { Links } from '../text/tree/links.ts';

/** What a phrase is made of. */
export const INNER = new Set(['ADJ', 'NOUN', 'PROPN', 'NUM', 'SYM', 'DET', 'X', 'VERB', 'PRON']);
/** Pronouns that stand for a phrase elsewhere. */
export const RELATIVE = new Set(['who', 'which', 'that', 'whom', 'what']);

/** For each token the head of the phrase that it may be part of. */
export class PhraseAnchors {
  readonly #links: Links;
  readonly #first: number;
  readonly #heads: Int32Array;
  /** For the noun behind coordinated modifiers, the one before the last: 'Karsan' for 'jets'. */
  readonly sharers = new Map<number, number>();

  constructor(links: Links, sentence: Sentence, names: readonly NameSpan[]) {
    this.#links = links;
    this.#first = sentence.firstToken;
    this.#heads = new Int32Array(sentence.endToken - sentence.firstToken).fill(-1);
    const named = new Set<number>();
    for (const name of names) for (let at = name.firstToken; at < name.endToken; at++) named.add(at);
    for (let at = sentence.firstToken; at < sentence.endToken; at++)
      if (isInner(links, at)) this.#heads[at - this.#first] = links.headOf(at);
    for (let at = sentence.firstToken; at < sentence.endToken; at++) this.#splitModifiers(at, named);
    for (let at = sentence.firstToken + 1; at < sentence.endToken; at++) this.#joinSubjects(at);
    for (const name of names) this.#gather(name);
  }

  /** The token under which the phrase of a token stands: itself when it heads one. */
  topOf(token: number): number {
    let at = token;
    for (let hops = 0; hops <= this.#heads.length; hops++) {
      const head = this.#heads[at - this.#first] ?? -1;
      if (head < 0) return at;
      at = head;
    }
    return token;
  }

  /** 'Karsan and Veldanian warplanes': all but the last of the coordinated modifiers are phrases of their own. */
  #splitModifiers(token: number, named: ReadonlySet<number>): void {
    const links = this.#links;
    const noun = this.#heads[token - this.#first] ?? -1;
    if (noun < token || !links.is(token, 'amod', 'compound', 'nmod')) return;
    if (!(named.has(token) || /^(?:NOUN|PROPN)$/.test(links.upos(token) ?? ''))) return;
    // 'the police and tribal militias': a noun before 'and' is no part of what follows, whatever the tree says.
    if (links.dependentsOf(noun, 'cc').some((each) => each > token && each < noun)) {
      this.#heads[token - this.#first] = -1;
      this.sharers.set(noun, token);
      return;
    }
    const members = links.conjunctsOf(token).filter((each) => each >= token && each < noun);
    const last = members.at(-1);
    if (last === undefined || last === token) return;
    this.#heads[token - this.#first] = -1;
    this.#heads[last - this.#first] = noun;
    this.sharers.set(noun, members.at(-2) ?? token);
  }

  /** 'RVF fighters left': two subjects of one verb side by side are one phrase. */
  #joinSubjects(token: number): void {
    const links = this.#links;
    const before = this.topOf(token - 1);
    const top = this.topOf(token);
    const nouns = [before, top].every((each) => /^(?:NOUN|PROPN)$/.test(links.upos(each) ?? ''));
    if (before === top || !nouns || !links.isSecondSubject(top) || links.upos(token) === 'DET') return;
    if (links.headOf(before) === links.headOf(top)) this.#heads[before - this.#first] = top;
  }

  /** The words of a name go with the one among them that hangs outside, unless the name holds a preposition or 'and'. */
  #gather(name: NameSpan): void {
    const links = this.#links;
    let top = -1;
    for (let at = name.firstToken; at < name.endToken; at++) {
      if (/^(?:ADP|CCONJ|PART)$/.test(links.upos(at) ?? '')) return;
      if (!INNER.has(links.upos(at) ?? '')) continue;
      const head = links.headOf(at);
      const outside = head < name.firstToken || head >= name.endToken;
      // Of two words that both hang outside, the noun that ends the name is its head.
      if (outside && (top < 0 || links.upos(at) === 'NOUN')) top = at;
    }
    if (top < 0) return;
    for (let at = name.firstToken; at < name.endToken; at++) {
      const loose = at !== top && this.topOf(at) !== this.topOf(top);
      if (loose && this.topOf(top) !== at && INNER.has(links.upos(at) ?? ''))
        this.#heads[at - this.#first] = top;
    }
  }
}

/** '16-year[-]old': a hyphen without a space on either side. */
function isHyphen(links: Links, token: number): boolean {
  const [before, mark, after] = [token - 1, token, token + 1].map((each) => links.tokens[each]);
  return (
    mark !== undefined && /^[-–‑]$/.test(mark.text) && before?.end === mark.start && after?.start === mark.end
  );
}

/** Whether a token is part of its head's phrase. */
function isInner(links: Links, token: number): boolean {
  const head = links.headOf(token);
  const upos = links.upos(token) ?? '';
  if (head < 0 || !INNER.has(upos)) return false;
  const before = token < head;
  if (head === token + 2 && upos !== 'PROPN' && isHyphen(links, token + 1)) return true;
  switch (links.relationOf(token)) {
    case 'det':
    case 'flat':
    case 'goeswith':
      return !RELATIVE.has(links.norm(token)) || before;
    case 'compound':
      return before || links.upos(head) !== 'VERB';
    case 'amod':
      return before;
    case 'nummod':
      return before || token === head + 1;
    case 'nmod:poss':
      // 'some of them children': an object form owns nothing.
      return (upos === 'PRON' || upos === 'DET') && !/^(?:them|him|us|me)$/.test(links.norm(token));
    case 'nmod':
    case 'appos':
      return isTitle(links, token, head);
    case 'conj':
      return (
        upos !== 'NOUN' && upos !== 'PROPN' && isInnerAdjective(links, head) && token < links.headOf(head)
      );
    default:
      return false;
  }
}

/** The first of 'large and small cities', 'three or four men'. */
function isInnerAdjective(links: Links, token: number): boolean {
  return links.is(token, 'amod', 'nummod') && token < links.headOf(token);
}

/** 'Col. Ahmed Tarik', 'spokesman Ahmed Tarik', 'Brigade 12': nothing between a title or number and its name. */
function isTitle(links: Links, token: number, head: number): boolean {
  if (
    links.caseOf(token).length > 0 ||
    links.dependentsOf(token, 'det', 'nmod:poss', 'acl', 'acl:relcl').length > 0
  )
    return false;
  if (links.upos(token) === 'PRON' || links.upos(head) === 'PRON') return false;
  const [left, right] = token < head ? [token, head] : [head, token];
  for (let at = left + 1; at < right; at++)
    if (!/^(?:PROPN|NOUN|NUM)$|^-$/.test(links.upos(at) ?? '')) return false;
  return token < head || /^(?:PROPN|NUM)$/.test(links.upos(token) ?? '');
}
