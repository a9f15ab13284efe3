import { defineConfig } from 'vitest/config';
import { REPORTERS } from './test/support/failures-at-once.ts';
import { PATIENCE } from './test/support/patience.ts';

// Clients and tools that nobody here wrote. Two files at a time: much of each is waiting, for JVMs to start and for clocks.
export default defineConfig({
  test: {
    include: ['test/interop/**/*.test.ts'],
    exclude: ['node_modules/**'],
    pool: 'forks',
    reporters: REPORTERS,
    globalSetup: ['test/interop/support/prepare.ts'],
    maxWorkers: 2,
    ...PATIENCE,
    hookTimeout: 600_000,
  },
});
