/** Who says what: attributions with source, channel, cue, content, stance and time, nested where one quotes another. */
import type { Attribution, Entity, Id, Span, TimeExpression } from '../contract/coded-document.ts';
import type { AttributionLexicon } from '../reference/lexicon/attribution.ts';
import type { ReadDocument } from '../text/document.ts';
import { treeOf } from '../text/tree.ts';
import { speakersBehind } from './attributions/behind-words.ts';
import { channelOf, timeOf } from './attributions/circumstances.ts';
import { keepSpeakers } from './attributions/headlines.ts';
import { chooseEnd } from './attributions/model/content-ends.ts';
import { judgeCues } from './attributions/model/judge-cues.ts';
import { type Draft, makeReading, type Reading } from './attributions/reading.ts';
import { findDrafts } from './attributions/rules.ts';
import { joinSpeech } from './attributions/speech.ts';
import { setApart } from './attributions/turns.ts';

/**
 * Finds the attributions of a document.
 * @param doc a read document; only its coded sentences are looked at
 * @param entities its entities, for `sourceEntities`; may be empty, sources are found without them
 * @param times its time expressions, for when something was said
 * @param lexicon the cues
 * @returns attributions in text order, ids A1, A2 …; `source` is null where the text hides it, `cue` null in free direct
 *   speech; `content` has several spans where it is interrupted
 */
export function extractAttributions(
  doc: ReadDocument,
  entities: readonly Entity[],
  times: readonly TimeExpression[],
  lexicon: AttributionLexicon,
): readonly Attribution[] {
  if (!doc.readable) return [];
  const r = makeReading(doc, times, lexicon);
  const tree = treeOf(doc);
  const judged = withoutCarriers(r, judgeCues(r, keepSpeakers(findDrafts(r), entities), entities));
  const ended = judged.map((draft) => chooseEnd(r, tree, draft));
  const drafts = joinSpeech(r, setApart(r, ended), entities)
    .map((draft) => widenSource(draft, entities))
    .filter((draft) => draft.content.length > 0)
    .map(tidy)
    .sort((a, b) => firstOf(a) - firstOf(b) || a.at - b.at);
  const parents = findParents(drafts);
  const made: Attribution[] = [];
  drafts.forEach((draft, index) => {
    const named = draft.source ? entitiesIn(r, draft, draft.source, entities) : [];
    const sourceEntities = speakersBehind(r, draft, named, entities, made);
    // Beside a word that only the model takes for a cue, a time is as likely that of a deed.
    const open = draft.pattern.startsWith('model/');
    const stated = open ? null : timeOf(r, draft, drafts, times);
    const inherited = open || stated ? null : inheritTime(doc, drafts, made, index, sourceEntities, entities);
    const parent = parents[index] ?? null;
    made.push({
      id: `A${index + 1}`,
      source: withRelative(r, draft, sourceEntities.length > 0),
      sourceEntities,
      channel: channelOf(r, draft, drafts, entities),
      cue: draft.cue,
      content: draft.content,
      stance: draft.stance,
      direct: draft.direct,
      time: stated?.id ?? inherited,
      timeBasis: stated ? 'stated' : inherited ? 'inherited' : 'unknown',
      parent: parent === null ? null : `A${parent + 1}`,
      pattern: draft.pattern,
    });
  });
  return made;
}

/** 'Issued a statement noting that …': the statement is what was noted in, not what was said. */
function withoutCarriers(r: Reading, drafts: readonly Draft[]): readonly Draft[] {
  return drafts.filter((draft) => {
    const { source, verb, content } = draft;
    if (!draft.pattern.startsWith('model/') || !source || !verb) return true;
    if (!r.lexicon.issuing.has(r.tokens[verb.head]?.lemma ?? '')) return true;
    return !drafts.some(
      (other) =>
        other !== draft &&
        other.cue !== null &&
        other.source?.start === source.start &&
        content.some((span) => span.start <= (other.cue?.start ?? -1) && span.end > (other.cue?.start ?? -1)),
    );
  });
}

/** A name that the phrases cut short ('the “Shield of the North” organisation') is taken whole from its entity. */
function widenSource(draft: Draft, entities: readonly Entity[]): Draft {
  const { source, cue, content } = draft;
  if (!source) return draft;
  const closed = [...content, ...(cue ? [cue] : [])];
  const whole = entities.find(
    (e) =>
      e.form !== 'pronoun' &&
      canBeSource(e) &&
      e.start <= source.start &&
      e.end >= source.end &&
      e.end - e.start > source.end - source.start &&
      !closed.some((span) => span.start < e.end && span.end > e.start),
  );
  return whole ? { ...draft, source: { start: whole.start, end: whole.end } } : draft;
}

/**
 * 'The Front, [which] said': the words that stand for the speaker at his cue, where an entity tells whom they mean;
 * '[a survey that] shows' where none does and they stand beside it.
 */
