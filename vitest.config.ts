import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/interop/**', 'test/nightly/**', 'node_modules/**'],
    pool: 'forks',
    // One worker less is the default, which on a machine of two cores is one; the longest tests mostly wait for processes of their own.
    maxWorkers: availableParallelism(),
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
