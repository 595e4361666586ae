/** Which documents of the benchmarks no shipped weight has been trained on. */
import { createHash } from 'node:crypto';

/**
 * Benchmarks whose dev part may also train weights; only the held-out documents of these are quoted. `grammar-ud` is not
 * among them: it trains on a part of its own, so that the whole of its dev part is held out.
 */
const MAY_TRAIN: ReadonlySet<string> = new Set([
  'event-location',
  'attribution-polnear',
  'ner-worldwide',
  'ner-re3d',
  'roles-wikievents',
]);

/** Whether documents of this benchmark may have trained weights. */
export function mayTrain(benchmark: string): boolean {
  return MAY_TRAIN.has(benchmark);
}

/**
 * Whether a document is kept from training: the SHA-256 of its id (as UTF-8), the whole digest read as one big-endian
 * number, leaves 0 when divided by ten. The training scripts follow the same rule.
 */
export function isHeldOut(id: string): boolean {
  return BigInt(`0x${createHash('sha256').update(id, 'utf8').digest('hex')}`) % 10n === 0n;
}
