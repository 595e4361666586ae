/**
 * How a place mention hangs on a trigger: the path between them through the dependency tree. Each step away from 'in Tel
 * Amar' right under the verb costs; a step that leads to somebody's origin, subject matter or speech ends the path.
 */
import type { NounPhrase } from '../../text/document.ts';
import type { TokenRange } from '../../text/syntax.ts';
import { type Tree, treeOf } from '../../text/tree.ts';
import { classesOf } from './classes.ts';
import type { ClaimContext } from './context.ts';
import { AT, GROUND, MISSIONS } from './place-runs.ts';
import type { Site } from './site.ts';

/** Prepositions that point at a place as often as at a subject matter. */
const TOWARDS = new Set('to into towards toward against over through onto via upon'.split(' '));
/** What a path may cost before the place is that of something else. */
const FULL = 90;
const LEAST = 30;

/** Steps up from the place through nominals: what its relation to the next word costs. */
const NOMINAL: Readonly<Record<string, number>> = {
  obj: 8,
  iobj: 15,
  obl: 8,
  'obl:unmarked': 8,
  'obl:agent': 30,
  nmod: 10,
  'nmod:poss': 20,
  'nmod:unmarked': 10,
  compound: 10,
  amod: 10,
  flat: 2,
  appos: 3,
  conj: 6,
  'nsubj:pass': 8,
  nsubj: 28,
  advmod: 8,
  list: 20,
  dep: 20,
  nummod: 10,
  parataxis: 62,
};

/**
 * @param range the tokens of a location mention, in the sentence of the trigger
 * @param speech whether the trigger is an act of saying: whom it is said to or of is not where
 * @returns higher: closer to the trigger; 0: the place of something else
 */
export function scorePlace(context: ClaimContext, site: Site, range: TokenRange, speech: boolean): number {
  const { syntax } = context;
  const phrase = syntax.phraseAt(range.end - 1);
  if (namesMission(context, range)) return 0;
  const inTrigger = site.phrase && range.start >= site.phrase.firstToken && range.end <= site.start;
  if (inTrigger) return 75;
  if (!speech && phrase && isNamedBy(context, phrase, range) && isObject(context, site, phrase)) return 95;
  const opens = opensSentence(context, range);
  const path = scorePath(context, site, range, speech) - Math.min(8, gap(site, range) / 3);
  // 'In Red Valley, …' frames what a place further on tells more exactly.
  if (opens && !isSaidLater(context, site, range)) return Math.min(40, Math.max(35, path));
  return path < LEAST ? 0 : path;
}

