/** Runs the examples and counter-examples of frames through the whole pipeline. */
import { codeDocument, type Knowledge } from '../../pipeline.ts';
import type { Frame } from '../../reference/patterns.ts';
import { locateFrames } from './frame-lines.ts';

export interface PatternFailure {
  readonly file: string;
  /** Of the sentence, from 1. */
  readonly line: number;
  readonly frame: string;
  readonly kind: 'example' | 'counter-example';
  readonly sentence: string;
  readonly expected: string;
  readonly found: string;
}

export interface PatternReport {
  readonly frames: number;
  readonly examples: number;
  readonly counterexamples: number;
  readonly failures: readonly PatternFailure[];
}

/**
 * Codes each sentence as a document of its own. An example must give a claim by its frame, a counter-example none.
 * @param knowledge with the frames in it, so that other frames may win the sentence as they would in a report
 */
export function checkPatterns(frames: readonly Frame[], knowledge: Knowledge): PatternReport {
  const linesOf = locateFrames();
  const failures = frames.flatMap((frame) => {
    const lines = linesOf(frame);
    const run = (kind: PatternFailure['kind'], sentences: readonly string[], at: readonly number[]) =>
      sentences.flatMap((sentence, n) => {
        const found = claimsOf(sentence, knowledge);
        const own = found.some((claim) => claim.pattern === frame.id);
        if (own === (kind === 'example')) return [];
        const expected = kind === 'example' ? `a claim by "${frame.id}"` : `no claim by "${frame.id}"`;
        const line = at[n] ?? lines.frame;
        return [{ file: frame.file, line, frame: frame.id, kind, sentence, expected, found: list(found) }];
      });
    return [
      ...run('example', frame.examples, lines.examples),
      ...run('counter-example', frame.counterexamples, lines.counterexamples),
    ];
  });
  const count = (of: 'examples' | 'counterexamples'): number =>
    frames.reduce((sum, frame) => sum + frame[of].length, 0);
  return {
    frames: frames.length,
    examples: count('examples'),
    counterexamples: count('counterexamples'),
    failures,
  };
}

interface Found {
  readonly pattern: string;
  readonly words: string;
}

function claimsOf(sentence: string, knowledge: Knowledge): readonly Found[] {
  const coded = codeDocument(
    {
      id: 'example',
      text: sentence,
      title: null,
      publishedAt: null,
      source: null,
      language: 'en',
      parts: null,
      warnings: [],
    },
    knowledge,
  );
  return coded.claims.map(({ pattern, trigger, eventType, acled, status }) => ({
    pattern,
    words: `"${pattern}" at “${sentence.slice(trigger.start, trigger.end)}” (${[
      eventType,
      acled?.subEventType,
      status,
    ]
      .filter((each) => each != null)
      .join(', ')})`,
  }));
}

const list = (found: readonly Found[]): string =>
  found.length === 0 ? 'no claim' : found.map(({ words }) => words).join('; ');
