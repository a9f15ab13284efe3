import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/interop/**', 'test/nightly/**', 'node_modules/**'],
    pool: 'forks',
    // One worker less than cores is the default; but the longest tests mostly wait, for processes of their own and for clocks.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
