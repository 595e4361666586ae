/** What a document as a whole says about where its places are: which countries and areas its names point to. */
import { rankImportance } from '../../reference/gazetteer/importance.ts';
import type { GazetteerPlace } from '../../reference/gazetteer/types.ts';
import type { PlaceDraft } from '../../text/drafts/places.ts';
import { foldName } from '../../text/name-key.ts';

/** Mentions of one name: they mean the same place unless the text says otherwise. */
export interface NameGroup {
  readonly key: string;
  readonly drafts: readonly number[];
  readonly candidates: readonly GazetteerPlace[];
  /** What each country and area gets from this name, at most 1 altogether. */
  readonly votes: ReadonlyMap<string, number>;
  /** How much the group counts for others: a demonym less than a name, a frequent name more, up to a bound. */
  readonly weight: number;
}

export interface PlaceContext {
  readonly groups: readonly NameGroup[];
  readonly groupOf: ReadonlyMap<number, NameGroup>;
  /** Support for a country or area from all names but those of one group: 0 none … 1 strong. */
  support(area: string | null, except: NameGroup): number;
}

/** A paper writes of its own country more often than not, and yet less surely than a place that it names. */
const SOURCE_WEIGHT = 0.6;
/** How sharply a name's vote goes to its best-known place. */
const SHARPNESS = 8;
const ROLE_WEIGHT: Readonly<Record<PlaceDraft['role'], number>> = {
  location: 1,
  metonym: 0.8,
  'part-of-name': 0.5,
  demonym: 0.6,
};

/**
 * @param source what else speaks for countries and areas: votes as those of a name, from the name of the document's source
 */
export function readContext(
  drafts: readonly PlaceDraft[],
  source: ReadonlyMap<string, number> = new Map(),
): PlaceContext {
  const byKey = new Map<string, number[]>();
  drafts.forEach((draft, index) => {
    if (draft.name === null) return;
    const key = `${draft.role === 'demonym' ? '~' : ''}${foldName(draft.name)}`;
    const list = byKey.get(key);
    if (list) list.push(index);
    else byKey.set(key, [index]);
  });
  const groups = [...byKey].map(([key, indexes]) => makeGroup(key, indexes, drafts));
  const groupOf = new Map(groups.flatMap((group) => group.drafts.map((index) => [index, group] as const)));
  const totals = new Map<string, number>();
  let all = 0;
  for (const [area, vote] of source) totals.set(area, vote * SOURCE_WEIGHT);
  if (source.size > 0) all += SOURCE_WEIGHT;
  for (const group of groups) {
    for (const [area, vote] of group.votes) totals.set(area, (totals.get(area) ?? 0) + vote * group.weight);
    all += group.votes.size > 0 ? group.weight : 0;
  }
  return {
    groups,
    groupOf,
    support(area, except) {
      if (area === null) return 0;
      const rest = all - (except.votes.size > 0 ? except.weight : 0);
      if (rest <= 0) return 0;
      const own = (except.votes.get(area) ?? 0) * except.weight;
      const others = Math.max(0, (totals.get(area) ?? 0) - own);
      // A share of the document's names, and yet little on the word of a single one.
      return (others / rest) * Math.min(1, others / 1.2) * 0.6 + Math.min(1, others / 2.5) * 0.4;
    },
  };
}

function makeGroup(key: string, indexes: readonly number[], drafts: readonly PlaceDraft[]): NameGroup {
  const places = new Map<number, GazetteerPlace>();
  let role = 0;
  for (const index of indexes) {
    const draft = drafts[index];
    if (!draft) continue;
    role = Math.max(role, ROLE_WEIGHT[draft.role]);
    for (const { place } of draft.hits) places.set(place.index, place);
  }
  const candidates = [...places.values()];
  const similarOnly = indexes.every((index) =>
    drafts[index]?.hits.every((hit) => hit.match.startsWith('similar')),
  );
  return {
    key,
    drafts: indexes,
    candidates,
    votes: similarOnly ? new Map() : votesOf(candidates),
    weight: role * Math.min(2, 1 + Math.log2(indexes.length) * 0.4),
  };
}

/** What a name gives to each country and first-level area, by how well known its places there are; at most 1 together. */
export function votesOf(candidates: readonly GazetteerPlace[]): ReadonlyMap<string, number> {
  const weights = candidates.map((place) => Math.exp(SHARPNESS * rankImportance(place)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const votes = new Map<string, number>();
  candidates.forEach((place, index) => {
    const share = (weights[index] ?? 0) / sum;
    for (const area of [place.country, place.admin1Code]) {
      if (area !== null) votes.set(area, Math.min(1, (votes.get(area) ?? 0) + share));
    }
  });
  return votes;
}
