/** The arcs of the dependency trees of a document, and what follows from them alone. */
import type { Token } from '../document.ts';

export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

/** Heads and dependents by token index. Built in one pass; every question costs what it returns. */
export class Links {
  readonly tokens: readonly Token[];
  /** Dependents of token i: `#dependents` from `#first[i]` to `#first[i + 1]`, in text order. */
  readonly #dependents: Int32Array;
  readonly #first: Int32Array;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
    this.#first = new Int32Array(tokens.length + 1);
    this.#dependents = new Int32Array(tokens.length);
    for (const { head } of tokens) if (head >= 0) this.#first[head + 1] = (this.#first[head + 1] ?? 0) + 1;
    for (let i = 0; i < tokens.length; i++)
      this.#first[i + 1] = (this.#first[i + 1] ?? 0) + (this.#first[i] ?? 0);
    const next = this.#first.slice();
    for (const { head, index } of tokens) {
      if (head < 0) continue;
      const at = next[head] ?? 0;
      this.#dependents[at] = index;
      next[head] = at + 1;
    }
  }

  norm(token: number): string {
    return this.tokens[token]?.norm ?? '';
  }

  lemma(token: number): string {
    return this.tokens[token]?.lemma ?? '';
  }

  upos(token: number): Token['upos'] | null {
    return this.tokens[token]?.upos ?? null;
  }

  /** The head of a token, -1 for a root. */
  headOf(token: number): number {
    return this.tokens[token]?.head ?? -1;
  }

  relationOf(token: number): string {
    return this.tokens[token]?.deprel ?? 'dep';
  }

  is(token: number, ...relations: readonly string[]): boolean {
    return relations.includes(this.relationOf(token));
  }

  /** The dependents of a token in text order; with relations, only those that bear one of them, to the letter. */
  dependentsOf(token: number, ...relations: readonly string[]): readonly number[] {
    const found: number[] = [];
    for (let at = this.#first[token] ?? 0; at < (this.#first[token + 1] ?? 0); at++) {
      const dependent = this.#dependents[at] ?? -1;
      if (relations.length === 0 || relations.includes(this.relationOf(dependent))) found.push(dependent);
    }
    return found;
  }

  /** A token and all that hangs on it, in text order. */
  subtreeOf(token: number): readonly number[] {
    const found = [token];
    for (let at = 0; at < found.length; at++) found.push(...this.dependentsOf(found[at] ?? -1));
    return found.sort((a, b) => a - b);
  }

  /** From the first to past the last token of a subtree; what stands between may belong elsewhere. */
  rangeOf(token: number): TokenRange {
    const members = this.subtreeOf(token);
    return { start: members[0] ?? token, end: (members.at(-1) ?? token) + 1 };
  }

  /** All members of the coordination that a token is in, itself too, in text order. */
  conjunctsOf(token: number): readonly number[] {
    const found = [this.firstConjunct(token)];
    for (let at = 0; at < found.length; at++)
      found.push(...this.dependentsOf(found[at] ?? -1, 'conj').filter((each) => this.isConjunct(each)));
    return found.sort((a, b) => a - b);
  }

  firstConjunct(token: number): number {
    let first = token;
    while (this.isConjunct(first)) first = this.headOf(first);
    return first;
  }

  /**
   * Whether a token is coordinated with its head. A noun is not where a verb of neither stands between: in 'rebels took
   * the town and residents fled' no tree can join the rebels and the residents.
   */
  isConjunct(token: number): boolean {
    const head = this.headOf(token);
    if (!this.is(token, 'conj') || head < 0) return false;
    if (!/^(?:NOUN|PROPN|PRON|NUM)$/.test(this.upos(head) ?? '') || this.isPredicate(head)) return true;
    for (let at = head + 1; at < token; at++)
      if (/^(?:VERB|AUX)$/.test(this.upos(at) ?? '') && !this.hangsOn(at, head, token)) return false;
    return true;
  }

  /** Whether a token is one of some, or below one of them. */
  hangsOn(token: number, ...above: readonly number[]): boolean {
    for (let at = token; at >= 0; at = this.headOf(at)) if (above.includes(at)) return true;
    return false;
  }

  /** The adpositions and case markers of a nominal, each with its fixed parts: 'because of' gives both. */
  caseOf(token: number): readonly number[] {
    return this.dependentsOf(token, 'case').flatMap((each) => [each, ...this.dependentsOf(each, 'fixed')]);
  }

  /** What says otherwise what a nominal is: 'the Front, [a group] in the south'. */
  appositionsOf(token: number): readonly number[] {
    const own = this.dependentsOf(token, 'appos');
    if (own.length > 0 || this.headOf(token) < 0) return own;
    // 'Rusk, the new governor, fled': a subject too many that stands behind a comma.
    return this.dependentsOf(this.headOf(token), 'nsubj', 'nsubj:pass')
      .filter((each) => each > token && this.isSecondSubject(each) && this.#standsBehind(token, each))
      .slice(0, 1);
  }

  /** Whether only a comma and the opening words of the second stand between two nominals. */
  #standsBehind(first: number, second: number): boolean {
    let comma = false;
    for (let at = first + 1; at < second; at++) {
      if (this.norm(at) === ',') comma = true;
      else if (this.headOf(at) !== first && this.headOf(at) !== second) return false;
    }
    return comma;
  }

  /** Whether a token heads a clause: a verb, or a predicate with a copula or a subject. */
  isPredicate(token: number): boolean {
    if (this.upos(token) === 'VERB' && !this.is(token, 'amod', 'case', 'compound', 'fixed')) return true;
    return this.dependentsOf(token, 'cop', 'nsubj', 'nsubj:pass', 'csubj', 'expl').length > 0;
  }

  /** Whether a noun is a subject too many: its verb has one before it. */
  isSecondSubject(token: number): boolean {
    if (!this.is(token, 'nsubj', 'nsubj:pass')) return false;
    return this.dependentsOf(this.headOf(token), 'nsubj', 'nsubj:pass').some((each) => each < token);
  }

  /** The nearest clause head above a token, -1 if there is none. */
  predicateAbove(token: number): number {
    let at = this.headOf(token);
    while (at >= 0 && !this.isPredicate(at)) at = this.headOf(at);
    return at;
  }
}
