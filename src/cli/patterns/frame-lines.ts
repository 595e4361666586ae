/** Where frames and their examples stand in their files. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { locateYaml } from '../../reference/load-yaml.ts';
import type { Frame } from '../../reference/patterns.ts';

export interface FrameLines {
  /** Of the frame. */
  readonly frame: number;
  readonly examples: readonly number[];
  readonly counterexamples: readonly number[];
}

/** A look-up of lines, from 1; each file is read once. */
export function locateFrames(): (frame: Pick<Frame, 'file' | 'id'>) => FrameLines {
  const files = new Map<string, ReadonlyMap<string, FrameLines>>();
  return ({ file, id }) => {
    let known = files.get(file);
    if (!known) {
      known = readLines(file);
      files.set(file, known);
    }
    return known.get(id) ?? { frame: 1, examples: [], counterexamples: [] };
  };
}

interface RawFile {
  readonly frames: readonly {
    readonly id: string;
    readonly examples: readonly string[];
    readonly counterexamples: readonly string[];
  }[];
}

function readLines(file: string): ReadonlyMap<string, FrameLines> {
  const lineOf = locateYaml(file);
  const { frames } = parse(readFileSync(file, 'utf8')) as RawFile;
  return new Map(
    frames.map((frame, at) => [
      frame.id,
      {
        frame: lineOf(['frames', at]),
        examples: frame.examples.map((_, n) => lineOf(['frames', at, 'examples', n])),
        counterexamples: frame.counterexamples.map((_, n) => lineOf(['frames', at, 'counterexamples', n])),
      },
    ]),
  );
}
