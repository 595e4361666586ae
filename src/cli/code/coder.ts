/** Codes one document and prints it; the same in the main thread and in a worker. */
import type { ErrorLine } from '../../contract/coded-document.ts';
import { codeDocument, loadKnowledge } from '../../pipeline.ts';
import type { InputDocument } from '../../text/document.ts';
import { describeError } from '../errors.ts';
import { formatCoded, formatJson, type PrintOptions } from './write-coded.ts';

/** Everything that a worker has to know. Plain data. */
export interface CoderOptions extends PrintOptions {
  /** Folders of a team's own knowledge, on top of the project's. */
  readonly actors: readonly string[];
  readonly places: readonly string[];
  readonly patterns: readonly string[];
}

/** One document to code; `line` is where it stands in its file, from 1. */
export interface Job {
  readonly input: InputDocument;
  readonly line: number;
}

export interface Coded {
  /** The line to print, an error line where coding failed. */
  readonly output: string;
  /** What went wrong, for standard error; null: nothing. */
  readonly failure: string | null;
}

/**
 * Loads the knowledge, which takes a moment, and gives the function that codes.
 * @throws DataError where a file of the knowledge does not hold what it should
 */
export function createCoder(options: CoderOptions): (job: Job) => Coded {
  const { actors, places, patterns } = options;
  const knowledge = loadKnowledge({ actors, places, patterns });
  return ({ input, line }) => {
    try {
      const coded = codeDocument(input, knowledge, { tokens: options.tokens });
      return { output: formatCoded(coded, input.text, options), failure: null };
    } catch (error) {
      const message = describeError(error);
      if (process.env.ONRECORD_DEBUG === '1' && error instanceof Error)
        process.stderr.write(`${error.stack}\n`);
      const failed: ErrorLine = { id: input.id, line, error: { code: 'internal', message } };
      return { output: formatJson(failed, options.pretty), failure: `internal: ${message}` };
    }
  };
}
