/** The words and the stance of a verbal cue. */
import type { Span, Stance } from '../../contract/coded-document.ts';
import type { VerbCue } from '../../reference/lexicon/attribution.ts';
import type { VerbGroup } from '../../text/document.ts';
import type { Reading } from './reading.ts';

/**
 * A cue that is itself denied ('did not confirm that', 'never claimed') leaves what it governs open: nobody vouches
 * for it, so it is 'doubts', whatever the stance of the word.
 */
export function stanceOf(cue: VerbCue, verb: VerbGroup): Stance {
  return verb.negated ? 'doubts' : cue.stance;
}

/** The words of the cue: its verb and what joins it ('called on'), with auxiliaries where they make or deny it. */
export function cueSpan(r: Reading, verb: VerbGroup, end: number = verb.endToken): Span {
  const first = verb.negated || verb.voice === 'passive' ? verb.firstToken : verb.head;
  const from = r.tokens[first];
  const to = r.tokens[Math.max(end, verb.endToken) - 1];
  return { start: from?.start ?? verb.start, end: to?.end ?? verb.end };
}
