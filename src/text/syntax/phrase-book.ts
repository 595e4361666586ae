/** The phrases and verb groups of a document by token and by sentence, and the coordination of phrases. */
import type { ReaderWords } from '../../reference/lexicon/reader.ts';
import type { NounPhrase, ReadDocument, VerbGroup } from '../document.ts';

/** A phrase with the preposition before it. */
export interface PrepositionalPhrase {
  /** Lower-cased: 'in', 'against'. */
  readonly preposition: string;
  readonly phrase: NounPhrase;
}

const STRONG = new Set([';', ':', '–', '—', '(', ')']);
const QUOTES = new Set(['"', '“', '”', "''", '``', '«', '»']);

export class PhraseBook {
  readonly doc: ReadDocument;
  readonly #words: ReaderWords;
  readonly #phraseOf: Int32Array;
  readonly #verbOf: Int32Array;
  readonly #phrases: ReadonlyMap<number, readonly NounPhrase[]>;
  readonly #verbs: ReadonlyMap<number, readonly VerbGroup[]>;
  readonly #conjuncts = new Map<number, readonly NounPhrase[]>();

  constructor(doc: ReadDocument, words: ReaderWords) {
    this.doc = doc;
    this.#words = words;
    this.#phraseOf = new Int32Array(doc.tokens.length).fill(-1);
    for (const p of doc.phrases) this.#phraseOf.fill(p.index, p.firstToken, p.endToken);
    this.#verbOf = new Int32Array(doc.tokens.length).fill(-1);
    for (const v of doc.verbs) this.#verbOf.fill(v.index, v.firstToken, v.endToken);
    this.#phrases = Map.groupBy(doc.phrases, (p) => p.sentence);
    this.#verbs = Map.groupBy(doc.verbs, (v) => v.sentence);
  }

  phraseAt(token: number): NounPhrase | null {
    return this.doc.phrases[this.#phraseOf[token] ?? -1] ?? null;
  }

  verbAt(token: number): VerbGroup | null {
    return this.doc.verbs[this.#verbOf[token] ?? -1] ?? null;
  }

  phrasesOf(sentence: number): readonly NounPhrase[] {
    return this.#phrases.get(sentence) ?? [];
  }

  verbsOf(sentence: number): readonly VerbGroup[] {
    return this.#verbs.get(sentence) ?? [];
  }

  /** The nearest verb group of the sentence before or after a verb. */
  previousVerb(verb: VerbGroup): VerbGroup | null {
    const before = this.doc.verbs[verb.index - 1];
    return before?.sentence === verb.sentence ? before : null;
  }

  nextVerb(verb: VerbGroup): VerbGroup | null {
    const after = this.doc.verbs[verb.index + 1];
    return after?.sentence === verb.sentence ? after : null;
  }

  norm(token: number): string {
    return this.doc.tokens[token]?.norm ?? '';
  }

  isTime(phrase: NounPhrase): boolean {
    const head = this.norm(phrase.head);
    return (
      this.#words.timeNouns.has(head) && !(head === 'may' && this.doc.tokens[phrase.head]?.upos !== 'PROPN')
    );
  }

  /** Whether the next phrase is owned by this one ("the group's leader"). */
  isPossessor(phrase: NounPhrase): boolean {
    return this.doc.phrases[phrase.index + 1]?.possessor === phrase.index;
  }

  isStrong(token: number): boolean {
    return STRONG.has(this.norm(token));
  }

  isQuote(token: number): boolean {
    return QUOTES.has(this.norm(token));
  }

  prepositionOf(phrase: NounPhrase): string | null {
    return phrase.preposition === null ? null : this.norm(phrase.preposition);
  }

  /** Whether a phrase may be subject or object: no preposition, no time, no possessor. */
  isBare(phrase: NounPhrase): boolean {
    return phrase.preposition === null && !this.isTime(phrase) && !this.isPossessor(phrase);
  }

  conjunctsOf(phrase: NounPhrase): readonly NounPhrase[] {
    const known = this.#conjuncts.get(phrase.index);
    if (known) return known;
    const found = this.#findConjuncts(phrase);
    for (const each of found) this.#conjuncts.set(each.index, found);
    return found;
  }

  firstConjunct(phrase: NounPhrase): NounPhrase {
    return this.conjunctsOf(phrase)[0] ?? phrase;
  }

  #findConjuncts(phrase: NounPhrase): readonly NounPhrase[] {
    const { phrases } = this.doc;
    let first = phrase;
    for (let before = phrases[first.conjunctOf ?? -1]; before; before = phrases[first.conjunctOf ?? -1])
      first = before;
    const found = new Set([first.index]);
    for (const each of this.phrasesOf(phrase.sentence))
      if (each.conjunctOf !== null && found.has(each.conjunctOf)) found.add(each.index);
    return [...found].flatMap((index) => phrases[index] ?? []);
  }

  /** The prepositional phrases behind a noun, as far as no verb, clause or break comes between. */
  prepositionsOfNoun(
    noun: number,
    clauses: { opensClause(token: number): boolean },
  ): readonly PrepositionalPhrase[] {
    const { tokens, sentences } = this.doc;
    const found: PrepositionalPhrase[] = [];
    let end = this.phraseAt(noun)?.endToken ?? noun + 1;
    const limit = sentences[tokens[noun]?.sentence ?? -1]?.endToken ?? 0;
    for (let at = end; at < limit; at++) {
      const phrase = this.phraseAt(at);
      if (phrase) {
        const chained = phrase.conjunctOf !== null && phrase.firstToken <= end + 3;
        const preposition = this.prepositionOf(phrase);
        if (preposition !== null && (phrase.preposition ?? -1) >= end - 1)
          found.push({ preposition, phrase });
        else if (!(this.isTime(phrase) || chained || this.isPossessor(phrase))) break;
        end = phrase.endToken;
        at = phrase.endToken - 1;
        continue;
      }
      if (this.verbAt(at) || this.isStrong(at) || clauses.opensClause(at)) break;
      const upos = tokens[at]?.upos;
      const comma = this.norm(at) === ',';
      if (upos === 'PUNCT' && !this.isQuote(at) && !comma) break;
      if ((comma || upos === 'CCONJ') && this.phraseAt(at + 1)?.conjunctOf == null) break;
    }
    return found;
  }
}
