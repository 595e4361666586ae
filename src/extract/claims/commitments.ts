/** Promises, threats, refusals and demands that lie in how a verb is used: 'will release', 'ready to', 'must return'. */
import type { Commitment, Frame } from '../../reference/patterns.ts';
import type { VerbGroup } from '../../text/document.ts';
import { holds } from './conditions.ts';
import type { ClaimContext } from './context.ts';
import { type Site, verbSite } from './site.ts';

/**
 * The frame of the commitment that a verb group makes, at the word that makes it: the auxiliary, or the verb or adjective
 * before the infinitive.
 * @param content the frame that the verb itself triggers, if it triggers one
 */
export function findCommitment(
  context: ClaimContext,
  verb: VerbGroup,
  content: Frame | null,
): { readonly frame: Frame; readonly site: Site } | null {
  const sentence = context.doc.sentences[verb.sentence];
  if (context.doc.tokens[(sentence?.endToken ?? 0) - 1]?.text === '?') return null;
  if (isHypothetical(context, verb)) return null;
  for (const frame of context.patterns.commitments) {
    const { commits } = frame;
    if (!isOf(context, commits, verb, content)) continue;
    const at = commitsAt(context, commits, verb);
    if (at === null) continue;
    const whole = verbSite(context, verb, verb.endToken);
    const site: Site = { ...whole, kind: 'phrase', start: at, end: at + 1, reach: at + 1 };
    if (frame.exclude.some((c) => holds(context, site, c))) continue;
    if (!frame.require.every((c) => holds(context, site, c))) continue;
    return { frame, site };
  }
  return null;
}

function isOf(context: ClaimContext, commits: Commitment, verb: VerbGroup, content: Frame | null): boolean {
  if (commits.of.size === 0 && commits.lemmas.size === 0) return true;
  if (content && ((content.type !== null && commits.of.has(content.type)) || commits.of.has(content.id)))
    return true;
  return commits.lemmas.has(context.doc.tokens[verb.head]?.lemma ?? '');
}

/** 'if the army withdraws it will …' commits; 'if the army will withdraw' does not. */
function isHypothetical(context: ClaimContext, verb: VerbGroup): boolean {
  const word = context.syntax.subordinatorOf(verb)?.norm;
  return word !== undefined && (context.words.conditionals.has(word) || word === 'who' || word === 'which');
}

function commitsAt(context: ClaimContext, commits: Commitment, verb: VerbGroup): number | null {
  const { doc, syntax } = context;
  if (verb.form === 'infinitive') {
    const controller = syntax.controllerOf(verb);
    const near = doc.tokens[verb.firstToken - 1];
    const before = near?.sentence === verb.sentence ? near : undefined;
    const governed = controller && commits.verbs.has(doc.tokens[controller.head]?.lemma ?? '');
    const at =
      before && commits.adjectives.has(before.norm)
        ? before.index
        : governed && verb.firstToken - controller.endToken < 6
          ? controller.head
          : null;
    if (at === null || !fitsPolarity(commits, verb.negated || (controller?.negated ?? false))) return null;
    return controller && isUncertain(context, controller) ? null : at;
  }
  if (verb.form !== 'finite' || !fitsPolarity(commits, verb.negated)) return null;
  for (let t = verb.firstToken; t < verb.head; t++) {
    const norm = doc.tokens[t]?.norm ?? '';
    if (commits.modals.has(norm)) return t;
    if (commits.reported.has(norm) && context.attributionsAt(t).length > 0) return t;
  }
  return null;
}

/** 'might offer to', 'if it agrees to': no commitment yet. */
function isUncertain(context: ClaimContext, verb: VerbGroup): boolean {
  return verb.modal !== null || isHypothetical(context, verb);
}

function fitsPolarity(commits: Commitment, negated: boolean): boolean {
  return commits.negated === 'any' || (commits.negated === 'yes') === negated;
}
