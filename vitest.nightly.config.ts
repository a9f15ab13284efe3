import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { REPORTERS } from './test/support/failures-at-once.ts';
import { PATIENCE } from './test/support/patience.ts';

// The tests that take long because they are thorough; `npm run nightly` runs them, and the ordinary suites at LONG=1.
export default defineConfig({
  test: {
    include: [
      'test/sim/planted.test.ts',
      'test/fault/**/*.test.ts',
      'test/regionserver/**/*.test.ts',
      'test/master/**/*.test.ts',
      'test/wal/**/*.test.ts',
      'test/hfile/**/*.test.ts',
    ],
    pool: 'forks',
    reporters: REPORTERS,
    maxWorkers: availableParallelism(),
    ...PATIENCE,
    testTimeout: 1_800_000,
  },
});
