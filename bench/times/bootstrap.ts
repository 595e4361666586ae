/** Confidence intervals by resampling documents, which are what is independent of one another. */

/** A generator of numbers from 0 to below 1 that gives the same ones for the same seed (mulberry32). */
export function seedRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The middle 95 % of a measure over samples of the documents, drawn with replacement.
 * @param measure the figure of a sample
 */
export function bootstrapInterval<T>(
  documents: readonly T[],
  measure: (sample: readonly T[]) => number,
  { samples, seed }: { readonly samples: number; readonly seed: number },
): { readonly low: number; readonly high: number } {
  const random = seedRandom(seed);
  const figures = Array.from({ length: samples }, () =>
    measure(documents.map(() => documents[Math.floor(random() * documents.length)] as T)),
  ).sort((a, b) => a - b);
  const at = (share: number) => figures[Math.min(samples - 1, Math.floor(share * samples))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}
