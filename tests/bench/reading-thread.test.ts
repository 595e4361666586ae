import { describe, expect, it } from 'vitest';
import { type ReadingThread, readAll } from '../../bench/reading/reading-thread.ts';

/** A thread that takes as long as it is told for each text, and remembers what it read. */
function makeThread(delay: number, seen: string[]): ReadingThread {
  return {
    read: async (text) => {
      seen.push(text);
      await new Promise((done) => setTimeout(done, delay));
      return { sentences: 1, tokens: text.length, arcs: 0, names: 2 };
    },
    stop: async () => undefined,
  };
}

describe('reading in several threads', () => {
  it('reads every text once, adds up what came out, and gives more to the faster thread', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => 'x'.repeat(index + 1));
    const slow: string[] = [];
    const fast: string[] = [];
    const counts = await readAll([makeThread(200, slow), makeThread(1, fast)], texts);
    expect([...slow, ...fast].sort()).toEqual([...texts].sort());
    expect(counts).toEqual({ sentences: 20, tokens: 210, arcs: 0, names: 40 });
    expect(fast.length).toBeGreaterThan(slow.length);
  });
});
