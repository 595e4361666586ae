import { describe, expect, it } from 'vitest';
import { hasColour } from '../../src/cli/terminal/ink.ts';

describe('colours of the terminal', () => {
  it.each([
    // a terminal has colours, a pipe has none
    [{}, true, true],
    [{}, false, false],
    // a build server is no terminal, though some libraries take it for one
    [{ CI: 'true' }, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ TERM: 'dumb' }, true, false],
  ])('%j on a terminal %j: %j', (env, isTerminal, expected) => {
    expect(hasColour(env, isTerminal)).toBe(expected);
  });
});
