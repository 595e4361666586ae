/** The tense that a time expression stands in: which way 'on Friday' looks. */
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

const FUTURE_MODALS = new Set(['will', 'shall', "'ll", 'would', 'may', 'might', 'should', 'must', 'can']);

/** Past or future by the nearest verb group of the sentence, the ones before the expression a little nearer. */
export function directionOf(draft: TimeDraft, verbs: readonly VerbGroup[]): Direction {
  if (draft.ahead) return 'future';
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
  if (best.tense === 'future' || (best.modal !== null && FUTURE_MODALS.has(best.modal))) return 'future';
  if (best.form === 'infinitive' && best.end <= draft.start) return 'future';
  return best.tense === 'past' || best.form === 'participle' || best.tense === 'none' ? 'past' : 'none';
}
