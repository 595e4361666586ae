/** Tables that fit the terminal. */
import { ink } from './ink.ts';
import { cleanForTerminal, cutText, measureText } from './text-width.ts';

export interface TableColumn<T> {
  readonly head: string;
  readonly read: (row: T) => string;
  /** Figures stand to the right. */
  readonly right?: boolean;
  /** Never cut below this many columns; the columns that may shrink give way first to last. */
  readonly min?: number;
}

const GAP = '  ';
const SHRINK_MIN = 8;

/**
 * Lays out rows under their heads.
 * @param width columns of the terminal; infinite: nothing is cut
 */
export function formatTable<T>(
  columns: readonly TableColumn<T>[],
  rows: readonly T[],
  width: number,
): string {
  const cells = rows.map((row) =>
    columns.map((column) => cleanForTerminal(column.read(row)).replace(/\s+/g, ' ')),
  );
  const widths = columns.map((column, index) =>
    Math.max(measureText(column.head), ...cells.map((row) => measureText(row[index] ?? ''))),
  );
  shrink(columns, widths, width);
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) => {
        const room = widths[index] ?? 0;
        const cut = cutText(text, room);
        const pad = ' '.repeat(Math.max(0, room - measureText(cut)));
        return columns[index]?.right ? pad + cut : cut + pad;
      })
      .join(GAP)
      .trimEnd();
  const head = ink.bold(line(columns.map((column) => column.head)));
  return `${[head, ...cells.map(line)].join('\n')}\n`;
}

/** Takes from the widest column that may shrink until the table fits. */
function shrink<T>(columns: readonly TableColumn<T>[], widths: number[], width: number): void {
  let excess = widths.reduce((sum, one) => sum + one, 0) + GAP.length * (widths.length - 1) - width;
  while (excess > 0) {
    let widest = -1;
    widths.forEach((one, index) => {
      const column = columns[index];
      if (!column || column.right || one <= (column.min ?? SHRINK_MIN)) return;
      if (widest < 0 || one > (widths[widest] ?? 0)) widest = index;
    });
    if (widest < 0) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess--;
  }
}
