/** What it does to a claim's status that somebody says it, denies it, threatens it or calls for it. */
import type { Attribution, Id, Status } from '../../contract/coded-document.ts';
import type { ClaimContext } from './context.ts';
import { isKnown } from './known.ts';
import { actionPreposition, type Site } from './site.ts';

/** The attributions whose content covers a token, the outermost first. */
export function coveringAttributions(context: ClaimContext, at: number): readonly Attribution[] {
  const token = context.doc.tokens[at];
  if (!token) return [];
  const covering = context
    .attributionsAt(at)
    .filter((a) => a.content.some((span) => span.start <= token.start && token.end <= span.end));
  if (covering.length < 2) return covering;
  // A parent that does not cover the words itself ends the count: its own parents say nothing of them.
  const byId = new Map(covering.map((a) => [a.id, a]));
  const depth = (a: Attribution): number => {
    let count = 0;
    const seen = new Set<Id>();
    for (let up = a.parent; up !== null && !seen.has(up); up = byId.get(up)?.parent ?? null) {
      seen.add(up);
      count++;
    }
    return count;
  };
  const size = (a: Attribution): number => a.content.reduce((sum, span) => sum + span.end - span.start, 0);
  return [...covering].sort((a, b) => depth(a) - depth(b) || size(b) - size(a));
}

const SUBORDINATE = new Set([
  'who',
  'which',
  'whom',
  'whose',
  'where',
  'when',
  'after',
  'because',
  'since',
  'while',
  'as',
  'before',
]);

/** The status after all stances, the innermost first. */
export function applyStances(
  context: ClaimContext,
  site: Site,
  given: Status,
  attributions: readonly Attribution[],
): Status {
  let status = given;
  for (const attribution of [...attributions].reverse())
    status = applyStance(context, site, status, attribution);
  return status;
}

function applyStance(context: ClaimContext, site: Site, status: Status, attribution: Attribution): Status {
  switch (attribution.stance) {
    case 'states':
    case 'claims':
      return status;
    case 'believes':
      return isTold(context, site) ? status : weaken(status, 'hypothetical');
    case 'doubts':
      // 'suspected militants burned a school': it is who they are that is in doubt.
      return isPresupposed(context, site) || isModifier(context, attribution) ? status : 'hypothetical';
    case 'denies':
      return isPresupposed(context, site) || status === 'planned' || status === 'hypothetical'
        ? status
        : 'denied';
    case 'calls-for':
      return status === 'negated' || isPresupposed(context, site) || isPast(context, site)
        ? status
        : 'called-for';
    case 'threatens':
      return status === 'negated' || isPresupposed(context, site) || isPast(context, site)
        ? status
        : 'threatened';
    case 'promises':
      return status === 'negated' || isPresupposed(context, site) || isPast(context, site)
        ? status
        : 'planned';
    case 'asks':
      return isPresupposed(context, site) || isPast(context, site) ? status : weaken(status, 'hypothetical');
  }
}

/** A cue that only stands before a noun ('suspected militants', 'alleged members'). */
function isModifier(context: ClaimContext, attribution: Attribution): boolean {
  if (!attribution.cue) return false;
  const at = context.tokensOf(attribution.cue).start;
  const phrase = context.syntax.phraseAt(at);
  const next = context.syntax.phraseAt(at + 1);
  const upos = context.doc.tokens[at]?.upos;
  return (
    (phrase !== null && at < phrase.head) ||
    (phrase === null && next !== null && upos !== 'ADV' && context.syntax.verbAt(at) === null)
  );
}

/** 'The claim that 31 were killed is a lie', 'reports of shelling are false': told only to be denied. */
export function isRefuted(context: ClaimContext, site: Site): boolean {
  const { doc, words } = context;
  const sentence = doc.sentences[site.sentence];
  if (!sentence) return false;
  const telling = doc.tokens
    .slice(sentence.firstToken, site.start)
    .findLast((t) => words.tellings.has(t.lemma) || words.tellings.has(t.norm));
  if (!telling) return false;
  return context.syntax.verbsOf(site.sentence).some((verb) => {
    if (verb.firstToken < site.end || verb.negated || doc.tokens[verb.head]?.lemma !== 'be') return false;
    return doc.tokens.slice(verb.endToken, verb.endToken + 3).some((t) => words.refuting.has(t.norm));
  });
}

const weaken = (status: Status, to: Status): Status =>
  status === 'occurred' || status === 'ongoing' ? to : status;

/** A finite past or perfect verb, or an event that is named, not hoped for. */
function isTold(context: ClaimContext, site: Site): boolean {
  if (site.kind === 'noun') return true;
  return site.verb?.form === 'finite' && (site.verb.tense === 'past' || hasPerfect(context, site));
}

function isPast(context: ClaimContext, site: Site): boolean {
  if (site.kind === 'noun') return false;
  if (site.verb?.form === 'participle') return true;
  return site.verb?.form === 'finite' && (site.verb.tense === 'past' || hasPerfect(context, site));
}

function hasPerfect(context: ClaimContext, site: Site): boolean {
  const verb = site.verb;
  if (!verb) return false;
  return context.doc.tokens.slice(verb.firstToken, verb.head).some((t) => t.lemma === 'have');
}

/** What stands after these is there already: 'demanded a probe into the shelling'. */
const PRESUPPOSING = new Set(['after', 'since', 'during', 'following', 'before', 'into']);

/** 'denied the claims of people who were shelled': what a relative or adverbial clause tells is not what is denied. */
function isPresupposed(context: ClaimContext, site: Site): boolean {
  if (site.kind === 'noun') {
    if (isKnown(context, site)) return true;
    const preposition = site.phrase ? context.syntax.prepositionOf(site.phrase) : null;
    if (preposition === null) return false;
    if (PRESUPPOSING.has(preposition)) return true;
    // 'to join forces against the onslaught': an event that is there already.
    const opener = context.doc.tokens[site.phrase?.firstToken ?? -1]?.norm ?? '';
    return (
      ['against', 'amid', 'despite', 'over', 'from'].includes(preposition) &&
      /^(?:the|this|these|its|their)$/.test(opener)
    );
  }
  if (!site.verb) return false;
  const action = site.kind === 'verb' ? actionPreposition(context, site.verb) : null;
  if (action !== null && PRESUPPOSING.has(context.doc.tokens[action]?.norm ?? '')) return true;
  const word = context.syntax.subordinatorOf(site.verb)?.norm;
  return word !== undefined && SUBORDINATE.has(word) && site.verb?.form === 'finite';
}
