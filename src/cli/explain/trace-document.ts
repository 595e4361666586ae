/** Codes a document once more, noting why each decision was taken. */
import type { StoredDocument } from '../../contract/record.ts';
import { readAgain } from '../../pipeline/read-again.ts';
import { codeReading, type Knowledge } from '../../pipeline.ts';
import { readDocument } from '../../read/read-document.ts';
import type { InputDocument } from '../../text/document.ts';
import { createTrace } from '../../text/trace.ts';
import { CommandError } from '../errors.ts';
import type { Traced } from './explanation.ts';

/** @param input as it was read from a file */
export function traceInput(input: InputDocument, knowledge: Knowledge): Traced {
  const trace = createTrace();
  return { text: input.text, coded: codeReading(readDocument(input), knowledge, { trace }), trace };
}

/**
 * @param bytes of the stored document
 * @throws CommandError where the present versions code it otherwise than the record has it: the reasons would be those
 *   of another coding
 */
export function traceStored(stored: StoredDocument, bytes: Uint8Array, knowledge: Knowledge): Traced {
  const { row, text, coded } = stored;
  const { id, format, fileName, recordIndex } = row;
  const read = readAgain({ id, bytes, format, fileName, recordIndex, text });
  const { value, basis } = coded.publishedAt;
  const trace = createTrace();
  const doc = basis === 'given' ? { ...read, publishedAt: value } : read;
  const again = codeReading(doc, knowledge, { trace });
  const parts = ({ times, claims, events }: Traced['coded']) => JSON.stringify({ times, claims, events });
  if (parts(again) !== parts(coded))
    throw new CommandError(
      `document "${id}" was coded by other versions, whose reasons are not known; code it anew with: onrecord recode`,
    );
  return { text, coded: again, trace };
}
