import { describe, expect, it } from 'vitest';
import { killRepeatedly } from '../store/kill-rounds.ts';
import { makeWorkspace } from '../store/processes.ts';

describe('killing the process', () => {
  it('loses nothing that was acknowledged, in 500 kills', { timeout: 3_000_000 }, async () => {
    const { kills, acknowledged } = await killRepeatedly(makeWorkspace(), 500);
    expect(kills).toBe(500);
    expect(acknowledged).toBeGreaterThan(1000);
  });
});
