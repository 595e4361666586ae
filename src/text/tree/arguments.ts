/** Who does what to whom: subjects, objects and agents, also where the tree leaves them to be understood. */
import type { ReaderWords } from '../../reference/lexicon/reader.ts';
import type { Links } from './links.ts';
import { hasTo, isPassive, markOf } from './verb-forms.ts';

const RELATIVES = new Set(['who', 'which', 'that', 'whom']);
/** 'accused the Front [of] shelling', 'kept them [from] leaving': the object is the one who acts. */
const OBJECT_MARKS = new Set(['of', 'for', 'from']);

export class Arguments {
  readonly #links: Links;
  readonly #words: ReaderWords;
  readonly #subjects = new Map<number, readonly number[]>();

  constructor(links: Links, words: ReaderWords) {
    this.#links = links;
    this.#words = words;
  }

  /**
   * The surface subjects of a clause: who acts in the active, who suffers in the passive. Relatives give their
   * antecedent; clauses without a subject take it from the verb that controls them.
   */
  subjectsOf(predicate: number): readonly number[] {
    const known = this.#subjects.get(predicate);
    if (known) return known;
    this.#subjects.set(predicate, []); // A chain of control that comes back to itself has no subject.
    const found = this.#ownSubjects(predicate) ?? this.#understoodSubjects(predicate);
    this.#subjects.set(predicate, found);
    return found;
  }

