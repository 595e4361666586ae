/** Notes for a claim which frame made it, by which words, and how its roles hang on its trigger. */
import type { Role } from '../../contract/coded-document.ts';
import type { VerbGroup } from '../../text/document.ts';
import type { ClaimPatternTrace, ClaimStatusTrace } from '../../text/trace.ts';
import { findWitness } from './conditions.ts';
import type { ClaimContext } from './context.ts';
import type { ClaimDraft } from './draft.ts';

/** The frame, its conditions and the way from each role to the trigger. */
export function tracePattern(context: ClaimContext, draft: ClaimDraft): ClaimPatternTrace {
  const { site, roles, pattern } = draft;
  const { frame } = draft.trigger;
  // A figure or a denial lends itself a frame, whose conditions nobody looked at.
  const own = frame.id === pattern && context.patterns.frames.some((each) => each.id === pattern);
  const lists = {
    actor: roles.actors,
    recipient: roles.recipients,
    instrument: roles.instruments,
    object: roles.objects,
  };
  return {
    frame: own ? { id: frame.id, file: frame.file } : null,
    kind: frame.commits ? 'commitment' : site.kind,
    carrier:
      site.kind === 'noun' && site.verb
        ? { span: spanOfVerb(context, site.verb), part: partOf(draft) }
        : null,
    conditions: own
      ? frame.require.map((condition) => {
          const found = findWitness(context, site, condition);
          const span = found && found.end > found.start ? context.spanOf(found.start, found.end) : null;
          return { place: condition.place, span };
        })
      : [],
    exclusions: own ? frame.exclude.length : 0,
    rules: own ? frame.rules : null,
    roles: Object.entries(lists).flatMap(([role, list]) =>
      list.map((each) => ({
        role,
        span: { start: each.start, end: each.end },
        path: pathBetween(
          context,
          headToken(context, each),
          site.kind === 'noun' ? site.end - 1 : site.start,
        ),
      })),
    ),
  };
}

function partOf({ site }: ClaimDraft): NonNullable<ClaimPatternTrace['carrier']>['part'] {
  if (site.light) return 'carries';
  return site.occurs ? 'takes place' : (site.position ?? 'other');
}

function headToken(context: ClaimContext, role: Role): number {
  return context.tokensOf(role.head).start;
}

/** 'jets –nsubj→ bombed'; 'hospital –nmod→ bombing ←obj– carried' over a word that both hang on. */
export function pathBetween(context: ClaimContext, from: number, to: number): string {
  const up = (start: number): number[] => {
    const chain: number[] = [];
    for (let at = start; at >= 0 && !chain.includes(at); at = context.doc.tokens[at]?.head ?? -1)
      chain.push(at);
    return chain;
  };
  const [left, right] = [up(from), up(to)];
  const meeting = left.find((token) => right.includes(token));
  if (meeting === undefined) return '';
  const text = (token: number): string => context.doc.tokens[token]?.text ?? '';
  const relation = (token: number): string => context.doc.tokens[token]?.deprel ?? '';
  const climb = left.slice(0, left.indexOf(meeting)).map((token) => `${text(token)} –${relation(token)}→ `);
  const descend = right
    .slice(0, right.indexOf(meeting))
    .reverse()
    .map((token) => ` ←${relation(token)}– ${text(token)}`);
  return `${climb.join('')}${text(meeting)}${descend.join('')}`;
}

/** What the status rests on: the verb's own form, what governs it, and who says it. */
export function traceStatus(context: ClaimContext, draft: ClaimDraft): ClaimStatusTrace {
  const { verb } = draft.site;
  const controller = verb ? context.syntax.controllerOf(verb) : null;
  return {
    grammar: draft.grammatical,
    verb: verb ? { span: spanOfVerb(context, verb), facts: factsOf(context, verb) } : null,
    governor: controller ? spanOfVerb(context, controller) : null,
    said: draft.attributions,
  };
}

function factsOf(context: ClaimContext, verb: VerbGroup): string[] {
  const facts: string[] = [verb.form];
  if (verb.tense !== 'none') facts.push(verb.tense);
  facts.push(context.syntax.voiceOf(verb));
  if (verb.modal !== null) facts.push(`modal ${verb.modal}`);
  if (verb.negated) facts.push('negated');
  const subordinator = context.syntax.subordinatorOf(verb);
  if (subordinator) facts.push(`after ${subordinator.norm}`);
  return facts;
}

function spanOfVerb(context: ClaimContext, verb: VerbGroup) {
  return context.spanOf(verb.firstToken, verb.endToken);
}
