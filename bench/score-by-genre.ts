/** Figures of `grammar-ud` by treebank and genre: the scorer, run over each one's documents. */
import { readFileSync } from 'node:fs';
import { formatTable } from './format-table.ts';
import { readGenre } from './genres.ts';
import { type Files, score, selectDocuments } from './score.ts';

const BENCHMARK = 'grammar-ud';
/** What the table shows of the scorer's figures. */
const SHOWN = ['tokens_f1', 'upos_f1', 'uas_f1', 'las_f1'];

export interface GenreFigures {
  /** 'EWT' for the whole treebank, 'EWT reviews' for a genre. */
  readonly label: string;
  /** Words of the gold. */
  readonly words: number;
  readonly figures: Readonly<Record<string, unknown>>;
}

interface Gold {
  readonly id: string;
  readonly gold: { readonly tokens: readonly unknown[] };
}

/** Scores a run of `grammar-ud`: each treebank as a whole, followed by its genres in alphabetical order. */
export async function scoreByGenre(files: Files): Promise<readonly GenreFigures[]> {
  const lines = readFileSync(files.gold, 'utf8').trimEnd().split('\n');
  const rows = lines.map((line) => JSON.parse(line) as Gold);
  const labels = [...new Set(rows.flatMap((row) => labelsOf(row.id)))].sort();
  const scored: GenreFigures[] = [];
  for (const label of labels) {
    const belongs = (id: string) => labelsOf(id).includes(label);
    const words = rows.reduce((sum, row) => sum + (belongs(row.id) ? row.gold.tokens.length : 0), 0);
    const part = label.toLowerCase().replace(' ', '-');
    const { figures } = score(BENCHMARK, await selectDocuments(files, part, belongs));
    scored.push({ label, words, figures });
  }
  return scored;
}

function labelsOf(id: string): readonly string[] {
  const { treebank, genre } = readGenre(id);
  return [treebank, `${treebank} ${genre}`];
}

/** A table of them, in percent. */
export function formatGenres(genres: readonly GenreFigures[]): string {
  const rows = genres.map(({ label, words, figures }) => [
    label,
    String(figures.documents),
    String(words),
    ...SHOWN.map((key) => (100 * Number(figures[key])).toFixed(2)),
  ]);
  return formatTable([['', 'documents', 'words', ...SHOWN], ...rows]);
}