  #ownSubjects(predicate: number): readonly number[] | null {
    const links = this.#links;
    // 'There were clashes': what comes behind is not who does it.
    const empty = this.#isExistential(predicate);
    const own = links
      .dependentsOf(predicate, 'nsubj', 'nsubj:pass')
      .filter((each) => !(empty && each > predicate));
    if (own.length > 0) return this.#expand([this.#firstSubject(own)], predicate);
    return empty || links.dependentsOf(predicate, 'csubj', 'csubj:pass').length > 0 ? [] : null;
  }

  /** One subject is all that a clause has; of two in the tree, the first is it, unless it owns the second. */
  #firstSubject(own: readonly number[]): number {
    const [first = -1, second] = own;
    const links = this.#links;
    if (second === undefined) return first;
    const owner = links
      .subtreeOf(first)
      .some((each) => links.upos(each) === 'PART' && each > first && each < second);
    return owner ? second : first;
  }

  #isExistential(predicate: number): boolean {
    return this.#links.dependentsOf(predicate, 'expl').some((each) => this.#links.norm(each) === 'there');
  }

  #understoodSubjects(predicate: number): readonly number[] {
    const links = this.#links;
    const head = links.headOf(predicate);
    if (head < 0) return [];
    switch (links.relationOf(predicate)) {
      case 'conj':
        return links.isPredicate(head) ? this.subjectsOf(head) : [];
      case 'acl:relcl':
        return [head];
      case 'acl':
        return hasTo(links, predicate) ? this.#ownersOf(head) : [head];
      case 'amod':
        return [head];
      case 'xcomp':
        return this.#controllersOf(predicate, head, true);
      case 'parataxis':
      case 'discourse':
        return [];
      default: {
        const above = links.isPredicate(head) ? head : links.predicateAbove(head);
        return above < 0 ? [] : this.#controllersOf(predicate, above, false);
      }
    }
  }

  /** Who is to act on a plan or an attempt: its possessor, who is told to, or who made it. */
  #ownersOf(noun: number): readonly number[] {
    const links = this.#links;
    const owner = links.dependentsOf(noun, 'nmod:poss');
    if (owner.length > 0) return this.#expand(owner, noun);
    const above = links.predicateAbove(noun);
    // 'called on all factions to fight': those called on, wherever the infinitive hangs.
    const directed = links.headOf(noun) === above && this.#words.objectControl.has(links.lemma(above));
    if (directed && !links.is(noun, 'nsubj', 'nsubj:pass')) return this.#expand([noun], noun);
    return above < 0 ? [] : this.subjectsOf(above);
  }

  #controllersOf(predicate: number, head: number, complement: boolean): readonly number[] {
    const links = this.#links;
    const to = hasTo(links, predicate);
    const marked = OBJECT_MARKS.has(links.norm(markOf(links, predicate)));
    const directs = this.#words.objectControl.has(links.lemma(head));
    if (!(complement || marked || (to && directs))) return this.subjectsOf(head);
    if (this.#words.subjectControl.has(links.lemma(head))) return this.subjectsOf(head);
    if (isPassive(links, head, this.#words)) return this.subjectsOf(head);
    const object = links.dependentsOf(head, 'obj', 'iobj').filter((each) => each < predicate);
    if (object.length > 0) return this.#expand(object.slice(0, 1), predicate);
    // 'called on all factions to fight': those called on do it.
    const called = links
      .dependentsOf(head, 'obl')
      .filter(
        (each) => each < predicate && links.caseOf(each).some((c) => /^(?:up)?on$|^for$/.test(links.norm(c))),
      );
    return to && called.length > 0 ? this.#expand(called.slice(-1), predicate) : this.subjectsOf(head);
  }

  /** The direct objects of a clause; an object that stands behind coordinated verbs is the object of each. */
  objectsOf(predicate: number): readonly number[] {
    const links = this.#links;
    if (isPassive(links, predicate, this.#words)) return [];
    const own = links.dependentsOf(predicate, 'obj');
    const object = own.find((each) => each > predicate) ?? own[0];
    if (object !== undefined) return this.#expand([object], predicate);
    if (this.#isExistential(predicate))
      return links.dependentsOf(predicate, 'nsubj').filter((each) => each > predicate);
    const gap = this.#gapOf(predicate);
    if (gap >= 0) return [gap];
    const shared = this.#sharedObject(predicate);
    return shared >= 0 ? links.conjunctsOf(shared) : [];
  }

  /** 'the town [that] they shelled': what a relative clause with a subject of its own leaves open. */
  #gapOf(predicate: number): number {
    const links = this.#links;
    if (!links.is(predicate, 'acl:relcl') || this.#words.intransitive.has(links.lemma(predicate))) return -1;
    const subjects = links.dependentsOf(predicate, 'nsubj');
    if (subjects.length === 0 || subjects.some((each) => RELATIVES.has(links.norm(each)))) return -1;
    const others = links.dependentsOf(predicate, 'ccomp', 'xcomp', 'cop', 'iobj').length > 0;
    const placed = links
      .dependentsOf(predicate, 'advmod', 'obl', 'obl:unmarked')
      .some((each) => each < predicate && /^(?:where|when|why|how|wh.*)$/.test(links.norm(each)));
    return others || placed || links.upos(predicate) !== 'VERB' ? -1 : links.headOf(predicate);
  }

  /** 'shelled and [burned] the village': a verb without an object whose neighbour's object follows both. */
  #sharedObject(predicate: number): number {
    const links = this.#links;
    const coordinated = links.conjunctsOf(predicate);
    if (coordinated.length === 1 || this.#words.intransitive.has(links.lemma(predicate))) return -1;
    for (const other of coordinated) {
      const object = other === predicate ? undefined : links.dependentsOf(other, 'obj')[0];
      if (object === undefined || object < predicate || object < other) continue;
      const [left, right] = other < predicate ? [other, predicate] : [predicate, other];
      if (this.#joinDirectly(left, right)) return object;
    }
    return -1;
  }

  /** Only a conjunction, commas, adverbs and further verbs between two verbs. */
  #joinDirectly(left: number, right: number): boolean {
    for (let at = left + 1; at < right; at++)
      if (!/^(?:CCONJ|PUNCT|ADV|AUX|VERB|PART)$/.test(this.#links.upos(at) ?? '')) return false;
    return true;
  }

  /** Who does what a passive clause tells: 'by the army'. Shared by coordinated passives. */
  agentsOf(predicate: number): readonly number[] {
    const links = this.#links;
    if (!isPassive(links, predicate, this.#words)) return [];
    for (const each of [predicate, ...links.conjunctsOf(predicate)]) {
      const agents = links
        .dependentsOf(each, 'obl:agent', 'obl', 'nmod')
        .filter(
          (at) =>
            links.upos(at) !== 'VERB' &&
            !this.#words.timeNouns.has(links.norm(at)) &&
            links.caseOf(at).some((c) => links.norm(c) === 'by'),
        );
      if (agents.length > 0) return this.#expand(agents.slice(0, 1), each);
    }
    return [];
  }

  /** The clauses that modify a nominal and have it for an argument. */
  relativesOf(noun: number): readonly number[] {
    return this.#links.dependentsOf(noun, 'acl:relcl');
  }

  /** The nominal that a relative clause modifies, given the clause's head or a pronoun in it; -1 if there is none. */
  antecedentOf(token: number): number {
    const links = this.#links;
    for (let at = token; at >= 0; at = links.headOf(at)) {
      if (links.is(at, 'acl:relcl')) return links.headOf(at);
      if (at !== token && links.isPredicate(at) && !links.is(at, 'conj')) return -1;
    }
    return -1;
  }

  /** Relative pronouns become what they stand for, all others their coordination. */
  #expand(tokens: readonly number[], predicate: number): readonly number[] {
    const links = this.#links;
    return tokens.flatMap((each) => {
      if (!RELATIVES.has(links.norm(each)) || links.upos(each) === 'DET') return links.conjunctsOf(each);
      const antecedent = this.antecedentOf(predicate);
      return antecedent >= 0 ? [antecedent] : [each];
    });
  }
}
