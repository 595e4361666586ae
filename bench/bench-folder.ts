/** Where the benchmarks are: beside the checkout, or where `ONRECORD_BENCH` says. */
import { join, resolve } from 'node:path';

export const BENCH_FOLDER =
  process.env.ONRECORD_BENCH ?? resolve(join(import.meta.dirname, '..'), '../shared/bench');
