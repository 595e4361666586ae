/** Names as the reader sees them, held against the registry: the one knows who is who, the other what the sentence says. */
import type { ActorCategory } from '../../contract/coded-document.ts';
import type { NameKind, ReadDocument } from '../../text/document.ts';
import type { EntityType } from '../../text/drafts/actors.ts';
import { settleNames } from '../../text/names.ts';
import { addHit, type Context, type NameHit, type ReadName, spanOf } from './context.ts';
import type { RegistryHit } from './match-registry.ts';
import { bare, isShortForm, isStateBody, leadingRole, organisationOf } from './name-cues.ts';
import { isJoint, type Word } from './words.ts';

/** @returns the names of the coded sentences, in text order */
export function listReadNames(doc: ReadDocument, words: readonly Word[]): ReadName[] {
  const names: ReadName[] = [];
  let at = 0;
  for (const { start, end, kind } of settleNames(doc)) {
    while (at < words.length && (words[at]?.start ?? 0) < start) at += 1;
    const from = at;
    while (at < words.length && (words[at]?.end ?? 0) <= end) at += 1;
    if (at > from) names.push({ from, to: at, kind });
  }
  return names;
}

/** Leaves out what the registry finds inside a longer name: 'Karsa' in 'Karsa Relief Fund'. */
export function dropInner(
  words: readonly Word[],
  hits: readonly RegistryHit[],
  names: readonly ReadName[],
): RegistryHit[] {
  return hits.filter((hit) => !names.some((name) => isInside(words, hit, name)));
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** True when the outer range has words besides those of the inner one, signs and articles aside. */
function isInside(words: readonly Word[], inner: Range, outer: Range): boolean {
  return (
    outer.from <= inner.from && inner.to <= outer.to && countWords(words, outer) > countWords(words, inner)
  );
}

function countWords(words: readonly Word[], { from, to }: Range): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (words[at]?.fold !== '' && !words[at]?.skipped) count += 1;
  return count;
}

/**
 * Adds the names that nothing of the registry touches; bodies of states ('Ministry of Defence') and short forms ('the
 * Front') are left to the nominals.
 */
export function addReadNames(context: Context, names: readonly ReadName[]): void {
  for (const name of names) {
    const free = context.hitAt.slice(name.from, name.to).every((hit) => hit === undefined);
    if (!free || isStateBody(context, name.from, name.to)) continue;
    if (name.kind === 'nationality' && isAgentNoun(context, name)) continue;
    if (name.kind === 'actor' && isShortForm(context, name.from, name.to)) continue;
    // 'Jets hit hospital, Front says': the reader has no sentence to tell a party from a place by.
    if (name.kind === 'place' && isHeadlineAt(context, name.from) && isShortForm(context, name.from, name.to))
      continue;
    addHit(context, readHit(context, withFounder(context, name)));
  }
}

function isHeadlineAt({ doc, words }: Context, at: number): boolean {
  return doc.sentences[words[at]?.sentence ?? -1]?.kind === 'headline';
}

/** 'Vigilantes' at the head of a sentence: a noun of the lexicon, and no people. */
function isAgentNoun({ words, lexicon }: Context, { from, to }: ReadName): boolean {
  const word = words[from];
  if (!word?.first || to - from !== 1) return false;
  return (lexicon.nouns.get(word.norm) ?? []).some(
    (entry) => entry.words.length === 1 && entry.value.kind === 'agent',
  );
}

/** 'Sons of | Ostren': the reader sees the place, and the capital before it begins the name of a party. */
function withFounder(context: Context, name: ReadName): ReadName {
  // 'Government of Idris Halwan' is told by him, and has no such name.
  if (name.kind === 'person') return name;
  const { words, lexicon } = context;
  const [before, founder, of] = [name.from - 3, name.from - 2, name.from - 1].map((at) => words[at]);
  if (of?.norm !== 'of' || !founder?.capital || founder.sentence !== words[name.from]?.sentence) return name;
  if (!lexicon.names.founders.has(founder.norm) || context.hitAt[founder.index]) return name;
  const opens = founder.first || (before?.capital === true && before.norm !== 'the');
  return opens ? name : { from: name.from - 2, to: name.to, kind: 'actor' };
}

function readHit(context: Context, name: ReadName): NameHit {
  const { from, to, kind } = name;
  const { type, category } = bearerOf(context, from, to, kind);
  const span = spanOf(context.words, kind === 'person' ? behindTitles(context, from, to) : from, to);
  const label = context.doc.text.slice(span.start, span.end).replace(/\s+/gu, ' ');
  return { from, to, target: { kind: 'unknown', type, category, name: label }, pattern: `reader:${kind}` };
}

/** 'Colonel Adem Varo' is called Adem Varo. */
function behindTitles(context: Context, from: number, to: number): number {
  const skip = leadingRole(context, from, to)?.skip ?? 0;
  return from + skip < to ? from + skip : from;
}

function bearerOf(
  context: Context,
  from: number,
  to: number,
  kind: NameKind,
): { type: EntityType; category: ActorCategory | null } {
  if (kind === 'person')
    return { type: kind, category: leadingRole(context, titleBefore(context, from), to)?.category ?? null };
  if (kind !== 'actor') return { type: kind, category: null };
  const run = context.words.slice(from, to).filter((word) => !isJoint(word));
  const { media } = context.lexicon.names;
  const last = run.at(-1)?.norm ?? '';
  if (run.length > 1 && (media.has(last) || media.has(`${run.at(-2)?.norm} ${last}`)))
    return { type: 'media', category: null };
  return { type: kind, category: organisationOf(context, run)?.category ?? null };
}

/** Where the titles in capitals before a name begin: 'Gen.', 'Prime Minister'. */
function titleBefore({ words, lexicon }: Context, from: number): number {
  let start = from;
  for (
    let at = from - 1;
    at >= 0 && at > from - 6 && words[at]?.sentence === words[from]?.sentence;
    at -= 1
  ) {
    const word = words[at];
    if (!word || (word.fold !== '' && !word.capital)) break;
    const title = words
      .slice(at, start)
      .map(bare)
      .filter((part) => part !== '')
      .join(' ');
    if (lexicon.names.roles.has(title) || lexicon.names.titles.has(title)) start = at;
  }
  return start;
}
