/** What is told of a kind of event, and of no event: 'engages in kidnappings', 'the murder of priests', 'they shell villages'. */
import type { Role } from '../../contract/coded-document.ts';
import type { NounPhrase } from '../../text/document.ts';
import type { ClaimContext } from './context.ts';
import { type ClaimDraft, isAsserted } from './draft.ts';

/**
 * Leaves out the drafts that hold no happening: nothing says when or where, nobody is counted, and who suffers is named
 * only by kind. What points back at a happening that was told stays.
 * @param drafts in text order
 */
export function withoutGeneric(context: ClaimContext, drafts: readonly ClaimDraft[]): readonly ClaimDraft[] {
  const told: ClaimDraft[] = [];
  for (const draft of drafts) if (!isGeneric(context, draft, told)) told.push(draft);
  return told;
}

function isGeneric(context: ClaimContext, draft: ClaimDraft, earlier: readonly ClaimDraft[]): boolean {
  const { site, trigger } = draft;
  if (trigger.frame.speech || isAnchored(context, draft)) return false;
  if (context.doc.sentences[site.sentence]?.kind === 'headline') return false;
  if (site.kind !== 'noun') return !isOpening(context, site.sentence) && isHabit(context, draft);
  return site.phrase !== null && isKind(context, draft, site.phrase, earlier);
}

/** What a text opens with is what it tells of, however it puts it: 'Attacks on schools go on', for a heading or a record. */
function isOpening({ doc }: ClaimContext, sentence: number): boolean {
  const first = doc.sentences.find((s) => s.coded && s.kind === 'body')?.index ?? 0;
  return sentence <= first;
}

/** A toll, or a place or day of its own. */
function isAnchored(context: ClaimContext, draft: ClaimDraft): boolean {
  const counted = context.figures.some(
    (f) => draft.figures.includes(f.id) && (f.low !== null || f.high !== null),
  );
  return counted || draft.placeBasis === 'stated' || draft.timeBasis === 'stated';
}

/** An event noun that names a kind: without article, number or owner; or with one where nothing told before is meant. */
function isKind(
  context: ClaimContext,
  draft: ClaimDraft,
  phrase: NounPhrase,
  earlier: readonly ClaimDraft[],
): boolean {
  const { site, roles } = draft;
  if (site.light || site.occurs || !sufferersByKind(context, draft)) return false;
  // A threat of attacks is a threat all the same.
  const named = roles.actors.length + roles.recipients.length + roles.objects.length > 0;
  if (named && !isAsserted(draft)) return false;
  const { tokens } = context.doc;
  const before = tokens.slice(phrase.firstToken, site.start);
  const bare = phrase.possessor === null && !before.some((t) => /^(?:DET|NUM|PRON)$/.test(t.upos));
  const many = isPluralOrMass(context, phrase.head);
  if (bare && !named) return many;
  if (isOpening(context, site.sentence)) return false;
  // 'fell to police bullets': one who acts, and nobody that could be a kind.
  if (bare) return many && roles.recipients.length + roles.objects.length > 0;
  const opener = tokens[phrase.firstToken]?.norm ?? '';
  if (phrase.possessor === null && !/^(?:the|its|their|his|our|such|any|all|many|some|other)$/.test(opener))
    return false;
  const plural = tokens[phrase.head]?.norm !== tokens[phrase.head]?.lemma;
  // 'the murder of priests', 'their attacks'
  if (!plural && !(many && roles.recipients.length + roles.objects.length > 0)) return false;
  return !earlier.some((d) => isAsserted(d) && d.coding.eventType === draft.coding.eventType);
}

/** 'They shell villages': the simple present of a whole sentence, where nobody in particular suffers. */
function isHabit(context: ClaimContext, draft: ClaimDraft): boolean {
  const { site, roles } = draft;
  const { verb } = site;
  if (site.kind !== 'verb' || draft.status !== 'ongoing' || verb?.form !== 'finite') return false;
  if (verb.tense !== 'present' || verb.endToken - verb.firstToken !== 1) return false;
  if (context.doc.tokens[verb.head]?.norm.endsWith('ing')) return false;
  return roles.recipients.length + roles.objects.length > 0 && sufferersByKind(context, draft);
}

function sufferersByKind(context: ClaimContext, { roles }: ClaimDraft): boolean {
  return [...roles.recipients, ...roles.objects].every((role) => isByKind(context, role));
}

/** 'villages', 'foreign businessmen', 'anyone', 'the population': no one of them more than another. */
function isByKind(context: ClaimContext, role: Role): boolean {
  const { doc, words } = context;
  const range = context.tokensOf(role);
  const head = doc.tokens[context.tokensOf(role.head).start];
  const entity = context.entities.find((e) => e.id === role.entity);
  if (!head || (entity?.form === 'name' && entity.type !== 'nationality')) return false;
  if (words.anybody.has(head.norm)) return true;
  const inside = doc.tokens.slice(range.start, range.end);
  if (inside.some((t) => t.upos === 'DET' || t.upos === 'NUM' || t.upos === 'PRON' || t.upos === 'PROPN'))
    return false;
  return isPluralOrMass(context, head.index);
}

/** 'attacks', 'bloodshed', 'warfare'; 'attack' alone is a heading's or the reader's slip. */
function isPluralOrMass(context: ClaimContext, head: number): boolean {
  const token = context.doc.tokens[head];
  return token !== undefined && (token.norm !== token.lemma || context.words.mass.has(token.lemma));
}
