/** Golden sentences of figures: how their readings are written down, and how a coded sentence is written the same way. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type CodedDocument, FIGURE_KINDS, type Figure } from '../../src/contract/coded-document.ts';

const row = z.strictObject({
  text: z.string().min(1),
  /** True: the coder does not get there yet; the row must fail, so that a mend is noticed. */
  gap: z.literal(true).optional(),
});

const fileSchema = z.strictObject({
  kind: z.enum(FIGURE_KINDS),
  rows: z.array(row.extend({ read: z.array(z.string().min(1)).min(1) })).min(50),
  /** Sentences that hold no figure of this kind. */
  not: z.array(row).min(15),
});

export type FigureFile = z.infer<typeof fileSchema>;

/** @throws ZodError when the file does not hold what it must */
export function loadFigures(path: string): FigureFile {
  return fileSchema.parse(parse(readFileSync(path, 'utf8')));
}

/** '12', '≥12', '≤50', '~40', '5–7', '24+' (an indefinite word), '?' (no number): bounds and qualifier in one. */
function writeBounds({ low, high, qualifier }: Figure): string {
  if (low === null && high === null) return '?';
  switch (qualifier) {
    case 'exact':
      return low === high ? `${low}` : `${low}..${high} exact`;
    case 'at-least':
      return high === null ? `>=${low}` : `${low}..${high} at-least`;
    case 'at-most':
      return low === 0 ? `<=${high}` : `${low}..${high} at-most`;
    case 'about':
      return low === high ? `~${low}` : `${low}..${high} about`;
    case 'range':
      return `${low}-${high}`;
    case 'indefinite':
      return high === null ? `${low}+` : `${low}..${high} indefinite`;
  }
}

/** 'WORDS = KIND BOUNDS [UNIT] [(POPULATION)] [; cumulative] [; of WORDS]'; people and increments go without saying. */
export function writeFigures(coded: CodedDocument, text: string): string[] {
  const words = (figure: Figure): string => text.slice(figure.start, figure.end);
  return coded.figures.map((figure) => {
    const unit = figure.unit === 'people' ? '' : ` ${figure.unit}`;
    const population = figure.population.length > 0 ? ` (${figure.population.join(', ')})` : '';
    const basis = figure.basis === 'new' ? '' : `; ${figure.basis}`;
    const whole = coded.figures.find((other) => other.id === figure.partOf);
    const part = whole ? `; of ${words(whole)}` : '';
    return `${words(figure)} = ${figure.kind} ${writeBounds(figure)}${unit}${population}${basis}${part}`;
  });
}
