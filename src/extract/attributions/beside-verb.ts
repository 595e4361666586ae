/** The speaker right before a cue, where the tree has put the verb with somebody farther off. */
import type { NounPhrase, VerbGroup } from '../../text/document.ts';
import { isQuoteMark, type Reading, type Source, sentenceBounds } from './reading.ts';

const NOMINATIVE = /^(?:he|she|they|we|i)$/;

/**
 * 'A downturn, he said, could …', 'During the debate, on the eve of the vote, Omar Tal asked': a nominative pronoun before the verb,
 * or a phrase between a comma and the verb, is its subject.
 */
export function besideVerb(r: Reading, verb: VerbGroup): NounPhrase | null {
  if (verb.form !== 'finite' || verb.voice !== 'active') return null;
  let at = verb.firstToken - 1;
  while (r.tokens[at]?.upos === 'ADV') at--;
  const phrase = r.syntax.phraseAt(at);
  if (!phrase || phrase.endToken !== at + 1 || phrase.sentence !== verb.sentence || r.isTime(phrase.head))
    return null;
  if (NOMINATIVE.test(r.norm(phrase.head))) return phrase;
  if (phrase.conjunctOf !== null || phrase.preposition !== null) return null;
  const owner = phrase.possessor === null ? null : r.doc.phrases[phrase.possessor];
  const first = (owner ?? phrase).firstToken;
  const before = r.tokens[first - 1];
  if (before?.norm !== ',' || !/^(?:PROPN|NOUN)$/.test(r.tokens[phrase.head]?.upos ?? '')) return null;
  // 'The army, police and militias said' is a list.
  if (r.syntax.conjunctsOf(phrase).length > 1 || isQuoteMark(r, first)) return null;
  return opensClause(r, first - 1) ? phrase : null;
}

/** What the comma closes is no relative clause whose object the phrase could be, but a phrase or clause of its own. */
function opensClause(r: Reading, comma: number): boolean {
  const { first } = sentenceBounds(r, comma);
  for (let at = comma - 1; at >= first; at--) {
    if (r.norm(at) === ',') return true;
    if (/^(?:who|which|whose)$/.test(r.norm(at))) return false;
  }
  return true;
}

/** The phrase right before the verb, where it seemed to be coordinated with what stands before: '… and a guard said'. */
export function adjacentSubject(r: Reading, verb: VerbGroup): Source | null {
  // 'Veldania to close border': a headline's infinitive is its verb.
  const titled = verb.form === 'infinitive' && r.doc.sentences[verb.sentence]?.kind === 'headline';
  if (verb.form !== 'finite' && !titled) return null;
  let at = verb.firstToken - 1;
  while (r.tokens[at]?.upos === 'ADV') at--;
  const phrase = r.syntax.phraseAt(at);
  if (!phrase || phrase.endToken !== at + 1 || phrase.sentence !== verb.sentence) return null;
  if (r.tokens[phrase.firstToken - 1]?.upos === 'ADP' || !sameSide(r, verb.head, phrase.head)) return null;
  const from = r.tokens[phrase.firstToken];
  if (!from || r.isTime(phrase.head)) return null;
  return { span: { start: from.start, end: phrase.end }, phrase, firstToken: phrase.firstToken };
}

/** Both outside every quotation of speech, or both inside the same. */
export function sameSide(r: Reading, a: number, b: number): boolean {
  const speech = (at: number) => {
    const q = r.quotationAt(at);
    return q?.kind === 'speech' ? q : null;
  };
  return speech(a) === speech(b) || speech(b) === null;
}
