/** Decides which place of the gazetteer each mention means, from the whole document; keeps the ambiguity where none survives. */
import type { Place, PlaceMention } from '../contract/coded-document.ts';
import { distanceKm } from '../reference/gazetteer/geometry.ts';
import { rankImportance } from '../reference/gazetteer/importance.ts';
import type { Gazetteer, GazetteerHit, GazetteerPlace } from '../reference/gazetteer/types.ts';
import type { ReadDocument } from '../text/document.ts';
import type { PlaceDraft } from '../text/drafts/places.ts';
import { type NameGroup, type PlaceContext, readContext } from './places/context.ts';
import { locateDescribed } from './places/describe.ts';
import { type Candidate, liesWithin, type Neighbour, scoreCandidates } from './places/score.ts';
import { readSource } from './places/source.ts';

/** Two candidates closer than this in score, and apart on the ground, are not told apart. */
const MARGIN = 0.012;
/** Candidates nearer to each other than this are the same place for a reader of the record. */
const SAME_KM = 25;
const MAX_CANDIDATES = 5;
const MAX_REASONS = 4;
/** Bounds for very long documents: places that support each other, and descriptions that hang on each other. */
const MAX_NEIGHBOURS = 150;
const MAX_DEPTH = 20;
const MAX_OPTIONS = 20;
/** How sharply a neighbour's candidates are told apart by their scores, and how little their number takes from each. */
const SPREAD = 0.12;
const TRUST = 0.35;

/**
 * Resolves all mentions of a document.
 * @returns one `PlaceMention` for each draft, in the same order, with ids P1, P2 …; scores have three decimals
 */
export function resolvePlaces(
  doc: ReadDocument,
  drafts: readonly PlaceDraft[],
  gazetteer: Gazetteer,
): readonly PlaceMention[] {
  const context = readContext(drafts, readSource(doc.source, gazetteer));
  const first = choose(drafts, context, gazetteer, new Map());
  const final = choose(drafts, context, gazetteer, first);
  const settled = new Map<number, PlaceMention['resolution']>();
  drafts.forEach((draft, index) => {
    if (draft.name !== null)
      settled.set(index, decide(draft, final.get(index), context.groupOf.get(index), context, final));
  });
  // The outer first: what lies in it must not go where it was before it was put into its own container.
  const unknown = new Set<number>();
  for (const { draft, index } of outerFirst(drafts)) {
    const outer = containerOf(drafts, index, final, settled, unknown);
    if (!outer) continue;
    settled.set(index, placeInside(doc, draft, outer));
    unknown.add(index);
  }
  return drafts.map((draft, index) => ({
    id: placeId(index),
    start: draft.start,
    end: draft.end,
    resolution: settled.get(index) ?? describeDraft(doc, draft, settled),
    role: draft.role,
    relation: draft.relation && { ...draft.relation, of: draft.relation.of.map(placeId) },
  }));
}

/** All mentions by how deep the text puts them into others. */
function outerFirst(drafts: readonly PlaceDraft[]): readonly { draft: PlaceDraft; index: number }[] {
  const depthOf = (index: number, seen: number): number => {
    const outer = drafts[index]?.within[0];
    return outer === undefined || seen > MAX_DEPTH ? 0 : 1 + depthOf(outer, seen + 1);
  };
  return drafts
    .map((draft, index) => ({ draft, index, depth: depthOf(index, 0) }))
    .sort((a, b) => a.depth - b.depth || a.index - b.index);
}

/**
 * The candidates of one mention as `resolvePlaces` ranks them, for showing why it chooses as it does.
 * @param index the mention among `drafts`; the others are its context
 * @returns best first; `score` is the weighted sum behind the choice, not the confidence of a resolution
 */
export function rankPlaces(
  drafts: readonly PlaceDraft[],
  index: number,
  gazetteer: Gazetteer,
): readonly Candidate[] {
  const context = readContext(drafts);
  return choose(drafts, context, gazetteer, choose(drafts, context, gazetteer, new Map())).get(index) ?? [];
}

function placeId(index: number): string {
  return `P${index + 1}`;
}

type Choices = ReadonlyMap<number, readonly Candidate[]>;

