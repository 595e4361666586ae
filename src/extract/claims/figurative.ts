/** Violence that is only a manner of speaking: 'the candidate attacked her rival's record', 'the striker shot'. */
import { loadFigurativeWords } from '../../reference/lexicon/figurative.ts';
import { figuresOfSpeech, type Spot } from '../../text/figures-of-speech.ts';
import { classesOf } from './classes.ts';
import type { ClaimContext } from './context.ts';
import type { Trigger } from './triggers.ts';

export interface Figurative {
  /** Whether a trigger speaks of force in figures only. */
  trigger(trigger: Trigger): boolean;
  /** The same for words that need not be a trigger. */
  words(spot: Spot): boolean;
}

/** 'He was shot on Sunday': nobody is shot in figures, whatever the report is about. */
function isShotAt(context: ClaimContext, { verb, object }: Trigger['site']): boolean {
  return (
    verb?.voice === 'passive' &&
    context.doc.tokens[verb.head]?.lemma === 'shoot' &&
    object !== null &&
    classesOf(context, object).has('person')
  );
}

/** Tests of the triggers of one document. */
export function figurativeTest(context: ClaimContext): Figurative {
  const words = loadFigurativeWords();
  const { inFigures, calmAround } = figuresOfSpeech(context.doc);
  /** 'the minister's attacks on his rival': by the one who is attacked. */
  const withWords = ({ frame, site }: Trigger, spot: Spot): boolean => {
    if (!words.verbal.has(frame.id) || calmAround(spot) === null) return false;
    const targets = site.prepositions.filter((p) => /^(?:on|against|at)$/.test(p.preposition));
    return [site.object, ...targets.map((p) => p.phrase)].some(
      (phrase) => phrase !== null && words.opponents.has(context.doc.tokens[phrase.head]?.lemma ?? ''),
    );
  };
  return {
    trigger: (trigger) => {
      const { frame, site } = trigger;
      const spot: Spot = { sentence: site.sentence, start: site.start, end: site.reach };
      return (
        words.frames.has(frame.id) &&
        !isShotAt(context, site) &&
        !context.doc.tokens.slice(site.start, site.end).some(({ lemma }) => words.literal.has(lemma)) &&
        (inFigures(spot) || withWords(trigger, spot))
      );
    },
    words: inFigures,
  };
}
