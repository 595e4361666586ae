/**
 * The network, run at once on the calling thread. onnxruntime's public interface only puts a promise around the same
 * synchronous call; the stages are plain functions, so its binding is used as it is (its version is pinned).
 */
import { createRequire } from 'node:module';
import { Tensor } from 'onnxruntime-node';

interface Binding {
  readonly binding: {
    readonly InferenceSession: new () => {
      loadModel(path: string, options: object): void;
      run(
        feeds: Record<string, Tensor>,
        fetches: Record<string, null>,
        options: object,
      ): Record<string, Tensor>;
    };
  };
  initOrt(): void;
}

const require = createRequire(import.meta.url);

/** Scores of one batch; each array is row-major over [sentence, word, …]. */
export interface Scores {
  /** Tag of each word: [batch, words]. */
  readonly upos: Int32Array;
  /** [batch, words, words + 1]: how well head j fits word i; 0 is the root, j the word j - 1. */
  readonly arcs: Float32Array;
  /** [batch, words, words + 1]: the best label if j were the head of i. */
  readonly labels: Int32Array;
  /** [batch, words, name tags]. */
  readonly names: Float32Array;
}

export interface Session {
  /**
   * Runs the network over one batch.
   * @param numbers [batch, words, columns], as `Featurizer` writes them; rows of padding are 0
   * @param mask [batch, words]: 1 for a word, 0 for padding
   */
  run(numbers: Int32Array, mask: Float32Array, batch: number, words: number, columns: number): Scores;
}

/**
 * Loads a network.
 * @param threads how many threads one run may use; 1 gives the same bytes on every run
 * @throws Error when the file is not there or is no model that this version of onnxruntime reads
 */
export function openSession(path: string, threads: number): Session {
  const { binding, initOrt } = require('onnxruntime-node/dist/binding.js') as Binding;
  initOrt();
  const session = new binding.InferenceSession();
  session.loadModel(path, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    // Sentences are of all lengths: memory kept for each shape would only grow.
    enableMemPattern: false,
  });
  const fetches = { upos: null, arcs: null, labels: null, names: null };
  return {
    run(numbers, mask, batch, words, columns) {
      const feeds = {
        numbers: new Tensor('int32', numbers, [batch, words, columns]),
        mask: new Tensor('float32', mask, [batch, words]),
      };
      const found = session.run(feeds, fetches, {});
      return {
        upos: found.upos?.data as Int32Array,
        arcs: found.arcs?.data as Float32Array,
        labels: found.labels?.data as Int32Array,
        names: found.names?.data as Float32Array,
      };
    },
  };
}