/** Scores every mention; `before` holds the choices of an earlier round, whose winners support each other. */
function choose(
  drafts: readonly PlaceDraft[],
  context: PlaceContext,
  gazetteer: Gazetteer,
  before: Choices,
): Choices {
  const choices = new Map<number, readonly Candidate[]>();
  const neighbours = neighboursOf(context, before);
  const hintsOfGroup = new Map(context.groups.map((group) => [group, sharedHints(drafts, group)]));
  const contents = contentsOf(drafts, context);
  const cache = new Map<string, readonly Candidate[]>();
  const visit = (index: number, depth: number): readonly Candidate[] => {
    const known = choices.get(index);
    if (known) return known;
    const draft = drafts[index];
    const group = context.groupOf.get(index);
    if (!draft || !group || draft.hits.length === 0 || depth > MAX_DEPTH) return [];
    const placeOf = (other: number): GazetteerPlace | null =>
      other === index ? null : (visit(other, depth + 1)[0]?.hit.place ?? null);
    // A circle ('A near B', 'B near A') ends here: the second is ranked without the first.
    choices.set(index, []);
    const own = hintsOf(draft);
    const hints = own.within.length + own.beside.length > 0 ? own : (hintsOfGroup.get(group) ?? own);
    const beside = hints.beside.map((each) => `${each.index}:${each.km}`);
    const key = `${group.key}|${draft.role}|${draft.cue}|${hints.within.join()}|${beside.join()}`;
    const candidates =
      cache.get(key) ??
      scoreCandidates({
        draft,
        group,
        context,
        gazetteer,
        within: hints.within.map(placeOf),
        beside: hints.beside.flatMap(({ index: other, km }) => {
          const place = placeOf(other);
          return place ? [{ place, km }] : [];
        }),
        contents: contents.get(group) ?? [],
        others: neighbours.filter((other) => !isNamesake(other.group, group)),
      });
    cache.set(key, candidates);
    choices.set(index, candidates);
    return candidates;
  };
  drafts.forEach((_, index) => {
    visit(index, 0);
  });
  return choices;
}

/**
 * What each name of the document may mean, for the others to lie by. Two names that each mean many places seldom have two that
 * lie together by chance: a pair that does speaks for both, and so even a doubtful candidate counts for something.
 */
function neighboursOf(context: PlaceContext, before: Choices): readonly Neighbour[] {
  const scored = new Map<NameGroup, readonly Candidate[]>();
  for (const [index, candidates] of before) {
    const group = context.groupOf.get(index);
    if (group && candidates.length > 0 && !scored.has(group)) scored.set(group, candidates);
  }
  return context.groups.slice(0, MAX_NEIGHBOURS).flatMap((group) => {
    const own = scored.get(group);
    const options = own
      ? own.map(({ hit, score }) => ({ place: hit.place, score }))
      : group.candidates.map((place) => ({ place, score: rankImportance(place) }));
    const points = options.filter(({ place }) => isPoint(place)).slice(0, MAX_OPTIONS);
    const best = Math.max(...options.map(({ score }) => score));
    const weights = points.map(({ score }) => Math.exp((score - best) / SPREAD));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const places = points.map(({ place }, at) => ({ place, trust: ((weights[at] ?? 0) / sum) ** TRUST }));
    return places.length > 0 ? [{ group, places }] : [];
  });
}

/** 'Richmond' and 'City of Richmond' lie together whichever is meant. */
function isNamesake(a: NameGroup, b: NameGroup): boolean {
  return a === b || ` ${a.key} `.includes(` ${b.key} `) || ` ${b.key} `.includes(` ${a.key} `);
}

/** The candidates of what the text puts inside each name. */
function contentsOf(
  drafts: readonly PlaceDraft[],
  context: PlaceContext,
): ReadonlyMap<NameGroup, (readonly GazetteerHit[])[]> {
  const contents = new Map<NameGroup, (readonly GazetteerHit[])[]>();
  for (const draft of drafts) {
    for (const outer of draft.within) {
      const group = context.groupOf.get(outer);
      const list = group && contents.get(group);
      if (list && list.length < MAX_CANDIDATES) list.push(draft.hits);
      else if (group && !list) contents.set(group, [draft.hits]);
    }
  }
  return contents;
}

interface Hints {
  readonly within: readonly number[];
  readonly beside: readonly { readonly index: number; readonly km: number | null }[];
}

/** What the text says once of a name holds for its other mentions, unless they say something of their own. */
function sharedHints(drafts: readonly PlaceDraft[], group: NameGroup): Hints {
  const index = group.drafts.find((each) => (drafts[each]?.within.length ?? 0) > 0);
  return { within: index === undefined ? [] : (drafts[index]?.within ?? []), beside: [] };
}

function hintsOf(draft: PlaceDraft): Hints {
  const { relation } = draft;
  const beside = relation && (relation.kind === 'near' || relation.kind === 'offset') ? relation.of : [];
  return { within: draft.within, beside: beside.map((index) => ({ index, km: relation?.km ?? null })) };
}

