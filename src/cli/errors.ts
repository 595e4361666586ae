/** How commands fail: one clear line, and an exit status that scripts can rely on. */

/** Everything was done. */
export const EXIT_OK = 0;
/** Something could not be done; the messages say what. The rest was done. */
export const EXIT_FAILED = 1;
/** The command was not understood; nothing was done. */
export const EXIT_USAGE = 2;

/** A failure that its message explains fully: shown as one line, without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;
  constructor(message: string, exitCode: number = EXIT_FAILED) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The line for a person: the message of an error, in one line. */
export function describeError(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  return message.replace(/\s*\n\s*/g, ' ');
}

/** Reports a failure on standard error: one line, and the stack with `ONRECORD_DEBUG=1`. */
export function reportError(error: unknown): void {
  process.stderr.write(`onrecord: ${describeError(error)}\n`);
  if (process.env.ONRECORD_DEBUG === '1' && error instanceof Error && error.stack)
    process.stderr.write(`${error.stack}\n`);
}
