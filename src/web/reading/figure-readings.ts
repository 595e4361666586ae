/** What each figure of a document says in words, by the figure's id. */
import type { CodedDocument } from '../../contract/coded-document.ts';
import { readFigureInWords } from '../../contract/figure-reading.ts';

export function collectReadings(coded: CodedDocument, text: string): ReadonlyMap<string, string> {
  return new Map(coded.figures.map((figure) => [figure.id, readFigureInWords(coded, figure, text)]));
}
