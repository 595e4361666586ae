/** What locates a place that is not resolved: the area that the text itself names around it. */
import type { PlaceMention } from '../../contract/coded-document.ts';
import type { EventContext } from './view.ts';

/** Words between a place and the one that locates it: 'X camp, Y town', 'X village in Y', 'X, in the Y region of Z'. */
const BETWEEN = /^(?:PROPN|NOUN|ADJ|DET|NUM)$/;
const LINKS = /^(?:in|of|within|inside|at|near)$/;
/** How many words may stand between. */
const REACH = 5;

/**
 * @param mention where the text says that it happened
 * @returns the mention itself when it is resolved or nothing better is there; else the nearest resolved one that locates it:
 *   the next of its chain ('Tel Hara camp, Merwan town, Red Valley'), or the area that the sentence opens with
 */
export function locatedBy(context: EventContext | Parts, mention: PlaceMention | null): PlaceMention | null {
  if (!mention || mention.resolution.status === 'resolved') return mention;
  const own = context.tokensOf(mention);
  const sentence = context.doc.tokens[own.start]?.sentence;
  const others = context.places.filter(
    (p) => p.role === 'location' && context.doc.tokens[context.tokensOf(p).start]?.sentence === sentence,
  );
  let at = own.end;
  for (const next of others) {
    const range = context.tokensOf(next);
    if (range.start < at) continue;
    if (!isChained(context, at, range.start)) break;
    if (next.resolution.status === 'resolved') return next;
    at = range.end;
  }
  const opening = others.find((p) => p.end <= mention.start && opensSentence(context, p));
  return opening?.resolution.status === 'resolved' ? opening : mention;
}

type Parts = Pick<EventContext, 'doc' | 'places' | 'tokensOf'>;

/** Only a comma or a preposition of place, and nouns that say what sort of place it is. */
function isChained({ doc }: Parts, from: number, to: number): boolean {
  if (to - from > REACH) return false;
  let linked = false;
  for (let at = from; at < to; at++) {
    const token = doc.tokens[at];
    if (token?.text === ',' || LINKS.test(token?.norm ?? '')) linked = true;
    else if (!BETWEEN.test(token?.upos ?? 'X')) return false;
  }
  return linked;
}

/** 'In Red Valley, a camp near Tel Hara …': nothing but prepositions, times and marks before it. */
function opensSentence(context: Parts, place: PlaceMention): boolean {
  const range = context.tokensOf(place);
  const sentence = context.doc.sentences[context.doc.tokens[range.start]?.sentence ?? -1];
  if (!sentence) return false;
  for (let at = sentence.firstToken; at < range.start; at++)
    if (!/^(?:PUNCT|ADP|DET|NUM|ADJ|PROPN)$/.test(context.doc.tokens[at]?.upos ?? 'X')) return false;
  return true;
}
