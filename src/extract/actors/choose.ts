/** Which bearer of a name is meant; none when more than one could be. */
import type { ActorEntry, NameTarget } from '../../reference/actors.ts';
import type { CountryVotes } from '../../text/reported-country.ts';
import type { RegistryHit } from './match-registry.ts';
import type { Word } from './words.ts';

/** Prepositions after which a country's name says where. */
const LOCATIVE = new Set(['in', 'across', 'inside', 'throughout', 'around', 'near', 'within']);
/** A candidate must have this many times the votes of the next one. */
const LEAD = 3;

/** Counts the countries that the names of a document speak of; names that are shared count for none. */
export function countCountries(words: readonly Word[], hits: readonly RegistryHit[]): Map<string, number> {
  const votes = new Map<string, number>();
  for (const hit of hits) {
    const targets = new Set(hit.names.map((name) => countryOf(name.target)));
    const [country] = targets;
    if (targets.size !== 1 || !country || hit.names.some((name) => name.ambiguous)) continue;
    votes.set(country, (votes.get(country) ?? 0) + weightOf(words, hit));
  }
  return votes;
}

function countryOf(target: NameTarget): string | null {
  return target.kind === 'actor' ? target.actor.country : target.country.iso;
}

/** Where it happened counts more than whose planes came; an outlet or a person says little about the scene. */
function weightOf(words: readonly Word[], hit: RegistryHit): number {
  const target = hit.names[0]?.target;
  if (target?.kind === 'country') return LOCATIVE.has(words[hit.from - 1]?.norm ?? '') ? 3 : 1;
  if (target?.kind !== 'actor') return 1;
  if (target.actor.body !== null) return 0.75;
  return target.actor.kind === 'media' || target.actor.kind === 'person' ? 0.25 : 1.5;
}

/** @returns the one target that a hit can stand for; null when several could, or an ambiguous name lacks its context */
export function chooseTarget(
  hit: RegistryHit,
  votes: CountryVotes,
  vocabulary: ReadonlySet<string>,
): NameTarget | null {
  const distinct = new Map<string, RegistryHit['names'][number]>();
  for (const name of hit.names) {
    const key = keyOf(name.target);
    const known = distinct.get(key);
    if (!known || (known.ambiguous && !name.ambiguous)) distinct.set(key, name);
  }
  const names = [...distinct.values()];
  const [only] = names;
  if (names.length === 1 && only && !only.ambiguous) return only.target;
  const country = names.find((name) => name.target.kind !== 'actor' && !name.ambiguous);
  if (country && names.every((name) => name.target.kind !== 'actor' || name.ambiguous)) return country.target;
  const left = names
    .filter(
      (name) => name.needs.length === 0 || name.needs.some((word) => vocabulary.has(word.toLowerCase())),
    )
    .map((name) => ({
      name,
      // A bearer whose name needs no context is meant where nothing speaks for another.
      votes: votes.get(countryOf(name.target) ?? '') ?? (name.needs.length > 0 || !name.ambiguous ? 1 : 0),
    }))
    .filter((each) => each.votes > 0)
    .sort((one, other) => other.votes - one.votes);
  const [best, next] = left;
  if (!best) return null;
  return !next || best.votes >= next.votes * LEAD ? best.name.target : null;
}

function keyOf(target: NameTarget): string {
  return target.kind === 'actor' ? target.actor.id : `${target.kind}:${target.country.iso}`;
}

/** What all bearers of a shared name have in common, for a mention that stays without an id. */
export function sharedActor(hit: RegistryHit): Pick<ActorEntry, 'category' | 'kind'> | null {
  const actors = hit.names.flatMap((name) => (name.target.kind === 'actor' ? [name.target.actor] : []));
  const [first] = actors;
  if (!first || actors.length !== hit.names.length) return null;
  const category = actors.every((each) => each.category === first.category) ? first.category : null;
  return { category, kind: first.kind };
}
