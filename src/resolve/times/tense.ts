/** The tense that a time expression stands in: which way 'on Friday' looks. */
import type { TimeLexicon } from '../../reference/lexicon/times.ts';
import type { ReadDocument, VerbGroup } from '../../text/document.ts';
import type { TimeDraft } from '../../text/drafts/times.ts';

export type Direction = 'past' | 'future' | 'none';

/** Verb groups of each sentence, by index, so that each is looked up once. */
export function groupVerbs(doc: ReadDocument): ReadonlyMap<number, readonly VerbGroup[]> {
  const bySentence = new Map<number, VerbGroup[]>();
  for (const verb of doc.verbs) {
    const list = bySentence.get(verb.sentence);
    if (list) list.push(verb);
    else bySentence.set(verb.sentence, [verb]);
  }
  return bySentence;
}

/** Past or future by the nearest verb group of the sentence, the ones before the expression a little nearer. */
export function directionOf(
  draft: TimeDraft,
  verbs: readonly VerbGroup[],
  doc: ReadDocument,
  lexicon: TimeLexicon,
): Direction {
  if (draft.ahead) return boundsPast(draft, verbs, doc, lexicon) ? 'past' : 'future';
  let best: VerbGroup | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const verb of verbs) {
    const distance = verb.start >= draft.end ? (verb.start - draft.end) * 1.5 + 4 : draft.start - verb.end;
    const bare = verb.form === 'gerund' || (verb.form === 'participle' && verb.voice === 'active');
    const weighted = bare ? distance + 40 : distance;
    if (weighted < bestDistance) {
      best = verb;
      bestDistance = weighted;
    }
  }
  if (!best) return 'none';
  if (best.modal !== null && isPerfect(best, doc, lexicon)) return 'past';
  if (best.tense === 'future' || (best.modal !== null && lexicon.futureModals.has(best.modal)))
    return 'future';
  if (best.form === 'infinitive' && best.end <= draft.start)
    return followsPluperfect(best, verbs, doc, lexicon) ? 'past' : 'future';
  return best.tense === 'past' || best.form === 'participle' || best.tense === 'none' ? 'past' : 'none';
}

/** 'had been hit', 'may have been hit', 'have been hit'. */
function isPerfect(verb: VerbGroup, doc: ReadDocument, lexicon: TimeLexicon): boolean {
  for (let index = verb.firstToken; index < verb.head; index++)
    if (doc.tokens[index]?.upos === 'AUX' && lexicon.perfectAuxiliaries.has(doc.tokens[index]?.lemma ?? ''))
      return true;
  return false;
}

function isPluperfect(verb: VerbGroup, doc: ReadDocument, lexicon: TimeLexicon): boolean {
  return (
    verb.form === 'finite' && verb.tense === 'past' && verb.modal === null && isPerfect(verb, doc, lexicon)
  );
}

/** 'until Thursday they had not called him a suspect', 'by Friday six had died': the bound itself has passed. */
function boundsPast(
  draft: TimeDraft,
  verbs: readonly VerbGroup[],
  doc: ReadDocument,
  lexicon: TimeLexicon,
): boolean {
  return draft.bounds && verbs.some((verb) => isPluperfect(verb, doc, lexicon));
}

/** 'had been due to expire on Friday': a plan that has been overtaken. */
function followsPluperfect(
  verb: VerbGroup,
  verbs: readonly VerbGroup[],
  doc: ReadDocument,
  lexicon: TimeLexicon,
): boolean {
  const before = verbs.findLast((other) => other.end <= verb.start);
  return before !== undefined && isPluperfect(before, doc, lexicon);
}
