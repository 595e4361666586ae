import { defineConfig } from 'vitest/config';

/** `unit` is what everybody runs; `shared` needs the benchmarks beside the checkout; `long` may take an hour. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/shared/**', 'tests/long/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // A browser on a machine with more to do than it can loses a key now and then; what is broken fails twice.
          retry: 1,
        },
      },
      {
        extends: true,
        test: { name: 'shared', include: ['tests/shared/**/*.test.ts'], testTimeout: 600_000 },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: ['tests/long/**/*.test.ts'],
          testTimeout: 3_600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
