/** Looks at the reader's model before anything loads it: its files, their sizes and their checksums. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export interface ModelFile {
  /** SHA-256 of the network's file, in hex. */
  readonly sha256: string;
  /** Its size. */
  readonly bytes: number;
}

const CARD = 'reader.json';
const NETWORK = 'reader.onnx';
const card = z.object({ sha256: z.record(z.string(), z.string()) });
const MEND = 'put the files of the project there again: git checkout -- data/models';

/**
 * @param folder has the model's card, and the files whose checksums stand on it
 * @returns what the model is, or what is wrong with it and what to do
 */
export function checkModel(folder: string): ModelFile | { readonly problem: string } {
  const cardPath = join(folder, CARD);
  if (!existsSync(cardPath)) return { problem: `${cardPath} is not there; ${MEND}` };
  const read = card.safeParse(parseJson(readFileSync(cardPath, 'utf8')));
  const sums = read.success ? read.data.sha256 : {};
  if (!(NETWORK in sums))
    return { problem: `${cardPath} is damaged: it has no checksum of ${NETWORK}; ${MEND}` };
  let bytes = 0;
  for (const [name, wanted] of Object.entries(sums)) {
    const path = join(folder, name);
    if (!existsSync(path)) return { problem: `${path} is not there; ${MEND}` };
    const content = readFileSync(path);
    const found = createHash('sha256').update(content).digest('hex');
    if (found !== wanted) {
      const sizes = `${content.length.toLocaleString('en')} bytes, checksum ${found.slice(0, 8)}`;
      return { problem: `${path} is damaged: ${sizes} instead of ${wanted.slice(0, 8)}; ${MEND}` };
    }
    if (name === NETWORK) bytes = content.length;
  }
  return { sha256: sums[NETWORK] ?? '', bytes };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
