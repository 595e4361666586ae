/** A read document from one text, for tests of the stages behind `read`. */
import { readDocument } from '../../src/read/read-document.ts';
import type { ReadDocument } from '../../src/text/document.ts';

export function readText(text: string, publishedAt: string | null = null): ReadDocument {
  return readDocument({
    id: 'test',
    text,
    title: null,
    publishedAt,
    source: null,
    language: 'en',
    parts: null,
    warnings: [],
  });
}
