/** How much memory the main thread keeps for short-lived objects while it codes. */
import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the main thread's young generation as large as it is now: while the knowledge is loaded V8 would let it grow to
 * 128 MB, which makes coding no faster. The heap of a new worker sets V8 back to its own choice, so this is to be called
 * again once a worker has one; a worker's own young generation is limited where it is started.
 */
export function holdYoungGeneration(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
