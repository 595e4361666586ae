/**
 * Finds tolls: how many people were killed, injured, taken, displaced …, and how many facilities damaged or destroyed.
 * A number counts only when the grammar ties it to a word of toll: as its object, its subject, its state or its noun.
 */
import type { Figure, FigureKind, Span, TimeExpression } from '../contract/coded-document.ts';
import type { FigureLexicon } from '../reference/lexicon/figures.ts';
import type { NounPhrase, ReadDocument, VerbGroup } from '../text/document.ts';
import { readBasis } from './figures/basis.ts';
import { buildClause, type Clause, timesIn } from './figures/groups.ts';
import { type Hit, hit } from './figures/hit.ts';
import { findHits } from './figures/kinds.ts';
import { isMishap } from './figures/mishaps.ts';
import { findParts } from './figures/parts.ts';
import { describePopulation, isCountable } from './figures/population.ts';
import type { Reader } from './figures/syntax.ts';
import { readTollVerbs, type TollVerb } from './figures/verbs.ts';

interface Draft extends Omit<Figure, 'id' | 'partOf'> {
  /** Index of the draft it is a part of. */
  readonly whole: number | null;
}

/**
 * @param doc a document after reading
 * @param times its resolved times: numbers inside them count nothing
 * @param lexicon the toll words (`loadFigureLexicon`)
 * @returns figures in text order, F1 the first; evidence is the number, its noun, and the word that gives the kind
 */
export function extractFigures(
  doc: ReadDocument,
  times: readonly TimeExpression[],
  lexicon: FigureLexicon,
): Figure[] {
  const phrases = bySentence(doc.phrases);
  const verbs = bySentence(doc.verbs);
  const drafts: Draft[] = [];
  for (const sentence of doc.sentences) {
    if (!sentence.coded) continue;
    const toll = readTollVerbs(doc, sentence, verbs.get(sentence.index) ?? [], lexicon);
    const missed = new Set(toll.filter((verb) => verb.index < 0).map((verb) => verb.head));
    const clause = buildClause(
      doc,
      sentence,
      phrases.get(sentence.index) ?? [],
      missed,
      timesIn(times, sentence),
      lexicon,
    );
    if (clause.groups.length === 0) continue;
    readSentence(clause, toll, lexicon, drafts);
  }
  const order = drafts
    .map((draft, index) => ({ draft, index }))
    .toSorted((a, b) => a.draft.start - b.draft.start || a.draft.end - b.draft.end || a.index - b.index);
  const idOf = new Map(order.map((one, place) => [one.index, `F${place + 1}`]));
  return order.map(({ draft: { whole, ...rest }, index }) => ({
    id: idOf.get(index) ?? '',
    ...rest,
    partOf: whole === null ? null : (idOf.get(whole) ?? null),
  }));
}

function bySentence<T extends NounPhrase | VerbGroup>(
  items: readonly T[],
): ReadonlyMap<number, readonly T[]> {
  const map = new Map<number, T[]>();
  for (const item of items) {
    const list = map.get(item.sentence);
    if (list) list.push(item);
    else map.set(item.sentence, [item]);
  }
  return map;
}