function isPoint(place: GazetteerPlace): boolean {
  return place.level === 'settlement' || place.level === 'admin2' || place.level === 'site';
}

/** A province's name of so many letters sounds like no other's by chance. */
const LONG_NAME = 8;

function decide(
  draft: PlaceDraft,
  candidates: readonly Candidate[] | undefined,
  group: NameGroup | undefined,
  context: PlaceContext,
  choices: Choices,
): PlaceMention['resolution'] {
  const ranked = candidates ? preferTown(draft, candidates) : [];
  const best = ranked[0];
  if (!best || !group) return { status: 'unresolved', reason: `"${draft.name}" is not in the gazetteer` };
  // Where the text itself says what holds it, that speaks for the sound-alike in there.
  const held = draft.within.some((outer) => {
    const area = choices.get(outer)?.[0]?.hit.place;
    return area !== undefined && liesWithin(best.hit.place, area);
  });
  // 'Zolbat camp' for Zolpat camp, 'Haalim province' for Halim: the text calls it what it is.
  const province = draft.cue === 'admin1' && best.hit.place.level === 'admin1' && ranked.length === 1;
  const called =
    (draft.pattern === 'camp' && best.hit.place.level === 'site') ||
    (province && (draft.name?.length ?? 0) >= LONG_NAME);
  if (
    best.hit.match.startsWith('similar') &&
    !held &&
    !called &&
    context.support(best.hit.place.country, group) < 0.3
  )
    return {
      status: 'unresolved',
      reason: `"${draft.name}" only sounds like ${best.hit.place.name}, which nothing else here speaks for`,
    };
  if (
    isNamedAfter(draft, best) &&
    context.support(best.hit.place.country, group) < 0.2 &&
    (best.hit.match !== 'name' || context.groups.length > 1)
  )
    return {
      status: 'unresolved',
      reason: `a site named like ${best.hit.place.name}, for which nothing else here speaks`,
    };
  const rivals = ranked.filter(
    (each) =>
      best.score - each.score < MARGIN &&
      isElsewhere(best.hit.place, each.hit.place) &&
      !isSeatOf(best.hit.place, each.hit.place) &&
      !isSeatOf(each.hit.place, best.hit.place),
  );
  if (rivals.length > 0 && draft.role !== 'demonym')
    return {
      status: 'ambiguous',
      candidates: [best, ...rivals].slice(0, MAX_CANDIDATES).map((each) => toPlace(each.hit.place)),
    };
  if (draft.pattern === 'coordinates') return atCoordinates(best);
  const alone =
    draft.pattern === 'nominal' ? 'of the country that is spoken of' : 'the only place of that name';
  const reasons = candidates?.length === 1 ? [alone, ...best.reasons] : best.reasons;
  return {
    status: 'resolved',
    place: toPlace(best.hit.place),
    score: confidence(best, ranked),
    reasons:
      reasons.length > 0
        ? reasons.slice(0, MAX_REASONS)
        : [`the best known of ${ranked.length} places of that name`],
  };
}

/** A town of this size gives a camp its name without more being said; a smaller one only under its own name. */
const LARGE_TOWN = 100_000;
const KNOWN_TOWN = 20_000;

/** 'Beach camp' need not lie in Beach, and the gazetteer has no such camp. */
function isNamedAfter(draft: PlaceDraft, { hit: { place, match }, reasons }: Candidate): boolean {
  if (draft.pattern === 'known-camp') return false;
  if (draft.cue !== 'site' || draft.within.length > 0 || place.level !== 'settlement') return false;
  const known = place.population >= (match === 'name' ? KNOWN_TOWN : LARGE_TOWN);
  return !known && !reasons.some((each) => each.startsWith('said to'));
}

/** What the text itself gives is sure, save for a slip of the pen. */
function atCoordinates({ hit: { place } }: Candidate): PlaceMention['resolution'] {
  const area = [place.admin1, place.country].filter((each) => each !== null);
  const nearest = area.length > 0 ? [`the nearest town lies in ${area.join(', ')}`] : [];
  return {
    status: 'resolved',
    place: toPlace(place),
    score: 1,
    reasons: ['coordinates in the text', ...nearest],
  };
}

/** How sharply a lead in score counts, and the score that 'none of these' has. */
const TEMPERATURE = 0.07;
const NONE_OF_THESE = 0.15;

/** The best candidate's share against its rivals elsewhere and against none of them; three decimals. */
function confidence(best: Candidate, ranked: readonly Candidate[]): number {
  const rivals = ranked.filter((each) => each === best || isElsewhere(best.hit.place, each.hit.place));
  const odds = rivals.reduce((sum, each) => sum + Math.exp((each.score - best.score) / TEMPERATURE), 0);
  return Number((1 / (odds + Math.exp((NONE_OF_THESE - best.score) / TEMPERATURE))).toFixed(3));
}

