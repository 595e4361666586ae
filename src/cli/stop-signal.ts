/** Lets long work end between two documents when the user interrupts it. */

export interface StopSignal {
  readonly stopped: () => boolean;
  readonly dispose: () => void;
}

/** The first interrupt asks the work to stop after the document in hand, the second ends the process at once. */
export function watchInterrupt(): StopSignal {
  let stopped = false;
  const stop = (): void => {
    if (stopped) process.exit(130);
    stopped = true;
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    stopped: () => stopped,
    dispose: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}

/** What a shell expects of a process that was interrupted. */
export const EXIT_INTERRUPTED = 130;
