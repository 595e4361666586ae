/** Linear models over hashed features: one weight of 8 bits for each slot that a feature can fall into. */
import { readFileSync } from 'node:fs';
import { DataError } from './load-yaml.ts';

export interface LinearModel {
  /** Log-odds, given the hashes of the features (`hashFeature`); each counts once, however often it comes. */
  score(features: readonly number[]): number;
}

const HEADER = 8;

/**
 * Reads the weights that `train/attribution.py` writes: scale and bias as 32-bit floats, then a signed byte for each slot.
 * @throws DataError when the file is missing, or its weights do not fill a power of two
 */
export function loadLinearModel(path: string): LinearModel {
  let raw: Buffer;
  try {
    raw = readFileSync(path);
  } catch (error) {
    throw new DataError(path, 1, `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const slots = raw.length - HEADER;
  if (slots < 1 || (slots & (slots - 1)) !== 0)
    throw new DataError(path, 1, `has ${slots} weights, should have a power of two`);
  const scale = raw.readFloatLE(0);
  const bias = raw.readFloatLE(4);
  const weights = new Int8Array(raw.buffer, raw.byteOffset + HEADER, slots);
  const mask = slots - 1;
  // In which call a weight was last counted.
  const counted = new Uint32Array(slots);
  let call = 0;
  return {
    score(features) {
      call++;
      let sum = 0;
      for (const feature of features) {
        const slot = slotOf(feature, mask);
        if (counted[slot] === call) continue;
        counted[slot] = call;
        sum += weights[slot] ?? 0;
      }
      return sum * scale + bias;
    },
  };
}

/**
 * FNV-1a over UTF-16 units.
 * @param start the hash of what comes before, to go on from
 */
export function hashFeature(text: string, start = 0x811c9dc5): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The slot of a hash. Its bits are mixed first: the low ones alone follow the last letters. */
export function slotOf(hash: number, mask: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) & mask;
}