/** A bare name that a town shares with the area around it means the town. */
function preferTown(draft: PlaceDraft, candidates: readonly Candidate[]): readonly Candidate[] {
  const best = candidates[0];
  if (!best || draft.cue !== null || (best.hit.place.level !== 'admin1' && best.hit.place.level !== 'admin2'))
    return candidates;
  const seat = candidates.find(
    ({ hit, score }) =>
      hit.place.level === 'settlement' &&
      hit.place.population >= 10_000 &&
      score > best.score - 0.12 &&
      hit.place.country === best.hit.place.country &&
      !isElsewhere(best.hit.place, hit.place),
  );
  return seat ? [seat, ...candidates.filter((each) => each !== seat)] : candidates;
}

/** New York lies in New York: who names either means about the same. */
function isSeatOf(town: GazetteerPlace, area: GazetteerPlace): boolean {
  return town.level === 'settlement' && area.level === 'admin1' && town.admin1Code === area.admin1Code;
}

function isElsewhere(a: GazetteerPlace, b: GazetteerPlace): boolean {
  const apart = distanceKm(a.lat, a.lon, b.lat, b.lon);
  return apart > SAME_KM && apart > Math.max(a.radiusKm ?? 0, b.radiusKm ?? 0);
}

type Resolved = Extract<PlaceMention['resolution'], { status: 'resolved' }>;

/**
 * The nearest place that the text says holds a mention, where nothing better is known: the name is in no gazetteer, or none of
 * its places lies there.
 * @param unknown those that are themselves only somewhere in another
 */
function containerOf(
  drafts: readonly PlaceDraft[],
  index: number,
  choices: Choices,
  settled: ReadonlyMap<number, PlaceMention['resolution']>,
  unknown: ReadonlySet<number>,
): Resolved | null {
  const own = settled.get(index);
  const chain = new Set([index]);
  for (let at = drafts[index]?.within[0]; at !== undefined && !chain.has(at); at = drafts[at]?.within[0]) {
    chain.add(at);
    const outer = settled.get(at);
    if (outer?.status !== 'resolved' || unknown.has(at) || drafts[at]?.role !== 'location') continue;
    const area = choices.get(at)?.[0]?.hit.place;
    const fits = (choices.get(index) ?? []).some(({ hit }) => area && liesWithin(hit.place, area));
    return own?.status === 'unresolved' || !fits ? outer : null;
  }
  return null;
}

function placeInside(doc: ReadDocument, draft: PlaceDraft, outer: Resolved): PlaceMention['resolution'] {
  const label = doc.text.slice(draft.start, draft.end).replace(/\s+/g, ' ');
  const place = locateDescribed({ kind: 'inside', km: null, bearing: null }, [outer.place], label);
  if (typeof place === 'string') return { status: 'unresolved', reason: place };
  const spelled = draft.hits.some(({ match }) => !match.startsWith('similar'));
  const known = spelled ? `no "${draft.name}" is known there` : `"${draft.name}" is not in the gazetteer`;
  return {
    status: 'resolved',
    place,
    score: outer.score,
    reasons: [known, `somewhere in ${outer.place.name}, which the text says holds it`],
  };
}

function describeDraft(
  doc: ReadDocument,
  draft: PlaceDraft,
  settled: ReadonlyMap<number, PlaceMention['resolution']>,
): PlaceMention['resolution'] {
  if (!draft.relation) return { status: 'unresolved', reason: 'nothing says where it is' };
  const anchors = draft.relation.of.flatMap((index) => {
    const resolution = settled.get(index);
    return resolution?.status === 'resolved' ? [resolution] : [];
  });
  if (anchors.length < draft.relation.of.length)
    return { status: 'unresolved', reason: 'described by a place that is not resolved' };
  const label = doc.text.slice(draft.start, draft.end).replace(/\s+/g, ' ');
  const place = locateDescribed(
    draft.relation,
    anchors.map((each) => each.place),
    label,
  );
  if (typeof place === 'string') return { status: 'unresolved', reason: place };
  return {
    status: 'resolved',
    place,
    score: Math.min(...anchors.map((each) => each.score)),
    reasons: [`worked out from ${anchors.map((each) => each.place.name).join(' and ')}`],
  };
}

function toPlace(place: GazetteerPlace): Place {
  const { id, name, lat, lon, radiusKm, country, admin1, admin2, featureCode } = place;
  return { id, name, lat, lon, radiusKm, country, admin1, admin2, featureCode };
}