/** 'outside the [Veldanian] consulate in Karsa', "[Veldania]'s embassy". */
function namesMission(context: ClaimContext, range: TokenRange): boolean {
  const { tokens } = context.doc;
  const owned = /^['’]s?$/.test(tokens[range.end]?.norm ?? '');
  return MISSIONS.has(tokens[range.end + Number(owned)]?.norm ?? '');
}

/** 'shelled [Merwan]', 'shelled [the Merwan area]'; not 'shot [two Merwan policemen]'. */
function isNamedBy(context: ClaimContext, phrase: NounPhrase, range: TokenRange): boolean {
  return phrase.head < range.end || GROUND.has(context.doc.tokens[phrase.head]?.norm ?? '');
}

function isObject(context: ClaimContext, site: Site, phrase: NounPhrase): boolean {
  return site.object !== null && context.syntax.conjunctsOf(site.object).includes(phrase);
}

function gap(site: Site, range: TokenRange): number {
  return range.start >= site.end ? range.start - site.end : (site.start - range.end) * 1.5;
}

function scorePath(context: ClaimContext, site: Site, range: TokenRange, speech: boolean): number {
  const tree = treeOf(context.doc);
  const trigger = ancestorsOf(tree, site.phrase?.head ?? site.verb?.head ?? site.start);
  let at = carrierOf(context, tree, topOf(tree, range), trigger);
  let cost = firstStep(context, tree, site, at, range, speech);
  for (let hops = 0; hops < 14 && cost <= FULL - LEAST; hops++) {
    const down = trigger.indexOf(at);
    if (down >= 0) return Math.max(0, FULL - cost - downCost(context, tree, trigger.slice(0, down), at));
    const head = tree.headOf(at);
    if (head < 0) return 0;
    if (hops > 0) cost += stepCost(context, tree, at, head);
    at = head;
  }
  return 0;
}

/** A token and all above it. */
function ancestorsOf(tree: Tree, token: number): readonly number[] {
  const found: number[] = [];
  for (let at = token; at >= 0 && found.length < 40; at = tree.headOf(at)) found.push(at);
  return found;
}

/** The word of a range that hangs outside of it. */
function topOf(tree: Tree, range: TokenRange): number {
  let at = range.end - 1;
  for (let head = tree.headOf(at); head >= range.start && head < range.end; head = tree.headOf(at)) at = head;
  return at;
}

/** 'the city of [Merwan]', 'the [Merwan] area': the noun that carries the name stands for it. */
function carrierOf(context: ClaimContext, tree: Tree, top: number, trigger: readonly number[]): number {
  const head = tree.headOf(top);
  const token = context.doc.tokens[head];
  if (!token || !GROUND.has(token.norm) || trigger.includes(head)) return top;
  const preposition = context.doc.tokens[tree.caseOf(top)[0] ?? -1]?.norm ?? 'of';
  const relation = context.doc.tokens[top]?.deprel ?? 'dep';
  return preposition === 'of' && /^(?:nmod|nmod:poss|compound|amod|flat)$/.test(relation) ? head : top;
}

/** The place's own relation: under which preposition it stands, or whose name it is part of. */
function firstStep(
  context: ClaimContext,
  tree: Tree,
  site: Site,
  top: number,
  range: TokenRange,
  speech: boolean,
): number {
  const { tokens } = context.doc;
  const relation = tokens[top]?.deprel ?? 'dep';
  const head = tree.headOf(top);
  if (head < 0) return top === site.start ? 0 : 60;
  const preposition = prepositionOf(context, tree, top, range);
  if (preposition !== null) {
    if (AT.has(preposition)) return 0;
    if (preposition === 'of') return ofCost(context, site, head);
    // 'a truce brokered by Veldania': who did it.
    if (preposition === 'by') return relation === 'obl:agent' || isDoer(context, range) ? FULL : 20;
    if (!TOWARDS.has(preposition)) return FULL;
    if (speech || tokens[head]?.upos === 'NOUN') return head === site.phrase?.head ? 20 : FULL;
    return 15;
  }
  if (relation === 'conj' || relation === 'appos' || relation === 'flat') return NOMINAL[relation] ?? 0;
  if (relation === 'obl' || relation === 'obl:unmarked' || relation === 'advmod' || relation === 'dep')
    return 12;
  // 'took the town of [Merwan]', 'the district of [Merwan] was shelled': what is acted on.
  const carried = top < range.start || top >= range.end;
  if (carried && (relation === 'obj' || relation === 'nsubj:pass')) return speech ? FULL : 8;
  if (relation === 'obj') return speech ? FULL : 45;
  if (relation === 'nsubj' || relation === 'nsubj:pass') return FULL;
  return isDoer(context, range) ? FULL : ownedCost(context, head, relation);
}

/** 'killed in a [Veldanian] drone strike', 'a [US] raid': a state before what it did. */
function isDoer(context: ClaimContext, range: TokenRange): boolean {
  return context.entitiesAt(range.start).some((each) => each.type === 'actor' || each.type === 'nationality');
}

/** 'a Merwan hospital', "Merwan's market": things stand there, people and parties may be anywhere. */
function ownedCost(context: ClaimContext, head: number, relation: string): number {
  const phrase = context.syntax.phraseAt(head);
  const norm = context.doc.tokens[head]?.norm ?? '';
  if (GROUND.has(norm)) return 2;
  if (!phrase) return FULL;
  const classes = classesOf(context, phrase);
  if (classes.has('facility') || classes.has('territory')) return 12;
  if (classes.has('armed') || classes.has('person') || classes.has('actor') || classes.has('crowd'))
    return FULL;
  return relation === 'nmod:poss' ? 30 : 35;
}

/** 'the city of Merwan', 'the shelling of Merwan'; not 'the governor of Merwan'. */
function ofCost(context: ClaimContext, site: Site, head: number): number {
  if (head === site.phrase?.head || GROUND.has(context.doc.tokens[head]?.norm ?? '')) return 0;
  const phrase = context.syntax.phraseAt(head);
  const classes = phrase ? classesOf(context, phrase) : new Set<string>();
  if (classes.has('person') || classes.has('armed') || classes.has('actor')) return FULL;
  return classes.has('facility') || classes.has('territory') ? 8 : 25;
}

/** The preposition of the place: its case, that of the first of its coordination, or the mention's own first word. */
function prepositionOf(context: ClaimContext, tree: Tree, top: number, range: TokenRange): string | null {
  const { tokens } = context.doc;
  const own = top < range.end ? tokens[range.start] : undefined;
  if (own?.upos === 'ADP' || AT.has(own?.norm ?? '')) return own && AT.has(own.norm) ? own.norm : 'near';
  const first = tree.caseOf(top).find((each) => each < Math.max(range.start, top));
  return first === undefined ? null : (tokens[first]?.norm ?? null);
}

/** A step from a word up to what it hangs on, on the place's side. */
function stepCost(context: ClaimContext, tree: Tree, at: number, head: number): number {
  const relation = context.doc.tokens[at]?.deprel ?? 'dep';
  switch (relation) {
    case 'advcl':
      return clauseCost(context, tree, at) + 8;
    case 'acl':
      return 25;
    case 'acl:relcl':
      return 45;
    case 'xcomp':
      return 10;
    case 'ccomp':
      return 60;
    case 'csubj':
      return 20;
    case 'conj':
      return isVerb(context, at) && isVerb(context, head) ? 22 : 3;
    default:
      return (NOMINAL[relation] ?? FULL) + subjectMatter(context, tree, at);
  }
}

/** 'protested against the war in', 'a deal on the border with': what an act is about is not where. */
function subjectMatter(context: ClaimContext, tree: Tree, at: number): number {
  const preposition = context.doc.tokens[tree.caseOf(at)[0] ?? -1]?.norm ?? '';
  if (/^(?:about|concerning|regarding|over|for|like|as)$/.test(preposition)) return FULL;
  return /^(?:from|with|by)$/.test(preposition) ? 15 : 0;
}

/** Steps from the trigger up to where the two meet. */
function downCost(context: ClaimContext, tree: Tree, path: readonly number[], meeting: number): number {
  let cost = 0;
  for (const at of path) {
    const relation = context.doc.tokens[at]?.deprel ?? 'dep';
    const head = tree.headOf(at);
    switch (relation) {
      case 'advcl':
        cost += clauseCost(context, tree, at);
        break;
      case 'acl':
        cost += 25;
        break;
      case 'acl:relcl':
        // 'the attack in Merwan that killed nine': the place of what the clause is about.
        cost += head === meeting ? 12 : 32;
        break;
      case 'xcomp':
        cost += 6;
        break;
      case 'ccomp':
        cost += 62;
        break;
      case 'parataxis':
        cost += 20;
        break;
      case 'conj':
        cost += isVerb(context, at) && isVerb(context, head) ? 22 : 3;
        break;
      default:
        cost += NOMINAL[relation] ?? 20;
    }
  }
  return cost;
}

/** 'bombed it, killing six', 'killed when a bomb went off in'; 'after', 'if' and 'to' tell of something else. */
function clauseCost(context: ClaimContext, tree: Tree, clause: number): number {
  const mark = context.doc.tokens[tree.markOf(clause)]?.norm ?? '';
  if (mark === '') return 18;
  return /^(?:when|as|while|where|by|in)$/.test(mark)
    ? 18
    : /^(?:after|before|following)$/.test(mark)
      ? 30
      : 48;
}

function isVerb(context: ClaimContext, token: number): boolean {
  return context.doc.tokens[token]?.upos === 'VERB';
}

/** Whether only times, places and adverbs stand before a place: 'On Friday, near the border, in [Tel Amar], …'. */
function opensSentence(context: ClaimContext, range: TokenRange): boolean {
  const { doc, syntax } = context;
  const phrase = syntax.phraseAt(range.end - 1);
  const preposition = phrase?.preposition ?? (doc.tokens[range.start]?.upos === 'ADP' ? range.start : null);
  if (preposition === null) return false;
  const norm = doc.tokens[preposition]?.norm ?? '';
  if (!AT.has(norm) && norm !== 'of') return false;
  const first = doc.sentences[doc.tokens[preposition]?.sentence ?? -1]?.firstToken ?? preposition;
  for (let at = first; at < preposition; at++) {
    const upos = doc.tokens[at]?.upos ?? 'X';
    if (/^(?:PUNCT|ADP|ADV|CCONJ|DET)$/.test(upos) || context.placesAt(at).length > 0) continue;
    const span = context.spanOf(at, at + 1);
    const sentence = doc.tokens[at]?.sentence ?? -1;
    if (context.timesIn(sentence).some((t) => t.start <= span.start && span.end <= t.end)) continue;
    // 'In the town of', 'at a camp in': what only carries the name.
    const carrier = syntax.phraseAt(at);
    if (carrier && carrier.preposition !== null && carrier.head < preposition && !syntax.verbAt(at)) continue;
    return false;
  }
  return true;
}

/** 'In Merwan, the minister said that rebels had attacked': there it was said. */
function isSaidLater(context: ClaimContext, site: Site, range: TokenRange): boolean {
  const token = context.doc.tokens[range.start];
  return context.attributionsAt(site.start).some((a) => {
    if (!a.cue || !token) return false;
    const cue = context.tokensOf(a.cue).start;
    const open = !context.attributionsAt(range.start).includes(a);
    return open && cue > range.start && cue < site.start;
  });
}
