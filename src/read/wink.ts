/**
 * Tokens, tags, lemmas and sentences of one paragraph, from wink-nlp and its English model. It stands here alone, so
 * that the trained reader can take its place.
 */
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { Upos } from '../text/document.ts';

const nlp = winkNLP(model, ['sbd', 'pos']);
const its = nlp.its;

export interface WinkToken {
  /** Half-open, in UTF-16 code units, into the paragraph. */
  readonly start: number;
  readonly end: number;
  readonly lemma: string;
  readonly upos: Upos;
}

export interface WinkSentence {
  readonly tokens: readonly WinkToken[];
}

/**
 * Reads one paragraph.
 * @param paragraph its text; white space inside is kept out of the tokens
 * @returns its sentences with their tokens, in order; offsets count from the paragraph's start
 * @throws Error when the tokens cannot be found again in the text, which would shift every later offset
 */
export function readParagraph(paragraph: string): readonly WinkSentence[] {
  const doc = nlp.readDoc(paragraph);
  const texts = doc.tokens().out() as string[];
  const tags = doc.tokens().out(its.pos) as string[];
  const lemmas = doc.tokens().out(its.lemma as never) as unknown as string[];
  const spans = doc.sentences().out(its.span) as unknown as [number, number][];
  let at = 0;
  const tokens = texts.map((text, index): WinkToken => {
    const start = paragraph.indexOf(text, at);
    if (start < 0) throw new Error(`token "${text}" is not in its paragraph after ${at}`);
    at = start + text.length;
    return { start, end: at, lemma: lemmas[index] ?? text, upos: toUpos(tags[index]) };
  });
  return spans.map(([first, last]) => ({ tokens: tokens.slice(first, last + 1) }));
}

function toUpos(tag: string | undefined): Upos {
  return tag === undefined || tag === 'SPACE' ? 'X' : (tag as Upos);
}
