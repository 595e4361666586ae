/**
 * Speakers of headlines, which leave out the verb ('Police: 3 killed in blast', 'Twelve dead in shelling - monitor'), write it
 * so that it reads like one more noun ('Front denies report'), or leave out that of what is said ('Front says 12 dead').
 */
import type { Entity, Span } from '../../contract/coded-document.ts';
import type { VerbCue } from '../../reference/lexicon/attribution.ts';
import { type Draft, isQuoteMark, type Reading, sentenceBounds, spanOf } from './reading.ts';

/** Words that the name of a speaker may have in a headline. */
const LONGEST = 5;
const BREAK = /^(?:[:;,|–—-]|--)$/;

/** What a headline says, and who says it; none in other sentences. */
export function readHeadline(r: Reading, sentence: number): readonly Draft[] {
  const { kind, firstToken, endToken } = r.doc.sentences[sentence] ?? {};
  if (kind !== 'headline' || firstToken === undefined || endToken === undefined) return [];
  const drafts = [readLead(r, firstToken, endToken), readTail(r, firstToken, endToken)];
  for (let at = firstToken + 1; at + 1 < endToken; at++) drafts.push(readVerbLikeNoun(r, at));
  return drafts.filter((draft) => draft !== null);
}

/** 'Police: 3 killed in blast': a common noun before the colon; names are read wherever they stand (`readLabel`). */
function readLead(r: Reading, first: number, end: number): Draft | null {
  const colon = findMark(r, first, Math.min(end, first + LONGEST + 1), /^:$/);
  if (colon === null || colon === first || colon + 2 >= end || !isNominal(r, first, colon)) return null;
  return makeDraft(r, {
    source: [first, colon],
    cue: colon,
    content: [colon + 1, segmentEnd(r, colon + 1, end)],
  });
}

/** 'Twelve dead in shelling - monitor', 'Blast kills 12: police': who says so stands behind the last mark. */
function readTail(r: Reading, first: number, end: number): Draft | null {
  for (let at = end - 2; at > first + 1 && at >= end - LONGEST - 1; at--) {
    if (!/^(?:[:|–—-]|--)$/.test(r.norm(at))) continue;
    // 'north-east', 'state-run': a hyphen inside a word is no mark.
    const [before, mark, behind] = [r.tokens[at - 1], r.tokens[at], r.tokens[at + 1]];
    if (!before || !mark || !behind || (mark.start === before.end && /^[-–]$/.test(mark.norm))) return null;
    if (!isNominal(r, at + 1, end) || isQuoteMark(r, at + 1)) return null;
    return makeDraft(r, { source: [at + 1, end], cue: at, content: [first, at] });
  }
  return null;
}

/** 'Front denies report': the word has the form of a verb of saying, a name or noun before it and its object behind. */
function readVerbLikeNoun(r: Reading, at: number): Draft | null {
  const token = r.tokens[at];
  if (token?.upos !== 'NOUN' || r.syntax.verbAt(at) || !/^\p{Ll}+s$/u.test(token.text)) return null;
  const cue = cueOf(r, token.norm);
  if (!cue) return null;
  const { first, end } = sentenceBounds(r, at);
  let from = at;
  while (from > first && !BREAK.test(r.norm(from - 1))) from--;
  if (from === at || at - from > LONGEST || !/^\p{Lu}/u.test(r.tokens[from]?.text ?? '')) return null;
  if (!isNominal(r, from, at) || BREAK.test(r.norm(at + 1)) || at + 1 >= end) return null;
  return makeDraft(r, { source: [from, at], cue: at, content: [at + 1, segmentEnd(r, at + 1, end)] }, cue);
}

/** The cue whose verb, in the third person, reads so: 'denies', 'claims', 'vows'. */
function cueOf(r: Reading, norm: string): VerbCue | null {
  const stems = [norm.slice(0, -1), norm.replace(/ies$/, 'y'), norm.replace(/es$/, '')];
  const cues = stems.flatMap((stem) => r.lexicon.verbs.get(stem) ?? []);
  return cues.find(({ frames }) => frames.has('object')) ?? null;
}

interface Ranges {
  readonly source: readonly [number, number];
  readonly cue: number;
  readonly content: readonly [number, number];
}

function makeDraft(r: Reading, { source, cue, content }: Ranges, verb: VerbCue | null = null): Draft | null {
  const named = spanOf(r, ...source);
  const said = spanOf(r, ...content);
  const token = r.tokens[cue];
  if (!named || !said || !token) return null;
  return {
    source: named,
    speaker: r.syntax.phraseAt(source[1] - 1),
    cue: { start: token.start, end: token.end },
    at: cue,
    content: [said],
    stance: verb?.stance ?? 'states',
    direct: false,
    pattern: verb ? `${verb.id}/headline` : 'label/headline',
    verb: null,
  };
}

function isNominal(r: Reading, first: number, end: number): boolean {
  for (let at = first; at < end; at++)
    if (!/^(?:PROPN|NOUN|ADJ|DET|ADP|NUM)$/.test(r.tokens[at]?.upos ?? '')) return false;
  return true;
}

function findMark(r: Reading, from: number, end: number, mark: RegExp): number | null {
  for (let at = from; at < end; at++) if (mark.test(r.norm(at))) return at;
  return null;
}

function segmentEnd(r: Reading, from: number, end: number): number {
  return findMark(r, from, end, /^[;|]$/) ?? end;
}

/** Drafts of headlines whose source is a party or a person; 'Photos: …' and '… - Northern Wire' name no speaker. */
export function keepSpeakers(drafts: readonly Draft[], entities: readonly Entity[]): readonly Draft[] {
  const speaks = ({ start, end }: Span): boolean =>
    entities.some((e) => /^(?:actor|person)$/.test(e.type) && e.start < end && e.end > start && e.end >= end);
  return drafts.filter(({ pattern, source }) => !pattern.endsWith('/headline') || (source && speaks(source)));
}
