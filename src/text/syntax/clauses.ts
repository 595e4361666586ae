/** Which verb's clause a token belongs to, what opens a clause, and on which verb it depends. */
import type { ReadDocument, VerbGroup } from '../document.ts';
import type { TokenRange } from '../tree/links.ts';
import type { Tree } from '../tree.ts';
import type { PhraseBook } from './phrase-book.ts';

const SUBORDINATORS = new Set([
  'that',
  'when',
  'while',
  'because',
  'if',
  'unless',
  'although',
  'though',
  'whether',
  'whereas',
  'after',
  'before',
  'since',
  'until',
  'once',
  'as',
  'who',
  'which',
  'whom',
  'where',
  'whose',
  'why',
  'how',
  'what',
  'lest',
  'so',
]);
/** Of these, those that are also adverbs, prepositions or pronouns: only as a mark do they open a clause. */
const MARKS_ONLY = new Set(['that', 'after', 'before', 'since', 'until', 'once', 'as', 'so', 'though']);

export interface Clauses {
  /** The verb whose clause a token belongs to; null in a sentence without verbs. */
  ownerOf(token: number): VerbGroup | null;
  /** The run of tokens around a verb that belong to its clause. */
  rangeOf(verb: VerbGroup): TokenRange;
  /** The first word of a range that is no conjunction. */
  firstWordOf(range: TokenRange): number;
  /** The verb on whose clause the clause of a verb depends; coordinated clauses depend on the same. */
  aboveOf(verb: VerbGroup): VerbGroup | null;
  /** The subordinating word of a verb's clause, -1 for none; coordinated clauses share it. */
  openerOf(verb: VerbGroup): number;
  opensClause(token: number): boolean;
}

export function findClauses(doc: ReadDocument, tree: Tree, book: PhraseBook): Clauses {
  const { tokens, sentences } = doc;
  /** Index of the verb group that a token belongs to by the tree, -1 for none. */
  const owners = new Int32Array(tokens.length).fill(-2);
  const openers = new Map<number, number>();

  /** The group whose clause a token heads: a main verb, or the predicate of a copula. */
  function groupAt(token: number): VerbGroup | null {
    const own = book.verbAt(token);
    if (own) return own;
    for (const each of tree.dependentsOf(token, 'cop')) {
      const copula = book.verbAt(each);
      if (copula) return copula;
    }
    return null;
  }

  function ownerIndex(token: number): number {
    const path: number[] = [];
    let at = token;
    let found = -1;
    while (at >= 0) {
      const known = owners[at] ?? -1;
      if (known !== -2) {
        found = known;
        break;
      }
      path.push(at);
      const group = groupAt(at);
      if (group) {
        found = group.index;
        break;
      }
      at = tree.headOf(at);
    }
    for (const each of path) owners[each] = found;
    return found;
  }

  function ownerOf(token: number): VerbGroup | null {
    const own = doc.verbs[ownerIndex(token)];
    if (own) return own;
    const sentence = tokens[token]?.sentence ?? -1;
    return (
      book.verbsOf(sentence).find((verb) => {
        const range = rangeOf(verb);
        return token >= range.start && token < range.end;
      }) ?? null
    );
  }

  function rangeOf(verb: VerbGroup): TokenRange {
    const { firstToken: first = 0, endToken: last = 0 } = sentences[verb.sentence] ?? {};
    let start = verb.firstToken;
    while (start > first && belongs(start - 1, verb)) start--;
    let end = verb.endToken;
    while (end < last && belongs(end, verb)) end++;
    return { start, end };
  }

  function belongs(token: number, verb: VerbGroup): boolean {
    const owner = ownerIndex(token);
    return owner === verb.index || owner === -1;
  }

  function firstWordOf(range: TokenRange): number {
    let at = range.start;
    while (at < range.end && /^(?:PUNCT|CCONJ)$/.test(tokens[at]?.upos ?? '')) at++;
    return at;
  }

  function opensClause(token: number): boolean {
    const word = book.norm(token);
    if (!SUBORDINATORS.has(word)) return false;
    const relation = tokens[token]?.deprel ?? '';
    if (relation === 'mark') return true;
    if (/^(?:case|det|fixed|cc|advmod)$/.test(relation) && MARKS_ONLY.has(word)) return false;
    return word === 'that'
      ? tree.antecedentOf(token) >= 0
      : !/^(?:case|fixed)$/.test(relation) && !MARKS_ONLY.has(word);
  }

  function predicateOf(verb: VerbGroup): number {
    return tokens[verb.head]?.deprel === 'cop' ? tree.headOf(verb.head) : verb.head;
  }

  function openerOf(verb: VerbGroup): number {
    const known = openers.get(verb.index);
    if (known !== undefined) return known;
    openers.set(verb.index, -1);
    const found = findOpener(verb);
    openers.set(verb.index, found);
    return found;
  }

  function findOpener(verb: VerbGroup): number {
    const predicate = predicateOf(verb);
    for (const each of tree.subtreeOf(predicate)) {
      if (each >= verb.firstToken) break;
      if (opensClause(each) && ownerIndex(each) === verb.index) return each;
    }
    // 'if the rebels entered and [took] the town'
    if (
      tokens[predicate]?.deprel !== 'conj' ||
      tree.dependentsOf(predicate, 'nsubj', 'nsubj:pass').length > 0
    )
      return -1;
    const first = groupAt(tree.headOf(predicate));
    return first && first.form === verb.form ? openerOf(first) : -1;
  }

  function aboveOf(verb: VerbGroup): VerbGroup | null {
    let predicate = predicateOf(verb);
    while (tokens[predicate]?.deprel === 'conj') predicate = tree.headOf(predicate);
    const head = tree.headOf(predicate);
    const above = head < 0 ? null : (doc.verbs[ownerIndex(head)] ?? null);
    return above === verb ? null : above;
  }

  return { ownerOf, rangeOf, firstWordOf, aboveOf, openerOf, opensClause };
}
