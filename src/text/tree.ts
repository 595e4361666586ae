/**
 * Questions to the dependency trees of a document. Tokens are given and returned as indices into `ReadDocument.tokens`;
 * a clause is given by its head: the main verb, or the predicate of a copula. Lists are in text order.
 */
import { loadReaderWords } from '../reference/lexicon/reader.ts';
import type { Token } from './document.ts';
import { Arguments } from './tree/arguments.ts';
import { Links, type TokenRange } from './tree/links.ts';
import { auxiliariesOf, isPassive, markOf, modalOf, negationOf } from './tree/verb-forms.ts';

export interface Tree {
  /** The head of a token; -1 for a root. */
  headOf(token: number): number;
  /** The dependents of a token; with relations, only those that bear one of them, to the letter ('obl' is no 'obl:agent'). */
  dependentsOf(token: number, ...relations: readonly string[]): readonly number[];
  /** A token and all that hangs on it. */
  subtreeOf(token: number): readonly number[];
  /** From the first token of a subtree to past its last. */
  rangeOf(token: number): TokenRange;
  /** All members of the coordination that a token is in, itself too. */
  conjunctsOf(token: number): readonly number[];
  appositionsOf(token: number): readonly number[];
  /** The adpositions of a nominal. */
  caseOf(token: number): readonly number[];
  /** The head of the nearest clause above a token; -1 if there is none. */
  predicateAbove(token: number): number;
  /** Who acts in the active and suffers in the passive; found through relatives, coordination and control. */
  subjectsOf(predicate: number): readonly number[];
  objectsOf(predicate: number): readonly number[];
  /** Who acts in the passive. */
  agentsOf(predicate: number): readonly number[];
  /** Whether a noun is a subject too many: its verb has one before it. A sign that the tree went wrong here. */
  isSecondSubject(token: number): boolean;
  /** The relative clauses of a nominal. */
  relativesOf(noun: number): readonly number[];
  /** What a relative clause, or the pronoun in it, goes back to; -1 if it is none. */
  antecedentOf(token: number): number;
  auxiliariesOf(predicate: number): readonly number[];
  /** 'could', 'will', 'must'; -1 for none. */
  modalOf(predicate: number): number;
  /** 'not', 'never'; -1 for none. */
  negationOf(predicate: number): number;
  /** 'that', 'if', 'after', 'to'; -1 for none. */
  markOf(predicate: number): number;
  isPassive(predicate: number): boolean;
}

const cache = new WeakMap<readonly Token[], Tree>();

/** The trees of a document; built once for each, in time linear in its tokens. */
export function treeOf(doc: { readonly tokens: readonly Token[] }): Tree {
  const known = cache.get(doc.tokens);
  if (known) return known;
  const made = buildTree(new Links(doc.tokens));
  cache.set(doc.tokens, made);
  return made;
}

function buildTree(links: Links): Tree {
  const words = loadReaderWords();
  const roles = new Arguments(links, words);
  return {
    headOf: (token) => links.headOf(token),
    dependentsOf: (token, ...relations) => links.dependentsOf(token, ...relations),
    subtreeOf: (token) => links.subtreeOf(token),
    rangeOf: (token) => links.rangeOf(token),
    conjunctsOf: (token) => links.conjunctsOf(token),
    appositionsOf: (token) => links.appositionsOf(token),
    caseOf: (token) => links.caseOf(token),
    predicateAbove: (token) => links.predicateAbove(token),
    subjectsOf: (predicate) => roles.subjectsOf(predicate),
    objectsOf: (predicate) => roles.objectsOf(predicate),
    agentsOf: (predicate) => roles.agentsOf(predicate),
    isSecondSubject: (token) => links.isSecondSubject(token),
    relativesOf: (noun) => roles.relativesOf(noun),
    antecedentOf: (token) => roles.antecedentOf(token),
    auxiliariesOf: (predicate) => auxiliariesOf(links, predicate),
    modalOf: (predicate) => modalOf(links, predicate, words),
    negationOf: (predicate) => negationOf(links, predicate, words),
    markOf: (predicate) => markOf(links, predicate),
    isPassive: (predicate) => isPassive(links, predicate, words),
  };
}
