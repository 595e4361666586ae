/** The words by which parts of a plain-text report announce themselves: `data/lexicon/en/sections.yaml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';

const schema = z.strictObject({
  sections: z.array(
    z.strictObject({
      kind: z.enum(['byline', 'caption', 'boilerplate', 'comments']),
      scope: z.enum(['line', 'list', 'rest']),
      pattern: z.string(),
      cased: z.boolean().default(false),
      examples: z.array(z.string()).min(1),
      counter: z.array(z.string()).min(1),
    }),
  ),
  dateline: z.strictObject({
    pattern: z.string(),
    examples: z.array(z.string()).min(1),
    counter: z.array(z.string()).min(1),
  }),
});

export interface SectionCue {
  readonly kind: 'byline' | 'caption' | 'boilerplate' | 'comments';
  readonly scope: 'line' | 'list' | 'rest';
  /** Matches a whole trimmed line. */
  readonly pattern: RegExp;
  readonly examples: readonly string[];
  readonly counter: readonly string[];
}

export interface SectionWords {
  readonly cues: readonly SectionCue[];
  /** Matches a dateline at the start of a paragraph, its dash included. */
  readonly dateline: RegExp;
  readonly datelineExamples: readonly string[];
  readonly datelineCounter: readonly string[];
}

let loaded: SectionWords | null = null;

/**
 * Reads the section cues, once for each process.
 * @throws DataError when the file does not hold what its schema asks for
 */
export function loadSectionWords(): SectionWords {
  if (loaded) return loaded;
  const data = loadYaml(join(DATA_DIR, 'lexicon/en/sections.yaml'), schema);
  loaded = {
    cues: data.sections.map((cue) => ({
      kind: cue.kind,
      scope: cue.scope,
      pattern: new RegExp(`^(?:${cue.pattern})$`, cue.cased ? 'u' : 'iu'),
      examples: cue.examples,
      counter: cue.counter,
    })),
    dateline: new RegExp(`^${data.dateline.pattern}`, 'u'),
    datelineExamples: data.dateline.examples,
    datelineCounter: data.dateline.counter,
  };
  return loaded;
}
