/** Places told one after the other, of which one lies in the next, and the words between them. */
import type { Token } from '../../text/document.ts';
import type { TokenRange } from '../../text/syntax.ts';
import { classesOf } from './classes.ts';
import type { ClaimContext } from './context.ts';

/** Prepositions that say where. */
export const AT = new Set(
  'in at near inside outside around across on throughout within along off between surrounding north south east west behind beside beyond opposite amid under above below'.split(
    ' ',
  ),
);
/** Nouns that a name stands behind or in: 'the city of Merwan', 'the Merwan area'. */
export const GROUND = new Set(
  (
    'city town village district province area areas suburb suburbs outskirts region countryside centre center north south east west part ' +
    'parts heart streets street capital edge vicinity governorate neighborhood neighbourhood market port state island northeast northwest ' +
    'southeast southwest valley border camp county locality settlement municipality hills km kilometers kilometres miles side axis front ' +
    'department prefecture division sub-district subdistrict borough territory territories mountains coast shore road highway bank square'
  ).split(' '),
);

/** How many tokens may stand between two places of one run. */
const RUN = 7;

/**
 * Of places that are told one after the other, the narrowest: the first ('Tel Amar district in Red Valley'), unless it only
 * says which of several the next is ('the Red Valley town of Tel Amar', "Karsa's Tel Amar district").
 * @param places token ranges of the location mentions of a sentence, in text order
 * @param at which of them was found
 * @returns the index of the narrowest of its run
 */
export function narrowest(context: ClaimContext, places: readonly TokenRange[], at: number): number {
  let first = at;
  while (first > 0 && linkOf(context, places[first - 1], places[first]) !== null) first--;
  let best = first;
  for (let next = first + 1; next < places.length; next++) {
    const link = linkOf(context, places[next - 1], places[next]);
    if (link === null) break;
    if (link === 'narrower' && best === next - 1) best = next;
  }
  return best;
}

/** What the second place is to the first; null where they are not told as one. */
function linkOf(
  context: ClaimContext,
  a: TokenRange | undefined,
  b: TokenRange | undefined,
): 'narrower' | 'wider' | null {
  if (!a || !b || b.start < a.end || b.start - a.end > RUN) return null;
  const between = context.doc.tokens.slice(a.end, b.start);
  const plain = between.every(
    (t) =>
      /^(?:NOUN|PROPN|ADJ|DET|NUM|ADV)$/.test(t.upos) ||
      /^[,()]$/.test(t.text) ||
      /^['’]s?$/.test(t.norm) ||
      AT.has(t.norm) ||
      t.norm === 'of',
  );
  if (!plain) return null;
  // 'a Karsa patrol in Merwan', 'the Veldanian embassy in Karsa': whose, and not a wider place.
  const carried = between.find((t) => t.upos === 'NOUN' && !GROUND.has(t.norm));
  if (carried && belongsElsewhere(context, carried)) return null;
  const last = between.at(-1)?.norm;
  const ground = GROUND.has(between.at(-2)?.norm ?? '');
  const owned = /^['’]s?$/.test(between[0]?.norm ?? '');
  const apart = between.some((t) => t.upos === 'ADP' || /^[,()]$/.test(t.text));
  if (owned && !apart) return 'narrower';
  if (last === 'of' && ground && !between.some((t) => t.text === ','))
    return isPartOf(context, a, between) ? 'wider' : 'narrower';
  if (between.length === 0) return null;
  return apart ? 'wider' : null;
}

/**
 * 'Merwan village of Karsa district': the first bears the kind in its name. 'The hilly Karsa town of Merwan', 'southern
 * Veldanian town of Merwan': it tells which town.
 */
function isPartOf(context: ClaimContext, a: TokenRange, between: readonly Token[]): boolean {
  const { tokens } = context.doc;
  if (between.length !== 2) return false;
  for (let at = a.end - 1; at >= a.start - 3; at--) {
    const token = tokens[at];
    if (token?.norm === 'the' || (at < a.end && token?.upos === 'ADJ')) return false;
    if (at < a.start && !/^(?:ADJ|ADV|NOUN|PUNCT)$/.test(token?.upos ?? '')) break;
  }
  return true;
}

/** Missions of a state abroad: its name does not say where they are. */
export const MISSIONS = new Set(
  'embassy embassies consulate consulates mission ambassador envoy flag flags'.split(' '),
);

/** A noun whose name in front tells whose it is: parties, people, missions abroad. */
function belongsElsewhere(context: ClaimContext, noun: Token): boolean {
  if (MISSIONS.has(noun.norm)) return true;
  const phrase = context.syntax.phraseAt(noun.index);
  const classes = phrase ? classesOf(context, phrase) : new Set<string>();
  return classes.has('armed') || classes.has('person') || classes.has('actor') || classes.has('crowd');
}
