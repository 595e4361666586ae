/** Which country a document reports on, by counting what it speaks of. */

/** Votes by ISO 3166-1 alpha-3. */
export type CountryVotes = ReadonlyMap<string, number>;

/** A country leads when it has at least this many times the votes of the next. */
const LEAD = 1.25;

/** @returns the country with the clear lead, or null when none has one */
export function pickCountry(votes: CountryVotes): string | null {
  const ranked = [...votes].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
  const [first, second] = ranked;
  if (!first) return null;
  return first[1] >= (second?.[1] ?? 0) * LEAD ? first[0] : null;
}
