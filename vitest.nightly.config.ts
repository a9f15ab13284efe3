import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// The tests that take long because they are thorough; `npm run nightly` runs them, and the ordinary suites at LONG=1.
export default defineConfig({
  test: {
    include: [
      'test/nightly/**/*.test.ts',
      'test/fault/**/*.test.ts',
      'test/regionserver/**/*.test.ts',
      'test/master/**/*.test.ts',
      'test/wal/**/*.test.ts',
      'test/hfile/**/*.test.ts',
    ],
    pool: 'forks',
    maxWorkers: availableParallelism(),
    testTimeout: 1_800_000,
    hookTimeout: 300_000,
  },
});
