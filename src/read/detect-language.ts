/** Which language a text is written in. */
import { eld } from 'eld/extrasmall';

/** Past this many characters of text more evidence does not change the answer. */
const SAMPLE = 4000;
/** Below this many letters the detector's first answer is often a near relative of the right one. */
const SHORT = 80;
/** Of a short text: how near to the best language's score English must come to be taken for it. */
const NEAR = 0.6;

/**
 * Detects a text's language.
 * @returns a BCP 47 language subtag, or 'und' where the text holds too little to tell
 */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 3) return 'und';
  const result = eld.detect(sample);
  if (letters < SHORT) {
    const scores = result.getScores();
    const best = Math.max(0, ...Object.values(scores));
    if ((scores.en ?? 0) >= best * NEAR && best > 0) return 'en';
  }
  return result.language || 'und';
}