function withRelative(r: Reading, draft: Draft, known: boolean): Span | null {
  const { verb, speaker, source } = draft;
  if (!verb || !speaker || !source) return source;
  const opener = r.syntax.subordinatorOf(verb);
  if (!opener || !/^(?:who|which|that)$/.test(opener.norm) || opener.start < source.end) return source;
  if (opener.index >= verb.firstToken) return source;
  // 'He noted that he taught law, and added': what opens a clause is no pronoun.
  const apart = !/^[\s,”"’)]*$/.test(r.doc.text.slice(source.end, opener.start));
  if (opener.norm === 'that' && apart) return source;
  if (known) return { start: opener.start, end: opener.end };
  const beside = opener.start - source.end <= 1;
  return beside ? { start: source.start, end: opener.end } : source;
}

const firstOf = (draft: Draft): number =>
  Math.min(...[draft.source, draft.cue, ...draft.content].flatMap((span) => (span ? [span.start] : [])));

/** Content in text order, without overlaps and without the words of the cue and source. */
function tidy(draft: Draft): Draft {
  const sorted = [...draft.content].sort((a, b) => a.start - b.start);
  const content: Span[] = [];
  for (const span of sorted) {
    const last = content.at(-1);
    if (last && span.start < last.end)
      content[content.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else content.push(span);
  }
  return { ...draft, content };
}

/** The index of the innermost draft in whose content a draft's cue stands; its content must be the larger one. */
function findParents(drafts: readonly Draft[]): readonly (number | null)[] {
  const size = (draft: Draft): number => draft.content.reduce((sum, span) => sum + span.end - span.start, 0);
  const sizes = drafts.map(size);
  return drafts.map((draft, index) => {
    if (draft.within !== undefined) {
      const carrier = drafts.findIndex((other) => other.at === draft.within);
      return carrier < 0 ? null : carrier;
    }
    const cue = draft.cue ?? draft.content[0];
    if (!cue) return null;
    let best: number | null = null;
    drafts.forEach((other, i) => {
      if (i === index || (sizes[i] ?? 0) <= (sizes[index] ?? 0)) return;
      if (!other.content.some((span) => span.start <= cue.start && span.end >= cue.end)) return;
      // '“…,” a nurse who wants no trouble told us': what is said stands outside.
      if (!other.content.some((span) => draft.content.some((s) => s.start < span.end && span.start < s.end)))
        return;
      if (best === null || (sizes[i] ?? 0) < (sizes[best] ?? 0)) best = i;
    });
    return best;
  });
}

/** The entities that speak: of each coordinated speaker the one whose words hold the phrase's head, else the largest. */
function entitiesIn(r: Reading, draft: Draft, source: Span, entities: readonly Entity[]): readonly Id[] {
  const inside = entities.filter((e) => e.start >= source.start && e.end <= source.end && canBeSource(e));
  const covering = entities.filter((e) => e.start <= source.start && e.end >= source.end && canBeSource(e));
  if (inside.length === 0) return covering.slice(0, 1).map((e) => e.id);
  const heads = draft.speaker
    ? r.syntax
        .conjunctsOf(draft.speaker)
        .flatMap((p) => r.tokens[p.head] ?? [])
        .filter((t) => t.start >= source.start && t.end <= source.end)
    : [];
  const found = heads.flatMap((head) =>
    largest(inside.filter((e) => e.start <= head.start && e.end >= head.end)),
  );
  // 'a guard of the depot': where no entity is the speaker, the one behind 'of' or 'for' stands for it.
  const head = heads[0];
  const rest = head ? inside.filter((e) => e.start >= head.end) : inside;
  const chosen = found.length > 0 ? found : largest(rest);
  return [...new Set([...chosen, ...examplesIn(r, source, inside)].map((e) => e.id))];
}

/** 'rebel groups, including the Front and the Brigades': those named as examples. */
function examplesIn(r: Reading, source: Span, inside: readonly Entity[]): readonly Entity[] {
  const at = /, (?:including|such as) /.exec(r.doc.text.slice(source.start, source.end));
  if (!at) return [];
  const behind = inside.filter((e) => e.start >= source.start + at.index && e.form === 'name');
  return behind.filter(
    (e) => !behind.some((other) => other !== e && other.start <= e.start && other.end >= e.end),
  );
}

function largest(entities: readonly Entity[]): readonly Entity[] {
  const best = entities.reduce<Entity | null>(
    (a, b) => (a && a.end - a.start >= b.end - b.start ? a : b),
    null,
  );
  return best ? [best] : [];
}

function canBeSource(entity: Entity): boolean {
  return (
    entity.type === 'actor' || entity.type === 'person' || entity.type === 'media' || entity.type === 'other'
  );
}

/** The time of the same speaker's last statement in the same paragraph. */
function inheritTime(
  doc: ReadDocument,
  drafts: readonly Draft[],
  made: readonly Attribution[],
  index: number,
  speakers: readonly Id[],
  entities: readonly Entity[],
): Id | null {
  const draft = drafts[index];
  if (!draft?.source) return null;
  const paragraph = paragraphAt(doc, draft.cue?.start ?? firstOf(draft));
  const chains = chainsOf(speakers, entities);
  const name = doc.text.slice(draft.source.start, draft.source.end).toLowerCase();
  for (let i = index - 1; i >= 0; i--) {
    const earlier = drafts[i];
    const known = made[i];
    if (!earlier?.source || !known?.time) continue;
    if (paragraphAt(doc, earlier.cue?.start ?? firstOf(earlier)) !== paragraph) return null;
    const earlierChains = chainsOf(known.sourceEntities, entities);
    const same =
      chains.size > 0 && earlierChains.size > 0
        ? [...chains].some((chain) => earlierChains.has(chain))
        : doc.text.slice(earlier.source.start, earlier.source.end).toLowerCase() === name;
    if (same) return known.time;
  }
  return null;
}

function chainsOf(ids: readonly Id[], entities: readonly Entity[]): Set<Id> {
  return new Set(entities.filter((e) => ids.includes(e.id)).map((e) => e.chain));
}

function paragraphAt(doc: ReadDocument, offset: number): number {
  return doc.paragraphs.find((p) => offset >= p.start && offset < p.end)?.index ?? -1;
}