function readSentence(
  clause: Clause,
  toll: readonly TollVerb[],
  lexicon: FigureLexicon,
  drafts: Draft[],
): void {
  const found = findParts(clause, lexicon);
  const reader: Reader = {
    clause: found.clause,
    lexicon,
    verbs: toll.filter(
      (verb) =>
        !isCountedState(clause.doc, verb, lexicon) &&
        !found.clause.groups.some((group) => verb.head > group.first && verb.head < group.end - 1),
    ),
    parts: new Set(found.parts.keys()),
  };
  const all = findHits(reader, { lastKind: drafts.at(-1)?.kind ?? null });
  const hits = mergeShared(
    all.filter((one) => !isMishap(reader, one)),
    reader,
  );
  const draftOf = new Map<number, number>();
  for (const one of hits.toSorted((a, b) => a.group - b.group)) {
    const draft = toDraft(reader, one);
    if (!draft || drafts.some((other) => other.kind === draft.kind && other.start === draft.start)) continue;
    if (isTakenUp(reader, one, draft, drafts)) continue;
    draftOf.set(one.group, drafts.length);
    drafts.push(shareBound(reader, one, draft, drafts.at(-1)));
  }
  for (const [part, lead] of found.parts) {
    if (draftOf.has(part)) continue;
    const group = reader.clause.groups[part];
    if (!group) continue;
    const leadText = reader.clause.doc.text.slice(lead.start, lead.end).toLowerCase();
    if (/^included?\b/.test(leadText) && !group.counted?.span) continue;
    const whole = wholeOf(part, leadText, reader, draftOf, drafts);
    const parent = whole === null ? undefined : drafts[whole];
    if (whole === null || !parent) {
      const told = kindOfLead(reader, lead);
      const alone = told && toDraft(reader, hit(part, told, [lead]));
      if (alone) drafts.push(alone);
      continue;
    }
    if (parent.high === 0) continue;
    const kindSpan = parent.evidence.at(-1);
    const draft = toDraft(
      reader,
      hit(part, parent.kind, [...(lead.end - lead.start > 1 ? [lead] : []), ...(kindSpan ? [kindSpan] : [])]),
    );
    if (!draft) continue;
    draftOf.set(part, drafts.length);
    drafts.push({ ...draft, whole });
  }
}

/** '38 wounded were flown out': a participle that is itself an argument is no verb of its clause. */
function isCountedState(doc: ReadDocument, verb: TollVerb, lexicon: FigureLexicon): boolean {
  const token = doc.tokens[verb.head];
  return (
    token !== undefined &&
    lexicon.states.has(token.norm) &&
    verb.endToken - verb.firstToken === 1 &&
    /^(?:nsubj|nsubj:pass|obj|nmod|obl)$/.test(token.deprel)
  );
}

/** 'At least 41 civilians were killed and 96 injured': the bound holds for the number that is joined on. */
function shareBound(reader: Reader, one: Hit, draft: Draft, before: Draft | undefined): Draft {
  const group = reader.clause.groups[one.group];
  const { doc, sentence } = reader.clause;
  const joined = /\band\s+$/.test(doc.text.slice(Math.max(sentence.start, draft.start - 8), draft.start));
  const bounded =
    before?.qualifier === 'at-least' && before.start >= sentence.start && before.kind !== draft.kind;
  if (!joined || !bounded || group?.head || draft.qualifier !== 'exact' || draft.high === 0) return draft;
  return { ...draft, high: null, qualifier: 'at-least' };
}

/** 'A teacher was arrested. He was arrested for …': one person told of again, not a second one. */
function isTakenUp(reader: Reader, one: Hit, draft: Draft, drafts: readonly Draft[]): boolean {
  const group = reader.clause.groups[one.group];
  if (!group?.head || group.counted || draft.high !== 1) return false;
  const last = drafts.findLast((other) => other.kind === draft.kind && other.whole === null);
  if (last?.high !== 1 || draft.start - last.end > TAKEN_UP_REACH) return false;
  return (
    group.head.upos === 'PRON' ||
    (draft.population[0] !== undefined && last.population.includes(draft.population[0]))
  );
}

/** How far back, in UTF-16 units, a single person is still the one told of. */
const TAKEN_UP_REACH = 600;

/** 'Among the dead': the lead itself says what became of them, when no figure before does. */
function kindOfLead(reader: Reader, lead: Span): FigureKind | null {
  const words = reader.clause.doc.text.slice(lead.start, lead.end).toLowerCase().split(/\s+/);
  return words.map((word) => reader.lexicon.states.get(word)).find((kind) => kind !== undefined) ?? null;
}

