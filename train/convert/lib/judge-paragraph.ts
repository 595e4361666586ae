/** What of a plain text is prose that words can be learnt from. */

/** Why a paragraph is left out. */
export type Fault = 'short' | 'few letters' | 'not English' | 'capitals' | 'no sentence' | 'boilerplate';

const LEAST_WORDS = 8;
/** Below so many words a paragraph must end like a sentence, or it is a heading or a caption. */
const SHORT = 20;
const LEAST_LETTERS = 0.68;
const LEAST_ASCII = 0.97;
const LEAST_FUNCTION_WORDS = 0.14;
const MOST_CAPITALS = 0.3;
const SENTENCE_END = /[.!?:;…]["'”’)\]]*$/u;
const FUNCTION_WORDS = new Set(
  (
    'a about after against all also an and any are as at be because been before between both but by can could did do ' +
    'during each for from had has have he her him his how i if in into is it its may me might more most must my no not ' +
    'of on one only or other our out over own said same shall she should so some such than that the their them then ' +
    'there these they this those through to too under until up upon us very was we were what when where which while ' +
    'who whom whose why will with within without would you your'
  ).split(' '),
);
const BOILERPLATE =
  /all rights reserved|click here|cookies?\b.{0,40}\b(?:use|accept|policy)|(?:read|show) more$|share (?:this|on)|sign up (?:for|to)|subscribe (?:to|now)|terms (?:of use|and conditions)/iu;

/**
 * Judges one paragraph.
 * @param text the paragraph, its white space folded
 * @returns the first fault found, or null where it is kept: eight words and more; at least 68 % of its characters letters,
 *   97 % of those ASCII; at least 14 % common English function words; at most 30 % words in capitals; below twenty words
 *   ending like a sentence and without a phrase of web pages
 */
export function judgeParagraph(text: string): Fault | null {
  const words = text.split(' ');
  if (words.length < LEAST_WORDS) return 'short';
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const ascii = text.match(/[a-z]/giu)?.length ?? 0;
  if (letters < LEAST_LETTERS * text.length) return 'few letters';
  if (ascii < LEAST_ASCII * letters) return 'not English';
  const common = words.filter((word) => FUNCTION_WORDS.has(word.toLowerCase().replace(/[^a-z]/gu, '')));
  if (common.length < LEAST_FUNCTION_WORDS * words.length) return 'not English';
  const capitals = words.filter((word) => /\p{Lu}.*\p{Lu}/u.test(word) && word === word.toUpperCase());
  if (capitals.length > MOST_CAPITALS * words.length) return 'capitals';
  if (words.length >= SHORT) return null;
  if (!SENTENCE_END.test(text)) return 'no sentence';
  return BOILERPLATE.test(text) ? 'boilerplate' : null;
}
