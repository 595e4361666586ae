/**
 * Who is subject, object and agent of a verb, in base noun phrases and verb groups. Answered by the dependency tree; where
 * the tree gives a verb nothing, the order of phrases does, with caution (`syntax/order.ts`).
 * Every index is into `ReadDocument.tokens`; every token range is half-open.
 */
import { loadReaderWords, type ReaderWords } from '../reference/lexicon/reader.ts';
import type { NounPhrase, ReadDocument, Token, VerbGroup } from './document.ts';
import { findClauses } from './syntax/clauses.ts';
import { agentByOrder, objectByOrder, subjectBeside, subjectByOrder } from './syntax/order.ts';
import { PhraseBook, type PrepositionalPhrase } from './syntax/phrase-book.ts';
import type { TokenRange } from './tree/links.ts';
import { type Tree, treeOf } from './tree.ts';

export type { PrepositionalPhrase } from './syntax/phrase-book.ts';
export type { TokenRange } from './tree/links.ts';

export interface Syntax {
  /** The phrase that covers a token, if any. */
  phraseAt(token: number): NounPhrase | null;
  /** The verb group that covers a token, if any. */
  verbAt(token: number): VerbGroup | null;
  /** The verb groups and phrases of a sentence, in text order. */
  verbsOf(sentence: number): readonly VerbGroup[];
  phrasesOf(sentence: number): readonly NounPhrase[];
  /** A phrase and all that is coordinated with it, in text order. */
  conjunctsOf(phrase: NounPhrase): readonly NounPhrase[];
  /** Active or passive. */
  voiceOf(verb: VerbGroup): VerbGroup['voice'];
  /** The preposition that governs a phrase; null for 'more than 12 people' and for the subject in 'after he fell'. */
  prepositionOf(phrase: NounPhrase): string | null;
  /** The surface subject: who acts in the active, who suffers in the passive; found through relatives and control. */
  subjectOf(verb: VerbGroup): NounPhrase | null;
  /** The direct object of an active verb; `after` skips the particle of a phrasal verb ('carried out | strikes'). */
  objectOf(verb: VerbGroup, after?: number): NounPhrase | null;
  /** The phrase after 'by' of a passive. */
  agentOf(verb: VerbGroup): NounPhrase | null;
  /** The prepositional phrases after the verb in its clause, and those that open the clause. 'of' is a noun's. */
  prepositionsOf(verb: VerbGroup): readonly PrepositionalPhrase[];
  /** The prepositional phrases that follow a noun directly, one after the other ('attack by X on Y in Z'). */
  prepositionsOfNoun(token: number): readonly PrepositionalPhrase[];
  /** The tokens around a verb that belong to its clause; a clause inside it ends the range. */
  clauseOf(verb: VerbGroup): TokenRange;
  /** The verb whose clause a token belongs to; for a noun, the verb that it is an argument of. */
  governorOf(token: number): VerbGroup | null;
  /** The verb on which a verb without tense of its own depends ('tried to seize', 'bombed it, killing'); else null. */
  controllerOf(verb: VerbGroup): VerbGroup | null;
  /** The word that subordinates a verb's clause ('if', 'after', 'that', 'who'), or null for a main clause. */
  subordinatorOf(verb: VerbGroup): Token | null;
}

const cache = new WeakMap<ReadDocument, Syntax>();

/** The syntax of a document; built once for each. */
export function syntaxOf(doc: ReadDocument): Syntax {
  const known = cache.get(doc);
  if (known) return known;
  const made = buildSyntax(doc, treeOf(doc), loadReaderWords());
  cache.set(doc, made);
  return made;
}

