/** Where and when a claim's event happened, by the grammar of its clause. */
import type { Claim, Id, PlaceMention, Span, TimeExpression } from '../../contract/coded-document.ts';
import type { TokenRange } from '../../text/syntax.ts';
import type { ClaimTimeRule, PassedRule } from '../../text/trace-rules.ts';
import { sentenceRange } from './conditions.ts';
import type { ClaimContext } from './context.ts';
import { narrowest } from './place-runs.ts';
import type { Site } from './site.ts';
import { scorePlace } from './where.ts';

export interface Where {
  readonly place: Id | null;
  readonly otherPlaces: readonly Id[];
}

export interface When {
  readonly time: Id | null;
  readonly relation: Claim['timeRelation'];
  /** Stated in another clause of the sentence. */
  readonly shared: boolean;
  readonly rule: ClaimTimeRule;
}

/** The place mentions that only locate another ('near the border with Jordan') or name a party are no places of events. */
export function eventPlaces(context: ClaimContext): readonly PlaceMention[] {
  const byId = new Map(context.places.map((p) => [p.id, p]));
  // 'the surrounding countryside' is told by a town of its own right; 'near the border with Jordan' is not.
  const locating = new Set(
    context.places.flatMap((p) =>
      (p.relation?.of ?? []).filter((id) => (byId.get(id)?.start ?? 0) >= p.start),
    ),
  );
  return context.places.filter((p) => p.role === 'location' && !locating.has(p.id));
}

/** Where the event of a site happened, if its clause says so. */
export function findPlace(
  context: ClaimContext,
  site: Site,
  places: readonly PlaceMention[],
  parties: readonly Span[],
  speech = false,
): Where {
  const inSentence = places
    .filter(
      (p) =>
        p.start >= (context.doc.sentences[site.sentence]?.start ?? 0) &&
        p.end <= (context.doc.sentences[site.sentence]?.end ?? 0),
    )
    .map((place) => ({ place, range: context.tokensOf(place) }))
    .filter(
      ({ place, range }) =>
        context.doc.tokens[range.start]?.sentence === site.sentence &&
        !parties.some((p) => p.start <= place.start && place.end <= p.end),
    );
  if (inSentence.length === 0) return { place: null, otherPlaces: [] };
  const scored = inSentence
    .map(({ place, range }) => ({ place, range, score: scorePlace(context, site, range, speech) }))
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score || a.range.start - b.range.start);
  const [top] = scored;
  if (!top) return { place: null, otherPlaces: [] };
  const run = narrowest(
    context,
    inSentence.map(({ range }) => range),
    inSentence.findIndex(({ place }) => place === top.place),
  );
  const best = inSentence[run] ?? top;
  const others = inSentence.filter(
    ({ place, range }) => place !== best.place && isCoordinate(context, best.range, range),
  );
  return { place: best.place.id, otherPlaces: others.map(({ place }) => place.id) };
}

/**
 * The place that a passage opens with: 'In Tel Amar, …', 'Tel Amar town. …'.
 * @param from the first token of the passage
 * @returns the first location mention that nothing but prepositions and articles stand before; null if there is none
 */
export function openingPlace(context: ClaimContext, from: number): Id | null {
  const { doc } = context;
  for (let at = from; at < from + 6; at++) {
    const place = context.placesAt(at).find((p) => p.role === 'location');
    if (place) {
      const range = context.tokensOf(place);
      const named = doc.tokens[from]?.upos === 'ADP';
      const after = doc.tokens.slice(range.end, range.end + 3).find((t) => t.upos === 'PUNCT')?.text ?? '';
      return named || (at === from && /^[.:,–—]$/.test(after)) ? place.id : null;
    }
    if (!/^(?:ADP|DET|ADJ|ADV)$/.test(doc.tokens[at]?.upos ?? '')) return null;
  }
  return null;
}