/** The figure that a sub-group belongs to: the nearest before it in the sentence, else behind it, else the last told. */
function wholeOf(
  part: number,
  lead: string,
  reader: Reader,
  draftOf: ReadonlyMap<number, number>,
  drafts: readonly Draft[],
): number | null {
  const before: { readonly draft: number; readonly named: boolean }[] = [];
  for (let index = part - 1; index >= 0; index--) {
    const draft = draftOf.get(index);
    if (draft === undefined || reader.parts.has(index)) continue;
    before.push({ draft, named: reader.clause.groups[index]?.head != null });
  }
  // '41 civilians were killed and 96 injured, including 13 children': the group that is named.
  const nearest = before.find((one) => one.named) ?? before[0];
  if (nearest) return nearest.draft;
  if (lead.startsWith('among')) {
    for (let index = part + 1; index < reader.clause.groups.length; index++) {
      const draft = draftOf.get(index);
      if (draft !== undefined && !reader.parts.has(index)) return draft;
    }
  }
  const last = drafts.findLastIndex((draft) => draft.whole === null);
  const start = reader.clause.sentence.start;
  const previous = drafts[last];
  return previous && start - previous.end < 400 ? last : null;
}

/** Killed and injured in one breath, of one group: casualties, for the text does not say which. */
function mergeShared(hits: readonly Hit[], reader: Reader): Hit[] {
  const merged: Hit[] = [];
  for (const one of hits) {
    if (
      one.weak &&
      hits.some(
        (other) =>
          other.group === one.group && (other.kind === 'killed' || (other.kind === 'injured' && !other.weak)),
      )
    )
      continue;
    const twin = hits.find(
      (other) => other.group === one.group && other.kind !== one.kind && (one.shared || other.shared),
    );
    const pair = twin && new Set([one.kind, twin.kind]);
    const single = reader.clause.groups[one.group]?.counted?.high === 1;
    if (twin && !single && pair?.has('killed') && pair.has('injured')) {
      if (!merged.some((other) => other.group === one.group && other.kind === 'casualties')) {
        merged.push({ ...one, kind: 'casualties', evidence: [...one.evidence, ...twin.evidence] });
      }
    } else merged.push(one);
  }
  const both = new Set(merged.filter((one) => one.kind === 'casualties').map((one) => one.group));
  // '25 soldiers dead or wounded' is said once; 'a toll of 20 dead' is a total whichever word is read first.
  return merged
    .filter((one) => !(both.has(one.group) && (one.kind === 'killed' || one.kind === 'injured')))
    .map((one) => ({
      ...one,
      total: merged.some((other) => other.total && other.group === one.group && other.kind === one.kind),
    }));
}

const NONE = { low: 0, high: 0, qualifier: 'exact' } as const;

function toDraft(reader: Reader, one: Hit): Draft | null {
  const group = reader.clause.groups[one.group];
  if (!group || !(one.none || isCountable(group, one.kind, reader.lexicon))) return null;
  const { doc } = reader.clause;
  const described = describePopulation(group, one.kind, reader);
  if (!described) return null;
  const { unit, population } = described;
  const counted = one.none ? NONE : described.counted;
  const head = group.head ? [{ start: group.head.start, end: group.head.end }] : [];
  const number = group.counted?.span ? [group.counted.span] : [];
  const first = doc.tokens[group.first];
  const last = doc.tokens[group.end - 1];
  if (!first || !last) return null;
  const start = Math.min(first.start, group.counted?.span?.start ?? first.start);
  const noun = one.noun ? (one.evidence[0]?.end ?? 0) : 0;
  const end = Math.max(group.head?.end ?? 0, group.counted?.span?.end ?? 0, group.head ? 0 : last.end, noun);
  return {
    start,
    end,
    kind: one.kind,
    low: counted.low,
    high: counted.high,
    qualifier: counted.qualifier,
    unit,
    population,
    basis: readBasis(reader, one, group),
    evidence: uniqueSpans([...number, ...head, ...one.evidence]),
    whole: null,
  };
}

function uniqueSpans(spans: readonly Span[]): Span[] {
  const seen = new Map(spans.map(({ start, end }) => [`${start}:${end}`, { start, end }]));
  return [...seen.values()].toSorted((a, b) => a.start - b.start || a.end - b.end);
}