function buildSyntax(doc: ReadDocument, tree: Tree, words: ReaderWords): Syntax {
  const { tokens } = doc;
  const book = new PhraseBook(doc, words);
  const clauses = findClauses(doc, tree, book);
  const subjects = new Map<number, NounPhrase | null>();

  /** The head of the clause that a group is the verb of: the predicate, for a copula. */
  const predicateOf = (verb: VerbGroup): number =>
    tokens[verb.head]?.deprel === 'cop' ? (tokens[verb.head]?.head ?? verb.head) : verb.head;

  function phraseOf(found: readonly number[]): NounPhrase | null {
    for (const token of found) {
      const phrase = book.phraseAt(token);
      if (phrase) return phrase;
    }
    return null;
  }

  function subjectOf(verb: VerbGroup): NounPhrase | null {
    const known = subjects.get(verb.index);
    if (known !== undefined) return known;
    const predicate = predicateOf(verb);
    const told = tree.dependentsOf(predicate, 'nsubj', 'nsubj:pass', 'csubj', 'expl').length > 0;
    const beside = told ? null : (objectBefore(verb) ?? mainSubject(verb) ?? subjectBeside(book, tree, verb));
    const phrase = beside ?? phraseOf(ownSubjects(verb, predicate)) ?? subjectByOrder(book, tree, verb);
    const found = phrase && book.firstConjunct(phrase);
    subjects.set(verb.index, found);
    return found;
  }

  /** Of two subjects, the one with no other verb before this: 'inmates escaped after [gunmen] attacked'. */
  function ownSubjects(verb: VerbGroup, predicate: number): readonly number[] {
    const found = tree.subjectsOf(predicate);
    const told = tree.dependentsOf(predicate, 'nsubj', 'nsubj:pass').filter((each) => each < verb.firstToken);
    if (told.length < 2) return found;
    const own = told.filter(
      (each) =>
        !book.verbsOf(verb.sentence).some((v) => v !== verb && v.head > each && v.head < verb.firstToken),
    );
    return own.length > 0 ? own : found;
  }

  /** 'The video shows [soldiers] beating a man': the object right before is who does it. */
  function objectBefore(verb: VerbGroup): NounPhrase | null {
    const token = tokens[verb.head];
    if (verb.form !== 'gerund' || !/^(?:ccomp|xcomp)$/.test(token?.deprel ?? '')) return null;
    return phraseOf(tree.objectsOf(token?.head ?? -1).filter((each) => each === verb.firstToken - 1));
  }

  /** 'The navy stopped a boat carrying arms, detaining its crew': behind the comma the main verb's subject acts again. */
  function mainSubject(verb: VerbGroup): NounPhrase | null {
    const above = tokens[tree.headOf(verb.head)];
    const comma = tokens[verb.firstToken - 1]?.text === ',';
    if (verb.form !== 'gerund' || !comma || above?.deprel !== 'acl' || above.upos !== 'VERB') return null;
    for (let at = tree.headOf(above.index); at >= 0; at = tree.headOf(at)) {
      const main = book.verbAt(at);
      if (main?.form === 'finite') return subjectOf(main);
    }
    return null;
  }

  function objectOf(verb: VerbGroup, after?: number): NounPhrase | null {
    if (verb.voice === 'passive') return null;
    const predicate = predicateOf(verb);
    const own = predicate === verb.head ? phraseOf(tree.objectsOf(predicate)) : predicatePhrase(predicate);
    const from = Math.max(verb.endToken, after ?? 0);
    if (own && (after === undefined || own.firstToken >= from)) return own;
    return objectByOrder(book, tree, verb, after);
  }

  /** 'was [the leader]', and not 'was [in the town]'. */
  function predicatePhrase(predicate: number): NounPhrase | null {
    const phrase = book.phraseAt(predicate);
    return phrase && book.prepositionOf(phrase) === null ? phrase : null;
  }

  function agentOf(verb: VerbGroup): NounPhrase | null {
    if (verb.voice !== 'passive') return null;
    return phraseOf(tree.agentsOf(verb.head)) ?? agentByOrder(book, verb, clauses.rangeOf(verb));
  }

  function prepositionsOf(verb: VerbGroup): readonly PrepositionalPhrase[] {
    const own = ownPrepositions(verb);
    const next = book.nextVerb(verb);
    if (own.length > 0 || !next || verb.voice !== 'passive' || next.voice !== 'passive') return own;
    // 'nine were killed and twelve wounded [in an airstrike]'
    return tree.headOf(next.head) === verb.head && tokens[next.head]?.deprel === 'conj'
      ? ownPrepositions(next)
      : own;
  }

  function ownPrepositions(verb: VerbGroup): readonly PrepositionalPhrase[] {
    const found: PrepositionalPhrase[] = [];
    const range = clauses.rangeOf(verb);
    const opening = clauses.firstWordOf(range);
    for (const phrase of book.phrasesOf(verb.sentence)) {
      if (phrase.preposition === null) continue;
      const within = phrase.preposition >= range.start && phrase.firstToken < range.end;
      if (!within && clauses.ownerOf(phrase.head) !== verb) continue;
      const preposition = book.prepositionOf(phrase);
      if (preposition === null || preposition === 'of') continue;
      if (phrase.firstToken > verb.head || phrase.preposition === opening)
        found.push({ preposition, phrase });
    }
    return found;
  }

  function controllerOf(verb: VerbGroup): VerbGroup | null {
    return verb.form === 'finite' ? null : clauses.aboveOf(verb);
  }

  function subordinatorOf(verb: VerbGroup): Token | null {
    return tokens[clauses.openerOf(verb)] ?? null;
  }

  return {
    phraseAt: (token) => book.phraseAt(token),
    verbAt: (token) => book.verbAt(token),
    verbsOf: (sentence) => book.verbsOf(sentence),
    phrasesOf: (sentence) => book.phrasesOf(sentence),
    conjunctsOf: (phrase) => book.conjunctsOf(phrase),
    voiceOf: (verb) => verb.voice,
    prepositionOf: (phrase) => book.prepositionOf(phrase),
    subjectOf,
    objectOf,
    agentOf,
    prepositionsOf,
    prepositionsOfNoun: (token) => book.prepositionsOfNoun(token, clauses),
    clauseOf: (verb) => clauses.rangeOf(verb),
    governorOf: (token) => clauses.ownerOf(token),
    controllerOf,
    subordinatorOf,
  };
}