/** 'in Tel Amar and Merwan', 'in Tel Amar, Merwan and Ain Tarfa'. */
function isCoordinate(context: ClaimContext, best: TokenRange, other: TokenRange): boolean {
  const { syntax } = context;
  const a = syntax.phraseAt(best.end - 1);
  const b = syntax.phraseAt(other.end - 1);
  return a !== null && b !== null && a !== b && syntax.conjunctsOf(a).includes(b);
}

/** When the event of a site happened, if its sentence says so. */
export function findTime(context: ClaimContext, site: Site, attributionTimes: ReadonlySet<Id>): When {
  const candidates = timesBeside(context, site)
    .filter(({ time }) => time.type !== 'SET' && !attributionTimes.has(time.id))
    .map((each) => ({ ...each, relation: relationOf(context, each.time, each.range) }))
    .filter((each) => each.relation !== null)
    .map((each) => ({ ...each, ...scoreTime(context, site, each.range, each.time) }))
    .filter((each) => each.score > 0)
    .sort(
      (a, b) =>
        // 'held for a day' says how long: a date of the same clause says when.
        Number(isUndated(a.time)) - Number(isUndated(b.time)) ||
        b.score - a.score ||
        a.range.start - b.range.start,
    );
  const best = candidates[0];
  if (!best) return { time: null, relation: null, shared: false, rule: 'none-said' };
  return { time: best.time.id, relation: best.relation, shared: best.score < 30, rule: best.rule };
}

/** The times of a site's sentence that do not date it, each with the reason. */
export function passedTimes(
  context: ClaimContext,
  site: Site,
  attributionTimes: ReadonlySet<Id>,
  chosen: Id | null,
): { time: Id; rule: PassedRule }[] {
  return timesBeside(context, site)
    .filter(({ time }) => time.id !== chosen)
    .map(({ time, range }) => {
      if (attributionTimes.has(time.id)) return { time: time.id, rule: 'saying' };
      if (time.type === 'SET' || relationOf(context, time, range) === null)
        return { time: time.id, rule: 'other-kind' };
      const near = scoreTime(context, site, range, time).score > 0;
      return { time: time.id, rule: near ? 'farther' : 'other-clause' };
    });
}

interface TimeBeside {
  readonly time: TimeExpression;
  readonly range: TokenRange;
}

function timesBeside(context: ClaimContext, site: Site): TimeBeside[] {
  const sentence = sentenceRange(context, site);
  return context
    .timesIn(site.sentence)
    .map((time) => ({ time, range: context.tokensOf(time) }))
    .filter(({ range }) => range.start >= sentence.start && range.end <= sentence.end);
}

/** A length of time that is nowhere on the calendar. */
export function isUndated(time: TimeExpression): boolean {
  return time.type === 'DURATION' && time.begin === null && time.until === null;
}

function relationOf(context: ClaimContext, time: TimeExpression, range: TokenRange): Claim['timeRelation'] {
  let before = range.start - 1;
  while (
    [
      'more',
      'than',
      'at',
      'least',
      'about',
      'over',
      'nearly',
      'the',
      'almost',
      'around',
      'early',
      'late',
    ].includes(context.doc.tokens[before]?.norm ?? '')
  )
    before--;
  const word = context.doc.tokens[before]?.norm ?? '';
  // 'two weeks after the attack' has a place in the calendar where the attack has.
  if (time.type === 'DURATION' && time.anchor !== null && time.anchor !== 'document') return 'on';
  if (time.type === 'DURATION') return word === 'for' || word === 'over' || word === 'during' ? 'for' : null;
  if (word === 'since') return 'since';
  if (word === 'until' || word === 'till') return 'until';
  if (word === 'before') return 'before';
  if (word === 'after') return 'after';
  return 'on';
}

interface TimeScore {
  /** Higher: closer to the event by grammar; 0: the time of something else. */
  readonly score: number;
  readonly rule: ClaimTimeRule;
}

