/** Violence that is only a manner of speaking: 'the candidate attacked her rival's record', 'the striker shot'. */
import { loadFigurativeWords } from '../../reference/lexicon/figurative.ts';
import { classesOf } from './classes.ts';
import type { ClaimContext } from './context.ts';
import type { Trigger } from './triggers.ts';

interface Signs {
  readonly force: ReadonlySet<string>;
  readonly fields: ReadonlySet<string>;
  readonly manner: boolean;
}

/** Half-open token range in one sentence. */
interface Spot {
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
}

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

/**
 * Tests for one document; what they read off the document is read once. Words are taken as they stand where anything of
 * force stands in their sentence or the next to it, and where nothing tells of politics, sport or trade.
 */
export function figurativeTest(context: ClaimContext): Figurative {
  const words = loadFigurativeWords();
  const bySentence = new Map<number, Signs>();
  let document: Signs | null = null;

  const signsIn = (from: number, to: number, skip: readonly [number, number] = [-1, -1]): Signs => {
    const force = new Set<string>();
    const fields = new Set<string>();
    let manner = false;
    for (let at = from; at < to; at++) {
      if (at >= skip[0] && at < skip[1]) continue;
      const { lemma = '', norm = '' } = context.doc.tokens[at] ?? {};
      if (words.force.has(lemma) || words.force.has(norm)) force.add(lemma);
      if (words.fields.has(lemma)) fields.add(lemma);
      else if (words.fields.has(norm)) fields.add(norm);
      manner ||= words.manner.has(lemma) || words.manner.has(norm);
    }
    return { force, fields, manner };
  };
  const signsOf = (sentence: number): Signs | null => {
    const known = bySentence.get(sentence);
    const span = context.doc.sentences[sentence];
    if (known || !span) return known ?? null;
    const signs = signsIn(span.firstToken, span.endToken);
    bySentence.set(sentence, signs);
    return signs;
  };

  /** Whether one field's words outweigh those of force by two to one. */
  const isAbout = (signs: Signs): boolean => {
    const counts = new Map<string, number>();
    for (const lemma of signs.fields) {
      const field = words.fields.get(lemma) ?? '';
      counts.set(field, (counts.get(field) ?? 0) + 1);
    }
    return [...counts].some(
      ([field, count]) => count >= (words.enough.get(field) ?? Infinity) && count > 2 * signs.force.size,
    );
  };
  const calmAround = ({ sentence, start, end }: Spot): Signs | null => {
    const span = context.doc.sentences[sentence];
    if (!span) return null;
    const own = signsIn(span.firstToken, span.endToken, [start, end]);
    if (own.force.size > 0) return null;
    return [sentence - 1, sentence + 1].some((next) => (signsOf(next)?.force.size ?? 0) > 0) ? null : own;
  };
  const inFigures = (spot: Spot): boolean => {
    const own = calmAround(spot);
    if (!own) return false;
    document ??= signsIn(0, context.doc.tokens.length);
    return isAbout(document) || (own.manner && own.fields.size > 0);
  };
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
