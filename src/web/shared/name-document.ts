/** What a document is called where it has no title: its file, and its line in a file of many. */
import type { DocumentRow } from '../../contract/record.ts';

export function nameDocument(row: Pick<DocumentRow, 'title' | 'fileName' | 'recordIndex' | 'id'>): string {
  if (row.title) return row.title;
  if (!row.fileName) return row.id;
  return row.recordIndex === null ? row.fileName : `line ${row.recordIndex + 1} of ${row.fileName}`;
}