function scoreTime(context: ClaimContext, site: Site, range: TokenRange, time: TimeExpression): TimeScore {
  if (isSequel(context, site, range)) return { score: 0, rule: 'none-said' };
  const vague = time.begin === null && time.until === null && time.type !== 'DURATION' ? 25 : 0;
  if (site.phrase && range.start >= site.phrase.firstToken && range.end <= site.phrase.endToken)
    return { score: 95 - vague, rule: 'in-phrase' };
  const within = range.start >= site.clause.start && range.end <= site.clause.end;
  if (within && range.start >= site.end)
    return { score: Math.max(32, 80 - (range.start - site.end)) - vague, rule: 'clause-after' };
  if (within) return { score: 60 - vague, rule: 'clause-before' };
  if (leadsTo(context, site, range)) return { score: 29 - vague, rule: 'leads-to' };
  // A time that opens the sentence frames all of it, unless a speech is what it dates.
  const first = sentenceRange(context, site).start;
  if (range.start - first <= 3) return { score: 28 - vague, rule: 'sentence-opening' };
  if (sharesClause(context, site, range)) return { score: 20 - Math.min(10, vague), rule: 'shared-clause' };
  return { score: 0, rule: 'none-said' };
}

/** 'abducted … and released [two days later]', 'arrested …; they were freed [the next day]': counted from what is told before. */
function isSequel(context: ClaimContext, site: Site, range: TokenRange): boolean {
  if (!isCountedOn(context, range)) return false;
  const verbs = context.doc.verbs.filter((v) => v.head >= site.end && v.endToken <= range.start);
  return (
    range.start >= site.end && verbs.some((v) => v.form !== 'infinitive' && v.sentence === site.sentence)
  );
}

/** 'two days later', 'the next day': a time that is counted from something told before it. */
export function isCountedOn(context: ClaimContext, range: TokenRange): boolean {
  const words = context.doc.tokens.slice(range.start, range.end).map((token) => token.norm);
  return words.at(-1) === 'later' || /^the (?:next|following) /.test(words.join(' '));
}

/** 'collapsed last month after fighters clashed': the clash, too, was then or shortly before, whatever opens the sentence. */
function leadsTo(context: ClaimContext, site: Site, range: TokenRange): boolean {
  if (!site.verb || context.doc.tokens[range.end]?.norm !== 'after') return false;
  const owner = context.syntax.governorOf(range.start);
  return owner !== null && owner.head === context.doc.verbs[site.verb.index - 1]?.head;
}

/** The time of the clause that this one continues ('shelled it on Friday, killing six', 'and wounded two on Friday'). */
function sharesClause(context: ClaimContext, site: Site, range: TokenRange): boolean {
  const verb = site.verb;
  if (!verb) return false;
  const owner = context.syntax.governorOf(range.start);
  if (!owner) return false;
  const subordinate = context.syntax.subordinatorOf(verb);
  // 'The Front, which broke away last year, called …': a relative clause dates itself only.
  if (/^(?:who|which|that|whose|where)$/.test(context.syntax.subordinatorOf(owner)?.norm ?? '')) return false;
  if (verb.form === 'gerund' && context.syntax.controllerOf(verb) === owner) return true;
  const same =
    context.syntax.subjectOf(owner) !== null &&
    context.syntax.subjectOf(owner) === context.syntax.subjectOf(verb);
  if (same && subordinate === null) return true;
  const other = context.syntax.subordinatorOf(owner)?.norm;
  return (
    other === 'when' ||
    other === 'as' ||
    subordinate?.norm === 'when' ||
    subordinate?.norm === 'as' ||
    (subordinate === null && other === undefined && bothPassive(context, verb, owner))
  );
}

function bothPassive(context: ClaimContext, a: Site['verb'], b: Site['verb']): boolean {
  return (
    a !== null &&
    b !== null &&
    context.syntax.voiceOf(a) === 'passive' &&
    context.syntax.voiceOf(b) === 'passive'
  );
}
