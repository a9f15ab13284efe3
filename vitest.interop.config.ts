import { defineConfig } from 'vitest/config';

// Clients and tools that nobody here wrote. One file at a time: they start JVMs, and share what was downloaded into .interop-cache/.
export default defineConfig({
  test: {
    include: ['test/interop/**/*.test.ts'],
    exclude: ['node_modules/**'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 600_000,
  },
});
