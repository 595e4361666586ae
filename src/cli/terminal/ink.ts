/** Colours of the terminal. */
import picocolors from 'picocolors';

/**
 * Whether standard output takes colours: a terminal does, a pipe or file does not, whatever else runs around it.
 * NO_COLOR (no-color.org) switches them off, FORCE_COLOR on.
 */
export function hasColour(env: NodeJS.ProcessEnv = process.env, isTerminal = process.stdout.isTTY): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return isTerminal === true && env.TERM !== 'dumb';
}

export const ink = picocolors.createColors(hasColour());
