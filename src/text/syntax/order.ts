/** What the order of phrases says of subject, object and agent, where the tree says nothing. */
import type { NounPhrase, VerbGroup } from '../document.ts';
import type { TokenRange } from '../tree/links.ts';
import type { Tree } from '../tree.ts';
import type { PhraseBook } from './phrase-book.ts';

const PARTICLES = new Set(['out', 'up', 'down', 'off', 'away', 'back', 'over']);
const QUALIFIERS = new Set([
  'than',
  'to',
  'about',
  'over',
  'around',
  'under',
  'at',
  'least',
  'most',
  'as',
  'more',
  'up',
  'nearly',
]);

/** The nearest phrase before a finite verb that has no part in another clause and no preposition. */
export function subjectByOrder(book: PhraseBook, tree: Tree, verb: VerbGroup): NounPhrase | null {
  if (verb.form !== 'finite') return null;
  const { tokens } = book.doc;
  const from = Math.max(
    book.doc.sentences[verb.sentence]?.firstToken ?? 0,
    book.previousVerb(verb)?.endToken ?? 0,
  );
  for (let at = verb.firstToken - 1; at >= from; at--) {
    if (book.isStrong(at) || tokens[at]?.deprel === 'expl') return null;
    const phrase = book.phraseAt(at);
    if (!phrase) continue;
    const first = book.firstConjunct(phrase);
    if (book.isBare(first) && !isArgument(tree, phrase, book)) return first;
    at = phrase.firstToken;
  }
  return null;
}

/** The phrase right before a verb without a subject, if the tree has no use for it: a slip that is easy to see. */
export function subjectBeside(book: PhraseBook, tree: Tree, verb: VerbGroup): NounPhrase | null {
  if (verb.form === 'infinitive' || verb.form === 'gerund') return null;
  let at = verb.firstToken - 1;
  while (book.doc.tokens[at]?.upos === 'ADV' || book.isQuote(at)) at--;
  const phrase = book.phraseAt(at);
  if (!phrase || phrase.sentence !== verb.sentence) return null;
  const top = topOf(phrase, tree);
  const loose = LOOSE.has(book.doc.tokens[top]?.deprel ?? '') || tree.isSecondSubject(top);
  return loose && book.isBare(book.firstConjunct(phrase)) ? phrase : null;
}

/** Relations that a nominal without preposition does not bear in a sound tree, save times. */
const LOOSE = new Set(['obl', 'nmod', 'dep', 'conj']);

/** The word of a phrase that hangs outside it. */
function topOf(phrase: NounPhrase, tree: Tree): number {
  let top = phrase.head;
  for (
    let head = tree.headOf(top);
    head >= phrase.firstToken && head < phrase.endToken;
    head = tree.headOf(top)
  )
    top = head;
  return top;
}

/** Whether the tree gives a phrase to a verb already, as subject or object. */
function isArgument(tree: Tree, phrase: NounPhrase, book: PhraseBook): boolean {
  const top = topOf(phrase, tree);
  return (
    /^(?:nsubj|nsubj:pass|obj|iobj)$/.test(book.doc.tokens[top]?.deprel ?? '') && !tree.isSecondSubject(top)
  );
}

/** The phrase that follows a verb directly, or its particle, or 'at least' before a number. */
export function objectByOrder(
  book: PhraseBook,
  tree: Tree,
  verb: VerbGroup,
  after?: number,
): NounPhrase | null {
  const { tokens, sentences } = book.doc;
  const stop = book.nextVerb(verb)?.firstToken ?? sentences[verb.sentence]?.endToken ?? 0;
  let at = Math.max(verb.endToken, after ?? 0);
  if (after === undefined && PARTICLES.has(book.norm(at)) && tokens[at]?.deprel === 'compound') at++;
  for (; at < stop; at++) {
    const phrase = book.phraseAt(at);
    if (phrase) {
      if (phrase.firstToken < at || !book.isBare(phrase)) return null;
      return /^nsubj/.test(tokens[topOf(phrase, tree)]?.deprel ?? '') ? null : phrase;
    }
    const upos = tokens[at]?.upos;
    if (!(book.isQuote(at) || QUALIFIERS.has(book.norm(at)))) return null;
    if (upos === 'ADP' && !beginsFigure(book, at)) return null;
  }
  return null;
}

/** 'at least 12', 'up to 50 people', 'more than a dozen'. */
function beginsFigure(book: PhraseBook, from: number): boolean {
  for (let at = from + 1; at <= from + 3; at++) {
    if (book.doc.tokens[at]?.upos === 'NUM') return true;
    if (!QUALIFIERS.has(book.norm(at))) return /^(?:a|dozens|hundreds|scores|thousands)$/.test(book.norm(at));
  }
  return false;
}

/** The first phrase with 'by' behind a passive, in its clause: 'was killed in an attack by gunmen'. */
export function agentByOrder(book: PhraseBook, verb: VerbGroup, clause: TokenRange): NounPhrase | null {
  for (let at = verb.endToken; at < clause.end; at++) {
    const phrase = book.phraseAt(at);
    if (phrase && book.prepositionOf(phrase) === 'by' && !book.isTime(phrase)) return phrase;
  }
  return null;
}
