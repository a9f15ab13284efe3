import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';
import { PATIENCE } from './test/support/patience.ts';

/** Rooms whose tests change nothing of their process: files share one, and what it has loaded, which takes as long to load as most take to run. */
const SHARING = [
  'base',
  'cell',
  'client',
  'coordination',
  'hfile',
  'master',
  'model',
  'proto',
  'regionserver',
  'rootdir',
  'rpc',
  'server',
  'storage',
  'tools',
  'wal',
].map((room) => `test/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    pool: 'forks',
    // One worker less than cores is the default; but the longest tests, which come first, mostly wait, for processes of their own and for clocks.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongestFirst },
    ...PATIENCE,
    projects: [
      { extends: true, test: { name: 'sharing', include: SHARING, isolate: false } },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['test/**/*.test.ts'],
          exclude: [...SHARING, 'test/interop/**', 'test/nightly/**', 'node_modules/**'],
        },
      },
    ],
  },
});
