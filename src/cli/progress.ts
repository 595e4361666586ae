/** Progress of long work on standard error: a bar on a terminal, plain lines elsewhere. */
import type { SingleBar } from 'cli-progress';

export interface Progress {
  /** One more is done. */
  readonly step: () => void;
  /** Shows a line without breaking the bar. */
  readonly note: (line: string) => void;
  readonly stop: () => void;
}

export interface ProgressOptions {
  /** What is being done: 'coding'. */
  readonly label: string;
  /** How many there are; null: not known. */
  readonly total: number | null;
  /** Says nothing where standard error is no terminal: for filters, whose standard error is for failures. */
  readonly quiet?: boolean;
  readonly stream?: NodeJS.WriteStream;
}

/** Plain lines come this often, in milliseconds. */
const LINE_EVERY = 5000;

/** Starts showing the progress of work that takes long. For fewer than two items nothing is shown. */
export async function startProgress(options: ProgressOptions): Promise<Progress> {
  const stream = options.stream ?? process.stderr;
  const note = (line: string): void => {
    stream.write(`${line}\n`);
  };
  const silent: Progress = { step: () => {}, note, stop: () => {} };
  if (options.total !== null && options.total < 2) return silent;
  if (stream.isTTY) return startBar(options, stream);
  return options.quiet ? silent : startLines(options, note);
}

async function startBar(options: ProgressOptions, stream: NodeJS.WriteStream): Promise<Progress> {
  const { default: cliProgress } = await import('cli-progress');
  const format =
    options.total === null
      ? `${options.label}  {value}  {duration_formatted}`
      : `${options.label}  {bar}  {value}/{total}  {eta_formatted} left`;
  const bar: SingleBar = new cliProgress.SingleBar(
    { stream, format, clearOnComplete: true, hideCursor: true, barsize: 30, fps: 5 },
    cliProgress.Presets.shades_classic,
  );
  bar.start(options.total ?? 0, 0);
  return {
    step: () => bar.increment(),
    note: (line) => {
      stream.write(`\r\u001b[K${line}\n`);
    },
    stop: () => bar.stop(),
  };
}

function startLines(options: ProgressOptions, note: (line: string) => void): Progress {
  let done = 0;
  let last = Date.now();
  const of = options.total === null ? '' : ` of ${options.total}`;
  return {
    step: () => {
      done++;
      if (Date.now() - last < LINE_EVERY) return;
      last = Date.now();
      note(`${options.label}: ${done}${of}`);
    },
    note,
    stop: () => {},
  };
}
