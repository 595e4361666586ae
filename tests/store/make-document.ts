/** Documents ready for the store, from the hand-coded report; each variant has bytes, text and claim keys of its own. */
import type { CodedDocument } from '../../src/contract/coded-document.ts';
import type { Versions } from '../../src/contract/record.ts';
import { hashBytes } from '../../src/store/hash.ts';
import type { NewDocument } from '../../src/store/store.ts';
import { wadiSuranDocument, wadiSuranText } from '../fixtures/wadi-suran.ts';

export const VERSIONS: Versions = { code: '1.0.0', data: 'd1', model: 'm1' };

/** @param mark words added at the end of the text, so that the variant is another document */
export function makeDocument(mark: string, versions = VERSIONS): NewDocument {
  const text = `${wadiSuranText}\n\n${mark}`;
  const hash = hashBytes(Buffer.from(text));
  const coded: CodedDocument = {
    ...wadiSuranDocument,
    id: mark,
    text,
    claims: wadiSuranDocument.claims.map((claim) => ({ ...claim, key: `${hash.slice(0, 6)}-${claim.key}` })),
  };
  return {
    bytes: Buffer.from(text),
    format: 'text',
    fileName: `${mark}.txt`,
    container: null,
    input: {
      id: mark,
      text,
      title: `Report ${mark}`,
      publishedAt: '2023-06-18',
      source: 'Northern Wire',
      language: 'en',
      parts: null,
      warnings: [],
    },
    coded,
    versions,
  };
}
