import { describe, expect, it } from 'vitest';
import { killRepeatedly } from './kill-rounds.ts';
import { makeWorkspace } from './processes.ts';

describe('killing the process', () => {
  it('loses nothing that was acknowledged, in 50 kills', { timeout: 180_000 }, async () => {
    const { kills, acknowledged } = await killRepeatedly(makeWorkspace(), 50);
    expect(kills).toBe(50);
    // The kills must have hit work, not only starts.
    expect(acknowledged).toBeGreaterThan(100);
  });
});
